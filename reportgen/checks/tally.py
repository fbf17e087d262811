"""Tallies in words beside a list: "5 action items, 1 done, 3 in progress" and "Total: 18 points", against the records right there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.blocks import Paragraph, Section
from reportgen.checks.page import Page, sections
from reportgen.checks.rule import Remark
from reportgen.checks.told import place
from reportgen.records import Record
from reportgen.text import plain
from reportgen.values.status import read_status

_TALLY = re.compile(
    r"(?<![\w/.,-])(?P<all>\d{1,3})\s+(?:action\s+items?|actions?|items?|tasks?|stor(?:y|ies)|(?:in\s+)?total)\s*[,:;–—(-]\s*"
    r"(?P<parts>\d{1,3}\s+[a-z][a-z ]{2,20}?(?:\s*(?:,|;|\band\b|&)+\s*\d{1,3}\s+[a-z][a-z ]{2,20}?)+)\s*(?=[.)]|$)",
    re.I,
)
_PART = re.compile(r"(\d{1,3})\s+([a-z][a-z ]{2,20}?)\s*(?=,|;|&|\band\b|$)", re.I)
_POINTS = re.compile(r"^(?:(?:grand|sprint)\s+)?total\s*:?\s*(?P<points>\d{1,3}(?:\.5)?)\s+(?:story\s+)?(?:points|pts|SP)\b(?!\s*/)", re.I)
_OPEN = re.compile(r"(?:still\s+)?(?:open|remaining|left|outstanding|to go)")
_CLOSED = ("done", "cancelled")
_UNDER_WAY = ("on_track", "at_risk", "blocked", "in_review")  # which some count as in progress, where they do not name them


def _listed(page: Page, section: Section, kinds: Sequence[str]) -> list[Record]:
    """Return the records of `kinds` below a heading, or none where one id stands there twice."""
    found = [record for report in page.reports for record in report.records if record.kind in kinds and record.line in section.span]
    names = [(record.id or record.title).casefold() for record in found]
    return found if len(found) > 1 and len(set(names)) == len(names) else []


def _state(words: str) -> str | None:
    if _OPEN.fullmatch(words):
        return "open"
    status = read_status(words)
    return status.state if status else None


def _wrong_part(match: re.Match[str], records: list[Record]) -> tuple[str, list[Record]] | None:
    """Return the first part of a tally that the records do not bear out, with those that there are; None where it is right or unsure."""
    parts = [(int(number), words.strip().lower(), _state(words.strip().lower())) for number, words in _PART.findall(match["parts"])]
    states = [state for _, _, state in parts]
    about_these = len(records) in (int(match["all"]), sum(number for number, _, _ in parts))
    if not about_these or None in states or len(set(states)) < len(states) or not all(record.status for record in records):
        return None
    for number, words, state in parts:
        if state == "open":
            held = [record for record in records if record.status not in _CLOSED]
            most = len([record for record in records if record.status != "done"])
        else:
            held = [record for record in records if record.status == state]
            beside = _UNDER_WAY if state == "in_progress" else ("new",) if state == "planned" else ("cancelled",) if state == "done" else ()
            most = len(held) + len([record for record in records if record.status in beside and record.status not in states])
        if not len(held) <= number <= most:
            return f"{number} {words}", held
    return None


def _tally(page: Page, section: Section, text: str, line: int) -> Iterator[Remark]:
    match = _TALLY.search(text)
    records = _listed(page, section, ("action", "story")) if match else []
    wrong = _wrong_part(match, records) if match and records else None
    if wrong:
        stated, held = wrong
        yield Remark(
            source=page.source.path,
            line=line,
            words=stated,
            message=f'"{stated}" is said of a list of {len(records)} in which {len(held)} {"is" if len(held) == 1 else "are"}',
            hint="correct the count, or the status of the item that changed",
            also=tuple(place(record) for record in held or records[:1]),
        )


def _total(page: Page, section: Section, text: str, line: int) -> Iterator[Remark]:
    match = _POINTS.match(text)
    records = _listed(page, section, ("story",)) if match else []
    total = sum(record.points or 0 for record in records)
    if match and records and all(record.points is not None for record in records) and float(match["points"]) != total:
        yield Remark(
            source=page.source.path,
            line=line,
            words=match.group(),
            message=f'"{match.group()}" stands beside {len(records)} stories whose points add up to {total:g}',
            hint="correct the total, or complete the list",
            also=tuple(place(record) for record in records),
        )


def wrong_tallies(page: Page) -> Iterator[Remark]:
    """Yield a remark for each tally, in a heading or a line of text right below it, that the records below the heading do not bear out."""
    for section in sections(page.document):
        lines = [(plain(section.title), section.heading.first)]
        for block in section.blocks:
            if type(block) is Paragraph:
                lines += [(plain(text), block.span.first + at) for at, text in enumerate(block.text.split("\n"))]
        for text, line in lines:
            if any(sign.isdigit() for sign in text):
                yield from _tally(page, section, text, line)
                yield from _total(page, section, text, line)
