"""What the lines of a record and of a report say beside the fields that were read from them."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from reportgen.history.finding import Place
from reportgen.history.model import History
from reportgen.records import Record, Report
from reportgen.text import plain

_ENTRY = re.compile(r"^\s*(?:\||[-*+]\s|\d{1,3}[.)]\s|#|\*\*|__)")


class Told(msgspec.Struct, frozen=True):
    """The lines of all sources by path."""

    lines: dict[str, list[str]]

    def words(self, record: Record) -> str:
        """Return the lines of `record` as plain text, one below the other."""
        held = self.lines.get(record.source, [])
        return "\n".join(plain(line) for line in held[record.line - 1 : record.end_line])

    def first(self, record: Record) -> str:
        """Return the line in which `record` begins, as it is written."""
        held = self.lines.get(record.source, [])
        return held[record.line - 1] if 0 < record.line <= len(held) else ""

    def of_report(self, report: Report) -> list[str]:
        """Return the lines of `report` as they are written."""
        return self.lines.get(report.header.source, [])[report.span.first - 1 : report.span.last]

    def about(self, report: Report, name: str) -> str:
        """Return the lines of `report` in which the id `name` stands."""
        folded = name.casefold()
        return "\n".join(plain(line) for line in self.of_report(report) if folded in line.casefold())

    def is_entry(self, record: Record) -> bool:
        """Whether `record` begins a list item, row or heading of its own, or its lines are not known."""
        line = self.first(record)
        return not line or bool(_ENTRY.match(line))


def told(history: History) -> Told:
    """Gather the lines of the sources of `history`."""
    return Told({source.path: source.lines for source in history.corpus.sources})


def place(record: Record) -> Place:
    """Return where `record` begins."""
    return Place(source=record.source, line=record.line)


def called(record: Record) -> str:
    """Return what people call `record`: its id, else the beginning of its title."""
    return record.id or f'"{record.title[:60]}"'


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None where it is none.

    >>> day_of("2025-01-12T10:30-08:00"), day_of(None), day_of("soon")
    (datetime.date(2025, 1, 12), None, None)
    """
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
