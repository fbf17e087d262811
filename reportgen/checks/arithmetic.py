"""Rules RG2xx, arithmetic: numbers in one report that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.counts import miscounts
from reportgen.checks.page import Page, lines_of, records_of
from reportgen.checks.ratios import stated_ratios
from reportgen.checks.readiness import CLAIM, wrong_readiness
from reportgen.checks.rule import Remark
from reportgen.checks.tally import wrong_tallies
from reportgen.records import Record

_FINISHED = re.compile(r"^\W*(?:done|finished|completed?|closed|delivered|accepted|shipped|merged|resolved)\b", re.I)
_UNSTARTED = ("new", "planned")
_GOING_ON = re.compile(r"^\W*(?:in[ -]progress|ongoing|under ?way|started|wip)\b", re.I)
_MET = re.compile(r"^\W*(?:met|pass(?:ed|es)?|achieved|on target|within target|target met|hit)\b(?!\s*\?)|^\s*[✅✔☑]\ufe0f?\s*$", re.I)
_MISSED = re.compile(
    r"^\W*(?:not met|not achieved|not reached|unmet|miss(?:ed|es)?|fail(?:ed|s|ing)?|(?:below|off) target|target missed)\b"
    r"|^\s*[❌✗✘]\ufe0f?\s*$",
    re.I,
)


_MARK_BEHIND = re.compile(r"(?<=[\s)])[❌✗✘✅☑✔✓](?=\ufe0f?$)")


def ratio_percent(page: Page) -> Iterator[Remark]:
    """A stated ratio and the percentage beside it disagree.

    Why: one of the two is a leftover of another day or a typing error, and the reader cannot tell which.
    Right:
        - Ready for review: 7/9 (77.8%)
        - Passed: 97% (3/100 failed)
    Wrong:
        - Ready for review: 7/9 (87.5%)
    """
    for line, text in lines_of(page, "%"):
        for stated in stated_ratios(text):
            if stated.agrees or line in page.hidden:
                continue
            cut = stated.cut_off
            yield Remark(
                source=page.source.path,
                line=line,
                message=f'"{stated.text}": {stated.ratio} is {stated.right}' + (", cut off instead of rounded" if cut else ""),
                words=stated.text,
                hint="round it" if cut else "correct the ratio or the percentage",
                weight="note" if cut or stated.rough else "warning" if stated.loose else None,
            )


def _percent_against_status(record: Record) -> str | None:
    raw, percent = record.status_raw or (record.status or "").replace("_", " "), record.percent
    if percent is None:
        return None
    if percent < 100 and (record.status == "done" or _FINISHED.match(raw)):
        return f'says "{raw}" and {percent:g}%'
    if percent == 100 and (record.status in _UNSTARTED or _GOING_ON.match(raw)):
        return f'says "{raw}" at 100%'
    return None


def percent_status(page: Page) -> Iterator[Remark]:
    """The percentage of an item does not fit its status.

    Why: an item counts as open or as closed, never as both; charts that count it are wrong by one.
    Right:
        - **ACTION-05 – Move the archive (Ines)**
          - Status: Done (100%)
    Wrong:
        - **ACTION-05 – Move the archive (Ines)**
          - Status: Done (70%)
    """
    for report, record in records_of(page):
        problem = _percent_against_status(record)
        if problem:
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"{record.id or record.title[:60]} {problem}",
                hint="correct the status or the percentage",
                words=record.status_raw or "",
                report=report.key,
            )


def stated_count(page: Page) -> Iterator[Remark]:
    """A stated count is unlike the records right below it.

    Why: the list was changed after the count was written, or something is missing from the list.
    Right:
        - **Accepted:** 13 points
          - P0-S2-01: Parser (5 pts)
          - P0-S2-03: Cache (8 pts)
    Wrong:
        - **Accepted:** 11 points
          - P0-S2-01: Parser (5 pts)
          - P0-S2-03: Cache (8 pts)
    """
    yield from miscounts(page)
    yield from wrong_tallies(page)


def _verdict(words: str) -> bool | None:
    if _MISSED.search(words):
        return False
    return True if _MET.search(words) else None


def _said(page: Page, record: Record) -> str:
    """Return the words of a verdict, or the mark that a line ends with: "99.5% (target ≥99.5%) ❌"."""
    line = "".join(page.lines[record.line - 1 : record.line]).rstrip()
    mark = _MARK_BEHIND.search(line) if not record.status_raw and record.line == record.end_line and not line.endswith("|") else None
    return record.status_raw or (mark.group() if mark else "")


def metric_verdict(page: Page) -> Iterator[Remark]:
    """A metric's stated verdict does not follow from its value and its target.

    Why: a missed target that is reported as met is the one thing that nobody looks at again.
    Right:
        | Coverage | ≥ 90% | 91.9% | Met |
    Wrong:
        | Coverage | ≥ 90% | 87.5% | Met |
    """
    for report, record in records_of(page):
        words = _said(page, record) if record.kind == "metric" and record.met is not None else ""
        said = _verdict(words) if words else None
        if said is None or record.met is None or said == record.met:
            continue
        fact = "meets" if record.met else "misses"
        yield Remark(
            source=record.source,
            line=record.line,
            message=f'{record.title}: "{words}", but {record.value_raw} {fact} the target {record.target_raw}',
            hint="correct the verdict, the value or the target",
            words=record.value_raw or "",
            report=report.key,
        )


def readiness(page: Page) -> Iterator[Remark]:
    """A stated readiness is not what the items right there say.

    Why: the one number that everybody reads is the one that was not counted again.
    Right:
        - ACT-01: Order racks (Ines) – Status: Done
        - ACT-02: Label racks (Jonas) – Status: In Progress
        - **Readiness Metric:** 1/2 items Done
    Wrong:
        - ACT-01: Order racks (Ines) – Status: Done
        - ACT-02: Label racks (Jonas) – Status: In Progress
        - **Readiness Metric:** 2/2 items Done
    """
    if CLAIM.search(page.source.text):
        for report in page.reports:
            yield from wrong_readiness(page, report)
