"""Progress on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli.screen import clean, progress, silent
from tests.cli.run import SMALL, shell, start

pty = pytest.importorskip("pty")


def on_a_terminal(*arguments: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Return what a terminal on standard error gets to see."""
    terminal, theirs = pty.openpty()
    process = start(*arguments, cwd=cwd, stdout=subprocess.DEVNULL, stderr=theirs, env={"TERM": "xterm", "COLUMNS": "100", **(env or {})})
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(terminal, 4096):
            seen += part
    except OSError:  # Linux says so when the other end is closed
        pass
    process.communicate(timeout=60)
    os.close(terminal)
    return seen.decode()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    text = (SMALL / "reports" / "2025-05-05.md").read_text("utf-8")
    for at in range(60):
        (tmp_path / f"{at:03}.md").write_text(text, "utf-8")
    return tmp_path


def test_long_work_shows_progress_on_a_terminal_and_leaves_no_trace_of_it(many: Path) -> None:
    seen = on_a_terminal("parse", ".", cwd=many)
    assert "reading" in seen
    assert "60/60" in seen
    assert seen.endswith("\x1b[2K")  # the line is wiped


@pytest.mark.parametrize(("more", "env"), [(["-q"], {}), ([], {"TERM": "dumb"})])
def test_no_progress_where_it_is_not_wanted(many: Path, more: list[str], env: dict[str, str]) -> None:
    assert on_a_terminal("parse", ".", *more, cwd=many, env=env) == ""


def test_no_progress_in_a_log(many: Path) -> None:
    assert shell("parse", ".", cwd=many).stderr == ""


def test_short_work_shows_none() -> None:
    assert "reading" not in on_a_terminal("parse", SMALL, cwd=SMALL)


def test_a_terminal_gets_colour_unless_it_asks_for_none(many: Path) -> None:
    (many / "red.md").write_text("# 2025-05-06, Wednesday\n", "utf-8")
    for env, more, coloured in (({}, [], True), ({"NO_COLOR": "1"}, [], False), ({}, ["--no-color"], False)):
        terminal, theirs = pty.openpty()
        process = start("check", "red.md", *more, cwd=many, stdout=theirs, env={"TERM": "xterm", **env})
        os.close(theirs)
        process.wait(timeout=60)
        seen = os.read(terminal, 4096).decode()
        os.close(terminal)
        process.communicate()
        assert "RG301" in seen
        assert ("\x1b[31m" in seen) is coloured


def test_here_there_is_no_terminal() -> None:
    assert not sys.stderr.isatty()
    with progress() as tell:
        assert tell is silent


def test_control_characters_are_spelled_out_and_words_of_all_languages_are_not() -> None:
    assert clean("a\tb\nc\x1b[31m\x9b\u202ed") == "a\tb\\nc\\x1b[31m\\x9b\\u202ed"
    assert clean("Zoë → 👩‍🔬 ≥ 90 %, 東京") == "Zoë → 👩‍🔬 ≥ 90 %, 東京"
