"""Rule RG104: one id for two records of one report."""

from __future__ import annotations

import re
from collections import defaultdict
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


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _side_by_side(first: Record, second: Record, lines: Sequence[str]) -> bool:
    """Whether both are rows of one table, or items of one list with the same parent.

    A sentence below a table that speaks of one of its rows again, or a list under the next label, is no second record of it.
    """
    between = [line for line in lines[first.line - 1 : second.line] if line.strip()]
    if first.section != second.section or len(between) < 2 or not (_STARTS.match(between[0]) and _STARTS.match(between[-1])):
        return False
    level = _indent(between[0])
    if _indent(between[-1]) != level or any(_indent(line) < level for line in between):
        return False
    return any(all(part.match(line) for line in between) for part in (_TABLE_PART, _LIST_PART))


def _twins(report: Report, lines: Sequence[str]) -> Iterator[Remark]:
    seen: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in report.records:
        if not record.id or record.line > len(lines):
            continue
        before = seen[record.kind, record.id.casefold()]
        for first in before:
            against = _contradictions(first, record, lines)
            if not against and not _side_by_side(first, record, lines):
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
        before.append(record)


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
        yield from _twins(report, page.lines)
