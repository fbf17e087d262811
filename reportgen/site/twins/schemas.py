"""JSON Schema of the JSON twins: ``data/schema/page-<kind>.json``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.corpus.schema import Schema, struct_schema
from reportgen.files import File
from reportgen.site.twins.kinds import KINDS


def schemas() -> dict[str, Schema]:
    """Return the schema of every kind of twin by name; those of a report and of an item are ``report-file`` and ``item``."""
    return {f"page-{kind.__name__.lower()}": struct_schema(f"page-{kind.__name__.lower()}", _about(kind.__doc__), kind) for kind in KINDS}


def _about(text: str | None) -> str:
    return " ".join((text or "").split())


def schema_files() -> Iterator[File]:
    """Yield one file a schema."""
    for name, schema in schemas().items():
        yield File(path=f"data/schema/{name}.json", content=msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n")
