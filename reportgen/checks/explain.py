"""The rules in words, printed from their own docstrings."""

from __future__ import annotations

import inspect
import re
import textwrap

import msgspec
from rapidfuzz import process

from reportgen.checks.bounds import THRESHOLDS
from reportgen.checks.rule import AnyRule
from reportgen.checks.rules import RULES
from reportgen.errors import ReportgenError

_WEIGHTS = {
    "error": "one report contradicts itself",
    "warning": "probably wrong",
    "note": "worth a look",
}
_FAMILIES = {"1": "Reading", "2": "Arithmetic", "3": "Calendar", "4": "People", "5": "Continuity"}
_FORM = re.compile(r"(?P<what>.+?)\n\nWhy: (?P<why>.+?)\nRight:\n(?P<right>.+?)\nWrong:\n(?P<wrong>.+)", re.S)


class Explanation(msgspec.Struct, frozen=True):
    """The four parts of a rule's docstring: what it finds, why that matters, and a right and a wrong example."""

    what: str
    why: str
    right: str
    wrong: str


def explanation(rule: AnyRule) -> Explanation:
    """Read the docstring of `rule`, which has a fixed form (a test holds every rule to it)."""
    text = inspect.getdoc(rule.check) or ""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ReportgenError(rule.code, "its docstring lacks one of: what, Why, Right, Wrong")
    return Explanation(*(textwrap.dedent(match[name]).strip() for name in ("what", "why", "right", "wrong")))


def _rule(code: str) -> AnyRule:
    wanted = code.strip().lower()
    for rule in RULES:
        if wanted in (rule.code.lower(), rule.name):
            return rule
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    best = process.extractOne(code.strip(), names, processor=str.lower)
    raise ReportgenError(code, f"no such rule, did you mean {best[0]}?" if best else "no such rule")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def explain_rule(code: str) -> str:
    """Return what the rule called `code` (or its name) finds, why, and an example, as plain text.

    Raises `ReportgenError` with the nearest code where there is none.

    >>> print(explain_rule("RG301").split("\\n")[0])
    RG301 weekday-date (error: one report contradicts itself)
    """
    rule = _rule(code)
    said = explanation(rule)
    return (
        f"{rule.code} {rule.name} ({rule.weight}: {_WEIGHTS[rule.weight]})\n\n{said.what}\n\nWhy: {said.why}\n\n"
        f"Right:\n\n{_indented(said.right)}\n\nWrong:\n\n{_indented(said.wrong)}\n"
    )


def _page_of(rule: AnyRule) -> str:
    said = explanation(rule)
    return (
        f"### {rule.code} {rule.name}\n\n*{rule.weight}*. {said.what}\n\n{said.why[0].upper()}{said.why[1:]}\n\n"
        f"Right:\n\n```markdown\n{said.right}\n```\n\nWrong:\n\n```markdown\n{said.wrong}\n```\n"
    )


def _thresholds() -> str:
    rows = "\n".join(f"| {one.name} | {one.default:g} | {one.rule} | {one.about} |" for one in THRESHOLDS)
    return (
        "## Thresholds\n\nWhat `[thresholds]` in `site.toml` may set; `[rules]` sets a rule's weight, or `off`.\n\n"
        f"| name | default | rule | means |\n|---|---|---|---|\n{rows}\n"
    )


def rules_markdown() -> str:
    """Return the reference of all rules as one Markdown page, by family and code."""
    weights = "\n".join(f"- *{weight}*: {meaning}" for weight, meaning in _WEIGHTS.items())
    parts = [f"# Rules\n\nWhat `reportgen check` looks for. A finding weighs:\n\n{weights}\n"]
    table = "\n".join(f"| {rule.code} | {rule.name} | {rule.weight} | {explanation(rule).what} |" for rule in RULES)
    parts.append(f"| rule | name | weight | finds |\n|---|---|---|---|\n{table}\n")
    for digit, family in _FAMILIES.items():
        parts.append(f"## {family}\n")
        parts.extend(_page_of(rule) for rule in RULES if rule.code[2] == digit)
    parts.append(_thresholds())
    return "\n".join(parts)
