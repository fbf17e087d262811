"""What of a history the command `show` tells: its items, the names that they answer to, and who mentions them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportgen.cli.ledger import Looked
from reportgen.cli.left import Home, Left, proved
from reportgen.cli.lined import before, item_lines
from reportgen.cli.lists import DATABASE, ITEMS, Lists
from reportgen.cli.load import Loaded
from reportgen.cli.offered import keep_names
from reportgen.cli.shown import Histories
from reportgen.cli.telling import KEYS, Mention, Said, Told, told_lines
from reportgen.history import History, Track
from reportgen.records import Record, Setting

_SAID, _MENTION = attrgetter(*KEYS), attrgetter("source", "line", "kind", "id", "title")


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
        sightings=[_said(record, track) for record in track.sightings], mentions=_mentions(track, history),
    )  # fmt: skip
    return told_lines(told, loaded.place)


def _said(record: Record, track: Track) -> Said:
    moved = [(change.field, change.before, change.after) for change in track.changes if change.now == record]
    return Said._make((*_SAID(record), moved))


def _mentions(track: Track, history: History) -> list[Mention]:
    """Return each record that mentions the item and is no sighting of it."""
    records = history.mentions.get(track.id or "", ())
    own = set(map(id, track.sightings)) if records else ()
    return [_MENTION(record) for record in records if id(record) not in own]


class Items(NamedTuple):
    """The items of a history and where a build left them: in a folder, with the SHA-256 in hex of each file by its path in there."""

    history: History
    loaded: Loaded
    setting: Setting
    folder: str
    digest: Callable[[str], str]


def leave_items(items: Items, paths: tuple[Path, ...], config: Path | None, looked: Looked) -> None:
    """Keep for the next `show`, `list` and `query` of `paths` with the settings `config` where the build left `items`.

    All of it follows from what the build `looked` at. Their names are left for the shell, too.
    """
    history, loaded, setting, folder, digest = items
    front = before(loaded)
    if not folder.isprintable() or front is None:
        return  # it cannot be said as text, or where a source lies does not follow from its name alone

    left = (
        Left(names_of(track), called(track), track.slug, digest(f"data/items/{track.slug}.json"), _mentions(track, history))
        for track in history.tracks
    )
    said = loaded.said
    lines = msgspec.json.Encoder().encode_lines(chain([Home(folder, front)], left))
    histories = Histories(paths, config)
    histories.leave(proved(lines), looked, said)
    whole = item_lines(history, setting, front, folder, {file: digest(file) for file in (ITEMS, DATABASE)})
    Lists(paths, config).keep(whole, said, looked)
    if histories.usual:
        keep_names(history)
