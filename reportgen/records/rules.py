"""What is looked for in a text of another language: headings, labels, columns, dates, and words that say something by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.languages import load_language
from reportgen.records.datewords import date_rules, number_rules
from reportgen.records.phrases import RELATIVE, Phrases, Rule, any_word, rule
from reportgen.records.spellings import BLANK, normal

_BOUNDED = ("high", "medium", "low", "critical", "improving", "worsening", "steady", "EOD", "noon")
# A word that says something by itself stands behind the start of a line or a sign, and before the end or another sign.
_LEFT = r"(?:^|(?<=[^\w\s'’\"-])|(?<=-\s)|(?<=\n))[^\w\n%]{0,12}+(?=[\w%])"
_COLON = rf"(?={BLANK}?(?:\*\*|__|\*|_)?{BLANK}?[:：])"


def _of_headings(said: Phrases) -> Iterator[Rule]:
    if said.language.han:
        yield rule("number", r"^[#\s]*(?P<w>[一二三四五六七八九十]{1,3}[、．.])", lambda _: "", "heading")
    whole = rf"^[^\w\n]{{0,40}}\d{{0,3}}[^\w\n%]{{0,12}}+(?=[\w%])(?P<w>{any_word(said.states)})(?=\W*(?:$|[(（]))"
    yield rule("state", whole, said.states, "heading")
    yield rule("heading", f"(?P<w>{said.bordered(said.headings)})", said.headings, "heading")
    yield rule("words", f"(?P<w>{said.bordered(said.heading_words)})", said.heading_words, "heading")
    alone = rf"^[^\w\n%]{{0,40}}+(?=[\w%])(?P<w>{any_word(said.headings)})(?={BLANK}?[:：]?[*_]*[:：]?{BLANK}?(?:\n|\Z))"
    yield rule("heading", alone, lambda match: said.headings.get(normal(match["w"])) if _introduces(match) else None, "text")


def _introduces(match: re.Match[str]) -> bool:
    """Tell whether a line of its own opens a group: it ends in a colon or is bold."""
    line = match.string.strip()
    return line.rstrip("*_ ").endswith((":", "：")) or line.startswith(("**", "__"))


def _of_labels(said: Phrases) -> Iterator[Rule]:
    ends = r"(?=\W*$|\s*[(（])"
    yield rule("column", rf"^[^\w\n%]{{0,40}}+(?=[\w%])(?P<w>{any_word(said.columns)}){ends}", said.columns, "header")
    yield rule("column", rf"^[^\w\n%]{{0,40}}+(?=[\w%])(?P<w>{any_word(said.labels)}){ends}", said.labels, "header")
    yield rule("label", rf"{_LEFT}(?P<w>(?:{any_word(said.labels)}){BLANK}?){_COLON}", said.labels, "text", "heading")
    numbered = rf"{_LEFT}(?P<w>{any_word(said.labels)})(?={BLANK}?#?\d{{1,3}}{BLANK}?[:：.–—*])"
    yield rule("label", numbered, said.labels, "text", "heading")
    ends = r"(?=\W*$|\s*[.;,:(（。，；：—–])"
    nothing = said.phrase("None")
    yield rule("nothing", rf"^[^\w\n%]{{0,40}}+(?=[\w%])(?P<w>{any_word(nothing)}){ends}", nothing, "text")


def _of_words(said: Phrases) -> Iterator[Rule]:
    """Yield the rules for words that say something by themselves between two signs: states, colours, high and low, trends."""
    aside = said.bordered(said.phrase("since"))
    right = rf"(?={BLANK}*(?:$|[^\w\s'’\"-]|[-–—]\s|\d|{aside}))"
    for kind, words in (("state", said.states), ("level", said.levels), ("words", said.phrase(*_BOUNDED))):
        yield rule(kind, rf"{_LEFT}(?P<w>{any_word(words)}){right}", words, "text", "heading")
    yield rule("words", rf"{_LEFT}(?:{any_word(said.states)}){BLANK}+(?P<w>{aside})", lambda _: "since", "text", "heading")
    both = said.phrase("and")
    yield rule("words", f"(?P<w>{said.bordered(both)})", both, "text")
    target = said.phrase("target")
    yield rule("words", rf"(?P<w>{said.bordered(target)})(?={BLANK}?(?:[<>≥≤=±]|\d))", target, "text")
    yield rule("words", f"(?P<w>{said.bordered(said.phrase(*RELATIVE))})", said.phrase(*RELATIVE))
    points = said.phrase("points")
    yield rule("words", rf"(?<=\d)(?P<w>{BLANK}?(?:{any_word(points)})){said.right}", lambda _: " points", "text", "heading")
    whole = said.phrase("of")
    yield rule("words", rf"(?<=\d)(?P<w>{BLANK}(?:{any_word(whole)}){BLANK})(?=\d)", lambda _: " of ", "text")


@cache
def rules_of(code: str) -> tuple[Rule, ...]:
    """Return the rules of the language `code`; where two fit one place, the first counts."""
    said = Phrases(load_language(code))
    return (*_of_headings(said), *_of_labels(said), *date_rules(said), *_of_words(said), *number_rules(said))
