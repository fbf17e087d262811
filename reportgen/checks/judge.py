"""`check`: all rules over a history, as one sorted tuple of findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import msgspec

from reportgen.checks.page import build_page
from reportgen.checks.rule import AnyRule, HistoryRule, Remark, ReportRule, SourceRule
from reportgen.checks.rules import RULES
from reportgen.history.finding import Finding
from reportgen.history.model import History
from reportgen.records import Report
from reportgen.text import Source


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
        also=remark.also,
    )


def check_source(source: Source) -> tuple[Finding, ...]:
    """Return the findings of the rules that look at one source by itself.

    They depend on `source` only, so that a caller may keep them for as long as it does not change.
    """
    page = build_page(source)
    return tuple(_finding(rule, remark) for rule in RULES if isinstance(rule, SourceRule) for remark in rule.check(page))


def _remarks(rule: AnyRule, history: History) -> Iterator[Remark]:
    if isinstance(rule, HistoryRule):
        yield from rule.check(history)
    elif isinstance(rule, ReportRule):
        for report in history.corpus.reports:
            yield from rule.check(report)


def _named(finding: Finding, reports: dict[str, list[Report]]) -> Finding:
    """Return `finding` with the key of the report that its line belongs to."""
    if finding.report:
        return finding
    inside = [report.key for report in reports[finding.source] if finding.line in report.span]
    return msgspec.structs.replace(finding, report=inside[0]) if inside else finding


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.source, finding.line, finding.rule, finding.message


def check(history: History, of_source: Callable[[Source], tuple[Finding, ...]] = check_source) -> tuple[Finding, ...]:
    """Return what is wrong, missing or contradictory in `history`, sorted by source, line and rule, none twice.

    `of_source` gives the findings of one source; a caller that keeps them passes its own. Never fails on any text.
    """
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        reports[report.header.source].append(report)
    found = [finding for source in history.corpus.sources for finding in of_source(source)]
    found.extend(_finding(rule, remark) for rule in RULES for remark in _remarks(rule, history))
    unique = {_place(finding): _named(finding, reports) for finding in found}
    return tuple(unique[place] for place in sorted(unique))
