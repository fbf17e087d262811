"""The order in which people count: numbers inside words compare as numbers."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"([0-9]+)")


def natural(text: str) -> tuple[str | tuple[int, str], ...]:
    """Return a sort key for `text`: words and numbers in turn, a number by its size.

    >>> sorted(["act-10", "act-9", "act"], key=natural)
    ['act', 'act-9', 'act-10']
    """
    parts = _NUMBERS.split(text)
    return tuple((len(part.lstrip("0")), part.lstrip("0")) if at % 2 else part for at, part in enumerate(parts))
