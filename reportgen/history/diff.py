"""Diff: what one report changed since the report before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from reportgen.history.changes import WORK, slipped
from reportgen.history.measured import verdict
from reportgen.history.mentions import SILENCE, named_in
from reportgen.history.model import Change, Day, History, Track
from reportgen.records import Record

_PROGRESS = {"new": 0, "planned": 0, "in_progress": 1, "on_track": 1, "in_review": 2, "done": 3}
_TROUBLE = ("at_risk", "blocked", "deferred")


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """What the report `key` says that no report before it said; `before` is the key of the dated report before, if any.

    Action items and stories: `new` (first seen), `done` (closed here), `slipped` (due later than before), `regressed`
    (status or percent went back, or into trouble), `came_back` (listed again after at least two dates whose reports
    neither listed nor mentioned it, while open), `silent` (listed on the date before, open, not even mentioned on this one). Risks:
    `new_risks` and `risks` (level changed, or closed). `decisions` are first seen here. `metrics` met their target before
    and miss it now, or the other way round. Strings are track keys.
    """

    key: str
    before: str | None = None
    new: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    slipped: tuple[Change, ...] = ()
    regressed: tuple[Change, ...] = ()
    came_back: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    new_risks: tuple[str, ...] = ()
    risks: tuple[Change, ...] = ()
    decisions: tuple[str, ...] = ()
    metrics: tuple[Change, ...] = ()


def since(history: History, report_key: str) -> Since:
    """Return what the dated report `report_key` changed since the one before; an empty `Since` for an unknown or undated one.

    Looks at all reports: for many of them, `since_each` is one pass.
    """
    return since_each(history).get(report_key, Since(key=report_key))


def since_each(history: History) -> dict[str, Since]:
    """Return the `Since` of every dated report by its key, in the order of time."""
    tracks = {track.key: track for track in history.tracks}
    listed = _listed(history)
    crossed = _crossed(history)
    gone = _Absence(tracks)
    found: dict[str, Since] = {}
    before: Day | None = None
    lately = _Lately()
    for day in history.days:
        key = day.report.key
        here = listed.get(key, ())
        lately.turn(day.report.date, here)
        came_back = gone.back(lately.number, day, here)
        silent = set(day.silent)
        found[key] = Since(
            key=key,
            before=before.report.key if before else None,
            new=day.new,
            done=day.closed,
            slipped=tuple(change for change in day.changes if slipped(change) is not None),
            regressed=tuple(change for change in day.changes if _kind(change) in WORK and went_back(change)),
            came_back=came_back,
            silent=tuple(item for item in lately.before if item in silent),
            new_risks=_first(tracks, here, "risk", key),
            risks=tuple(change for change in day.changes if _kind(change) == "risk" and change.field in {"level", "status"}),
            decisions=_first(tracks, here, "decision", key) + _undone(tracks, here, key),
            metrics=crossed.get(key, ()),
        )
        before = day
    return found


class _Lately:
    """The items that the reports of this date and of the date before list; `number` counts the dates."""

    def __init__(self) -> None:
        self.number = 0
        self.before: tuple[str, ...] = ()
        self._date: str | None = None
        self._here: dict[str, None] = {}

    def turn(self, date: str | None, here: tuple[str, ...]) -> None:
        if date != self._date:
            self.before, self._here, self._date = tuple(self._here), {}, date
            self.number += 1
        self._here.update(dict.fromkeys(here))


def _kind(change: Change) -> str:
    return change.now.kind


def went_back(change: Change) -> bool:
    """Say whether `change` is a step back: less percent, an earlier status, or from a good status into trouble."""
    was, now = change.was, change.now
    if change.field == "percent":
        return was.percent is not None and now.percent is not None and now.percent < was.percent
    if change.field != "status" or was.status is None or now.status is None:
        return False
    if now.status in _TROUBLE:
        return was.status not in _TROUBLE
    return _PROGRESS.get(now.status, 0) < _PROGRESS.get(was.status, 0) if now.status in _PROGRESS else False


def _listed(history: History) -> dict[str, tuple[str, ...]]:
    """Map a report's key to the tracks that it lists, in the order of tracks."""
    found: dict[str, dict[str, None]] = {}
    for track in history.tracks:
        for record in track.sightings:
            found.setdefault(record.report, {}).setdefault(track.key)
    return {key: tuple(keys) for key, keys in found.items()}


def _first(tracks: dict[str, Track], here: tuple[str, ...], kind: str, report: str) -> tuple[str, ...]:
    return tuple(
        key for key in here if tracks[key].kind == kind and next((r.report for r in tracks[key].sightings if r.date), None) == report
    )


def _undone(tracks: dict[str, Track], here: tuple[str, ...], report: str) -> tuple[str, ...]:
    """Return the decisions of earlier reports of which a report only says what became of them: "D-4 is withdrawn"."""
    return tuple(
        key
        for key in here
        if tracks[key].kind == "decision" and any(r.report == report and r.status_raw and not r.title for r in tracks[key].sightings)
    )


def _crossed(history: History) -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = {}
    for track in history.tracks:
        if track.kind == "metric":
            for change in _crossings(track):
                found.setdefault(change.now.report, []).append(change)
    return {key: tuple(changes) for key, changes in found.items()}


def _crossings(track: Track) -> Iterator[Change]:
    """Yield each change of verdict with the values of its report and of the report before, which may have had no target."""
    last: dict[str, Record] = {record.report: record for record in track.sightings if record.date and record.value is not None}
    met: bool | None = None
    aimed: Record | None = None
    for was, now in pairwise((None, *last.values())):
        aimed = now if now and now.target is not None else aimed
        judged = verdict(now, aimed or now) if now else None
        before, met = met, met if judged is None else judged
        if was and now and before is not None and before != met:
            yield Change(track=track.key, field="value", before=_value(was), after=_value(now), was=was, now=now)


def _value(record: Record) -> str:
    return record.value_raw or ("" if record.value is None else f"{record.value:g} {record.unit or ''}".strip())


class _Absence:
    """For how many reports each action item and story has been absent."""

    def __init__(self, tracks: dict[str, Track]) -> None:
        self._heard: dict[str, int] = {}
        self._by_id: dict[str, list[str]] = {}
        self._work = {key for key, track in tracks.items() if track.kind in WORK}
        for key in sorted(self._work):
            for name in tracks[key].ids:
                self._by_id.setdefault(name.casefold(), []).append(key)

    def back(self, number: int, day: Day, here: tuple[str, ...]) -> tuple[str, ...]:
        """Note what report `number` lists and names; return the carried items that were absent for `SILENCE` reports before it."""
        carried = set(day.carried)
        found = tuple(key for key in here if key in carried and number - self._heard.get(key, number) > SILENCE)
        named = (key for name in named_in(day.report) if name for key in self._by_id.get(name, ()))
        self._heard.update(dict.fromkeys((*(key for key in here if key in self._work), *named), number))
        return found
