"""The rules in words: every rule has the four parts, and a wrong code is met with the nearest one."""

from __future__ import annotations

import pytest

from reportgen.checks import RULES, AnyRule, explain_rule, explanation, rules_markdown
from reportgen.errors import ReportgenError


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
