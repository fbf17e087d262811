"""Rules RG508 to RG510: priorities that nobody mentions again, new items that are never listed, and decisions that undo others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz, process

from reportgen.checks.case import Case
from reportgen.checks.rule import Remark
from reportgen.checks.silence import Spoken, how_many
from reportgen.checks.told import called, place
from reportgen.history.model import History, Track
from reportgen.history.titles import normal
from reportgen.records import Record, Report
from reportgen.values.ident import family

_LONG = 6  # letters
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_COMMON = frozenset((
    "before", "after", "through", "during", "finish", "complete", "continue", "prepare", "review", "confirm", "ensure", "update", "report",
    "status", "another", "morning", "afternoon", "evening", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "tomorrow", "second", "should", "possible", "whether", "without", "within",
))  # fmt: skip
_UNDOES = re.compile(
    r"\b(?P<verb>supersed\w+|revers(?:es?|ed|ing)|overrul\w+|overturn\w*|rescind\w*|revok\w+|retract\w*|withdr(?:aw[sn]?|ew)|annul\w*|"
    r"repeal\w*|replac(?:es?|ed|ing)|undo(?:es|ne)?|instead of|no longer|contrary to)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:decision|decided|earlier|previous|D-?\d|agreed|rule|policy)\b|\bof (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I
)
_ALIKE = 62.0  # likeness of two decisions, from which the one is about what the other decided


class Later(msgspec.Struct, frozen=True):
    """What is said from one date to the next pause: the place of each date, the last place before a pause, and who is named where.

    `places` maps an id, folded, or the beginning of a long word to the places of the dates whose reports hold it.
    """

    place: dict[str, int]
    ends: tuple[int, ...]
    places: dict[str, list[int]]

    def dates(self, day: str | None) -> int:
        """Return how many dates follow `day` before a pause."""
        at = self.place.get(day or "")
        return 0 if at is None else self.ends[at] - at

    def said(self, name: str, day: str | None) -> bool:
        """Whether `name` is said after `day`, before a pause."""
        at = self.place.get(day or "", 0)
        held = self.places.get(name, [])
        following = bisect_right(held, at)
        return following < len(held) and held[following] <= self.ends[at]


def _read_on(case: Case, names: AbstractSet[str]) -> Later:
    """Return where the ids, folded, and beginnings of words among `names` are said."""
    places: dict[str, set[int]] = defaultdict(set)
    for report in case.history.corpus.reports:
        at = case.calendar.place.get(report.date or "")
        if at is not None:
            for stem in case.heard[report.key].stems & names:
                places[stem].add(at)
    for at, ids in enumerate(case.calendar.ids):
        for name in ids & names:
            places[name].add(at)
    return Later(case.calendar.place, case.calendar.ends, {name: sorted(held) for name, held in places.items()})


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the long words in `text`, without those that stand in every report.

    >>> sorted(stems("Prepare the quarterly inventory before Friday"))
    ['invent', 'quarte']
    """
    pieces = " ".join(set(text.split())).casefold().split()  # most are said again and again, and need one look
    long = _LONG_WORD.findall(" ".join([piece for piece in pieces if len(piece) >= _LONG]))
    return frozenset([word[:_LONG] for word in set(long) - _COMMON])


def _names(record: Record) -> frozenset[str]:
    """Return what a later report says when it speaks of the priority `record`: one of its ids, or else one of its long words."""
    return frozenset(map(str.casefold, record.mentions)) or stems(record.title)


def asked_for(history: History) -> frozenset[str]:
    """Return every id, folded, and beginning of a word that these rules look for in the reports: they need no other of `Heard`."""
    found: set[str] = set()
    for report in history.corpus.reports:
        for record in report.records:
            if record.kind == "priority":
                found |= _names(record)
        found.update((record.id or "").casefold() for record in _announced(report))
    return frozenset(found)


def _unheard(record: Record, names: AbstractSet[str], later: Later, tracks: dict[str, Track]) -> bool:
    """Whether no later report says a word about the priority `record`: none of its ids, or none of its long words, its `names`."""
    if not record.mentions:
        return len(names) >= 3 and not any(later.said(stem, record.date) for stem in names)
    settled = any(name in tracks and (tracks[name].closed or tracks[name].vanished) for name in names)
    return not settled and not any(later.said(name, record.date) for name in names)


def dropped_priority(case: Case) -> Iterator[Remark]:
    """A priority of the next day that no later report mentions.

    Why: it was done without a word, or the day went by without it.
    Right:
        Get the quota decision in writing (ACT-09), and ACT-09 in the report of the next day
    Wrong:
        Get the quota decision in writing (ACT-09), and never a word about ACT-09 again
    """
    history, least = case.history, case.bounds["priority-dates"]
    reports = history.corpus.reports
    listed = [[(record, _names(record)) for record in report.records if record.kind == "priority"] for report in reports]
    later = _read_on(case, frozenset[str]().union(*(names for priorities in listed for _, names in priorities)))
    tracks = {(track.id or "").casefold(): track for track in history.tracks if track.id}
    open_ones = {(silence.track.id or "").casefold() for silence in case.silences}
    for report, priorities in zip(reports, listed, strict=True):
        for record, names in priorities if later.dates(report.date) >= least else ():
            if (record.mentions and not open_ones.isdisjoint(names)) or not _unheard(record, names, later, tracks):
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f'the priority "{record.title[:80]}" is mentioned on none of the {later.dates(report.date)} dates after it',
                hint="say what became of it",
                report=report.key,
                words=record.title[:80],
            )


