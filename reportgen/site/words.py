"""The site's own words: dates, kinds, states and counts as people say them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = {
    "action": ("action item", "action items"),
    "story": ("story", "stories"),
    "risk": ("risk", "risks"),
    "decision": ("decision", "decisions"),
    "escalation": ("escalation", "escalations"),
    "checkpoint": ("checkpoint", "checkpoints"),
    "priority": ("priority", "priorities"),
    "metric": ("metric", "metrics"),
    "report": ("report", "reports"),
}
STATES = {
    "new": "New",
    "planned": "Planned",
    "in_progress": "In progress",
    "on_track": "On track",
    "in_review": "In review",
    "at_risk": "At risk",
    "blocked": "Blocked",
    "deferred": "Deferred",
    "done": "Done",
    "cancelled": "Cancelled",
    "lapsed": "Lapsed",
    "unstated": "No status",
}
LEVELS = {"green": "Green", "yellow": "Yellow", "red": "Red"}
FIELDS = {
    "status": "Status",
    "percent": "Progress",
    "owners": "Owner",
    "due": "Due",
    "title": "Title",
    "level": "Level",
    "points": "Points",
}


_remembered = lru_cache(maxsize=1 << 14)  # for more dates than forty years have


def iso_day(text: str | None) -> date | None:
    """Return the calendar day at the start of an ISO date or date-time, or None.

    >>> iso_day("2025-01-14T17:00-08:00"), iso_day("soon")
    (datetime.date(2025, 1, 14), None)
    """
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


@_remembered
def long_day(text: str | None) -> str:
    """Say a date in full.

    >>> long_day("2025-01-14")
    'Tuesday 14 January 2025'
    """
    day = iso_day(text)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}" if day else text or "Undated"


@_remembered
def short_day(text: str | None) -> str:
    """Say a date briefly; what is no date stays as it is.

    >>> short_day("2025-01-14"), short_day("2025-01-14T17:00"), short_day("Day 9")
    ('14 Jan 2025', '14 Jan 2025', 'Day 9')
    """
    day = iso_day(text)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else text or ""


@_remembered
def tick_day(text: str | None) -> str:
    """Say a date for the axis of a chart.

    >>> tick_day("2025-01-14")
    '14 Jan'
    """
    day = iso_day(text)
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day else text or ""


def due_words(text: str | None) -> str:
    """Say a due date with its time where it has one.

    >>> due_words("2025-01-14T17:00-08:00"), due_words("2025-01-14"), due_words("Monday EOD")
    ('14 Jan 2025 17:00', '14 Jan 2025', 'Monday EOD')
    """
    day = iso_day(text)
    if not text or day is None:
        return text or ""
    return f"{short_day(text)} {text[11:16]}" if len(text) >= 16 else short_day(text)


def count(number: int, one: str, many: str = "") -> str:
    """Say how many.

    >>> count(1, "report"), count(2, "story", "stories"), count(0, "risk")
    ('1 report', '2 stories', '0 risks')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def number(value: float) -> str:
    """Print a number without needless digits.

    >>> number(3.0), number(0.125), number(1284.5), number(1e16)
    ('3', '0.125', '1284.5', '10000000000000000')
    """
    if value == int(value) and abs(value) < 1e18:
        return str(int(value))
    return f"{round(value, 4):.10f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:g}"


def state_words(state: str | None) -> str:
    """Say a state; what is none of ours is said as it is.

    >>> state_words("in_review"), state_words(None)
    ('In review', '')
    """
    return STATES.get(state or "", (state or "").replace("_", " "))


def label(key: str) -> str:
    """Say the key of a detail as a label.

    >>> label("owner_update")
    'Owner update'
    """
    return key.replace("_", " ").strip().capitalize()
