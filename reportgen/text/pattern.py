"""Patterns that a team writes in its settings: they are searched for with a bound on time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError
from reportgen.text.lazy import lazy

if TYPE_CHECKING:
    from regex import Match, Pattern

SECONDS = 0.5
"""Computing time for one text, ten thousand times what a pattern needs; `re` cannot be stopped, and ``(a+)+$`` never ends there."""

LONGEST = 2000
"""Signs of one text that a pattern is tried on."""

STEPS = 2_000_000
"""Steps that need no clock: about a twentieth of a second. Asking for the time takes longer than looking through a usual text."""

_UNBOUNDED = lazy(r"[)*+?}][*+{]|\)\?|\(\*|\(\?(?!:|P?<[A-Za-z]|=|!|<=|<!|[aims]+[):])|\\[1-9gkKLG]|\{(?![0-9,])")
_CHOICE = lazy(r"\||(?<!\()\?")
_REPEATED = lazy(r"[*+{]")


def read_pattern(text: str) -> Pattern[str]:
    """Return the regular expression `text`, in the syntax of `re`.

    Raises `ValueError`, which says what is wrong with it.
    """
    import regex  # noqa: PLC0415 -- a fiftieth of a second, which a site without patterns does not need

    try:
        return regex.compile(text)
    except regex.error as error:
        raise ValueError(str(error)) from None


@lru_cache(maxsize=256)
def clockless(pattern: str) -> int:
    """Return how long a text may be that `pattern` is through with in `STEPS`, whatever the text is; 0 where that cannot be told.

    Each repetition may end anywhere, so that a text of n signs takes at most n steps to the power of their number and one, times 2 for
    each choice; a repeated group, a reference or an unusual kind of group may take any number.

    >>> clockless("[a-z]+#[0-9]+") > 40, clockless("a*a*a*a*a*b") < 10, clockless("(a+)+$")
    (True, True, 0)
    """
    if _UNBOUNDED.search(pattern):
        return 0
    once = max(len(pattern), 1) * 2.0 ** min(len(_CHOICE.findall(pattern)), 60)
    return min(max(int((STEPS / once) ** (1 / (len(_REPEATED.findall(pattern)) + 1))) - 1, 0), LONGEST)


def matches(pattern: Pattern[str], text: str) -> Sequence[Match[str]]:
    """Return where `pattern` is found in the first `LONGEST` signs of `text`; what is empty is not found.

    Raises `ReportgenError` for a pattern that takes longer than `SECONDS`: what a page says never depends on how long it took.
    """
    if len(text) <= clockless(pattern.pattern):
        return [match for match in pattern.finditer(text) if match.group()]
    try:
        found = list(pattern.finditer(text[:LONGEST], timeout=SECONDS))
        return [match for match in found if match.group() and not match.end() == LONGEST < len(text)]  # the word may go on behind it
    except TimeoutError:
        problem = f"the pattern {pattern.pattern!r} takes too long for the text {text[:40]!r}; put no repetition inside a repetition"
        raise ReportgenError("links", problem) from None


def finds(pattern: Pattern[str], text: str) -> bool:
    """Return whether `pattern` is found in `text`, however long that is.

    Raises `ReportgenError` for a pattern that takes longer than `SECONDS`.
    """
    if len(text) <= clockless(pattern.pattern):
        return pattern.search(text) is not None
    try:
        return pattern.search(text, timeout=SECONDS) is not None
    except TimeoutError:
        problem = f"takes too long for the text {text[:40]!r}; put no repetition inside a repetition"
        raise ReportgenError(f"the pattern {pattern.pattern!r}", problem) from None
