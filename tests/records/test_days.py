"""One file, several days."""

from __future__ import annotations

import pytest

from tests.laws.account import read


def keys(text: str) -> list[str]:
    """The keys of the reports in a text."""
    return [report.key for report in read(text, "r/log.md")]


WEEK = """\
# Week 7 (February 17–21, 2025)

What a week.

## Day 1 — Monday, February 17, 2025

### Action Items

- AI-1: Call (Ana)

## Day 2 — Tuesday, February 18, 2025

- a

## Day 3 — Wednesday, February 19, 2025

- a

## Day 4 — Thursday, February 20, 2025

- a

## Day 5 — Friday, February 21, 2025

- a

## Risks

- R-1: Late (Bob)
"""


def test_five_days_give_five_reports_and_one_for_their_period() -> None:
    period, *days = read(WEEK, "r/week7.md")

    assert period.key == "2025-02-17--2025-02-21"
    assert period.dates == tuple(f"2025-02-{day}" for day in range(17, 22))
    assert (period.date, period.header.week, period.header.day) == ("2025-02-21", 7, None)
    assert [(day.key, day.header.weekday, day.header.day, day.header.week) for day in days] == [
        ("2025-02-17", "Monday", 1, 7),
        ("2025-02-18", "Tuesday", 2, 7),
        ("2025-02-19", "Wednesday", 3, 7),
        ("2025-02-20", "Thursday", 4, 7),
        ("2025-02-21", "Friday", 5, 7),
    ]


def test_a_record_belongs_to_the_day_it_stands_under_and_a_summary_to_the_period() -> None:
    period, first, *others = read(WEEK, "r/week7.md")

    assert [(record.id, record.date, record.report) for record in first.records] == [("AI-1", "2025-02-17", "2025-02-17")]
    assert [(record.id, record.date, record.report) for record in period.records] == [("R-1", "2025-02-21", "2025-02-17--2025-02-21")]
    assert [day.records for day in others] == [()] * 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2025-01-06", "2025-01-07"),
        ("Day 1 — Monday, January 6, 2025", "Day 2 — Tuesday, January 7, 2025"),
        ("Monday, January 6, 2025", "Tuesday, January 7, 2025"),
        ("6 January 2025", "7 January 2025"),
        ("Jan 6, 2025 (Mon)", "Jan 7, 2025 (Tue)"),
        ("Montag, 6. Januar 2025", "Dienstag, 7. Januar 2025"),
        ("Lundi 6 janvier 2025", "Mardi 7 janvier 2025"),
        ("Lunes, 6 de enero de 2025", "Martes, 7 de enero de 2025"),
        ("📅 06.01.2025", "📅 07.01.2025"),
    ],
)
@pytest.mark.parametrize("level", ["##", "###", "#"])
def test_a_day_opens_with_its_number_weekday_or_date_in_any_language(first: str, second: str, level: str) -> None:
    text = f"# Log\n\n{level} {first}\n\n- a\n\n{level} {second}\n\n- b\n"

    assert keys(text) == ["2025-01-06--2025-01-07", "2025-01-06", "2025-01-07"]


@pytest.mark.parametrize(
    "titles",
    [
        ("Decided on 2025-01-06", "Decided on 2025-01-07"),
        ("Monday, January 6, 2025", "Risks"),
        ("Monday, January 6, 2025", "Monday, January 6, 2025"),
        ("Day 1", "Day 2"),
    ],
)
def test_other_sections_split_nothing(titles: tuple[str, str]) -> None:
    assert len(keys(f"# Log (2025-01-10)\n\n## {titles[0]}\n\n- a\n\n## {titles[1]}\n\n- b\n")) == 1
