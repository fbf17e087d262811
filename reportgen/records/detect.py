"""Which languages a report is written in, told by its own headings, labels, columns and dates."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportgen.blocks import Block, Document, Item, Paragraph, Table
from reportgen.languages import load_language, read_codes
from reportgen.records.english import find_swaps, texts_of
from reportgen.records.spellings import alternatives
from reportgen.text import lazy

_TELLING = ("heading", "label", "column", "date", "counter")
_LEAST = 2
_WORD = lazy(r"[^\W\d_]{2,}")
_LETTERS = lazy(r"[a-z\u00df-\u024f\u1e00-\u1eff]{3,}")
_OPENING, _MOST_BLOCKS = 300, 5
_HAN = lazy(r"[\u3400-\u9fff]")


class Found(NamedTuple):
    """A language, and the words of the report that tell it."""

    code: str
    words: tuple[str, ...]


@cache
def _english_words() -> frozenset[str]:
    """Return the single words that are English, whatever else they are: those of the reader, and those that other languages share."""
    english = load_language("en")
    tables = (english.states, english.levels, english.fields)
    lines = (*english.months, *english.weekdays, english.shared, *(words for table in tables for words in table.values()))
    return frozenset(word for line in lines for word in _WORD.findall(line.lower()))


def _tells(phrase: str) -> bool:
    """Tell whether one of the words of a phrase is no English word."""
    return any(word not in _english_words() for word in _WORD.findall(phrase.lower()))


@cache
def _telling_words(code: str) -> frozenset[str]:
    """Return the single words of a language's headings, labels, columns and dates that are no English words."""
    language = load_language(code)
    tables = (language.headings, language.labels, language.fields, language.columns, language.counters)
    lines = (*language.months, *language.weekdays, *(words for table in tables for words in table.values()))
    spellings = alternatives(" ".join(lines), language)
    return frozenset(word for spelling in spellings for word in _LETTERS.findall(spelling)) - _english_words()


def _first_look(document: Document) -> str:
    """Return what is looked at in every report: headings, headers of tables, and what stands first under each heading."""
    texts, waiting = [], list(document.sections[::-1])
    texts += _opening(document.blocks)
    if waiting:
        texts += _opening(waiting[-1].blocks)
    while waiting:
        section = waiting.pop()
        texts.append(section.title)
        texts += _opening(section.blocks[:1])
        texts += [cell for block in section.blocks if type(block) is Table for cell in block.header]
        waiting.extend(section.sections[::-1])
    return "\n".join(texts).lower()


def _opening(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text[:_OPENING] for block in blocks[:_MOST_BLOCKS] if (type(block) is Item or type(block) is Paragraph)]


@cache
def _telling_anywhere() -> frozenset[str]:
    """Return the words that tell any of the languages: a report without two of them is in none, and most reports are in English."""
    return frozenset().union(*map(_telling_words, read_codes()))


@lru_cache(maxsize=4)  # the rules ask about the document that was just read
def _candidates(text: str) -> tuple[str, ...]:
    """Return the languages that two words in the first look at a document may be of; what else it says is looked at for these only."""
    words = _telling_anywhere().intersection(_LETTERS.findall(" ".join(set(text.split()))))
    han = _HAN.search(text) is not None
    if not han and len(words) < _LEAST:
        return ()
    return tuple(code for code in read_codes() if (han if load_language(code).han else len(words & _telling_words(code)) >= _LEAST))


def detect(document: Document) -> tuple[Found, ...]:
    """Return the languages other than English that `document` is in, the surest first.

    A language counts by two different words in the places of headings, labels, columns and dates; words that a surer language has, too,
    tell nothing.
    """
    candidates = _candidates(_first_look(document))
    texts = tuple(texts_of(document)) if candidates else ()
    told = {code: _told(texts, code) for code in candidates}
    found: list[Found] = []
    known: set[str] = set()
    for code in sorted(told, key=lambda code: (-len(told[code]), code)):
        own = told[code] - known
        if len(own) >= _LEAST:
            found.append(Found(code, tuple(sorted(told[code]))))
            known |= told[code]
    return tuple(found)


def _told(texts: tuple[tuple[str, str], ...], code: str) -> set[str]:
    """Return the words in `texts` that tell the language `code`, in lower case."""
    found = set()
    for place, text in texts:
        for swap in find_swaps(text, place, (code,)):
            if swap.kind in _TELLING:
                found.add(re.sub(r"\s+", " ", text[swap.start : swap.end]).lower())
    return {word for word in found if _tells(word)}


def languages_of(document: Document, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages to read `document` in beside English: those `chosen` in the settings, else those found in it."""
    return tuple(code for code in chosen if code != "en") if chosen else tuple(found.code for found in detect(document))
