"""What the lines of a record and of a report say beside the fields that were read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from reportgen.history.finding import Place
from reportgen.records import Record, Report
from reportgen.text import Source, plain

_ENTRY = re.compile(r"^\s*(?:\||[-*+]\s|\d{1,3}[.)]\s|#|\*\*|__)")


_HELD = 4_000_000  # signs of sources whose lines are held: all lines of many sources take more memory than their history


class Told:
    """The lines of sources by path, each source split when somebody asks for it, and held while few others were asked for."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Hold `sources`."""
        self._sources = {source.path: source for source in sources}
        self._lines: dict[str, tuple[str, ...]] = {}
        self._held = 0

    def lines(self, path: str) -> tuple[str, ...]:
        """Return the lines of the source at `path`; none where it is not known."""
        found = self._lines.get(path)
        if found is None:
            found = tuple(self._sources[path].lines) if path in self._sources else ()
            size = len(self.text(path))
            if self._held + size > _HELD:
                self._lines.clear()
                self._held = 0
            self._lines[path], self._held = found, self._held + size
        return found

    def text(self, path: str) -> str:
        """Return the text of the source at `path`; none where it is not known."""
        return self._sources[path].text if path in self._sources else ""

    def words(self, record: Record) -> str:
        """Return the lines of `record` as plain text, one below the other."""
        return "\n".join(plain(line) for line in self.lines(record.source)[record.line - 1 : record.end_line])

    def first(self, record: Record) -> str:
        """Return the line in which `record` begins, as it is written."""
        held = self.lines(record.source)
        return held[record.line - 1] if 0 < record.line <= len(held) else ""

    def of_report(self, report: Report) -> Sequence[str]:
        """Return the lines of `report` as they are written."""
        return self.lines(report.header.source)[report.span.first - 1 : report.span.last]

    def about(self, report: Report, name: str) -> str:
        """Return the lines of `report` in which the id `name` stands."""
        folded = name.casefold()
        return "\n".join(plain(line) for line in self.of_report(report) if folded in line.casefold())

    def is_entry(self, record: Record) -> bool:
        """Whether `record` begins a list item, row or heading of its own, or its lines are not known."""
        line = self.first(record)
        return not line or bool(_ENTRY.match(line))


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
