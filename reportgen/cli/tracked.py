"""What of a history the command `show` tells: its items, the names that they answer to, and who mentions them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

import msgspec

from reportgen.cli.ledger import Looked
from reportgen.cli.load import Loaded
from reportgen.cli.offered import keep_names
from reportgen.cli.shown import Histories, Left, Shown
from reportgen.cli.telling import KEYS, Said, Told, told_lines, words
from reportgen.history import History, Track
from reportgen.records import Record

_SAID = attrgetter(*KEYS)


def names_of(track: Track) -> tuple[str, ...]:
    """Return the names that an item answers to, in small letters."""
    return tuple([name.casefold() for name in (track.key, track.title, *track.ids, *track.former)])


def called(track: Track) -> str:
    """Return what a person is offered who asks for an item that is not there."""
    return track.id or track.title


def track_lines(track: Track, history: History, loaded: Loaded) -> Iterator[str]:
    """Yield the history of one item as text."""
    told = Told(
        kind=track.kind, id=track.id, title=track.title, reason=track.reason, closed=track.closed, days_open=track.days_open,
        slips=track.slips, slipped_days=track.slipped_days, reopened=track.reopened, vanished=track.vanished,
        sightings=[_said(record, track) for record in track.sightings], mentions=_mentions(track, history, loaded),
    )  # fmt: skip
    return told_lines(told, loaded.place)


def _said(record: Record, track: Track) -> Said:
    moved = [(change.field, change.before, change.after) for change in track.changes if change.now == record]
    return Said._make((*_SAID(record), moved))


def _mentions(track: Track, history: History, loaded: Loaded) -> list[str]:
    """Return a line for each record that mentions the item and is no sighting of it."""
    records = history.mentions.get(track.id or "", ())
    if not records:
        return []
    own = {(record.source, record.line) for record in track.sightings}  # to compare whole records takes a hundred times as long
    others = (record for record in records if (record.source, record.line) not in own or record not in track.sightings)
    return [f"    {loaded.place(record.source, record.line)}  {words(record.kind, record.id, record.title)}" for record in others]


class Items(NamedTuple):
    """The items of a history and where a build left them: in a folder, with the SHA-256 in hex of each file by its path in there."""

    history: History
    loaded: Loaded
    folder: str
    digest: Callable[[str], str]


def leave_items(items: Items, histories: Histories, looked: Looked) -> None:
    """Keep for the next `show` where the build left `items`, which follow from what it `looked` at, and their names for the shell."""
    history, loaded, folder, digest = items
    names = [source.path for source in loaded.corpus.sources]
    before = loaded.shown.get(names[0], names[0]).removesuffix(names[0])
    if any(loaded.shown.get(name, name) != before + name for name in names):
        return  # the place of a record does not follow from its source alone

    def left(track: Track) -> Shown:
        path = f"data/items/{track.slug}.json"
        left = Left(f"{folder}/{path}", digest(path), before, _mentions(track, history, loaded))
        return Shown(names_of(track), called(track), msgspec.json.encode(left))

    histories.leave(map(left, history.tracks), looked, (loaded.withheld.said,))
    if histories.usual:
        keep_names(history)
