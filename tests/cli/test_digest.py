"""`reportgen diff` and `digest`: what happened between two reports."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run


def test_without_a_key_it_is_the_latest_report_against_the_one_before() -> None:
    result = run("diff", "--in", SMALL)
    assert result.exit_code == 0
    assert result.stdout.startswith("2025-05-07, since 2025-05-06\n")
    assert "Closed (2)\n" in result.stdout
    assert run("diff", "2025-05-07", "--in", SMALL).stdout == result.stdout


def test_two_keys_are_a_span() -> None:
    assert run("diff", "2025-05-05", "2025-05-07", "--in", SMALL).stdout.startswith("2025-05-07, since 2025-05-05\n")


def test_a_place_is_a_path_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "team" / "content")
    monkeypatch.chdir(tmp_path / "team")
    places = re.findall(r"(\S+):\d+$", run("diff").stdout, re.MULTILINE)
    assert places
    assert all(Path(place).is_file() for place in places)
    monkeypatch.chdir(tmp_path / "team" / "content" / "reports")
    assert "  last-day.md:" in run("diff").stdout


def test_a_digest_is_markdown() -> None:
    said = run("digest", "--in", SMALL).stdout
    assert said.startswith("### 2025-05-07, since 2025-05-06\n\n")
    assert "**Closed** (2)\n" in said


def test_an_unknown_key_gets_the_nearest() -> None:
    result = run("diff", "2025-05-17", "--in", SMALL)
    assert result.stderr == "2025-05-17: no report has this key, did you mean 2025-05-07?\n"
    assert result.exit_code == 2


def test_a_key_like_no_other_gets_an_example_and_a_path_the_option() -> None:
    assert (
        run("diff", "monday", "--in", SMALL).stderr
        == "monday: no report has this key, say a date of a report, such as the latest: 2025-05-07\n"
    )
    assert run("digest", str(SMALL)).stderr == f"{SMALL}: is a path, not the date of a report; name it as in --in {SMALL}\n"


def test_reports_without_dates_have_no_before() -> None:
    result = run("diff", "--in", "-", stdin="# A day\n")
    assert result.stderr == "reports: none of them has a date, so nothing came before another\n"
    assert result.exit_code == 2


def test_three_keys_are_too_many() -> None:
    assert "name two reports at most" in run("diff", "a", "b", "c").stderr
