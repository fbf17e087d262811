"""JSON Schema of everything that is exported: ``schema/<name>.json``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.corpus.schema import KINDS, Schema, record_schema, report_schema, struct_schema
from reportgen.exports.index import Index
from reportgen.exports.items import Item
from reportgen.files import File
from reportgen.history import Finding, History


def schemas() -> dict[str, Schema]:
    """Return every schema by name: one a kind of record, then the report file, the item, the finding and the index."""
    return {
        **{kind: record_schema(kind) for kind in KINDS},
        "report-file": report_schema(),
        "item": struct_schema("item", "One item over all reports, with every sighting and change.", Item),
        "finding": struct_schema("finding", "What a check says about a place in a report.", Finding),
        "index": struct_schema("index", "What there is: the files of data and how many there are of each kind of thing.", Index),
    }


def render_schemas(_: History, __: tuple[Finding, ...]) -> Iterator[File]:
    """Yield one file a schema."""
    for name, schema in schemas().items():
        yield File(path=f"schema/{name}.json", content=msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n")
