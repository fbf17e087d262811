"""Promises: what was due or announced, and what became of it."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.history import Promise, trace
from reportgen.records import Record
from tests.history.builder import corpus, sight

MON, TUE, WED, FRI = "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-07"


def found(*records: Record, also: tuple[str, ...] = ()) -> list[Promise]:
    return [promise for day in trace(corpus(*records, also=also)).days for promise in day.promises]


def act(day: str, name: str = "A-1", **fields: object) -> Record:
    return sight("action", name, day=day, **{"title": "Weld the gate", **fields})


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        ({"status": "done"}, "kept"),
        ({"status": "in_review"}, "partly"),
        ({"status": "planned", "percent": 40}, "partly"),
        ({"status": "in_progress"}, "partly"),
        ({"status": "planned"}, "broken"),
        ({"status": "cancelled"}, "broken"),
        ({"status": "planned", "due": FRI}, "broken"),
    ],
)
def test_a_due_date_is_judged_by_what_its_day_says(then: dict[str, Any], outcome: str) -> None:
    said = act(MON, status="planned", percent=10, due=TUE)
    (promise,) = found(said, act(TUE, **then))
    assert (promise.kind, promise.date, promise.outcome, promise.by, promise.track) == ("due", TUE, outcome, "A-1", "action:A-1")
    assert promise.said == said
    assert promise.proof[-1].date == TUE
    assert promise.why


def test_what_nobody_mentions_is_silent_and_what_is_named_is_broken() -> None:
    said = act(MON, status="planned", due=TUE)
    assert [promise.outcome for promise in found(said, also=(TUE,))] == ["silent"]
    assert [promise.outcome for promise in found(said, sight("risk", "R-1", title="Gate", mentions=["A-1"], day=TUE))] == ["broken"]


def test_an_item_done_before_its_day_is_kept() -> None:
    said = act(MON, status="planned", due=WED)
    assert [(p.date, p.outcome) for p in found(said, act(TUE, status="done"), also=(WED,))] == [(WED, "kept")]


@pytest.mark.parametrize(("then", "outcome"), [("done", "kept"), ("cancelled", "broken")])
def test_a_closing_line_that_says_the_due_date_again_takes_no_promise_back(then: str, outcome: str) -> None:
    said, closed = act(MON, status="in_progress", due=WED), act(TUE, status=then, due=WED)
    assert [(p.date, p.outcome) for p in found(said, closed, also=("2025-03-06",))] == [("2025-03-06", outcome)]
    assert [(p.date, p.outcome) for p in found(said, act(TUE, status=then, due=FRI), also=("2025-03-06",))] == [("2025-03-06", outcome)]


def test_a_due_date_between_reports_is_judged_by_the_next_and_a_moved_one_once() -> None:
    moved = (act(MON, due=WED), act(TUE, due=FRI, status="planned"), act("2025-03-10", status="done"))
    assert [(p.date, p.outcome) for p in found(*moved)] == [("2025-03-10", "kept")]


@pytest.mark.parametrize(
    "records",
    [
        (act(MON, status="done", due=TUE), act(TUE, status="done")),
        (act(TUE, due=MON), act(WED)),
        (act(MON, due=FRI), act(TUE)),
        (act(MON, due=TUE), act("2025-04-01")),
        (act(MON, due_raw="soon"), act(TUE)),
    ],
    ids=["done before", "past when said", "not yet", "no report near", "only words"],
)
def test_what_is_no_promise(records: tuple[Record, ...]) -> None:
    assert found(*records) == []


def test_a_priority_is_answered_by_the_ids_it_names() -> None:
    plan = sight("priority", title="Close the gate and the fence", mentions=["A-1", "A-2"], day=MON)
    items = (act(MON), act(MON, "A-2"), act(TUE, status="done"), act(TUE, "A-2", status="planned"))
    (promise,) = found(plan, *items)
    assert (promise.kind, promise.outcome, promise.by) == ("priority", "partly", "A-1, A-2")
    assert [record.id for record in promise.proof] == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (sight("action", "A-9", title="Rehearse the harbour pageant", status="done", day=TUE), "kept"),
        (sight("checkpoint", title="Harbour pageant rehearsed", day=TUE), "kept"),
        (sight("action", "A-9", title="Rehearse harbour pageant", status="blocked", day=TUE), "broken"),
        (sight("risk", "R-9", title="Rehearse the harbour pageant", day=TUE), "silent"),
        (sight("action", "A-9", title="Paint the harbour wall", status="done", day=TUE), "silent"),
    ],
)
def test_a_priority_without_id_is_answered_by_a_like_title(answer: Record, outcome: str) -> None:
    (promise,) = found(sight("priority", title="Rehearse the harbour pageant", day=MON), answer)
    assert promise.outcome == outcome
    assert bool(promise.proof) == (outcome != "silent")
    if promise.proof:
        assert "% alike" in promise.by


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Photograph the lighthouse lamp by boat", "kept"),
        ("Photograph the lighthouse lamp while paint dries", "partly"),
        ("Photograph whales", "silent"),
    ],
)
def test_a_priority_is_also_answered_by_the_words_of_a_field(words: str, outcome: str) -> None:
    said = sight("checkpoint", title="Afternoon", details={"outcome": "lamp of the lighthouse photographed, seven boats counted"}, day=TUE)
    (promise,) = found(sight("priority", title=words, day=MON), said)
    assert promise.outcome == outcome
    assert ("words" in promise.by) == (outcome != "silent")


def test_priorities_are_for_the_next_day_only() -> None:
    assert found(sight("priority", title="Weld the gate", day=MON), act("2025-03-17", status="done")) == []


def test_a_date_with_two_reports_promises_once() -> None:
    reports = (act(MON, status="planned", due=TUE), act(TUE), act(f"{TUE}-evening", status="done"))
    days = trace(corpus(*reports)).days
    assert [[p.outcome for p in day.promises] for day in days] == [[], ["kept"], []]
