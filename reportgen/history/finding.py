"""A finding: what a check says about a place in a report."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Literal

import msgspec

Weight = Literal["error", "warning", "note"]

_LINES = re.compile(r"\blines? \d+(?:(?: to |-)\d+)?")


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """A line of a source; prints as ``source:line``."""

    source: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}"


class Finding(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What is wrong, missing or contradictory: where, by which rule, with which numbers, and what to do.

    `words` are those of the line that are wrong, and `column` is where they begin, 1 where that is not exact. `also` are the
    other places that prove it; `report` is the key of the report and `track` that of the item, if any. `suppressed` is the
    reason given in a comment of the report; `baselined` says that a baseline knows the finding. Neither kind fails a check.
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
    words: str = ""
    also: tuple[Place, ...] = ()
    suppressed: str = ""
    baselined: bool = False

    @property
    def fingerprint(self) -> str:
        """What the finding is known by while lines move: its rule, item, report and words, without line numbers."""
        said = " ".join((self.words or _LINES.sub("", self.message)).casefold().split())
        where = self.report or self.source
        return sha256(f"{self.rule}\0{self.track}\0{where}\0{said}".encode()).hexdigest()[:16]

    @property
    def counts(self) -> bool:
        """Whether the finding is one that a check fails for: neither suppressed nor known to a baseline."""
        return not self.suppressed and not self.baselined
