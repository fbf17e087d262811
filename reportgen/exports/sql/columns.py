"""What a table is: its columns, what each of them means, and what it refers to."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.corpus.schema import ALWAYS, KEYS, SAID, record_properties
from reportgen.records import Kind

RENAMED = {"start": "start_time", "end": "end_time"}
"""Keys of a record that are words of SQL, and what their columns are called."""

LISTS = ("mentions",)
"""Keys of a record that are rows of another table."""

_TYPES = {"integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_KEYS = {"reports": "report", "items": "item", "people": "person", "records": "record", "findings": "finding"}
PLACE = ("source", "line", "end_line", "page")


class Column(NamedTuple):
    """One column: its name, SQL type, meaning, and the table whose key it holds; `key` is true for the columns of the primary key."""

    name: str
    type: str
    about: str
    refers: str = ""
    key: bool = False


class Table(NamedTuple):
    """One table: its name, what a row of it is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def ddl(self) -> str:
        """The statement that makes the table."""
        lines = [f'"{column.name}" {column.type}{_refers(column)}' for column in self.columns]
        lines.append(f"PRIMARY KEY ({', '.join(column.name for column in self.columns if column.key)})")
        keys = [column for column in self.columns if column.key]
        linking = " WITHOUT ROWID" if len(keys) > 1 else ""  # kept in the order of its key, without an index of that
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + f"\n){linking}"

    @property
    def indexes(self) -> tuple[str, ...]:
        """The statements that make an index for each reference."""
        return tuple(
            f"CREATE INDEX {self.name}_{column.name} ON {self.name} ({column.name})"
            for column in self.columns
            if column.refers and column.name != self.columns[0].name
        )


def _refers(column: Column) -> str:
    # With the name of the key, although SQLite finds it by itself: Datasette asks for it.
    return f" REFERENCES {column.refers} ({_KEYS[column.refers]})" if column.refers else ""


def place(what: str) -> tuple[Column, ...]:
    """Return the columns that say where a row comes from; `what` says what stands there."""
    return (
        Column("source", "TEXT", SAID["source"]["description"]),
        Column("line", "INTEGER", f"first line there of {what}"),
        Column("end_line", "INTEGER", "last line of that"),
        Column("page", "TEXT", "address on the site, from its root"),
    )


def _record_columns() -> dict[str, Column]:
    """Return a column for every key of a record that is one value, in the order of the format, by that key."""
    left_out = {"kind", "report", *LISTS, *PLACE}
    return {
        key: Column(RENAMED.get(key, key), _TYPES.get(said.get("type", ""), "TEXT"), SAID[key]["description"])
        for key, said in record_properties().items()
        if key not in left_out
    }


RECORD_COLUMNS = _record_columns()


def keys_of(kind: Kind) -> tuple[str, ...]:
    """Return the keys with a column of their own that a record of `kind` may state.

    >>> keys_of("checkpoint")
    ('date', 'title', 'status_raw', 'owners', 'start', 'end', 'time_raw', 'details', 'section')
    """
    allowed = {*ALWAYS, *KEYS[kind]}
    return tuple(key for key in RECORD_COLUMNS if key in allowed)
