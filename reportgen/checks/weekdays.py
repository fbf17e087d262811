"""Weekdays that stand beside a date: "Sunday 2025-01-12", "Tuesday, January 28, 2025", "2025-01-12 (Sunday)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from reportgen.values.moment import read_date, read_weekday

_NEAR = 40  # characters around a weekday in which its date stands
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_AFTER = re.compile(r"\.?(?:,\s?|\s)(?=\w)")
_IN_PARENTHESES = re.compile(r"\.?\s?\(([^()]{6,24})\)")
_BEFORE = re.compile(r"(?P<day>[^(;]{6,24})\s?\(\s?$")
TWO_READINGS = re.compile(r"(?<!\d)\d{1,2}([/-])\d{1,2}\1\d{4}")
_RANGE = re.compile(r"([^\W\d_]{3,})\.?\s?(?:[-–—/&]|to|through|thru|and|bis|or)\s?$", re.I)
_YEARLESS = re.compile(
    r"(?:[^\W\d_]{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,})(?=\s*(?:$|[),;:–—]|\.(?:\s|$)))"
)


def fits(weekday: int, day: date) -> bool:
    """Whether `day` is of that weekday, or would be if its day and month were meant the other way round (03/04/2025).

    >>> fits(1, date(2025, 3, 4)), fits(3, date(2025, 3, 4)), fits(0, date(2025, 3, 4))
    (True, True, False)
    """
    return weekday == day.weekday() or (day.day <= 12 and weekday == date(day.year, day.day, day.month).weekday())


class StatedDay(msgspec.Struct, frozen=True):
    """A weekday as written, 0 for Monday to 6 for Sunday, and the date beside it."""

    word: str
    weekday: int
    day: date
    swappable: bool

    @property
    def agrees(self) -> bool:
        """Whether the two fit; a date written 03/04/2025 has two readings, and one that fits is enough."""
        return fits(self.weekday, self.day) if self.swappable else self.weekday == self.day.weekday()


def _opens_with_date(text: str, after: date | None) -> date | None:
    """Return the date that `text` begins with; a date without a year only where the text says nothing more about it."""
    day = read_date(text)
    if day is None and after is not None:
        bare = _YEARLESS.match(text)
        return read_date(bare.group(), after) if bare else None
    first = re.match(r"\w+", text)
    return day if day and first and read_date(text[first.end() :]) != day else None


def _closes_with_date(text: str) -> date | None:
    """Return the date that `text` ends with."""
    day = read_date(text)
    last = re.search(r"\w+\W*$", text)
    return day if day and last and read_date(text[: last.start()]) != day else None


def _day_beside(text: str, start: int, end: int, after: date | None) -> date | None:
    following = _AFTER.match(text, end)
    if following:
        return _opens_with_date(text[following.end() : following.end() + _NEAR], after)
    inside = _IN_PARENTHESES.match(text, end)
    if inside:
        day = _opens_with_date(inside[1], after)
        return day if day and read_date(inside[1]) in (None, _closes_with_date(inside[1])) else None
    before = _BEFORE.search(text[max(start - _NEAR, 0) : start]) if text[end : end + 1] in (")", ",") else None
    return _closes_with_date(before["day"]) if before else None


def stated_days(text: str, after: date | None = None) -> Iterator[StatedDay]:
    """Yield each weekday in plain `text` that stands directly beside a date, in any language that dates are read in.

    A date without a year is understood against `after`, a report's day.

    >>> [(d.word, d.weekday, d.day.isoformat()) for d in stated_days("Outcomes (Sunday 2025-01-12), next Friday, January 31, 2025")]
    [('Sunday', 6, '2025-01-12'), ('Friday', 4, '2025-01-31')]
    >>> list(stated_days("Mon–Fri 2025-01-13, Monday (Day 7), on Monday we ship 2025-01-14"))
    []
    """
    for match in _WORD.finditer(text):
        weekday = read_weekday(match.group())
        if weekday is None:
            continue
        range_of = _RANGE.search(text[max(match.start() - _NEAR, 0) : match.start()])
        if range_of and read_weekday(range_of[1]) is not None:
            continue
        day = _day_beside(text, match.start(), match.end(), after)
        if day:
            yield StatedDay(match.group(), weekday, day, bool(TWO_READINGS.search(text)))
