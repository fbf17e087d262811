"""The calendar: what "Day 8", "W1 D6", "Monday EOD" and "end of sprint" mean in the series' own count of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

import msgspec

from reportgen.history.almanac import Almanac, day_of
from reportgen.history.labels import Said, Stretch, find_day, find_sprint, find_week, sprint_end
from reportgen.values.clock import at, read_zone
from reportgen.values.moment import find_dates, place_clock, read_moment, read_range, read_weekday, weekday_name


class When(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What the words of a due date mean: a day, a range of days, or only the words.

    `first` and `last` are ISO dates, equal for one day; `last` is empty where the end is open, both where nobody can tell.
    `moment` is an ISO date-time with offset, only where a time of day is stated or the settings give "EOD" one. `raw` are the
    author's words and `how` says how they were understood.
    """

    first: str = ""
    last: str = ""
    moment: str | None = None
    raw: str
    how: str


_WEEK = r"(?:[Ww]eek\s?#?|W(?=[0-9]))(?P<week>[0-9]{1,2})"
_SPRINT = r"[Ss]print\s?#?(?P<sprint>[0-9]{1,3})"
_TO = r"\s?(?:[-–—/&]|to|through|and)\s?"
_DAY = (
    rf"(?:[Dd]ays?\s?#?|D(?=[0-9]))(?P<day>[0-9]{{1,3}})"
    rf"(?:{_TO}(?:[Dd]ays?\s?|D)?(?P<until>[0-9]{{1,3}})(?![0-9:.%]|\s?[AaPp][Mm]\b))?(?:\s?(?:of|,|\()\s?[Ww]eek\s?(?P<week2>[0-9]{{1,2}}))?"
)
_LABEL = re.compile(rf"(?<![\w-])(?:{_SPRINT}[\s,·:–-]{{1,3}})?(?:{_WEEK}[\s,·:–-]{{0,3}})?{_DAY}(?!\w)")
_ONLY_WEEK = re.compile(rf"(?<![\w-]){_WEEK}(?![\w-])")
_ONLY_SPRINT = re.compile(rf"(?<![\w-]){_SPRINT}(?![\w-])")
_END = re.compile(r"\b(?:end|close)\s(?:of|of\sthe)\b|\b(?:EOW|EOS)\b|\bend\b\s?$", re.I)
_END_OF_DAY = re.compile(r"\b(?:EOD|COB|end of (?:the )?day)\b", re.I)
_END_OF_WEEK = re.compile(r"\b(?:EOW|end of (?:the |this )?week|this week)\b", re.I)
_NEXT_WEEK = re.compile(r"\bnext week\b", re.I)
_END_OF_SPRINT = re.compile(r"\b(?:EOS|end of (?:the |this )?sprint|sprint (?:end|close))\b", re.I)
_NEXT_DAY = re.compile(r"\bnext\s\w{3}", re.I)


class _Asked(NamedTuple):
    """The words of a due date, what the reader understood already, and where they are said."""

    raw: str
    stated: str | None
    said: Said
    almanac: Almanac


def understand(raw: str, stated: str | None, said: Said, almanac: Almanac) -> When:
    """Return what the words `raw` of a due date mean in a report that is placed by `said`.

    `stated` is the date or date-time that the reader understood already, if any. Total: what nobody can tell stays words. The
    first form that fits counts, from the sure to the vague.
    """
    raw = raw or stated or ""
    asked = _Asked(raw, stated, said, almanac)
    for read in (_as_stated, _as_range, _as_label, _as_week, _as_sprint, _as_weekday):
        if (found := read(asked)) is not None:
            return found
    if said.date and _END_OF_DAY.search(raw) and len(raw) < 20:
        return _day(raw, said.date, "the day of the report", almanac)
    return When(raw=raw, how="these words name no day that the reports know")


def _as_stated(asked: _Asked) -> When | None:
    raw, stated, said, almanac = asked
    read = None if day_of(stated) else read_moment(raw, said.date, almanac.zone)
    stated = read.text if read else stated
    day = day_of(stated)
    if day is None or stated is None:
        return None
    if len(stated) > 10:
        return When(first=stated[:10], last=stated[:10], moment=stated, raw=raw, how=_how_stated(raw, day, said))
    return _day(raw, day, _how_stated(raw, day, said), almanac)


def _how_stated(raw: str, day: date, said: Said) -> str:
    if raw[:10] == day.isoformat() or day in find_dates(raw):
        return "as stated"
    if said.date and read_weekday(raw) == day.weekday():
        return f"the {weekday_name(day)} after the report of {said.date}"
    return f"{day} for a report of {said.date}" if said.date else f"{day} as stated"


