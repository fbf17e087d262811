"""Targets: what a value should be, and whether it is."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from reportgen.text import lazy, remember
from reportgen.values.quantity import (
    DIGITS,
    Number,
    Quantity,
    Ratio,
    number,
    print_number,
    print_percent,
    print_points,
    print_progress,
    print_quantity,
    print_ratio,
    read_percent,
    read_points,
    read_progress,
    read_quantity,
    read_ratio,
    read_signed_percent,
)

Comparator = Literal["≥", "≤", ">", "<", "=", "±"]


class Target(msgspec.Struct, frozen=True, gc=False):
    """What a value should be; without a comparator where the author wrote none; `tolerance` is the 3 of "38 ±3 %"."""

    comparator: Comparator | None
    value: Number
    unit: str | None = None
    tolerance: Number | None = None


_SYMBOLS: tuple[tuple[str, Comparator], ...] = (
    (">=", "≥"), ("=>", "≥"), ("≥", "≥"), ("⩾", "≥"), ("<=", "≤"), ("=<", "≤"), ("≤", "≤"), ("⩽", "≤"),
    (">", ">"), ("<", "<"), ("±", "±"), ("+/-", "±"), ("=", "="),
)  # fmt: skip
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("at least", "≥"), ("no less than", "≥"), ("not less than", "≥"), ("no fewer than", "≥"), ("not fewer than", "≥"),
    ("minimum of", "≥"), ("minimum", "≥"),
    ("min.", "≥"), ("min", "≥"), ("mindestens", "≥"), ("at most", "≤"), ("no more than", "≤"), ("not more than", "≤"), ("up to", "≤"),
    ("maximum of", "≤"), ("maximum", "≤"), ("max.", "≤"), ("max", "≤"), ("within", "≤"), ("höchstens", "≤"), ("less than", "<"),
    ("fewer than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"), ("unter", "<"), ("more than", ">"), ("greater than", ">"),
    ("higher than", ">"), ("above", ">"), ("over", ">"), ("exactly", "="),
)  # fmt: skip
_COMPARATORS = dict(_SYMBOLS + _WORDS)
SYMBOL = "|".join(re.escape(symbol) for symbol, _ in _SYMBOLS)
_WORD = "|".join(re.escape(word) for word, _ in _WORDS)
_LABEL = r"(?:(?:target|goal|threshold|limit|SLO|SLA|Ziel|Soll)\s?(?:of|is|[:=])?\s?)?"
_TARGET = lazy(rf"\s*{_LABEL}(?:(?:(?:{_WORD})\s)?(?P<sym>{SYMBOL})|(?P<word>{_WORD})(?=[\s\d$€£¥]))?\s*", re.I)
_INSIDE = lazy(r"(?:^|[\s(])(?P<sym>[≥≤<>±]=?)\s?(?=[$€£¥]?[0-9])")
_MORE = lazy(r"\bor (?:better|more|higher|above|greater)\b|^[^\s(]*[0-9%]\+(?:\s|$)", re.I)
_LESS = lazy(r"\bor (?:less|fewer|lower|below|under)\b|\b(?:max|maximum)\b", re.I)
_TOLERANCE = lazy(rf"[^(±]*?[0-9]\s?[^\W\d_%]{{0,6}}%?\s?(?:±|\+/-)\s?(?P<num>{DIGITS})(?P<rest>.*)", re.S)
_ZERO, _WORD_FIRST, _OF_WHOLE = lazy(r"zero\b", re.I), lazy(r"(?!USD|EUR|GBP|CHF)[^\W\d_]"), lazy(r"/[0-9]{1,15}")

# Units of one dimension, as multiples of each other.
_SCALES = (
    {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "day": 86400},
    {"B": 1, "kB": 10**3, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12},
)
_SAME = {
    "pt": "point", "pts": "point", "minute": "min", "minutes": "min", "mins": "min", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "d": "day", "days": "day", "m": "min", "USD": "$", "EUR": "€", "GBP": "£",
}  # fmt: skip


def read_target(text: str) -> Target | None:
    """Return the target that `text` begins with, or else the first with a comparator in it.

    >>> read_target("≥90% line coverage"), read_target("<0.5/pt")
    (Target(comparator='≥', value=90, unit='%', tolerance=None), Target(comparator='<', value=0.5, unit='/pt', tolerance=None))
    >>> read_target("max 210 ms"), read_target("38 ±3 %")
    (Target(comparator='≤', value=210, unit='ms', tolerance=None), Target(comparator=None, value=38, unit='%', tolerance=3))
    """
    match = _TARGET.match(text)
    target = _stated(text[match.end() :], (match["sym"] or match["word"] or "").lower()) if match else None
    inside = None if target else _INSIDE.search(text)
    return _stated(text[inside.end() :], inside["sym"]) if inside else target


def _stated(text: str, written: str) -> Target | None:
    """Return the target whose value `text` begins with, after the comparator as written."""
    if _ZERO.match(text):
        return Target(_COMPARATORS.get(written), 0)
    if _WORD_FIRST.match(text) or (quantity := read_quantity(text)) is None:
        return None
    around = None if written else _TOLERANCE.match(text)
    if around and (tolerance := number(around["num"])) is not None:
        unit = read_quantity("1" + around["rest"])
        return Target(None, quantity.value, quantity.unit or (unit.unit if unit else None), tolerance)
    return Target(_COMPARATORS.get(written) or _behind(text, quantity), quantity.value, quantity.unit)


def _behind(text: str, quantity: Quantity) -> Comparator | None:
    """Return the comparator said behind a value: "or better", "max"."""
    if _LESS.search(text):
        return "≤"
    if not _MORE.search(text):
        return None
    shorter = _canonical(quantity.unit) in _SCALES[0] and "or better" in text.lower()  # a better duration is a shorter one
    return "≤" if shorter else "≥"


def print_target(target: Target) -> str:
    """Return ``≥90%``, ``38 ±3 %``."""
    if target.tolerance is not None:
        return f"{print_number(target.value)} ±{print_number(target.tolerance)} {target.unit or ''}".strip()
    return (target.comparator or "") + print_quantity(Quantity(target.value, target.unit))


@remember
def _canonical(unit: str | None) -> str:
    """Return a spelling of `unit` in which equal units are equal: "files/minute" and "files/min"."""
    words = re.sub(r"\sper(?:\sstory)?\s", "/", unit or "").split("/")
    return "/".join(_SAME.get(w) or (w if len(w) < 4 else _SAME.get(w.lower()) or w.lower().removesuffix("s")) for w in words)


def _factor(ours: str, theirs: str) -> float | None:
    """Return how many of `theirs` one of `ours` is; 1 where a side is bare or names only the denominator."""
    for scale in _SCALES:
        if ours in scale and theirs in scale:
            return scale[ours] / scale[theirs]
    bare = not ours or not theirs or (theirs.startswith("/") and ours.endswith(theirs))
    return 1 if ours == theirs or (bare and "%" not in (ours, theirs)) else None


def in_unit_of(target: Target, quantity: Quantity) -> Number | None:
    """Return the quantity's value in the unit of the target; None where the units do not fit."""
    ours, theirs = _canonical(quantity.unit), _canonical(target.unit)
    whole = int(ours[1:]) if _OF_WHOLE.fullmatch(ours) else None
    if whole is not None and theirs == "%":
        return 100 * quantity.value / whole if whole else None
    if whole is not None and not theirs and 0 < target.value < 1:
        return None  # 0.9 of the whole, or 0.9 items?
    factor = _factor(ours, theirs)
    return None if factor is None else quantity.value if factor == 1 else quantity.value * factor


