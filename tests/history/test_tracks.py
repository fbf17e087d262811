"""Tracks: one thing under one key, and one id for two things under two."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Restore window", "Snapshot restore exceeds the 12-minute window"),
        ("Complete dock parity tests", "Dock Parity Tests"),
        ("Dana to publish the forklift rollout note with mitigation plan", "Forklift Rollout Note"),
        ("Provide updated scanner fixtures for dock parity", "QA to deliver updated scanner fixtures for dock parity"),
        ("Rotate badge tokens & document renewal cadence", "Badge Tokens Rotation"),
        ("", "Anything at all"),
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


def test_a_later_sighting_returns_to_the_track_it_fits() -> None:
    titles = ("Dock fallback coverage", "Scanner latency regression", "Dock fallback", "Scanner latency")
    records = [sight("risk", "R-1", title=title, day=f"2025-03-0{n + 3}") for n, title in enumerate(titles)]
    history = trace(corpus(*records))
    assert [[record.title for record in track.sightings] for track in history.tracks] == [
        ["Dock fallback coverage", "Dock fallback"],
        ["Scanner latency regression", "Scanner latency"],
    ]
