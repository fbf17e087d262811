"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; its methods are those of the compiled one, taken over when first asked for."""

    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- asked only for what is not taken over yet
        pattern = self._pattern if isinstance(self._pattern, str) else self._pattern()
        found = getattr(re.compile(pattern, self._flags), name)
        setattr(self, name, found)
        return found


def lazy(pattern: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Return the regular expression `pattern`, compiled at its first use.

    The patterns of all readers take a twentieth of a second, which no run pays that reads nothing new: for a module's constants. One of
    words that are read from a file is a function that returns it.

    >>> lazy("[a-z]+").findall("so it is")
    ['so', 'it', 'is']
    """
    return cast(re.Pattern[str], _Lazy(pattern, flags))
