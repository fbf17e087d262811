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
