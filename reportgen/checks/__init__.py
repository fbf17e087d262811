"""Checks: what is wrong, missing or contradictory, as findings with a rule, a place and a reason."""

from reportgen.checks.baseline import Baseline, apply_baseline, read_baseline, write_baseline
from reportgen.checks.bounds import THRESHOLDS, Bounds, Threshold
from reportgen.checks.explain import Explanation, explain_rule, explanation, rules_markdown
from reportgen.checks.judge import check, check_setting, check_source
from reportgen.checks.rule import AnyRule, BoundRule, HistoryRule, Remark, ReportRule, Rule, SourceRule
from reportgen.checks.rules import RULES

__all__ = [
    "RULES",
    "THRESHOLDS",
    "AnyRule",
    "Baseline",
    "BoundRule",
    "Bounds",
    "Explanation",
    "HistoryRule",
    "Remark",
    "ReportRule",
    "Rule",
    "SourceRule",
    "Threshold",
    "apply_baseline",
    "check",
    "check_setting",
    "check_source",
    "explain_rule",
    "explanation",
    "read_baseline",
    "rules_markdown",
    "write_baseline",
]
