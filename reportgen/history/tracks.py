"""Tracks: join the records that speak of one thing, and split an id that is used for two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.history.sightings import Sighting
from reportgen.history.slugs import Names, digest, slug
from reportgen.history.titles import KIN, SAME, likeness, normal, repeats, share_word

REWORDED = ("action", "story", "risk")
"""Kinds whose records without id may be joined although the wording differs a little."""

_TITLES = 12  # titles of one track that are compared: the first, and the latest others
_NEAR = 24  # tracks that are compared for one record without id, the latest first


class Trail(NamedTuple):
    """The sightings of one track with their moments, oldest first, and what is known before any change is computed."""

    key: str
    slug: str
    kind: str
    id: str | None
    seen: tuple[Sighting, ...]
    reason: str


class _Draft:
    """A track while it grows."""

    def __init__(self, sighting: Sighting, title: str, reason: str = "") -> None:
        self.kind = sighting.record.kind
        self.id = sighting.record.id
        self.reason = reason
        self.seen: list[Sighting] = []
        self.titles: dict[str, Sighting] = {}
        self.owners: set[str] = set()
        self.add(sighting, title)

    def add(self, sighting: Sighting, title: str) -> None:
        self.seen.append(sighting)
        self.owners.update(owner.casefold() for owner in sighting.record.owners)
        if title and title not in self.titles:
            self.titles[title] = sighting
            if len(self.titles) > _TITLES:
                del self.titles[list(self.titles)[1]]

    def shares_owner(self, sighting: Sighting) -> bool:
        return any(owner.casefold() in self.owners for owner in sighting.record.owners)

    def may_own(self, sighting: Sighting) -> bool:
        return not self.owners or not sighting.record.owners or self.shares_owner(sighting)


class _Fit(NamedTuple):
    """How well a record fits a track: the best similarity, the title it was found with, and whether that is enough."""

    score: float
    title: str
    same: bool


def _fit(draft: _Draft, sighting: Sighting, title: str) -> _Fit:
    if not title or not draft.titles:
        return _Fit(0.0, "", True)
    score, best = max((likeness(title, other), other) for other in draft.titles)
    kin = score >= KIN and draft.shares_owner(sighting) and any(share_word(title, other) for other in draft.titles)
    return _Fit(score, best, score >= SAME or kin)


def _quote(sighting: Sighting) -> str:
    record = sighting.record
    return f"“{record.title}” ({record.source}:{record.line})"


def _why_split(draft: _Draft, fit: _Fit, sighting: Sighting) -> str:
    return (
        f"{sighting.record.id} is used for two things: {_quote(draft.titles[fit.title])} and {_quote(sighting)};"
        f" their titles are {fit.score:.0f} % alike, below {SAME:.0f} %"
    )


def _why_joined(draft: _Draft, sighting: Sighting, score: float) -> str:
    return f"joined without an id: {_quote(draft.seen[0])} and {_quote(sighting)}; their titles are {score:.0f} % alike"


class _Joiner:
    """Sort sightings, which come in the order of time, into drafts."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self._by_id: dict[tuple[str, str], list[_Draft]] = defaultdict(list)
        self._by_title: dict[tuple[str, str], list[_Draft]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[_Draft]] = defaultdict(list)

    def place(self, sighting: Sighting) -> None:
        record = sighting.record
        title = normal(record.title, record.owners)
        if record.id:
            draft = self._place_by_id(sighting, title, self._by_id[record.kind, record.id.casefold()])
            if title and record.kind != "metric" and draft not in self._by_title[record.kind, title][-1:]:
                self._by_title[record.kind, title].append(draft)  # so that the same words without the id find it
        elif not title:
            self._start(sighting, title)
        elif record.kind == "metric":
            self._place_metric(sighting, title)
        else:
            self._place_by_title(sighting, title)

    def _start(self, sighting: Sighting, title: str, reason: str = "") -> _Draft:
        draft = _Draft(sighting, title, reason)
        self.drafts.append(draft)
        return draft

    def _place_by_id(self, sighting: Sighting, title: str, drafts: list[_Draft]) -> _Draft:
        """Join the best fitting track of this id, the one seen last where two fit alike; else start another."""
        if not drafts:
            drafts.append(self._start(sighting, title))
            return drafts[0]
        fits = [(_fit(draft, sighting, title), draft) for draft in drafts]
        fit, draft = max(fits, key=lambda pair: (pair[0].same, pair[0].score, pair[1].seen[-1].at))
        if fit.same:
            draft.add(sighting, title)
            return draft
        drafts.append(self._start(sighting, title, _why_split(draft, fit, sighting)))
        return drafts[-1]

    def _place_metric(self, sighting: Sighting, title: str) -> None:
        """Join the metric of this name and unit, that of the same section first.

        Two rows of one name in two sections of one report measure two things.
        """
        drafts = self._by_title["metric", title]
        free = [draft for draft in drafts if _measures(draft, sighting)]
        if free:
            max(free, key=lambda draft: (draft.seen[-1].record.section == sighting.record.section, draft.seen[-1].at)).add(sighting, title)
        else:
            drafts.append(self._start(sighting, title))

    def _place_by_title(self, sighting: Sighting, title: str) -> None:
        kind = sighting.record.kind
        same = [draft for draft in self._by_title[kind, title][-_NEAR:] if draft.may_own(sighting)]
        if same:
            if same[-1].id:
                same[-1].reason = same[-1].reason or _why_joined(same[-1], sighting, 100)
            same[-1].add(sighting, title)
            return
        near = self._near(sighting, title) if kind in REWORDED else ()
        score, draft = max(((repeats(title, _latest(draft)), draft) for draft in near), key=lambda pair: pair[0], default=(0.0, None))
        if draft is None or not score:
            draft = self._start(sighting, title)
        else:
            draft.reason = draft.reason or _why_joined(draft, sighting, score)
            draft.add(sighting, title)
        self._index(draft, kind, title)

    def _index(self, draft: _Draft, kind: str, title: str) -> None:
        self._by_title[kind, title].append(draft)
        if kind in REWORDED:
            for word in set(title.split()):
                held = self._by_word[kind, word]
                if draft not in held[-_NEAR:]:
                    held.append(draft)

    def _near(self, sighting: Sighting, title: str) -> Iterable[_Draft]:
        """Return the latest tracks that share one of the two rarest words of `title`, without repetition."""
        kind = sighting.record.kind
        held = sorted((len(drafts), word) for word in set(title.split()) if (drafts := self._by_word.get((kind, word), ())))
        near = {id(draft): draft for _, word in held[:2] for draft in self._by_word[kind, word][-_NEAR:]}
        return [draft for draft in near.values() if draft.may_own(sighting)]


