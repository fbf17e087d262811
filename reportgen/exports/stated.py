"""What is known of an item now: of each field what was stated last, by whichever report."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.history import Track
from reportgen.records import Level, State


class Stated(NamedTuple):
    """Fields of an item as last stated; nothing where no report states one."""

    status: State | None
    level: Level | None
    percent: int | float | None
    owners: tuple[str, ...]
    due: str | None


def last_stated(track: Track) -> Stated:
    """Return what the sightings of `track` state last, found in one pass."""
    status, level, percent, day = None, None, None, None
    owners: tuple[str, ...] = ()
    for record in reversed(track.sightings):
        status, level, owners, day = status or record.status, level or record.level, owners or record.owners, day or record.due
        percent = record.percent if percent is None else percent
        if status and owners and day and percent is not None:  # what has a percentage has no level
            break
    return Stated(status, level, percent, owners, day)
