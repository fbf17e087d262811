"""Forecast: a range from what was done so far, the same every time, or an honest no."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportgen.history import Forecast, trace
from reportgen.history.forecast import simulate
from reportgen.records import Record, Setting
from reportgen.records.setting import Calendar
from tests.history.builder import corpus, sight

MONDAY = date(2025, 3, 3)


def workday(number: int) -> str:
    """The working day with that number from a Monday on."""
    return (MONDAY + timedelta(days=number // 5 * 7 + number % 5)).isoformat()


def done_each_day(days: int, open_items: int) -> list[Record]:
    """One item done on each day from the second on, and some that stay open."""
    made = [sight("action", f"O-{n}", title=f"Open thing number {n}", status="planned", day=workday(0)) for n in range(open_items)]
    for n in range(days - 1):
        made.append(sight("action", f"D-{n}", title=f"Thing {n}", status="planned", day=workday(n)))
        made.append(sight("action", f"D-{n}", title=f"Thing {n}", status="done", day=workday(n + 1)))
    return made


def ahead(records: list[Record], **calendar: object) -> Forecast:
    return {one.scope: one for one in trace(corpus(*records), Setting(calendar=Calendar(**calendar))).forecasts}["all"]  # type: ignore[arg-type]


def test_an_even_pace_ends_on_one_day_in_working_days() -> None:
    found = ahead(done_each_day(11, 4))
    assert found.items == ("action:O-0", "action:O-1", "action:O-2", "action:O-3")
    assert found.sample == (0, *[1] * 10)
    assert workday(10) == "2025-03-17"
    assert found.dates[50] == "2025-03-21"
    assert found.dates[50] <= found.dates[85] <= found.dates[95]
    assert "last 11 working days, on which 10 items were done" in found.assumption
    assert not found.problem


def test_holidays_come_on_top() -> None:
    off = ahead(done_each_day(11, 4), holidays=("2025-03-18", "2025-03-19"))
    assert off.dates[50] == "2025-03-25"


def test_there_is_no_forecast_from_too_little() -> None:
    for records in (done_each_day(9, 2), [*done_each_day(3, 2), sight("decision", "D-1", title="x", day=workday(30))]):
        found = ahead(records)
        assert found.dates == {}
        assert found.problem.startswith("not enough data: ")
        assert found.items


def test_what_is_done_on_a_day_off_counts_on_the_next_working_day() -> None:
    late = [
        sight("action", "S-1", title="Weekend job", status=status, day=day) for status, day in (("new", workday(4)), ("done", "2025-03-08"))
    ]
    assert sum(ahead([*done_each_day(11, 1), *late]).sample) == 11


def test_nothing_open_needs_no_forecast() -> None:
    assert trace(corpus(*done_each_day(11, 0))).forecasts == ()


@given(st.integers(0, 40), st.lists(st.integers(0, 5), min_size=1, max_size=12), st.integers(1, 20))
def test_simulated_futures_are_possible_ones(items: int, sample: list[int], runs: int) -> None:
    """Law: no future is faster than the best day each time, nor slower than the worst; the same input gives the same futures."""
    ends = simulate(items, sample, runs)
    assert ends == sorted(ends) == simulate(items, sample, runs)
    assert len(ends) == runs
    if max(sample):
        assert ends[0] >= -(-items // max(sample))
    if min(sample):
        assert ends[-1] <= -(-items // min(sample))