def _as_range(asked: _Asked) -> When | None:
    raw, said = asked.raw, asked.said
    found, how = read_range(raw), "a range of days, as stated"
    if found is None and said.date and not _LABEL.search(raw) and not find_dates(raw):
        years = (said.date.year - 1, said.date.year, said.date.year + 1)
        ranges = (read_range(f"{raw.strip()}, {year}") for year in years)
        found = next((one for one in ranges if one and one[0] >= said.date - timedelta(days=180)), None)
        how = f"a range of days; the year by the report of {said.date}"
    return When(first=found[0].isoformat(), last=found[1].isoformat(), raw=raw, how=how) if found else None


def _as_label(asked: _Asked) -> When | None:
    raw, said, almanac = asked.raw, asked.said, asked.almanac
    match = _LABEL.search(raw)
    if match is None:
        return None
    week, sprint = match["week"] or match["week2"], match["sprint"]
    numbers = [int(match["day"]), *([int(match["until"])] if match["until"] else [])]
    found = [find_day(number, int(week) if week else None, int(sprint) if sprint else None, said, almanac) for number in numbers]
    known = [one for one in found if one is not None]
    if len(known) < len(numbers) or known[0].first > known[-1].last:
        return When(raw=raw, how=f"no report says which date {match[0].strip()} is, and none is near enough to count from")
    how = "; ".join(dict.fromkeys(one.how for one in known))
    if known[0].first == known[-1].last:
        return _day(raw, known[0].first, how, almanac, match.span())
    return When(first=known[0].first.isoformat(), last=known[-1].last.isoformat(), raw=raw, how=how)


def _as_week(asked: _Asked) -> When | None:
    raw, said, almanac = asked.raw, asked.said, asked.almanac
    named = _ONLY_WEEK.search(raw)
    if named and (found := find_week(int(named["week"]), said, almanac)):
        return _stretch(raw, Stretch(found.last, found.last, found.how) if _END.search(raw) else found)
    if said.date is None or named:
        return None
    if _NEXT_WEEK.search(raw):
        monday = said.date + timedelta(days=7 - said.date.weekday())
        return _stretch(raw, Stretch(monday, almanac.workdays.last_of_week(monday), f"the week after the report of {said.date}"))
    if _END_OF_WEEK.search(raw):
        last = almanac.workdays.last_of_week(said.date)
        if last < said.date:  # said on the weekend: of the week that ends, or of the one that comes
            last = almanac.workdays.last_of_week(said.date + timedelta(days=7))
            return _stretch(raw, Stretch(said.date, last, f"said on the weekend, {said.date}: of this week or the next"))
        first = min(said.date, last) if "this week" in raw.casefold() and not _END.search(raw) else last
        return _stretch(raw, Stretch(first, last, f"the working week of the report of {said.date}"))
    return None


def _as_sprint(asked: _Asked) -> When | None:
    raw, said, almanac = asked.raw, asked.said, asked.almanac
    named = _ONLY_SPRINT.search(raw)
    if _END_OF_SPRINT.search(raw) or (named and _END.search(raw)):
        number = int(named["sprint"]) if named else said.sprint
        found = sprint_end(number, said, almanac)
        return _stretch(raw, found) if found else When(raw=raw, how="no report says when this sprint ends")
    if named is None:
        return None
    found = find_sprint(int(named["sprint"]), said, almanac)
    return _stretch(raw, found) if found else When(raw=raw, how=f"no report of Sprint {named['sprint']} says when it is")


def _as_weekday(asked: _Asked) -> When | None:
    """Read "next Friday" said in the same week, which may be this one or the one after."""
    raw, said = asked.raw, asked.said
    weekday = read_weekday(raw)
    if weekday is None or said.date is None or not _NEXT_DAY.search(raw) or len(set(_weekdays(raw))) > 1:
        return None
    first = said.date + timedelta(days=(weekday - said.date.weekday() - 1) % 7 + 1)
    how = f"“next” said on {said.date}: this {weekday_name(first)} or the one after"
    return _stretch(raw, Stretch(first, first + timedelta(days=7), how))


def _weekdays(text: str) -> Iterator[int]:
    for word in text.split():
        if (found := read_weekday(word)) is not None:
            yield found


def _stretch(raw: str, found: Stretch) -> When:
    return When(first=found.first.isoformat(), last=found.last.isoformat() if found.last != date.max else "", raw=raw, how=found.how)


def _day(raw: str, day: date, how: str, almanac: Almanac, span: tuple[int, int] | None = None) -> When:
    """Return one day, with the time beside its words at `span`; "EOD" is a time only where the settings say so."""
    beside = place_clock(raw, span, day, almanac.zone) if span else None
    moment = beside.text if beside and beside.precision == "minute" else None
    if moment is None and almanac.eod and _END_OF_DAY.search(raw) and (zone := read_zone(almanac.zone)):
        moment, how = at(day, time.fromisoformat(almanac.eod), zone), f"{how}; EOD is {almanac.eod} by site.toml"
    return When(first=day.isoformat(), last=day.isoformat(), moment=moment, raw=raw, how=how)
