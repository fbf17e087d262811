"""Identity: ids that go on under another, items that belong together, and what a person decided."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.history import History, trace
from reportgen.history.renames import FORMS, claims, tied
from reportgen.records import Record, Setting
from reportgen.records.setting import Items
from tests.history.builder import corpus, sight

TUE = "2025-03-04"


def told(*records: Record, **decided: object) -> History:
    return trace(corpus(*records), Setting(items=Items(**decided)))  # type: ignore[arg-type]


def tracks(history: History) -> list[tuple[str, tuple[str, ...], int]]:
    return [(track.key, track.ids, len(track.sightings)) for track in history.tracks]


@pytest.mark.parametrize(
    "title",
    [
        "Close the gate book (A-W3D1-09 carryover)",
        "Close the gate book (A-W3D1-09 carried over)",
        "Close the gate book (carryover from A-W3D1-09)",
        "Close the gate book, formerly A-W3D1-09",
        "Close the gate book (was A-W3D1-09)",
        "Close the gate book – renamed from A-W3D1-09",
        "Close the gate book (previously: A-W3D1-09)",
    ],
)
def test_an_id_that_a_report_renames_goes_on_as_one_item(title: str) -> None:
    old, new = sight("action", "A-W3D1-09", title="Close the gate book"), sight("action", "A-W3D5-10", title=title, day=TUE, line=7)
    later = sight("action", "A-W3D5-10", title="Gate book", status="done", day="2025-03-05")
    history = told(old, new, later)
    assert tracks(history) == [("action:A-W3D1-09", ("A-W3D1-09", "A-W3D5-10"), 3)]
    (track,) = history.tracks
    assert track.closed == "2025-03-05"
    for part in ("A-W3D5-10 carries on A-W3D1-09", "reports/2025-03-04.md:7", "A-W3D1-09"):
        assert part in track.reason


def test_a_column_may_say_the_former_id() -> None:
    records = (sight("action", "A-1", title="Weld"), sight("action", "B-7", title="Weld", details={"previous_id": "A-1"}, day=TUE))
    assert tracks(told(*records)) == [("action:A-1", ("A-1", "B-7"), 2)]


@pytest.mark.parametrize(
    "title",
    [
        "Close the gate book after A-W3D1-09",
        "Close the gate book (A-W3D1-09)",
        "Close the gate book, which was A-W3D1-09 on the plan",
        "Close the gate book (blocked by A-W3D1-09)",
        "Carry over to A-W3D1-09 what is left",
    ],
)
def test_naming_an_id_is_no_renaming(title: str) -> None:
    records = (sight("action", "A-W3D1-09", title="Sweep the yard"), sight("action", "A-W3D5-10", title=title, day=TUE))
    history = told(*records)
    assert len(history.tracks) == 2
    assert [track.links for track in history.tracks] == [(), ()]


def test_two_ids_listed_in_one_report_stay_two_items_with_a_link_each_way() -> None:
    new = sight("action", "B-2", title="Close the book (A-1 carryover)", day=TUE, line=5)
    history = told(sight("action", "A-1", title="Close the book"), new, sight("action", "A-1", title="Close the book", day=TUE))
    old, young = history.tracks
    assert [(link.track, link.how, link.outward) for link in old.links] == [("action:B-2", "renamed", False)]
    assert [(link.track, link.how, link.outward) for link in young.links] == [("action:A-1", "renamed", True)]
    assert young.links[0].record == new
    assert "listed on its own" in young.links[0].reason


def test_an_id_known_before_it_is_said_to_be_a_new_name_keeps_its_track() -> None:
    records = (sight("action", "A-1", title="Weld"), sight("action", "B-2", title="Weld", day=TUE))
    history = told(*records, sight("action", "B-2", title="Weld (formerly A-1)", day="2025-03-05"))
    assert [track.key for track in history.tracks] == ["action:A-1", "action:B-2"]
    assert [len(track.links) for track in history.tracks] == [1, 1]


def test_a_story_and_the_action_in_its_title_are_linked() -> None:
    story = sight("story", "S-7", title="Draft gating rules for the gate (A-7)", owners=["Dana"])
    action = sight("action", "A-7", title="Draft the gating rules", owners=["Dana"], day=TUE)
    one, two = told(story, action).tracks
    assert [(link.track, link.how) for link in (*one.links, *two.links)] == [("story:S-7", "same"), ("action:A-7", "same")]
    assert "% alike" in one.links[0].reason


@pytest.mark.parametrize("title", ["Sweep the yard (A-7)", "Draft the gating rules (A-7) and (A-8)", "Draft the gating rules A-7"])
def test_a_story_that_only_mentions_an_action_is_another_thing(title: str) -> None:
    records = (sight("story", "S-7", title=title), sight("action", "A-7", title="Draft the gating rules"))
    assert [track.links for track in told(*records).tracks] == [(), ()]


def test_what_takes_anothers_place_is_linked() -> None:
    records = (sight("action", "A-4", title="Use ropes; superseded by B-1"), sight("action", "B-1", title="Use chains", day=TUE))
    one, two = told(*records).tracks
    assert [(link.track, link.how, link.outward) for link in (*one.links, *two.links)] == [
        ("action:B-1", "supersedes", False),
        ("action:A-4", "supersedes", True),
    ]


def test_a_person_joins_ids_of_two_kinds() -> None:
    records = (sight("story", "S-7", title="Gating"), sight("action", "A-7", title="Something else", status="done", day=TUE))
    history = told(*records, join=(("S-7", "A-7"),))
    assert tracks(history) == [("story:S-7", ("S-7", "A-7"), 2)]
    assert history.tracks[0].reason.startswith("by site.toml, A-7 and S-7 are one item")
    assert history.tracks[0].closed == TUE


def test_a_person_keeps_one_id_one_item() -> None:
    records = (sight("risk", "R-1", title="Ice on the quay"), sight("risk", "R-1", title="Crane inspection overdue", day=TUE))
    assert len(told(*records).tracks) == 2
    (track,) = told(*records, keep=("r-1",)).tracks
    assert track.reason.startswith("by site.toml, R-1 stays one item")


def test_a_person_keeps_ids_apart() -> None:
    records = (sight("action", "A-1", title="Weld"), sight("action", "B-7", title="Weld (formerly A-1)", day=TUE))
    history = told(*records, apart=("A-1",))
    assert [track.links for track in history.tracks] == [(), ()]


def test_items_without_id_of_two_owners_have_keys_of_their_own() -> None:
    one, two = (sight("action", title="Update the page", owners=[name], line=n) for n, name in enumerate(("Dana", "Omar"), 1))
    assert len({track.key.partition("~")[0] for track in told(one, two).tracks}) == 2
    assert [track.key for track in told(one).tracks] == [
        track.key for track in told(sight("action", title="update the PAGE!", owners=["dana"])).tracks
    ]


def test_what_is_no_id_is_no_claim() -> None:
    assert claims(sight("action", "A-1", title="Hash (formerly SHA-256), was a-2; formerly A-1")) == ()
    assert tied(sight("story", "S-1", title="Encode (UTF-8)")) == ()


@settings(max_examples=50)
@given(st.one_of(*(st.tuples(st.just(hints), st.from_regex(form)) for _, hints, form in FORMS)))
def test_every_form_of_a_claim_holds_one_of_the_hints_by_which_it_is_looked_for(pair: tuple[tuple[str, ...], str]) -> None:
    """Law: words that a form finds hold a hint of it, in any letter case, so that no other text needs to be searched."""
    hints, text = pair
    assert any(hint in text.casefold() for hint in hints)
