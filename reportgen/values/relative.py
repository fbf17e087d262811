"""Days as a person at a terminal names them: an ISO date, a weekday, "tomorrow", "+3d", counted from a day that is given."""

from __future__ import annotations

from datetime import date, timedelta

from reportgen.text import lazy
from reportgen.values.moment import FIRST_YEAR, LAST_YEAR, read_date, read_weekday

FORMS = "a date such as 2025-01-31, a weekday, today, tomorrow, yesterday, +3d or -2w"
"""What can be read, in words."""

_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_STEP = lazy(r"([+-])\s?([0-9]{1,4})\s?(d|days?|w|weeks?)")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)?\.?")


def read_relative(text: str, day: date, *, back: bool = False) -> date | None:
    """Return the day that `text` names when it is said on `day`; None when it names none.

    A weekday is the next one after `day`; with `back`, the last one up to `day`.

    >>> read_relative("friday", date(2025, 1, 15)), read_relative("Fri", date(2025, 1, 15), back=True)
    (datetime.date(2025, 1, 17), datetime.date(2025, 1, 10))
    >>> read_relative("+3d", date(2025, 1, 15)), read_relative("-2w", date(2025, 1, 15)), read_relative("soon", date(2025, 1, 15))
    (datetime.date(2025, 1, 18), datetime.date(2025, 1, 1), None)
    """
    words = " ".join(text.split())
    if words.casefold() in _NEAR:
        return _within(day, _NEAR[words.casefold()])
    if step := _STEP.fullmatch(words.casefold()):
        return _within(day, int(f"{step[1]}{step[2]}") * (7 if step[3].startswith("w") else 1))
    weekday = read_weekday(words.title()) if _WORD.fullmatch(words) else None
    if weekday is None:
        return read_date(words)
    ahead = (weekday - day.weekday()) % 7
    return _within(day, ahead - 7 if back and ahead else ahead if back else ahead or 7)


def _within(day: date, days: int) -> date | None:
    """Return the day so many days later, None where it is none that reports are of."""
    try:
        found = day + timedelta(days=days)
    except OverflowError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
