"""The schemas that we publish: well formed, stable in name, and as strict as the format."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from reportgen.corpus.schema import KEYS, KINDS, record_schema, report_schema
from reportgen.corpus.store import encode_record, encode_report
from reportgen.records import Kind, Record, Report, Unread
from reportgen.text import Span

SCHEMAS = {kind: record_schema(kind) for kind in KINDS}
REGISTRY: Registry[Any] = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values())


def complaints(schema: dict[str, Any], content: bytes) -> list[str]:
    """What a JSON Schema validator says about JSON text."""
    return [error.message for error in Draft202012Validator(schema, registry=REGISTRY).iter_errors(msgspec.json.decode(content))]


def record(kind: Kind, **fields: Any) -> Record:
    return Record(kind=kind, report="2025-01-12", source="a.md", line=3, end_line=4, **fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_valid_schema_that_takes_a_plain_record(kind: Kind) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$id"] == f"urn:reportgen:schema:1:{kind}"
    assert complaints(SCHEMAS[kind], encode_record(record(kind, date="2025-01-12", title="x"))) == []


def test_every_key_of_a_record_belongs_to_some_kind_and_has_a_meaning() -> None:
    used = {key for kind in KINDS for key in SCHEMAS[kind]["properties"]}
    assert used == set(Record.__struct_fields__)
    assert set(KEYS) == set(KINDS)
    assert all(schema["description"] for kind in KINDS for schema in SCHEMAS[kind]["properties"].values())


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (record("risk"), "'action' was expected"),
        (record("action", level="red"), "'level' was unexpected"),
        (record("action", date="12 January"), "does not match"),
        (record("action", due="Monday"), "does not match"),
        (record("action", percent=120), "greater than the maximum"),
        (msgspec.structs.replace(record("action"), line=0), "less than the minimum"),
    ],
)
def test_a_record_that_is_not_of_the_format_is_refused(wrong: Record, why: str) -> None:
    assert any(why in complaint for complaint in complaints(SCHEMAS["action"], encode_record(wrong)))


@pytest.mark.parametrize("due", ["2025-01-13", "2025-01-13T10:30", "2025-01-13T10:30:00-08:00", "2025-01-13T10:30Z"])
def test_a_due_moment_is_a_date_or_a_time_of_a_date(due: str) -> None:
    assert complaints(SCHEMAS["action"], encode_record(record("action", due=due))) == []


def test_the_report_file_holds_records_of_each_kind() -> None:
    report = Report(
        key="2025-01-12",
        date="2025-01-12",
        header=record("report", day=6, weekday="Sunday"),
        span=Span(1, 9),
        records=(record("action", id="AI-1", event="new"), record("metric", value=97.5, comparator="≥", met=True)),
        kept=(Span(1, 1),),
        unread=(Unread(section="Risks", span=Span(5, 6), why="no id"),),
    )
    Draft202012Validator.check_schema(report_schema())
    assert complaints(report_schema(), encode_report(report)) == []
    broken = encode_report(report).replace(b'"metric"', b'"measure"')
    assert complaints(report_schema(), broken) != []
