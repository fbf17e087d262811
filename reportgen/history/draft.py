"""Drafts: tracks while they grow, and how well a record fits one."""

from __future__ import annotations

import msgspec

from reportgen.history.sightings import Sighting
from reportgen.history.titles import KIN, SAME, likeness, share_word

_REASONS = 6  # kept for one track: a page shows them all
_TITLES = 12  # titles of one track that are compared: the first, and the latest others


class Trail(msgspec.Struct, frozen=True, gc=False):
    """The sightings of one track with their moments, oldest first, and what is known before any change is computed.

    `ids` are all ids of its records, as first spelled, the first one first.
    """

    key: str
    slug: str
    kind: str
    id: str | None
    seen: tuple[Sighting, ...]
    reason: str
    ids: tuple[str, ...] = ()


class Draft:
    """A track while it grows."""

    def __init__(self, sighting: Sighting, title: str, reason: str = "") -> None:
        self.kind = sighting.record.kind
        self.id = sighting.record.id
        self.reasons: dict[str, None] = dict.fromkeys([reason] if reason else ())
        self.ids: dict[str, str] = {}
        self.seen: list[Sighting] = []
        self.titles: dict[str, Sighting] = {}
        self.owners: set[str] = set()
        self._owners: tuple[str, ...] = ()  # those of the record before: most say the same again
        self.add(sighting, title)

    def add(self, sighting: Sighting, title: str) -> None:
        """Take in a sighting whose normal title is `title`."""
        record = sighting.record
        self.seen.append(sighting)
        if record.id and (record.id != self.id or not self.ids):
            self.id = self.id or record.id
            self.ids.setdefault(record.id.casefold(), record.id)
        if record.owners != self._owners:
            self._owners = record.owners
            self.owners.update(map(str.casefold, record.owners))
        if title and title not in self.titles:
            self.titles[title] = sighting
            if len(self.titles) > _TITLES:
                del self.titles[list(self.titles)[1]]

    def explain(self, reason: str) -> None:
        """Keep why this track is what it is, each reason once."""
        if len(self.reasons) < _REASONS:
            self.reasons.setdefault(reason)

    def explain_once(self, reason: str) -> None:
        """Keep `reason` unless there is one already."""
        if not self.reasons:
            self.explain(reason)

    def latest(self) -> str:
        """Return the latest new title; empty without any."""
        return next(reversed(self.titles), "")

    def shares_owner(self, sighting: Sighting) -> bool:
        """Say whether an owner of the sighting owned this before."""
        return any(owner.casefold() in self.owners for owner in sighting.record.owners)

    def may_own(self, sighting: Sighting) -> bool:
        """Say whether no owner contradicts that the sighting is of this item."""
        return not self.owners or not sighting.record.owners or self.shares_owner(sighting)


class Fit(msgspec.Struct, frozen=True, gc=False):
    """How well a record fits a track: the best similarity, the title it was found with, and whether that is enough."""

    score: float
    title: str
    same: bool


def fit(draft: Draft, sighting: Sighting, title: str) -> Fit:
    """Compare the normal `title` of a sighting with those of `draft`; an untitled record fits anything of its id."""
    if not title or not draft.titles:
        return Fit(0.0, "", True)
    if title in draft.titles:
        return Fit(100.0, title, True)
    score, best = max((likeness(title, other), other) for other in draft.titles)
    kin = score >= KIN and draft.shares_owner(sighting) and any(share_word(title, other) for other in draft.titles)
    return Fit(score, best, score >= SAME or kin)


def quote(sighting: Sighting) -> str:
    """Return the title of a sighting and where it stands."""
    record = sighting.record
    return f"“{record.title}” ({record.source}:{record.line})"


def why_split(draft: Draft, fit: Fit, sighting: Sighting) -> str:
    """Return why a record of an id is another item than `draft`, with both titles and their likeness."""
    return (
        f"{sighting.record.id} is used for two things: {quote(draft.titles[fit.title])} and {quote(sighting)};"
        f" their titles are {fit.score:.0f} % alike, below {SAME:.0f} %"
    )


def why_joined(draft: Draft, sighting: Sighting, score: float) -> str:
    """Return why a record without id is the item of `draft`, with both titles and their likeness."""
    return f"joined without an id: {quote(draft.seen[0])} and {quote(sighting)}; their titles are {score:.0f} % alike"
