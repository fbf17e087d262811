"""People: what each owner holds, did and is late with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reportgen.history.changes import WORK, is_open, state
from reportgen.history.model import Person, Track
from reportgen.history.sightings import Sighting
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


def people(tracks: tuple[Track, ...], sightings: Iterable[Sighting], end: str | None) -> tuple[Person, ...]:
    """Return one `Person` for each owner as last stated, sorted by name; names that differ in case are one person.

    `sightings` are all of `tracks`, in the order of time.
    """
    held: dict[str, list[Track]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for track in tracks:
        for name in filter(str.strip, owners(track)):
            spelled[name.casefold()] = min(name, spelled.get(name.casefold(), name))
            if track not in held[name.casefold()][-1:]:
                held[name.casefold()].append(track)
    files = _files(sightings)
    order = sorted(held, key=lambda folded: (folded, spelled[folded]))
    return tuple(_person(spelled[folded], files[folded], held[folded], end) for folded in order)


def _files(sightings: Iterable[Sighting]) -> dict[str, str]:
    """Map everyone who ever owned anything, case folded, to a file name.

    Who owned something first keeps the name, so that no page becomes another person's when reports are added.
    """
    names = Names()
    order = dict.fromkeys(name.casefold() for sighting in sightings for name in sighting.record.owners if name.strip())
    return {folded: names.take(slug(folded), "person") for folded in order}


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
