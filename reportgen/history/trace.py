"""Trace: a corpus becomes its history."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.corpus import Corpus
from reportgen.history.changes import Dated, Fate, changes, make_track
from reportgen.history.days import by_date, tell
from reportgen.history.dues import Dues
from reportgen.history.links import links
from reportgen.history.mentions import has_vanished, last_words, mentions, named_in
from reportgen.history.model import History, Link, Track
from reportgen.history.people import people
from reportgen.history.series import Book, trends
from reportgen.history.sightings import in_time, last_date, sight
from reportgen.history.tracks import Trail, join, read_rules
from reportgen.records import Report, Setting


def trace(corpus: Corpus, setting: Setting | None = None) -> History:
    """Follow every item of `corpus` over its reports: tracks, changes, days, trends, people and mentions.

    `setting` says how the team counts days, which ids are one item, and what its metrics are called. Total and pure: any corpus
    has a history, and the order of its reports does not change it.
    """
    setting = setting or Setting()
    reports = in_time(corpus)
    dues = Dues(reports, setting)
    sightings = sight(reports)
    trails = join(sightings, setting.items)
    made = {trail.key: tuple(changes(trail, dues)) for trail in trails}
    told = tell(reports, trails, tuple(dated for trail in trails for dated in made[trail.key]))
    tracks = _tracks(trails, made, Ending(reports, told.lapsed, dues, links(trails, read_rules(setting.items).apart)))
    end = last_date(reports)
    return History(
        corpus=corpus,
        tracks=tracks,
        days=tuple(chapter.day for chapter in told.chapters),
        trends=trends(Book(by_date(told.chapters), tracks, end)),
        people=people(tracks, end),
        mentions=mentions(sightings),
    )


class Ending(NamedTuple):
    """The reports in the order of time, the keys of the items that have lapsed, and what due dates mean and which items are linked."""

    reports: tuple[Report, ...]
    lapsed: frozenset[str]
    dues: Dues
    links: dict[str, tuple[Link, ...]]


def _tracks(trails: tuple[Trail, ...], made: dict[str, tuple[Dated, ...]], ending: Ending) -> tuple[Track, ...]:
    end, recent = last_date(ending.reports), last_words(ending.reports)
    named = frozenset(name for at in recent for name in named_in(ending.reports[at]))
    tracks = (
        make_track(
            trail,
            tuple(dated.change for dated in made[trail.key]),
            Fate(end, has_vanished(trail, recent, named), trail.key in ending.lapsed, ending.links.get(trail.key, ())),
            ending.dues,
        )
        for trail in trails
    )
    return tuple(sorted(tracks, key=lambda track: (track.kind, track.key)))
