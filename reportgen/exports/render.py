"""The table of exports, and the one function that renders them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from reportgen.exports.findings import render_findings
from reportgen.exports.index import Entry, render_index
from reportgen.exports.items import render_items
from reportgen.exports.records import render_records
from reportgen.exports.reports import render_reports
from reportgen.exports.schemas import render_schemas
from reportgen.files import File
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


def render_exports(history: History, findings: tuple[Finding, ...]) -> Iterator[File]:
    """Yield every export of `history` and `findings`, and last ``index.json``, which lists them with their checksums.

    Paths start with ``data/``. The bytes follow from the arguments alone: no time of day, no path of this machine.
    """
    entries = []
    for _, export in EXPORTS:
        for file in export(history, findings):
            entries.append(Entry(path=file.path, bytes=len(file.content), sha256=hashlib.sha256(file.content).hexdigest()))
            yield _below_folder(file)
    yield _below_folder(render_index(history, findings, entries))


def _below_folder(file: File) -> File:
    return replace(file, path=f"{FOLDER}/{file.path}")
