"""Trace: a corpus becomes its history."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from reportgen.corpus import Corpus
from reportgen.history.changes import Moves, all_changes
from reportgen.history.chart import Book
from reportgen.history.days import Chapter, by_date, tell
from reportgen.history.dues import Dues
from reportgen.history.forecast import forecasts
from reportgen.history.items import Made, build_tracks, read_rest
from reportgen.history.links import Said, all_said
from reportgen.history.mentions import mentions, named_in
from reportgen.history.model import History, Promise
from reportgen.history.people import people
from reportgen.history.promises import Judged, promises
from reportgen.history.rejoin import Joined, rejoin
from reportgen.history.series import trends
from reportgen.history.sightings import in_time, last_date
from reportgen.history.windows import windows
from reportgen.records import Setting


class Traced(NamedTuple):
    """A history, and what of it the history of other reports may take over: trails, what they say, changes, tracks, promises."""

    history: History
    joined: Joined
    moves: dict[str, Moves]
    said: dict[str, Said]
    made: dict[str, Made]
    judged: Judged


def trace(corpus: Corpus, setting: Setting | None = None) -> History:
    """Follow every item of `corpus` over its reports: tracks, changes, days, trends, people and mentions.

    `setting` says how the team counts days, which ids are one item, and what its metrics are called. Total and pure: any corpus
    has a history, and the order of its reports does not change it.
    """
    return retrace(corpus, setting).history


def retrace(corpus: Corpus, setting: Setting | None = None, before: Traced | None = None) -> Traced:
    """Do what `trace` does, with the same result, sooner where most of `corpus` are the very objects that were traced `before`."""
    setting = setting or Setting()
    reports = in_time(corpus)
    end, dues = last_date(reports), Dues(reports, setting)
    joined = rejoin(reports, setting.items, before.joined if before else None)
    sightings, trails = joined.sightings, joined.trails
    moves = all_changes(trails, dues, before.moves if before else {})
    named = tuple(map(named_in, reports))
    told = tell(reports, named, moves.values())
    said = all_said(trails, before.said if before else {})
    rest = read_rest(reports, named, said, told.lapsed, dues.almanac.workdays, setting.items)
    made = build_tracks(moves, rest, before.made if before else {})
    tracks = tuple(sorted((one.track for one in made.values()), key=lambda track: (track.kind, track.key)))
    days, names = tuple(chapter.day for chapter in told.chapters), dict(zip((report.key for report in reports), named, strict=True))
    judged = promises(days, names, tracks, dues, before.judged if before else None)
    chapters = tuple(_with_promises(chapter, judged.promises) for chapter in told.chapters)
    book = Book(by_date(chapters), tracks, end, dues.almanac, setting.metrics)
    history = History(
        corpus=corpus,
        tracks=tracks,
        days=tuple(chapter.day for chapter in chapters),
        trends=trends(book),
        people=people(tracks, sightings, end),
        mentions=mentions(sightings),
        windows=windows(book),
        forecasts=forecasts(book),
    )
    return Traced(history, joined, moves, said, made, judged)


def _with_promises(chapter: Chapter, promised: dict[str, tuple[Promise, ...]]) -> Chapter:
    found = promised.get(chapter.day.report.key)
    return chapter._replace(day=msgspec.structs.replace(chapter.day, promises=found)) if found else chapter
