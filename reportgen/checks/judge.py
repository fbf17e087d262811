"""`check`: all rules over a history, as one sorted tuple of findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import msgspec

from reportgen.checks.bounds import THRESHOLDS, Bounds
from reportgen.checks.ignore import suppressed
from reportgen.checks.page import build_page
from reportgen.checks.rule import AnyRule, BoundRule, HistoryRule, Remark, ReportRule, SourceRule
from reportgen.checks.rules import RULES
from reportgen.errors import ReportgenError
from reportgen.history.finding import Finding, Weight
from reportgen.history.model import History
from reportgen.records import Report, Setting
from reportgen.records.toml import suggest
from reportgen.text import Source

_RANK: dict[str, int] = {"note": 0, "warning": 1, "error": 2}
_WEIGHTS: dict[str, Weight] = {"note": "note", "warning": "warning", "error": "error"}


def _finding(rule: AnyRule, remark: Remark) -> Finding:
    return Finding(
        source=remark.source,
        line=remark.line,
        weight=remark.weight or rule.weight,
        rule=rule.code,
        name=rule.name,
        message=remark.message,
        hint=remark.hint,
        report=remark.report,
        track=remark.track,
        words=remark.words,
        also=remark.also,
    )


def check_source(source: Source) -> tuple[Finding, ...]:
    """Return the findings of the rules that look at one source by itself.

    They depend on `source` only, so that a caller may keep them for as long as it does not change.
    """
    page = build_page(source)
    return tuple(_finding(rule, remark) for rule in RULES if isinstance(rule, SourceRule) for remark in rule.check(page))


def _remarks(rule: AnyRule, history: History, bounds: Bounds) -> Iterator[Remark]:
    if isinstance(rule, HistoryRule):
        yield from rule.check(history)
    elif isinstance(rule, BoundRule):
        yield from rule.check(history, bounds)
    elif isinstance(rule, ReportRule):
        for report in history.corpus.reports:
            yield from rule.check(report)


def _named(finding: Finding, reports: dict[str, list[Report]]) -> Finding:
    """Return `finding` with the key of the report that its line belongs to."""
    if finding.report:
        return finding
    inside = [report.key for report in reports[finding.source] if finding.line in report.span]
    return msgspec.structs.replace(finding, report=inside[0]) if inside else finding


def _placed(finding: Finding, lines: dict[str, list[str]]) -> Finding:
    """Return `finding` with the column of its words, where they stand in its line exactly once."""
    held = lines.get(finding.source, [])
    line = held[finding.line - 1] if 0 < finding.line <= len(held) else ""
    if not finding.words or finding.column != 1 or line.count(finding.words) != 1:
        return finding
    return msgspec.structs.replace(finding, column=line.index(finding.words) + 1)


def _weighed(finding: Finding, setting: Setting) -> Finding | None:
    """Return `finding` with the weight that the team gives its rule, or None where it is off; what a rule is unsure of stays lighter."""
    given = setting.rules.get(finding.rule, setting.rules.get(finding.name.upper(), ""))
    if given == "off":
        return None
    own = next((rule.weight for rule in RULES if rule.code == finding.rule), finding.weight)
    unsure = _RANK[finding.weight] < _RANK[own] and _RANK[finding.weight] < _RANK.get(given, 0)
    return finding if given not in _WEIGHTS or unsure else msgspec.structs.replace(finding, weight=_WEIGHTS[given])


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.source, finding.line, finding.rule, finding.message


def check_setting(setting: Setting, where: str) -> None:
    """Refuse rules and thresholds that do not exist. Raises `ReportgenError` at `where` with the nearest known one."""
    codes, names = [rule.code for rule in RULES], [threshold.name for threshold in THRESHOLDS]
    for code in setting.rules:
        if code not in codes and code.lower() not in [rule.name for rule in RULES]:
            raise ReportgenError(where, f"unknown rule {code!r} in [rules]{suggest(code, codes)}")
    for name in setting.thresholds:
        if name not in names:
            raise ReportgenError(where, f"unknown threshold {name!r} in [thresholds]{suggest(name, names)}")


def check(
    history: History,
    of_source: Callable[[Source], tuple[Finding, ...]] = check_source,
    setting: Setting | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong, missing or contradictory in `history`, sorted by source, line and rule, none twice.

    `of_source` gives the findings of one source; a caller that keeps them passes its own. `setting` turns rules off, weighs them
    and moves their bounds. Findings that a comment in the report suppresses are among them, with its reason. Never fails on any text.
    """
    known, bounds = setting or Setting(), Bounds(setting=setting or Setting())
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        reports[report.header.source].append(report)
    lines = {source.path: source.lines for source in history.corpus.sources}
    found = [finding for source in history.corpus.sources for finding in of_source(source)]
    found.extend(_finding(rule, remark) for rule in RULES for remark in _remarks(rule, history, bounds))
    unique: dict[tuple[str, int, str, str], Finding] = {}
    for finding in found:
        weighed = _weighed(finding, known)
        if weighed is not None:
            unique[_place(finding)] = _placed(_named(weighed, reports), lines)
    return tuple(suppressed([unique[place] for place in sorted(unique)], history.corpus.sources))
