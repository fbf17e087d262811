"""`export`: the data of the site without the site, also as of a day, in a folder that stays the user's own."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from reportgen.cli.commands.data import FORMS
from reportgen.exports import FORMATS
from tests.cli.run import ROOT, SMALL, run
from tests.golden.golden import tree

MANIFEST = ".reportgen-manifest.json"


def exported(out: Path, *more: object) -> dict[str, bytes]:
    result = run("export", *(more or (SMALL,)), "--out", out)
    assert result.exit_code == 0, result.stderr
    files = tree(out)
    del files[MANIFEST]
    return files


def test_it_is_what_the_site_has_and_csv_of_every_table(tmp_path: Path) -> None:
    kept = tree(ROOT / "tests" / "golden" / "small" / "site" / "data")
    files = exported(tmp_path / "out")
    index = json.loads(files.pop("index.json"))
    assert {entry["path"] for entry in index["files"]} == set(files)
    tables = {path: files.pop(path) for path in list(files) if path.startswith("csv/")}
    assert tables.keys() >= {f"csv/{name}.csv" for name in ("items", "records", "actions", "metrics", "changes", "findings")}
    assert tables["csv/metrics.csv"].decode().splitlines()[0].startswith("record,report,item,date,")
    database = files.pop("reportgen.sqlite")
    assert database[:15] == b"SQLite format 3"
    assert files == {path: kept[path] for path in files}


def test_each_format_alone_and_what_was_of_others_is_gone(tmp_path: Path) -> None:
    assert set(FORMATS) == set(FORMS)
    whole = exported(tmp_path / "out")
    parts = [set(exported(tmp_path / "out", SMALL, "--format", form)) for form in FORMS]
    assert set.union(*parts) == set(whole)
    assert sum(map(len, parts)) == len(whole) + len(FORMS) - 1, "index.json is in each"
    assert set(exported(tmp_path / "out", SMALL, "--format", "csv", "--format", "sqlite")) == parts[2] | parts[3]


def test_as_of_a_day_there_is_not_a_word_of_later_ones(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "week.md").write_text(
        "# Week 10\n\n## Monday, March 3, 2025\n\n### Action Items\n- AI-1: Oil the lamp (Ada) - In Progress\n\n"
        "## Tuesday, March 4, 2025\n\nThe lamp exploded.\n\n"
        "### Action Items\n- AI-1: Oil the lamp (Ada) - Cancelled\n- AI-2: Sweep (Ben)\n",
        "utf-8",
    )
    (tmp_path / "content" / "someday.md").write_text("# Someday\n\n## Action Items\n- AI-9: Sing (Ada) - Done\n", "utf-8")
    then = exported(tmp_path / "then", tmp_path / "content", "--as-of", "2025-03-03")
    later = exported(tmp_path / "later", tmp_path / "content")
    words = (b"exploded", b"Cancelled", b"cancelled", b"AI-2", b"AI-9", b"2025-03-04")
    said = {path: content for path, content in then.items() if not path.startswith("schema/")}
    assert [(path, word) for path, content in said.items() for word in words if word in content] == []
    assert all(any(word in content for content in later.values()) for word in words)
    assert json.loads(then["items.json"])[0]["status"] == "in_progress"
    assert json.loads(then["items.json"])[0]["sightings"][0]["line"] == json.loads(later["items.json"])[0]["sightings"][0]["line"] == 6
    result = run("export", tmp_path / "content", "--out", tmp_path / "then", "--as-of", "2025-03-03")
    assert "1 report without a date left out: nobody knows whether 2025-03-03 knew them\n0 files written, " in result.stderr


def test_files_of_others_stay_and_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    exported(tmp_path / "out", SMALL, "--format", "ndjson")
    (tmp_path / "out" / "notes.txt").write_text("mine", "utf-8")
    exported(tmp_path / "out", SMALL, "--format", "sqlite")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"notes.txt", "index.json", "reportgen.sqlite", MANIFEST}
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "sea.jpg").write_bytes(b"sea")
    result = run("export", SMALL, "--out", tmp_path / "photos")
    assert result.exit_code == 2
    assert "holds files that reportgen did not write" in result.stderr
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["sea.jpg"]
    assert run("export", tmp_path / "nowhere", "--out", tmp_path / "out").exit_code == 2


def test_the_database_opens_as_a_file_read_only(tmp_path: Path) -> None:
    exported(tmp_path / "out", SMALL, "--format", "sqlite")
    database = sqlite3.connect(f"{(tmp_path / 'out' / 'reportgen.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        assert database.execute("SELECT id FROM open_actions").fetchall() == [("AI-2",), ("AI-3",)]
    finally:
        database.close()
