"""Diff: what one report changed since the report before."""

from __future__ import annotations

from reportgen.history import Change, Since, since, since_each, trace
from reportgen.records import Record
from tests.history.builder import corpus, sight


def diff(key: str, *records: Record, also: tuple[str, ...] = ()) -> Since:
    return since(trace(corpus(*records, also=also)), key)


def fields(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(change.track, change.field, change.before, change.after) for change in changes]


def test_new_done_slipped_and_regressed() -> None:
    found = diff(
        "2025-03-04",
        sight("action", "A-1", due="2025-03-05", percent=50),
        sight("action", "A-2", status="in_review"),
        sight("action", "A-1", day="2025-03-04", due="2025-03-07", percent=40),
        sight("action", "A-2", day="2025-03-04", status="done"),
        sight("story", "S-1", day="2025-03-04"),
    )
    assert (found.before, found.new, found.done) == ("2025-03-03", ("story:S-1",), ("action:A-2",))
    assert fields(found.slipped) == [("action:A-1", "due", "2025-03-05", "2025-03-07")]
    assert fields(found.regressed) == [("action:A-1", "percent", "50 %", "40 %")]


def test_a_step_forward_or_out_of_trouble_is_no_regress() -> None:
    steps = (("planned", "in_progress"), ("blocked", "planned"), ("in_progress", "on_track"), ("done", "cancelled"))
    back = (("done", "in_progress"), ("in_progress", "planned"), ("new", "blocked"), ("on_track", "at_risk"))
    for was, now in (*steps, *back):
        found = diff("2025-03-04", sight("action", "A-1", status=was), sight("action", "A-1", day="2025-03-04", status=now))
        assert bool(found.regressed) == ((was, now) in back), (was, now)


def test_an_item_falls_silent_once_and_comes_back() -> None:
    records = (sight("action", "A-1"), sight("action", "A-1", day="2025-03-06"))
    each = since_each(trace(corpus(*records, also=("2025-03-04", "2025-03-05"))))
    assert [found.silent for found in each.values()] == [(), ("action:A-1",), (), ()]
    assert [found.came_back for found in each.values()] == [(), (), (), ("action:A-1",)]


def test_one_report_of_silence_or_a_mention_is_no_comeback() -> None:
    naming = sight("risk", "R-1", day="2025-03-05", mentions=["A-1"])
    assert diff("2025-03-05", sight("action", "A-1"), sight("action", "A-1", day="2025-03-05"), also=("2025-03-04",)).came_back == ()
    records = (sight("action", "A-1"), naming, sight("action", "A-1", day="2025-03-06"))
    assert diff("2025-03-06", *records, also=("2025-03-04",)).came_back == ()


def test_two_reports_of_one_date_speak_together() -> None:
    records = (sight("action", "A-1"), sight("action", "A-2", day="2025-03-03-notes"), sight("action", "A-1", day="2025-03-04"))
    each = since_each(trace(corpus(*records, also=("2025-03-05",))))
    assert {key: found.silent for key, found in each.items()} == {
        "2025-03-03": (),
        "2025-03-03-notes": (),
        "2025-03-04": ("action:A-2",),
        "2025-03-05": ("action:A-1",),
    }


def test_risks_decisions_and_metrics() -> None:
    found = diff(
        "2025-03-04",
        sight("risk", "R-1", level="yellow"),
        sight("metric", title="Lag", value=90, met=True, value_raw="90 ms"),
        sight("metric", title="Load", value=1, met=True),
        sight("risk", "R-1", day="2025-03-04", level="red"),
        sight("risk", "R-2", day="2025-03-04", level="green"),
        sight("decision", "D-1", day="2025-03-04"),
        sight("metric", title="Lag", day="2025-03-04", value=120, met=False, value_raw="120 ms"),
        sight("metric", title="Load", day="2025-03-04", value=2, met=True),
    )
    assert (found.new_risks, found.decisions) == (("risk:R-2",), ("decision:D-1",))
    assert fields(found.risks) == [("risk:R-1", "level", "yellow", "red")]
    assert [(change.before, change.after) for change in found.metrics] == [("90 ms", "120 ms")]


def test_an_unknown_report_changed_nothing() -> None:
    assert diff("2025-09-09", sight("action", "A-1")) == Since(key="2025-09-09")


def test_what_became_of_a_decision_is_among_the_decisions_of_its_report() -> None:
    taken = sight("decision", "D-4", title="Open without the app")
    undone = sight("decision", "D-4", day="2025-03-04", title="", status_raw="is withdrawn")

    for day in ("2025-03-03", "2025-03-04"):
        assert diff(day, taken, undone).decisions == ("decision:D-4",)


def test_what_crossed_its_target_comes_from_the_value_of_the_day_before_also_where_that_had_no_target() -> None:
    missed = sight("metric", title="Sales", value=322.0, value_raw="322", met=False)
    bare = sight("metric", title="Sales", day="2025-03-04", value=355.0, value_raw="355")
    reached = sight("metric", title="Sales", day="2025-03-05", value=418.0, value_raw="418", met=True)

    found = diff("2025-03-05", missed, bare, reached)
    assert [(change.before, change.after, change.was.date) for change in found.metrics] == [("355", "418", "2025-03-04")]
