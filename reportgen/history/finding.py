"""A finding: what a check says about a place in a report."""

from __future__ import annotations

from typing import Literal

import msgspec

Weight = Literal["error", "warning", "note"]


class Place(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A line of a source; prints as ``source:line``."""

    source: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}"


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wrong, missing or contradictory: where, by which rule, with which numbers, and what to do.

    `also` are the other places that prove it; `report` is the key of the report and `track` that of the item, if any.
    """

    source: str
    line: int
    column: int = 1
    weight: Weight
    rule: str
    name: str
    message: str
    hint: str = ""
    report: str = ""
    track: str = ""
    also: tuple[Place, ...] = ()
