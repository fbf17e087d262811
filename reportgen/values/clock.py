"""Times of day and zone words: the time that a line of a log begins with, and the offset of a zone on a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import msgspec

from reportgen.text import lazy, remember

# Zone words in reports name a place's wall clock: "PST" written in July means what the clocks in that place show.
_PLACES = {
    "America/Los_Angeles": ("PT", "PST", "PDT", "Pacific Time", "Pacific"),
    "America/Denver": ("MT", "MST", "MDT", "Mountain Time"),
    "America/Chicago": ("CT", "CST", "CDT", "Central Time"),
    "America/New_York": ("ET", "EST", "EDT", "Eastern Time", "Eastern"),
    "America/Sao_Paulo": ("BRT",),
    "Europe/London": ("BST",),
    "Europe/Lisbon": ("WET", "WEST"),
    "Europe/Berlin": ("CET", "CEST", "MEZ", "MESZ"),
    "Europe/Helsinki": ("EET", "EEST"),
    "Asia/Kolkata": ("IST",),
    "Asia/Singapore": ("SGT",),
    "Asia/Tokyo": ("JST",),
    "Australia/Sydney": ("AEST", "AEDT"),
    "Pacific/Auckland": ("NZST", "NZDT"),
    "UTC": ("UTC", "GMT", "Z"),
}
_ZONES = {word: place for place, words in _PLACES.items() for word in words}
_NAMES = "|".join(sorted((word for word in _ZONES if word != "Z"), key=lambda word: (-len(word), word)))
_NAMED = rf"(?:(?:UTC|GMT)\s?[+−-][01]?[0-9](?::?[0-5][0-9])?(?![\w:])|(?:{_NAMES})(?!\w)|Z(?!\w))"
ZONE = rf"(?:[+−-](?:0[0-9]|1[0-4]):?[0-5][0-9](?![\w:])|{_NAMED})"

_HALF = r"(?:\s?(?:[AaPp]\.[Mm]\.|[AaPp][Mm])(?!\w))"
_COLON = r"(?:[01]?[0-9]|2[0-3])(?::|h)[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?![0-9]|:[0-9])(?:\sh\.?(?=\s|$))?"
_UHR = r"(?:[01]?[0-9]|2[0-3])(?:[.:][0-5][0-9])?\s?Uhr(?!\w)"
_MILITARY = r"(?:[01][0-9]|2[0-3])[0-5][0-9]\s?h(?!\w)"
_HOUR = rf"(?:1[0-2]|0?[1-9]){_HALF}"
TIME = rf"(?:{_UHR}|{_MILITARY}|{_COLON}{_HALF}?|{_HOUR}|[Nn]oon(?!\w))"
_BARE = r"(?:1[0-2]|0?[1-9])"
_TO = r"\s?(?:[-–—−→]|to|bis|until|till)\s?"
_CLOCK = lazy(
    rf"\s*[\[(]?(?P<raw>(?:[~≈]\s?)?(?P<start>{TIME}|{_BARE}(?={_TO}{_HOUR}))(?:\s?(?P<zone>{_NAMED}))?"
    rf"(?:{_TO}(?P<end>{TIME}))?(?:\s?(?P<last>{ZONE}|\((?:{_NAMES})\)))?)(?!\w)[\])]?(?P<rest>.*)",
    re.S,
)
_DOTTED = lazy(r"(?:[01][0-9]|2[0-3])\.[0-5][0-9](?:\s?[-–]\s?(?:[01][0-9]|2[0-3])\.[0-5][0-9])?(?![\w.%])")
_SHORT = lazy(r"[0-9]\.[0-5][0-9](?:\s?[-–]\s?(?:[01]?[0-9]|2[0-3])\.[0-5][0-9])?(?![\w.%])")
_OPENS_DOTTED = lazy(
    r"(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?:\s?[-–]\s?\d{1,2}\.[0-5][0-9])?\s+(?:[–—-]\s+)?(?P<word>[^\W\d_]+)"
)
# A log reaches into hours with two digits and over some hours, as prices and versions do not.
_FEWEST_TIMES, _FORENOON, _HOURS_OF_A_DAY = 3, 10, 2
_UNITS = frozenset(("t", "kg", "g", "m", "km", "cm", "mm", "l", "h", "s", "ms", "min", "pt", "pts", "eur", "usd", "gb", "mb", "k", "x"))
_SEPARATORS = " \t\n:–—-|→·•,"


class Clock(msgspec.Struct, frozen=True, gc=False):
    """A time of day, or two, that a text begins with.

    `start` and `end` are ``HH:MM``, `zone_raw` the zone as written, `raw` all of the time words, `rest` what follows.
    """

    start: str
    end: str | None
    zone_raw: str | None
    raw: str
    rest: str


def _half(text: str) -> str | None:
    """Return "a" or "p" as the text of a time says AM or PM."""
    match = re.search(r"([ap])\.?m", text, re.I)
    return match[1].lower() if match else None


def read_time(text: str, half: str | None = None) -> time | None:
    """Return the time of day that all of `text` is; `half` ("a" or "p") is used where it says neither AM nor PM.

    >>> read_time("9:30 AM"), read_time("noon"), read_time("14h30"), read_time("13:00 PM")
    (datetime.time(9, 30), datetime.time(12, 0), datetime.time(14, 30), None)
    """
    if text.lower() == "noon":
        return time(12)
    half = _half(text) or half
    numbers = [int(part) for part in re.findall(r"[0-9]{1,4}", text)[:2]]
    if not numbers:
        return None
    hour, minute = divmod(numbers[0], 100) if numbers[0] > 99 else (numbers[0], numbers[1] if len(numbers) > 1 else 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _span(start: str, end: str | None) -> tuple[time | None, time | None]:
    """Return both times; a first time without AM or PM takes the half of the second that puts it before that."""
    last = read_time(end) if end else None
    half = _half(end or "") if not _half(start) and "oon" not in start else None
    first = read_time(start, half)
    if first and last and half and first > last:
        first = read_time(start, "a" if half == "p" else "p")
    return first, last


@remember
def read_clock(text: str) -> Clock | None:
    """Return the time that `text` begins with; None when it begins with anything else.

    >>> read_clock("14:00-15:00 PT Pairing session")
    Clock(start='14:00', end='15:00', zone_raw='PT', raw='14:00-15:00 PT', rest='Pairing session')
    >>> read_clock("12:00-1:00 PM PT: Rehearsal")
    Clock(start='12:00', end='13:00', zone_raw='PT', raw='12:00-1:00 PM PT', rest='Rehearsal')
    """
    match = _CLOCK.match(text)
    if not match:
        return None
    first, last = _span(match["start"], match["end"])
    if first is None or (match["end"] and last is None):
        return None
    zone = match["last"] or match["zone"]
    return Clock(
        start=first.strftime("%H:%M"),
        end=last.strftime("%H:%M") if last else None,
        zone_raw=zone.strip("()") if zone else None,
        raw=match["raw"],
        rest=match["rest"].strip(_SEPARATORS),
    )


def are_dotted_clocks(texts: Sequence[str]) -> bool:
    """Tell whether lines that each open with a number with a dot are a log of the day: three or more times in order, over some hours.

    Amounts have units, versions and sections stay small or count up by one.

    >>> are_dotted_clocks(["6.30 dryer emptied", "9.50 first load in", "12.15 bin full"]), are_dotted_clocks(["6.30 t of wheat"] * 3)
    (True, False)
    >>> are_dotted_clocks(["3.10 first release", "3.11 hotfix", "4.00 new core"])
    False
    """
    found = [match for text in texts if (match := _OPENS_DOTTED.match(text))]
    if len(found) < max(len(texts), _FEWEST_TIMES) or any(match["word"].lower() in _UNITS for match in found):
        return False
    hours = [int(match["hour"]) for match in found]
    times = [(hour, int(match["minute"])) for hour, match in zip(hours, found, strict=True)]
    return times == sorted(times) and hours[-1] >= _FORENOON and hours[-1] - hours[0] >= _HOURS_OF_A_DAY


def read_dotted_clock(text: str, *, short: bool = False) -> Clock | None:
    """Return the time that `text` begins with, also where a dot parts hour and minute, which elsewhere is a number.

    An hour of one digit, as in "6.30", counts only where `short` says so.

    >>> read_dotted_clock("07.15 Night staff handed over")
    Clock(start='07:15', end=None, zone_raw=None, raw='07.15', rest='Night staff handed over')
    """
    dotted = _DOTTED.match(text) or (_SHORT.match(text) if short else None)
    if dotted is None:
        return read_clock(text)
    words = dotted.group().replace(".", ":")
    clock = read_clock(words + text[dotted.end() :])
    return msgspec.structs.replace(clock, raw=clock.raw.replace(words, dotted.group())) if clock else None


def print_clock(clock: Clock) -> str:
    """Return a line that `read_clock` reads back."""
    return f"{clock.raw} — {clock.rest}" if clock.rest else clock.raw


def _fixed(word: str) -> tzinfo | None:
    match = re.fullmatch(r"(?:UTC|GMT)?\s?([+−-])([0-9]{1,2}):?([0-9]{2})?", word)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes)) if minutes < 24 * 60 else None


def read_zone(word: str) -> tzinfo | None:
    """Return the zone of a zone word, an offset or an IANA name; None when it is none of these.

    >>> read_zone("PT"), read_zone("QA")
    (zoneinfo.ZoneInfo(key='America/Los_Angeles'), None)
    """
    word = word.strip("() ")
    if _ZONES.get(word) == "UTC":
        return UTC
    if fixed := _fixed(word):
        return fixed
    from zoneinfo import ZoneInfo  # noqa: PLC0415 -- a hundredth of a second, for reports that state a time of day

    try:
        return ZoneInfo(_ZONES.get(word, word))
    except (KeyError, ValueError, OSError):  # not a key of the zone database, or not even a path
        return None


def at(day: date, clock: time, zone: tzinfo) -> str:
    """Return ISO date-time with offset, to the minute."""
    return datetime.combine(day, clock, zone).isoformat(timespec="minutes")
