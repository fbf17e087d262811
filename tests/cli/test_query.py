"""`query`: SQL that can only read, printed for people and programs, with mistakes told in one line."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from reportgen.cli import query
from reportgen.errors import ReportgenError
from reportgen.exports.sql.database import open_empty
from reportgen.exports.sql.guard import ask
from tests.cli.run import SMALL, run

HOW = "`reportgen query --schema` prints the tables and their columns"
OPEN = "SELECT id, owners, is_late FROM open_actions ORDER BY id"


def test_a_table_for_people_and_rows_for_programs() -> None:
    assert run("query", OPEN, SMALL).stdout.splitlines() == ["id    owners    is_late", "AI-2  Ben       0", "AI-3  Ada, Ben  0"]
    rows = [{"id": "AI-2", "owners": "Ben", "is_late": 0}, {"id": "AI-3", "owners": "Ada, Ben", "is_late": 0}]
    assert json.loads(run("query", OPEN, SMALL, "--format", "json").stdout) == rows
    assert [json.loads(line) for line in run("query", OPEN, SMALL, "--format", "ndjson").stdout.splitlines()] == rows
    assert run("query", OPEN, SMALL, "--format", "csv").stdout == 'id,owners,is_late\nAI-2,Ben,0\nAI-3,"Ada, Ben",0\n'


def test_nothing_found_is_1_as_of_grep() -> None:
    for form, said in (("table", ""), ("json", "[]\n"), ("ndjson", ""), ("csv", "id\n")):
        result = run("query", "SELECT id FROM items WHERE id = 'AI-99'", SMALL, "--format", form)
        assert (result.exit_code, result.stdout, result.stderr) == (1, said, "")


def test_as_of_a_day_knows_nothing_of_later_ones() -> None:
    assert run("query", "SELECT status FROM items WHERE id = 'AI-1'", SMALL, "--format", "csv").stdout == "status\ndone\n"
    then = run("query", "SELECT status, percent FROM items WHERE id = 'AI-1'", SMALL, "--format", "csv", "--as-of", "2025-05-06")
    assert then.stdout == "status,percent\nin_progress,80\n"
    result = run("query", "SELECT 1", SMALL, "--as-of", "2025-05-04")
    assert result.exit_code == 2
    assert result.stderr == "2025-05-04: no report is about this day or an earlier one; the first is about 2025-05-05\n"
    assert run("query", "SELECT 1", SMALL, "--as-of", "someday").exit_code == 2


@pytest.mark.parametrize("form", ["json", "table"])
def test_an_answer_that_is_held_as_a_whole_cannot_fill_the_memory(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "MOST", 1_000_000)
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT hex(zeroblob(1000)) FROM c LIMIT {}"
    result = run("query", endless.format(1000), SMALL, "--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"query: finds more than fits into a {form}; ask for less (LIMIT), or with --format ndjson\n"
    assert run("query", endless.format(100), SMALL, "--format", form).exit_code == 0
    assert run("query", endless.format(1000), SMALL, "--format", "ndjson").exit_code == 0


def test_the_name_of_a_column_is_no_markup() -> None:
    shown = run("query", "SELECT '[/x]', 1 AS \"[red]a\", 2 AS \"b\x1b[2J\"", SMALL).stdout
    assert shown.split("\n")[0].split() == ["'[/x]'", "[red]a", "b\\x1b[2J"]


def test_a_spreadsheet_runs_nothing_and_no_terminal_is_steered(tmp_path: Path) -> None:
    (tmp_path / "day.md").write_text("# March 5, 2025\n\n## Action Items\n- AI-1: =HYPERLINK(1) \x1b[2J (Ada) - Done\n", "utf-8")
    text = run("query", "SELECT title FROM actions", tmp_path / "day.md", "--format", "csv").stdout
    assert next(iter(csv.reader(io.StringIO(text.partition("\n")[2]))))[0].startswith("'=HYPERLINK(1)")
    assert "\x1b" not in run("query", "SELECT title FROM actions", tmp_path / "day.md").stdout


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM item", f"no such table: item, did you mean 'items'?; {HOW}"),
        ("SELECT titel FROM items", f"no such column: titel; {HOW}"),
        ("SELEC", 'near "SELEC": syntax error'),
        ("SELECT 1; SELECT 2", "is more than one statement; ask one at a time"),
        ("", "says nothing to look for; begin with SELECT"),
        ("DELETE FROM items", "may only read this database (not authorized)"),
        ("DROP TABLE items", "may only read this database (not authorized)"),
        ("CREATE TEMP TABLE a (b)", "may only read this database (not authorized)"),
        ("ATTACH '{place}' AS other", "may only read this database (not authorized)"),
        ("VACUUM INTO '{place}'", "may only read this database (authorization denied)"),
        ("PRAGMA query_only = OFF", "may only read this database (not authorized)"),
        ("PRAGMA writable_schema = ON", "may only read this database (not authorized)"),
        ("SELECT load_extension('{place}')", "may only read this database (not authorized to use function: load_extension)"),
        ("SELECT zeroblob(900000000)", "string or blob too big"),
        ("SELECT * FROM search WHERE search MATCH '\"'", "unterminated string"),
    ],
)
def test_a_mistake_or_more_than_reading_is_one_line(sql: str, said: str, tmp_path: Path) -> None:
    place = tmp_path / "written"
    result = run("query", sql.format(place=place), SMALL)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"query: {said}\n")
    assert not place.exists()


def test_what_takes_too_long_is_stopped() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    result = run("query", endless, SMALL, "--timeout", "0.1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "query: takes more than 0.1 s and was stopped; ask for less, or allow more with --timeout\n"


def test_without_a_query_the_usage_is_said_and_the_schema_on_request() -> None:
    assert run("query").exit_code == 2
    said = run("query", "--schema").stdout
    for words in ("records: One statement of one report a row", "  due_last     TEXT    the last day on", "overdue_actions: "):
        assert words in said


@pytest.fixture
def database() -> sqlite3.Connection:
    return open_empty()


def test_columns_of_one_name_stay_apart_and_odd_values_can_be_printed(database: sqlite3.Connection) -> None:
    with ask(database, "SELECT 1 AS a, 2 AS a, 3 AS a_2, x'00ff' AS b, CAST(x'ff' AS TEXT) AS c, NULL AS d", 5) as answer:
        assert answer.names == ("a", "a_2", "a_2_2", "b", "c", "d")
        assert list(answer.rows) == [(1, 2, 3, "00ff", "\ufffd", None)]


def test_whoever_asks_may_look_at_the_schema_but_not_change_it(database: sqlite3.Connection) -> None:
    with ask(database, "PRAGMA table_info(items)", 5) as answer:
        assert "due_last" in {row[1] for row in answer.rows}
    with pytest.raises(ReportgenError, match="may not be modified"), ask(open_empty(), "UPDATE sqlite_schema SET sql = ''", 5):
        pass