def _latest(draft: _Draft) -> str:
    return next(reversed(draft.titles), "")


def _measures(draft: _Draft, sighting: Sighting) -> bool:
    record, last = sighting.record, draft.seen[-1]
    if not _same_unit(record.unit or "", last.record.unit or ""):
        return False
    return last.at != sighting.at or last.record.section == record.section or last.record.value == record.value


def _same_unit(one: str, two: str) -> bool:
    """Say whether one unit shortens the other ("files/min", "files/minute"; "%", "% RH") or is left out."""
    one, two = one.casefold(), two.casefold()
    return one.startswith(two) or two.startswith(one)


def join(sightings: Iterable[Sighting]) -> tuple[Trail, ...]:
    """Sort `sightings`, which come in the order of time, into trails; each sighting is in exactly one.

    Trails come in the order of their first sighting. Keys and slugs depend only on that order, so that reports added
    later never rename what is there.
    """
    joiner = _Joiner()
    for sighting in sightings:
        joiner.place(sighting)
    return _named(joiner.drafts)


def _named(drafts: list[_Draft]) -> tuple[Trail, ...]:
    keys, slugs = _Keys(), Names()
    firsts: dict[tuple[str, str], str] = {}
    trails = []
    for draft in drafts:
        base = _base(draft)
        name = slug(draft.id) if draft.id else f"{draft.kind}-{base}"
        first = firsts.get((draft.kind, base.casefold()))
        given = slugs.take_numbered(first) if first else slugs.take(name, draft.kind)
        firsts.setdefault((draft.kind, base.casefold()), given)
        trails.append(Trail(keys.take(f"{draft.kind}:{base}"), given, draft.kind, draft.id, _ordered(draft.seen), draft.reason))
    return tuple(trails)


def _base(draft: _Draft) -> str:
    record = draft.seen[0].record
    if draft.id:
        return draft.id
    title = normal(record.title) or f"{record.title} {record.report} {record.source}:{record.line}"
    return digest(draft.kind, title)


def _ordered(seen: list[Sighting]) -> tuple[Sighting, ...]:
    """Put sightings without a date in front: nobody knows when they were, and the last one is what holds now."""
    return tuple(sorted(seen, key=lambda sighting: sighting.date is not None))


class _Keys:
    """Give out track keys: ``risk:R-1``, then ``risk:R-1~2``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return `wanted`, or `wanted` with the lowest number behind it that no other track has."""
        base, key, number = wanted.casefold(), wanted, self._next.get(wanted.casefold(), 2)
        while key.casefold() in self._taken:
            key, number = f"{wanted}~{number}", number + 1
        self._next[base] = number
        self._taken.add(key.casefold())
        return key
