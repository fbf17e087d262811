"""`reportgen list`: items and where they stand, as a table for people or as data."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.cli.filters import Asked
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.screen import data
from reportgen.cli.table import print_table
from reportgen.errors import ReportgenError
from reportgen.history.listed import ORDERS, Row, in_order, list_item
from reportgen.history.select import select_tracks
from reportgen.records import Setting
from reportgen.text.tables import Cell, csv_line

TABLE = ("item", "title", "status", "owner", "due", "age", "last", "where")
WHOLE = ("item", "age", "last", "where")


def list_rows(loaded: Loaded, setting: Setting, asked: Asked, order: str) -> list[Row]:
    """Return the items that are `asked` for, sorted by `order` (a key of `ORDERS`, ``-`` in front of it turns it round)."""
    if order and order.removeprefix("-") not in ORDERS:
        close = difflib.get_close_matches(order.removeprefix("-"), ORDERS, n=1)
        near = f", did you mean {close[0]}?" if close else f"; say one of {', '.join(ORDERS)}"
        raise ReportgenError("--sort", f"nothing is sorted by {order!r}{near}")
    question = understand(asked, loaded, setting)
    history = tell(question, setting)
    found = select_tracks(history.tracks, question.wanted, question.day)
    return in_order([list_item(track, question.day) for track in found], order)


def print_rows(rows: Sequence[Row], loaded: Loaded, form: str) -> None:
    """Print `rows` as `form` (table, json, ndjson or csv)."""
    if form == "table":
        if rows:
            _print_table(rows, loaded)
    elif form == "json":
        data([msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()])
    elif form == "ndjson":
        data(msgspec.json.encode(row).decode() for row in rows)
    else:
        names = Row.__struct_fields__
        data(csv_line(cells).removesuffix("\r\n") for cells in (names, *(_cells(row) for row in rows)))


def _cells(row: Row) -> Iterator[Cell]:
    """Yield the values of a row as cells: names with commas between them, yes or no in words."""
    for name in Row.__struct_fields__:
        value = getattr(row, name)
        yield ", ".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else value


def _print_table(rows: Sequence[Row], loaded: Loaded) -> None:
    kinds = {row.kind for row in rows}
    cells = [_shown(row, loaded.place(row.source, row.line), several=len(kinds) > 1) for row in rows]
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
