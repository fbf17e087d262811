"""Mentions: who names an id, and which open items nobody names any more."""

from __future__ import annotations

import pytest

from reportgen.history import History, trace
from tests.history.builder import corpus, sight

LATER = ("2025-03-04", "2025-03-05")


def vanished(history: History) -> list[str]:
    return [track.key for track in history.tracks if track.vanished]


def test_mentions_map_an_id_to_the_records_of_other_items() -> None:
    naming = sight("risk", "R-1", mentions=["a-1", "R-1", "Z-9"], day="2025-03-04")
    history = trace(corpus(sight("action", "A-1", mentions=["A-1"]), naming))
    assert history.mentions == {"A-1": (naming,), "Z-9": (naming,)}


@pytest.mark.parametrize("kind", ["action", "story", "risk"])
def test_an_open_item_vanishes_when_the_last_two_reports_are_silent(kind: str) -> None:
    assert vanished(trace(corpus(sight(kind, "A-1", level="green"), also=LATER))) == [f"{kind}:A-1"]


def test_it_has_not_vanished_while_one_of_them_lists_it() -> None:
    assert vanished(trace(corpus(sight("action", "A-1"), sight("action", "A-1", day="2025-03-04"), also=LATER))) == []


def test_nor_while_one_of_them_names_it() -> None:
    naming = sight("risk", "R-1", mentions=["a-1"], day="2025-03-05")
    assert vanished(trace(corpus(sight("action", "A-1"), naming, also=LATER))) == []


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_nor_when_it_is_closed(status: str) -> None:
    assert vanished(trace(corpus(sight("action", "A-1", status=status), also=LATER))) == []


@pytest.mark.parametrize(
    "record",
    [sight("action", None, title="No id"), sight("decision", "D-1"), sight("action", "A-1", day="undated-a"), sight("metric", "M-1")],
)
def test_nor_without_id_date_or_a_lasting_kind(record: object) -> None:
    assert vanished(trace(corpus(record, also=("2025-03-02", *LATER)))) == []  # type: ignore[arg-type]


def test_two_reports_of_one_day_are_one_silence() -> None:
    assert vanished(trace(corpus(sight("action", "A-1"), also=("2025-03-04", "2025-03-04-retrospective")))) == []
