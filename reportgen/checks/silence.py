"""Stretches of reports in which nobody says a word about an open item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from reportgen.checks.bounds import Bounds
from reportgen.checks.verdict import Heard
from reportgen.history.model import Track
from reportgen.records import Record, Report
from reportgen.values.ident import family, find_ids

_KINDS = ("action", "story", "risk")
_SETTLED = ("done", "cancelled", "deferred")
MOST = 60  # dates that are counted: enough for anybody, and what is said of an old report stands still one day


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """An open item that no report names for a while: what was said last, over how many dates, and where it comes back."""

    track: Track
    last: Record
    dates: int
    back: Record | None = None


def how_many(dates: int) -> str:
    """Say how many dates there are, up to `MOST`.

    >>> how_many(7), how_many(972)
    ('7', '60 and more')
    """
    return str(dates) if dates < MOST else f"{MOST} and more"


def spoken_ids(report: Report, text: str) -> frozenset[str]:
    """Return the ids that `report`, of which `text` is the text, names anywhere, case folded, ranges expanded."""
    names = {name for record in report.records for name in (record.id, *record.mentions) if name}
    return frozenset(name.casefold() for name in names.union(find_ids(text)))


def families(names: Iterable[str]) -> frozenset[str]:
    """Return the families of the ids `names`."""
    return frozenset(map(family, names))


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
    """The dates with reports in their order, the place of each, the ids that its reports name, and the families of these ids.

    `ends` gives for the place of each date that of the last one before the next pause: after one, an item may have been closed where
    nobody reported.
    """

    days: tuple[str, ...]
    place: dict[str, int]
    ids: tuple[frozenset[str], ...]
    families: tuple[frozenset[str], ...]
    ends: tuple[int, ...]


def silent_dates(calendar: Spoken, at: int, name: str) -> int:
    """Count the dates after the one at `at` whose reports could name the item and do not, up to `MOST`.

    Counting ends where the item is named again and at a pause. Dates whose reports name only ids of other families than
    the item's own report are those of another team, and prove nothing.
    """
    if at < calendar.ends[at] and name in calendar.ids[at + 1]:
        return 0
    home, count = calendar.families[at], 0
    for index in range(at + 1, calendar.ends[at] + 1):
        if name in calendar.ids[index] or count == MOST:
            break
        count += not calendar.ids[index] or not home.isdisjoint(calendar.families[index])
    return count


def _of_track(track: Track, calendar: Spoken, between: float, least: float) -> Iterator[Silence]:
    told = _told(track)
    name = (track.id or "").casefold()
    seen = sorted({record.date for record in track.sightings if record.date and record.date in calendar.place})
    for here, following in zip(seen, [*seen[1:], None], strict=False):
        last = told.get(here)
        if last is None or not _is_open(last) or (following is None and not track.vanished):
            continue  # closed, or listed without a word on its status, perhaps among the completed ones
        dates = silent_dates(calendar, calendar.place[here], name)
        if dates >= (between if following else least):
            back = next((record for record in track.sightings if record.date == following), None)
            yield Silence(track=track, last=last, dates=dates, back=back if following else None)


def _ends(days: tuple[str, ...], pause: float) -> tuple[int, ...]:
    """Return for the place of each of `days` that of the last one before the next pause of more than `pause` calendar days."""
    ends: list[int] = []
    for at in range(len(days) - 1, -1, -1):
        last = at + 1 == len(days) or (date.fromisoformat(days[at + 1]) - date.fromisoformat(days[at])).days > pause
        ends.append(at if last else ends[-1])
    return tuple(reversed(ends))


def who_speaks(reports: Iterable[Report], heard: Mapping[str, Heard], bounds: Bounds) -> Spoken:
    """Return on which dates there are `reports`, and which ids they name; `heard` is by the key of the report."""
    ids: dict[str, frozenset[str]] = {}
    kinds: dict[str, frozenset[str]] = {}
    for report in reports:
        if report.date is not None:
            ids[report.date] = ids.get(report.date, frozenset()) | heard[report.key].ids
            kinds[report.date] = kinds.get(report.date, frozenset()) | heard[report.key].families
    days = tuple(sorted(ids))
    place = {day: at for at, day in enumerate(days)}
    return Spoken(days, place, tuple(ids[day] for day in days), tuple(kinds[day] for day in days), _ends(days, bounds["pause-days"]))


def silences(tracks: Iterable[Track], calendar: Spoken, bounds: Bounds) -> Iterator[Silence]:
    """Yield the stretches in which an open action item, story or worrying risk with an id is not named at all.

    Items without a stated status are left out, because nobody can say that they were open.
    """
    between, least = bounds["silent-between"], bounds["silent-dates"]
    for track in tracks:
        if track.id and track.kind in _KINDS:
            yield from _of_track(track, calendar, between, least)
