"""`reportgen list`, `grep` and `stats`, the filter that they share with `parse`, and their exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from reportgen.cli import filters
from reportgen.cli.rows import NAMES, ORDERS
from reportgen.history.listed import Row
from reportgen.records import Level, State
from reportgen.records.record import Kind
from tests.cli.run import ROOT, run

CONTENT = "tests/golden/small/content"
SITE = ROOT / "tests/golden/small/site/data"
ACTIONS = f"""\
item  title                status            owner     due         age  last        where
AI-2  Paint the door       in progress 70 %  Ben                   2    2025-05-06  {CONTENT}/reports/2025-05-06.md:7
AI-3  Thank the mail boat  unstated          Ada, Ben              0    2025-05-07  {CONTENT}/reports/last-day.md:5
AI-1  Grease the bearing   done              Ada       2025-05-07  2    2025-05-07  {CONTENT}/reports/last-day.md:4
"""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def ids(*arguments: str) -> str:
    """The items that a list has, by id or title, and the exit code."""
    result = run("list", *arguments, CONTENT, "--format", "ndjson")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    return f"{' '.join(row.get('id') or row['title'] for row in rows)} {result.exit_code}"


def test_a_list_for_people_leads_to_the_line_that_says_so() -> None:
    result = run("list", "actions", CONTENT, env={"COLUMNS": "200"})
    assert (result.stdout, result.stderr, result.exit_code) == (ACTIONS, "", 0)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("actions", "--open"), "AI-2 AI-3 0"),
        (("action", "--closed"), "AI-1 0"),
        (("all", "--owner", "ADA", "--owner", "ben", "--open"), "R-1 AI-2 AI-3 0"),
        (("actions", "--due-before", "tomorrow"), "AI-1 0"),
        (("actions", "--due-before", "today"), " 1"),
        (("risks", "--level", "rot"), "R-1 0"),
        (("all", "--status", "In Progress", "--status", "completed", "--sort", "id"), "AI-1 AI-2 ST-1 0"),
        (("all", "--status", "erledigt", "--level", "verde"), " 1"),
        (("stories", "--status", "terminé"), "ST-1 0"),
        (("all", "--text", "lamp.*repaired"), "The lamp stays lit while it is repaired. 0"),
        (("all", "--report", "2025-05-05", "--section", "metrics"), "Turns a minute 0"),
        (("actions", "--sort", "-age", "--limit", "1"), "AI-2 0"),
        (("actions", "--as-of", "2025-05-06", "--overdue"), " 1"),
        (("actions", "--as-of", "+1d", "--sort", "id"), "AI-1 AI-2 AI-3 0"),
        (("actions", "--until", "2025-05-05", "--sort", "id"), "AI-1 AI-2 0"),
        (("stories", "--unowned"), " 1"),
    ],
)
def test_filters(arguments: tuple[str, ...], found: str) -> None:
    assert ids(*arguments) == found


def test_as_of_a_day_is_what_the_reports_up_to_it_said() -> None:
    row = json.loads(run("list", "actions", CONTENT, "--as-of", "2025-05-05", "--sort", "id", "--format", "ndjson").stdout.splitlines()[0])
    assert (row["id"], row["status"], row["percent"], row["due"], row["age"]) == ("AI-1", "in_progress", 40, "2025-05-06", 0)


def test_every_format_has_the_same_rows() -> None:
    forms = {form: run("list", "all", CONTENT, "--format", form).stdout for form in ("json", "ndjson", "csv")}
    rows = msgspec.json.decode(forms["json"], type=list[Row])
    assert [msgspec.json.decode(line, type=Row) for line in forms["ndjson"].splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(forms["csv"])))
    assert [(row["key"], row["title"], row["due"], row["line"]) for row in table] == [
        (row.key, row.title, row.due, str(row.line)) for row in rows
    ]
    assert tuple(table[0]) == Row.__struct_fields__ == NAMES


@pytest.mark.parametrize("kind", ["actions", "stories", "risks", "decisions", "metrics"])
def test_lists_agree_with_those_of_the_site(kind: str) -> None:
    mine = {row["line"]: row for row in csv.DictReader(io.StringIO(run("list", kind, CONTENT, "--format", "csv").stdout))}
    theirs = list(csv.DictReader(io.StringIO((SITE / f"{kind}.csv").read_text("utf-8"))))
    assert len(mine) == len(theirs)
    shared = ("kind", "id", "title", "status", "level", "percent", "owners", "due", "first", "last", "source", "line")
    for row in theirs:
        assert {name: mine[row["line"]][name] for name in shared} == {name: row[name] for name in shared}


def test_no_cell_is_a_formula_and_no_line_steers_the_terminal() -> None:
    text = "# 2025-05-05\n\n## Action Items\n- **A-1 – =cmd|'/c calc'!A1 \x1b[2J (Ada)** – Planned\n"
    assert ",'=cmd|" in run("list", "actions", "-", "--format", "csv", stdin=text).stdout
    for command in (("list", "actions"), ("grep", "A-1"), ("stats",)):
        assert "\x1b" not in run(*command, "-", stdin=text).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--due-before", "soon"), "--due-before: 'soon' is no day; say a date such as 2025-01-31, a weekday,"),
        (("--status", "in progres"), "--status: 'in progres' is no status, did you mean in progress?"),
        (("--level", "pink"), "--level: 'pink' is no colour; say green, yellow or red"),
        (("--text", "("), "--text: '(' is no regular expression: missing )"),
        (("--report", "2025-05-5"), "--report: no report has the key or date '2025-05-5', did you mean 2025-05-05?"),
        (("--sort", "dew"), "--sort: nothing is sorted by 'dew', did you mean due?"),
    ],
)
def test_what_means_nothing_is_said_in_a_line(arguments: tuple[str, ...], said: str) -> None:
    result = run("list", "all", CONTENT, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


def test_a_list_of_nothing_says_what_there_is() -> None:
    assert "Missing argument 'KIND'. Say one of actions, stories, risks, " in run("list").stderr


def test_an_owner_whom_nobody_knows_gets_the_nearest() -> None:
    result = run("list", "all", CONTENT, "--owner", "Adda")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "Adda: nobody of that name owns anything, did you mean Ada?\n", 1)


def test_grep_prints_place_and_line_with_context_as_grep_does() -> None:
    result = run("grep", "ai-2", CONTENT, "-C", "1")
    day = f"{CONTENT}/reports/2025-05-06.md"
    assert result.exit_code == 0
    assert f"""\
