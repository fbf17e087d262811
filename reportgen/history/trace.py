"""Trace: a corpus becomes its history."""

from __future__ import annotations

import msgspec

from reportgen.corpus import Corpus
from reportgen.history.changes import changes
from reportgen.history.chart import Book
from reportgen.history.days import Chapter, by_date, tell
from reportgen.history.dues import Dues
from reportgen.history.forecast import forecasts
from reportgen.history.items import build_tracks, read_rest
from reportgen.history.mentions import mentions
from reportgen.history.model import History, Promise
from reportgen.history.people import people
from reportgen.history.promises import promises
from reportgen.history.series import trends
from reportgen.history.sightings import in_time, last_date, sight
from reportgen.history.tracks import join
from reportgen.history.windows import windows
from reportgen.records import Setting


def trace(corpus: Corpus, setting: Setting | None = None) -> History:
    """Follow every item of `corpus` over its reports: tracks, changes, days, trends, people and mentions.

    `setting` says how the team counts days, which ids are one item, and what its metrics are called. Total and pure: any corpus
    has a history, and the order of its reports does not change it.
    """
    setting = setting or Setting()
    reports = in_time(corpus)
    end, dues = last_date(reports), Dues(reports, setting)
    sightings = sight(reports)
    trails = join(sightings, setting.items)
    made = {trail.key: tuple(changes(trail, dues)) for trail in trails}
    told = tell(reports, trails, tuple(dated for trail in trails for dated in made[trail.key]))
    tracks = build_tracks(trails, made, read_rest(reports, trails, told.lapsed, dues, setting.items))
    promised = promises(tuple(chapter.day for chapter in told.chapters), tracks, dues)
    chapters = tuple(_with_promises(chapter, promised) for chapter in told.chapters)
    book = Book(by_date(chapters), tracks, end, dues.almanac, setting.metrics)
    return History(
        corpus=corpus,
        tracks=tracks,
        days=tuple(chapter.day for chapter in chapters),
        trends=trends(book),
        people=people(tracks, sightings, end),
        mentions=mentions(sightings),
        windows=windows(book),
        forecasts=forecasts(book),
    )


def _with_promises(chapter: Chapter, promised: dict[str, tuple[Promise, ...]]) -> Chapter:
    found = promised.get(chapter.day.report.key)
    return chapter._replace(day=msgspec.structs.replace(chapter.day, promises=found)) if found else chapter
