"""Tracks: join the records that speak of one thing, and split an id that is used for two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from reportgen.history.draft import Draft, Fit, Trail, fit, quote, why_joined, why_split
from reportgen.history.naming import name_trails
from reportgen.history.renames import claims
from reportgen.history.sightings import Sighting
from reportgen.history.titles import normal, repeats
from reportgen.records.setting import Items

__all__ = ["REWORDED", "Rules", "Trail", "join", "read_rules"]

REWORDED = ("action", "story", "risk")
"""Kinds whose records without id may be joined although the wording differs a little."""

_OTHER_KIND = {"action": "story", "story": "action"}
_place_of = attrgetter("at")
_NEAR = 24  # tracks that are compared for one record without id, the latest first


class Rules(NamedTuple):
    """What a person decided, ids case folded: `groups` maps an id to the name of its group."""

    groups: dict[str, str]
    keep: frozenset[str]
    apart: frozenset[str]


def read_rules(items: Items) -> Rules:
    """Return the rules that the settings state; an id in two groups belongs to the first."""
    groups: dict[str, str] = {}
    for group in items.join:
        for ident in group:
            groups.setdefault(ident.casefold(), group[0].casefold())
    return Rules(groups, frozenset(map(str.casefold, items.keep)), frozenset(map(str.casefold, items.apart)))


class _Joiner:
    """Sort sightings, which come in the order of time, into drafts."""

    def __init__(self, rules: Rules, sightings: Sequence[Sighting]) -> None:
        self._rules = rules
        self._sightings = sightings
        self.drafts: list[Draft] = []
        self._by_id: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self._by_title: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[Draft]] = defaultdict(list)

    def place(self, sighting: Sighting) -> None:
        record = sighting.record
        title = normal(record.title, record.owners)
        if record.id:
            draft = self._place_by_id(sighting, title)
            if title and record.kind != "metric":
                held = self._by_title[record.kind, title]
                if not held or held[-1] is not draft:
                    held.append(draft)  # so that the same words without the id find it
        elif not title:
            self._start(sighting, title)
        elif record.kind == "metric":
            self._place_metric(sighting, title)
        else:
            self._place_by_title(sighting, title)

    def _start(self, sighting: Sighting, title: str, reason: str = "") -> Draft:
        draft = Draft(sighting, title, reason)
        self.drafts.append(draft)
        return draft

    def _place_by_id(self, sighting: Sighting, title: str) -> Draft:
        """Join the best fitting track of this id, the one seen last where two fit alike; else start another."""
        record, ident = sighting.record, (sighting.record.id or "").casefold()
        group = self._rules.groups.get(ident)
        drafts = self._by_id[("", group) if group else (record.kind, ident)]
        if not drafts:
            if other := self._of_other_kind(sighting, title):
                return other
            drafts.append(self._carried_on(sighting, title) or self._start(sighting, title))
            return drafts[0]
        if group or ident in self._rules.keep:
            return self._place_by_rule(sighting, title, drafts[0])
        best, draft = _best(drafts, sighting, title)
        if best.same:
            draft.add(sighting, title)
            return draft
        if other := self._of_other_kind(sighting, title):
            return other
        drafts.append(self._start(sighting, title, why_split(draft, best, sighting)))
        return drafts[-1]

    def _of_other_kind(self, sighting: Sighting, title: str) -> Draft | None:
        """Join the item of this id and title that other reports list as the other kind of work; None where this report lists it as both.

        What a line states tells an action from a story, and one day states less than the next. The item keeps the kind that it
        was first listed as: a kind by majority would change its key and its page with each report that is added.
        """
        record, ident = sighting.record, (sighting.record.id or "").casefold()
        other = _OTHER_KIND.get(record.kind)
        drafts = self._by_id.get((other, ident)) if other else None
        if not other or not drafts or ident in self._rules.apart or self._is_listed(sighting.at, other, ident):
            return None
        best, draft = _best(drafts, sighting, title)
        if not best.same and ident not in self._rules.keep:
            return None
        draft.explain_once(f"{record.id} is listed as {draft.kind} and as {record.kind}: {quote(draft.seen[0])} and {quote(sighting)}")
        draft.add(sighting, title)
        return draft

    def _place_by_rule(self, sighting: Sighting, title: str, draft: Draft) -> Draft:
        """Join the track that a person named, and say so where the records alone would have decided otherwise."""
        record, ident = sighting.record, (sighting.record.id or "").casefold()
        if ident not in draft.ids:
            draft.explain(f"by site.toml, {record.id} and {draft.id} are one item: {quote(draft.seen[0])} and {quote(sighting)}")
        elif not (best := fit(draft, sighting, title)).same:
            draft.explain(f"by site.toml, {record.id} stays one item: the title of {quote(sighting)} is only {best.score:.0f} % alike")
        draft.add(sighting, title)
        return draft

    def _carried_on(self, sighting: Sighting, title: str) -> Draft | None:
        """Join the track of the id that this new one takes over, where the record says so and no report lists both."""
        record = sighting.record
        for claim in claims(record):
            former = claim.id.casefold()
            drafts = self._by_id.get((record.kind, former), [])
            if claim.how != "renamed" or not drafts or {former, (record.id or "").casefold()} & self._rules.apart:
                continue
            if former in self._rules.groups or self._is_listed(sighting.at, record.kind, former):
                continue
            drafts[-1].explain(f"{record.id} carries on {claim.id}: {quote(sighting)} says “{claim.words}”")
            drafts[-1].add(sighting, title)
            return drafts[-1]
        return None

    def _is_listed(self, at: int, kind: str, ident: str) -> bool:
        """Say whether the report at the place `at` lists an item of the kind with the id."""
        here = self._sightings[bisect_left(self._sightings, at, key=_place_of) : bisect_right(self._sightings, at, key=_place_of)]
        return any(one.record.kind == kind and (one.record.id or "").casefold() == ident for one in here)

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
                same[-1].explain_once(why_joined(same[-1], sighting, 100))
            same[-1].add(sighting, title)
            return
        near = self._near(sighting, title) if kind in REWORDED else ()
        score, draft = max(((repeats(title, draft.latest()), draft) for draft in near), key=lambda pair: pair[0], default=(0.0, None))
        if draft is None or not score:
            draft = self._start(sighting, title)
        else:
            draft.explain_once(why_joined(draft, sighting, score))
            draft.add(sighting, title)
        self._index(draft, kind, title)

    def _index(self, draft: Draft, kind: str, title: str) -> None:
        self._by_title[kind, title].append(draft)
        if kind in REWORDED:
            for word in set(title.split()):
                held = self._by_word[kind, word]
                if draft not in held[-_NEAR:]:
                    held.append(draft)

    def _near(self, sighting: Sighting, title: str) -> Iterable[Draft]:
        """Return the latest tracks that share one of the two rarest words of `title`, without repetition."""
        kind = sighting.record.kind
        held = sorted((len(drafts), word) for word in set(title.split()) if (drafts := self._by_word.get((kind, word), ())))
        near = {id(draft): draft for _, word in held[:2] for draft in self._by_word[kind, word][-_NEAR:]}
        return [draft for draft in near.values() if draft.may_own(sighting)]


def _best(drafts: list[Draft], sighting: Sighting, title: str) -> tuple[Fit, Draft]:
    """Return that one of `drafts` that a sighting fits best, the one seen last where two fit alike."""
    if len(drafts) == 1:
        return fit(drafts[0], sighting, title), drafts[0]
    fits = [(fit(draft, sighting, title), draft) for draft in drafts]
    return max(fits, key=lambda pair: (pair[0].same, pair[0].score, pair[1].seen[-1].at))


def _measures(draft: Draft, sighting: Sighting) -> bool:
    record, last = sighting.record, draft.seen[-1]
    if not _same_unit(record.unit or "", last.record.unit or ""):
        return False
    return last.at != sighting.at or last.record.section == record.section or last.record.value == record.value


def _same_unit(one: str, two: str) -> bool:
    """Say whether one unit shortens the other ("files/min", "files/minute"; "%", "% RH") or is left out."""
    one, two = one.casefold(), two.casefold()
    return one.startswith(two) or two.startswith(one)


def join(sightings: Iterable[Sighting], items: Items | None = None) -> tuple[Trail, ...]:
    """Sort `sightings`, which come in the order of time, into trails; each sighting is in exactly one.

    Trails come in the order of their first sighting. Keys and slugs depend only on that order, so that reports added
    later never rename what is there. `items` are the decisions of a person, which come before anything that records say.
    """
    sightings = tuple(sightings)
    joiner = _Joiner(read_rules(items or Items()), sightings)
    for sighting in sightings:
        joiner.place(sighting)
    return name_trails(joiner.drafts)
