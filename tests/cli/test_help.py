"""Help is quick, complete, and says how to begin."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reportgen import __version__
from reportgen.cli import main
from tests.cli.run import ROOT, run

HEAVY = ("markdown_it", "mistune", "jinja2", "rapidfuzz", "rich", "hypothesis", "concurrent.futures", "reportgen.records")
HELP = """
import sys
from reportgen.cli import main
sys.argv = ["reportgen", {argument!r}]
try:
    main()
finally:
    print([name for name in {names!r} if name in sys.modules])
"""


def test_help_names_every_command_and_the_exit_codes() -> None:
    said = run("--help").stdout
    assert [line.split()[0] for line in said.splitlines() if line.startswith("  ") and line.strip().split()[0] in main.commands] == [
        *("build", "check", "completion", "diff", "digest", "explain", "export", "fmt", "grep", "init", "list", "new", "parse"),
        *("query", "rules", "schema", "serve", "show", "stats"),
    ]
    assert "    0  done\n    1  findings at or above --fail-on, or nothing to show\n    2  something could not be done\n" in said


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_of_every_command_is_a_sentence_and_has_an_example(name: str) -> None:
    said = run(name, "--help").stdout
    assert "  Examples:\n    reportgen " in said
    assert f"reportgen {name}" in said.partition("Examples:")[2]
    short = main.commands[name].get_short_help_str(100)
    assert short.endswith(".")
    assert not short.endswith("...")


def test_version() -> None:
    assert run("--version").stdout == f"reportgen, version {__version__}\n"


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


def test_a_wrong_command_gets_the_nearest_one() -> None:
    result = run("bild")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "Error: No such command 'bild'. Did you mean 'build'?"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_loads_nothing_that_reading_needs(argument: str) -> None:
    script = HELP.format(argument=argument, names=HEAVY)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_parse_does_not_load_what_only_sites_and_checks_need() -> None:
    script = HELP.format(argument="parse", names=("mistune", "jinja2", "rapidfuzz", "rich"))
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
