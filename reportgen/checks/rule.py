"""What a rule is, and what it says about a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from reportgen.checks.case import Case
from reportgen.checks.page import Page
from reportgen.history.finding import Place, Weight


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says about one line; `check` adds the rule's code, name and weight and makes a `Finding` of it.

    `words` are those of the line that are wrong, as plain text; `report` is the key of the report, which a rule over one source leaves
    out where the line says it; `weight` is None where the rule's own weight holds. `also`
    are the other places that prove it.
    """

    source: str
    line: int
    message: str
    hint: str = ""
    report: str = ""
    track: str = ""
    words: str = ""
    also: tuple[Place, ...] = ()
    weight: Weight | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `RULES`: a code that never changes, a name for people, how much a finding weighs, and what it looks at."""

    code: str
    name: str
    weight: Weight


class SourceRule(Rule, frozen=True, kw_only=True):
    """A rule over one source and what was read from it; its findings depend on these and the settings only, so they can be kept."""

    check: Callable[[Page], Iterator[Remark]]


class HistoryRule(Rule, frozen=True, kw_only=True):
    """A rule over all reports at once."""

    check: Callable[[Case], Iterator[Remark]]


AnyRule = SourceRule | HistoryRule
