"""The database: complete, consistent, the same bytes each time, and every row of it leads back to a line and a page."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from reportgen.checks import check
from reportgen.cli.load import Reader, load, load_setting
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import Cache
from reportgen.exports.sql.database import APPLICATION, build_database, database_bytes, open_empty
from reportgen.exports.sql.tables import SEARCH_ABOUT, TABLES
from reportgen.exports.sql.views import VIEWS, meaning
from reportgen.history import Finding, History, trace
from reportgen.records import FORMAT, Record, Report
from reportgen.text import Span

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
SITE = ROOT / "tests" / "golden" / "small" / "site"


def told(content: Path) -> tuple[History, tuple[Finding, ...]]:
    setting = load_setting(None, (content,))
    history = trace(load((content,), Reader(setting, Cache(None), 1)).corpus, setting)
    return history, check(history, setting)


@pytest.fixture(scope="module")
def demo() -> tuple[History, tuple[Finding, ...]]:
    return told(CONTENT)


@pytest.fixture(scope="module")
def database(demo: tuple[History, tuple[Finding, ...]]) -> sqlite3.Connection:
    return build_database(*demo)


def all_of(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return list(database.execute(query))


def number(database: sqlite3.Connection, query: str) -> int:
    return int(database.execute(query).fetchone()[0])


def test_no_reference_leads_nowhere_and_no_page_is_damaged(database: sqlite3.Connection) -> None:
    assert all_of(database, "PRAGMA foreign_key_check") == []
    assert all_of(database, "PRAGMA integrity_check") == [("ok",)]
    keys = {(row[2], row[4]) for table in TABLES for row in database.execute(f"PRAGMA foreign_key_list({table.name})")}
    assert keys == {(f"{name}s", name) for name in ("report", "item", "record", "finding")} | {("people", "person")}


def test_datasette_sees_the_keys_and_what_the_full_text_is_of(tmp_path: Path, database: sqlite3.Connection) -> None:
    datasette = pytest.importorskip("datasette.app", reason="pip install datasette")
    (tmp_path / "reportgen.sqlite").write_bytes(database_bytes(database))
    client = datasette.Datasette(immutables=[str(tmp_path / "reportgen.sqlite")]).client

    def fetch(path: str) -> Any:
        response = asyncio.run(client.get(path))
        assert response.status_code == 200, path
        return response

    tables = {table["name"]: table for table in fetch("/reportgen.json").json()["tables"]}
    assert tables["records"]["fts_table"] == "search"
    for name in (*(table.name for table in TABLES), *(view.name for view in VIEWS)):
        fetch(f"/reportgen/{name}")
    assert "/reportgen/items/action~3AACT-05" in fetch("/reportgen/changes?item=action:ACT-05").text
    assert fetch("/reportgen/records.json?_search=lamp&_shape=array").json()


def test_every_table_has_what_the_history_has(database: sqlite3.Connection, demo: tuple[History, tuple[Finding, ...]]) -> None:
    history, findings = demo
    records = [record for report in history.corpus.reports for record in (report.header, *report.records)]
    counts = {table.name: number(database, f"SELECT count(*) FROM {table.name}") for table in TABLES}  # noqa: S608
    assert counts == {
        "about": 3,
        "reports": len(history.corpus.reports),
        "items": len(history.tracks),
        "people": len(history.people),
        "records": len(records),
        "record_owners": sum(len(record.owners) for record in records),
        "record_mentions": sum(len(record.mentions) for record in records),
        "item_owners": counts["item_owners"],
        "changes": sum(len(track.changes) for track in history.tracks),
        "findings": len(findings),
        "finding_places": sum(len(finding.also) for finding in findings),
    }
    assert counts["item_owners"] == number(database, "SELECT sum(length(owners) - length(replace(owners, ',', '')) + 1) FROM items")


def test_a_record_says_what_its_line_of_ndjson_says(database: sqlite3.Connection, demo: tuple[History, tuple[Finding, ...]]) -> None:
    rows = database.cursor()
    rows.row_factory = sqlite3.Row
    stated = [record for report in demo[0].corpus.reports for record in (report.header, *report.records)]
    for record, row in zip(stated, rows.execute("SELECT * FROM records ORDER BY record"), strict=True):
        for key in Record.__struct_fields__:
            value, column = getattr(record, key), {"start": "start_time", "end": "end_time"}.get(key, key)
            if key == "owners":
                assert (row["owners"] or "") == ", ".join(value)
            elif key == "details":
                assert json.loads(row["details"] or "{}") == value
            elif key != "mentions":
                assert row[column] == (value if value != "" or key in ("title", "section") else None), (key, record)


def test_sightings_are_those_of_the_tracks(database: sqlite3.Connection, demo: tuple[History, tuple[Finding, ...]]) -> None:
    for track in demo[0].tracks:
        found = database.execute("SELECT source, line FROM records WHERE item = ?", (track.key,))
        assert sorted(found) == sorted((record.source, record.line) for record in track.sightings)


def test_no_line_of_a_report_is_lost_to_the_search(database: sqlite3.Connection, demo: tuple[History, tuple[Finding, ...]]) -> None:
    texts = "\n".join(text for (text,) in database.execute("SELECT text FROM records WHERE text IS NOT NULL"))
    held = {line.strip() for line in texts.split("\n")}
    for report in demo[0].corpus.reports:
        (source,) = (source for source in demo[0].corpus.sources if source.path == report.header.source)
        lines = source.lines[report.span.first - 1 : report.span.last]
        assert [line for line in lines if line.strip() and line.strip() not in held] == []


@pytest.mark.parametrize(("words", "found"), [("grundsatze OR lampe", False), ('"order a spare"', True), ("soren", True), ("lam*", True)])
def test_words_are_found_whatever_their_accents(database: sqlite3.Connection, words: str, found: bool) -> None:
    rows = database.execute("SELECT r.text, r.title FROM search JOIN records r ON r.record = search.rowid WHERE search MATCH ?", (words,))
    assert bool(rows.fetchall()) is found


def test_every_row_leads_to_a_line_of_a_report_and_to_a_page_that_is_there() -> None:
    database = build_database(*told(ROOT / "tests" / "golden" / "small" / "content"))
    pages = {path.relative_to(SITE).as_posix(): path.read_text("utf-8") for path in SITE.rglob("*.html")}
    rows = 0
    for table in TABLES[1:]:
        for source, line, end_line, page in database.execute(f"SELECT source, line, end_line, page FROM {table.name}"):  # noqa: S608
            path, _, anchor = page.partition("#")
            lines = (ROOT / "tests" / "golden" / "small" / "content" / source).read_text("utf-8").split("\n")
            assert 1 <= line <= end_line <= len(lines), (table.name, source, line, end_line)
            assert path in pages, (table.name, page)
            assert not anchor or f'id="{anchor}"' in pages[path], (table.name, page)
            rows += 1
    assert rows > 50


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_can_be_asked_and_every_column_of_it_means_something(database: sqlite3.Connection, view: object) -> None:
    one = next(known for known in VIEWS if known is view)
    rows = database.execute(f"SELECT * FROM {one.name}")  # noqa: S608
    assert rows.fetchall(), "the demo has some of each"
    assert [name for name, *_ in rows.description if not meaning(one, name)] == []
    assert [name for name, _ in one.own if name not in {column for column, *_ in rows.description}] == []


def test_views_agree_with_the_items(database: sqlite3.Connection, demo: tuple[History, tuple[Finding, ...]]) -> None:
    held = {key for person in demo[0].people for key in person.late if key.startswith("action:")}
    late = all_of(database, "SELECT item, days_late FROM overdue_actions")
    assert held <= {item for item, _ in late}
    assert all(isinstance(days, int) and days > 0 for _, days in late)
    assert {item for item, _ in late} <= {item for (item,) in all_of(database, "SELECT item FROM open_actions")}
    levels = [str(level) for (level,) in all_of(database, "SELECT level FROM latest_risks")]
    assert levels == sorted(levels, key=["red", "yellow", "green", "None"].index)
    assert number(database, "SELECT sum(changes) FROM changes_by_day") == number(database, "SELECT count(*) FROM changes")


def test_what_is_declared_is_there_and_is_told() -> None:
    made = {name for (name,) in open_empty().execute("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")}
    search = {name for name in made if name.startswith("search")}
    assert made == {*(table.name for table in TABLES), *(view.name for view in VIEWS), *search}
    assert [column for table in TABLES for column in table.columns if not column.about] == []
    assert "MATCH" in SEARCH_ABOUT


def test_the_same_history_gives_the_same_bytes_with_nothing_of_this_machine(demo: tuple[History, tuple[Finding, ...]]) -> None:
    one, two = database_bytes(build_database(*demo)), database_bytes(build_database(*demo))
    assert one == two
    assert one[:16] == b"SQLite format 3\0"
    assert int.from_bytes(one[16:18]) == 4096
    assert int.from_bytes(one[60:64]) == FORMAT
    assert int.from_bytes(one[68:72]) == APPLICATION
    assert one[92:100] == bytes(8), "neither how often it was changed, nor by which SQLite"
    again = sqlite3.connect(":memory:")
    again.deserialize(one)
    assert all_of(again, "PRAGMA integrity_check") == [("ok",)]
    assert number(again, "SELECT count(*) FROM search WHERE search MATCH 'lamp'") > 3


def test_what_sqlite_has_no_room_for_is_kept_as_near_as_can_be() -> None:
    odd: dict[str, Any] = {"title": "half \ud83d", "value": 10**30, "target": 10**400}
    record = Record(kind="metric", date="2025-01-13", report="r", source="r.md", line=2, end_line=2, **odd)
    header = Record(kind="report", date="2025-01-13", report="r", source="r.md", line=1, end_line=1)
    report = Report(key="r", date="2025-01-13", header=header, span=Span(1, 2), records=(record,))
    database = build_database(trace(build_corpus((report,), ())), ())
    assert all_of(database, "SELECT title, value, target, text FROM metrics") == [("half ?", 1e30, None, None)]
    assert database_bytes(database)


def test_no_reports_give_tables_without_rows() -> None:
    database = build_database(trace(build_corpus((), ())), ())
    assert all_of(database, "SELECT count(*) FROM records") == [(0,)]
    assert all_of(database, "SELECT value FROM about WHERE key = 'as_of'") == [(None,)]
