"""Naming: the keys and file names of tracks, which reports added later never change."""

from __future__ import annotations

from reportgen.history.draft import Draft, Trail
from reportgen.history.sightings import Sighting
from reportgen.history.slugs import Names, digest, slug
from reportgen.history.titles import normal


def name_trails(drafts: list[Draft]) -> tuple[Trail, ...]:
    """Give each draft its key and file name, in the order of `drafts`.

    Without an id the key stands for kind, owners and normalized title as first seen. The file name never comes from a title: it is
    the id, or kind, report and place among the records of that kind without id, all as first seen.

    Drafts that only reports without a date speak of come last: nobody knows when those were, and of two items that want one name
    the dated one keeps it. So a dated report that is added can take a name from an undated one, never from a dated one.
    """
    keys, slugs = _Keys(), Names()
    firsts: dict[tuple[str, str], str] = {}
    trails = []
    for draft in drafts:
        base, ident = _base(draft), draft.seen[0].record.id
        first = firsts.get((draft.kind, ident.casefold())) if ident else None
        given = slugs.take_numbered(first) if first else slugs.take(_file(draft), draft.kind)
        if ident:
            firsts.setdefault((draft.kind, ident.casefold()), given)
        trails.append(Trail(
            keys.take(f"{draft.kind}:{base}"), given, draft.kind, draft.id, _ordered(draft.seen),
            "; ".join(draft.reasons), tuple(draft.ids.values()),
        ))  # fmt: skip
    return tuple(trails)


def _file(draft: Draft) -> str:
    first = draft.seen[0]
    return slug(first.record.id or f"{draft.kind} {first.record.report} {first.nth}")


def _base(draft: Draft) -> str:
    record = draft.seen[0].record
    if record.id:
        return record.id
    title = normal(record.title) or f"{record.title} {record.report} {record.source}:{record.line}"
    return digest(draft.kind, title, *sorted({owner.casefold() for owner in record.owners}))


def _ordered(seen: list[Sighting]) -> tuple[Sighting, ...]:
    """Put sightings without a date, which come last, in front: nobody knows when they were, and the last one is what holds now."""
    return tuple(seen) if seen[-1].date else tuple(sorted(seen, key=lambda sighting: sighting.date is not None))


class _Keys:
    """Give out track keys: ``risk:R-1``, then ``risk:R-1~2``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return `wanted`, or `wanted` with the lowest number behind it that no other track has."""
        base = folded = wanted.casefold()
        key, number = wanted, self._next.get(base, 2)
        while folded in self._taken:
            key, number = f"{wanted}~{number}", number + 1
            folded = key.casefold()
        self._next[base] = number
        self._taken.add(folded)
        return key
