"""What the database of the build before has, so that the records of a report that says the same again are copied and not made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from reportgen.corpus import Corpus
from reportgen.corpus.cache import digest
from reportgen.corpus.store import report_line
from reportgen.exports.sql.columns import Table
from reportgen.records import Report
from reportgen.text.packed import digests, texts

OLD = "old"
"""The name by which statements know the database of the build before."""


class Before(NamedTuple):
    """The database of the build before: gives its bytes, or none where it is gone; `firsts` are as in `Rows`."""

    content: Callable[[], bytes]
    firsts: Mapping[bytes, int]


class Marks:
    """Marks of reports: two of them are equal when all is that the rows of their records are made of, but for the records' numbers.

    What is read of a text is not in them where the text is known: it follows from that and from the settings, which are to be the same.
    """

    def __init__(self, corpus: Corpus, people: Iterable[str]) -> None:
        """Mark reports of `corpus`, whose owners are spelled as `people`."""
        self._texts = digests(texts(corpus.sources))
        self._people = msgspec.msgpack.encode(tuple(people))

    def of(self, report: Report, page: str | None, items: Iterable[str | None]) -> bytes:
        """Return the mark of `report`, shown on `page`; `items` are those that its records are sightings of and those that they name."""
        path, span = report.header.source, report.span
        text = self._texts.get(path) or report_line(report)
        told = path, report.key, span.first, span.last, text, page, tuple(items)
        return digest((self._people, msgspec.msgpack.encode(told)))[:16]


def copying(table: Table) -> str:
    """Return the statement that copies to `table` what the old one says of some records.

    Its values: by how much their numbers grow, the first number they had, and the last.
    """
    number, *others = (f'"{column.name}"' for column in table.columns)
    order = ", ".join(column.name for column in table.columns if column.key)
    return (
        f"INSERT INTO {table.name} SELECT {number} + ?, {', '.join(others)} "  # noqa: S608 -- our own words
        f"FROM {OLD}.{table.name} WHERE {number} BETWEEN ? AND ? ORDER BY {order}"
    )
