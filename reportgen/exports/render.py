"""The table of exports, and the one function that renders them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from reportgen.exports.dense import Dense
from reportgen.exports.findings import render_findings
from reportgen.exports.index import entry, is_data, render_index
from reportgen.exports.items import render_items
from reportgen.exports.records import render_records
from reportgen.exports.reports import render_reports
from reportgen.exports.schemas import render_schemas
from reportgen.exports.sql.database import render_database, render_tables
from reportgen.files import File, Long, Same
from reportgen.history import Finding, History

FOLDER = "data"

Exported = File | Dense | Long
"""A file as an export makes it."""

Export = Callable[[History, tuple[Finding, ...]], Iterator[File] | Iterator[Dense] | Iterator[Long] | Iterator[Exported]]

#: One row an export, in the order they are written, what takes longest first; each yields files with paths below `FOLDER`.
EXPORTS: tuple[tuple[str, Export], ...] = (
    ("database", render_database),
    ("items", render_items),
    ("records", render_records),
    ("reports", render_reports),
    ("schemas", render_schemas),
    ("findings", render_findings),
)

#: What each format of `reportgen export` is made of; the last row is not part of a site, whose tables are those of its pages.
FORMATS: dict[str, tuple[Export, ...]] = {
    "json": (render_reports, render_items, render_schemas),
    "ndjson": (render_records, render_findings),
    "sqlite": (render_database,),
    "csv": (render_tables,),
}


def render_exports(
    history: History, findings: tuple[Finding, ...], beside: Iterable[File | Same] = (), commit: str = ""
) -> Iterator[File | Same]:
    """Yield every export of `history` and `findings`, then the files `beside` them, and last ``index.json``, which lists what is data.

    `commit` is the one that the sources are at, if it is known.

    Paths start with ``data/``. The bytes follow from the arguments alone: no time of day, no path of this machine.
    """
    yield from indexed(history, findings, chain(map(laid_out, chain.from_iterable(exports(history, findings))), beside), commit)


def exports(
    history: History, findings: tuple[Finding, ...], database: Export = render_database
) -> Iterator[Iterator[Exported]]:  # fmt: skip
    """Yield the files of each row of `EXPORTS`, with `database` for the one of that name."""
    return (_below((database if name == "database" else export)(history, findings)) for name, export in EXPORTS)


def laid_out(file: Exported) -> File:
    """Return `file` as it is written, in one piece."""
    return file if isinstance(file, File) else file.file()


def _below(files: Iterable[Exported]) -> Iterator[Exported]:
    return (replace(file, path=f"{FOLDER}/{file.path}") for file in files)


def indexed(
    history: History, findings: tuple[Finding, ...], files: Iterable[File | Same], commit: str = ""
) -> Iterator[File | Same]:
    """Yield `files`, and last the index of those that are data."""
    entries = []
    for file in files:
        if is_data(file.path):
            entries.append(entry(file))
        yield file
    index = render_index(history, findings, entries, commit)
    yield replace(index, path=f"{FOLDER}/{index.path}")
