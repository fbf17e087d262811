"""Links: items that belong together by what a report says, and are still told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from reportgen.history.changes import WORK
from reportgen.history.draft import quote
from reportgen.history.model import Link
from reportgen.history.renames import Claim, How, claims, tied
from reportgen.history.sightings import Sighting
from reportgen.history.titles import KIN, SAME, likeness, normal, share_word
from reportgen.history.tracks import Trail


class _Found(NamedTuple):
    """One claim of one record of `trail` about the track `other`."""

    trail: Trail
    other: Trail
    claim: Claim
    sighting: Sighting
    reason: str


class Ties(NamedTuple):
    """What records say about other ids, by the key of a track: its links, and names it had that no record carries itself."""

    links: dict[str, tuple[Link, ...]]
    former: dict[str, tuple[str, ...]]


class Said(msgspec.Struct, frozen=True, gc=False):
    """What one trail says about other ids: each record that says something, with its claims and the id that its title is tied to."""

    trail: Trail
    said: tuple[tuple[Sighting, tuple[Claim, ...], tuple[Claim, ...]], ...]


def all_said(trails: Iterable[Trail], before: Mapping[str, Said]) -> dict[str, Said]:
    """Return what each of `trails` says, by its key; for the very trails that are among `before`, as it is there."""
    found: dict[str, Said] = {}
    for trail in trails:
        was = before.get(trail.key)
        found[trail.key] = was if was and was.trail is trail else Said(trail, tuple(_says(trail)))
    return found


def _says(trail: Trail) -> Iterator[tuple[Sighting, tuple[Claim, ...], tuple[Claim, ...]]]:
    for sighting in _worded(trail):
        said, names = claims(sighting.record), tied(sighting.record) if trail.kind in WORK else ()
        if said or names:
            yield sighting, said, names


def ties(all_of: Mapping[str, Said], apart: frozenset[str]) -> Ties:
    """Return the links of each track, both ways, in the order of the records that say so, and its former names.

    `all_of` is what trails say, `apart` are ids, case folded, that a person keeps apart: they are never called the same or renamed.
    """
    by_id: dict[str, list[Trail]] = defaultdict(list)
    for told in all_of.values():
        for ident in told.trail.ids:
            by_id[ident.casefold()].append(told.trail)
    found: dict[tuple[str, str, str], _Found] = {}
    former: dict[str, dict[str, None]] = defaultdict(dict)
    for trail, sighting, said, names in ((told.trail, *every) for told in all_of.values() for every in told.said):
        renamed = [one.id for one in said if one.how == "renamed"]
        former[trail.key] |= {name: None for name in renamed if name.casefold() not in apart and name.casefold() not in by_id}
        for one in (*_claimed(trail, sighting, said, by_id), *_tied(trail, sighting, names, by_id)):
            if one.claim.how not in {"same", "renamed"} or not apart & {one.claim.id.casefold(), *map(str.casefold, trail.ids)}:
                found.setdefault((trail.key, one.other.key, one.claim.how), one)
    return Ties(_both_ways(tuple(found.values())), {key: tuple(names) for key, names in former.items()})


def _worded(trail: Trail) -> tuple[Sighting, ...]:
    """Return the first sighting of each wording; what is said again says nothing new."""
    found: dict[tuple[str, ...], Sighting] = {}
    for sighting in trail.seen:
        if "-" in sighting.record.title or sighting.record.details:
            found.setdefault((sighting.record.title, *sighting.record.details.values()), sighting)
    return tuple(found.values())


def _both_ways(found: tuple[_Found, ...]) -> dict[str, tuple[Link, ...]]:
    made: dict[str, list[Link]] = defaultdict(list)
    for one in found:
        outward = one.claim.how != "superseded"
        how: How = one.claim.how if outward else "supersedes"
        for key, other, away in ((one.trail.key, one.other.key, outward), (one.other.key, one.trail.key, not outward)):
            made[key].append(Link(track=other, how=how, outward=away, reason=one.reason, record=one.sighting.record))
    return {key: tuple(many) for key, many in made.items()}


def _claimed(trail: Trail, sighting: Sighting, said: tuple[Claim, ...], by_id: dict[str, list[Trail]]) -> list[_Found]:
    found = []
    for claim in said:
        others = [other for other in by_id.get(claim.id.casefold(), ()) if other.key != trail.key]
        others = [other for other in others if other.kind == trail.kind] or others
        if others:
            reason = f"{quote(sighting)} says “{claim.words}”"
            if claim.how == "renamed":
                reason += f"; {claim.id} is also listed on its own, so that the two are not joined"
            found.append(_Found(trail, _of_its_time(others, sighting), claim, sighting, reason))
    return found


def _tied(trail: Trail, sighting: Sighting, names: tuple[Claim, ...], by_id: dict[str, list[Trail]]) -> list[_Found]:
    """Return the action that the title of a story names, or the other way round, where the two titles or owners agree."""
    found = []
    for claim in names:
        others = [other for other in by_id.get(claim.id.casefold(), ()) if other.kind in WORK and other.kind != trail.kind]
        if others and (score := _alike(sighting, claim, other := _of_its_time(others, sighting))):
            reason = f"the title of {quote(sighting)} names {claim.id}; the two titles are {score:.0f} % alike"
            found.append(_Found(trail, other, claim, sighting, reason))
    return found


def _alike(sighting: Sighting, claim: Claim, other: Trail) -> float:
    title = normal(sighting.record.title.replace(claim.words, " "), sighting.record.owners)
    titles = dict.fromkeys(normal(one.record.title, one.record.owners) for one in other.seen)
    score, best = max(((likeness(title, name), name) for name in titles), default=(0.0, ""))
    owners = {owner.casefold() for one in other.seen for owner in one.record.owners}
    kin = score >= KIN and share_word(title, best) and any(owner.casefold() in owners for owner in sighting.record.owners)
    return score if score >= SAME or kin else 0.0


def _of_its_time(trails: list[Trail], sighting: Sighting) -> Trail:
    """Return the track that was begun last by the time of `sighting`, else the first one."""
    begun = [trail for trail in trails if trail.seen[0].at <= sighting.at]
    return max(begun, key=lambda trail: trail.seen[0].at) if begun else trails[0]
