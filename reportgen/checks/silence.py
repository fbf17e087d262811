"""Stretches of reports in which nobody says a word about an open item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from reportgen.checks.bounds import Bounds
from reportgen.history.model import History, Track
from reportgen.records import Record
from reportgen.values.ident import family, find_ids

_KINDS = ("action", "story", "risk")
_SETTLED = ("done", "cancelled", "deferred")
MOST = 60  # dates that are counted: enough for anybody


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """An open item that no report names for a while: what was said last, over how many dates, and where it comes back."""

    track: Track
    last: Record
    dates: int
    back: Record | None = None


def _spoken(history: History) -> dict[str, frozenset[str]]:
    """Return, for each date with a report, the ids that its reports name anywhere, case folded, ranges expanded."""
    lines = {source.path: source.lines for source in history.corpus.sources}
    found: dict[str, set[str]] = defaultdict(set)
    for report in history.corpus.reports:
        if report.date is None:
            continue
        span = report.span
        text = "\n".join(lines.get(report.header.source, [])[span.first - 1 : span.last])
        names = {name for record in report.records for name in (record.id, *record.mentions) if name}
        found[report.date].update(name.casefold() for name in names.union(find_ids(text)))
    return {day: frozenset(found[day]) for day in sorted(found)}


@lru_cache(maxsize=4096)
def _families(names: frozenset[str]) -> frozenset[str]:
    return frozenset(family(name) for name in names)


def _is_open(record: Record) -> bool:
    if record.kind == "risk":  # a green risk is one that nobody has to talk about
        return record.level in ("yellow", "red") and record.status not in _SETTLED
    return record.status is not None and record.status not in _SETTLED


def _told(track: Track) -> dict[str, Record]:
    """Return, by date, what was last said about `track`; a record that states nothing repeats what holds already."""
    told: dict[str, Record] = {}
    for record in track.sightings:
        if record.date and (record.status or record.level or not told):
            told[record.date] = record
    return told


class Spoken(msgspec.Struct, frozen=True):
    """The dates with reports in their order, the place of each, and the ids that its reports name.

    `pause` is in calendar days: after a longer one an item may have been closed where nobody reported.
    """

    days: tuple[str, ...]
    place: dict[str, int]
    spoken: dict[str, frozenset[str]]
    pause: float


def silent_dates(calendar: Spoken, at: int, name: str) -> int:
    """Count the dates after the one at `at` whose reports could name the item and do not, up to `MOST`.

    Counting ends where the item is named again and at a pause. Dates whose reports name only ids of other families than
    the item's own report are those of another team, and prove nothing.
    """
    days, spoken = calendar.days, calendar.spoken
    home, count = _families(spoken[days[at]]), 0
    for index in range(at + 1, len(days)):
        day = days[index]
        pause = (date.fromisoformat(day) - date.fromisoformat(days[index - 1])).days > calendar.pause
        if pause or name in spoken[day] or count == MOST:
            break
        count += not spoken[day] or not home.isdisjoint(_families(spoken[day]))
    return count


def _of_track(track: Track, calendar: Spoken, bounds: Bounds) -> Iterator[Silence]:
    told = _told(track)
    seen = sorted({record.date for record in track.sightings if record.date and record.date in calendar.place})
    for here, following in zip(seen, [*seen[1:], None], strict=False):
        last = told.get(here)
        if last is None or not _is_open(last) or (following is None and not track.vanished):
            continue  # closed, or listed without a word on its status, perhaps among the completed ones
        dates = silent_dates(calendar, calendar.place[here], (track.id or "").casefold())
        if dates >= bounds["silent-between" if following else "silent-dates"]:
            back = next((record for record in track.sightings if record.date == following), None)
            yield Silence(track=track, last=last, dates=dates, back=back if following else None)


def who_speaks(history: History, bounds: Bounds) -> Spoken:
    """Return on which dates there are reports, and which ids they name."""
    spoken = _spoken(history)
    days = tuple(spoken)
    return Spoken(days, {day: at for at, day in enumerate(days)}, spoken, bounds["pause-days"])


def silences(history: History, bounds: Bounds, spoken: Spoken | None = None) -> Iterator[Silence]:
    """Yield the stretches in which an open action item, story or worrying risk with an id is not named at all.

    Items without a stated status are left out, because nobody can say that they were open. `spoken` spares a caller that has it
    the reading of all texts.
    """
    calendar = spoken or who_speaks(history, bounds)
    for track in history.tracks:
        if track.id and track.kind in _KINDS:
            yield from _of_track(track, calendar, bounds)
