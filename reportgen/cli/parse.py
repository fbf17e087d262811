"""`reportgen parse`: records as NDJSON, as one JSON array, or as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from reportgen.cli.filters import Asked
from reportgen.cli.load import Loaded
from reportgen.cli.screen import data
from reportgen.cli.table import print_table
from reportgen.records import Record, Report, Setting

_COLUMNS = ("date", "kind", "id", "title", "owners", "says", "due", "where")


def choose(loaded: Loaded, setting: Setting, asked: Asked) -> list[Record]:
    """Return the records of `loaded` that are `asked` for, the head of each report before its records; a filter leaves out the heads."""
    if asked == Asked():
        return _whole(loaded.corpus.reports)
    from reportgen.cli.question import understand  # noqa: PLC0415 -- what compares titles, which takes long to import
    from reportgen.history.select import select_records  # noqa: PLC0415

    question = understand(asked, loaded, setting)
    reports = question.corpus.reports
    if not asked.narrows:
        return _whole(reports)
    return list(select_records((record for report in reports for record in report.records), question.wanted))


def _whole(reports: Iterable[Report]) -> list[Record]:
    return [record for report in reports for record in (report.header, *report.records)]


def print_records(records: Sequence[Record], loaded: Loaded, form: str) -> None:
    """Print `records` of what was `loaded` as `form` (ndjson, json or table)."""
    if form == "ndjson":
        encode = msgspec.json.Encoder().encode
        data(encode(record).decode() for record in records)
    elif form == "json":
        data([msgspec.json.format(msgspec.json.encode(records), indent=2).decode()])
    else:
        print_table(_COLUMNS, [_cells(record, loaded) for record in records], ("date", "kind", "id"))


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
