"""Rows of a list: one an item, sorted, and printed as a table for people or as data; nothing heavy is loaded for them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.cli.screen import data
from reportgen.cli.table import print_table

TABLE = ("item", "title", "status", "owner", "due", "age", "last", "where")
WHOLE = ("item", "age", "last", "where")

Place = Callable[[str, int], str]
"""Says where a line of a source is, as a person opens it."""


class Row(NamedTuple):
    """One item: the fields of `reportgen.history.listed.Row`, and all of them as JSON, as it is printed for programs."""

    kind: str
    id: str | None = None
    title: str = ""
    open: bool | None = None
    status: str = ""
    status_raw: str | None = None
    percent: int | float | None = None
    level: str | None = None
    owners: tuple[str, ...] = ()
    due: str = ""
    due_raw: str | None = None
    overdue: bool = False
    age: int | None = None
    points: int | float | None = None
    priority: str | None = None
    value: str | None = None
    target: str | None = None
    met: bool | None = None
    first: str | None = None
    last: str | None = None
    closed: str | None = None
    seen: int = 0
    key: str = ""
    section: str = ""
    report: str = ""
    source: str = ""
    line: int = 0
    json: bytes = b""


NAMES = Row._fields[:-1]
"""The columns of a list as data."""


def read_row(line: bytes) -> Row:
    """Return the row that `line` holds as JSON."""
    said = json.loads(line)
    said["owners"] = tuple(said.get("owners", ()))
    return Row(**said, json=line)


_NEED = {"blocked": 1, "at_risk": 2}
_LEVELS = {"red": 0, "yellow": 1, "green": 2}
_ORDER = (
    *("blocked", "at_risk", "in_progress", "on_track", "in_review", "planned", "new"),
    *("unstated", "deferred", "lapsed", "done", "cancelled"),
)
_DIGITS = re.compile(r"([0-9]+)")


def natural(text: str) -> tuple[object, ...]:
    """Return a sort key in which numbers count as numbers.

    >>> sorted(["R-10", "r-9", "R-1"], key=natural)
    ['R-1', 'r-9', 'R-10']
    """
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text.casefold()))


def by_need(row: Row) -> tuple[object, ...]:
    """Sort key: open before not open; what is open by lateness, level, trouble and due date; the rest last seen first."""
    if not row.open:
        return (True, tuple(-ord(sign) for sign in row.last or ""), natural(row.id or row.title), row.key)
    return (False, not row.overdue, _LEVELS.get(row.level or "", 3), _NEED.get(row.status, 3), row.due or "~", row.first or "", row.key)


ORDERS: dict[str, Callable[[Row], object]] = {
    "due": lambda row: row.due,
    "id": lambda row: natural(row.id) if row.id else None,
    "title": lambda row: row.title.casefold(),
    "kind": lambda row: row.kind,
    "owner": lambda row: tuple(map(str.casefold, row.owners)),
    "status": lambda row: _ORDER.index(row.status) if row.status in _ORDER else None,
    "level": lambda row: _LEVELS[row.level] if row.level else None,
    "age": lambda row: row.age,
    "first": lambda row: row.first,
    "last": lambda row: row.last,
}
"""What lists can be sorted by: from a row to a value; None and what is empty come last in either direction."""


def in_order(rows: Iterable[Row], order: str) -> list[Row]:
    """Return `rows` sorted by `order`, a key of `ORDERS`, turned round with ``-`` in front; by need where it is empty."""
    rows = sorted(rows, key=by_need)
    if not order:
        return rows
    read = ORDERS[order.removeprefix("-")]
    known = [row for row in rows if read(row) not in (None, "", ())]
    known.sort(key=read, reverse=order.startswith("-"))  # type: ignore[arg-type]
    return known + [row for row in rows if read(row) in (None, "", ())]


def print_rows(rows: Sequence[Row], place: Place, form: str) -> None:
    """Print `rows` as `form` (table, json, ndjson or csv)."""
    if form == "table":
        if rows:
            _print_table(rows, place)
    elif form == "json":
        from msgspec.json import format as pretty  # noqa: PLC0415 -- numbers stay as they are spelled

        data([pretty(b"[%b]" % b",".join(row.json for row in rows), indent=2).decode()])
    elif form == "ndjson":
        data(row.json.decode() for row in rows)
    else:
        from reportgen.text.tables import csv_line  # noqa: PLC0415 -- 40 ms with all of its layer

        data(csv_line(cells).removesuffix("\r\n") for cells in (NAMES, *(_cells(row) for row in rows)))


def _cells(row: Row) -> Iterator[str | int | float | None]:
    """Yield the values of a row as cells: names with commas between them, yes or no in words."""
    for name in NAMES:
        value = getattr(row, name)
        yield ", ".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else value


def _print_table(rows: Sequence[Row], place: Place) -> None:
    kinds = {row.kind for row in rows}
    cells = [_shown(row, place(row.source, row.line), several=len(kinds) > 1) for row in rows]
    used = [at for at, name in enumerate(TABLE) if any(line[at] for line in cells)]
    print_table([TABLE[at] for at in used], [[line[at] for at in used] for line in cells], WHOLE)


def _shown(row: Row, place: str, *, several: bool) -> tuple[str, ...]:
    """Return an item as the cells of `TABLE`; `several` says that items of other kinds stand beside it."""
    met = {True: " met", False: " missed", None: ""}[row.met]
    state = row.status.replace("_", " ") or ("" if row.level else row.status_raw or "")
    percent = f" {row.percent:g} %" if row.percent is not None and row.open else ""
    value = f"{row.value or ''}{f' of {row.target}' if row.target else ''}{met}"
    return (
        f"{row.kind} {row.id or ''}".strip() if several else row.id or "",
        row.title,
        " ".join(part for part in (row.level, value if row.value else f"{state}{percent}") if part),
        ", ".join(row.owners),
        f"{row.due or row.due_raw or ''}{' overdue' if row.overdue else ''}",
        "" if row.age is None else str(row.age),
        row.last or "undated",
        place,
    )
