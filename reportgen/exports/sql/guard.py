"""Ask the database: read only, within a time, with errors in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from reportgen.errors import ReportgenError
from reportgen.exports.sql.columns import Column
from reportgen.exports.sql.database import open_empty
from reportgen.exports.sql.tables import SEARCH_ABOUT, TABLES
from reportgen.exports.sql.views import VIEWS, meaning
from reportgen.records.toml import suggest

if TYPE_CHECKING:
    import sqlite3

Value = str | int | float | None

LONGEST = 10_000_000
"""Bytes of one value, or of the query: what a query makes up cannot fill the memory."""

_HOW = "`reportgen query --schema` prints the tables and their columns"
_PRAGMAS = {"data_version", "foreign_key_list", "index_info", "index_list", "index_xinfo", "table_info", "table_list", "table_xinfo"}
"""What tells of tables and changes nothing; the first one is asked by the full-text search itself."""

_FORBIDDEN = {"load_extension", "fts3_tokenizer"}


class Answer(NamedTuple):
    """What a query gives: names of columns, no two of them equal, and rows that are read as they are asked for."""

    names: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


def _authorizer() -> Callable[..., int]:
    import sqlite3  # noqa: PLC0415

    free = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}

    def may(action: int, first: str | None, second: str | None, *_: object) -> int:
        allowed = (
            action in free
            or (action == sqlite3.SQLITE_FUNCTION and second not in _FORBIDDEN)
            or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    return may


@contextmanager
def ask(database: sqlite3.Connection, query: str, seconds: float) -> Iterator[Answer]:
    """Give the answer to the one `query`, which may only read and is stopped after `seconds`; `database` is for nothing else then.

    Raises `ReportgenError`, also while rows are read, that says in one line what is wrong with the query.
    """
    import sqlite3  # noqa: PLC0415

    for limit in (sqlite3.SQLITE_LIMIT_LENGTH, sqlite3.SQLITE_LIMIT_SQL_LENGTH):
        database.setlimit(limit, LONGEST)
    database.text_factory = _text
    database.execute("PRAGMA query_only = ON")
    database.set_authorizer(_authorizer())
    timer = Timer(seconds, database.interrupt)
    timer.daemon = True
    timer.start()
    try:
        cursor = database.execute(query)
        if cursor.description is None:
            raise ReportgenError("query", "says nothing to look for; begin with SELECT")
        yield Answer(_unlike(name for name, *_ in cursor.description), (tuple(map(_value, row)) for row in cursor))
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        raise ReportgenError("query", _said(str(error), seconds)) from None
    finally:
        timer.cancel()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _value(value: object) -> Value:
    return value if value is None or isinstance(value, str | int | float) else bytes(value).hex()  # type: ignore[call-overload]


def _unlike(names: Iterator[str]) -> tuple[str, ...]:
    """Return `names` with a number behind those that were there before."""
    taken: dict[str, None] = {}
    for name in names:
        number, new = 2, name
        while new in taken:
            number, new = number + 1, f"{name}_{number}"
        taken[new] = None
    return tuple(taken)


def _said(problem: str, seconds: float) -> str:
    """Return in words what SQLite says of a query."""
    if problem == "interrupted":
        return f"takes more than {seconds:g} s and was stopped; ask for less, or allow more with --timeout"
    if "not authorized" in problem or "prohibited" in problem or "authorization denied" in problem:
        return f"may only read this database ({problem})"
    if "one statement at a time" in problem:
        return "is more than one statement; ask one at a time"
    what, _, name = problem.partition(": ")
    if what == "no such table":
        near = suggest(name, [*(table.name for table in TABLES), *(view.name for view in VIEWS)])
        return f"{problem}{near if near.startswith(',') else ''}; {_HOW}"
    return f"{problem}; {_HOW}" if what == "no such column" else problem


def schema_lines() -> Iterator[str]:
    """Yield every table and view with what a row of it is, and each of its columns with type, reference and meaning."""
    yield "TABLES"
    for table in TABLES:
        yield ""
        yield f"{table.name}: {table.about}"
        yield from map(_column_line, table.columns)
    yield ""
    yield f"search: {SEARCH_ABOUT}"
    yield ""
    yield "VIEWS"
    database = open_empty()
    for view in VIEWS:
        yield ""
        yield f"{view.name}: {view.about}"
        for _, name, kind, *_ in database.execute(f"PRAGMA table_info({view.name})").fetchall():
            yield _column_line(Column(name, kind or "", meaning(view, name)))


def _column_line(column: Column) -> str:
    marks = [" (key)" if column.key else "", f" (in {column.refers})" if column.refers else ""]
    return f"  {column.name:<12} {column.type:<7} {column.about}{''.join(marks)}"
