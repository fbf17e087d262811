"""RAG status: the colour of a risk, and where it is heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import msgspec

from reportgen.text import lazy, remember
from reportgen.values.vocabulary import DEFAULT, LEVEL_MARKS, Level, Vocabulary

Direction = Literal["up", "down", "steady"]

_RANK = {"green": 0, "yellow": 1, "red": 2}
_WORD = lazy(r"[^\W\d_]+")
_ARROW = lazy(r"\s*(?:→|->|➜|=>|⟶|[↗↘↑↓⬆⬇])\s*")
_ARROW_BEHIND = lazy(r"\ufe0f?\s*([↑↓↗↘⬆⬇➡↔→])\ufe0f?(?=\s*(?:$|[;,.)—–|-]))")
_TOWARDS = lazy(r"(?:trending|trends|moving|heading|turning|towards|toward)\s+(?:to\s+|toward\s+|towards\s+)?$", re.I)
_FROM = lazy(r"\b(?:from|was|previously|prior|formerly|vs\.?)\s*:?\s*$", re.I)
_NOT_A_COLOUR = lazy(r"^\s*(?:risks?\b|team|flag|field)", re.I)
_TRENDS: tuple[tuple[str, Direction], ...] = (
    (r"improving|decreasing|falling|lower(?:ing)?|↓|⬇|↘|📉|easing|down\b|declining", "down"),
    (r"worsening|rising|increasing|escalating|growing|degrading|↑|⬆|↗|📈|up\b|higher", "up"),
    (r"steady|stable|unchanged|flat|no change|holding|→$|↔|➡|maintained|constant", "steady"),
)


class Health(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A colour as stated: the level now, the author's words, and the trend with its words."""

    level: Level
    raw: str
    trend: Direction | None = None
    trend_raw: str | None = None


def _colours(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, Level]]:
    found: list[tuple[int, int, Level]] = []
    for match in _WORD.finditer(text):
        level = vocabulary.levels.get(match.group().lower())
        if level and not _NOT_A_COLOUR.match(text[match.end() :]):
            found.append((match.start(), match.end(), level))  # type: ignore[arg-type]
    for at, mark in enumerate(text):
        if mark in LEVEL_MARKS:
            found.append((at, at + 1, LEVEL_MARKS[mark]))
    return sorted(found)


def _compare(before: str, after: str) -> Direction:
    return "steady" if before == after else "up" if _RANK[after] > _RANK[before] else "down"


def read_trend(text: str) -> Direction | None:
    """Return where a risk or a metric is heading by the words or arrow in `text`.

    >>> read_trend("improving"), read_trend("↑ from Green"), read_trend("new")
    ('down', 'up', None)
    """
    lowered = text.strip().lower()
    for pattern, direction in _TRENDS:
        if re.search(pattern, lowered):
            return direction
    return None


@remember
def read_health(text: str, vocabulary: Vocabulary = DEFAULT) -> Health | None:
    """Read the colour that `text` states, as plain text; None where it states none.

    "Yellow → Green" is green now; "Yellow → trending Green" is still yellow; "Green (↓ from Yellow)" is green, coming down.

    >>> health = read_health("Green (↓ from Yellow)")
    >>> health.level, health.trend, health.trend_raw
    ('green', 'down', '↓ from Yellow')
    >>> read_health("was Red, now Yellow").level
    'yellow'
    >>> read_health("YELLOW → trending GREEN; 24-hour validation").raw
    'YELLOW → trending GREEN'
    """
    colours = _colours(text, vocabulary)
    if not colours:
        return None
    words = [c for c in colours if c[1] - c[0] > 1] or colours  # "🟢 GREEN" is one statement
    first = words[0]
    now, end, trend, trend_raw = first[2], first[1], None, None
    for before, after in pairwise(words):
        between = text[before[1] : after[0]]
        if ";" in between or "." in between:
            break
        if _FROM.search(between):
            trend = _compare(after[2], before[2])
            break
        if _TOWARDS.search(between):
            start = before[1] + len(between) - len(re.split(r"[→>(,–—-]\s*", between)[-1])
            trend, trend_raw, end = _compare(before[2], after[2]), text[start : after[1]].strip(), after[1]
            break
        if not _ARROW.fullmatch(re.sub(r"[✅✔️\s]|remains?|to", "", between) or "→") and not re.search(r"→|->|\bto\b|\bnow\b", between):
            break
        now, end, trend = after[2], after[1], _compare(before[2], after[2])
    bracket = re.match(r"\s*\(([^()]*)\)", text[end:])
    if bracket and (read_trend(bracket.group(1)) or _colours(bracket.group(1), vocabulary)):
        end += bracket.end()
        trend_raw = bracket.group(1).strip()
        trend = read_trend(trend_raw) or trend or _since(trend_raw, now, vocabulary)
    elif trend is None and (arrow := _ARROW_BEHIND.match(text[end:])):
        trend, trend_raw, end = read_trend(arrow.group(1)), arrow.group(1), end + arrow.end()
    return Health(level=now, raw=text[first[0] : end].strip(), trend=trend, trend_raw=trend_raw)


def _since(words: str, now: Level, vocabulary: Vocabulary) -> Direction | None:
    """Return the direction from the colour that `words` say was before: "was Yellow"."""
    before = _colours(words, vocabulary)
    return _compare(before[0][2], now) if before and _FROM.search(words[: before[0][0]]) else None


def print_health(level: Level) -> str:
    """Return the word that `read_health` reads back as `level`."""
    return level.capitalize()
