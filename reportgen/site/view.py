"""Views: what one page shows, as frozen data; templates print them and decide nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

# Every `href` is relative to the root of the site; templates put `root` in front. Empty means: no link.


class Ref(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words that lead somewhere."""

    text: str
    href: str = ""
    title: str = ""


def beside(refs: Sequence[Ref], at: int) -> tuple[Ref | None, Ref | None]:
    """Return what stands before and after the place `at`, each None at its end."""
    return refs[at - 1] if at else None, refs[at + 1] if at + 1 < len(refs) else None


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """A headline number: what it counts, how it moved since the report before, and a small chart."""

    name: str
    value: Ref
    of: Ref
    note: Ref | None = None
    tone: str = ""
    spark: str = ""


class Line(msgspec.Struct, frozen=True, gc=False, kw_only=True, cache_hash=True):
    """One item as a row of a list or a card: where it stands now, each part with the place that says so."""

    key: str
    kind: str
    href: str
    id: str
    title: str
    find: str
    at: str
    state: str = ""
    state_text: str = ""
    said: str = ""
    is_open: bool = False
    level: str = ""
    trend: str = ""
    likelihood: str = ""
    impact: str = ""
    percent: int | float | None = None
    owners: tuple[Ref, ...] = ()
    due: str = ""
    due_ref: Ref | None = None
    late: bool = False
    first: Ref | None = None
    last: Ref | None = None
    first_date: str = ""
    last_date: str = ""
    closed: Ref | None = None
    days_open: int | None = None
    slips: int = 0
    slipped_days: int = 0
    reopened: int = 0
    vanished: bool = False
    points: str = ""
    priority: str = ""
    seen: int = 0
    value: str = ""
    target: str = ""
    met: bool | None = None
    spark: str = ""
    weeks: tuple[str, ...] = ()
    sprints: tuple[str, ...] = ()


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one item: the field, the values before and after, and the two lines that say so."""

    item: Line
    field: str
    name: str
    before: Ref
    after: Ref
    tone: str = ""


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: what is wrong, where, and the places that prove it; `standing` is ``new``, ``baselined`` or ``suppressed``."""

    weight: str
    rule: str
    name: str
    message: str
    hint: str
    place: Ref
    item: Ref | None = None
    report: Ref | None = None
    also: tuple[Ref, ...] = ()
    standing: str = "new"
    reason: str = ""
    find: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One record beside its report: what was read on which line, and which item it belongs to; `source` is where the lines are kept."""

    anchor: str
    line: Ref
    kind: str
    id: str
    title: str
    item: Ref | None
    first: int = 0
    final: int = 0
    state: str = ""
    state_text: str = ""
    level: str = ""
    trend: str = ""
    percent: int | float | None = None
    note: str = ""
    owners: str = ""
    moves: tuple[Move, ...] = ()
    source: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a calendar: `day` 0 is a blank before the first."""

    day: int = 0
    refs: tuple[Ref, ...] = ()
    tone: str = ""


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """One month of a calendar as weeks of seven cells from Monday."""

    name: str
    weeks: tuple[tuple[Cell, ...], ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Items under one heading: at most a page's worth, and how many more there are."""

    key: str
    name: str
    about: str
    lines: tuple[Line, ...]
    total: int
    more: Ref | None = None


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a filter: as it stands in the address, in words, and how many rows of the page have it."""

    value: str
    words: str
    count: int


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One filter of a list: its name in the address, its label and its values."""

    key: str
    label: str
    options: tuple[Option, ...]
