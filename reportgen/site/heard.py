"""The words of texts, as they are searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

Hear = Callable[[Sequence[str]], Iterable[set[str]]]
"""Given texts: of each, in order, the different words it has when it is folded."""

_WORD = re.compile(r"[^\s,;:!?()\[\]{}\"“”‘’<>|*`=]+")
_ENDS = ".-–—/_'+&…"
_PARTS = re.compile(r"[-/._#@+]+")
_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return `text` as it is searched: small letters without accents.

    >>> fold("Søren ÉTÉ")
    'søren ete'
    """
    return text.lower() if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))


def words(text: str) -> Iterator[str]:
    """Yield the words of a folded text, and the parts of those that have some.

    >>> list(words("act-05: deep-zoom in infra#482."))
    ['act-05', 'act', '05', 'deep-zoom', 'deep', 'zoom', 'in', 'infra#482', 'infra', '482']
    """
    for word in _WORD.findall(text):
        yield from _parts(word)


def words_of(texts: Iterable[str]) -> Iterator[set[str]]:
    """Yield of each text the different words it has when it is folded.

    >>> [sorted(heard) for heard in words_of(["Fog, fog: FOG-1.", ""])]
    [['1', 'fog', 'fog-1'], []]
    """
    known = Parted()
    return (known.words(fold(text)) for text in texts)


class Parted(dict[str, tuple[str, ...]]):
    """The parts of every word, each found once."""

    def __missing__(self, found: str) -> tuple[str, ...]:
        self[found] = _parts(found)
        return self[found]

    def words(self, text: str) -> set[str]:
        """Return the different words of a folded text, as `words` yields them."""
        return set(chain.from_iterable(map(self.__getitem__, set(_WORD.findall(text)))))


def _parts(found: str) -> tuple[str, ...]:
    """Return a word without the signs at its ends, and its parts if it has some."""
    word = found.strip(_ENDS)[:40]
    if word.isalnum():
        return (word,)
    parts = [part for part in _PARTS.split(word) if part]
    return (word, *parts) if len(parts) > 1 else (word,) if word else ()
