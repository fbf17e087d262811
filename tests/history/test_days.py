"""Days: what was true at the end of each report."""

from __future__ import annotations

from reportgen.history import Day, trace
from reportgen.history.board import LAPSE
from reportgen.records import Record
from tests.history.builder import corpus, sight


def days(*records: Record, also: tuple[str, ...] = ()) -> tuple[Day, ...]:
    return trace(corpus(*records, also=also)).days


def week() -> tuple[Day, ...]:
    return days(
        sight("action", "A-1", status="in_progress"),
        sight("action", "A-2", status="planned"),
        sight("story", "S-1"),
        sight("action", "A-1", day="2025-03-04", status="done"),
        sight("action", "A-3", day="2025-03-04", status="in_review", mentions=["S-1"]),
        sight("action", "A-2", day="2025-03-05", status="in_review"),
        sight("action", "A-1", day="2025-03-05", status="blocked"),
    )


def test_an_item_is_new_carried_silent_and_closed() -> None:
    monday, tuesday, wednesday = week()
    assert (monday.new, monday.open) == (("action:A-1", "action:A-2", "story:S-1"), ("action:A-1", "action:A-2", "story:S-1"))
    assert (tuesday.new, tuesday.carried, tuesday.closed) == (("action:A-3",), ("action:A-1",), ("action:A-1",))
    assert tuesday.silent == ("action:A-2",), "S-1 is mentioned"
    assert (wednesday.carried, wednesday.closed) == (("action:A-2",), ())
    assert set(wednesday.open) == {"action:A-1", "action:A-2", "action:A-3", "story:S-1"}, "A-1 is open again"


def test_what_is_closed_and_said_to_be_closed_again_is_closed_once() -> None:
    done = [sight("action", "A-1", day=f"2025-03-0{n}", status="done") for n in (3, 4)]
    assert [(day.closed, day.carried) for day in days(*done)] == [(("action:A-1",), ()), ((), ())]


def test_states_count_every_item_as_last_stated() -> None:
    assert [day.states for day in week()] == [
        {"in_progress": 1, "planned": 1, "unstated": 1},
        {"done": 1, "in_review": 1, "planned": 1, "unstated": 1},
        {"blocked": 1, "in_review": 2, "unstated": 1},
    ]


def test_readiness_is_ready_of_all_that_the_report_states() -> None:
    assert [day.readiness for day in week()] == [(0, 2), (2, 2), (1, 2)]
    assert days(sight("action", "A-1"), sight("story", "S-1", status="done"))[0].readiness is None


def test_risks_keep_their_level_until_they_are_closed() -> None:
    first, second, third, fourth = days(
        sight("risk", "R-1", level="yellow"),
        sight("risk", "R-2"),
        sight("risk", "R-1", day="2025-03-05", level="red"),
        sight("risk", "R-1", day="2025-03-06", status="done"),
        also=("2025-03-04",),
    )
    assert [day.risks for day in (first, second, third, fourth)] == [{"risk:R-1": "yellow"}] * 2 + [{"risk:R-1": "red"}, {}]
    assert [change.after for change in third.changes] == ["red"]
    assert [day.unrated for day in (first, second, third, fourth)] == [("risk:R-2",)] * 4


def test_a_risk_without_a_level_is_open_until_it_is_rated_or_closed() -> None:
    found = days(
        sight("risk", "R-1"),
        sight("risk", "R-2"),
        sight("risk", "R-1", day="2025-03-04", level="red"),
        sight("risk", "R-2", day="2025-03-05", status="done"),
        sight("risk", "R-2", day="2025-03-06", title="Named once more"),
        sight("risk", "R-2", day="2025-03-07", status="in_progress"),
    )
    assert [day.unrated for day in found] == [("risk:R-1", "risk:R-2"), ("risk:R-2",), (), (), ("risk:R-2",)]
    assert [day.risks for day in found] == [{}] + [{"risk:R-1": "red"}] * 4


def test_reports_without_a_date_have_no_day_and_two_of_one_date_have_two() -> None:
    found = days(sight("action", "A-1", day="undated-x"), also=("2025-03-03", "2025-03-03-retrospective"))
    assert [day.report.key for day in found] == ["2025-03-03", "2025-03-03-retrospective"]


def test_an_item_lapses_when_no_report_names_it_for_long_and_is_back_when_one_does() -> None:
    later = tuple(f"2025-{month:02}-{day:02}" for month in (4, 5, 6) for day in range(1, 29))[:LAPSE]
    record = sight("action", "A-1", status="in_review", owners=["Dana"])
    lapsed = trace(corpus(record, also=later))
    assert lapsed.days[-2].open == lapsed.days[-2].silent == ("action:A-1",)
    assert (lapsed.days[-1].open, lapsed.days[-1].silent, lapsed.days[-1].states) == ((), (), {"lapsed": 1})
    assert (lapsed.tracks[0].lapsed, lapsed.tracks[0].vanished) == (True, True)
    assert lapsed.people[0].open == ()
    back = trace(corpus(record, sight("action", "A-1", day="2025-09-01"), also=later)).days[-1]
    assert (back.open, back.carried, back.new, back.states) == (("action:A-1",), ("action:A-1",), (), {"in_review": 1})
