"""`reportgen check`: findings in three forms, and the exit code."""

from __future__ import annotations

import json

import pytest

from tests.cli.run import ROOT, SMALL, run, shell

DAY_2 = "tests/golden/small/content/reports/2025-05-06.md"
HUMAN = f"""\
{DAY_2}:1: error RG301 weekday-date
    2025-05-06 is a Tuesday, not a Wednesday
    hint: correct the weekday or the date
{DAY_2}:7: error RG202 percent-status
    AI-2 says "Done" and 70%
    hint: correct the status or the percentage
"""
LINE = f"""\
{DAY_2}:1:1: error RG301 2025-05-06 is a Tuesday, not a Wednesday
{DAY_2}:7:1: error RG202 AI-2 says "Done" and 70%
"""


def test_words_for_people_with_paths_that_can_be_opened_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "tests/golden/small/content")
    assert result.stdout == HUMAN
    assert result.stderr == "2 errors in 3 reports\n"
    assert result.exit_code == 1


def test_lines_for_editors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "tests/golden/small/content", "--format", "line")
    assert (result.stdout, result.stderr) == (LINE, "")


def test_json_names_sources_as_the_exports_do() -> None:
    result = run("check", SMALL, "--format", "json")
    findings = json.loads(result.stdout)
    assert result.stderr == ""
    assert [(finding["source"], finding["line"], finding["rule"]) for finding in findings] == [
        ("reports/2025-05-06.md", 1, "RG301"),
        ("reports/2025-05-06.md", 7, "RG202"),
    ]


def test_other_places_are_named_beside_the_finding() -> None:
    text = "# 2025-05-05\n\n## Action Items\n- **AI-1 – Grease (Ada)** – Done\n- **AI-1 – Paint (Ben)** – Planned\n"
    result = run("check", "-", stdin=text)
    assert "stdin:5: error RG104 duplicate-id\n" in result.stdout
    assert "\n    see stdin:4\n" in result.stdout


@pytest.mark.parametrize(("bar", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_exit_code_when_there_are_errors(bar: str, code: int) -> None:
    assert run("check", SMALL, "--fail-on", bar).exit_code == code


@pytest.mark.parametrize(("bar", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_exit_code_when_there_are_warnings_only(bar: str, code: int) -> None:
    result = run("check", "-", "--fail-on", bar, stdin="# A day\n\n## Risks\n- R-1: Fog\n")
    assert "warning RG102 no-date" in result.stdout
    assert result.exit_code == code


def test_nothing_found() -> None:
    result = run("check", SMALL / "reports" / "last-day.md")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "no findings in 1 report\n", 0)


def test_quiet_says_only_findings() -> None:
    result = run("check", "-q", SMALL)
    assert result.stderr == ""
    assert "RG301" in result.stdout


def test_colour_is_for_terminals_only() -> None:
    assert "\x1b" not in shell("check", SMALL, env={"TERM": "xterm-256color", "COLORTERM": "truecolor"}).stdout
