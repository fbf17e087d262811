"""The database: made from a history, in memory or in a file, and as the bytes of one file, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reportgen.corpus.schema import KINDS
from reportgen.exports.records import PLURALS
from reportgen.exports.sql.before import OLD, Before
from reportgen.exports.sql.rows import Row, Rows
from reportgen.exports.sql.tables import SEARCH, TABLES
from reportgen.exports.sql.views import VIEWS
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.records import FORMAT
from reportgen.text.tables import csv_line, csv_text

if TYPE_CHECKING:  # 5 ms to load, and a Python may come without it
    import sqlite3

FILE = "reportgen.sqlite"
PAGE = 4096
APPLICATION = int.from_bytes(b"rgen")
"""What ``PRAGMA application_id`` says, so that ``file`` and others know whose database it is."""

_COMPACT = "file:?vfs=memdb"  # in one piece, which is handed over without a copy of its own
_ALONE = ("synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -16384")  # nobody else reads it, nor is it of use half made
_WROTE = slice(96, 100)  # in the header: the version of SQLite that wrote it last
_COUNTS = (slice(24, 28), slice(92, 96))  # there, too: how often it was changed, which of those in memory some count and others do not
_TREES = {2: 12, 5: 12, 10: 8, 13: 8}  # the kinds of pages of trees, and how long their header is


def can_build() -> bool:
    """Return whether this Python has an SQLite that can do it: with full-text search, and a way to hand over the bytes."""
    try:
        import sqlite3  # noqa: PLC0415
    except ImportError:
        return False
    with_search = sqlite3.connect(":memory:").execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    return bool(with_search) and hasattr(sqlite3.Connection, "serialize")


def open_empty(name: str = ":memory:") -> sqlite3.Connection:
    """Return a database in memory, or in the new file `name`, with all tables and views, and nothing in them."""
    import sqlite3  # noqa: PLC0415

    with _closed_on_error(sqlite3.connect(name, isolation_level=None, uri=True)) as database:
        # Fixed, whatever this SQLite was compiled with; what is deleted is overwritten, so that no byte is left by chance.
        for setting in (f"page_size = {PAGE}", "auto_vacuum = NONE", "encoding = 'UTF-8'", "secure_delete = ON", "journal_mode = OFF",
                        f"application_id = {APPLICATION}", f"user_version = {FORMAT}", *_ALONE):  # fmt: skip
            database.execute(f"PRAGMA {setting}")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(table.ddl)
        database.execute(SEARCH)
        for view in VIEWS:
            database.execute(view.ddl)
    return database


class Filled(NamedTuple):
    """A database that is complete, the name by which it was opened, and what the next one's `Before` says of it.

    `firsts` are empty where they were not asked for.
    """

    database: sqlite3.Connection
    name: str
    firsts: dict[bytes, int]


def build_database(history: History, findings: tuple[Finding, ...]) -> sqlite3.Connection:
    """Return the database of `history` and `findings`, in memory and complete."""
    return build_after(None, history, findings).database


def build_after(before: Before | None, history: History, findings: tuple[Finding, ...], place: str = _COMPACT) -> Filled:
    """Return the database that `build_database` returns, with what can be copied from the one `before`.

    It is made in the file `place`, where there is none yet; in memory if that cannot be written.
    """
    import sqlite3  # noqa: PLC0415

    try:
        return _built(place, before, history, findings)
    except sqlite3.OperationalError:  # memory in one piece has no room for more than 1 GiB
        return _built(":memory:", None, history, findings)


def _built(name: str, before: Before | None, history: History, findings: tuple[Finding, ...]) -> Filled:
    try:
        return _filled(name, before, history, findings, _as_they_are)
    except (OverflowError, UnicodeEncodeError):  # a number or a sign that SQLite has no room for, which takes looking at each value
        return _filled(":memory:", before, history, findings, _storable_rows)


def _filled(
    name: str, before: Before | None, history: History, findings: tuple[Finding, ...], store: Callable[[Iterable[Row]], Iterable[Row]]
) -> Filled:
    with _closed_on_error(open_empty(name)) as database:
        rows = Rows(history, findings, _attached(database, before) if before else None)
        for statement, batch in rows.batches():
            database.executemany(statement, store(batch))
        for one in TABLES:
            for index in one.indexes:
                database.execute(index)
        database.execute("INSERT INTO search (search) VALUES ('rebuild')")
        database.execute("COMMIT")
        if before:
            database.execute(f"DETACH {OLD}")
    return Filled(database, name, rows.firsts)


@contextmanager
def _closed_on_error(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give `database`; close it if that fails, since the error would keep its file open for as long as anybody has the error."""
    try:
        yield database
    except BaseException:
        database.close()
        raise


def _attached(database: sqlite3.Connection, before: Before) -> Mapping[bytes, int]:
    """Give `database` the one `before` to copy from; return its `firsts`, or none where it is gone."""
    database.execute(f"ATTACH ':memory:' AS {OLD}")
    content = before.content() if before.firsts else b""
    if not content:
        return {}
    database.deserialize(content, name=OLD)
    return before.firsts


def _as_they_are(rows: Iterable[Row]) -> Iterable[Row]:
    return rows


def _storable_rows(rows: Iterable[Row]) -> Iterator[Row]:
    return (tuple(map(_storable, row)) for row in rows)


def _storable(value: object) -> object:
    """Return what SQLite can hold of `value`: of numbers beyond 64 bits about as much, of half characters a mark.

    >>> _storable(10**30), _storable(7)
    (1e+30, 7)
    """
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        try:
            return float(value)
        except OverflowError:
            return None
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def database_bytes(database: sqlite3.Connection) -> bytes:
    """Return `database` as a file, and close it.

    The same content gives the same bytes, whichever SQLite (3.40 to 3.54 were tried) made it.
    """
    whole = database.serialize()
    database.close()  # it may be large: there are two copies at a time, no three
    content = bytearray(whole)
    del whole
    clean(content)
    return bytes(content)


def clean(content: bytearray, *, first: bool = True) -> None:
    """Overwrite in some pages of a database, the `first` ones or others, what does not follow from its content."""
    for place in (*_COUNTS, _WROTE) if first else ():
        content[place] = bytes(4)
    for start in range(0, len(content), PAGE):
        head = start + (100 if first and start == 0 else 0)  # the first page begins with the header of the file
        size = _TREES.get(content[head])
        if size:
            begin = head + size + 2 * int.from_bytes(content[head + 3 : head + 5])
            end = start + (int.from_bytes(content[head + 5 : head + 7]) or 65536)
            if begin < end:
                content[begin:end] = bytes(end - begin)  # holds nothing but what a cell left there that was moved


def render_tables(history: History, findings: tuple[Finding, ...]) -> Iterator[File]:
    """Yield every table and the records of each kind as CSV: ``csv/<name>.csv``; nothing where there is no SQLite."""
    if not can_build():
        return
    database = build_database(history, findings)
    for name in (*(table.name for table in TABLES), *(PLURALS[kind] for kind in KINDS if kind != "report")):
        rows = database.execute(f"SELECT * FROM {name}")  # noqa: S608 -- our own words
        head = csv_line(column for column, *_ in rows.description)
        yield File(path=f"csv/{name}.csv", content=(head + csv_text(rows)).encode("utf-8", "replace"))
    database.close()


def render_database(history: History, findings: tuple[Finding, ...]) -> Iterator[File]:
    """Yield ``reportgen.sqlite``; nothing where this Python has no SQLite that can make it."""
    if can_build():
        yield File(path=FILE, content=database_bytes(build_database(history, findings)))
