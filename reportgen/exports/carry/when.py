"""The day of the next report, and words about one day said about another: "Day 7 (Tuesday 2025-01-14)" becomes "Day 8 (…)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from reportgen.history.almanac import Almanac
from reportgen.records import Report
from reportgen.text import lazy
from reportgen.values.moment import find_dates, read_date, read_weekday

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = lazy(r"(?P<word>(?<![\w#/-])[Dd]ay\s*[-#]?\s*|\bDAY\s*|(?<![A-Za-z])D(?=\d{1,2}\b))(?P<number>\d{1,3})\b(?![%.]?\d)")
_WEEK = lazy(r"(?P<word>(?<![\w#/-])[Ww]eek\s*[-#]?\s*|\bWEEK\s*|(?<![A-Za-z])W(?=\d{1,2}\b))(?P<number>\d{1,3})\b")
_WEEKDAY = lazy(r"\b(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b")
_NUMERIC = lazy(r"(?<![\d.-])(?:(?P<y>\d{4})(?P<s>[-./])\d{1,2}(?P=s)\d{1,2}|\d{1,2}(?P<t>[./-])\d{1,2}(?P=t)\d{4})(?![\d-])")
_TOKEN = lazy(r"\S+")
_MOST = 40  # words of a line in which a date is looked for
_SPELT = lazy(
    r"\b(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?P<year>,?\s+\d{4})?\b"
    r"|\b(?P<day2>\d{1,2})(?P<dot>\.?)\s+(?P<month2>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?P<year2>,?\s+\d{4})?\b",
    re.I,
)


def next_day(last: date, almanac: Almanac) -> date:
    """Return the next day on which this team works, by its weekend and holidays."""
    return almanac.workdays.step(last, 1) or last + timedelta(days=1)


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """From the day of one report to that of another: the two dates, and what the series calls them; None where it does not count.

    `after` is the working day after each of the two, which a report announces things for.
    """

    old: date
    new: date
    after: tuple[date, date]
    days: tuple[int, int] | None = None
    weeks: tuple[int, int] | None = None

    def titled(self, words: str) -> str:
        """Return the title of the old report, or a line about it, for the new one; a weekday in it, even a wrong one, is its own."""
        return _WEEKDAY.sub(lambda match: _cased(_DAYS[self.new.weekday()], match.group()), self.said(words))

    def said(self, words: str) -> str:
        """Return `words` about the old day and the one after it as words about the new day and the one after that."""
        other = None if _NUMERIC.search(words) or _SPELT.search(words) else self._in_other_words(words)
        words = other if other is not None else _SPELT.sub(self._spelt, _NUMERIC.sub(self._numeric, words))
        words = _WEEKDAY.sub(self._weekday, words)
        if self.days:
            words = _DAY.sub(_numbers(self.days, ahead=True), words)
        return _WEEK.sub(_numbers(self.weeks, ahead=False), words) if self.weeks else words

    def _moved(self, day: date | None) -> date | None:
        return {self.old: self.new, self.after[0]: self.after[1]}.get(day) if day else None

    def _in_other_words(self, words: str) -> str | None:
        """Return `words` with a date in another language as an ISO date, and no weekday in front of it; None where they name none."""
        near = self.old - timedelta(days=7)
        tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(words)]
        if len(tokens) > _MOST or self._moved(read_date(words, near)) is None:
            return None
        for length in range(5, 0, -1):
            for at in range(len(tokens) - length + 1):
                start, end = tokens[at][0], tokens[at + length - 1][1]
                day = self._moved(read_date(words[start:end], near))
                if day is None or (length > 1 and read_date(words[tokens[at + 1][0] : end], near) is not None):
                    continue
                if at and read_weekday(words[slice(*tokens[at - 1])]) is not None:
                    start = tokens[at - 1][0]
                return f"{words[:start]}{day.isoformat()}{words[end:]}"
        return None

    def _numeric(self, match: re.Match[str]) -> str:
        day = self._moved(next(iter(find_dates(match.group())), None))
        if day is None:
            return match.group()
        if match["s"]:
            return f"{day.year}{match['s']}{day.month:02}{match['s']}{day.day:02}"
        pair = (day.day, day.month) if _day_first(match, self.old, self.after[0]) else (day.month, day.day)
        wide = 2 if len(match.group()) == len("03.03.2025") else 1
        return match["t"].join((*(f"{number:0{wide}}" for number in pair), str(day.year)))

    def _spelt(self, match: re.Match[str]) -> str:
        day = self._moved(read_date(match.group(), self.old - timedelta(days=7)))
        if day is None:
            return match.group()
        month, year = match["month"] or match["month2"], match["year"] or match["year2"] or ""
        name = _MONTHS[day.month - 1] if len(month) > 3 or month.lower() == "may" else _MONTHS[day.month - 1][:3]
        year = re.sub(r"\d{4}", str(day.year), year)
        return f"{name} {day.day}{year}" if match["month"] else f"{day.day}{match['dot']} {name}{year}"

    def _weekday(self, match: re.Match[str]) -> str:
        index = next(at for at, name in enumerate(_DAYS) if name.lower().startswith(match.group().lower()[:3]))
        for old, new in ((self.old, self.new), (self.after[0], self.after[1])):
            if old.weekday() == index:
                return _cased(_DAYS[new.weekday()], match.group())
        return match.group()


def _cased(name: str, like: str) -> str:
    if not like.lower().endswith("day"):
        return name[:3]
    return name.upper() if like.isupper() else name if like[0].isupper() else name.lower()


def _day_first(match: re.Match[str], *days: date) -> bool:
    first, second = (int(part) for part in match.group().split(match["t"])[:2])
    return any((day.day, day.month) == (first, second) and (day.day != day.month or match["t"] != "/") for day in days)


def _numbers(pair: tuple[int, int], *, ahead: bool) -> Callable[[re.Match[str]], str]:
    known = {pair[0]: pair[1], **({pair[0] + 1: pair[1] + 1} if ahead else {})}

    def moved(match: re.Match[str]) -> str:
        number = match["number"]
        new = known.get(int(number))
        return match.group() if new is None else f"{match['word']}{new:0{len(number) if number[0] == '0' else 1}}"

    return moved


def move_to(report: Report, day: date, almanac: Almanac) -> Move:
    """Return the move from `report`, which has a date, to `day`."""
    old = date.fromisoformat(report.date or day.isoformat())
    anchor = old if almanac.workdays.counts(old) else next_day(old, almanac)  # said on a Sunday: of the week to come
    weeks = (day - timedelta(days=day.weekday()) - (anchor - timedelta(days=anchor.weekday()))).days // 7
    head = report.header
    return Move(
        old=old,
        new=day,
        after=(next_day(old, almanac), next_day(day, almanac)),
        days=(head.day, _number(head.day, old, day, almanac, weekly=head.week is not None)) if head.day is not None else None,
        weeks=(head.week, head.week + weeks) if head.week is not None else None,
    )


def _number(number: int, old: date, day: date, almanac: Almanac, *, weekly: bool) -> int:
    """Return what the series calls `day`: its weekday where each week starts anew and `weekly` titles name it; else the next."""
    labels = [label for label in almanac.labels if label.day is not None and label.week is not None]
    new_week = day.isocalendar()[:2] != old.isocalendar()[:2]
    anew = any(b.week > a.week and b.day <= a.day for a, b in pairwise(labels))  # type: ignore[operator]
    if new_week and weekly and (almanac.daywise or anew):
        return day.weekday() + 1
    between = {label.date for label in almanac.labels if label.day is not None and old < label.date < day}
    return number + len(between) + 1
