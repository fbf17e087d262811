"""What there is: ``index.json``, every file of data with its size and checksum, the format's number and the counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

import msgspec

from reportgen import __version__
from reportgen.corpus.schema import KINDS
from reportgen.exports.records import PLURALS, all_records
from reportgen.files import File, Same
from reportgen.history import Finding, History
from reportgen.records import FORMAT

_kind_of = attrgetter("kind")


class Entry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One file: path as seen from ``index.json``, size in bytes, SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


class Index(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The list of all data: the number of the record format, the commit of the reports if known, and how many there are of each kind."""

    schema_version: int
    generator: str
    source_commit: str | msgspec.UnsetType = msgspec.UNSET
    counts: dict[str, int]
    files: tuple[Entry, ...]


def is_data(path: str) -> bool:
    """Tell whether a file of the site, by its path from the root, is data: what lies below ``data/``, the feeds and the calendar.

    >>> is_data("data/items.json"), is_data("feeds/risks.xml"), is_data("calendar.ics"), is_data("index.html")
    (True, True, True, False)
    """
    return path.startswith(("data/", "feeds/")) or path.endswith(".ics")


def entry(file: File | Same) -> Entry:
    """Return what the index says of a file of data; its path is from the root of the site."""
    path = file.path.removeprefix("data/") if file.path.startswith("data/") else f"../{file.path}"
    if isinstance(file, Same):
        return Entry(path=path, bytes=file.size, sha256=file.sha256)
    return Entry(path=path, bytes=len(file.content), sha256=hashlib.sha256(file.content).hexdigest())


def render_index(history: History, findings: tuple[Finding, ...], entries: Iterable[Entry], commit: str = "") -> File:
    """Return the index of the files `entries`, made from the sources at `commit`."""
    kinds = Counter(map(_kind_of, all_records(history.corpus)))
    index = Index(
        schema_version=FORMAT,
        generator=f"reportgen {__version__}",
        source_commit=commit or msgspec.UNSET,
        counts={**{PLURALS[kind]: kinds[kind] for kind in KINDS}, "items": len(history.tracks), "findings": len(findings)},
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
    )
    return File(path="index.json", content=msgspec.json.format(msgspec.json.encode(index), indent=2) + b"\n")
