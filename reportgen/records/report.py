"""A report: one reported day, with its records and with what was not read."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from reportgen.records.record import Record
from reportgen.text import Span


class Unread(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Lines that stand where records stand and that nobody could read as one."""

    section: str
    span: Span
    why: str
    text: str = ""


class Guess(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A section whose heading says nothing known, and which records were read in it, since it looks like others that hold such."""

    section: str
    line: int
    kind: str


class Report(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One reported day or period.

    `key` is unique in a corpus: the ISO date, with a word behind it where two files report one day, or ``undated-…``.
    `header` is the record of kind ``report``; `records` all others in the order of their lines; `kept` the lines that
    are narrative (read as text, not as records); `guesses` the
    sections that were read by what they look like. `span` is the part of the source that this report takes.
    """

    key: str
    date: str | None = None
    dates: tuple[str, ...] = ()
    header: Record
    span: Span
    records: tuple[Record, ...] = ()
    kept: tuple[Span, ...] = ()
    unread: tuple[Unread, ...] = ()
    guesses: tuple[Guess, ...] = ()


def report_at(reports: Iterable[Report], line: int) -> Report | None:
    """Return that one of the reports of a source that says `line`: of a week and the days inside it, the day."""
    inside = [report for report in reports if line in report.span]
    return min(inside, key=lambda report: report.span.last - report.span.first, default=None)
