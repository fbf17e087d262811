"""Rule RG104: one id for two records of one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.history.titles import SAME, likeness, normal, share_word
from reportgen.records import Record, Report

_FIELDS = ("status", "percent", "due", "level", "points", "value")


def _other_thing(first: Record, second: Record) -> bool:
    """Whether the titles have next to nothing in common; people reword a title when they repeat it."""
    one, two = normal(first.title, first.owners), normal(second.title, second.owners)
    return bool(one and two) and likeness(one, two) < SAME and not share_word(one, two)


def _contradictions(first: Record, second: Record) -> list[str]:
    """Return what the two records both state, and differently."""
    found = []
    for field in _FIELDS:
        one, two = getattr(first, field), getattr(second, field)
        if one is not None and two is not None and one != two:
            raws = [str(getattr(record, f"{field}_raw", None) or getattr(record, field)) for record in (first, second)]
            found.append(f"{field} {raws[0]} there, {raws[1]} here")
    if _other_thing(first, second):
        found.append(f'"{first.title[:60]}" there, "{second.title[:60]}" here')
    return found


def duplicate_id(report: Report) -> Iterator[Remark]:
    """One id that stands for two records of one report.

    Why: a reader cannot tell which of the two holds, and one of them may have got another item's id by mistake.
    Right:
        | ACTION-07 | Order racks | Ines | Done |
        | ACTION-08 | Label racks | Jonas | In Progress |
    Wrong:
        | ACTION-07 | Order racks | Ines | Done |
        | ACTION-07 | Label racks | Jonas | In Progress |
    """
    seen: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in report.records:
        if not record.id:
            continue
        before = seen[record.kind, record.id]
        for first in before:
            same = first.section == record.section
            against = _contradictions(first, record)
            if not same and not against:
                continue  # the same thing told again under another heading, which is how people recap
            what = "; ".join(against) or "with nothing that differs"
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"{record.id} stands in this report twice, here and in line {first.line}: {what}",
                hint="correct the id, or keep one of the two",
                report=report.key,
                also=(Place(source=first.source, line=first.line),),
            )
            break
        before.append(record)
