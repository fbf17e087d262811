"""Stated readiness: "8/9 items at Ready for Review" under the very items that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.blocks import Section
from reportgen.checks.page import Page, sections
from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.records import Record, Report
from reportgen.text import plain

CLAIM = re.compile(  # what may not stand before it is asked for behind its first digit, since a search for a digit skips all else fast
    r"(?P<part>\d(?<![\w/.].)\d{0,2})\s?(?:/|of|out of)\s?(?P<whole>\d{1,3})\s+(?:(?:tracked|action|open|our|the|all)\s+){0,2}"
    r"(?:items?|actions?)\s+(?:(?:are|at|in|now|moved to|advanced to|were|marked)\s+){0,2}(?P<words>[^\W\d_][^(),;:.|]{2,60})",
    re.I,
)
_BEYOND = re.compile(r"\s+or\s+(?:beyond|better|further|later)\s*$", re.I)
_OR = re.compile(r"\s+(?:or|and|/)\s+", re.I)


class Claim(msgspec.Struct, frozen=True):
    """How many of how many items are said to have one of some statuses; `beyond` adds those that are done."""

    text: str
    part: int
    whole: int
    statuses: tuple[str, ...]
    beyond: bool

    def counts(self, record: Record) -> bool:
        """Whether `record` is one of those that the claim counts."""
        raw = (record.status_raw or "").casefold()
        return raw in self.statuses or (self.beyond and record.status == "done")


def read_claim(text: str) -> Claim | None:
    """Return the claim in one line of plain text.

    >>> read_claim("Action Item Readiness Metric: 8/9 items at Ready for Review (88.9%)")
    Claim(text='8/9 items at Ready for Review', part=8, whole=9, statuses=('ready for review',), beyond=False)
    """
    match = CLAIM.search(text)
    if match is None:
        return None
    beyond = _BEYOND.search(match["words"])
    words = match["words"][: beyond.start()] if beyond else match["words"]
    statuses = tuple(word.strip().casefold() for word in _OR.split(words))
    return Claim(match.group().strip(), int(match["part"]), int(match["whole"]), statuses, bool(beyond))


def _innermost(page: Page, line: int) -> Section | None:
    around = [section for section in sections(page.document) if line in section.span]
    return around[-1] if around else None


def _judge(claim: Claim, records: Sequence[Record]) -> int | None:
    """Return how many of `records` the claim counts, or None where it cannot be about just these."""
    known = {status for record in records for status in [(record.status_raw or "").casefold()]}
    if len(records) != claim.whole or "" in known or len({record.id for record in records}) != len(records):
        return None
    if not known.intersection(claim.statuses):
        return None  # other words than the items use: a reader must judge
    return sum(claim.counts(record) for record in records)


def wrong_readiness(page: Page, report: Report) -> Iterator[Remark]:
    """Yield a remark for each stated readiness that the action items around it contradict."""
    actions = [record for record in report.records if record.kind == "action" and record.id]
    for number in range(report.span.first, min(report.span.last, len(page.lines)) + 1) if actions else ():
        claim = read_claim(plain(page.lines[number - 1]))
        section = _innermost(page, number) if claim else None
        records = [record for record in actions if section and record.line in section.span]
        counted = _judge(claim, records) if claim and records else None
        if claim is None or counted is None or counted == claim.part:
            continue
        yield Remark(
            source=page.source.path,
            line=number,
            words=claim.text,
            message=f'"{claim.text}", but {counted} of the {claim.whole} items in this section are',
            hint="correct the count, or the status of the item that changed",
            report=report.key,
            also=tuple(Place(source=record.source, line=record.line) for record in records if not claim.counts(record)),
        )
