"""The names of months and weekdays in all languages that there is a file for."""

from __future__ import annotations

from datetime import date
from functools import cache

from reportgen.languages import ENGLISH, codes, load_names, split

_LAST_LATIN = "\u024f"


def _numbered(lines: tuple[tuple[str, ...], ...], first: int) -> dict[str, int]:
    """Return the number of each name that is one word in Latin letters, counted from `first`; one of `lines` holds those of a language."""
    found: dict[str, int] = {}
    for number, same in enumerate(zip(*lines, strict=True), first):
        for name in (name for line in same for name in split(line)):
            if " " not in name and name[0] <= _LAST_LATIN:
                found.setdefault(name, number)
    return found


@cache
def month_of() -> dict[str, int]:
    """Return the number of each month, 1 to 12, by its names in lower case."""
    return _numbered(tuple(load_names(code).months for code in codes()), 1)


@cache
def weekday_of() -> dict[str, int]:
    """Return the number of each weekday, 0 for Monday, by its names in lower case."""
    return _numbered(tuple(load_names(code).weekdays for code in codes()), 0)


@cache
def short_of() -> dict[str, int]:
    """Return the number of each weekday by its short English names, which count only with a capital: "sat", "sun" and "wed" are words."""
    return _numbered((load_names(ENGLISH).short_weekdays,), 0)


def any_of(words: dict[str, int]) -> str:
    """Return a pattern for one of `words`, the longest first, grouped by first letter, so that one look rules most of them out."""
    return "|".join(f"{letter}{rest}" for letter, rest in by_letter(words))


def by_letter(words: dict[str, int]) -> tuple[tuple[str, str], ...]:
    """Return each first letter of `words` with a pattern for what follows it in one of them, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    letters = dict.fromkeys(word[0] for word in longest)
    return tuple((letter, f"(?:{'|'.join(word[1:] for word in longest if word[0] == letter)})") for letter in letters)


def any_weekday() -> str:
    """Return a pattern for a weekday whose first letter is looked for before all else, since a search for letters skips all else fast."""
    letters = {form for word in (*weekday_of(), *short_of()) for form in (word[0], word[0].upper())}
    tails = (rf"(?<=[{letter}{letter.upper()}])(?i:{rest})" for letter, rest in by_letter(weekday_of()))
    shorts = (rf"(?<={letter}){rest}" for letter, rest in by_letter(short_of()))
    return rf"[{''.join(sorted(letters))}](?<!\w.)(?:{'|'.join((*tails, *shorts))})(?!\w)"


def next_nth(day: date, nth: int) -> date | None:
    """Return the day that is "the 26th" when it is said on `day`: of this month, or of the next; None where neither has it.

    >>> next_nth(date(2025, 1, 27), 26), next_nth(date(2025, 1, 26), 26), next_nth(date(2025, 1, 1), 40)
    (datetime.date(2025, 2, 26), datetime.date(2025, 1, 26), None)
    """
    for year, month in ((day.year, day.month), (day.year + day.month // 12, day.month % 12 + 1)):
        try:
            found = date(year, month, nth)
        except ValueError:  # no month has a 40th, not every one a 31st
            continue
        if found >= day:
            return found
    return None