def meets(quantity: Quantity, target: Target) -> bool | None:
    """Return whether a value meets its target; None where units do not fit or there is nothing to judge by.

    A target without a comparator is met by an equal value and cannot be judged otherwise; ± is about the absolute value.

    >>> meets(Quantity(97.4, "%"), Target("≥", 95, "%")), meets(Quantity(3), Target(None, 0)), meets(Quantity(3, "s"), Target("<", 5, "%"))
    (True, None, None)
    """
    value = in_unit_of(target, quantity)
    if value is None:
        return None
    difference = value - target.value
    equal = abs(difference) < 1e-9
    if target.tolerance is not None:
        return abs(difference) <= target.tolerance + 1e-9
    verdicts: dict[Comparator | None, bool | None] = {
        None: True if equal else None, "=": equal, "±": abs(value) <= target.value + 1e-9,
        "≥": difference > 0 or equal, "≤": difference < 0 or equal, ">": difference > 0 and not equal, "<": difference < 0 and not equal,
    }  # fmt: skip
    return verdicts[target.comparator]


__all__ = [
    "SYMBOL", "Comparator", "Number", "Quantity", "Ratio", "Target", "in_unit_of", "meets", "number", "print_number", "print_percent",
    "print_points", "print_progress", "print_quantity", "print_ratio", "print_target", "read_percent", "read_points", "read_progress",
    "read_quantity", "read_ratio", "read_signed_percent", "read_target",
]  # fmt: skip
