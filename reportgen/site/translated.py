"""Literal text of our templates in another language: what stands between tags, and in attributes that people read or hear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import TOKEN_DATA, Token, TokenStream
from markupsafe import escape

from reportgen.site.spoken import Speech

READ = ("aria-label", "title", "placeholder", "alt")
"""Attributes whose words are said."""

_PARTS = re.compile(r"<!--.*?-->|<|>|\"|[^<>\"]+", re.DOTALL)
_NAME = re.compile(r"([\w:-]+)=$")
_AS_IT_IS = ("script", "style", "code", "kbd")


class Translated(Extension):
    """Says the text of templates in the language of `environment.speech`; templates in `environment.foreign` are a team's own words."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, its text translated."""
        speech: Speech = self.environment.speech  # type: ignore[attr-defined]
        own = stream.name in self.environment.foreign  # type: ignore[attr-defined]
        reading = _Reading(speech)
        for token in stream:
            yield Token(token.lineno, token.type, reading.said(token.value)) if token.type == TOKEN_DATA and not own else token


class _Reading:
    """Where in the HTML of one template we are: in text, in a tag, or in a value of an attribute; templates interrupt all of them."""

    def __init__(self, speech: Speech) -> None:
        self._speech, self._tag, self._quoted, self._name, self._element = speech, False, False, "", ""

    def said(self, data: str) -> str:
        """Return the next piece of the template."""
        return "".join(map(self._part, _PARTS.findall(data)))

    def _part(self, part: str) -> str:
        if part.startswith("<!--"):
            return part
        if part == '"' and self._tag:
            self._quoted = not self._quoted
        elif part == "<" and not self._quoted:
            self._tag, self._element = True, ""
        elif part == ">" and not self._quoted:
            self._tag = False
        elif self._quoted:
            return self._spoken(part) if self._name in READ else part
        elif self._tag:
            self._element = self._element or part.split(maxsplit=1)[0] if part.strip() else self._element
            named = _NAME.search(part)
            self._name = named[1] if named else ""
        elif self._element not in _AS_IT_IS:
            return self._spoken(part)
        return part

    def _spoken(self, text: str) -> str:
        words = " ".join(text.split())
        if not words or words.startswith("data-"):
            return text
        plain = unescape(words)
        said = self._speech.literal(plain)
        if said == plain:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}{escape(said)}{after}"


def teach(jinja: Environment, speech: Speech, foreign: frozenset[str] = frozenset()) -> None:
    """Let templates of `jinja` speak: with the filters `said`, `told`, `day` and `state`, and their text but for those named `foreign`."""
    jinja.filters.update(said=speech.said, told=speech.told, day=speech.day, state=speech.state)
    jinja.extend(speech=speech, foreign=foreign)
    if speech.words:
        jinja.add_extension(Translated)
