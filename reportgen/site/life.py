"""The life of an item in numbers: its time in each status, its cycle, its longest silence, what was promised of it, and its kin."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reportgen.history import Track
from reportgen.history.model import Promise
from reportgen.site.page import Site
from reportgen.site.view import Ref
from reportgen.site.words import count, long_day, short_day, state_words

HOW = {
    "same": "the same thing in another kind", "renamed": "goes on under another id", "supersedes": "supersedes", "splits": "is split",
    "repeats": "repeats",
}  # fmt: skip
INWARD = {"renamed": "goes on from another id", "supersedes": "is superseded by", "splits": "is split off", "repeats": "is repeated by"}
OUTCOMES = {"kept": "Kept", "partly": "Partly kept", "broken": "Not kept", "silent": "Never mentioned"}

Promises = Mapping[str, tuple[Promise, ...]]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Another item that belongs to this one: how, and the record that says so."""

    how: str
    item: Ref
    title: str
    place: Ref
    reason: str


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One promise: what was to be done by which day, who said so, and what became of it."""

    outcome: str
    words: str
    item: Ref
    title: str
    day: str
    what: str
    said: Ref
    why: str
    proof: tuple[Ref, ...]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One item in numbers; `spent` are the days in each status (state, words, days, where they begin and end in percent)."""

    spent: tuple[tuple[str, str, str, float, float], ...]
    cycle: str
    silence: str
    ties: tuple[Tie, ...]
    kept: tuple[Kept, ...]


def _spent(track: Track) -> tuple[tuple[str, str, str, float, float], ...]:
    total = sum(track.spent.values())
    found, start = [], 0
    for state, days in track.spent.items():
        left, wide = 100 * start / max(total, 1), 100 * days / max(total, 1)
        found.append((state, state_words(state), count(days, "day"), round(left, 2), round(wide, 2)))
        start += days
    return tuple(found) if total and set(track.spent) != {"unstated"} else ()


def _cycle(track: Track) -> str:
    if track.cycle is None:
        return ""
    one = track.cycle
    return f"{count(one.days, 'day')} from {short_day(one.first)} to {short_day(one.done)}, {count(one.workdays, 'working day')}"


def _silence(track: Track) -> str:
    one = track.silence
    return f"{count(one.days, 'day')}, {short_day(one.first)} to {short_day(one.last)}" if one and one.days > 1 else ""


def ties(site: Site, track: Track) -> tuple[Tie, ...]:
    """Return the items that belong to `track` because one of them says so."""
    found = []
    for link in track.links:
        line = site.lines.get(link.track)
        if line:
            words = HOW[link.how] if link.outward or link.how not in INWARD else INWARD[link.how]
            place = Ref(text=f"line {link.record.line}", href=site.lookup.line_href(link.record), title=link.record.source)
            found.append(
                Tie(how=words, item=Ref(text=line.id or line.title, href=line.href), title=line.title, place=place, reason=link.reason)
            )
    return tuple(found)


def kept(site: Site, promise: Promise) -> Kept:
    """Return a promise with its lines."""
    line = site.lines.get(promise.track)
    said = promise.said
    href = line.href if line else site.lookup.line_href(said)
    return Kept(
        outcome=promise.outcome, words=OUTCOMES[promise.outcome], day=long_day(promise.date),
        what="due" if promise.kind == "due" else f"priority “{said.title}”", why=promise.why,
        item=Ref(text=(line.id if line else "") or ("Priority" if promise.kind == "priority" else "Item"), href=href),
        title=line.title if line else said.title,
        said=Ref(text=short_day(said.date) or said.report, href=site.lookup.line_href(said), title=f"{said.source}:{said.line}"),
        proof=tuple(Ref(text=f"line {one.line}", href=site.lookup.line_href(one), title=one.source) for one in promise.proof[:3]),
    )  # fmt: skip


def kept_basis(site: Site, promise: Promise) -> object:
    """Return what `kept` follows from, besides the line of the item."""
    said, files = promise.said, site.lookup.files
    proof = [(one.line, one.source, files.get(one.report)) for one in promise.proof[:3]]
    words = promise.track, promise.outcome, promise.kind, promise.date, promise.why, said.title
    return words, said.date, said.report, said.source, said.line, files.get(said.report), proof


def life(site: Site, track: Track, tied: tuple[Tie, ...]) -> Life:
    """Return the numbers of one item, with the items that are `tied` to it."""
    return Life(
        spent=_spent(track), cycle=_cycle(track), silence=_silence(track), ties=tied,
        kept=tuple(kept(site, promise) for promise in site.promises.get(track.key, ())),
    )  # fmt: skip
