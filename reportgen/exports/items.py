"""One object an item, with every sighting and change: ``items.json`` for all, ``items/<slug>.json`` for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from reportgen.exports.dense import Dense
from reportgen.exports.stated import last_stated
from reportgen.files import Long
from reportgen.history import Change, Finding, History, Track
from reportgen.records import Level, Record, State

_PIECE = 1 << 20  # bytes that are worth writing at once


class Move(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of one field: on which date, from what to what, and where that is stated."""

    date: str | None = None
    report: str
    field: str
    before: str
    after: str
    source: str
    line: int


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item over all reports. `status`, `level`, `percent`, `owners` and `due` are as last stated; days are calendar days.

    `key` is unique and stays the same from build to build, `slug` is its file name; `reason` says why it was told from another item
    of the same id. `first` and `last` are the dates of the first and last sighting; `vanished` and `lapsed` say that it is open but
    no longer reported.
    """

    key: str
    slug: str
    kind: str
    id: str | None = None
    title: str
    status: State | None = None
    level: Level | None = None
    percent: int | float | None = None
    owners: tuple[str, ...] = ()
    due: str | None = None
    first: str | None = None
    last: str | None = None
    closed: str | None = None
    days_open: int | None = None
    slips: int
    slipped_days: int
    reopened: int
    vanished: bool
    lapsed: bool
    reason: str = ""
    changes: tuple[Move, ...]
    sightings: tuple[Record, ...]


def build_item(track: Track) -> Item:
    """Return what the export says about `track`."""
    status, level, percent, owners, due = last_stated(track)
    return Item(
        key=track.key,
        slug=track.slug,
        kind=track.kind,
        id=track.id,
        title=track.title,
        status=status,
        level=level,
        percent=percent,
        owners=owners,
        due=due,
        first=track.first,
        last=track.last,
        closed=track.closed,
        days_open=track.days_open,
        slips=track.slips,
        slipped_days=track.slipped_days,
        reopened=track.reopened,
        vanished=track.vanished,
        lapsed=track.lapsed,
        reason=track.reason,
        changes=tuple(map(_build_move, track.changes)),
        sightings=track.sightings,
    )


def _build_move(change: Change) -> Move:
    return Move(
        date=change.now.date,
        report=change.now.report,
        field=change.field,
        before=change.before,
        after=change.after,
        source=change.now.source,
        line=change.now.line,
    )


def render_items(history: History, _: tuple[Finding, ...]) -> Iterator[Dense | Long]:
    """Yield ``items.json``, an array with one item a line, and one file an item."""
    for track in history.tracks:
        yield Dense(path=f"items/{track.slug}.json", line=_line(track))
    yield Long(path="items.json", pieces=partial(_array, history))


def _line(track: Track) -> bytes:
    return msgspec.json.encode(build_item(track))


def _array(history: History) -> Iterator[bytes]:
    """Yield ``items.json`` in pieces. Each line is made once more: to hold all of them takes more memory than a long series itself."""
    piece = bytearray(b"[" if history.tracks else b"[]\n")
    for at, track in enumerate(history.tracks):
        piece += b",\n" if at else b"\n"
        piece += _line(track)
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    if history.tracks:
        piece += b"\n]\n"
    yield bytes(piece)
