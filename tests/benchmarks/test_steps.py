"""Steps over a series: what each run meets, and how many runs there are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.programs import ADDED, CHANGED, COLD, FIRST, NOTHING, PARSE, SHOW, STEPS, Program, as_written
from benchmarks.series import LAP, series, shifted
from benchmarks.steps import Pace, Row, edited, rows

#: A program that copies each report which is not yet on its site as it is now, and counts its builds beside the site.
BUILD = """
import pathlib
for report in sorted(pathlib.Path("content/reports").rglob("*.md")):
    page = pathlib.Path("site", *report.parts[2:])
    page.parent.mkdir(parents=True, exist_ok=True)
    if not page.exists() or page.read_bytes() != report.read_bytes():
        page.write_bytes(report.read_bytes())
pathlib.Path("kept").mkdir(exist_ok=True)
with open("kept/builds", "a") as builds:
    builds.write(".")
"""
PRINT = """
import pathlib
for report in sorted(pathlib.Path("content/reports").rglob("*.md")):
    path = report.relative_to("content").as_posix()
    print('{"date":"2025-03-03","kind":"action","id":"ACT-1","source":"%s"}' % path)
"""
#: Ends well where nobody asked before since the last build.
FIND = """
import pathlib
builds, asked = (pathlib.Path("kept", name) for name in ("builds", "asked"))
assert not asked.exists() or asked.read_text() != builds.read_text()
asked.write_text(builds.read_text())
"""


def copier(name: str) -> Program:
    build = (sys.executable, "-c", BUILD)
    return Program(
        name=name,
        commands={
            PARSE: (sys.executable, "-c", PRINT),
            **dict.fromkeys((COLD, NOTHING, CHANGED, ADDED), build),
            FIRST: (sys.executable, "-c", FIND),
        },
        out="site",
        kept=("kept",),
        page=as_written,
    )


class Measured(NamedTuple):
    rows: dict[tuple[str, str], Row]  # by program and step
    told: list[str]
    left: list[Path]


def measured(folder: Path, patience: float, steps: Sequence[str] = STEPS) -> Measured:
    told: list[str] = []
    found = rows(4, (copier("one"), copier("two")), folder / "bench", Pace(2, patience, told.append, steps))
    return Measured({(row.program, row.step): row for row in found}, told, list(folder.iterdir()))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measured(tmp_path_factory.mktemp("steps"), 60)


def test_a_cold_build_writes_all_an_idle_one_nothing_and_one_report_more_or_changed_one_page(bench: Measured) -> None:
    files = {step: row.site.files for (program, step), row in bench.rows.items() if row.site and program == "one"}
    assert files == {COLD: 4, NOTHING: 0, CHANGED: 1, ADDED: 1}


def test_each_first_show_comes_after_a_build(bench: Measured) -> None:
    assert bench.rows["one", FIRST].runs == 2  # a second one after the same build would have failed
    assert bench.rows["one", FIRST].site is None


def test_what_a_program_keeps_is_gone_before_a_cold_build_and_counted_apart_from_the_site(bench: Measured) -> None:
    kept = {step: row.kept for (program, step), row in bench.rows.items() if row.kept and program == "one"}
    assert kept[COLD].bytes == 1
    assert kept[NOTHING].bytes > kept[COLD].bytes


def test_programs_take_turns(bench: Measured) -> None:
    turns = [words.split(": ")[1] for words in bench.told if ", cold build" in words]
    assert turns == ["one, run 1 of 2", "two, run 1 of 2", "one, run 2 of 2", "two, run 2 of 2"]


def test_a_step_that_a_program_does_not_know_is_left_out(bench: Measured) -> None:
    assert ("one", SHOW) not in bench.rows
    assert [step for program, step in bench.rows if program == "two"] == [step for step in STEPS if step in copier("two").commands]


def test_nothing_is_left_behind(bench: Measured) -> None:
    assert bench.left == []


def test_without_patience_every_step_has_one_run(tmp_path: Path) -> None:
    assert {row.runs for row in measured(tmp_path, 0).rows.values()} == {1}


def test_of_steps_that_are_not_asked_for_only_what_a_later_one_needs_is_run_and_no_row_told(tmp_path: Path) -> None:
    found = measured(tmp_path, 60, [NOTHING, CHANGED])
    assert set(found.rows) == {(program, step) for program in ("one", "two") for step in (NOTHING, CHANGED)}
    assert [row.site.files for row in found.rows.values() if row.site] == [0, 0, 1, 1]
    assert [words for words in found.told if NOTHING not in words and CHANGED not in words] == [
        "4 reports, parse: one, run 1 of 2",
        "4 reports, cold build: one, run 1 of 2",
        "4 reports, cold build: two, run 1 of 2",
    ]


def test_two_edits_in_a_row_differ_from_each_other_and_from_the_report_in_one_line() -> None:
    _, text = next(series(1))
    first = edited(text, 0)
    second = edited(first, 1)
    for before, after in ((text, first), (first, second)):
        assert sum(one != other for one, other in zip(before.splitlines(), after.splitlines(), strict=True)) == 1


def test_dates_of_the_longest_series_stay_in_the_years_that_the_reader_knows() -> None:
    assert shifted("ACT-05 on 2025-04-17", LAP - 1) == "ACT-99905 on 2159-04-26"
    assert shifted("ACT-05 on 2025-04-17", LAP) == "ACT-100005 on 2025-04-17"
