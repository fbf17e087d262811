"""Targets: what a value should be, whether it is, and where prose states a value beside its target."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from reportgen.text import lazy, remember
from reportgen.values.quantity import (
    DIGITS,
    LEAD,
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


class Target(msgspec.Struct, frozen=True, gc=False):
    """What a value should be; without a comparator where the author wrote none; `tolerance` is the 3 of "38 ±3 %"."""

    comparator: Comparator | None
    value: Number
    unit: str | None = None
    tolerance: Number | None = None


class TargetPhrase(msgspec.Struct, frozen=True, gc=False):
    """A target found in prose: its words, their start and end in the text, and what the words around it say.

    `implied` is the comparator that "ceiling" (≤) or "floor" (≥) stands for where the author wrote none; `named` tells
    whether a word such as "target" stands beside it, or a comparator alone made it one.
    """

    raw: str
    span: tuple[int, int]
    implied: Comparator | None = None
    named: bool = True


_SYMBOLS: tuple[tuple[str, Comparator], ...] = (
    (">=", "≥"), ("=>", "≥"), ("≥", "≥"), ("⩾", "≥"), ("<=", "≤"), ("=<", "≤"), ("≤", "≤"), ("⩽", "≤"),
    (">", ">"), ("<", "<"), ("±", "±"), ("+/-", "±"), ("=", "="),
)  # fmt: skip
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("at least", "≥"), ("no less than", "≥"), ("not less than", "≥"), ("no fewer than", "≥"), ("minimum of", "≥"), ("minimum", "≥"),
    ("min.", "≥"), ("min", "≥"), ("mindestens", "≥"), ("at most", "≤"), ("no more than", "≤"), ("not more than", "≤"), ("up to", "≤"),
    ("maximum of", "≤"), ("maximum", "≤"), ("max.", "≤"), ("max", "≤"), ("within", "≤"), ("höchstens", "≤"), ("less than", "<"),
    ("fewer than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"), ("unter", "<"), ("more than", ">"), ("greater than", ">"),
    ("higher than", ">"), ("above", ">"), ("over", ">"), ("exactly", "="),
)  # fmt: skip
_COMPARATORS = dict(_SYMBOLS + _WORDS)
_SYMBOL = "|".join(re.escape(symbol) for symbol, _ in _SYMBOLS)
_WORD = "|".join(re.escape(word) for word, _ in _WORDS)
_LABEL = r"(?:(?:target|goal|threshold|limit|SLO|SLA|Ziel|Soll)\s?(?:of|is|[:=])?\s?)?"
_TARGET = lazy(rf"\s*{_LABEL}(?:(?:(?:{_WORD})\s)?(?P<sym>{_SYMBOL})|(?P<word>{_WORD})(?=[\s\d$€£¥]))?\s*", re.I)
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


def _in_unit_of(target: Target, quantity: Quantity) -> Number | None:
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
    value = _in_unit_of(target, quantity)
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


_CEILING = lazy(r"(?:ceiling|limit|cap|budget|tolerance|maximum|Grenzwert|límite)$", re.I)
_NAME = (
    r"\b(?P<name>target|goal|threshold|required|requirement|ceiling|floor|limit|cap|budget|tolerance|maximum|minimum|band|bar|SLO|SLA"
    r"|Ziel|Grenzwert|objectif|cible|objetivo|meta|límite|obiettivo|doel|(?<=vs )plan|(?<=vs\. )plan"
    r"|(?<=\()(?:plan(?:ned)?|aim|spec|norm|needed|wanted|contract|promised|agreed))\b"
)
# Words between an amount and the word "target" that part the two: "25 ms below target", "5 of 6 met target".
_PARTING = (
    r"(?!(?:above|after|against|ahead|and|at|before|behind|below|beat|beyond|by|daily|day|exceed\w*|for|from|hit|in|less|meet\w*|met|missed|"
    r"monthly|more|of|off|on|or|over|past|per|reached|short|sprint|than|the|to|under|vs|week|weekly|with|within|without)\b)"
)
_SPOKEN = r"(?:at (?:lea|mo)st|no (?:more|less) than|m(?:ax|in)(?:imum|\.)?|mindestens|höchstens|(?<=target )(?:under|below|over|above))\s"
_AMOUNT = lazy(
    rf"(?<![\w.,:/#-])(?P<by>(?:{_SYMBOL})\s?|{_SPOKEN})?"
    rf"(?P<raw>(?:[$€£¥]|(?:USD|EUR|GBP|CHF)\s?)?-?{DIGITS}(?-i:[kKM](?![A-Za-z])|bn\b)?(?:\s?(?:/|of)\s?[0-9]+)?(?![0-9]|[.,:/-][0-9])"
    rf"(?:\s?(?:±|\+/-)\s?{DIGITS})?(?:\s?[%$€£¥]|/[^\W\d_]+|\s?(?!{_NAME.replace('?P<name>', '?:')}){_PARTING}[^\W\d_]+"
    rf"(?:/[^\W\d_]+|\sper\s(?:story\s)?[^\W\d_]+)?)?)",
    re.I,
)
_BEHIND = lazy(
    rf"(?:\s(?:(?:Day|Sprint|Week|Phase)\s[0-9]+|(?:daily|weekly|monthly)|{_PARTING}[^\W\d_][\w-]*)){{0,2}}?\s{_NAME}"
    r"(?!\s(?:left|remain\w*|spent|used|consum\w*|burn\w*|utili[sz]ation|usage))", re.I
)  # fmt: skip
_SPENT = lazy(r"\s(?:left|remain|spent|used|consumed)")
_BARE = frozenset({"≥", "≤", ">=", "<=", "<", ">", "±"})  # "=" introduces a value as often as a target
_BEFORE = lazy(rf"{_NAME}\.?(?:\s(?:of|is|was|at|=|for (?:[a-z0-9 ]{2,12}(?=:)|today)))?:?\s(?P<open>\()?$", re.I)


def _named(text: str, amount: re.Match[str]) -> str | None:
    """Return the word that makes `amount` a target: behind it ("45 MB target") or before it ("target ≥95%")."""
    if behind := _BEHIND.match(text, amount.end()):
        return behind["name"]
    before = _BEFORE.search(text[max(0, amount.start() - 24) : amount.start()])
    spent = _SPENT.match(text, amount.end())
    return before["name"] if before and not spent and (amount["by"] or not before["open"]) else None


def _phrase(text: str, amount: re.Match[str], name: str | None) -> TargetPhrase:
    implied: Comparator | None = None
    if name and not amount["by"]:
        held = _CEILING.match(name) or text[: amount.start()].rstrip().lower().endswith("within")
        implied = "≤" if held else "≥" if name.lower() in ("floor", "minimum") else None
    return TargetPhrase(amount[0], amount.span(), implied, named=name is not None)


@remember
def find_target(text: str) -> TargetPhrase | None:
    """Return the first target that prose states, by a word such as "target" or "ceiling", else by a comparator alone.

    A comparator alone makes a target only where it is not the value itself and fits the value that the text begins with.

    >>> find_target("42.3 MB peak (within 45 MB target)")
    TargetPhrase(raw='45 MB', span=(21, 26), implied='≤', named=True)
    >>> find_target("12 of 15 done") is None
    True
    """
    amounts = list(_AMOUNT.finditer(text))
    for amount in amounts:
        if name := _named(text, amount):
            return _phrase(text, amount, name)
    value = read_quantity(text)
    for amount in amounts:
        compared = (amount["by"] or "").strip() in _BARE or (amount["by"] and text[: amount.start()].endswith("("))
        target = read_target(amount[0]) if compared and amount.start() else None
        if target and (value is None or _in_unit_of(target, value) is not None):
            return _phrase(text, amount, None)
    return None


def phrase_target(phrase: TargetPhrase) -> Target | None:
    """Return the target of a phrase, with the comparator that the words around it imply where it has none of its own."""
    target = read_target(phrase.raw)
    return msgspec.structs.replace(target, comparator=phrase.implied) if target and phrase.implied and not target.comparator else target


_VALUE = lazy(rf"{LEAD}(?:[<>≤≥~≈]\s?)?[+\-−]?(?:[$€£¥]|USD\s|EUR\s|GBP\s|CHF\s)?{DIGITS}(?![:/.-][0-9]+[:/.-]|:[0-9])", re.I)
_STOP = lazy(r",\s|;|\s[—–-]\s|\.(?:\s|$)|:\s")
_MARKS = " \t\n,;:/(—–-→"
_TAIL = lazy(
    r"(?i)\s(?:of|vs\.?|versus|against|within|inside|above|below|under|over|exceed\w*|surpass\w*|short of|well|and|the|a"
    r"|[/→] (?:goal|target))$"
)


@remember
def find_value(text: str) -> str | None:
    """Return the value that an item begins with, as written, without its target and what is said about it.

    >>> find_value("81.3% (26/32 points, trending to exceed ≥95% target)"), find_value("Peaked at 210 ms (threshold 400 ms); kept pace")
    ('81.3%', 'Peaked at 210 ms')
    """
    if not _VALUE.match(text):
        return None
    masked = re.sub(r"\([^()]*\)", lambda aside: "(" + "_" * (len(aside[0]) - 2) + ")", text)
    phrase, stop = find_target(text), _STOP.search(masked)
    ends = [phrase.span[0] or len(text) if phrase else len(text), stop.start() if stop else len(text)]
    cut = text[: min(ends)]
    if cut.count("(") > cut.count(")"):
        cut = cut[: cut.rindex("(")]
    percent = re.match(rf"{LEAD}\S?{DIGITS}{PERCENT_SIGN}(?:\s\([^()]*\))?", cut, re.I)
    return _trimmed(percent[0] if percent else cut)


def _trimmed(cut: str) -> str | None:
    """Return `cut` without joining words and marks at its end."""
    cut = cut.rstrip(_MARKS)
    while joining := _TAIL.search(cut[-24:]):
        cut = cut[: joining.start() - len(joining.string) + len(cut)].rstrip(_MARKS)
    return cut.lstrip() or None


__all__ = [
    "Comparator", "Number", "Quantity", "Ratio", "Target", "TargetPhrase", "find_target", "find_value", "meets", "number", "phrase_target",
    "print_number", "print_percent", "print_points", "print_progress", "print_quantity", "print_ratio", "print_target", "read_percent",
    "read_points", "read_progress", "read_quantity", "read_ratio", "read_signed_percent", "read_target",
]  # fmt: skip
