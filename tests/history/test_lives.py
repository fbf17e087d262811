"""Lives: how long an item took, stood still and was not spoken of."""

from __future__ import annotations

from reportgen.history import Silence, Track, trace
from reportgen.history.model import Cycle
from reportgen.records import Record
from tests.history.builder import corpus, sight


def only(*records: Record, also: tuple[str, ...] = ()) -> Track:
    return next(track for track in trace(corpus(*records, also=also)).tracks if track.id == "A-1")


def on(day: int, **fields: object) -> Record:
    return sight("action", "A-1", title="Weld the gate", day=f"2025-03-{day:02}", **fields)


def test_cycle_time_counts_a_weekend_in_calendar_days_only() -> None:
    track = only(on(6, status="new"), on(7, status="in_progress"), on(10, status="done"))
    assert track.cycle == Cycle(first="2025-03-06", done="2025-03-10", days=4, workdays=2)


def test_what_is_open_reopened_or_cancelled_has_no_cycle_time() -> None:
    assert only(on(6, status="in_progress")).cycle is None
    assert only(on(6, status="done"), on(7, status="in_progress")).cycle is None
    assert only(on(6, status="new"), on(7, status="cancelled")).cycle is None


def test_time_in_each_state_runs_until_another_is_stated() -> None:
    track = only(on(3), on(4, status="planned"), on(5), on(6, status="blocked"), on(7, status="planned"), on(10, status="done"))
    assert track.spent == {"unstated": 1, "planned": 5, "blocked": 1}


def test_an_open_item_stays_in_its_state_until_the_last_report() -> None:
    assert only(on(3, status="blocked"), also=("2025-03-13",)).spent == {"blocked": 10}


def test_silence_is_the_longest_time_without_a_listing_or_a_mention() -> None:
    note = sight("decision", "D-1", title="Wait for A-1", mentions=["A-1"], day="2025-03-05")
    track = only(on(3), note, on(11), on(12), also=("2025-03-14",))
    assert track.silence == Silence(days=6, first="2025-03-05", last="2025-03-11")


def test_there_is_no_silence_after_an_item_is_closed() -> None:
    assert only(on(3), on(4, status="done"), also=("2025-03-24",)).silence is None


def test_slips_keep_both_lines() -> None:
    track = only(on(3, due="2025-03-05"), on(4, due="2025-03-07", line=9), on(5, due="2025-03-06"))
    assert [(change.slip, change.was.due, change.now.line) for change in track.slipped] == [(2, "2025-03-05", 9)]
