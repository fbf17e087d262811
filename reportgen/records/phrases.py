"""The words of one language as patterns, each with the English words that the reader knows for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportgen.languages import Language, load_language, split
from reportgen.records.spellings import BLANK, Words, alternatives, border, normal

HEADINGS = {
    "action": "Action Items",
    "story": "Stories",
    "risk": "Risks",
    "decision": "Decisions",
    "escalation": "Escalations",
    "checkpoint": "Timeline",
    "priority": "Next steps",
    "metric": "Metrics",
    "narrative": "Lessons",
}
"""What a heading that announces a kind of record is called in English."""

DIGIT = r"\d|"
RELATIVE = ("today", "tomorrow", "yesterday", "EOD", "noon")
_PLACES = ("heading", "header", "text")

English = Callable[[re.Match[str]], str | None]


class Rule(NamedTuple):
    """A pattern, whose group ``w`` stands for other words in English; `kind` says what it is, `places` where it is looked for."""

    kind: str
    pattern: re.Pattern[str]
    english: English
    places: tuple[str, ...] = _PLACES


def rule(kind: str, pattern: str, words: Words | English, *places: str, flags: int = re.I) -> Rule:
    """Return a rule of `kind`: what `pattern` finds as its group ``w`` is in English what `words` say, in all places or some."""
    english = words if callable(words) else lambda match: words.get(normal(match["w"]))
    return Rule(kind, re.compile(pattern, flags | re.M), english, places or _PLACES)


class Phrases:
    """The words of one language by meaning, in all their spellings."""

    def __init__(self, language: Language) -> None:
        """Spell out the words of `language`."""
        self.language = language
        self.left, self.right = ("", "") if language.han else (border(before=True), border(before=False))
        self.headings = self.table({HEADINGS[kind]: words for kind, words in language.headings.items()})
        self.heading_words = self.table(language.heading_words)
        self.columns = self.table(language.columns)
        self.fields = self.table({name.replace("chance", "likelihood/impact"): words for name, words in language.fields.items()})
        self.labels = {**self.fields, **self.table(language.labels)}
        self.states = self.table({state.replace("_", " "): words for state, words in language.states.items()})
        self.levels = self.table(language.levels)
        self.weekdays = self.table(dict(zip(_english_weekdays(), language.weekdays, strict=True)))
        self.months = {word: at for at, words in enumerate(language.months, 1) for word in self.table({"": words})}

    def table(self, meanings: dict[str, str]) -> Words:
        """Return each spelling of each word with its English meaning; the first meaning of a word counts."""
        found: Words = {}
        for english, words in meanings.items():
            for word in split(words):
                for spelling in alternatives(word, self.language):
                    found.setdefault(spelling, english)
        return found

    def phrase(self, *names: str) -> Words:
        """Return the words of some of the phrases."""
        return self.table({name: self.language.phrases[name] for name in names if name in self.language.phrases})

    def bordered(self, words: Iterable[str]) -> str:
        """Return a pattern for one of `words`, the longest first, as words of their own."""
        return f"{self.left}(?:{any_word(words)}){self.right}"

    @property
    def datelike(self) -> str:
        """A pattern for what a date opens with: a digit, a weekday, a word such as "tomorrow"."""
        short = [word for words in self.language.short_weekdays for word in split(words)]
        return rf"(?:{DIGIT}(?:{any_word([*self.weekdays, *self.phrase(*RELATIVE), *map(normal, short)])}){self.right})"


def any_word(words: Iterable[str]) -> str:
    """Return a pattern for one of `words`, the longest first, whatever blanks and apostrophes they are written with."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", f"{BLANK}+").replace("'", "['’]") for word in longest) or r"(?!)"


def _english_weekdays() -> tuple[str, ...]:
    return tuple(day.capitalize() for day in load_language("en").weekdays)
