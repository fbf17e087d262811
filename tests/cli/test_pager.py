"""Long output on a terminal goes through a pager, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, run

CONTENT = ROOT / "tests" / "golden" / "small" / "content"


def seen(*arguments: str, lines: int = 5, content: Path = CONTENT, environment: dict[str, str]) -> str:
    """Return what a terminal of so many lines shows, where the pager says that it was there."""
    ours, theirs = pty.openpty()
    base = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "160", "LINES": str(lines), "PAGER": "tac"}
    command = [sys.executable, "-P", "-m", "reportgen", *arguments, str(content)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=base | environment, cwd=ROOT) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # Linux says so when the other end is closed
            pass
        process.wait(60)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def plain() -> list[str]:
    return [line.replace(f"{ROOT}/", "") for line in run("grep", "lamp", CONTENT).stdout.splitlines()]


def test_what_is_longer_than_the_terminal_goes_through_the_pager(plain: list[str]) -> None:
    assert len(plain) > 5
    assert [line.replace(f"{ROOT}/", "") for line in seen("grep", "lamp", environment={"NO_COLOR": "1"}).split("\n") if line] == plain[::-1]


@pytest.mark.parametrize(
    ("arguments", "environment"), [((), {"NO_PAGER": "1"}), (("--no-pager",), {}), ((), {"LINES": "50"})]
)
def test_unless_it_fits_or_nobody_wants_pages(arguments: tuple[str, ...], environment: dict[str, str], plain: list[str]) -> None:
    shown = seen("grep", "lamp", *arguments, environment={"NO_COLOR": "1"} | environment)
    assert [line.replace(f"{ROOT}/", "") for line in shown.split("\n") if line] == plain


def test_a_terminal_sees_colours_unless_asked_not_to() -> None:
    assert "\x1b[" in seen("list", "actions", lines=50, environment={})
    assert "\x1b[" not in seen("list", "actions", lines=50, environment={"NO_COLOR": "1"})


@pytest.mark.parametrize("command", [("list", "all", "--format", "csv"), ("new", "--stdout", "--in")])
def test_data_that_a_terminal_shows_does_not_steer_it_and_a_program_gets_it_as_it_is(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "2025-03-05.md").write_text("# March 5, 2025\n\n## Action Items\n- AI-1: Dust \x1b]0;owned\x07 off (Ada)\n", "utf-8")
    shown = seen(*command, lines=50, content=tmp_path, environment={})
    assert "Dust \\x1b]0;owned\\x07 off" in shown
    assert "\x1b]" not in shown
    assert "Dust \x1b]0;owned\x07 off" in run(*command, tmp_path).stdout
