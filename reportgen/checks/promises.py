"""Rules RG508 to RG510: priorities that nobody mentions again, new items that are never listed, and decisions that undo others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.checks.bounds import Bounds
from reportgen.checks.rule import Remark
from reportgen.checks.silence import Spoken, silences, who_speaks
from reportgen.checks.told import Told, called, day_of, place, told
from reportgen.history.model import History, Track
from reportgen.history.titles import likeness, normal
from reportgen.records import Record, Report
from reportgen.values.ident import family

_WORD = re.compile(r"[^\W\d_]{6,}")
_COMMON = re.compile(
    r"^(?:before|after|through|during|finish|complete|continue|prepare|review|confirm|ensure|update|report|status|another|morning|afternoon|"
    r"evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|second|should|possible|whether|without|within)$"
)
_UNDOES = re.compile(
    r"\b(?P<verb>supersed\w+|revers(?:es?|ed|ing)|overrul\w+|overturn\w*|rescind\w*|revok\w+|retract\w*|withdraws?|replac(?:es?|ed|"
    r"ing)|undo(?:es|ne)?|instead of|no longer|contrary to)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:decision|decided|earlier|previous|D-?\d|agreed|rule|policy)\b|\bof (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I
)
_ALIKE = 62.0  # likeness of two decisions, from which the one is about what the other decided


class Later(msgspec.Struct, frozen=True):
    """What is said from one date to the next pause: dates in order, the last place before a pause, and who is named at which places.

    `places` maps an id, folded, or the beginning of a long word to the places of the dates whose reports hold it.
    """

    days: tuple[str, ...]
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


def _ends(calendar: Spoken) -> tuple[int, ...]:
    """Return for the place of each date that of the last one before the next pause."""
    ends: list[int] = []
    for at in range(len(calendar.days) - 1, -1, -1):
        here, following = day_of(calendar.days[at]), day_of(calendar.days[at + 1] if at + 1 < len(calendar.days) else None)
        near = here is not None and following is not None and (following - here).days <= calendar.pause
        ends.append(ends[-1] if near else at)
    return tuple(reversed(ends))


def _read_on(history: History, calendar: Spoken, lines: Told, *, words: bool) -> Later:
    places: dict[str, set[int]] = defaultdict(set)
    for report in history.corpus.reports:
        at = calendar.place.get(report.date or "")
        if at is not None:
            for stem in _stems("\n".join(lines.of_report(report))) if words else ():
                places[stem].add(at)
    for day, names in calendar.spoken.items():
        for name in names:
            places[name].add(calendar.place[day])
    return Later(calendar.days, calendar.place, _ends(calendar), {name: sorted(held) for name, held in places.items()})


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.casefold()) if not _COMMON.match(word)}


def _unheard(record: Record, later: Later, tracks: dict[str, Track]) -> bool:
    """Whether no later report says a word about the priority `record`: none of its ids, or none of its long words."""
    ids = {name.casefold() for name in record.mentions}
    if ids:
        settled = any(name in tracks and (tracks[name].closed or tracks[name].vanished) for name in ids)
        return not settled and not any(later.said(name, record.date) for name in ids)
    stems = _stems(record.title)
    return len(stems) >= 3 and not any(later.said(stem, record.date) for stem in stems)


def dropped_priority(history: History, bounds: Bounds) -> Iterator[Remark]:
    """A priority of the next day that no later report mentions.

    Why: it was done without a word, or the day went by without it.
    Right:
        Get the quota decision in writing (ACT-09), and ACT-09 in the report of the next day
    Wrong:
        Get the quota decision in writing (ACT-09), and never a word about ACT-09 again
    """
    calendar = who_speaks(history, bounds)
    later = _read_on(history, calendar, told(history), words=True)
    tracks = {(track.id or "").casefold(): track for track in history.tracks if track.id}
    open_ones = {(silence.track.id or "").casefold() for silence in silences(history, bounds, calendar)}
    for report in history.corpus.reports:
        priorities = [record for record in report.records if record.kind == "priority"]
        if later.dates(report.date) < bounds["priority-dates"]:
            continue
        for record in priorities:
            if open_ones & {name.casefold() for name in record.mentions} or not _unheard(record, later, tracks):
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


def never_listed(history: History, bounds: Bounds) -> Iterator[Remark]:
    """A new action item that never appears in a later report, although others of that day do.

    Why: it was promised in one meeting and forgotten before the next.
    Right:
        New: ACTION-15 and ACTION-16, and both in the list of the next day
    Wrong:
        New: ACTION-15 and ACTION-16, and only ACTION-15 in the lists of all days after
    """
    calendar = who_speaks(history, bounds)
    later, lists = _read_on(history, calendar, told(history), words=False), _lists(history, calendar)
    gone = {silence.track.key for silence in silences(history, bounds, calendar)}
    keys = {(record.source, record.line): track.key for track in history.tracks for record in track.sightings}
    for report in history.corpus.reports:
        new = _announced(report) if later.dates(report.date) >= bounds["listed-dates"] else []
        heard = [record for record in new if later.said((record.id or "").casefold(), report.date)]
        for record in new if heard else ():
            at, held = later.place[report.date or ""], lists.get(family((record.id or "").upper()), [])
            dates = bisect_right(held, later.ends[at]) - bisect_right(held, at)
            known = keys.get((record.source, record.line), "")
            if dates < bounds["listed-dates"] or record in heard or known in gone:
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"{called(record)} is new here and on none of the {dates} dates with lists after that; {heard[0].id} is",
                hint="list it, or say that it was dropped",
                report=report.key,
                track=known,
                words=f"{record.id} new",
                also=(place(heard[0]),),
            )


def _undone(record: Record, earlier: Sequence[Record]) -> Record | None:
    """Return the earlier decision that `record` undoes: the one that it names, else the one that is most alike."""
    named = {name.casefold() for name in record.mentions}
    by_id = [one for one in earlier if one.id and one.id.casefold() in named]
    if by_id:
        return by_id[-1]
    words = normal(record.title)
    scored = [(likeness(words, normal(one.title)), one) for one in earlier if len(normal(one.title).split()) > 2]
    best = max(scored, key=lambda pair: (pair[0], pair[1].date or ""), default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def decision_undone(history: History) -> Iterator[Remark]:
    """A decision says that it undoes an earlier one.

    Why: who read the earlier one still acts on it.
    Right:
        D-07 Raise the daily target, with no decision against it before
    Wrong:
        D-07 Supersedes D-01: the daily target goes back to 200, and D-01 stands unchanged in its report
    """
    lines = told(history)
    earlier: list[Record] = []
    for report in history.corpus.reports:
        now = [record for record in report.records if record.kind == "decision"]
        for record in now if report.date else ():
            words = lines.words(record) or record.title
            match = _UNDOES.search(words)
            sure = match and (record.mentions or _EARLIER.search(words))
            other = _undone(record, earlier) if match and sure else None
            if match is None or other is None:
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"this decision {match['verb'].lower()} an earlier one: {called(other)} of {other.date}",
                hint="say at the earlier one that it holds no more, or name it here by its id",
                report=report.key,
                words=match["verb"],
                also=(place(other),),
            )
        earlier += now if report.date else []
