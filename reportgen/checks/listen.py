"""`check_document`: the rules about one source, and what it says to the rules over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.blocks import Document
from reportgen.checks.dates import named_days
from reportgen.checks.ids import mentioned
from reportgen.checks.page import Page, build_page
from reportgen.checks.promises import stems
from reportgen.checks.rule import Remark, Rule, SourceRule
from reportgen.checks.rules import RULES
from reportgen.checks.silence import families, spoken_ids
from reportgen.checks.verdict import Heard, Verdict
from reportgen.history.finding import Finding
from reportgen.records import Report, Setting
from reportgen.text import Source


def check_document(source: Source, document: Document, reports: Sequence[Report], setting: Setting | None = None) -> Verdict:
    """Return what the rules take from `source` by itself, of which `document` is the tree and `reports` what was read from it.

    The result depends on nothing else: not on the keys of the reports, nor on their order. Never fails on any text.
    """
    page = build_page(source, document, reports, setting or Setting())
    return Verdict(
        findings=tuple(finding_of(rule, remark, page.told.line(page.source.path, remark.line)) for rule, remark in _remarks(page)),
        mentions=tuple(mentioned(page)),
        named=tuple(named_days(page)),
        reports=tuple(_heard(page, report) for report in page.reports),
    )


def _remarks(page: Page) -> Iterator[tuple[Rule, Remark]]:
    for rule in RULES:
        if type(rule) is SourceRule:
            yield from ((rule, remark) for remark in rule.check(page))


def _heard(page: Page, report: Report) -> Heard:
    text = "\n".join(page.told.of_report(report))
    ids = spoken_ids(report, text)
    return Heard(span=report.span, ids=ids, families=families(ids), stems=stems(text))


def finding_of(rule: Rule, remark: Remark, line: str) -> Finding:
    """Return `remark` as a finding of `rule`, with the column of its words where they stand exactly once in its `line`."""
    return Finding(
        source=remark.source,
        line=remark.line,
        column=line.index(remark.words) + 1 if remark.words and line.count(remark.words) == 1 else 1,
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
