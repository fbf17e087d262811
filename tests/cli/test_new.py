"""`reportgen new`: beside the last report, under the name that follows, over nothing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from reportgen.beside import adding
from tests.cli.run import ROOT, run

REPORT = "# Relay Day 3 (Wednesday 2025-01-15)\n\n## Actions\n\n- **A-1:** Order racks (Owner: Ines, Due: 2025-01-14) — Planned\n"
WEEK = """\
# Relay, Week 3

## Day 1 — Monday, January 13, 2025

### Actions
- **A-1:** Order racks (Owner: Ines) — Planned

## Day 2 — Tuesday, January 14, 2025

### Actions
- **A-1:** Order racks (Owner: Ines) — Blocked

## At a Glance
- Two days so far.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "reports" / "week-3"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('title = "Relay"\n[calendar]\nholidays = ["2025-01-16"]\n', "utf-8")
    (folder / "day-3.md").write_text(REPORT, "utf-8")
    return tmp_path / "content"


def test_the_draft_lies_beside_the_last_report_and_names_the_next_working_day(content: Path) -> None:
    result = run("new", "--in", content)
    file = content / "reports" / "week-3" / "day-4.md"
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{file}: 1 item carried over, 1 of them overdue\n"
    assert file.read_text("utf-8").startswith("# Relay Day 4 (Friday 2025-01-17)\n")
    assert "— Planned; overdue since 2025-01-14\n" in file.read_text("utf-8")


def test_nothing_is_overwritten(content: Path) -> None:
    own = content / "reports" / "week-3" / "day-4.md"
    own.write_text("Not a report yet.\n", "utf-8")
    result = run("new", "--in", content)
    assert result.exit_code == 2
    assert result.stderr == f"{own}: is there already and stays as it is; name another day, or use --stdout\n"
    assert own.read_text("utf-8") == "Not a report yet.\n"


def test_a_draft_appears_at_once_or_not_at_all(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever follows the folder, as a preview does, never reads half of it."""
    folder = content / "reports" / "week-3"
    before = sorted(folder.iterdir())
    seen: list[bool] = []

    def full(_: Path, file: Path) -> None:
        seen.append(file.exists())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reportgen.beside._add", full)
    result = run("new", "--in", content)
    assert (result.stderr, seen) == (f"{folder / 'day-4.md'}: cannot be written (No space left on device)\n", [False])
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("links", [True, False])
def test_what_came_while_the_draft_was_written_stays_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:  # as on a disk of a camera
        monkeypatch.setattr(os, "link", Mock(side_effect=OSError(errno.EPERM, "Operation not permitted")))
    file = tmp_path / "day.md"
    with pytest.raises(FileExistsError), adding(file):
        file.write_bytes(b"own")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"own"]
    file.unlink()
    with adding(file) as stream:
        stream.write(b"draft")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"draft"]


@pytest.mark.parametrize("arguments", [["--stdout"], ["-"], ["2025-01-17", "--stdout"], ["friday", "--stdout"]])
def test_the_draft_is_printed_where_it_is_asked_for(content: Path, arguments: list[str]) -> None:
    result = run("new", *arguments, "--in", content)
    assert result.stdout.startswith("# Relay Day 4 (Friday 2025-01-17)\n")
    assert [file.name for file in content.rglob("*.md")] == ["day-3.md"]


def test_today_is_what_the_clock_says(content: Path) -> None:
    result = run("new", "today", "--stdout", "--in", content)
    assert result.exit_code == 0
    assert "2025-01-15" not in result.stdout


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("soon", 'soon: is no day; write it as 2025-04-22, as a weekday ("friday"), or as "today"'),
        ("2025-02-30", '2025-02-30: is no day; write it as 2025-04-22, as a weekday ("friday"), or as "today"'),
        ("2025-01-15", "2025-01-15: is not after the last report, which is about 2025-01-15; name a later day"),
    ],
)
def test_a_wrong_day_is_told(content: Path, day: str, problem: str) -> None:
    result = run("new", day, "--in", content)
    assert (result.exit_code, result.stderr) == (2, f"{problem}\n")


def test_reports_without_any_day_are_told(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n\nNothing.\n", "utf-8")
    result = run("new", "--in", tmp_path)
    assert result.exit_code == 2
    assert "none of them is about a day that it names" in result.stderr


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_of_a_week_gets_one_day_more_and_keeps_all_else(tmp_path: Path, newline: str) -> None:
    file = tmp_path / "week-3.md"
    file.write_bytes(WEEK.replace("\n", newline).encode())
    result = run("new", "--in", tmp_path)
    assert result.exit_code == 0
    added = file.read_bytes().decode()
    before, behind = WEEK.replace("\n", newline).split(f"## At a Glance{newline}")
    assert added.startswith(before + f"## Day 3 — Wednesday, January 15, 2025{newline}")
    assert added.endswith(f"{newline}{newline}## At a Glance{newline}{behind}")
    assert "\r" not in added.replace("\r\n", "") if newline == "\r\n" else "\r" not in added
    assert [line for line in run("parse", file).stdout.splitlines() if '"date":"2025-01-15","kind":"action"' in line]


def test_a_new_week_has_its_own_folder_inside_of_the_content(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    result = run("new", "--in", tmp_path / "content", "-q")
    assert (result.exit_code, result.stderr) == (0, "")
    (file,) = (tmp_path / "content" / "reports" / "week-8").iterdir()
    assert file.name == "2025-04-22-tuesday.md"


def test_a_named_folder_is_not_left(tmp_path: Path) -> None:
    folder = tmp_path / "week-7"
    folder.mkdir()
    (folder / "2025-04-17.md").write_text(
        "# Week 7 Day 4 (2025-04-17)\n\n## Actions\n\n- **A-1:** Order (Owner: Ines) — Planned\n", "utf-8"
    )
    run("new", "2025-04-22", "--in", folder)
    assert [file.name for file in tmp_path.iterdir()] == ["week-7"]
    assert sorted(file.name for file in folder.iterdir()) == ["2025-04-17.md", "2025-04-22.md"]
