"""The day of the next report, and words about one day said about another: "Day 7 (Tuesday 2025-01-14)" becomes "Day 8 (…)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from reportgen.history.almanac import Almanac
from reportgen.records import Report
from reportgen.text import lazy
from reportgen.values.moment import find_dates, read_date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = lazy(r"(?P<word>(?<![\w#/-])[Dd]ay\s*[-#]?\s*|\bDAY\s*|(?<![A-Za-z])D(?=\d{1,2}\b))(?P<number>\d{1,3})\b(?![%.]?\d)")
_WEEK = lazy(r"(?P<word>(?<![\w#/-])[Ww]eek\s*[-#]?\s*|\bWEEK\s*|(?<![A-Za-z])W(?=\d{1,2}\b))(?P<number>\d{1,3})\b")
_WEEKDAY = lazy(r"\b(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_NUMERIC = lazy(r"(?<![\d.-])(?:(?P<y>\d{4})(?P<s>[-./])\d{1,2}(?P=s)\d{1,2}|\d{1,2}(?P<t>[./-])\d{1,2}(?P=t)\d{4})(?![\d-])")
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

    def said(self, words: str) -> str:
        """Return `words` about the old day and the one after it as words about the new day and the one after that."""
        words = _NUMERIC.sub(self._numeric, words)
        words = _SPELT.sub(self._spelt, words)
        words = _WEEKDAY.sub(self._weekday, words)
        if self.days:
            words = _DAY.sub(_numbers(self.days, ahead=True), words)
        return _WEEK.sub(_numbers(self.weeks, ahead=False), words) if self.weeks else words

    def _moved(self, day: date | None) -> date | None:
        return {self.old: self.new, self.after[0]: self.after[1]}.get(day) if day else None

    def _numeric(self, match: re.Match[str]) -> str:
        day = self._moved(next(iter(find_dates(match.group())), None))
        if day is None:
            return match.group()
        if match["s"]:
            return f"{day.year}{match['s']}{day.month:02}{match['s']}{day.day:02}"
        first = day.day if read_date(f"13{match['t']}01{match['t']}2025") and _day_first(match, self.old, self.after[0]) else day.month
        second = day.month if first == day.day else day.day
        return f"{first:02}{match['t']}{second:02}{match['t']}{day.year}"

    def _spelt(self, match: re.Match[str]) -> str:
        day = self._moved(read_date(match.group(), self.old - timedelta(days=7)))
        if day is None:
            return match.group()
        month, year = match["month"] or match["month2"], match["year"] or match["year2"] or ""
        name = _MONTHS[day.month - 1] if len(month) > 3 or month.lower() == "may" else _MONTHS[day.month - 1][:3]
        year = re.sub(r"\d{4}", str(day.year), year)
        return f"{name} {day.day}{year}" if match["month"] else f"{day.day}{match['dot']} {name}{year}"

    def _weekday(self, match: re.Match[str]) -> str:
        index = next(at for at, name in enumerate(_DAYS) if name.lower() == match.group().lower())
        for old, new in ((self.old, self.new), (self.after[0], self.after[1])):
            if old.weekday() == index:
                name = _DAYS[new.weekday()]
                return name if match.group()[0].isupper() else name.lower()
        return match.group()


def _day_first(match: re.Match[str], *days: date) -> bool:
    return any(f"{day.day:02}{match['t']}{day.month:02}" in match.group() or f"{day.day}{match['t']}{day.month}" in match.group() for day in days)


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
        days=(head.day, _number(head.day, old, day, almanac)) if head.day is not None else None,
        weeks=(head.week, head.week + weeks) if head.week is not None else None,
    )


def _number(number: int, old: date, day: date, almanac: Almanac) -> int:
    """Return what the series calls `day`: where each week starts anew, its weekday; else the working days counted on."""
    labels = [label for label in almanac.labels if label.day is not None and label.week is not None]
    new_week = day.isocalendar()[:2] != old.isocalendar()[:2]
    anew = any(b.week > a.week and b.day <= a.day for a, b in zip(labels, labels[1:], strict=False))  # type: ignore[operator]
    if new_week and (almanac.daywise or anew):
        return day.weekday() + 1
    known = [label for label in almanac.labels if label.day is not None and label.date < day]
    dates = sorted({label.date for label in known if label.date > old})
    return max(number + len(dates) + 1, 1) if not new_week or not anew else number + 1
