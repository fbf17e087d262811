"""The rules in words: every rule has the four parts, and a wrong code is met with the nearest one."""

from __future__ import annotations

import pytest

from reportgen.checks import RULES, AnyRule, explain_rule, explanation, rules_markdown
from reportgen.errors import ReportgenError
from reportgen.text import Source
from tests.checks.pipeline import findings_of


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_says_what_why_right_and_wrong(rule: AnyRule) -> None:
    said = explanation(rule)
    assert said.what.endswith(".")
    assert "\n" not in said.what
    assert said.why.endswith(".")
    assert said.right != said.wrong
    assert explain_rule(rule.code).startswith(f"{rule.code} {rule.name} ({rule.weight}")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_rule_is_found_by_its_name_in_any_case() -> None:
    assert explain_rule("Ratio-Percent") == explain_rule("rg201")


def test_a_wrong_code_is_met_with_the_nearest_one() -> None:
    with pytest.raises(ReportgenError, match="did you mean RG201"):
        explain_rule("RG2O1")


def test_the_reference_page_holds_every_rule_once() -> None:
    page = rules_markdown()
    for rule in RULES:
        assert page.count(f"### {rule.code} {rule.name}\n") == 1
    assert page.endswith("\n")


_PREFACE = {
    "RG104": "## Action Items\n\n| ID | Action | Owner | Status |\n|---|---|---|---|\n",
    "RG202": "## Action Items\n\n",
    "RG204": "## Metrics\n\n| Metric | Target | Current | Status |\n|---|---|---|---|\n",
    "RG205": "## Action Item Completion Status\n\n",
    "RG301": None,
}


@pytest.mark.parametrize("code", ["RG104", "RG105", "RG201", "RG202", "RG203", "RG204", "RG205", "RG301"])
def test_the_examples_of_a_rule_are_right_and_wrong(code: str) -> None:
    said = explanation(next(rule for rule in RULES if rule.code == code))
    preface = _PREFACE.get(code, "## Notes\n\n")
    for example, expected in ((said.right, []), (said.wrong, [code])):
        text = example if preface is None else f"# Outcomes (Sunday 2025-01-12)\n\n{preface}{example}\n"
        findings = findings_of([Source(path="2025-01-12.md", text=text)])
        assert sorted({finding.rule for finding in findings}) == expected, findings
