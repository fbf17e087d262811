"""What the lines of a record and of a report say beside the fields that were read from them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from reportgen.history.finding import Place
from reportgen.records import Record, Report
from reportgen.text import Source, plain
from reportgen.text.memory import remember
from reportgen.text.packed import texts

_PART = re.compile(r"\n(?=\s*(?:\n|\||[-*+>]\s|\d{1,3}[.)]\s|#))")
_STOP = re.compile(r"(?<=[.!?;])\s+")
_ENTRY = re.compile(r"^\s*(?:\||[-*+]\s|\d{1,3}[.)]\s|#|\*\*|__)")


class Told:
    """The lines of sources by path; where those of a source stand is found out when somebody asks for one, and kept."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Hold `sources`."""
        self._texts = texts(sources)
        self._signs: dict[str, array[int]] = {}  # before each line; the lines themselves would take more memory than the history

    def cut(self, path: str, first: int, last: int) -> str:
        """Return the lines `first` to `last` of the source at `path` as one text; none where it is not known or has no such lines."""
        signs = self._signs.get(path) or self._count(path)
        last = min(last, len(signs) - 1)
        return self._texts[path][signs[first - 1] + first - 1 : signs[last] + last - 1] if 0 < first <= last else ""

    def line(self, path: str, number: int) -> str:
        """Return one line of the source at `path`; nothing where there is no such line."""
        return self.cut(path, number, number)

    def text(self, path: str) -> str:
        """Return the text of the source at `path`; none where it is not known."""
        return self._texts.get(path, "")

    def words(self, record: Record) -> str:
        """Return the lines of `record` as plain text, one below the other."""
        if record.line == record.end_line:
            return plain(self.line(record.source, record.line))
        return "\n".join(map(plain, self.cut(record.source, record.line, record.end_line).split("\n")))

    def of_report(self, report: Report) -> Sequence[str]:
        """Return the lines of `report` as they are written."""
        return self.cut(report.header.source, report.span.first, report.span.last).split("\n")

    def about(self, report: Report, name: str) -> str:
        """Return the lines of `report` in which the id `name` stands."""
        name, text = name.casefold(), self.cut(report.header.source, report.span.first, report.span.last)
        folded, found = text.casefold(), []
        if len(folded) != len(text):  # a letter is two when folded, and places differ
            return "\n".join([plain(line) for line in text.split("\n") if name in line.casefold()])
        at = folded.find(name)
        while at >= 0:
            last = text.find("\n", at)
            last = len(text) if last < 0 else last
            found.append(plain(text[text.rfind("\n", 0, at) + 1 : last]))
            at = folded.find(name, last)
        return "\n".join(found)

    def sentences(self, report: Report, name: str) -> tuple[str, ...]:
        """Return the sentences of `report` that name the id `name`, each of which ends with its paragraph, item or row at the latest."""
        named = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.I)
        parts = _PART.split("\n".join(self.of_report(report)))
        said = (sentence for part in parts if named.search(part) for sentence in _STOP.split(plain(part)))
        return tuple(sentence for sentence in said if named.search(sentence))

    def _count(self, path: str) -> array[int]:
        """Return how many signs stand before each line of the source at `path`, newlines left out, and how many in all."""
        lines = self._texts[path].split("\n") if path in self._texts else []
        self._signs[path] = signs = array("I", accumulate(map(len, lines), initial=0))
        return signs

    def is_entry(self, record: Record) -> bool:
        """Whether `record` begins a list item, row or heading of its own, or its lines are not known."""
        line = self.line(record.source, record.line)
        return not line or bool(_ENTRY.match(line))


def place(record: Record) -> Place:
    """Return where `record` begins."""
    return Place(source=record.source, line=record.line)


def called(record: Record) -> str:
    """Return what people call `record`: its id, else the beginning of its title."""
    return record.id or f'"{record.title[:60]}"'


@remember
def day_of(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None where it is none.

    >>> day_of("2025-01-12T10:30-08:00"), day_of(None), day_of("soon")
    (datetime.date(2025, 1, 12), None, None)
    """
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
