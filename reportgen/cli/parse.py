"""`reportgen parse`: records as NDJSON, as one JSON array, or as a table for people."""

from __future__ import annotations

import os
import sys

import click
import msgspec

from reportgen.cli.load import Loaded
from reportgen.cli.screen import clean, data
from reportgen.records import Record

_COLUMNS = ("date", "kind", "id", "title", "owners", "says", "due", "where")
_WIDE = 200  # signs, where no terminal has a width


def print_records(loaded: Loaded, form: str) -> None:
    """Print the records of `loaded` as `form` (ndjson, json or table), the head of each report before its records."""
    records = [record for report in loaded.corpus.reports for record in (report.header, *report.records)]
    if form == "ndjson":
        encode = msgspec.json.Encoder().encode
        data(encode(record).decode() for record in records)
    elif form == "json":
        data([msgspec.json.format(msgspec.json.encode(records), indent=2).decode()])
    else:
        _print_table([_cells(record, loaded) for record in records])


def _cells(record: Record, loaded: Loaded) -> tuple[str, ...]:
    """Return a record as the cells of a table row; a status wins over a value, a value over a time."""
    return (
        record.date or "",
        record.kind,
        record.id or "",
        record.title,
        ", ".join(record.owners),
        record.status_raw or record.value_raw or record.time_raw or record.level or "",
        record.due_raw or "",
        loaded.place(record.source, record.line),
    )


def _print_table(rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 -- takes as long to import as reading a report
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name in {"date", "kind", "id"}, min_width=10 if name == "date" else None)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDE
    colour = click.get_current_context().color
    Console(width=width, no_color=colour is False, highlight=False).print(table)
