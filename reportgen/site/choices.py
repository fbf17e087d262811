"""Choices: the filters above a list, with how many rows each value leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from reportgen.site.view import Choice, Flaw, Line, Option
from reportgen.site.words import KINDS, LEVELS, STATES

T = TypeVar("T")
Values = Callable[[T], Iterable[str]]

STANDINGS = {"new": "New", "baselined": "In the baseline", "suppressed": "Suppressed"}
FLAGS = {"late": "Past due", "slipped": "Slipped", "reopened": "Reopened", "vanished": "Vanished"}


def _flags(line: Line) -> tuple[str, ...]:
    if not (line.late or line.slips or line.reopened or line.vanished):
        return ()
    held = {"late": line.late, "slipped": line.slips, "reopened": line.reopened, "vanished": line.vanished}
    return tuple(key for key, so in held.items() if so)


#: By the key of a filter: its label, what a line has under it, and the words for known values in their order.
OF_LINES: dict[str, tuple[str, Callable[[Line], Iterable[str]], dict[str, str]]] = {
    "kind": ("Kind", lambda line: (line.kind,), {kind: one.capitalize() for kind, (one, _) in KINDS.items()}),
    "open": ("Open or closed", lambda line: ("open" if line.is_open else "closed",), {"open": "Open", "closed": "Closed"}),
    "state": ("Status", lambda line: (line.state,), STATES),
    "level": ("Level", lambda line: (line.level,), dict(reversed(LEVELS.items()))),
    "met": ("Target", lambda line: () if line.met is None else ("yes" if line.met else "no",), {"yes": "Met", "no": "Missed"}),
    "flag": ("Needs a look", _flags, FLAGS),
    "owner": ("Owner", lambda line: dict.fromkeys(owner.text for owner in line.owners), {}),
    "sprint": ("Sprint", lambda line: line.sprints, {}),
    "week": ("Week", lambda line: line.weeks, {}),
}

OF_FLAWS: dict[str, tuple[str, Callable[[Flaw], Iterable[str]], dict[str, str]]] = {
    "weight": ("Weight", lambda flaw: (flaw.weight,), {"error": "Errors", "warning": "Warnings", "note": "Notes"}),
    "rule": ("Rule", lambda flaw: (flaw.rule,), {}),
    "standing": ("Standing", lambda flaw: (flaw.standing,), STANDINGS),
}


#: By the key of a column that sorts and does not filter: what a line has under it.
SORTS: dict[str, Callable[[Line], str]] = {
    "id": lambda line: (line.id or line.title).lower(),
    "due": lambda line: line.due,
    "age": lambda line: "" if line.days_open is None else str(line.days_open),
    "seen": lambda line: str(line.seen),
    "points": lambda line: line.points,
    "first": lambda line: line.first_date,
    "last": lambda line: line.last_date,
}


def keyed(line: Line, keys: Iterable[str]) -> dict[str, str]:
    """Return what `line` is found by, filtered and sorted by: its words, and what it has under each of `keys`."""
    made = ((key, SORTS[key](line) if key in SORTS else "|".join(OF_LINES[key][1](line))) for key in keys)
    return {"find": line.find} | {key: value for key, value in made if value}


def keyed_flaw(flaw: Flaw) -> dict[str, str]:
    """Return what a finding is found and filtered by."""
    return {"find": flaw.find} | {key: "|".join(values(flaw)) for key, (_, values, _) in OF_FLAWS.items()}


MOST = 200
"""Values of one filter to choose from, those that most rows have; the others are found by words, and an address may name them."""

ALWAYS = ("open",)
"""Filters that other pages link to, with all their values."""


def choice(key: str, label: str, rows: Sequence[T], values: Values[T], words: dict[str, str]) -> Choice:
    """Return the filter `key` over `rows`: the values in the order of `words`, then the others as a person sorts them."""
    counts = Counter(chain.from_iterable(map(values, rows)))
    del counts[""]
    others = sorted([value for value, _ in counts.most_common() if value not in words][:MOST], key=lambda value: (value.casefold(), value))
    ordered = [
        *(value for value in words if value in counts or key in ALWAYS),
        *(reversed(others) if key in ("week", "sprint") else others),
    ]
    return Choice(
        key=key, label=label, options=tuple(Option(value=value, words=words.get(value, value), count=counts[value]) for value in ordered)
    )


def line_choices(keys: Iterable[str], lines: Sequence[Line]) -> tuple[Choice, ...]:
    """Return the filters `keys` that tell some of `lines` from others."""
    made = (choice(key, OF_LINES[key][0], lines, OF_LINES[key][1], OF_LINES[key][2]) for key in keys)
    return tuple(one for one in made if len(one.options) > 1 or (one.key == "flag" and one.options))


def flaw_choices(flaws: Sequence[Flaw]) -> tuple[Choice, ...]:
    """Return the filters that tell some of `flaws` from others."""
    made = (choice(key, label, flaws, values, words) for key, (label, values, words) in OF_FLAWS.items())
    return tuple(one for one in made if len(one.options) > 1)