--
{day}-6- | AI-1 | Grease the bearing | Ada | In Progress (80%) | 2025-05-07 (was 2025-05-06) |
{day}:7: | AI-2 | Paint the door | Ben | Done (70%) | |
{day}-8-
""" in result.stdout


def test_grep_finds_words_patterns_and_nothing() -> None:
    assert run("grep", "mail boat", CONTENT).stdout.startswith(f"{CONTENT}/reports/2025-05-06.md:9: The grease came with the mail boat.\n")
    said = run("grep", "-E", "AI-[12] ", CONTENT, "--owner", "ben", "--format", "ndjson").stdout
    found = [json.loads(line) for line in said.splitlines()]
    assert found
    assert {one["id"] for one in found} == {"AI-2"}
    assert (run("grep", "no such words", CONTENT).stdout, run("grep", "no such words", CONTENT).exit_code) == ("", 1)
    assert run("grep", " ", CONTENT).exit_code == run("grep", "-E", "(", CONTENT).exit_code == run("grep", "x", "nowhere").exit_code == 2


def test_stats_say_what_they_count() -> None:
    found = {(one["group"], one["name"]): one for one in json.loads(run("stats", CONTENT, "--format", "json").stdout)}
    assert found["reports", "reports"]["value"] == 3
    assert found["items", "open"]["value"] == ids("actions", "--open").count("AI-") + ids("stories", "--open").count("ST-")
    checked = run("check", CONTENT, "--format", "ndjson", "--fail-on", "never").stdout
    assert sum(one["value"] for (group, _), one in found.items() if group == "findings") == len(checked.splitlines())
    assert all(one["counts"] for one in found.values())
    assert run("stats", CONTENT, "--owner", "Ben").stdout.count("Ben") == 1
    assert run("stats", CONTENT, "--since", "2025-06-01").exit_code == 1


def test_the_filter_is_the_same_for_records() -> None:
    said = run("parse", CONTENT, "--kind", "actions", "--owner", "ada", "--until", "2025-05-05").stdout
    found = [json.loads(line) for line in said.splitlines()]
    assert [(one["kind"], one["id"], one["date"]) for one in found] == [("action", "AI-1", "2025-05-05")]
    assert run("parse", CONTENT, "--overdue", "--kind", "risk").exit_code == 1
    assert run("parse", CONTENT, "--as-of", "2025-05-05").stdout.count('"kind":"report"') == 1


def test_the_words_of_the_options_are_those_of_the_records() -> None:
    assert set(filters.PLURALS.values()) == set(get_args(Kind)) - {"report"}
    assert set(filters.STATES) == {*get_args(State), "unstated", "lapsed"}
    assert get_args(Level) == filters.LEVELS
    assert tuple(ORDERS) == filters.ORDERS


def test_a_report_that_cannot_be_read_is_trouble_and_an_undated_one_is_left_out_of_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 2025-05-05\n\n## Action Items\n- **A-1 – Grease (Ada)** – Planned\n", "utf-8")
    (tmp_path / "notes.md").write_text("# Notes\n\n## Action Items\n- **A-2 – Paint (Ada)** – Planned\n", "utf-8")
    result = run("list", "actions", tmp_path, "--as-of", "today", "--format", "csv")
    assert "A-1" in result.stdout
    assert "A-2" not in result.stdout
    assert result.stderr == "1 report without a date left out: nobody knows whether 2025-05-05 knew them\n"
    assert run("list", "actions", tmp_path, tmp_path / "nowhere").exit_code == 2


def test_what_nobody_shall_read_is_neither_listed_nor_found_nor_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "build/cache").mkdir(parents=True)
    (tmp_path / "content/site.toml").write_text('[redact]\nnames = ["Ada Bell"]\n[exclude]\nsections = ["Pay"]\n', "utf-8")
    text = "# 2025-05-05\n\n## Action Items\n- **A-1 – Grease (Ada Bell)** – Planned\n\n## Pay\n- Ada gets 3 coins.\n"
    (tmp_path / "content/a.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (("list", "all"), ("grep", "A-1", "-C", "9"), ("grep", "coins"), ("grep", "Bell"), ("stats",), ("show", "A-1")):
        result = run(*command)
        assert "Ada" not in result.output
        assert "coins" not in result.output
    assert b"Bell" not in (tmp_path / "build/cache/names").read_bytes()


def test_who_asks_for_overdue_as_a_kind_is_told_the_option() -> None:
    assert "'overdue' is no kind; say one of actions, " in run("list", "overdue").stderr
    assert "for overdue items, say all --overdue" in run("list", "overdue").stderr
