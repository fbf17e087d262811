"""The history of one item as lines of text, from a history in memory or from what a build left of it: nothing heavy is loaded for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.cli.screen import counted

_PERCENTS = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_NO_DETAILS: Mapping[str, str] = {}

Moved = tuple[str, str, str]
"""A field that reads differently than before, the value before, and the one now."""

Mention = tuple[str, int, str, str | None, str]
"""A record that mentions an item: its source and line, its kind, its id, and its title."""


class Said(NamedTuple):
    """What one record says of an item, as far as it is told: fields of `reportgen.records.Record`, and what `moved` with it."""

    date: str | None = None
    source: str = ""
    line: int = 0
    title: str = ""
    status: str | None = None
    status_raw: str | None = None
    percent: float | None = None
    level: str | None = None
    owners: Sequence[str] = ()
    due_raw: str | None = None
    value_raw: str | None = None
    details: Mapping[str, str] = _NO_DETAILS
    moved: Sequence[Moved] = ()


KEYS = tuple(name for name in Said._fields if name != "moved")
"""The fields of a record that are told."""


class Told(NamedTuple):
    """One item, as far as it is told: fields of `reportgen.history.Track`, and who mentions it."""

    kind: str
    title: str
    sightings: Sequence[Said]
    mentions: Sequence[Mention]
    id: str | None = None
    reason: str = ""
    closed: str | None = None
    days_open: int | None = None
    slips: int = 0
    slipped_days: int = 0
    reopened: int = 0
    vanished: bool = False


class Answer(NamedTuple):
    """The lines of every item that was asked for; where there is none, what is said instead."""

    lines: tuple[str, ...]
    missing: str = ""


def read_told(data: bytes, mentions: Sequence[Mention]) -> Told:
    """Return the item in `data`, a file of ``data/items``, which `mentions` speak of.

    Raises `ValueError` when two records of one line speak of it: which of them changed it, is not in there.
    """
    item = json.loads(data)
    moves: dict[tuple[str, int], list[Moved]] = {}
    for move in item["changes"]:
        moves.setdefault((move["source"], move["line"]), []).append((move["field"], move["before"], move["after"]))
    places = {(one["source"], one["line"]) for one in item["sightings"]}
    if len(places) < len(item["sightings"]):
        raise ValueError(item["key"])
    sightings = [_read_said(one, moves.get((one["source"], one["line"]), ())) for one in item["sightings"]]
    known = {name: item[name] for name in Told._fields if name in item}
    return Told(**{**known, "sightings": sightings, "mentions": mentions})


def _read_said(record: Mapping[str, Any], moved: Sequence[Moved]) -> Said:
    return Said(**{name: record[name] for name in KEYS if name in record}, moved=moved)


def told_lines(told: Told, place: Callable[[str, int], str]) -> Iterator[str]:
    """Yield an item: what it is, where it stands, every sighting with what changed and the author's words, and who mentions it.

    `place` says where a line of a source is, as a person opens it.
    """
    yield _words(told.kind, told.id, told.title)
    yield f"  {' | '.join(_state(told))}"
    if told.reason:
        yield f"  {told.reason}"
    for said in told.sightings:
        yield ""
        yield f"  {said.date or 'undated'}  {place(said.source, said.line)}"
        yield from _sighting(said)
    if told.mentions:
        yield ""
        yield "  mentioned in"
        for source, line, kind, ident, title in told.mentions:
            yield f"    {place(source, line)}  {_words(kind, ident, title)}"


_OTHERWISE = "; `reportgen list all --owner NAME` has those of a person, `reportgen grep WORDS` those with words"


def missing(wanted: str, known: Iterable[str]) -> str:
    """Return what a person is told who asks for `wanted`, which is none of what all items are called: the nearest of these.

    >>> missing("act-12", ["ACT-1", "R-7"])
    'act-12: no such item in these reports, did you mean ACT-1?'
    >>> missing("João", ["R-7"])
    'João: no such item in these reports; `reportgen list all --owner NAME` has those of a person, `reportgen grep WORDS` those with words'
    """
    import difflib  # noqa: PLC0415 -- for what is not there alone

    spelled = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(wanted.casefold(), sorted(spelled), n=3)
    instead = f", did you mean {' or '.join(spelled[name] for name in close)}?" if close else _OTHERWISE
    return f"{wanted}: no such item in these reports{instead}"


def _words(*parts: str | None) -> str:
    """Return those of `parts` that there are, with blanks between."""
    return " ".join(part for part in parts if part)


def _status(now: Said) -> str | None:
    if now.percent is None:
        return now.status_raw or now.status
    from reportgen.values.status import phrase_status  # noqa: PLC0415 -- takes long to load, and few have a share

    return phrase_status(now.status_raw, now.status, now.percent)


def _state(told: Told) -> Iterator[str]:
    """Yield where the item stands, a part a statement."""
    now = told.sightings[-1]
    yield f"now: {_status(now) or now.value_raw or now.level or 'no status stated'}"
    if now.owners:
        yield f"owner: {', '.join(now.owners)}"
    if now.due_raw:
        yield f"due: {now.due_raw}"
    if told.days_open is not None:
        yield f"{'was open' if told.closed else 'open'} {counted(told.days_open, 'day')}"
    if told.slips:
        yield f"slipped {counted(told.slips, 'time')} by {counted(told.slipped_days, 'day')}"
    if told.reopened:
        yield f"reopened {counted(told.reopened, 'time')}"
    if told.vanished:
        yield "vanished while open"


def _sighting(said: Said) -> Iterator[str]:
    if said.title:
        yield f"    {said.title}"
    for field, before, after in said.moved:
        yield f"    {field}: {before} -> {after}"
    percent = f"{said.percent:g}" if said.percent is not None else ""
    again = percent in _PERCENTS.findall(said.status_raw or "")  # "60 % done" says it by itself
    stated = [said.status_raw, f"{percent} %" if percent and not again else "", said.value_raw]
    stated.append(f"due {said.due_raw}" if said.due_raw else "")
    if any(stated):
        yield f"    says: {', '.join(part for part in stated if part)}"
    for label, text in said.details.items():
        yield f"    {label.replace('_', ' ')}: {text}"
