"""One filter for items and records."""

from __future__ import annotations

import pytest

from reportgen.history import trace
from reportgen.history.listed import list_item
from reportgen.history.select import select_records, select_tracks
from reportgen.text.pattern import read_pattern
from reportgen.values.wanted import Filter, named_like
from tests.history.builder import corpus, sight

DAY = "2025-03-10"
RECORDS = (
    sight("action", "A-1", title="Grease", owners=["Ada"], status="in_progress", due="2025-03-07", due_raw="2025-03-07", section="Actions"),
    sight("action", "A-1", title="Grease", status="blocked", day=DAY, details={"blockers": "No oil."}),
    sight("action", "A-2", title="Paint", owners=["Ben", "ADA"], status="done"),
    sight("action", "A-10", title="Sweep", day=DAY, due="2025-03-14", due_raw="Friday"),
    sight("risk", "R-1", title="Fog", level="red", owners=["Cy"], day=DAY, section="Risk Register"),
    sight("decision", "D-1", title="Stay lit", day="2025-03-03"),
)  # fmt: skip
HISTORY = trace(corpus(*RECORDS))


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        (Filter(), "A-1 A-10 A-2 D-1 R-1"),
        (Filter(kinds=("action", "risk")), "A-1 A-10 A-2 R-1"),
        (Filter(open=True), "A-1 A-10 R-1"),
        (Filter(open=False), "A-2"),
        (Filter(overdue=True), "A-1"),
        (Filter(unowned=True), "A-10 D-1"),
        (Filter(owners=frozenset({"ada"})), "A-1 A-2"),
        (Filter(owners=frozenset({"ada"}), open=True), "A-1"),
        (Filter(status=("blocked", "unstated")), "A-1 A-10"),
        (Filter(levels=("red",)), "R-1"),
        (Filter(due_before="2025-03-14"), "A-1"),
        (Filter(due_before="2025-03-15", due_after="2025-03-07"), "A-10"),
        (Filter(since=DAY), "A-1 A-10 R-1"),
        (Filter(until="2025-03-09"), "A-1 A-2 D-1"),
        (Filter(reports=(DAY,), kinds=("risk",)), "R-1"),
        (Filter(section="risk"), "R-1"),
        (Filter(text=read_pattern("(?i)no OIL|fog")), "A-1 R-1"),
    ],
)
def test_items_as_last_stated(wanted: Filter, items: str) -> None:
    found = select_tracks(HISTORY.tracks, wanted, DAY)
    assert " ".join(sorted(track.id or "" for track in found)) == items


def test_records_are_chosen_by_their_own_words_alone() -> None:
    def chosen(wanted: Filter) -> list[tuple[str | None, str]]:
        return [(record.id, record.report) for record in select_records(RECORDS, wanted)]

    assert chosen(Filter(owners=frozenset({"ada"}))) == [("A-1", "2025-03-03"), ("A-2", "2025-03-03")]
    assert chosen(Filter(status=("blocked",))) == [("A-1", DAY)]
    assert chosen(Filter(open=True, since=DAY)) == [("A-1", DAY), ("A-10", DAY), ("R-1", DAY)]


def test_what_is_open_or_closed_is_never_both_and_decisions_are_neither() -> None:
    opened, closed = (select_tracks(HISTORY.tracks, Filter(open=way), DAY) for way in (True, False))
    assert {track.kind for track in HISTORY.tracks if track not in (*opened, *closed)} == {"decision"}
    assert not [track for track in opened if track in closed]


def test_a_name_means_whoever_is_written_so_else_those_who_hold_its_words() -> None:
    known = ["Oliver", "Oliver Twist", "Release  Manager", "Zoë"]
    assert named_like("oliver", known) == {"oliver"}
    assert named_like("manager", known) == {"release manager"}
    assert named_like("zoË", known) == {"zoë"}
    assert named_like("oli", known) == named_like(" ", known) == frozenset()


def test_a_due_date_in_words_is_listed_with_the_day_that_it_means() -> None:
    days = ("2025-03-03", "2025-03-04", "2025-03-05")
    held = corpus(*(sight("action", "A-1", day=day, due_raw="2025-03-14 EOD") for day in days))
    row = list_item(trace(held).tracks[0], days[-1])
    assert (row.due, row.due_raw, row.age, row.seen) == ("2025-03-14", "2025-03-14 EOD", 2, 3)
