"""What a program that only imports the readers has to pay for."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("markdown_it", "tomllib", "zoneinfo", "difflib")


def test_the_parser_and_what_only_settings_need_are_imported_at_their_first_use() -> None:
    words = "import sys, reportgen.records; print([name for name in sys.argv[1:] if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", words, *HEAVY], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"


def test_patterns_are_compiled_at_their_first_use() -> None:
    words = "import pathlib, msgspec, re; re.compile = None; import reportgen.records"

    subprocess.run([sys.executable, "-c", words], check=True)
