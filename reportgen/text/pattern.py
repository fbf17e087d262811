"""Patterns that a team writes in its settings: they are searched for with a bound on time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from regex import Match, Pattern

SECONDS = 0.5
"""Computing time for one text, ten thousand times what a pattern needs; `re` cannot be stopped, and ``(a+)+$`` never ends there."""

LONGEST = 2000
"""Signs of one text that a pattern is tried on."""


def read_pattern(text: str) -> Pattern[str]:
    """Return the regular expression `text`, in the syntax of `re`.

    Raises `ValueError`, which says what is wrong with it.
    """
    import regex  # noqa: PLC0415 -- a fiftieth of a second, which a site without patterns does not need

    try:
        return regex.compile(text)
    except regex.error as error:
        raise ValueError(str(error)) from None


def matches(pattern: Pattern[str], text: str) -> Iterator[Match[str]]:
    """Yield where `pattern` is found in the first `LONGEST` signs of `text`; what is empty is not found.

    Raises `ReportgenError` for a pattern that takes longer than `SECONDS`: what a page says never depends on how long it took.
    """
    try:
        for match in pattern.finditer(text[:LONGEST], timeout=SECONDS):
            if match.group() and not match.end() == LONGEST < len(text):  # the word may go on behind it
                yield match
    except TimeoutError:
        problem = f"the pattern {pattern.pattern!r} takes too long for the text {text[:40]!r}; put no repetition inside a repetition"
        raise ReportgenError("links", problem) from None
