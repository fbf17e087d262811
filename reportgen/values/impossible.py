"""Impossible dates: what is written as a date and no calendar has, such as 30 February."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from reportgen.text import lazy, remember
from reportgen.values.daynames import any_of, month_of

_LEAP = 2024  # a date without a year may be of one
_NUMERIC = lazy(
    r"(?<![\w.,/-])(?:(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})\.\s?(?P<m2>[0-9]{1,2})\.\s?(?P<y2>[0-9]{4})"
    r"|(?P<a>[0-9]{1,2})(?P<t>[/-])(?P<b>[0-9]{1,2})(?P=t)(?P<y3>[0-9]{4}))(?![\w/-])"
)
_SHORT = lazy(r"\s*(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?=\s|$)(?!\s*[^\W\d_]{4,})")
_NAMED = lazy(
    lambda: (
        rf"(?<!\w)(?:(?P<month>{any_of(month_of())})(?![^\W\d_])\.?\s?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        rf"|(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s?(?:de\s|of\s)?(?P<month2>{any_of(month_of())})(?![^\W\d_])\.?)"
        r"(?:,?\s(?:de\s|of\s)?(?P<y>[0-9]{4}))?(?![\w:%/.-]*\w)"
    ),
    re.I,
)


@remember
def impossible_date(due: str) -> str:
    """Return the first date in the words of a due field that no calendar has, as written; empty where there is none.

    >>> [impossible_date(words) for words in ("2026-02-30 EOD", "31.02.2026", "2/30", "13/13/2026", "Feb 30", "31 April 2026")]
    ['2026-02-30', '31.02.2026', '2/30', '13/13/2026', 'Feb 30', '31 April 2026']
    >>> [impossible_date(words) for words in ("2028-02-29", "30/01/2026", "1/30", "2/30 items", "Feb 29", "next week", "v1.2.2026-b")]
    ['', '', '', '', '', '', '']
    """
    return next(iter((*_numeric(due), *_short(due), *_named(due))), "")


def _numeric(due: str) -> Iterator[str]:
    for match in _NUMERIC.finditer(due):
        one, two = (int(match[name] or match[f"{name}2"] or match[other]) for name, other in (("d", "a"), ("m", "b")))
        year = int(match["y"] or match["y2"] or match["y3"])
        if not (_is_day(year, two, one) or (match["a"] and _is_day(year, one, two))):
            yield match.group()


def _short(due: str) -> Iterator[str]:
    match = _SHORT.match(due)
    if match and not any(_is_day(_LEAP, int(match[month]), int(match[day])) for month, day in ("ab", "ba")):
        yield match.group().strip()


def _named(due: str) -> Iterator[str]:
    for match in _NAMED.finditer(due):
        month = month_of()[(match["month"] or match["month2"]).casefold()]
        if not _is_day(int(match["y"] or _LEAP), month, int(match["d"] or match["d2"])):
            yield match.group()


def _is_day(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
