"""The laws of history, over made-up corpora."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.corpus import Corpus
from reportgen.history import History, Track, since_each, trace
from reportgen.history.sightings import in_time
from reportgen.records import Record
from tests.history.builder import corpus, gathered

_DAYS = [(date(2025, 3, 3) + timedelta(days=n)).isoformat() for n in range(6)]
_KEYS = [*_DAYS, f"{_DAYS[2]}-retrospective", "undated-walk"]
_TITLES = ["", "→", "Dock fallback coverage", "Dock fallback", "Scanner latency regression >10%", "Scanner latency", "Write it", "安全"]
_DUES = [None, "2025-03-07", "2025-03-10T09:00-08:00", "2025-03-10T17:00", "2025-99-99", "soon"]


@st.composite
def _records(draw: st.DrawFn) -> Record:
    key = draw(st.sampled_from(_KEYS))
    return Record(
        kind=draw(st.sampled_from(["action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric"])),
        id=draw(st.sampled_from([None, "A-1", "a-1", "A-2", "A-1~2", "CON", "ü-7", "x" * 90])),
        title=draw(st.sampled_from(_TITLES)),
        status=draw(st.sampled_from([None, "new", "in_progress", "blocked", "in_review", "done", "cancelled"])),
        level=draw(st.sampled_from([None, "green", "yellow", "red"])),
        percent=draw(st.sampled_from([None, 0, 62.5, 100])),
        points=draw(st.sampled_from([None, 3])),
        value=draw(st.sampled_from([None, 1, 2.5])),
        met=draw(st.sampled_from([None, True, False])),
        owners=tuple(draw(st.lists(st.sampled_from(["Dana", "dana", "Omar", ""]), max_size=2))),
        due=draw(st.sampled_from(_DUES)),
        mentions=tuple(draw(st.lists(st.sampled_from(["A-1", "a-2", "Z-9"]), max_size=2))),
        section=draw(st.sampled_from(["One", "Two"])),
        date=key[:10] if key[0] == "2" else None,
        report=key,
        source=f"reports/{key}.md",
        line=draw(st.integers(1, 99)),
        end_line=99,
    )


def _corpora() -> st.SearchStrategy[Corpus]:
    return st.lists(_records(), max_size=30).map(lambda records: corpus(*records, also=_KEYS))


def _where(track: Track) -> list[tuple[str, int]]:
    return [(record.report, id(record)) for record in track.sightings]


@given(_corpora())
def test_tracks_partition_the_sightings(made: Corpus) -> None:
    """Law 8: every record is in exactly one track, of its own kind and id."""
    tracks = trace(made).tracks
    assert sorted(place for track in tracks for place in _where(track)) == sorted(
        (report.key, id(record)) for report in made.reports for record in report.records
    )
    for track in tracks:
        assert {record.kind for record in track.sightings} == {track.kind}
        assert {record.id.casefold() for record in track.sightings if record.id} == {name.casefold() for name in track.ids}


@given(_corpora())
def test_keys_and_slugs_are_unique_and_safe(made: Corpus) -> None:
    """Law: no two tracks share a key or a file name, on any disk."""
    tracks = trace(made).tracks
    for names in ([track.key.casefold() for track in tracks], [track.slug for track in tracks]):
        assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", track.slug) and len(track.slug) < 90 for track in tracks)


@given(_corpora(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(made: Corpus, chance: object) -> None:
    """Law 6."""
    shuffled = list(made.reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = trace(made), trace(Corpus(reports=tuple(shuffled)))
    assert (one.tracks, one.days, one.trends, one.people, one.mentions) == (two.tracks, two.days, two.trends, two.people, two.mentions)


@given(_corpora(), st.integers(0, len(_DAYS)))
def test_a_later_report_renames_nothing(made: Corpus, count: int) -> None:
    """Law: what is known by a key and a file name keeps both when reports are added at the end."""
    dated = [report for report in in_time(made) if report.date]
    before, after = trace(gathered(*dated[:count])), trace(gathered(*dated))
    named = {place: (track.key, track.slug) for track in after.tracks for place in _where(track)}
    for track in before.tracks:
        assert {named[place] for place in _where(track)} == {(track.key, track.slug)}
    assert [day.open for day in after.days[: len(before.days)]] == [day.open for day in before.days]


def _stack(history: History, chart: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for trend in history.trends:
        for series in trend.series if trend.key == chart else ():
            for point in series.points:
                found[point.date] = found.get(point.date, 0) + point.value
    return found


@given(_corpora())
def test_the_numbers_of_a_day_add_up(made: Corpus) -> None:
    """Law: every item is in one state; open ones are those that are not closed; the flow chart stacks to the same sum."""
    history = trace(made)
    known: set[str] = set()
    for day in history.days:
        assert known.isdisjoint(day.new)
        known |= set(day.new)
        assert sum(day.states.values()) == len(known)
        assert len(day.open) == sum(count for status, count in day.states.items() if status not in {"done", "cancelled", "lapsed"})
        assert set(day.open) <= known
        assert set(day.silent) <= set(day.open) - set(day.new) - set(day.carried)
        assert set(day.closed) <= known - set(day.open)
    if known:
        assert _stack(history, "flow") == {day.report.date: sum(day.states.values()) for day in history.days}


@given(_corpora())
@settings(max_examples=50)
def test_every_key_leads_to_a_track(made: Corpus) -> None:
    """Law: nothing on a page points at an item that is not there."""
    history = trace(made)
    keys = {track.key for track in history.tracks}
    for trend in history.trends:
        for series in trend.series:
            for point in series.points:
                assert keys.issuperset(point.tracks)
    for day in history.days:
        assert keys.issuperset((*day.open, *day.closed, *day.new, *day.carried, *day.silent, *day.risks))
        assert keys.issuperset(change.track for change in day.changes)
    for person in history.people:
        assert keys.issuperset((*person.open, *person.done, *person.late, *person.risks, *person.decisions))
    for found in since_each(history).values():
        assert keys.issuperset((*found.new, *found.done, *found.came_back, *found.silent, *found.new_risks, *found.decisions))


@given(_corpora())
@settings(max_examples=50)
def test_what_follows_from_an_item_fits_its_records(made: Corpus) -> None:
    """Law: a due date is understood for each record that states one; links lead both ways; states add up to the time an item was open."""
    history = trace(made)
    tracks = {track.key: track for track in history.tracks}
    for track in history.tracks:
        assert [when is not None for when in track.whens] == [bool(record.due or record.due_raw) for record in track.sightings]
        assert all(any(back.track == track.key for back in tracks[link.track].links) for link in track.links)
        if track.days_open is not None and not track.reopened:
            assert sum(track.spent.values()) == (track.days_open if track.spent else 0) or track.closed == track.first
        if track.silence and track.first:
            assert track.first <= track.silence.first < track.silence.last


@given(_corpora())
@settings(max_examples=50)
def test_every_promise_is_proved_by_records_of_its_item(made: Corpus) -> None:
    """Law: a verdict other than silence shows the records behind it; what is due is promised at most once a date."""
    history = trace(made)
    tracks = {track.key: track for track in history.tracks}
    due: set[tuple[str, str, str]] = set()
    for promise in (promise for day in history.days for promise in day.promises):
        assert promise.proof or promise.outcome == "silent"
        assert promise.said.date is not None
        assert promise.said.date < promise.date
        if promise.track:
            assert promise.track in tracks
        if promise.kind == "due":
            assert (promise.track, promise.date, promise.kind) not in due
            due.add((promise.track, promise.date, promise.kind))
