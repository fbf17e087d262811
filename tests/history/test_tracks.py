"""Tracks: one thing under one key, and one id for two things under two."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportgen.history import trace
from tests.history.builder import corpus, sight


def keys(*records: object) -> list[str]:
    return [track.key for track in trace(corpus(*records)).tracks]  # type: ignore[arg-type]


def test_ids_are_equal_ignoring_case() -> None:
    history = trace(corpus(sight("action", "ACTION-05"), sight("action", "action-05", day="2025-03-04")))
    assert [(track.key, len(track.sightings)) for track in history.tracks] == [("action:ACTION-05", 2)]


def test_an_id_may_be_an_action_and_a_story() -> None:
    history = trace(corpus(sight("action", "A-1", title="Ship it"), sight("story", "A-1", title="Ship it")))
    assert [(track.key, track.slug) for track in history.tracks] == [("action:A-1", "a-1"), ("story:A-1", "story-a-1")]


def test_one_title_of_an_id_that_one_day_lists_as_action_and_the_next_as_story_is_one_item_of_the_first_kind() -> None:
    title = "Load test the checkout API"
    days = (("action", "2025-03-03"), ("story", "2025-03-04"), ("action", "2025-03-05"), ("story", "2025-03-06"))
    records = [sight(kind, "PAY-1", title=title, day=day) for kind, day in days]
    (track,) = trace(corpus(*records)).tracks
    assert (track.key, track.kind, len(track.sightings)) == ("action:PAY-1", "action", 4)
    assert track.reason.startswith("PAY-1 is listed as action and as story: “Load test the checkout API” (reports/2025-03-03.md:1) and ")
    (track,) = trace(corpus(*records[1:3])).tracks
    assert (track.key, len(track.sightings)) == ("story:PAY-1", 2)


def test_an_id_that_one_report_lists_as_both_kinds_is_two_items_from_then_on() -> None:
    days = (("action", "2025-03-03"), ("action", "2025-03-04"), ("story", "2025-03-04"), ("story", "2025-03-05"))
    records = [sight(kind, "A-1", title="Ship it", day=day, line=line) for line, (kind, day) in enumerate(days, 1)]
    assert [(track.key, len(track.sightings)) for track in trace(corpus(*records)).tracks] == [("action:A-1", 2), ("story:A-1", 2)]


def test_two_titles_of_an_id_as_action_and_as_story_are_two_items() -> None:
    one = sight("action", "A-1", title="Dock fallback coverage")
    other = sight("story", "A-1", title="Scanner latency regression", day="2025-03-04")
    assert keys(one, other) == ["action:A-1", "story:A-1"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Restore window", "Snapshot restore exceeds the 12-minute window"),
        ("Complete dock parity tests", "Dock Parity Tests"),
        ("Dana to publish the forklift rollout note with mitigation plan", "Forklift Rollout Note"),
        ("Provide updated scanner fixtures for dock parity", "QA to deliver updated scanner fixtures for dock parity"),
        ("Rotate badge tokens & document renewal cadence", "Badge Tokens Rotation"),
        ("", "Anything at all"),
        ("Anything at all", ""),
    ],
)
def test_a_title_that_is_worded_differently_stays_on_its_track(one: str, two: str) -> None:
    assert keys(sight("action", "A-1", title=one), sight("action", "A-1", title=two, day="2025-03-04")) == ["action:A-1"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dock fallback coverage", "Scanner latency regression >10%"),
        ("Forklift drift in production", "Memory stack delivery"),
        ("Badge legal alignment", "Crane refactor delays test coverage"),
    ],
)
def test_an_id_that_is_used_again_for_another_thing_splits(one: str, two: str) -> None:
    history = trace(corpus(sight("risk", "R-1", title=one), sight("risk", "R-1", title=two, day="2025-03-04", line=7)))
    first, second = history.tracks
    assert (first.key, first.slug, first.reason) == ("risk:R-1", "r-1", "")
    assert (second.key, second.slug) == ("risk:R-1~2", "r-1-2")
    for part in (one, two, "reports/2025-03-03.md:1", "reports/2025-03-04.md:7", "% alike"):
        assert part in second.reason


def test_a_shared_owner_and_word_keep_a_title_that_changed_much() -> None:
    titles = ("Crane streaming parity gap delaying launch", "Crane fallback coverage")
    for owners, count in ((["Dana"], 1), (["Omar"], 2)):
        first = sight("risk", "R-1", title=titles[0], owners=["Dana"])
        assert len(keys(first, sight("risk", "R-1", title=titles[1], owners=owners, day="2025-03-04"))) == count


def test_a_later_sighting_returns_to_the_track_it_fits() -> None:
    titles = ("Dock fallback coverage", "Scanner latency regression", "Dock fallback", "Scanner latency")
    records = [sight("risk", "R-1", title=title, day=f"2025-03-0{n + 3}") for n, title in enumerate(titles)]
    history = trace(corpus(*records))
    assert [[record.title for record in track.sightings] for track in history.tracks] == [
        ["Dock fallback coverage", "Dock fallback"],
        ["Scanner latency regression", "Scanner latency"],
    ]


def test_records_without_id_join_when_one_wording_repeats() -> None:
    first = sight("action", title="Ask the vendor for a certificate", owners=["Dana"])
    second = sight("action", title="Ask the vendor for a calibration certificate", owners=["dana"], day="2025-03-04", line=9)
    (track,) = trace(corpus(first, second)).tracks
    assert len(track.sightings) == 2
    assert re.fullmatch(r"action:[0-9a-f]{8}", track.key)
    assert track.slug == "action-2025-03-03-1"
    for part in ("without an id", first.title, second.title, "reports/2025-03-04.md:9"):
        assert part in track.reason


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"title": "Prepare the week 3 demo script"}, {"title": "Prepare the week 4 demo script"}),
        ({"title": "Walk the north dock plan"}, {"title": "Walk the south dock plan"}),
        ({"title": "Prepare the demo script"}, {"title": "Prepare the demo script 2"}),
        ({"title": "Prepare the capacity report for dock A team"}, {"title": "Prepare the capacity report for dock B team"}),
        ({"title": "Write the tests"}, {"title": "Tests"}),
        ({"title": "Update the status page", "owners": ["Dana"]}, {"title": "Update the status page", "owners": ["Omar"]}),
        ({"title": "Update the status page", "kind": "action"}, {"title": "Update the status page", "kind": "story"}),
        ({"title": ""}, {"title": ""}),
    ],
)
def test_records_without_id_stay_apart_when_they_may_be_two_things(one: dict[str, Any], two: dict[str, Any]) -> None:
    both = (sight(**{"kind": "action", **one}), sight(**{"kind": "action", "day": "2025-03-04", **two}))
    assert len(trace(corpus(*both)).tracks) == 2


def test_the_same_words_without_the_id_find_the_item() -> None:
    records = (sight("action", "A-1", title="Label the shelves"), sight("action", title="Label the shelves", day="2025-03-04"))
    (track,) = trace(corpus(*records)).tracks
    assert (track.key, track.title, len(track.sightings)) == ("action:A-1", "Label the shelves", 2)


@pytest.mark.parametrize("kind", ["decision", "escalation", "checkpoint", "priority"])
def test_a_decision_or_priority_is_carried_over_by_its_exact_words_only(kind: str) -> None:
    titles = ("Freeze the **schema**", "freeze the schema!", "Freeze the schema today")
    records = [sight(kind, title=title, day=f"2025-03-0{n + 3}") for n, title in enumerate(titles)]
    assert sorted(len(track.sightings) for track in trace(corpus(*records)).tracks) == [1, 2]


def test_a_metric_goes_by_its_name_its_unit_and_in_one_report_its_section() -> None:
    records = (
        sight("metric", title="Throughput", value=3, unit="files", section="Go"),
        sight("metric", title="Throughput", value=5, unit="files", section="Rust"),
        sight("metric", title="Throughput", value=9, unit="%", section="Go"),
        sight("metric", title="throughput", value=6, unit="files", section="Rust", day="2025-03-04"),
        sight("metric", title="Throughput", value=4, section="Go", day="2025-03-04", line=2),
    )
    values = sorted([record.value for record in track.sightings] for track in trace(corpus(*records)).tracks)
    assert values == [[3, 4], [5, 6], [9]]


def test_a_summary_that_repeats_a_value_elsewhere_is_the_same_metric() -> None:
    records = [sight("metric", title="Lag", value=3, unit="ms", section=section) for section in ("Today", "Appendix")]
    assert len(trace(corpus(*records)).tracks) == 1


@pytest.mark.parametrize(("one", "two", "count"), [("files/min", "files/minute", 1), ("%", "% RH", 1), (None, "ms", 1), ("ms", "s", 2)])
def test_a_unit_may_be_shortened_or_left_out(one: str | None, two: str, count: int) -> None:
    records = (sight("metric", title="Lag", value=3, unit=one), sight("metric", title="Lag", value=4, unit=two, day="2025-03-04"))
    assert len(trace(corpus(*records)).tracks) == count
