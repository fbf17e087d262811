"""The exports: what is in which file, that it fits the schemas beside it, and that it follows from the history alone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from reportgen.checks import check
from reportgen.cli.load import Reader, load, load_setting
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import Cache
from reportgen.corpus.schema import KINDS
from reportgen.corpus.store import decode_report
from reportgen.exports import render_exports, schemas
from reportgen.exports.records import PLURALS
from reportgen.files import File, Same
from reportgen.history import Finding, Place, trace
from reportgen.history.slugs import report_slugs
from reportgen.records import Kind, Record, Report
from reportgen.text import Span

CONTENT = Path(__file__).parents[2] / "content"
REGISTRY: Registry[Any] = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas().values())
VALIDATORS = {name: Draft202012Validator(schema, registry=REGISTRY) for name, schema in schemas().items()}


def record(kind: Kind, date: str, line: int, **fields: Any) -> Record:
    return Record(kind=kind, date=date, report=date, source=f"reports/{date}.md", line=line, end_line=line + 1, **fields)


def report(date: str, *records: Record) -> Report:
    return Report(key=date, date=date, header=record("report", date, 1, title=f"Outcomes of {date}"), span=Span(1, 99), records=records)


FIRST, SECOND = "2025-01-13", "2025-01-14"
REPORTS = (
    report(
        FIRST,
        record("action", FIRST, 3, id="AI-1", title="Load symbols", status="in_progress", percent=40, owners=("Ada",), due="2025-01-15"),
        record("risk", FIRST, 9, id="R-1", title="Symbols arrive late", level="yellow"),
        record("priority", FIRST, 12, title="Finish AI-1", mentions=("AI-1",)),
    ),
    report(
        SECOND,
        record("action", SECOND, 3, id="AI-1", title="Load symbols", status="done", percent=100, due="2025-01-15"),
        record("metric", SECOND, 9, title="Uptime", value=99.5, unit="%", target=99.9, comparator="≥", met=False),
    ),
)
FINDINGS = (
    Finding(
        source=f"reports/{SECOND}.md",
        line=9,
        weight="warning",
        rule="RG000",
        name="an-example",
        message="for the test",
        also=(Place(source="a.md", line=1),),
    ),
)


def exported(reports: tuple[Report, ...] = REPORTS, findings: tuple[Finding, ...] = FINDINGS) -> dict[str, bytes]:
    files = [file for file in render_exports(trace(build_corpus(reports, ())), findings) if isinstance(file, File)]
    paths = [file.path for file in files]
    assert len(paths) == len(set(paths))
    return {file.path.removeprefix("data/"): file.content for file in files}


def lines(content: bytes) -> list[dict[str, Any]]:
    assert content == b"" or content.endswith(b"\n")
    return [msgspec.json.decode(line) for line in content.splitlines()]


def test_everything_lies_below_data_and_is_listed_with_its_checksum() -> None:
    files = exported()
    index = msgspec.json.decode(files.pop("index.json"))
    assert [(entry["path"], entry["bytes"], entry["sha256"]) for entry in index["files"]] == sorted(
        (path, len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()
    )
    assert index["schemaVersion"] == 1
    assert index["counts"]["actions"] == 2
    assert index["counts"]["stories"] == 0
    assert index["counts"]["findings"] == 1


def test_files_beside_the_exports_pass_through_and_those_with_data_are_listed_too() -> None:
    beside = [File(path=path, content=path.encode()) for path in ("data/actions.csv", "feeds/risks.xml", "calendar.ics", "index.html")]
    files = [file for file in render_exports(trace(build_corpus(REPORTS, ())), FINDINGS, iter(beside)) if isinstance(file, File)]
    assert [file for file in files if file in beside] == beside
    assert files[-1].path == "data/index.json"
    listed = {entry["path"]: entry for entry in msgspec.json.decode(files[-1].content)["files"]}
    assert {"actions.csv", "../feeds/risks.xml", "../calendar.ics"} <= set(listed)
    assert not [path for path in listed if path.endswith(".html")]
    assert listed["actions.csv"]["sha256"] == hashlib.sha256(b"data/actions.csv").hexdigest()


def test_a_kind_has_one_line_a_record_with_the_date_first() -> None:
    actions = exported()["actions.ndjson"].decode().splitlines()
    assert [line[:60] for line in actions] == [
        '{"date":"2025-01-13","kind":"action","id":"AI-1","title":"Lo',
        '{"date":"2025-01-14","kind":"action","id":"AI-1","title":"Lo',
    ]


def test_all_records_are_those_of_the_kinds_in_the_order_of_the_reports() -> None:
    files = exported()
    together = lines(files["records.ndjson"])
    assert [entry["kind"] for entry in together] == ["report", "action", "risk", "priority", "report", "action", "metric"]
    for kind in KINDS:
        assert lines(files[f"{PLURALS[kind]}.ndjson"]) == [entry for entry in together if entry["kind"] == kind]


def test_a_report_file_reads_back_as_the_report() -> None:
    assert decode_report(exported()["reports/2025-01-13.json"], "here") == REPORTS[0]


def test_an_item_tells_its_history_and_its_last_stated_state() -> None:
    files = exported()
    items = msgspec.json.decode(files["items.json"])
    (action,) = (item for item in items if item["kind"] == "action")
    assert {key: action[key] for key in ("id", "status", "percent", "owners", "due", "first", "last", "closed")} == {
        "id": "AI-1",
        "status": "done",
        "percent": 100,
        "owners": ["Ada"],  # not stated on the second day
        "due": "2025-01-15",
        "first": FIRST,
        "last": SECOND,
        "closed": SECOND,
    }
    assert [entry["line"] for entry in action["sightings"]] == [3, 3]
    assert {"date": SECOND, "report": SECOND, "field": "status"}.items() <= action["changes"][0].items()
    for item in items:
        assert msgspec.json.decode(files[f"items/{item['slug']}.json"]) == item
    assert files["items.json"].count(b"\n") == len(items) + 2, "one item a line"


SCHEMA_OF = {"findings.ndjson": "finding", "index.json": "index"} | {f"{PLURALS[kind]}.ndjson": kind for kind in KINDS}


def complaints(path: str, content: bytes) -> list[str]:
    """What the schema beside a file says about it; the file `records.ndjson` holds the same as those of the kinds."""
    name = "report-file" if path.startswith("reports/") else "item" if path.startswith("items/") else SCHEMA_OF[path]
    values = lines(content) if path.endswith(".ndjson") else [msgspec.json.decode(content)]
    return [f"{path}: {error.json_path}: {error.message}" for value in values for error in VALIDATORS[name].iter_errors(value)]


def all_complaints(files: dict[str, bytes]) -> list[str]:
    others = ("records.ndjson", "items.json", "reportgen.sqlite")  # the same again, in other forms
    checked = [path for path in files if not path.startswith("schema/") and path not in others]
    return [text for path in checked for text in complaints(path, files[path])]


def test_a_file_that_stands_as_it_is_is_listed_with_what_is_known_of_it() -> None:
    *_, index = render_exports(trace(build_corpus(REPORTS, ())), FINDINGS, iter([Same(path="data/people.csv", size=7, sha256="abc")]))
    assert isinstance(index, File)
    listed = {entry["path"]: entry for entry in msgspec.json.decode(index.content)["files"]}
    assert listed["people.csv"] == {"path": "people.csv", "bytes": 7, "sha256": "abc"}


def test_every_file_fits_its_schema() -> None:
    assert all_complaints(exported()) == []


def test_every_file_of_the_demo_fits_its_schema_and_loads_back() -> None:
    loaded = load((CONTENT / "reports",), Reader(load_setting(None, (CONTENT,)), Cache(None), 1))
    history = trace(loaded.corpus)
    files = {file.path.removeprefix("data/"): file.content for file in render_exports(history, check(history)) if isinstance(file, File)}
    assert len(lines(files["actions.ndjson"])) > 100
    assert all_complaints(files) == []
    names = report_slugs(report.key for report in loaded.corpus.reports)
    for report in loaded.corpus.reports:
        assert decode_report(files[f"reports/{names[report.key]}.json"], report.key) == report


@pytest.mark.parametrize("name", schemas())
def test_every_schema_is_well_formed_and_exported(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    assert msgspec.json.decode(exported()[f"schema/{name}.json"]) == schemas()[name]


def test_the_order_of_input_changes_nothing() -> None:
    assert exported(REPORTS[::-1]) == exported(REPORTS)


def test_no_reports_give_empty_files_and_no_error() -> None:
    files = exported((), ())
    assert files["records.ndjson"] == files["findings.ndjson"] == b""
    assert files["items.json"] == b"[]\n"
