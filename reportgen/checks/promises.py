"""Rules RG508 to RG510: priorities that nobody mentions again, new items that are never listed, and decisions that undo others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.bounds import Bounds
from reportgen.checks.rule import Remark
from reportgen.checks.silence import Spoken, silences, who_speaks
from reportgen.checks.told import Told, called, day_of, place, told
from reportgen.history.model import History, Track
from reportgen.history.titles import likeness, normal
from reportgen.records import Record, Report
from reportgen.values.ident import family, find_ids

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


def _later(report: Report, history: History, calendar: Spoken) -> list[Report]:
    """Return the reports after the day of `report`, up to the next pause."""
    if report.date not in calendar.place:
        return []
    days = []
    before = day_of(report.date)
    for day in calendar.days[calendar.place[report.date or ""] + 1 :]:
        now = day_of(day)
        if before is None or now is None or (now - before).days > calendar.pause:
            break
        days.append(day)
        before = now
    return [other for other in history.corpus.reports if other.date in days]


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.casefold()) if not _COMMON.match(word)}


def _unheard(record: Record, later: Sequence[Report], lines: Told, tracks: dict[str, Track]) -> bool:
    """Whether none of `later` says a word about the priority `record`: none of its ids, or none of its long words."""
    texts = [line for report in later for line in lines.of_report(report)]
    ids = {name.casefold() for name in record.mentions}
    if ids:
        settled = any(name in tracks and (tracks[name].closed or tracks[name].vanished) for name in ids)
        return not settled and not any(ids & {name.casefold() for name in find_ids(line)} for line in texts if "-" in line)
    stems = _stems(record.title)
    return len(stems) >= 3 and not any(stems & _stems(line) for line in texts)


def dropped_priority(history: History, bounds: Bounds) -> Iterator[Remark]:
    """A priority of the next day that no later report mentions.

    Why: it was done without a word, or the day went by without it.
    Right:
        Get the quota decision in writing (ACT-09), and ACT-09 in the report of the next day
    Wrong:
        Get the quota decision in writing (ACT-09), and never a word about ACT-09 again
    """
    lines, calendar = told(history), who_speaks(history, bounds)
    tracks = {(track.id or "").casefold(): track for track in history.tracks if track.id}
    open_ones = {(silence.track.id or "").casefold() for silence in silences(history, bounds)}
    for report in history.corpus.reports:
        priorities = [record for record in report.records if record.kind == "priority"]
        later = _later(report, history, calendar) if priorities else []
        if len({other.date for other in later}) < bounds["priority-dates"]:
            continue
        for record in priorities:
            if open_ones & {name.casefold() for name in record.mentions} or not _unheard(record, later, lines, tracks):
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f'the priority "{record.title[:80]}" is not mentioned in any of the {len(later)} reports after it',
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


def _lists(report: Report, kind: str) -> bool:
    return sum(record.kind == "action" and bool(record.id) and family((record.id or "").upper()) == kind for record in report.records) >= 2


def never_listed(history: History, bounds: Bounds) -> Iterator[Remark]:
    """A new action item that never appears in a later report, although others of that day do.

    Why: it was promised in one meeting and forgotten before the next.
    Right:
        New: ACTION-15 and ACTION-16, and both in the list of the next day
    Wrong:
        New: ACTION-15 and ACTION-16, and only ACTION-15 in the lists of all days after
    """
    calendar = who_speaks(history, bounds)
    gone = {silence.track.key for silence in silences(history, bounds)}
    keys = {(record.source, record.line): track.key for track in history.tracks for record in track.sightings}
    for report in history.corpus.reports:
        new = _announced(report)
        later = _later(report, history, calendar) if len(new) > 1 else []
        for record in new if later else ():
            kind = family((record.id or "").upper())
            dates = {other.date or "" for other in later if _lists(other, kind)}
            spoken = set().union(*(calendar.spoken[other.date or ""] for other in later))
            others = [other for other in new if other is not record and (other.id or "").casefold() in spoken]
            known = keys.get((record.source, record.line), "")
            if len(dates) < bounds["listed-dates"] or (record.id or "").casefold() in spoken or not others or known in gone:
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f"{called(record)} is new here and on none of the {len(dates)} dates with lists after that; {others[0].id} is",
                hint="list it, or say that it was dropped",
                report=report.key,
                track=known,
                words=f"{record.id} new",
                also=(place(others[0]),),
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
