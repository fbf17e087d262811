"""What there is: ``index.json``, every export with its size and checksum, the format's number and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from reportgen import __version__
from reportgen.corpus.schema import KINDS
from reportgen.exports.records import PLURALS, all_records
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.records import FORMAT


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One exported file: path below the folder of ``index.json``, size in bytes, SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


class Index(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The list of exports. `schema_version` is the number of the record format, `counts` how many there are of each kind of thing."""

    schema_version: int
    generator: str
    counts: dict[str, int]
    files: tuple[Entry, ...]


def render_index(history: History, findings: tuple[Finding, ...], entries: Iterable[Entry]) -> File:
    """Return the index of the exported files `entries`."""
    kinds = Counter(record.kind for record in all_records(history.corpus))
    index = Index(
        schema_version=FORMAT,
        generator=f"reportgen {__version__}",
        counts={**{PLURALS[kind]: kinds[kind] for kind in KINDS}, "items": len(history.tracks), "findings": len(findings)},
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
    )
    return File(path="index.json", content=msgspec.json.format(msgspec.json.encode(index), indent=2) + b"\n")
