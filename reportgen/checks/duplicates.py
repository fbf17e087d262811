"""Rule RG104: one id for two records of one report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.history.titles import SAME, likeness, normal, share_word
from reportgen.records import Record, Report

_TABLE_PART = re.compile(r"^\s*\|")
_LIST_PART = re.compile(r"^\s*(?:[-*+]\s|\d{1,3}[.)]\s)|^\s+\S")
_STARTS = re.compile(r"^\s*(?:\||[-*+]\s|\d{1,3}[.)]\s)")
_RECORD = re.compile(r"^\s*(?:\||[-*+]\s|\d{1,3}[.)]\s|#|\*\*|__)")
_TITLES = 20  # different titles of one id that a further one is held against: with more, the first ones have been told apart already
Standing = tuple[int, int, int, int]
_FIELDS = ("status", "percent", "due", "level", "points", "value")


def _other_thing(first: Record, second: Record, lines: Sequence[str]) -> bool:
    """Whether the titles have next to nothing in common; people reword a title when they repeat it.

    One word is no title to judge by, and a sentence that begins with an id says something about the item.
    """
    one, two = normal(first.title, first.owners), normal(second.title, second.owners)
    if min(len(one.split()), len(two.split())) < 2 or not all(_RECORD.match(lines[record.line - 1]) for record in (first, second)):
        return False
    return likeness(one, two) < SAME and not share_word(one, two)


def _contradictions(first: Record, second: Record, lines: Sequence[str]) -> list[str]:
    """Return what the two records both state, and differently."""
    found = []
    for field in _FIELDS:
        one, two = getattr(first, field), getattr(second, field)
        if one is not None and two is not None and one != two:
            raws = [str(getattr(record, f"{field}_raw", None) or getattr(record, field)) for record in (first, second)]
            found.append(f"{field} {raws[0]} there, {raws[1]} here")
    if _other_thing(first, second, lines):
        found.append(f'"{first.title[:60]}" there, "{second.title[:60]}" here')
    return found


def _places(lines: Sequence[str]) -> list[tuple[Standing, ...]]:
    """Return where each line stands: two that have a standing in common are rows of one table, or items of one list with the same parent.

    A sentence below a table that speaks of one of its rows again, or a list under the next label, is no second record of it. A standing is
    the line's indent, the latest line above with a smaller one, and the latest that was no part of a table or list.
    """
    places: list[tuple[Standing, ...]] = []
    outer: list[tuple[int, int]] = []  # indent and number of the lines that the next one may stand below
    ended = {_TABLE_PART: -1, _LIST_PART: -1}
    for number, line in enumerate(lines):
        if not line.strip():
            places.append(())
            continue
        level = len(line) - len(line.lstrip())
        while outer and outer[-1][0] >= level:
            outer.pop()
        parent = outer[-1][1] if outer else -1
        outer.append((level, number))
        ended = {part: end if part.match(line) else number for part, end in ended.items()}
        standings = ((level, parent, kind, end) for kind, end in enumerate(ended.values()) if end < number)
        places.append(tuple(standings) if _STARTS.match(line) else ())
    return places


class _Earlier:
    """The records of one id so far, by what a later one may contradict or stand beside; few of many need to be looked at."""

    def __init__(self) -> None:
        self.stated: dict[str, dict[object, int]] = {field: {} for field in _FIELDS}
        self.titles: dict[tuple[object, ...], int] = {}
        self.beside: dict[tuple[str | None, Standing], int] = {}
        self.records: list[Record] = []

    def add(self, record: Record, place: tuple[Standing, ...]) -> None:
        number = len(self.records)
        self.records.append(record)
        for field, seen in self.stated.items():
            if len(seen) < 2 and getattr(record, field) is not None:
                seen.setdefault(getattr(record, field), number)
        if len(self.titles) < _TITLES:
            self.titles.setdefault((record.title, record.owners), number)
        for standing in place:
            self.beside.setdefault((record.section, standing), number)

    def candidates(self, record: Record, place: tuple[Standing, ...]) -> Iterator[tuple[Record, bool]]:
        """Yield, in order, those among which the first is that `record` disagrees with, and whether it stands beside each."""
        beside = {self.beside[record.section, one] for one in place if (record.section, one) in self.beside}
        numbers = beside.union(self.titles.values(), *(seen.values() for seen in self.stated.values()))
        for number in sorted(numbers):
            yield self.records[number], number in beside


def _repeated(report: Report, lines: Sequence[str]) -> list[tuple[tuple[str, str], Record]]:
    """Return the records of `report` whose id another one of their kind has, too, each with the two."""
    named = [((record.kind, record.id.casefold()), record) for record in report.records if record.id and record.line <= len(lines)]
    counts = Counter(name for name, _ in named)
    return [(name, record) for name, record in named if counts[name] > 1]


def _twins(repeated: Sequence[tuple[tuple[str, str], Record]], report: Report, page: Page) -> Iterator[Remark]:
    seen: dict[tuple[str, str], _Earlier] = defaultdict(_Earlier)
    lines, places = page.lines, _places(page.lines)
    for name, record in repeated:
        before, place = seen[name], places[record.line - 1]
        for first, beside in before.candidates(record, place):
            against = _contradictions(first, record, lines)
            if not against and not (beside and first.line < record.line):
                continue  # the same thing told again under another heading, which is how people recap
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"{record.id} stands in this report twice, here and in line {first.line}: "
                + ("; ".join(against) or "with nothing that differs"),
                hint="correct the id, or keep one of the two",
                report=report.key,
                also=(Place(source=first.source, line=first.line),),
            )
            break
        before.add(record, place)


def duplicate_id(page: Page) -> Iterator[Remark]:
    """One id that stands for two records of one report.

    Why: a reader cannot tell which of the two holds, and one of them may have got another item's id by mistake.
    Right:
        | ACTION-07 | Order racks | Ines | Done |
        | ACTION-08 | Label racks | Jonas | In Progress |
    Wrong:
        | ACTION-07 | Order racks | Ines | Done |
        | ACTION-07 | Label racks | Jonas | In Progress |
    """
    for report in page.reports:
        repeated = _repeated(report, page.lines)
        if repeated:
            yield from _twins(repeated, report, page)
