"""The table of exports, and the one function that renders them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from reportgen.exports.findings import render_findings
from reportgen.exports.index import entry, is_data, render_index
from reportgen.exports.items import render_items
from reportgen.exports.records import render_records
from reportgen.exports.reports import render_reports
from reportgen.exports.schemas import render_schemas
from reportgen.files import File, Same
from reportgen.history import Finding, History

FOLDER = "data"

Export = Callable[[History, tuple[Finding, ...]], Iterator[File]]

#: One row an export, in the order they are written; each yields files with paths below `FOLDER`.
EXPORTS: tuple[tuple[str, Export], ...] = (
    ("reports", render_reports),
    ("records", render_records),
    ("items", render_items),
    ("findings", render_findings),
    ("schemas", render_schemas),
)


def render_exports(
    history: History, findings: tuple[Finding, ...], beside: Iterable[File | Same] = (), commit: str = ""
) -> Iterator[File | Same]:
    """Yield every export of `history` and `findings`, then the files `beside` them, and last ``index.json``, which lists what is data.

    `commit` is the one that the sources are at, if it is known.

    Paths start with ``data/``. The bytes follow from the arguments alone: no time of day, no path of this machine.
    """
    entries = []
    for file in chain(_exports(history, findings), beside):
        if is_data(file.path):
            entries.append(entry(file))
        yield file
    index = render_index(history, findings, entries, commit)
    yield replace(index, path=f"{FOLDER}/{index.path}")


def _exports(history: History, findings: tuple[Finding, ...]) -> Iterator[File]:
    for _, export in EXPORTS:
        for file in export(history, findings):
            yield replace(file, path=f"{FOLDER}/{file.path}")
