"""The demo series: each contradiction that was planted in it is found at its line, and no other."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from reportgen.checks import check
from reportgen.checks.rule import AnyRule
from reportgen.checks.rules import RULES
from reportgen.history import Finding
from reportgen.records import read_setting
from tests.checks.pipeline import findings_of, history_of, sources_below

ROOT = Path(__file__).parents[2]
CODES = {rule.name: rule.code for rule in RULES}
PLANTED = tomllib.loads((ROOT / "tests/content/planted.toml").read_text(encoding="utf-8"))["planted"]
NAMES = [f"{one['rule']}-{Path(one['source']).stem}-{one['line']}" for one in PLANTED]


@cache
def demo_findings() -> tuple[Finding, ...]:
    setting = read_setting((ROOT / "content/site.toml").read_text(encoding="utf-8"), "site.toml")
    return check(history_of(sources_below(ROOT / "content/reports"), setting), setting=setting)


def place(finding: Finding) -> tuple[str, int, str]:
    return finding.source, finding.line, finding.rule


@pytest.mark.parametrize("planted", PLANTED, ids=NAMES)
def test_what_was_planted_is_found_at_its_line(planted: dict[str, str | int]) -> None:
    assert (planted["source"], planted["line"], CODES[str(planted["rule"])]) in {place(finding) for finding in demo_findings()}


def test_nothing_else_is_found_in_the_demo_series() -> None:
    expected = {(one["source"], one["line"], CODES[one["rule"]]) for one in PLANTED}
    assert [(*place(one), one.message) for one in demo_findings() if one.weight != "note" and place(one) not in expected] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_each_rule_has_a_place_in_the_demo_series(rule: AnyRule) -> None:
    assert rule.name in {str(one["rule"]) for one in PLANTED}
    assert rule.code in {finding.rule for finding in demo_findings()}


def test_one_finding_is_suppressed_for_a_reason() -> None:
    quiet = [(*place(finding), finding.suppressed) for finding in demo_findings() if finding.suppressed]
    reason = "ST-406 is a stretch story: it stands in the table, and nobody has committed to its three points"
    assert quiet == [("reports/week-7/2025-04-14-monday.md", 43, "RG203", reason)]


@pytest.mark.parametrize("folder", ["tests/drift/series", "tests/drift/teams"])
def test_reports_that_agree_with_themselves_have_no_errors(folder: str) -> None:
    assert [(*place(one), one.message) for one in findings_of(sources_below(ROOT / folder)) if one.weight == "error"] == []
