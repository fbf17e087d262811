"""How dates, weekdays, ranges and due times read, each resolved against the report's day and zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.values.moment import Moment, find_dates, read_date, read_moment, read_range, read_weekday, weekday_name
from tests.values.case_files import differences

SUNDAY = date(2025, 1, 12)
DAYS = st.dates(date(1971, 1, 1), date(2198, 12, 31))
DATES = st.dates(date(1970, 1, 1), date(2199, 12, 31))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d.%m.%Y", "%m/%d/%Y", "%A, %B %d, %Y"])
REPORT_LETTERS = st.text("0123456789-/.:,T→ PCETZMondayFriJanMärz()+–\n", max_size=60)


def test_dates_read_as_the_cases_say() -> None:
    assert differences("date.txt", lambda text: str(read_date(text) or "none").lower()) == []


def test_due_moments_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        moment = read_moment(text, SUNDAY, "Europe/Berlin")
        return moment.text if moment else "none"

    assert differences("moment.txt", read) == []


def test_precision_says_whether_a_time_was_stated() -> None:
    read = [read_moment(text, SUNDAY, "UTC") for text in ("Monday", "Monday noon")]
    assert read == [Moment("2025-01-13", "day"), Moment("2025-01-13T12:00+00:00", "minute")]


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("Mar 3", date(2025, 2, 27), date(2025, 3, 3)), ("3 March", date(2025, 2, 27), date(2025, 3, 3)),
        ("3. März", date(2025, 2, 27), date(2025, 3, 3)),
        ("Dec 30", date(2025, 1, 2), date(2024, 12, 30)), ("Jan 2", date(2024, 12, 30), date(2025, 1, 2)),
        ("tuesday-april-1", date(2025, 3, 31), date(2025, 4, 1)),
        ("Feb 29", date(2025, 2, 1), None), ("may 3 agents pass?", SUNDAY, None), ("Mar 3", None, None), ("Mar 3.5 kg", SUNDAY, None),
    ],
)  # fmt: skip
def test_a_date_without_a_year_is_near_the_report(text: str, after: date | None, expected: date | None) -> None:
    assert read_date(text, after) == expected


def test_a_stated_year_wins_over_a_date_without_one() -> None:
    assert read_date("Mar 3 notes, written 2025-03-04", SUNDAY) == date(2025, 3, 4)


def test_all_dates_come_in_the_order_of_the_text() -> None:
    text = "moved from January 13, 2025 to 2025-01-10 and back to 13.01.2025 (2025-02-31 was a joke)"
    assert find_dates(text) == (date(2025, 1, 13), date(2025, 1, 10), date(2025, 1, 13))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday, Day 7", 1), ("Fri 11:00", 4), ("MONDAY", 0), ("Montag", 0), ("mercredi 12 mars", 2), ("miércoles", 2), ("sábado", 5),
        ("zondag", 6),
        ("venerdì", 4), ("Thurs.", 3), ("quinta-feira", 3),
        ("Tue\u017fday", 1),
        ("Mondays", None), ("sat idle", None), ("it is wed to the plan", None), ("Sunday-Go", 6), ("Sunderland", None), ("", None),
    ],
)  # fmt: skip
def test_weekdays(text: str, expected: int | None) -> None:
    assert read_weekday(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("February 17-21, 2025", (2, 17), (2, 21)), ("Period: February 17–21, 2025", (2, 17), (2, 21)), ("17-21 February 2025", (2, 17),
        (2, 21)),
        ("17.–21.02.2025", (2, 17), (2, 21)), ("17. – 21. Februar 2025", (2, 17), (2, 21)), ("2025-02-17 to 2025-02-21", (2, 17), (2, 21)),
        ("2025-02-17–2025-02-21", (2, 17), (2, 21)), ("Feb 24 – Mar 3, 2025", (2, 24), (3, 3)), ("24 February to 3 March 2025", (2, 24),
        (3, 3)),
        ("Feb 24, 2025 - Feb 28, 2025", (2, 24), (2, 28)), ("del 17 al 21 de febrero de 2025", (2, 17), (2, 21)),
    ],
)  # fmt: skip
def test_ranges(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert read_range(text) == (date(2025, *first), date(2025, *last))


def test_a_range_may_begin_in_the_year_before() -> None:
    assert read_range("Dec 30 – Jan 3, 2025") == (date(2024, 12, 30), date(2025, 1, 3))


@pytest.mark.parametrize(
    "text", ["2025-02-17", "February 21-17, 2025", "2025-02-17 and 2025-02-21", "2025-02-21 to 2025-02-17", "Day 1-5", "Jan 5-9"]
)
def test_what_is_no_range_is_none(text: str) -> None:
    assert read_range(text) is None


def test_next_friday_is_only_read_where_both_readings_agree() -> None:
    wednesday = date(2025, 1, 15)
    assert read_moment("next Friday", wednesday, "UTC") is None
    assert read_moment("next Tuesday", wednesday, "UTC") == Moment("2025-01-21", "day")


def test_a_named_day_needs_the_day_of_the_report() -> None:
    assert [read_moment(text, None, "UTC") for text in ("Monday EOD", "tomorrow", "Jan 15")] == [None, None, None]


def test_an_unknown_zone_of_the_site_leaves_the_date() -> None:
    assert read_moment("2025-01-13 10:30", None, "Nowhere/City") == Moment("2025-01-13", "day")
    assert read_moment("2025-01-13 10:30 PT", None, "Nowhere/City") == Moment("2025-01-13T10:30-08:00", "minute")


@given(DATES, FORMS)
def test_a_date_reads_in_every_form_of_it(day: date, form: str) -> None:
    text = day.strftime(form).replace(str(day.year), f"{day.year:04}")
    assert read_date(text) == day
    assert find_dates(f"Due: {text}.") == (day,)


@given(DATES)
def test_a_date_reads_its_printed_form_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_weekday(weekday_name(day)) == day.weekday()
    assert read_moment(day.isoformat(), None, "UTC") == Moment(day.isoformat(), "day")


@given(DATES, st.integers(0, 23), st.integers(0, 59), st.sampled_from(["PT", "ET", "CET", "UTC", "Asia/Kolkata"]))
def test_a_moment_reads_its_printed_form_back(day: date, hour: int, minute: int, zone: str) -> None:
    moment = read_moment(f"{day} {hour:02}:{minute:02}", None, zone)
    assert moment is not None
    assert moment.precision == "minute"
    assert datetime.fromisoformat(moment.text).date() == day
    assert read_moment(moment.text, SUNDAY, "Europe/Berlin") == moment


@given(DATES, st.integers(1, 400))
def test_a_range_reads_its_printed_form_back(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert read_range(f"{first} – {last}") == ((first, last) if last.year < 2200 else None)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_one_of_the_seven_days_after_the_report(day: date, weekday: int) -> None:
    named = day + timedelta(days=1 + (weekday - day.weekday() - 1) % 7)
    assert read_moment(weekday_name(named), day, "UTC") == Moment(named.isoformat(), "day")


@given(REPORT_LETTERS | st.text(max_size=40), DATES | st.none())
@example("1." * 2000 + "2025", None)
@example("January " * 500, SUNDAY)
@example("9" * 5000, SUNDAY)
@example("tomorrow", date(2199, 12, 31))
@example("tomorrow 10:00", date.max)
@example("Monday 23:00 PT", date.max)
@example("Mar 3", date.min)
@example("was " * 800 + "2025-01-12", SUNDAY)
def test_any_text_reads_as_a_moment_that_can_be_printed_or_as_none(text: str, day: date | None) -> None:
    moment = read_moment(text, day, "Europe/Berlin")
    assert moment is None or read_moment(moment.text, None, "UTC") == moment
    read_range(text)
    assert all(read_date(found.isoformat()) == found for found in find_dates(text))
