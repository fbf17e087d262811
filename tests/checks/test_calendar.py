"""The calendar: items that are late from the start, days that carry another's weekday, and days without a report."""

from __future__ import annotations

import pytest

from reportgen.records import Setting, read_setting
from reportgen.text import Source
from tests.checks.days import speaks
from tests.checks.pipeline import findings_of


@pytest.mark.parametrize(
    ("item", "weights"),
    [
        ("(Owner: Ines, Due: 2025-03-01)", ["warning"]),
        ("(Owner: Ines, Due: 2024-03-14)", ["warning"]),
        ("(Owner: Ines, Due: February 14, 2025)", ["warning"]),
        ("(Owner: Ines, Due: 2025-03-04)", []),
        ("(Owner: Ines, Due: 2025-03-05)", []),
        ("(Owner: Ines, Due: tomorrow)", []),
        ("(Owner: Ines, Due: Friday EOD)", []),
        ("(Owner: Ines)", []),
        ("(Owner: Ines, Due: TBD)", []),
        ("(Owner: Ines, Due: 2025-03-01), carried over from February", []),
        ("(Owner: Ines, Due: 2025-03-01), overdue already", []),
        ("(Owner: Ines, was due 2025-03-01, Due: 2025-03-09)", []),
        ("(Owner: Ines, Due: end of sprint)", []),
    ],
)
def test_a_new_item_that_is_due_before_its_report(item: str, weights: list[str]) -> None:
    new = f"## New Action Items\n\n- **ACT-11:** Buy a rake {item}."
    assert [weight for _, weight in speaks("RG302", "- Quiet.", new)] == weights


def day_names(line: str) -> int:
    six = Source(path="2025-03-02.md", text=f"# Lantern Day 6 Outcomes (2025-03-02)\n\n{line}\n")
    seven = Source(path="2025-03-04.md", text="# Lantern Day 7 Outcomes (2025-03-04)\n\nQuiet.\n")
    return sum(one.rule == "RG303" for one in findings_of([six, seven]))


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("## Monday (Day 7) Priorities", 1),
        ("- The rest waits for Wednesday, Day 7", 1),
        ("- On Friday (Day 7) we go on", 1),
        ("## Tuesday (Day 7) Priorities", 0),
        ("## Sunday (Day 6)", 0),
        ("## Monday (Day 8) Priorities", 0),
        ("- Monday: Day 7 is full", 0),
        ("- Monday to Day 7", 0),
        ("- Monday (Day 7-8)", 0),
        ("- Monday (Day 7 of 10)", 0),
        ("- By Monday", 0),
        ("- Day 7 is a good day", 0),
        ("```\nMonday (Day 7)\n```", 0),
    ],
)
def test_the_weekday_of_a_day_that_has_a_report(line: str, count: int) -> None:
    assert day_names(line) == count


def gaps(*days: str, setting: Setting | None = None) -> list[str]:
    made = [Source(path=f"2025-03-{day}.md", text=f"# Lantern Outcomes (2025-03-{day})\n\nQuiet.\n") for day in days]
    return [one.words for one in findings_of(made, setting) if one.rule == "RG306"]


EVERY = ("03", "04", "05", "06", "07", "10", "11", "12", "13", "14", "17", "18", "19")


def without(*days: str) -> tuple[str, ...]:
    return tuple(day for day in EVERY if day not in days)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (without("06"), ["2025-03-06"]),
        (without("10"), ["2025-03-10"]),
        (without("06", "07"), ["2025-03-06, 2025-03-07"]),
        (EVERY, []),  # the weekends are no gaps
        ((*EVERY, "08"), []),
        (without("04"), []),  # one day before it is no rhythm
        (without("18"), []),
        (without("06", "10"), []),  # two gaps near each other: no rhythm
        (without("05", "06", "07", "10", "11", "12", "13"), []),
        (("03", "05", "07", "11", "13", "17"), []),  # every other day is a rhythm of its own
        (("03", "10", "17"), []),
        (("03",), []),
        ((), []),
    ],
)
def test_a_working_day_without_a_report(days: tuple[str, ...], found: list[str]) -> None:
    assert gaps(*days) == found


@pytest.mark.parametrize(
    "setting",
    ['[calendar]\nholidays = ["2025-03-06"]\n', '[calendar]\nweekend = ["thursday", "saturday", "sunday"]\n', '[rules]\nRG306 = "off"\n'],
)
def test_holidays_and_another_weekend_are_no_gap(setting: str) -> None:
    assert gaps(*without("06"), setting=read_setting(setting, "site.toml")) == []


