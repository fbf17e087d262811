"""Dates and moments: calendar dates, weekdays and due times in words, resolved against a report's day and zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from reportgen.languages import ENGLISH, load_names
from reportgen.text import lazy, remember
from reportgen.values.clock import TIME, ZONE, Clock, at, print_clock, read_clock, read_time, read_zone
from reportgen.values.daynames import any_of, any_weekday, month_of, next_nth, short_of, weekday_of


class Moment(msgspec.Struct, frozen=True, gc=False):
    """An ISO date, or an ISO date-time with offset where a time of day is stated."""

    text: str
    precision: Literal["day", "minute"]


_MONTH = "<names of months>"  # stands for them in patterns until one is used
_WEEKDAY = lazy(any_weekday)


def _named(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with the names of months in it, which are read at its first use."""
    return lazy(lambda: pattern.replace(_MONTH, any_of(month_of())), flags)



_Y, _M = r"(?P<y>[0-9]{4})", rf"(?P<month>{_MONTH})(?![^\W\d_])\.?"
_D = r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th|er|º|ª|\.)?"
_FROM, _TO = r"(?<![0-9])(?<![0-9][-/.])", r"(?![0-9]|[-/.][0-9])"
_OF = r"\s?(?:de\s|of\s|-)?"
_FORMS = (
    rf"{_FROM}{_Y}(?P<s>[-/._])(?P<m>[01]?[0-9])(?P=s)(?P<d>[0-3]?[0-9])(?![0-9])",
    rf"{_FROM}{_Y}年\s?(?P<m>[01]?[0-9])月\s?(?P<d>[0-3]?[0-9])日",
    rf"{_FROM}(?P<d>[0-3]?[0-9])\.\s?(?P<m>[01]?[0-9])\.\s?{_Y}{_TO}",
    rf"{_FROM}(?P<a>[0-3]?[0-9])(?P<s>[/-])(?P<b>[0-3]?[0-9])(?P=s){_Y}{_TO}",
    rf"(?<!\w){_M}\s?{_D},?\s{_Y}{_TO}",
    rf"{_FROM}{_D}{_OF}{_M},?{_OF}{_Y}{_TO}",
)
_FULL = tuple(_named(form, re.I) for form in _FORMS)
_YEARLESS = (
    _named(rf"(?<!\w)(?P<month>(?i:{_MONTH}))(?![^\W\d_])\.?[\s-]{_D}(?![\w:.%/]|\s?[-–])"),
    _named(rf"{_FROM}(?<!\w){_D}[\s-]?(?:de\s|of\s)?(?P<month>(?i:{_MONTH}))(?![^\W\d_])"),
)
_WEEKDAY_BEFORE = lazy(r"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[.,]?\s$", re.I)  # "fri 20 mar", where "mar" alone is a word
_DIGIT = lazy("[0-9]")
_YEAR = lazy("[0-9]{4}")
FIRST_YEAR, LAST_YEAR = 1970, 2199  # reports are of our time; before 1970 many zones had odd offsets


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _full_date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["y"])
    if groups.get("a"):
        first, second = int(groups["a"]), int(groups["b"])
        return _date(year, second, first) if first > 12 else _date(year, first, second)
    month = month_of()[groups["month"].casefold()] if groups.get("month") else int(groups["m"])
    return _date(year, month, int(groups["d"]))


@remember
def _dates(text: str) -> tuple[tuple[int, int, date], ...]:
    """Return start, end and value of every date with a year, in the order of the text, none inside another."""
    if not _YEAR.search(text):
        return ()
    found = sorted((m.start(), -m.end(), day) for form in _FULL for m in form.finditer(text) if (day := _full_date(m)))
    kept: list[tuple[int, int, date]] = []
    for start, end, day in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, day))
    return tuple(kept)


def _yearless(text: str, after: date) -> Iterator[tuple[int, int, date]]:
    """Yield dates without a year: each the first such day not more than 180 days before `after`."""
    if not _DIGIT.search(text):
        return
    earliest = after - timedelta(days=180)
    for form in _YEARLESS:
        for match in form.finditer(text):
            word = match["month"]
            sure = word[0].isupper() or len(word) > 3 or _WEEKDAY_BEFORE.search(text[: match.start()])
            years = (earliest.year, earliest.year + 1) if sure else ()
            days = (_date(year, month_of()[word.casefold()], int(match["d"])) for year in years)
            if day := next((day for day in days if day and day >= earliest), None):
                yield match.start(), match.end(), day


