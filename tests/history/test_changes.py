"""Changes: what reads differently, and what follows for one item."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.history import Change, Track, trace
from reportgen.records import Record
from tests.history.builder import corpus, gathered, report, sight


def track(*records: Record, also: tuple[str, ...] = ()) -> Track:
    (only,) = trace(corpus(*records, also=also)).tracks
    return only


def told(*records: Record) -> list[tuple[str, str, str]]:
    return [(change.field, change.before, change.after) for change in track(*records).changes]


def over_days(**states: str) -> list[Record]:
    return [sight("action", "A-1", day=f"2025-03-0{day[1:]}", status=status) for day, status in states.items()]


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        ({"status": "in_progress"}, {"status": "done"}, ("status", "in progress", "done")),
        ({"percent": 40}, {"percent": 62.5}, ("percent", "40 %", "62.5 %")),
        ({"owners": ["Dana"]}, {"owners": ["Dana", "Omar"]}, ("owners", "Dana", "Dana, Omar")),
        ({"due": "2025-03-07"}, {"due": "2025-03-10"}, ("due", "2025-03-07", "2025-03-10")),
        ({"due_raw": "Day 7"}, {"due_raw": "Day 9"}, ("due", "Day 7", "Day 9")),
        ({"title": "Hot doors"}, {"title": "Hot dock gates"}, ("title", "Hot doors", "Hot dock gates")),
        ({"level": "yellow"}, {"level": "red"}, ("level", "yellow", "red")),
        ({"points": 5}, {"points": 8}, ("points", "5", "8")),
    ],
)
def test_each_field_that_reads_differently_is_a_change(was: dict[str, Any], now: dict[str, Any], change: tuple[str, str, str]) -> None:
    found = told(sight("action", "A-1", **was), sight("action", "A-1", day="2025-03-04", **now))
    assert found == [change]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ({"status": "done"}, {}),
        ({"owners": ["Dana", "Omar"]}, {"owners": ["omar", "DANA"]}),
        ({"due": "2025-03-07"}, {"due": "2025-03-07T17:00-08:00"}),
        ({"due": "2025-03-07", "due_raw": "March 7"}, {"due": "2025-03-07", "due_raw": "2025-03-07"}),
        ({"title": "Dock parity tests"}, {"title": "Complete Dock Parity Tests"}),
        ({"title": "Dana to write the runbook", "owners": ["Dana"]}, {"title": "Write the runbook"}),
        ({"percent": 40}, {"percent": 40.0}),
    ],
)
def test_what_is_not_stated_or_only_worded_differently_did_not_change(was: dict[str, Any], now: dict[str, Any]) -> None:
    assert told(sight("action", "A-1", **was), sight("action", "A-1", day="2025-03-04", **now)) == []


def test_a_field_is_compared_with_the_report_that_last_stated_it() -> None:
    days = [("2025-03-03", 40), ("2025-03-04", None), ("2025-03-05", 70)]
    found = track(*(sight("action", "A-1", day=day, percent=percent) for day, percent in days))
    (change,) = found.changes
    assert (change.was.date, change.now.date, change.track) == ("2025-03-03", "2025-03-05", "action:A-1")


def test_the_last_status_of_a_report_is_the_one_of_the_day() -> None:
    morning = sight("action", "A-1", day="2025-03-04", line=5, status="blocked")
    evening = sight("action", "A-1", day="2025-03-04", line=50, status="done")
    detail = sight("action", "A-1", day="2025-03-04", line=60, owners=["Dana"])
    assert told(sight("action", "A-1", status="in_progress"), morning, evening, detail) == [("status", "in progress", "done")]


def test_a_due_date_that_moves_later_is_a_slip() -> None:
    dues = ("2025-03-05", "2025-03-07", "2025-03-06", "2025-03-10T09:00-08:00", "2025-03-10T17:00-08:00")
    found = track(*(sight("action", "A-1", day=f"2025-03-0{n}", due=due) for n, due in enumerate(dues, 1)))
    assert (found.slips, found.slipped_days) == (3, 6)


def test_an_earlier_hour_or_a_due_in_words_is_no_slip() -> None:
    for was, now in (({"due": "2025-03-07T17:00"}, {"due": "2025-03-07T09:00"}), ({"due_raw": "Day 7"}, {"due_raw": "Day 9"})):
        found = track(sight("action", "A-1", **was), sight("action", "A-1", day="2025-03-04", **now))
        assert (found.slips, len(found.changes)) == (0, 1)


def test_closed_is_the_day_that_closed_it_not_the_last_that_repeats_it() -> None:
    found = track(*over_days(d3="in_progress", d5="done", d6="done"), also=("2025-03-09",))
    assert (found.closed, found.reopened, found.days_open) == ("2025-03-05", 0, 2)


def test_an_item_may_be_open_again() -> None:
    found = track(*over_days(d3="done", d4="in_progress", d5="cancelled"))
    assert (found.closed, found.reopened) == ("2025-03-05", 1)
    found = track(*over_days(d3="done", d4="blocked"), also=("2025-03-08",))
    assert (found.closed, found.reopened, found.days_open) == (None, 1, 5)


def test_a_report_without_a_date_stands_in_front_and_changes_nothing() -> None:
    found = track(sight("action", "A-1", status="done", day="undated-a"), sight("action", "A-1", status="planned"))
    assert [record.report for record in found.sightings] == ["undated-a", "2025-03-03"]
    assert (found.first, found.last, found.changes, found.now.status) == ("2025-03-03", "2025-03-03", (), "planned")


def test_a_period_speaks_on_its_last_day_after_that_days_own_report() -> None:
    key = "2025-03-03--2025-03-04"
    period = report(key, [sight("action", "A-1", day=key, status="done")], dates=("2025-03-03", "2025-03-04"))
    days = [report(day, [sight("action", "A-1", day=day, status="in_progress")]) for day in ("2025-03-03", "2025-03-04")]
    history = trace(gathered(period, *days))
    (found,) = history.tracks
    assert (found.last, found.closed, [change.after for change in found.changes]) == ("2025-03-04", "2025-03-04", ["done"])
    assert [day.report.key for day in history.days] == ["2025-03-03", "2025-03-04"]


def test_a_change_prints_its_fields_in_one_order() -> None:
    first = sight("action", "A-1", percent=10, status="planned", level="green")
    found = track(first, sight("action", "A-1", day="2025-03-04", level="red", status="blocked", percent=20))
    assert [change.field for change in found.changes] == ["status", "percent", "level"]
    assert all(isinstance(change, Change) for change in found.changes)


def test_a_risk_is_open_until_it_is_said_to_be_closed_and_again_when_it_has_a_level_again() -> None:
    yellow = sight("risk", "R-1", title="One disk", level="yellow")
    closed = sight("risk", "R-1", title="One disk", day="2025-03-04", status="done", status_raw="closed")
    again = sight("risk", "R-1", title="One disk", day="2025-03-05", level="red")

    assert (told(yellow, closed), track(yellow, closed).closed) == ([("status", "open", "done")], "2025-03-04")
    assert track(yellow, closed, again).closed is None
    assert [day.risks for day in trace(corpus(yellow, closed, again)).days] == [{"risk:R-1": "yellow"}, {}, {"risk:R-1": "red"}]
