"""What a rule is, and what it says about a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from reportgen.checks.bounds import Bounds
from reportgen.checks.page import Page
from reportgen.history.finding import Place, Weight
from reportgen.history.model import History
from reportgen.records import Report


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says about one line; `check` adds the rule's code, name and weight and makes a `Finding` of it.

    `words` are those of the line that are wrong, as plain text; `weight` is None where the rule's own weight holds. `also`
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
    """A rule over one source by itself; its findings depend on that text only, so they can be kept beside it."""

    check: Callable[[Page], Iterator[Remark]]


class ReportRule(Rule, frozen=True, kw_only=True):
    """A rule over the records of one report."""

    check: Callable[[Report], Iterator[Remark]]


class HistoryRule(Rule, frozen=True, kw_only=True):
    """A rule over all reports at once."""

    check: Callable[[History], Iterator[Remark]]


class BoundRule(Rule, frozen=True, kw_only=True):
    """A rule over all reports at once with bounds, words or a calendar that a team may set."""

    check: Callable[[History, Bounds], Iterator[Remark]]


AnyRule = SourceRule | ReportRule | HistoryRule | BoundRule
