"""What is loaded before it is needed: nothing heavy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, SMALL

HEAVY = {"msgspec", "jinja2", "markdown_it", "mistune", "rapidfuzz", "rich", "regex", "zoneinfo", "reportgen.records", "reportgen.site"}

LOADED = """
import sys
from reportgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print("loaded", *sys.modules)
"""


def loaded(here: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-P", "-c", LOADED, *arguments]
    done = subprocess.run(command, cwd=here, capture_output=True, encoding="utf-8", check=True, env={"PYTHONPATH": str(ROOT)})
    return set(done.stdout.split("loaded ", 1)[1].split())


@pytest.fixture
def built(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "content")
    assert loaded(tmp_path, "build") >= {"msgspec", "jinja2", "markdown_it", "reportgen.records", "reportgen.site"}
    return tmp_path


WITH_WHAT_WAS_LEFT = [
    ("--help",), ("build", "--help"), ("build",), ("show", "AI-1"), ("list", "actions", "--owner", "Ada", "--format", "ndjson"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", WITH_WHAT_WAS_LEFT, ids=" ".join)
def test_help_a_build_with_nothing_new_a_history_and_a_list_load_nothing_heavy(built: Path, arguments: tuple[str, ...]) -> None:
    assert loaded(built, *arguments) & HEAVY == set()


def test_a_history_told_again_before_the_next_build_loads_nothing_heavy(built: Path) -> None:
    report = next((built / "content" / "reports").rglob("*.md"))
    report.write_text(report.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    assert loaded(built, "show", "AI-1") >= {"msgspec", "markdown_it", "reportgen.history"}
    assert loaded(built, "show", "AI-1") & HEAVY == set()


def test_a_build_of_few_changes_loads_no_client_for_the_network_and_no_pool_of_processes(built: Path) -> None:
    report = next((built / "content" / "reports").rglob("*.md"))
    report.write_text(report.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    needless = {"concurrent.futures", "importlib.metadata", "email", "http.client", "ssl", "urllib.request", "xml", "asyncio", "mistune"}
    found = loaded(built, "build")
    assert "reportgen.site" in found
    assert found & needless == set()


def test_reading_loads_no_site_and_no_checks(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    assert loaded(tmp_path, "parse") & {"jinja2", "mistune", "reportgen.site", "reportgen.checks", "reportgen.history"} == set()


LEFT = """
import atexit
atexit.register(print, "given back")
from reportgen.cli import run
run()
"""


ENDS = [(("--help",), 0), (("check", "content", "--fail-on", "note"), 1), (("show", "NO-1"), 1), (("nonsense",), 2)]


@pytest.mark.parametrize(("arguments", "code"), ENDS)
def test_the_program_leaves_at_once_with_its_code_and_all_it_said(built: Path, arguments: tuple[str, ...], code: int) -> None:
    def ended(program: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-P", "-c", program, *arguments]
        return subprocess.run(command, cwd=built, capture_output=True, encoding="utf-8", check=False, env={"PYTHONPATH": str(ROOT)})

    left, usual = ended(LEFT), ended(LEFT.replace("run", "main"))
    assert (left.returncode, left.stdout + "given back\n", left.stderr) == (code, usual.stdout, usual.stderr)


def test_words_that_cannot_be_written_are_said_to_be_lost() -> None:
    command, here = [sys.executable, "-P", "-m", "reportgen", "--help"], {"PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, env=here)
    assert (done.returncode, done.stderr) == (2, "reportgen: No space left on device\n")


SWALLOWED = """
import signal, time
from reportgen.cli.group import leaving

class Given:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def program():
    given = Given()
    del given
    time.sleep(5)
    print("went on")

try:
    leaving(program)
except KeyboardInterrupt:
    print("heard")
"""


def test_ctrl_c_is_heard_where_python_swallows_it() -> None:
    command, here = [sys.executable, "-P", "-c", SWALLOWED], {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=here)
    assert (done.stdout, done.stderr) == ("heard\n", "")
