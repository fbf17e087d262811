"""`reportgen query`: SQL over the corpus, printed for people, scripts and spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from reportgen.cli.screen import clean, data, page
from reportgen.cli.table import print_table
from reportgen.errors import ReportgenError
from reportgen.exports.sql.database import build_database, can_build
from reportgen.exports.sql.guard import Answer, Value, ask, schema_lines
from reportgen.text.tables import csv_line

if TYPE_CHECKING:
    import sqlite3

    from reportgen.cli.load import Loaded
    from reportgen.records import Setting

NO_SQLITE = ReportgenError("query", "this Python has no SQLite with full-text search; use another Python, or `reportgen parse`")

MOST = 200_000_000
"""Signs, about, of an answer that is held as a whole: a query makes up more in a second than a machine can hold."""

_HOW_MADE = re.compile(r"total_changes|last_insert|data_version|\bchanges\b\W*(?:\(|/\*|--)", re.I)
"""What asks about the connection: how much was written through it."""

_CELL = 50  # what an empty one takes, about


def print_schema() -> None:
    """Print the tables and views, and what each column means."""
    if not can_build():
        raise NO_SQLITE
    page(map(clean, schema_lines()))


def print_answer(database: sqlite3.Connection, query: str, form: str, seconds: float) -> bool:
    """Print what `query` finds in `database`, as `form`, within `seconds`; return whether there is any row.

    Raises `ReportgenError` for a query that is wrong, that wants to write, or that takes too long.
    """
    with ask(database, query, seconds) as answer:
        counted = _Counted(answer)
        _print(counted, answer.names, form)
    return counted.rows > 0


def open_left(content: bytes, query: str) -> sqlite3.Connection | None:
    """Return the database in `content`, which a build left; None where this SQLite cannot take it, or `query` asks how it was made."""
    if not can_build():
        raise NO_SQLITE
    import sqlite3  # noqa: PLC0415

    if _HOW_MADE.search(query):
        return None
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.deserialize(content)
        database.execute("SELECT rowid FROM search LIMIT 1").fetchone()  # opens the index, which who only asks may not
    except sqlite3.Error:
        database.close()
        return None
    return database


def open_traced(loaded: Loaded, setting: Setting) -> sqlite3.Connection:
    """Return the database of what was `loaded`, made in memory."""
    from reportgen.cli.check import judge  # noqa: PLC0415 -- what was built knows what the rules say
    from reportgen.history import trace  # noqa: PLC0415

    if not can_build():
        raise NO_SQLITE
    history = trace(loaded.corpus, setting)
    return build_database(history, judge(history, loaded, setting))


class _Counted:
    """The rows of an answer, counted while they are read."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self.rows = answer, 0

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        for row in self._answer.rows:
            self.rows += 1
            yield row


def _print(rows: _Counted, names: tuple[str, ...], form: str) -> None:
    encode = msgspec.json.Encoder().encode
    if form == "ndjson":
        data(encode(dict(zip(names, row, strict=True))).decode() for row in rows)
    elif form == "json":
        found = [dict(zip(names, row, strict=True)) for row in _held(rows, form)]
        data([msgspec.json.format(encode(found), indent=2).decode()])
    elif form == "csv":
        data(line.removesuffix("\r\n") for line in _csv(rows, names))
    else:
        cells = [tuple(map(_words, row)) for row in _held(rows, form)]
        if cells:
            print_table(names, cells)


def _held(rows: _Counted, form: str) -> Iterator[tuple[Value, ...]]:
    """Yield `rows`, all of which are held until the last one is known, as long as they are not more than `MOST`."""
    size = 0
    for row in rows:
        size += sum(_CELL + len(value) if isinstance(value, str) else _CELL for value in row)
        if size > MOST:
            raise ReportgenError("query", f"finds more than fits into a {form}; ask for less (LIMIT), or with --format ndjson")
        yield row


def _csv(rows: _Counted, names: tuple[str, ...]) -> Iterator[str]:
    yield csv_line(names)
    for row in rows:
        yield csv_line(row)


def _words(value: Value) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