def read_date(text: str, after: date | None = None) -> date | None:
    """Return the first date in `text`.

    "01/02/2025" is read month first, unless the first number is over 12; "01.02.2025" is read day first. A date without
    a year counts only with `after` (a report's date): the first such day from 180 days before it.

    >>> read_date("Monday, February 17, 2025"), read_date("12.01.2025"), read_date("3. März 2025"), read_date("12 de marzo de 2025")
    (datetime.date(2025, 2, 17), datetime.date(2025, 1, 12), datetime.date(2025, 3, 3), datetime.date(2025, 3, 12))
    >>> read_date("Mar 3"), read_date("Mar 3", date(2025, 2, 27)), read_date("Dec 30", date(2025, 1, 2))
    (None, datetime.date(2025, 3, 3), datetime.date(2024, 12, 30))
    """
    placed = _placed(text, after)
    return placed[0][2] if placed else None


def _placed(text: str, after: date | None) -> tuple[tuple[int, int, date], ...]:
    return _dates(text) or (tuple(sorted(_yearless(text, after))) if after and _is_of_our_time(after) else ())


def _is_of_our_time(day: date) -> bool:
    """Return whether the days around `day` are days that can be read."""
    return FIRST_YEAR < day.year < LAST_YEAR


def find_dates(text: str) -> tuple[date, ...]:
    """Return every date with a year in `text`, in its order, repeats kept.

    >>> find_dates("moved from 2025-01-10 to January 13, 2025")
    (datetime.date(2025, 1, 10), datetime.date(2025, 1, 13))
    """
    return tuple(day for _, _, day in _dates(text))


@remember
def read_weekday(text: str) -> int | None:
    """Return the first weekday named in `text`, 0 for Monday to 6 for Sunday.

    >>> read_weekday("Tuesday, Day 7"), read_weekday("Fri 11:00"), read_weekday("mercredi"), read_weekday("sat idle")
    (1, 4, 2, None)
    """
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    found = weekday_of().get(match.group().casefold())  # as patterns compare without case: a long s is an s
    return short_of()[match.group()] if found is None else found


def weekday_name(day: date) -> str:
    """Return the English name of the weekday of `day`.

    >>> weekday_name(date(2025, 1, 12))
    'Sunday'
    """
    return load_names(ENGLISH).weekdays[day.weekday()].capitalize()


_DASH = r"\s?(?:[-–—−]|to|bis|through|until|au|al|tot)\s?"
_RANGES = (
    _named(rf"(?<!\w){_M}\s?(?P<c>[0-3]?[0-9])(?:st|nd|rd|th)?{_DASH}{_D},?\s{_Y}{_TO}", re.I),
    _named(rf"{_FROM}(?P<c>[0-3]?[0-9])\.?{_DASH}{_D}{_OF}{_M},?{_OF}{_Y}{_TO}", re.I),
    _named(rf"{_FROM}(?P<c>[0-3]?[0-9])\.{_DASH}(?P<d>[0-3]?[0-9])\.(?P<m>[01]?[0-9])\.{_Y}{_TO}", re.I),
)
_HALF_DATED = _named(rf"(?:(?<!\w){_M}\s?{_D}|{_FROM}(?P<e>[0-3]?[0-9])\.?\s(?P<month2>{_MONTH})),?{_DASH}$", re.I)


def read_range(text: str) -> tuple[date, date] | None:
    """Return the first and last day of the first range of dates in `text`.

    >>> read_range("February 17-21, 2025")
    (datetime.date(2025, 2, 17), datetime.date(2025, 2, 21))
    >>> read_range("Dec 30 – Jan 3, 2025"), read_range("2025-02-17")
    ((datetime.date(2024, 12, 30), datetime.date(2025, 1, 3)), None)
    """
    if not _YEAR.search(text):
        return None
    for pattern in _RANGES:
        match = pattern.search(text)
        last = _full_date(match) if match else None
        if match and last and (first := _date(last.year, last.month, int(match["c"]))) and first < last:
            return first, last
    return _joined(text)


def _joined(text: str) -> tuple[date, date] | None:
    """Return a range between two dates, of which the first may lack its year."""
    placed = _dates(text)
    for (_, end, first), (start, _, last) in pairwise(placed):
        if re.fullmatch(_DASH, text[end:start], re.I) and first < last:
            return first, last
    if not placed:
        return None
    start, _, last = placed[0]
    half = _HALF_DATED.search(text[:start])
    if not half:
        return None
    month, number = month_of()[(half["month"] or half["month2"]).casefold()], int(half["d"] or half["e"])
    year = last.year if (month, number) <= (last.month, last.day) else last.year - 1
    opening = _date(year, month, number)
    return (opening, last) if opening and opening < last else None


