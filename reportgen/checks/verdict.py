"""What the rules find in one source, and what they keep of it for the rules that join the sources."""

from __future__ import annotations

import msgspec

from reportgen.history.finding import Finding
from reportgen.text import Span


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What one report names: its ids, case folded, their families, and the beginnings of its long words.

    `span` says which report of the source it is.
    """

    span: Span
    ids: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


class DayNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A weekday, 0 for Monday to 6 for Sunday, said in a line of a day by its number as written: "Monday (Day 7)"."""

    line: int
    words: str
    weekday: int
    day: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """All that the rules take from one source by itself: it depends on that, on what was read from it and on the settings, and can be kept.

    The `report` of a finding is the place of its report in `reports`, or nothing where the line says which one it is. `mentions` are
    lines with an id that stands inside them.
    """

    findings: tuple[Finding, ...] = ()
    mentions: tuple[tuple[int, str], ...] = ()
    named: tuple[DayNamed, ...] = ()
    reports: tuple[Heard, ...] = ()
