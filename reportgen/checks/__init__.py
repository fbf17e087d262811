"""Checks: what is wrong, missing or contradictory, as findings with a rule, a place and a reason."""

from reportgen.checks.explain import Explanation, explain_rule, explanation, rules_markdown
from reportgen.checks.judge import check, check_source
from reportgen.checks.rule import AnyRule, HistoryRule, Remark, ReportRule, Rule, SourceRule
from reportgen.checks.rules import RULES

__all__ = [
    "RULES",
    "AnyRule",
    "Explanation",
    "HistoryRule",
    "Remark",
    "ReportRule",
    "Rule",
    "SourceRule",
    "check",
    "check_source",
    "explain_rule",
    "explanation",
    "rules_markdown",
]
