"""People: what each owner holds, did and is late with."""

from __future__ import annotations

from collections import defaultdict

from reportgen.history.changes import WORK, is_open, state
from reportgen.history.model import Person, Track
from reportgen.history.slugs import Names, slug


def owners(track: Track) -> tuple[str, ...]:
    """Return the owners of `track` as last stated."""
    return next((record.owners for record in reversed(track.sightings) if record.owners), ())


def due(track: Track) -> str | None:
    """Return the last day on which `track` is due by what was stated last, ISO, or None when nobody can tell."""
    return (track.due_when.last or None) if track.due_when else None


def is_late(track: Track, end: str | None) -> bool:
    """Say whether `track` was due before the day `end` and is still open."""
    date = due(track)
    return bool(track.kind in WORK and end and date and date[:10] < end and is_open(track))


def people(tracks: tuple[Track, ...], end: str | None) -> tuple[Person, ...]:
    """Return one `Person` for each owner as last stated, sorted by name; names that differ in case are one person."""
    held: dict[str, list[Track]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for track in tracks:
        for name in filter(str.strip, owners(track)):
            spelled[name.casefold()] = min(name, spelled.get(name.casefold(), name))
            if track not in held[name.casefold()][-1:]:
                held[name.casefold()].append(track)
    names = Names()
    order = sorted(held, key=lambda folded: (folded, spelled[folded]))
    return tuple(_person(spelled[folded], names.take(slug(spelled[folded]), "person"), held[folded], end) for folded in order)


def _person(name: str, file: str, held: list[Track], end: str | None) -> Person:
    work = [track for track in held if track.kind in WORK]
    return Person(
        name=name,
        slug=file,
        open=tuple(track.key for track in work if is_open(track)),
        done=tuple(track.key for track in work if state(track.sightings) == "done"),
        late=tuple(track.key for track in work if is_late(track, end)),
        risks=tuple(track.key for track in held if track.kind == "risk"),
        decisions=tuple(track.key for track in held if track.kind == "decision"),
    )
