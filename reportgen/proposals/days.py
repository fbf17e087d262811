"""How the team counts time: which days are its weekend, which were holidays, and in which zone its clocks are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from reportgen.proposals.proposal import Proposal, Study, count
from reportgen.text import lazy
from reportgen.values.clock import ZONE, read_zone
from reportgen.values.moment import weekday_name

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_USUAL = (5, 6)
_WEEKS = 4  # of reports, from which a weekend shows
_GAP = 3  # working days in a row without report that can be holidays
_AROUND = 10  # days around a holiday in which a report may speak of it
_OFF = lazy(
    r"\b(?:public |bank )?holidays?\b|\bgood friday\b|\beaster\b|\bchristmas\b|\bnew year|\bthanksgiving\b"
    r"|\bfeiertag|\bjour férié|\bfestivo\b|\bday off\b|\boffice (?:is |was )?closed\b",
    re.I,
)
_CLOCK_ZONE = lazy(rf"\d\s?(?:[AaPp]\.?[Mm]\.?|Uhr|h)?\s?\(?(?P<zone>{ZONE})\)?")
_FEAST = lazy(r"\bgood friday\b|\beaster monday\b|\beaster\b|\bkarfreitag\b|\bostermontag\b|\bostern\b|\bchristmas day\b", re.I)
_STEADY = 0.6
_LEAST = 3  # times with a zone


def calendar(study: Study, dated: Iterable[str] = ()) -> Iterator[Proposal]:
    """Propose the weekend, where it is not Saturday and Sunday, and the holidays: working days on which nobody wrote.

    `dated` are the days of reports that name none themselves.
    """
    written = sorted({date.fromisoformat(report.date) for report in study.corpus.reports if report.date and not report.dates})
    if not written:
        return
    weekend = _weekend(written)
    if weekend and tuple(study.setting.calendar.weekend) == _USUAL and weekend != _USUAL:
        weeks, names = len({day.isocalendar()[:2] for day in written}), [_WEEKDAYS[day] for day in weekend]
        yield Proposal(
            table="calendar",
            key="weekend",
            value=tuple(names),
            why=(f"{count(len(written), 'report')} in {weeks} weeks, and never one on {' or '.join(name.capitalize() for name in names)}",),
            sure=weeks >= 2 * _WEEKS,
        )
    yield from _holidays(study, sorted({*written, *map(date.fromisoformat, dated)}), weekend or tuple(study.setting.calendar.weekend))


def _weekend(written: list[date]) -> tuple[int, ...]:
    """Return the weekdays on which nobody ever wrote, in weeks enough to tell; else nothing."""
    weeks = len({day.isocalendar()[:2] for day in written})
    on = Counter(day.weekday() for day in written)
    off = tuple(day for day in range(7) if not on[day])
    steady = all(on[day] >= weeks / 2 for day in range(7) if on[day])
    return off if weeks >= _WEEKS and steady and len(off) <= 3 else ()


def _holidays(study: Study, written: list[date], weekend: tuple[int, ...]) -> Iterator[Proposal]:
    known = set(study.setting.calendar.holidays)
    missing = [day for day in _missing(written, weekend) if day.isoformat() not in known]
    told = {day: place for day in missing if (place := _told(study, day))}
    if told:
        why = tuple(f"{day} ({weekday_name(day)}): no report, and {place}" for day, place in told.items())
        sure = not known
        yield Proposal(table="calendar", key="holidays", value=tuple(sorted({*known, *map(str, told)})), why=why, sure=sure)
    feasts = {day: why for day, why in _feasts(study, weekend) if day not in told and day not in written and day.isoformat() not in known}
    if feasts:
        listed = tuple(sorted({*known, *map(str, told), *map(str, feasts)}))
        yield Proposal(table="calendar", key="holidays", value=listed, why=tuple(feasts.values()))
    missing = [day for day in missing if day not in feasts] if _is_steady(written, weekend) else []
    rest = [f"{day} ({weekday_name(day)})" for day in missing if day not in told]
    if rest:
        said = "working days between reports without one; where it was a holiday, list it, and nobody misses it: "
        yield Proposal(table="calendar", why=(said + ", ".join(rest[:12]) + (f" and {len(rest) - 12} more" if len(rest) > 12 else ""),))


def _is_steady(written: list[date], weekend: tuple[int, ...]) -> bool:
    """Tell whether most working days have a report, so that one without is worth a word."""
    days = (written[-1] - written[0]).days + 1
    working = sum((written[0] + timedelta(days=number)).weekday() not in weekend for number in range(min(days, 4000)))
    return len(written) >= _STEADY * working


def _feasts(study: Study, weekend: tuple[int, ...]) -> Iterator[tuple[date, str]]:
    """Yield the working days of feasts that a report of the weeks around them names, with the words that do."""
    seen: set[date] = set()
    for report in study.corpus.reports:
        if not report.date:
            continue
        written, source = date.fromisoformat(report.date), report.header.source
        for number in range(report.span.first, min(report.span.last, len(study.lines[source])) + 1):
            match = _FEAST.search(study.lines[source][number - 1])
            for day in _days_of(match.group().lower(), written.year) if match else ():
                if day not in seen and abs((day - written).days) <= 30 and day.weekday() not in weekend:
                    seen.add(day)
                    yield day, f'{day} ({weekday_name(day)}): {source}:{number} names "{match.group() if match else ""}"'


def _days_of(feast: str, year: int) -> tuple[date, ...]:
    """Return the days that a feast takes from a working week.

    >>> _days_of("good friday", 2025), _days_of("easter", 2024)
    ((datetime.date(2025, 4, 18),), (datetime.date(2024, 3, 29), datetime.date(2024, 4, 1)))
    """
    if "friday" in feast or feast == "karfreitag":
        return (_easter(year) - timedelta(days=2),)
    if "monday" in feast or feast == "ostermontag":
        return (_easter(year) + timedelta(days=1),)
    if feast == "christmas day":
        return (date(year, 12, 25),)
    return (_easter(year) - timedelta(days=2), _easter(year) + timedelta(days=1))


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    gone = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    more = (32 + 2 * (century % 4) + 2 * (rest // 4) - gone - rest % 4) % 7
    late = (year % 19 + 11 * gone + 22 * more) // 451
    month, day = divmod(gone + more - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _missing(written: list[date], weekend: tuple[int, ...]) -> Iterator[date]:
    for one, two in pairwise(written):
        between = [one + timedelta(days=number) for number in range(1, min((two - one).days, 30))]
        working = [day for day in between if day.weekday() not in weekend]
        if len(working) <= _GAP:
            yield from working


def _told(study: Study, day: date) -> str:
    """Return the words of a report near `day` that speak of a holiday on it, with their place; else nothing."""
    names = (day.isoformat(), f"{day:%B} {day.day}", f"{day.day} {day:%B}", f"{day.day}. {day:%B}", weekday_name(day))
    for report in study.corpus.reports:
        if not report.date or abs((date.fromisoformat(report.date) - day).days) > _AROUND:
            continue
        source = report.header.source
        for number in range(report.span.first, min(report.span.last, len(study.lines[source])) + 1):
            line = study.lines[source][number - 1]
            found = _OFF.search(line)
            if found and any(name in line for name in names):
                return f'{source}:{number} speaks of "{found.group()}"'
    return ""


def zone(study: Study) -> Iterator[Proposal]:
    """Propose the zone that the times of the reports name."""
    found: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for record in study.records:
        for words in filter(None, (record.time_raw, record.due_raw)):
            match = _CLOCK_ZONE.search(words)
            place = getattr(read_zone(match["zone"]), "key", "") if match else ""
            if match and place:
                found[place] += 1
                first.setdefault(place, (match["zone"], f"{record.source}:{record.line}"))
    if not found or study.setting.zone != "UTC":
        return
    name, number = found.most_common(1)[0]
    words, where = first[name]
    others = ", ".join(f"{first[other][0]} ({first[other][1]})" for other in sorted(found) if other != name)
    but = f"; but also {others}" if others else ""
    yield Proposal(
        key="zone",
        value=name,
        why=(f'the clock of times that name none: {count(number, "time")} with "{words}" ({where}){but}',),
        sure=number >= _LEAST and len(found) == 1,
    )
