"""Where prose states a value, and what it should be: "81 % (target ≥95 %)", "148 °C (min. 140 °C)"."""

from __future__ import annotations

import re

import msgspec

from reportgen.text import lazy, remember
from reportgen.values.number import SYMBOL, Comparator, Target, in_unit_of, read_target
from reportgen.values.quantity import DIGITS, LEAD, PERCENT_SIGN, read_quantity


class TargetPhrase(msgspec.Struct, frozen=True, gc=False):
    """A target found in prose: its words, their start and end in the text, and what the words around it say.

    `implied` is the comparator that "ceiling" (≤) or "floor" (≥) stands for where the author wrote none; `named` tells
    whether a word such as "target" stands beside it, or a comparator alone made it one.
    """

    raw: str
    span: tuple[int, int]
    implied: Comparator | None = None
    named: bool = True


_CEILING = lazy(r"(?:ceiling|limit|cap|budget|tolerance|maximum|Grenzwert|límite)$", re.I)
_NAME = (
    r"\b(?P<name>target|goal|threshold|required|requirement|ceiling|floor|limit|cap|budget|tolerance|maximum|minimum|band|bar|SLO|SLA"
    r"|Ziel|Grenzwert|objectif|cible|objetivo|meta|límite|obiettivo|doel|(?<=vs )plan|(?<=vs\. )plan"
    r"|(?<=\()(?:plan(?:ned)?|aim|spec|norm|need(?:ed)?|must be|should be|wanted|we want(?:ed)?|contract|promised|agreed"
    r"|expected|hoped(?: for)?))\b"
)
# Words between an amount and the word "target" that part the two: "25 ms below target", "5 of 6 met target".
_PARTING = (
    r"(?!(?:above|after|against|ahead|and|at|before|behind|below|beat|beyond|by|daily|day|exceed\w*|for|from|hit|in|less|meet\w*|met|missed|"
    r"monthly|more|of|off|on|or|over|past|per|reached|short|sprint|than|the|to|under|vs|week|weekly|with|within|without)\b)"
)
_SPOKEN = (
    r"(?:at (?:lea|mo)st|not? (?:more|less|fewer) than|m(?:ax|in)(?:imum|\.)?|mindestens|höchstens"
    r"|(?:(?<=target )|(?<=we want ))(?:under|below|over|above))\s"
)
_AMOUNT = lazy(
    rf"(?<![\w.,:/#-])(?P<by>(?:{SYMBOL})\s?|{_SPOKEN})?"
    rf"(?P<raw>(?:[$€£¥]|(?:USD|EUR|GBP|CHF)\s?)?-?{DIGITS}(?-i:[kKM](?![A-Za-z])|bn\b)?(?:\s?(?:/|of)\s?[0-9]+)?(?![0-9]|[.,:/-][0-9])"
    rf"(?:\s?(?:±|\+/-)\s?{DIGITS})?(?:\s?[%$€£¥]|\s?°[CFK]?|/[^\W\d_]+|\s?(?!{_NAME.replace('?P<name>', '?:')}){_PARTING}[^\W\d_]+"
    rf"(?:/[^\W\d_]+|\sper\s(?:story\s)?[^\W\d_]+)?)?)",
    re.I,
)
_BEHIND = lazy(
    rf"(?:\s(?:(?:Day|Sprint|Week|Phase)\s[0-9]+|(?:daily|weekly|monthly)|{_PARTING}[^\W\d_][\w-]*)){{0,2}}?\s{_NAME}"
    r"(?!\s(?:left|remain\w*|spent|used|consum\w*|burn\w*|utili[sz]ation|usage))", re.I
)  # fmt: skip
_EXPECTED = lazy(r"\s(?:expected|planned|wanted|needed)\b", re.I)  # "8/30 points vs 40% expected"
_AGAINST = lazy(r"\b(?:vs\.?|versus|against)\s$", re.I)
_SPENT = lazy(r"\s(?:left|remain|spent|used|consumed)")
_BARE = frozenset({"≥", "≤", ">=", "<=", "<", ">", "±"})  # "=" introduces a value as often as a target
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY_OF_MONTH = lazy(rf"for {_MONTH}\s\d{{1,2}}(?![\d.,%])", re.I)  # "goal for October 15" says when, and not how much
_BEFORE = lazy(rf"{_NAME}\.?(?:\s(?:of|is|was|at|=|for (?:[a-z0-9 ]{2,12}(?=:)|today|(?:the |this )?(?:week|month|quarter|sprint"
    rf"|year)|{_MONTH})))?:?\s(?P<open>\()?$", re.I)


def _named(text: str, amount: re.Match[str]) -> str | None:
    """Return the word that makes `amount` a target: behind it ("45 MB target") or before it ("target ≥95%")."""
    if behind := _BEHIND.match(text, amount.end()):
        return behind["name"]
    if (held := _EXPECTED.match(text, amount.end())) and _AGAINST.search(text[max(0, amount.start() - 9) : amount.start()]):
        return held[0].strip()
    before = _BEFORE.search(text[max(0, amount.start() - 24) : amount.start()])
    day = _DAY_OF_MONTH.match(text, text.rfind("for ", 0, amount.start())) if before else None
    if day and day.end() == amount.end():
        return None
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
        alone = target and not target.unit and text[: amount.start()].endswith("(") and text[amount.end() : amount.end() + 1] == ")"
        if target and (value is None or alone or in_unit_of(target, value) is not None):  # "6 % (maximum 5)"
            return _phrase(text, amount, None)
    return None


def phrase_target(phrase: TargetPhrase) -> Target | None:
    """Return the target of a phrase, with the comparator that the words around it imply where it has none of its own."""
    target = read_target(phrase.raw)
    return msgspec.structs.replace(target, comparator=phrase.implied) if target and phrase.implied and not target.comparator else target


_VALUE = lazy(rf"{LEAD}(?:[<>≤≥~≈]\s?)?[+\-−]?(?:[$€£¥]|USD\s|EUR\s|GBP\s|CHF\s)?{DIGITS}(?![:/.-][0-9]+[:/.-]|:[0-9])", re.I)
_STOP = lazy(r",\s|;|\s[—–-]\s|\.(?:\s|$)|:\s")
_COUNTED = lazy(rf"{DIGITS}\s?(?:of|/)\s?{DIGITS},\s{DIGITS}{PERCENT_SIGN}")  # "1,866 of 1,910, 97.7 %"
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
    counted = _COUNTED.match(text)
    phrase, stop = find_target(text), _STOP.search(masked, counted.end() if counted else 0)
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
