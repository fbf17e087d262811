"""`reportgen build --single-file`: one file of one day or week, and never over a file of somebody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)


def test_a_day_becomes_one_file_below_build_and_its_size_is_told() -> None:
    result = run("build", "--single-file", "2025-05-05")
    size = Path("build/2025-05-05.html").stat().st_size
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith(f"build/2025-05-05.html: {size / 1000:.0f} kB in one file, ")
    assert sorted(path.name for path in Path("build").iterdir()) == ["2025-05-05.html", "cache"]


def test_a_week_too_and_the_latest_day() -> None:
    assert run("build", "content", "--single-file", "2025-W19").exit_code == 0
    assert "<title>Week 19 of 2025" in Path("build/2025-w19.html").read_text("utf-8")
    assert run("build", "--single-file", "latest", "--out", "mail/today.html").exit_code == 0
    assert Path("mail/today.html").is_file()


def test_to_standard_output_it_is_the_file_and_nothing_else() -> None:
    run("build", "--single-file", "2025-05-05")
    result = run("build", "--single-file", "2025-05-05", "--out", "-")
    assert result.stdout == Path("build/2025-05-05.html").read_text("utf-8")
    assert not Path("cache").exists()


def test_it_is_written_again_over_itself_but_not_over_a_file_of_somebody_else() -> None:
    assert run("build", "--single-file", "latest", "--out", "day.html").exit_code == 0
    assert run("build", "--single-file", "latest", "--out", "day.html").exit_code == 0
    Path("mine.html").write_text("<!doctype html>\n<p>Mine.\n", "utf-8")
    result = run("build", "--single-file", "latest", "--out", "mine.html")
    assert result.exit_code == 2
    assert result.stderr == "mine.html: holds something that reportgen did not write; name another file with --out\n"
    assert "Mine." in Path("mine.html").read_text("utf-8")


def test_a_folder_is_no_file() -> None:
    result = run("build", "--single-file", "latest", "--out", "content")
    assert (result.exit_code, result.stderr) == (2, "content: is a folder; name a file, such as build/day.html\n")


def test_an_unknown_day_is_answered_with_the_nearest_and_writes_nothing() -> None:
    result = run("build", "--single-file", "2025-05-31")
    assert result.exit_code == 2
    assert result.stderr.startswith("2025-05-31: no report, week or sprint has this name; the nearest are 2025-05-")
    assert list(Path("build").rglob("*.html")) == []


def test_fail_on_decides_the_exit_code_here_too() -> None:
    assert run("build", "--single-file", "latest", "--fail-on", "error").exit_code == 1
