"""The tutorial as a new user goes through it: in an empty folder, each command, and the words that it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.docs.pages import blocks

_NAMED = re.compile(r"`([\w./-]+\.\w+)`[^`\n]*:\n\n$|`([\w./-]+\.\w+)`[^`]*:\n\n$")


def commands(text: str) -> list[tuple[str, str]]:
    """Each command of a transcript with what it shall print; `…` stands for anything."""
    found = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M)
    return [(command, output) for command, output in found]


def as_pattern(output: str) -> re.Pattern[str]:
    """What a transcript says as a pattern: a line of `…` is any lines, a `…` between words any words of a line."""
    lines = (".*(?:\n.*)*?" if line == "…" else re.escape(line).replace("…", ".*?") for line in output.rstrip("\n").split("\n"))
    return re.compile("\n".join(lines) + "\n*")


def test_every_step_says_what_the_tutorial_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in blocks("docs/tutorial.md"):
        named = _NAMED.search(block.before)
        if block.kind in {"markdown", "toml", "yaml"}:
            assert named, f"docs/tutorial.md:{block.line}: no file is named before this block"
            file = tmp_path / (named[1] or named[2])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        for command, output in commands(block.text) if block.kind == "console" else ():
            words = shlex.split(command)
            assert words[0] == "reportgen", command
            said = run(*words[1:]).output
            assert as_pattern(output).fullmatch(said.replace("\r", "")), f"docs/tutorial.md:{block.line}: {command} says\n{said}"
            ran += 1
    assert ran >= 8
    assert (tmp_path / "build" / "site" / "index.html").is_file()


def test_a_transcript_that_is_not_what_is_said_is_seen() -> None:
    assert as_pattern("1 item; … files\n").fullmatch("1 item; 34 files\n")
    assert not as_pattern("1 item; … files\n").fullmatch("2 items; 34 files\n")
    assert not as_pattern("a\n").fullmatch("a\nb\n")
