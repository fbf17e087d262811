"""`reportgen check`: findings in three forms, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli.options import FORMS
from reportgen.exports.formats import FORMATS
from tests.cli.run import ROOT, SMALL, run, shell

DAY_2 = "tests/golden/small/content/reports/2025-05-06.md"
HUMAN = f"""\
{DAY_2}:1:40: error RG301 weekday-date
     1 | # Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)
       |                                        ^^^^^^^^^
       2025-05-06 is a Tuesday, not a Wednesday
       hint: correct the weekday or the date

{DAY_2}:7:33: error RG202 percent-status
"""
LINE = f"""\
{DAY_2}:1:40: error RG301 2025-05-06 is a Tuesday, not a Wednesday
{DAY_2}:7:33: error RG202 AI-2 says "Done" and 70%
"""


def test_words_for_people_with_paths_that_can_be_opened_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "tests/golden/small/content")
    assert result.stdout.startswith(HUMAN)
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


def test_every_format_that_findings_can_have_can_be_asked_for() -> None:
    assert set(FORMS) == set(FORMATS)
    for form in FORMS:
        assert run("check", SMALL, "--format", form).exit_code == 1


def test_github_gets_a_job_summary_too(tmp_path: Path) -> None:
    run("check", SMALL, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
    assert "| error | RG301 weekday-date |" in (tmp_path / "summary.md").read_text("utf-8")


def test_what_a_baseline_knows_does_not_count(tmp_path: Path) -> None:
    assert run("check", SMALL, "--write-baseline", tmp_path / "known.json").exit_code == 0
    result = run("check", SMALL, "--baseline", tmp_path / "known.json", "--fail-on", "note")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "no findings, 2 in the baseline in 3 reports\n", 0)


def test_a_baseline_that_is_none_is_said(tmp_path: Path) -> None:
    result = run("check", SMALL, "--baseline", tmp_path / "gone.json")
    assert result.stderr == f"{tmp_path}/gone.json: cannot be read (No such file or directory); write it with --write-baseline\n"
    (tmp_path / "odd.json").write_text("[]", "utf-8")
    assert run("check", SMALL, "--baseline", tmp_path / "odd.json").exit_code == 2


def test_rules_are_weighed_in_the_settings_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('[rules]\nRG301 = "off"\nRG202 = "note"\n', "utf-8")
    assert run("check", SMALL, "--config", tmp_path / "site.toml").exit_code == 0
    (tmp_path / "site.toml").write_text('[rules]\nRG999 = "off"\n', "utf-8")
    result = run("check", SMALL, "--config", tmp_path / "site.toml")
    assert f"{tmp_path}/site.toml:2: unknown rule 'RG999' in [rules]" in result.stderr
    assert result.exit_code == 2


def test_other_places_are_named_beside_the_finding() -> None:
    text = "# 2025-05-05\n\n## Action Items\n- **AI-1 – Grease (Ada)** – Done\n- **AI-1 – Paint (Ben)** – Planned\n"
    result = run("check", "-", stdin=text)
    assert "stdin:5:1: error RG104 duplicate-id\n" in result.stdout
    assert "\n       see stdin:4\n" in result.stdout


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
