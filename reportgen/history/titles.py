"""Titles: when two wordings name the same thing."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from reportgen.text.memory import remember
from reportgen.values.wanted import folded

# Chosen on 84 pairs of titles of one id and one thing, 30 of one id and two things (all read by a person), and 8,400 of two ids.
SAME = 47.0
"""Records of one id whose titles are at least this alike are one item (0 to 100, `likeness`).

The measured pairs of one thing start at 49.6, but for two that are `KIN`; those of two things end at 44. Of the pairs with two
ids 9 % reach it.
"""

KIN = 33.0
"""The same for two titles that also share an owner and the beginning of a word; of the pairs with two ids 2 % reach it."""

RENAMED = 85.0
"""Below this, a title is worth reporting as a change."""

_REPEATED = 90.0
_WORD = re.compile(r"[^\W_]+")


@remember
def normal(title: str, owners: tuple[str, ...] = ()) -> str:
    """Return the words of `title` for comparison: case folded, without punctuation and without "Owner to" in front.

    >>> normal("Bob to validate `corpus_v1` — in CI", ("Bob",))
    'validate corpus v1 in ci'
    """
    words = folded(title)
    for owner in owners:
        words = words.removeprefix(f"{owner.casefold()} to ")
    return " ".join(_WORD.findall(words))


def likeness(one: str, two: str) -> float:
    """Return how much two `normal` titles say the same, 0 to 100: rapidfuzz's `token_set_ratio`.

    The measure forgives words that only one title has, because authors shorten titles from day to day.

    >>> round(likeness("complete runscommand parity tests", "runscommand parity tests"))
    100
    >>> likeness("gemini fallback coverage", "parser latency regression 10") < SAME
    True
    """
    return fuzz.token_set_ratio(one, two)


def share_word(one: str, two: str) -> bool:
    """Say whether two `normal` titles have a word of four letters or more that begins alike.

    >>> share_word("hot door starvation", "doors starve neighbours"), share_word("dao legal", "adr gating")
    (True, False)
    """
    return not stems(one).isdisjoint(stems(two))


@remember
def stems(words: str) -> frozenset[str]:
    """Return the first four letters of each longer word of a `normal` title, or of `folded` text."""
    return frozenset(word[:4] for word in _WORD.findall(words) if len(word) > 3)


def repeats(one: str, two: str) -> float:
    """Return the similarity of two `normal` titles if they are one wording repeated, else 0.

    Stricter than `likeness`, because no id says that the two belong together: numbers must agree, one title may only add
    words to the other, and words that differ must be spellings of each other.

    >>> repeats("tree sitter phase 2 go", "tree sitter phase 2 rust"), repeats("week 3 plan", "week 4 plan")
    (0.0, 0.0)
    >>> repeats("schedule parser timeout work", "schedule parser timeout work with bob") > 90
    True
    """
    if one == two:
        return 100.0
    words, others = set(one.split()), set(two.split())
    only, other = words - others, others - words
    if any(any(sign.isdigit() for sign in word) for word in only ^ other):
        return 0.0
    if only and other:
        spelled = fuzz.ratio(" ".join(sorted(only)), " ".join(sorted(other)))
        score = fuzz.token_sort_ratio(one, two)
        return score if spelled >= 75 and score >= _REPEATED else 0.0
    if min(len(words), len(others)) < 3 or 2 * min(len(words), len(others)) < max(len(words), len(others)):
        return 0.0
    return fuzz.token_set_ratio(one, two)
