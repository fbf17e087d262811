"""The calendar: what the words of a due date mean in the series' own count of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.history import When, trace
from reportgen.history.almanac import Almanac, Workdays, build_almanac
from reportgen.history.calendar import understand
from reportgen.history.labels import Said
from reportgen.records import Record, Report, Setting
from reportgen.records.setting import Calendar
from reportgen.text import Span
from tests.history.builder import corpus, sight


def labelled(day: str, week: int | None = None, number: int | None = None, sprint: int | None = None) -> Report:
    """A report of `day` that calls it day `number` of `week` and `sprint`."""
    header = Record(kind="report", date=day, report=day, week=week, day=number, sprint=sprint, source=f"{day}.md", line=1, end_line=1)
    return Report(key=day, date=day, header=header, span=Span(1, 9))


#: Day 6 comes twice, the numbers run through two weeks, and one report stands on a Sunday: as real series do.
PORT = (
    labelled("2025-03-06", 1, 4, sprint=1),
    labelled("2025-03-09", 2, 6),
    labelled("2025-03-11", 2, 7),
    labelled("2025-03-12", 2, 8, sprint=1),
    labelled("2025-03-18", 3, 2),
    labelled("2025-03-20", 3, 4),
    labelled("2025-03-25", 4, 7, sprint=2),
)
WEEKLY = tuple(labelled(f"2025-03-{3 + 7 * (week - 1) + day - 1:02}", week, day) for week in (1, 3) for day in (1, 2, 3, 4, 5))


def almanac(reports: tuple[Report, ...] = PORT, calendar: Calendar | None = None) -> Almanac:
    return build_almanac(reports, Setting(zone="Europe/Berlin", calendar=calendar or Calendar()))


def read(raw: str, day: str | None, book: Almanac | None = None, *, stated: str | None = None) -> When:
    book = book or almanac()
    label = next((label for label in book.labels if label.date.isoformat() == day), None)
    said = Said(date.fromisoformat(day) if day else None, label.week if label else None, label.sprint if label else None)
    return understand(raw, stated, said, book)


@pytest.mark.parametrize(
    ("day", "raw", "first", "last"),
    [
        ("2025-03-06", "Day 6", "2025-03-09", "2025-03-09"),  # the Day 6 of this run …
        ("2025-03-18", "Day 6", "2025-03-24", "2025-03-24"),  # … and that of the next, counted over a weekend
        ("2025-03-06", "W1 D6", "2025-03-09", "2025-03-09"),  # which its own report counts to week 2
        ("2025-03-11", "Day 8 stand-up", "2025-03-12", "2025-03-12"),
        ("2025-03-11", "before Day 9", "2025-03-13", "2025-03-13"),
        ("2025-03-18", "Day 3", "2025-03-19", "2025-03-19"),
        ("2025-03-18", "Days 2-4", "2025-03-18", "2025-03-20"),
        ("2025-03-25", "Day 9-10", "2025-03-27", "2025-03-28"),
        ("2025-03-06", "Week 4 Days 2-3", "2025-03-24", "2025-03-28"),  # week 4 counts on from week 3: only the week is known
        ("2025-03-06", "W2 D1", "2025-03-07", "2025-03-14"),
        ("2025-03-18", "Week 4", "2025-03-24", "2025-03-28"),
        ("2025-03-18", "end of week 4", "2025-03-28", "2025-03-28"),
        ("2025-03-18", "EOW", "2025-03-21", "2025-03-21"),
        ("2025-03-18", "next week", "2025-03-24", "2025-03-28"),
        ("2025-03-11", "end of sprint", "2025-03-12", "2025-03-24"),
        ("2025-03-11", "Sprint 2", "2025-03-25", ""),
        ("2025-03-18", "next Friday", "2025-03-21", "2025-03-28"),
        ("2025-03-18", "February 17-21, 2025", "2025-02-17", "2025-02-21"),
        ("2025-03-18", "Apr 7-11", "2025-04-07", "2025-04-11"),
        ("2025-03-18", "2025-03-20", "2025-03-20", "2025-03-20"),
    ],
)
def test_words_are_a_day_or_a_range(day: str, raw: str, first: str, last: str) -> None:
    when = read(raw, day)
    assert (when.first, when.last, when.moment, when.raw) == (first, last, None, raw)
    assert when.how


@pytest.mark.parametrize(
    ("day", "raw"),
    [
        ("2025-03-25", "Sprint 3"),
        ("2025-03-25", "end of sprint"),
        ("2025-03-25", "Week 9"),
        ("2025-03-11", "when the crane is back"),
        ("2025-03-11", "AI-W3D5-10 is done"),
        ("2025-03-11", "30 days"),
        ("2026-03-11", "Day 8"),
        (None, "Day 8"),
        ("2025-03-12", "Day 13"),  # would fall where the reports count from Day 2 again
        ("2025-03-12", "Day 400"),
        ("2025-03-12", "Day 0"),
    ],
)
def test_what_nobody_can_tell_stays_words(day: str | None, raw: str) -> None:
    when = read(raw, day)
    assert (when.first, when.last, when.moment, when.raw) == ("", "", None, raw)
    assert when.how


def test_how_says_where_a_day_comes_from() -> None:
    assert read("Day 8", "2025-03-11").how == "Day 8 is 2025-03-12 by the report of that day"
    assert read("Day 9", "2025-03-11").how == "Day 9 counted in working days from Day 8 (2025-03-12)"


def test_a_time_is_one_that_stands_there() -> None:
    when = read("Day 3 10:00 PT", "2025-03-18")
    assert (when.first, when.moment) == ("2025-03-19", "2025-03-19T10:00-07:00")
    assert read("Day 3 afternoon", "2025-03-18").moment is None


def test_end_of_day_is_a_time_only_by_the_settings() -> None:
    late = almanac(calendar=Calendar(eod="18:00"))
    assert read("Monday EOD", "2025-03-18", stated="2025-03-24").moment is None
    assert read("Monday EOD", "2025-03-18", late, stated="2025-03-24").moment == "2025-03-24T18:00+01:00"
    assert read("Day 4 EOD", "2025-03-18", late).moment == "2025-03-20T18:00+01:00"
    assert read("Day 4", "2025-03-18", late).moment is None


def test_holidays_and_other_weekends_are_no_working_days() -> None:
    assert read("Day 9", "2025-03-12", almanac(calendar=Calendar(holidays=("2025-03-13",)))).first == "2025-03-14"
    assert read("Day 11", "2025-03-12", almanac(calendar=Calendar(weekend=(3, 4)))).first == "2025-03-17"


def test_weeks_that_always_begin_with_day_1_name_days_without_a_report() -> None:
    book = almanac(WEEKLY)
    assert read("Week 2 Day 1", "2025-03-07", book).first == "2025-03-10"
    assert read("Week 2", "2025-03-07", book).last == "2025-03-14"
    assert read("Day 1", "2025-03-07", book).first == "2025-03-03", "no report of the week after is near enough"


def test_one_report_that_is_wrong_about_its_day_does_not_hide_the_pattern() -> None:
    wrong = labelled("2025-03-24", 5, 3)
    assert read("Week 2 Day 1", "2025-03-07", almanac((*WEEKLY, wrong))).first == "2025-03-10"
    assert read("Week 2 Day 1", "2025-03-07", almanac((*WEEKLY[:5], wrong))).first == ""


def test_a_due_date_said_again_is_another_day_in_another_run() -> None:
    records = [sight("action", "A-1", title="Weld it", day=day, due_raw="Day 8") for day in ("2025-03-11", "2025-03-25")]
    made = corpus(*records)
    by_key = {report.key: report for report in PORT}
    reports = tuple(
        Report(key=report.key, date=report.date, header=by_key[report.key].header, span=report.span, records=report.records)
        for report in made.reports
    )
    track = next(iter(trace(type(made)(reports=(*reports, PORT[3], PORT[4]))).tracks))
    assert [when.first for when in track.whens if when] == ["2025-03-12", "2025-03-26"]
    assert [(change.field, change.slip) for change in track.changes] == [("due", 14)]
    assert (track.slips, track.slipped_days) == (1, 14)
    assert track.due_when is not None
    assert track.due_when.last == "2025-03-26"


_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_OFF = st.frozensets(st.integers(0, 6), max_size=6)


@given(_DAYS, st.integers(0, 120), _OFF, st.lists(_DAYS, max_size=5))
def test_steps_and_distances_in_working_days_agree(day: date, number: int, weekend: frozenset[int], holidays: list[date]) -> None:
    """Law: n working days after a day is a working day that is n working days away, and no earlier day is."""
    workdays = Workdays(working=frozenset(range(7)) - weekend, holidays=tuple(sorted(set(holidays))))
    found = workdays.step(day, number)
    if found is None or not number:
        return
    assert workdays.counts(found)
    assert workdays.between(day, found) == number
    assert workdays.between(day, found - timedelta(days=1)) == number - 1


@given(st.lists(st.tuples(_DAYS, st.integers(0, 12)), min_size=1, max_size=8), st.integers(1, 30))
def test_a_day_that_a_report_names_is_that_day(placed: list[tuple[date, int]], number: int) -> None:
    """Law: said in the report of Day n, "Day n" is that report's date; anything else is after one label and before the next of its run."""
    reports = tuple({day: labelled(day.isoformat(), None, n) for day, n in placed}.values())
    book = almanac(reports)
    for label in book.labels:
        assert read(f"Day {label.day}", label.date.isoformat(), book).first == (label.date.isoformat() if label.day is not None else "")
        when = read(f"Day {number}", label.date.isoformat(), book)
        assert when.first <= when.last
        assert bool(when.first) == bool(when.last)


_SAID = st.sampled_from([*(report.date for report in PORT), None])


@given(st.text(max_size=40), _SAID, st.sampled_from([None, "2025-99-99", "x", "2025-03-20"]))
def test_any_words_are_understood_or_stay_words(raw: str, day: str | None, stated: str | None) -> None:
    """Law 1: total; and a time is never made up."""
    when = read(raw, day, stated=stated)
    assert when.first <= (when.last or "9999")
    assert when.moment is None or any(sign.isdigit() for sign in raw) or "noon" in raw.casefold() or stated