def test_a_missing_day_is_told_once_where_two_reports_stand_behind_it() -> None:
    made = [Source(path=f"2025-03-{day}.md", text=f"# Lantern Outcomes (2025-03-{day})\n\nQuiet.\n") for day in without("06")]
    retro = Source(path="2025-03-07-retro.md", text="# Lantern Retrospective (2025-03-07)\n\nQuiet.\n")

    assert [one.line for one in findings_of([*made, retro]) if one.rule == "RG306"] == [1]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("2026-10-19.md", "correct the date: the file is named after 2026-10-19, which is a Monday"),
        ("2026-10-20.md", "correct the weekday or the date"),
        ("monday.md", "correct the weekday or the date"),
    ],
)
def test_the_name_of_a_file_says_which_of_weekday_and_date_is_wrong(path: str, hint: str) -> None:
    text = "# Day 11 Outcomes (Monday, October 20, 2026)\n\nQuiet.\n"

    assert [one.hint for one in findings_of([Source(path=path, text=text)]) if one.rule == "RG301"] == [hint]


def test_a_status_in_another_language_is_told_with_what_it_means_there() -> None:
    text = "# Day 2 (2026-10-06)\n\n## Action Items\n\n- **NK-07 – Write the letter (Ada)**\n  - Status: offen\n"
    (hint,) = (one.hint for one in findings_of([Source(path="2026-10-06.md", text=text)]) if one.rule == "RG109")

    assert '"offen" = "planned"' in hint
    assert 'languages = ["en", "de"]' in hint


def test_a_wrong_heading_of_a_day_belongs_to_the_report_of_that_day() -> None:
    days = ("Monday, 8 September 2025", "Thursday, 12 September 2025")
    text = "# Week 37\n\n" + "\n\n".join(f"## {day}\n\n### Action Items\n\n- PAY-1 Load test the checkout (Nadia)" for day in days)
    found = findings_of([Source(path="week-37.md", text=text)])

    assert [(one.line, one.report) for one in found if one.rule == "RG301"] == [(9, "2025-09-12")]


def dated(*files: tuple[str, str]) -> list[tuple[str, str]]:
    """Return path and report of each file, given as its path and title, of which RG304 says that it is named after another day."""
    made = [Source(path=path, text=f"# {title}\n\nQuiet.\n") for path, title in files]
    return [(one.source, one.report) for one in findings_of(made) if one.rule == "RG304"]


RIGHT = ("2025-09-17.md", "Report 2025-09-17")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2025-09-19.md", "Report 2025-09-18"),
        ("2025-09-19.md", "Outcomes (Thursday, September 18, 2025)"),
        ("2025-09-19.md", "Bericht vom 18. September 2025"),
    ],
)
def test_a_title_of_another_day_than_the_name_of_its_file(path: str, title: str) -> None:
    assert dated(RIGHT, (path, title)) == [(path, "2025-09-18")]


@pytest.mark.parametrize(
    "files",
    [
        [RIGHT, ("2025-09-19.md", "Report 2025-09-19")],
        [RIGHT, ("2025-09-19.md", "Report")],
        [RIGHT, ("2025-09-19.md", "Outcomes of 2025-09-18 and plan for 2025-09-19")],
        [("2025-09-19.md", "Report 2025-09-18")],  # nothing says what the date of the name means here
        [RIGHT, ("2025-09-19-plan.md", "What 2025-09-18 leaves for tomorrow")],
        [RIGHT, ("2025-09-19-sent.md", "Report 2025-09-18"), ("2025-09-20-sent.md", "Report 2025-09-19")],
        [RIGHT, ("sent/2025-09-19.md", "Report 2025-09-18")],
        [RIGHT, ("2025-09-15--2025-09-19.md", "Week of 2025-09-15")],
        [RIGHT, ("2025-09-19.md", "Week 38: 2025-09-15 to 2025-09-19")],
        [RIGHT, ("2025-09-19.md", "Week 38\n\n## Monday, 15 September 2025\n\nQuiet.\n\n## Tuesday, 16 September 2025")],
        [("2025-04-02.md", "Report 2025-04-02"), ("2025-04-03.md", "Report 03/04/2025")],
    ],
)
def test_a_date_of_another_meaning_in_the_name_of_a_file(files: list[tuple[str, str]]) -> None:
    assert dated(*files) == []
