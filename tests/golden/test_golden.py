"""The demo series and a small site, held to the output that a person has looked at."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest

from tests.cli.run import ROOT, SMALL, run
from tests.golden.golden import assert_golden, tree

#: One report of each style that content/pages/about.md tells of.
STYLES = {
    "1-bold-items": "week-1/day3-outcomes.md",
    "2-tables": "week-2/w2d3_2025-03-12.md",
    "3-headings": "week-3/sprint-2-midpoint.md",
    "4-days-in-one-file": "week-4/week-4-daily-outcomes.md",
    "5-short-lines": "week-5/tuesday-april-1.md",
    "6-a-bit-of-everything": "week-7/wednesday.md",
}


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_records_of_the_demo() -> None:
    by_folder: dict[str, list[str]] = defaultdict(list)
    for line in run("parse", "content").stdout.splitlines(keepends=True):
        by_folder[json.loads(line)["source"].split("/")[1]].append(line)
    assert_golden("expected/records", {f"{folder}.ndjson": "".join(lines).encode() for folder, lines in by_folder.items()})


def test_findings_in_the_demo() -> None:
    said = run("check", "content", "--format", "line").stdout
    assert_golden("expected/findings", {"line.txt": said.encode()})


def test_one_report_of_each_style_explained() -> None:
    said = {f"{style}.txt": run("explain", f"content/reports/{path}").stdout.encode() for style, path in STYLES.items()}
    assert_golden("expected/explain", said)


def test_the_small_site(tmp_path: Path) -> None:
    assert run("build", SMALL, "--out", tmp_path / "site", "--no-cache").exit_code == 0
    site = tree(tmp_path / "site")
    static = tree(ROOT / "site_templates" / "static")
    assert {path for path in site if path.startswith("static/")} >= {f"static/{path}" for path in static}
    kept = {path: content for path, content in site.items() if not path.startswith("static/")}  # is kept once, in site_templates
    kept["data/reportgen.sql"] = told(kept.pop("data/reportgen.sqlite"))  # a person reads it
    assert_golden("small/site", kept)


def told(database: bytes) -> bytes:
    """A database as the statements that make it, without those of the full-text index."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    lines = (line for line in connection.iterdump() if not re.match(r'(CREATE TABLE|INSERT INTO) [\'"]search_|PRAGMA|DELETE FROM', line))
    return "\n".join((*lines, "")).encode()
