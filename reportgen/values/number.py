"""Targets: what a value should be, whether it is, and where prose states a value beside its target."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from reportgen.values.quantity import (
    DIGITS,
    PERCENT_SIGN,
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


class Target(msgspec.Struct, frozen=True):
    """What a value should be; without a comparator where the author wrote none."""

    comparator: Comparator | None
    value: Number
    unit: str | None = None


class TargetPhrase(msgspec.Struct, frozen=True):
    """A target found in prose: its words, their start and end in the text, and what the words around it imply.

    `implied` is the comparator that "ceiling" (≤) or "floor" (≥) stands for; None where nothing says so.
    """

    raw: str
    span: tuple[int, int]
    implied: Comparator | None = None


_SYMBOLS: tuple[tuple[str, Comparator], ...] = (
    (">=", "≥"), ("=>", "≥"), ("≥", "≥"), ("⩾", "≥"), ("<=", "≤"), ("=<", "≤"), ("≤", "≤"), ("⩽", "≤"),
    (">", ">"), ("<", "<"), ("±", "±"), ("+/-", "±"), ("=", "="),
)  # fmt: skip
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("at least", "≥"), ("no less than", "≥"), ("not less than", "≥"), ("no fewer than", "≥"), ("minimum of", "≥"), ("minimum", "≥"),
    ("min.", "≥"), ("min", "≥"), ("mindestens", "≥"), ("at most", "≤"), ("no more than", "≤"), ("not more than", "≤"), ("up to", "≤"),
    ("maximum of", "≤"), ("maximum", "≤"), ("max.", "≤"), ("max", "≤"), ("within", "≤"), ("höchstens", "≤"), ("less than", "<"),
    ("fewer than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"), ("unter", "<"), ("more than", ">"), ("greater than", ">"),
    ("higher than", ">"), ("above", ">"), ("over", ">"), ("exactly", "="), ("plus or minus", "±"),
)  # fmt: skip
_COMPARATORS = dict(_SYMBOLS + _WORDS)
_SYMBOL = "|".join(re.escape(symbol) for symbol, _ in _SYMBOLS)
_WORD = "|".join(re.escape(word) for word, _ in _WORDS)
_TARGET = re.compile(rf"\s*(?:(?:target|goal)\s*:?\s*)?(?:(?P<cmp>{_SYMBOL}|(?:{_WORD})(?=[\s\d]))\s*)?(?P<rest>\S.*)", re.I | re.S)
_BETTER = re.compile(r"\bor (?:better|more|higher|above|greater)\b|^[^\s(]*[0-9%]\+(?:\s|$)", re.I)
_LESS = re.compile(r"\bor (?:less|fewer|lower|below|under)\b|\b(?:max|maximum)\b", re.I)


def read_target(text: str) -> Target | None:
    """Return the target that `text` begins with.

    >>> read_target("≥90% line coverage"), read_target("<0.5/pt")
    (Target(comparator='≥', value=90, unit='%'), Target(comparator='<', value=0.5, unit='/pt'))
    >>> read_target("max 210 ms"), read_target("0")
    (Target(comparator='≤', value=210, unit='ms'), Target(comparator=None, value=0, unit=None))
    """
    match = _TARGET.match(text)
    if not match:
        return None
    quantity = Quantity(0) if re.match(r"zero\b", match["rest"], re.I) else read_quantity(match["rest"])
    if quantity is None or re.match(r"[A-Za-z]", match["rest"]) and not match["rest"].lower().startswith("zero"):
        return None
    comparator = _COMPARATORS[match["cmp"].lower()] if match["cmp"] else _behind(match["rest"], quantity.unit)
    return Target(comparator, quantity.value, quantity.unit)


def _behind(text: str, unit: str | None) -> Comparator | None:
    """Return the comparator said behind a value: "or better", "max"."""
    if _LESS.search(text):
        return "≤"
    if _BETTER.search(text):  # a better duration is a shorter one
        return "≤" if unit in _SECONDS and "or better" in text.lower() else "≥"
    return None


def print_target(target: Target) -> str:
    """Return ``≥90%``."""
    return (target.comparator or "") + print_quantity(Quantity(target.value, target.unit))


_SECONDS = {"ms": 0.001, "s": 1, "sec": 1, "second": 1, "seconds": 1, "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hour": 3600, "hours": 3600}
_SAME = {"pts": "point", "pt": "point", "points": "point", "minute": "min", "sec": "s", "second": "s", "hour": "h", "hr": "h"}


def _canonical(unit: str | None) -> str:
    """Return a spelling of `unit` in which equal units are equal: "files/minute" and "files/min"."""
    words = re.sub(r"\sper(?:\sstory)?\s", "/", (unit or "").lower()).split("/")
    return "/".join(_SAME.get(w, _SAME.get(w.removesuffix("s"), w.removesuffix("s") if len(w) > 2 else w)) for w in words)


def _values(quantity: Quantity, target: Target) -> tuple[Number, Number] | None:
    """Return both values in one unit; None where the units do not fit."""
    ours, theirs = _canonical(quantity.unit), _canonical(target.unit)
    if ours == theirs:
        return quantity.value, target.value
    if re.fullmatch(r"/[0-9]+", ours) and theirs == "%":
        whole = int(ours[1:])
        return (100 * quantity.value / whole, target.value) if whole else None
    if quantity.unit in _SECONDS and target.unit in _SECONDS:
        return quantity.value * _SECONDS[quantity.unit], target.value * _SECONDS[target.unit]
    if "%" in (ours, theirs):
        return None
    fits = not ours or not theirs or (theirs.startswith("/") and ours.endswith(theirs))
    return (quantity.value, target.value) if fits else None


def meets(quantity: Quantity, target: Target) -> bool | None:
    """Return whether a value meets its target; None where units do not fit or there is nothing to judge by.

    A target without a comparator is met by an equal value and cannot be judged otherwise; ± is about the absolute value.

    >>> meets(Quantity(97.4, "%"), Target("≥", 95, "%")), meets(Quantity(3), Target(None, 0)), meets(Quantity(3, "s"), Target("<", 5, "%"))
    (True, None, None)
    """
    pair = _values(quantity, target)
    if pair is None:
        return None
    value, wanted = pair
    equal = abs(value - wanted) < 1e-9
    match target.comparator:
        case None:
            return True if equal else None
        case "=":
            return equal
        case "±":
            return abs(value) <= wanted + 1e-9
        case "≥":
            return value >= wanted or equal
        case "≤":
            return value <= wanted or equal
        case ">":
            return value > wanted and not equal
        case "<":
            return value < wanted and not equal


_CEILING = "ceiling|limit|cap|budget|tolerance|maximum"
_FLOOR = "floor|minimum"
_NAME = rf"(?:{_CEILING}|{_FLOOR}|target|goal|threshold|SLO|SLA|objective|Ziel|Grenzwert|objectif|objetivo|obiettivo|doel)s?"
_UNIT = r"(?:\s?%|\s?[a-zµ]+/[a-z]+|/[a-z]+|\s?(?!(?i:day|sprint|week)\b)(?:[A-Z]{1,3}|[a-zµ]+)\b)"
_STATED = rf"(?<![\w.,:/#-])[$€£¥]?{DIGITS}(?:\s?(?:/|of)\s?[0-9]+)?(?![0-9]|[.,:/-][0-9])"
_COMPARED = rf"(?:(?:{_SYMBOL})\s?|(?:{_WORD})\s)"
_BEFORE = re.compile(
    rf"(?P<raw>(?P<cmp>(?:{_SYMBOL})\s?|(?:at least|at most|max\.?|min\.?)\s)?{_STATED}{_UNIT}?)\s(?:(?:Day|Sprint|Week)\s[0-9]+\s|daily\s|weekly\s)?(?P<name>{_NAME})\b", 
)
_AFTER = re.compile(rf"\b(?P<name>{_NAME})\b\.?(?:\s(?:of|is|was|=))?:?\s\(?(?P<raw>(?:{_COMPARED})?{_STATED}{_UNIT}?)", re.I)
_BARE = re.compile(rf"(?<=[\s(\[])(?P<raw>(?:≥|≤|>=|<=|<|>|±)\s?{_STATED}{_UNIT}?)")


def _implied(name: str) -> Comparator | None:
    if re.match(_CEILING, name, re.I):
        return "≤"
    return "≥" if re.match(_FLOOR, name, re.I) else None


def find_target(text: str) -> TargetPhrase | None:
    """Return the first target that prose states, by a word such as "target" or "ceiling" or by a comparator.

    >>> find_target("42.3 MB peak (within 45 MB target)")
    TargetPhrase(raw='45 MB', span=(21, 26), implied='≤')
    >>> find_target("12 of 15 done") is None
    True
    """
    found = [match for pattern in (_BEFORE, _AFTER) if (match := pattern.search(text))]
    if found:
        match = min(found, key=lambda m: m.start("raw"))
        implied = _implied(match["name"]) or ("≤" if text[: match.start("raw")].rstrip().endswith("within") else None)
        return TargetPhrase(match["raw"], match.span("raw"), implied)
    bare = _BARE.search(text, 1)
    return TargetPhrase(bare["raw"], bare.span("raw")) if bare else None


def find_value(text: str) -> str | None:
    """Return the value that an item such as "81.3% (26/32 points, trending to exceed ≥95% target)" begins with, as written.

    >>> find_value("81.3% (26/32 points, trending to exceed ≥95% target)"), find_value("Peaked at 210 ms (threshold 400 ms); kept pace")
    ('81.3%', 'Peaked at 210 ms')
    """
    if read_quantity(text) is None:
        return None
    phrase = find_target(text)
    end = phrase.span[0] if phrase else len(text)
    stop = re.search(r"(?:,\s|;|\s[—–-]\s|\.\s|\.$|\svs\b|\s\((?:target|goal|threshold))", text)
    cut = text[: min(end, stop.start() if stop else end)]
    if cut.count("(") > cut.count(")"):
        cut = cut[: cut.rindex("(")]
    percent = re.match(rf"\S*{DIGITS}{PERCENT_SIGN}", cut)
    if percent and not cut[percent.end() :].lstrip().startswith("("):
        cut = cut[: percent.end()]
    return cut.strip() or None


__all__ = [
    "Comparator", "Number", "Quantity", "Ratio", "Target", "TargetPhrase", "find_target", "find_value", "meets", "number",
    "print_number", "print_percent", "print_points", "print_progress", "print_quantity", "print_ratio", "print_target", "read_percent",
    "read_points", "read_progress", "read_quantity", "read_ratio", "read_signed_percent", "read_target",
]  # fmt: skip
