"""One person under several names: nicknames, letters without their marks, and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.owners import ROLE, folded, spelled_alike
from reportgen.proposals.proposal import Proposal, Study, count, places
from reportgen.records import Record

_SHORTEST = 3  # letters of a nickname
_LISTED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\W{0,3}(?P<name>[^\W\d_]{3,12})\*{0,2}:")
_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?"


def owners(study: Study) -> Iterator[Proposal]:
    """Propose which names are other spellings of one."""
    held: dict[str, list[Record]] = {}
    for record in study.records:
        for owner in record.owners:
            held.setdefault(owner, []).append(record)
    items: dict[str, set[str]] = {name: set() for name in held}
    for track in study.history.tracks:
        for name in {owner for record in track.sightings for owner in record.owners}:
            items[name].add(track.id or track.title)
    named = [name for name in sorted(held) if not ROLE.search(name) and len(name) >= _SHORTEST]
    pairs = [(pair, how) for pair in combinations(named, 2) if (how := _alike(*pair))]
    found: list[tuple[str, str, str]] = []
    for pair, how in pairs:
        other, name = _shown(pair, held)
        rivals = {one for two, _ in pairs if other in two for one in two} - {other, name}
        shared = sorted(items[other] & items[name])
        if _together(study, pair) or (how == "possible" and not shared) or (rivals and not shared and how != "certain"):
            continue
        said = f"both own {', '.join(shared[:3])}" if shared else "they never stand in one line"
        why = f"{other} owns {count(len(held[other]), 'record')} ({places(held[other], 2)}), {name} {len(held[name])}; {said}"
        found.append((other, name, why))
    shown = {other: name for other, name, _ in found}
    for other, name, why in found:
        yield Proposal(table="vocabulary.owners", key=other, value=_last(name, shown), why=(why,))
    yield from _nicknames(study, named)
    yield from _roles(study, held)


def _last(name: str, shown: dict[str, str]) -> str:
    """Return the name at the end of a row of spellings, so that all of them lead to one: Agnes, Ágnes, Ágnes Kiss.

    >>> _last("Ágnes", {"Agnes": "Ágnes", "Ágnes": "Ágnes Kiss"})
    'Ágnes Kiss'
    """
    for _ in shown:
        name = shown.get(name, name)
    return name


def _nicknames(study: Study, named: list[str]) -> Iterator[Proposal]:
    """Propose whom a list means by a name that owns nothing and is the beginning of one that does."""
    owned = {name.casefold() for name in named} | set(study.setting.vocabulary.owners)
    found: dict[str, list[str]] = {}
    for path, lines in study.lines.items():
        for number, line in enumerate(lines, start=1):
            if (match := _LISTED.match(line)) and match["name"].casefold() not in owned:
                found.setdefault(match["name"], []).append(f"{path}:{number}")
    for short, where in sorted(found.items()):
        longer = [name for name in named if len(name) > len(short) and folded(name).startswith(folded(short))]
        if len(longer) == 1:
            more = f" and {len(where) - 2} more" if len(where) > 2 else ""
            why = f"{short} stands in front of a task ({', '.join(where[:2])}{more}) and is the beginning of one owner's name only"
            yield Proposal(table="vocabulary.owners", key=short, value=longer[0], why=(why,))


def _alike(one: str, two: str) -> str:
    """Return how two names are alike: "certain", "likely", "possible", "short" for one, or nothing.

    >>> _alike("Tobi", "Tobias"), _alike("Soren", "Søren"), _alike("Ida", "Tobias")
    ('short', 'certain', '')
    """
    short, long = sorted((folded(one), folded(two)), key=len)
    if one.casefold() == two.casefold():
        return ""  # read as one anyway
    if short != long and long.startswith(short) and (" " not in long or long[len(short)] == " "):
        return "short"
    return spelled_alike(one, two)


def _shown(pair: tuple[str, str], held: dict[str, list[Record]]) -> tuple[str, str]:
    """Return the other spelling and the name to show: the longer one, the one with its marks, the more frequent one."""
    one, two = sorted(pair, key=lambda name: (len(name) if _alike(*pair) == "short" else 0, not name.isascii(), len(held[name]), name))
    return one, two


def _together(study: Study, pair: tuple[str, str]) -> bool:
    """Tell whether one line names both: then they are two people."""
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in pair]
    if any(" " in name for name in pair):  # the one name holds the other
        return False
    return any(all(pattern.search(line) for pattern in patterns) for lines in study.lines.values() for line in lines)


def _roles(study: Study, held: dict[str, list[Record]]) -> Iterator[Proposal]:
    """Propose who has a role that owns items, where a line says so."""
    for role in sorted(name for name in held if ROLE.search(name)):
        written = re.escape(role)
        pattern = re.compile(rf"(?P<a>{_NAME})\s*\({written}\)|(?<!\w){written}\W{{0,4}}[:–—]\W{{0,4}}(?P<b>{_NAME})")
        found = [
            (match["a"] or match["b"], f"{path}:{number}")
            for path, lines in study.lines.items() for number, line in enumerate(lines, start=1) if role in line
            for match in pattern.finditer(line) if (match["a"] or match["b"]) in held
        ]  # fmt: skip
        people = {name for name, _ in found}
        if len(people) == 1 and not ROLE.search(name := people.pop()):
            why = f"{role} owns {count(len(held[role]), 'record')} ({places(held[role], 2)}), and {found[0][1]} says who that is"
            yield Proposal(table="vocabulary.owners", key=role, value=name, why=(why,))
