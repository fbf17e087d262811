"""Checks: what is wrong, missing or contradictory, as findings with a rule, a place and a reason."""

from reportgen.checks.baseline import Baseline, apply_baseline, read_baseline, write_baseline
from reportgen.checks.bounds import THRESHOLDS, Bounds, Threshold
from reportgen.checks.explain import Explanation, explain_rule, explanation, rules_markdown
from reportgen.checks.judge import check, check_setting, check_source
from reportgen.checks.listen import check_document
from reportgen.checks.page import in_place
from reportgen.checks.rule import AnyRule, HistoryRule, Remark, Rule, SourceRule
from reportgen.checks.rules import RULES
from reportgen.checks.verdict import Verdict

__all__ = [
    "RULES",
    "THRESHOLDS",
    "AnyRule",
    "Baseline",
    "Bounds",
    "Explanation",
    "HistoryRule",
    "Remark",
    "Rule",
    "SourceRule",
    "Threshold",
    "Verdict",
    "apply_baseline",
    "check",
    "check_document",
    "check_setting",
    "check_source",
    "explain_rule",
    "explanation",
    "in_place",
    "read_baseline",
    "rules_markdown",
    "write_baseline",
]
