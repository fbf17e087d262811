"""Dates, weekdays, times of day and numbers as a language writes them, each with the English form that the reader knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from reportgen.languages import load_language, split
from reportgen.records.phrases import DIGIT, Phrases, Rule, any_word, rule
from reportgen.records.spellings import BLANK, normal

_GROUPS = {
    "d": r"(?P<d>[0-3]?\d)",
    "m": r"(?P<m>[01]?\d)",
    "y": r"(?P<y>(?:19|20|21)\d\d)",
    "h": r"(?P<h>[01]?\d|2[0-3])",
    "n": r"(?P<n>[0-5]\d)",
}
_HAN_DIGITS = "一二三四五六七八九十"
_COUNTED = {"Latin": r"(?P<c>\d{1,3})", "Han": rf"(?P<c>\d{{1,3}}|[{_HAN_DIGITS}]{{1,3}})"}
_LONGEST_DAY, _HALF_DAY = 31, 12


def _form(form: str, han: bool) -> str:
    """Return a form such as ``{d}. {m}. {y}`` as a pattern."""
    parts = re.split(r"(\{\w\})", form)
    made = [_GROUPS.get(part[1:2], "") if part.startswith("{") else re.escape(part).replace(r"\ ", rf"{BLANK}?") for part in parts]
    return "".join(made).replace(f"{BLANK}?", f"{BLANK}*") if han else "".join(made)


def _month(number: int) -> str | None:
    months = load_language("en").months
    return split(months[number - 1])[0].capitalize() if 1 <= number <= len(months) else None


def _date(match: re.Match[str]) -> str | None:
    """Return a date as ``2025-03-05``, or ``5 March`` where no year is stated."""
    groups = match.groupdict()
    return _said(groups.get("y"), int(groups["m"]), int(groups["d"]))


def _said(year: str | None, number: int, day: int) -> str | None:
    month = _month(number)
    if month is None or not 1 <= day <= _LONGEST_DAY:
        return None
    if not year:
        return f"{day} {month}"
    try:
        return date(int(year), number, day).isoformat()
    except ValueError:
        return None


def _named_dates(said: Phrases) -> Iterator[Rule]:
    """Yield the rules for dates that name their month, and for weekdays."""
    months = any_word(said.months)
    named = (
        rf"(?<![\w.,/-])(?P<w>(?P<d>[0-3]?\d)(?:\.|er|º|°)?{BLANK}?(?:de{BLANK})?(?P<m>{months}){said.right}\.?"
        rf"(?:{BLANK}?(?:del?{BLANK})?(?P<y>(?:19|20|21)\d\d)(?!\d))?)"
    )
    if not said.language.han:
        yield rule("date", named, lambda match: _said(match["y"], said.months[normal(match["m"])], int(match["d"])))
    yield rule("date", f"(?P<w>{said.bordered(said.weekdays)})", said.weekdays)
    short = {word: day for day, words in zip(_weekdays(), said.language.short_weekdays, strict=False) for word in split(words)}
    if short:
        before = rf"(?<!\w)(?P<w>(?:{'|'.join(short)})\.?)(?=,?{BLANK}{{0,2}}\d)"
        yield rule("short", before, lambda match: short.get(match["w"].rstrip(".")), flags=0)


def _weekdays() -> tuple[str, ...]:
    return tuple(day.capitalize() for day in load_language("en").weekdays)


def date_rules(said: Phrases) -> Iterator[Rule]:
    """Yield the rules for dates, the words before them, counted days, weeks and sprints, and times of day."""
    language = said.language
    edges = ("", "") if language.han else (r"(?<![\w.,:/-])", r"(?![\w/]|[.:]\d)")
    for form in language.dates:
        yield rule("date" if language.han else "numeric", rf"{edges[0]}(?P<w>{_form(form, language.han)}){edges[1]}", _date)
    yield from _named_dates(said)
    for name, forms in language.counters.items():
        for form in split(forms):
            counted = _COUNTED["Han" if language.han else "Latin"].join(any_word([part]) if part else "" for part in form.split("{n}"))
            pattern = rf"{said.left}(?P<w>{counted}){said.right}"
            yield rule("counter", pattern, partial(_counted, name))
    for name in ("by", "due"):
        words = said.phrase(name)
        yield rule("words", rf"(?P<w>{said.bordered(words)})(?={BLANK}*{said.datelike})", dict.fromkeys(words, name), "text")
    if language.short_dates:
        opened = rf"(?:[:(]|{said.datelike.replace(DIGIT, '', 1)}|{said.bordered({**said.phrase('by'), **said.phrase('due')})})"
        for form in language.short_dates:
            yield rule("numeric", rf"{opened},?{BLANK}*(?P<w>{_form(form, han=False)})(?![\w/]|\.\d)", _date, "text")
    yield from _times(said)


def _counted(name: str, match: re.Match[str]) -> str:
    return f"{name.capitalize()} {_count(match['c'])}"


def _count(text: str) -> int:
    """Return a small number in digits, Latin or Han.

    >>> _count("12"), _count("十二"), _count("三")
    (12, 12, 3)
    """
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    high = (_HAN_DIGITS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return high + (_HAN_DIGITS.index(ones[-1]) + 1 if ones and ones[-1] in _HAN_DIGITS else 0)


def _times(said: Phrases) -> Iterator[Rule]:
    language = said.language
    halves = {**dict.fromkeys(split(language.pm), "p"), **dict.fromkeys(split(language.am), "a")}
    half = rf"(?:(?P<half>{any_word(halves)}){BLANK}?)?"
    late = rf"(?:{BLANK}(?P<late>{any_word(halves)}))?"
    after = f"{said.datelike.replace(DIGIT, '', 1)}|(?:{any_word(said.months)}){said.right}|/\\d{{1,2}}|\\d{{4}}"
    for form in language.hours:
        first = rf"^[^\w\n<>=≤≥±~]{{0,40}}(?P<w>{_form(form, han=False)})(?={BLANK}*[:：–—-]{BLANK})"
        yield rule("words", first, partial(_time, halves), "text")
    for form in (*language.times, *language.hours):
        place = rf"(?:(?:{after})[,.]?{BLANK}+(?:[^\W\d]+{BLANK}+)?)" if form in language.hours else r"(?<![\d.,:/-])"
        edge = "(?![\\d:])" if language.han else r"(?![\w:]|\.\d)"
        pattern = rf"{place}(?P<w>{half}{_form(form, language.han)}{late}){edge}"
        yield rule("words", pattern, partial(_time, halves), "text", "heading")


def _time(halves: dict[str, str], match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    hour, half = int(groups["h"]), halves.get(normal(groups.get("half") or groups.get("late") or ""))
    hour += _HALF_DAY if half == "p" and hour < _HALF_DAY else 0
    return f"{hour:02}:{int(groups.get('n') or 0):02}"


def number_rules(said: Phrases) -> Iterator[Rule]:
    """Yield the rules for numbers whose thousands stand apart by a point or a blank, and whose decimals stand behind a comma."""
    if said.language.decimal_comma:
        grouped = r"(?<![\w.,:/-])(?P<w>[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:[ \u00a0\u202f]\d{3})+))(?![.\d]|,\d{3})"
        yield rule("number", grouped, lambda match: re.sub(r"\D", "", match["w"]), "text")
        yield rule("number", r"(?<![\w.,:/-])(?P<w>\d+,\d{3,6})(?![.,\d])", lambda match: match["w"].replace(",", "."), "text")
