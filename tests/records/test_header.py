"""What a report says about itself: date, weekday, day, week, sprint, title."""

from __future__ import annotations

import pytest

from reportgen.records import Record, read_setting
from tests.laws.account import read


def header(text: str, path: str = "reports/standup.md") -> Record:
    """The header of the one report in a text."""
    (report,) = read(text, path)
    return report.header


@pytest.mark.parametrize(
    ("text", "path", "date"),
    [
        ("---\ndate: 2025-02-01\n---\n# Day 3 (2025-01-06)\n\n**Date:** 2025-03-01\n", "r/2024-01-01.md", "2025-02-01"),
        ("# Day 3 (2025-01-06)\n\n**Date:** 2025-03-01\n", "r/2024-01-01.md", "2025-01-06"),
        ("# Day 3\n\n**Date:** 2025-03-01\n", "r/2024-01-01.md", "2025-03-01"),
        ("# Day 3\n\n- Report date: March 1, 2025\n", "r/2024-01-01.md", "2025-03-01"),
        ("# Day 3\n\nwords\n", "r/2024-01-01-standup.md", "2024-01-01"),
        ("# Day 3\n", "reports/2024/01/02.md", "2024-01-02"),
        ("# Day 3\n", "r/standup_20240103.md", "2024-01-03"),
        ("# Week 1 (January 6 – 10, 2025)\n", "r/2024-01-01.md", "2025-01-10"),
        (
            "# Close\n\nFriday, 20 February 2026 · Week 6\nModerator: Ana, with everybody but Bob who is on leave until Wednesday\n",
            "r/x.md",
            "2026-02-20",
        ),
        ("# Day 3\n\n> Date: 2026-01-28 (Wednesday) | Sprint: 2\n", "r/x.md", "2026-01-28"),
        ("# Field report\n\n| | |\n|--|--|\n| Date | 4 March 2026 |\n", "r/x.md", "2026-03-04"),
        ("# WORKS\n# Report No. 7\n\n| Field | Value |\n|--|--|\n| Report date | 30 March 2026 |\n", "r/x.md", "2026-03-30"),
        ("# Day 3\n", "r/standup.md", None),
        ("", "r/standup.md", None),
    ],
)
def test_the_date_comes_from_front_matter_else_title_else_a_date_line_else_the_file_name(text: str, path: str, date: str | None) -> None:
    assert header(text, path).date == date


def test_the_date_of_a_dateless_report_can_be_set() -> None:
    setting = read_setting('[dates]\n"r/standup.md" = 2025-01-06\n', "site.toml")

    assert [report.key for report in read("# Standup\n", "r/standup.md", setting)] == ["2025-01-06"]
    assert [report.key for report in read("# Standup\n", "r/other.md", setting)] == ["undated-r-other"]


@pytest.mark.parametrize(
    ("title", "weekday"),
    [
        ("Day 3 — Monday, January 6, 2025", "Monday"),
        ("Tagesbericht – Montag, 6. Januar 2025", "Monday"),
        ("Informe del lunes 6 de enero de 2025", "Monday"),
        ("Rapport du mardi 7 janvier 2025", "Tuesday"),
        ("Health check — Tue 2025-01-06", "Tuesday"),
        ("Day 3 (2025-01-06)", None),
    ],
)
def test_the_weekday_is_the_stated_one_in_four_languages(title: str, weekday: str | None) -> None:
    record = header(f"# {title}\n")

    assert record.weekday == weekday
    assert record.date in ("2025-01-06", "2025-01-07")


@pytest.mark.parametrize(
    ("text", "day", "week", "sprint"),
    [
        ("# Day 3 of 20\n", 3, None, None),
        ("# W2 D3 – Sprint #4\n", 3, 2, 4),
        ("# Week 2, Day 8: Health check\n", 8, 2, None),
        ("# Standup\n\n**Week:** 3 | **Sprint:** 2 | **Day:** 11\n", 11, 3, 2),
        ("---\nday: 4\nweek: 1\nsprint: 9\n---\n# Standup\n", 4, 1, 9),
        ("# Close\n\nFriday, 20 February 2026 · Week 6 Day 5 · Sprint 3\n", 5, 6, 3),
        ("# Field report\n\n| | |\n|--|--|\n| Day | 8 |\n| Week | 2 |\n", 8, 2, None),
        ("# Day 3\n\nWe look back on Day 2 of Week 1.\n", 3, None, None),
        ("# 3-day summary\n", None, None, None),
    ],
)
def test_numbers_of_day_week_and_sprint(text: str, day: int | None, week: int | None, sprint: int | None) -> None:
    record = header(text)

    assert (record.day, record.week, record.sprint) == (day, week, sprint)


def test_the_title_stands_with_its_line_and_without_its_pictures() -> None:
    record = header("\n\n## 🚀 Day 3 *outcomes* ✅\n\nwords\n")

    assert (record.title, record.line, record.end_line) == ("Day 3 outcomes", 3, 3)


def test_a_mail_that_was_pasted_has_its_subject_for_a_title() -> None:
    mail = "**From:** Ana\n**Sent:** Friday, 5 June 2026 18:22\n**Subject:** Claims: week 23\n\n**Progress:**\n\n- Good\n"
    found = header(mail)

    assert (found.title, found.date, found.weekday, found.line) == ("Claims: week 23", "2026-06-05", "Friday", 3)
    assert header(f"# Claims\n\n{mail}").title == "Claims"