_GAP = lazy(r"[\s,T@(]*(?:EOD|COB|at|by|um|à|kl\.?|-|–|—)?[\s(]*")
_CLOCK_AFTER = lazy(rf"(?P<time>{TIME})(?:(?<!T..:..)(?<!T..:..:..){_DASH}{TIME})?\s?(?P<zone>\(?{ZONE}\)?)?")
_CLOCK_BEFORE = lazy(rf"(?<![\w.,:/-])(?P<time>{TIME})\s?(?P<zone>{ZONE})?\s?(?:,|on|am|le)?\s*$")
_NOT_THE_DAY = lazy(r"\b(?:week|after|since|from|last|every|each|before)(?:\s(?:of|beginning|starting|commencing))?[\s:]*$", re.I)
_RELATIVE = lazy(
    r"(?<!\w)(?:(today|tonight|heute)|(tomorrow|morgen|demain|mañana)|in\s(?P<n>[0-9]{1,2}|a|one|two|three|four)\s(?P<unit>day|week)s?"
    r"|the\s(?P<nth>[0-9]{1,2})(?:st|nd|rd|th)(?=\s*(?:[,.;)]|$|at\s|eod|cob))|(?P<eow>eow|end of (?:the |this )?week(?!\s\d)))(?!\w)",
    re.I,
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_FORMER = lazy(r"[\s(,;](?:(?:moved|slipped|pushed|postponed|rescheduled) from|was|instead of|originally|previously)\b", re.I)
_MOVED = lazy(r"→|->|=>|\b(?:to|now)\b", re.I)


def _named_day(text: str, day: date) -> tuple[int, int, date] | None:
    """Return the day that "today", "tomorrow" or a weekday means in a report of `day`, with its place in the text."""
    match, near = _WEEKDAY.search(text), _RELATIVE.search(text)
    weekday = read_weekday(text)
    if not match or weekday is None:
        return _near(near, day) if near else None
    if len({m[0].lower()[:3] for m in _WEEKDAY.finditer(text)}) > 1:
        return None
    ahead = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    if re.search(r"\bnext\s$", text[: match.start()], re.I) and ahead.isocalendar().week == day.isocalendar().week:
        return None  # "next Friday" said on a Wednesday: this one or the one after
    return match.start(), match.end(), ahead


def _near(words: re.Match[str], day: date) -> tuple[int, int, date] | None:
    """Return the day that "tomorrow", "in two weeks" or "EOW", which is the Friday of a working day's week, means in a report of `day`."""
    if words["nth"]:
        return (words.start(), words.end(), found) if (found := next_nth(day, int(words["nth"]))) else None
    ahead = 1 if words[2] else 0
    if words["eow"]:
        ahead = 4 - day.weekday()  # to Friday
    elif words["n"]:
        ahead = (_COUNTS.get(words["n"].lower()) or int(words["n"])) * (7 if words["unit"].lower() == "week" else 1)
    return (words.start(), words.end(), day + timedelta(days=ahead)) if ahead >= 0 else None


def _the_day(text: str, day: date | None) -> tuple[int, int, date] | None:
    """Return the one day that `text` means, with its place."""
    former = _FORMER.search(text)
    if former and (kept := _the_day(text[: former.start()], day)):
        return kept
    placed = _placed(text, day)
    if not placed:
        return _named_day(text, day) if day and _is_of_our_time(day) else None
    if read_range(text):
        return None
    moved = len(placed) > 1 and _MOVED.search(text, placed[-2][1], placed[-1][0])
    return placed[-1] if moved else placed[0]


@remember
def read_moment(text: str, day: date | None, zone: str) -> Moment | None:
    """Return the moment that a due field names, for a report of `day` whose times are in `zone` (an IANA name).

    A weekday is the next one after `day`. A time counts where it stands beside the day; none is ever made up.

    >>> read_moment("2025-01-13 10:30 PT", None, "UTC")
    Moment(text='2025-01-13T10:30-08:00', precision='minute')
    >>> read_moment("Monday EOD", date(2025, 1, 12), "UTC"), read_moment("Day 8", date(2025, 1, 12), "UTC")
    (Moment(text='2025-01-13', precision='day'), None)
    """
    placed = _the_day(text, day)
    if placed is None or _NOT_THE_DAY.search(text[: placed[0]]):
        return None
    start, end, found = placed
    return place_clock(text, (start, end), found, zone)


def place_clock(text: str, span: tuple[int, int], day: date, zone: str) -> Moment:
    """Return the moment on `day`, whose words stand at `span` in `text`, with the time of day beside them if there is one.

    >>> place_clock("Day 3 10:00 PT (dry run)", (0, 5), date(2025, 1, 22), "UTC")
    Moment(text='2025-01-22T10:00-08:00', precision='minute')
    """
    gap = _GAP.match(text, span[1])
    match = _CLOCK_AFTER.match(text, gap.end() if gap else span[1]) or _CLOCK_BEFORE.search(text[: span[0]][-40:])
    clock = read_time(match["time"]) if match else None
    place = read_zone((match["zone"] if match else None) or zone)
    if clock is None or place is None:
        return Moment(day.isoformat(), "day")
    return Moment(at(day, clock, place), "minute")


__all__ = [
    "Clock", "Moment", "find_dates", "place_clock", "print_clock", "read_clock", "read_date", "read_moment", "read_range", "read_weekday",
    "weekday_name",
]  # fmt: skip
