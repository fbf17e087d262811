"""Permalinks: what an item's page is called, and what never changes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportgen.corpus import Corpus
from reportgen.history import History, Person, trace
from reportgen.records import Record, Setting
from reportgen.records.setting import Items
from tests.history.builder import corpus, gathered, report, sight
from tests.history.test_laws import _corpora


def slugs(*records: Record) -> list[str]:
    return sorted(track.slug for track in trace(corpus(*records)).tracks)


def test_an_item_is_called_by_its_id_and_without_one_by_kind_report_and_place() -> None:
    records = (
        sight("decision", title="Keep the plates cold"), sight("decision", title="Lend no boxes", line=2),
        sight("action", "A-1", title="Move", line=3), sight("decision", title="Ask twice", day="2025-03-04"),
    )  # fmt: skip
    assert slugs(*records) == ["a-1", "decision-2025-03-03-1", "decision-2025-03-03-2", "decision-2025-03-04-1"]


def test_a_title_and_an_owner_can_be_corrected_without_moving_the_page() -> None:
    for fields in ({"title": "Label the shelves"}, {"title": "Wash the windows", "owners": ("Omar",)}):
        assert slugs(sight("action", **fields)) == ["action-2025-03-03-1"]


def test_two_items_of_one_wording_have_pages_that_do_not_know_of_each_other() -> None:
    one, two = sight("action", title="Call", owners=("Dana",)), sight("action", title="Call", owners=("Omar",), line=9)
    assert slugs(one, two) == slugs(one, replace(two, title="Write")) == ["action-2025-03-03-1", "action-2025-03-03-2"]


def test_records_with_an_id_above_do_not_count() -> None:
    late = sight("action", title="Call", line=9)
    assert set(slugs(late)) <= set(slugs(sight("action", "A-1", title="Move"), sight("story", title="See", line=2), late))


@given(_corpora(), st.integers(1, 50))
def test_lines_that_shift_move_no_page(made: Corpus, by: int) -> None:
    """Law: text written above a record changes no file name."""
    shifted = [
        replace(one, records=tuple(replace(record, line=record.line + by, end_line=record.end_line + by) for record in one.records))
        for one in made.reports
    ]
    before, after = trace(made).tracks, trace(gathered(*shifted)).tracks
    assert sorted(track.slug for track in before) == sorted(track.slug for track in after)
    assert {track.key: track.slug for track in before if track.id} == {track.key: track.slug for track in after if track.id}


@given(_corpora())
def test_a_second_report_of_the_last_day_renames_nothing(made: Corpus) -> None:
    """Law: a report that is added to a day stands behind the one that is there."""
    dated = [one for one in made.reports if one.date]
    last = max(dated, key=lambda one: (one.date or "", one.key))
    again = report(f"{last.key}-2", (replace(record, report=f"{last.key}-2", source="reports/again.md") for record in last.records))
    before, after = _places(trace(gathered(*dated))), _places(trace(gathered(*dated, again)))
    assert before.items() <= after.items()


def _places(history: History) -> dict[tuple[str, int], str]:
    return {(record.report, id(record)): track.slug for track in history.tracks for record in track.sightings}


@given(_corpora())
def test_a_report_without_a_date_renames_nothing_that_has_one(made: Corpus) -> None:
    """Law: what dated reports speak of keeps its names, whatever notes without a date are added."""
    dated = gathered(*(one for one in made.reports if one.date))
    assert _places(trace(dated)).items() <= _places(trace(made)).items()


_FOLDED = ("Ada L.", "Ada-L", "ada l", "ADA L.", "Zoë", "zoe", "Zoe", "CON", "con.", "Person Con", "李", "王", " ")


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(3, 8), st.lists(st.sampled_from(_FOLDED), max_size=3)), max_size=12),
    st.integers(2, 8),
)
def test_a_later_report_gives_no_page_to_another_person(owned: list[tuple[str, int, list[str]]], last: int) -> None:
    """Law: people whose names fold to one file name keep theirs, also when one of them has nothing left."""
    told = [(day, sight("action", f"{name}-1", day=f"2025-03-{day:02d}", owners=tuple(who))) for name, day, who in owned]
    told += [(9, sight("action", "Z-1", day="walk", owners=("Ada+L", "zoë")))]
    before = trace(corpus(*(record for day, record in told if day <= last))).people
    after = {person.name.casefold(): person.slug for person in trace(corpus(*(record for _, record in told))).people}
    assert len(set(after.values())) == len(after)
    assert [after.get(person.name.casefold(), person.slug) for person in before] == [person.slug for person in before]
    assert not {person.slug for person in before} & {slug for name, slug in after.items() if name not in _names(before)}


def _names(held: tuple[Person, ...]) -> set[str]:
    return {person.name.casefold() for person in held}


def test_an_item_knows_the_names_it_had() -> None:
    carried = sight("action", "A-W2D1-01", title="Move the boxes", details={"formerly": "A-W1D5-09"}, day="2025-03-04")
    (track,) = trace(corpus(carried)).tracks
    assert (track.ids, track.former) == (("A-W2D1-01",), ("A-W1D5-09",))
    (track,) = trace(corpus(sight("action", "A-W1D5-09", title="Move the boxes"), carried)).tracks
    assert (track.slug, track.ids, track.former) == ("a-w1d5-09", ("A-W1D5-09", "A-W2D1-01"), ())


def test_a_name_that_a_person_keeps_apart_is_no_former_name() -> None:
    record = sight("action", "A-W2D1-01", title="Move the boxes", details={"formerly": "A-W1D5-09"})
    (track,) = trace(corpus(record), Setting(items=Items(apart=("A-W1D5-09",)))).tracks
    assert track.former == ()