def _announced(report: Report) -> list[Record]:
    found: dict[str, Record] = {}
    for record in report.records:
        if record.kind == "action" and record.id and record.event == "new" and record.status not in ("done", "cancelled", "deferred"):
            found.setdefault(record.id.casefold(), record)
    return list(found.values())


def _lists(history: History, calendar: Spoken) -> dict[str, list[int]]:
    """Return for each family of ids the places of the dates whose reports list two action items of it or more."""
    found: dict[str, set[int]] = defaultdict(set)
    for report in history.corpus.reports:
        counts = Counter(family(record.id.upper()) for record in report.records if record.kind == "action" and record.id)
        for kind, count in counts.items():
            if count > 1 and report.date in calendar.place:
                found[kind].add(calendar.place[report.date or ""])
    return {kind: sorted(places) for kind, places in found.items()}


class _Unlisted(NamedTuple):
    """A new item that later lists leave out: its report, on how many dates with lists, and another new one that is heard of again."""

    record: Record
    report: Report
    dates: int
    heard: Record


def _unlisted(case: Case) -> Iterator[_Unlisted]:
    history, least = case.history, case.bounds["listed-dates"]
    announced = {report.key: _announced(report) for report in history.corpus.reports}
    later = _read_on(case, {(record.id or "").casefold() for records in announced.values() for record in records})
    lists = _lists(history, case.calendar)
    for report in history.corpus.reports:
        new = announced[report.key] if later.dates(report.date) >= least else []
        heard = [record for record in new if later.said((record.id or "").casefold(), report.date)]
        for record in new if heard else ():
            at, held = later.place[report.date or ""], lists.get(family((record.id or "").upper()), [])
            dates = bisect_right(held, later.ends[at]) - bisect_right(held, at)
            if dates >= least and record not in heard:
                yield _Unlisted(record, report, dates, heard[0])


def never_listed(case: Case) -> Iterator[Remark]:
    """A new action item that never appears in a later report, although others of that day do.

    Why: it was promised in one meeting and forgotten before the next.
    Right:
        New: ACTION-15 and ACTION-16, and both in the list of the next day
    Wrong:
        New: ACTION-15 and ACTION-16, and only ACTION-15 in the lists of all days after
    """
    unlisted, gone = list(_unlisted(case)), {silence.track.key for silence in case.silences}
    sources, tracks = {one.record.source for one in unlisted}, case.history.tracks
    keys = {(one.source, one.line): track.key for track in tracks for one in track.sightings if one.source in sources}
    for record, report, dates, heard in unlisted:
        known = keys.get((record.source, record.line), "")
        if known in gone:
            continue
        yield Remark(
            source=record.source,
            line=record.line,
            message=f"{called(record)} is new here and on none of the {how_many(dates)} dates with lists after that; {heard.id} is",
            hint="list it, or say that it was dropped",
            report=report.key,
            track=known,
            words=f"{record.id} new",
            also=(place(heard),),
        )


def _distance(text: str, name: str, at: int) -> int:
    """Return how many signs stand between the place `at` of `text` and the nearest place that holds `name`; many where none does."""
    return min((abs(found.start() - at) for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)), default=len(text))


class _Decided:
    """The decisions so far: the latest of each id, case folded, with its place, and those with a title of three words or more."""

    def __init__(self) -> None:
        self._ids: dict[str, tuple[int, Record]] = {}
        self._many = 0
        self._titles: list[str] = []
        self._titled: list[Record] = []

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            self._many += 1
            if record.id:
                self._ids[record.id.casefold()] = (self._many, record)
            if (title := normal(record.title)).count(" ") > 1:
                self._titles.append(title)
                self._titled.append(record)

    def undone(self, record: Record, words: str, at: int) -> Record | None:
        """Return the earlier decision that `record` undoes: the one that it names, else the one that is most alike.

        Of several that its `words` name, it is the one that stands nearest to the place `at`, where they say so.
        """
        named = [(name, *self._ids[name]) for name in map(str.casefold, record.mentions) if name in self._ids]
        if named:
            folded = words.casefold()
            return min(named, key=lambda one: (_distance(folded, one[0], at), -one[1]))[2]
        alike = process.extract(normal(record.title), self._titles, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE, limit=None)
        found = [(score, self._titled[at]) for _, score, at in sorted(alike, key=lambda one: one[2])]
        return max(found, key=lambda pair: (pair[0], pair[1].date or ""))[1] if found else None


def decision_undone(case: Case) -> Iterator[Remark]:
    """A decision says that it undoes an earlier one.

    Why: who read the earlier one still acts on it.
    Right:
        D-07 Raise the daily target, with no decision against it before
    Wrong:
        D-07 Supersedes D-01: the daily target goes back to 200, and D-01 stands unchanged in its report
    """
    lines = case.told
    earlier = _Decided()
    for report in case.history.corpus.reports:
        now = [record for record in report.records if record.kind == "decision"]
        for record in now if report.date else ():
            words = lines.words(record) or record.title
            match = _UNDOES.search(words)
            sure = match and (record.mentions or _EARLIER.search(words))
            other = earlier.undone(record, words, match.start()) if match and sure else None
            if match is None or other is None:
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f'this decision undoes an earlier one ("{match["verb"].lower()}"): {called(other)} of {other.date}',
                hint="say at the earlier one that it holds no more, or name it here by its id",
                report=report.key,
                words=match["verb"],
                also=(place(other),),
            )
        earlier.add(now if report.date else ())
