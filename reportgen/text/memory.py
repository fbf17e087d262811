"""Memory for pure functions of short texts, which readers call again and again with the same words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_FORGET: list[Callable[[], None]] = []
_MOST = 4096  # answers a function keeps: several reports' worth of lines, cells and labels


def remember(function: Callable[P, T]) -> Callable[P, T]:
    """Return `function` with its latest answers kept.

    An entry is offered to one reader after the other, and each asks for the same words, label, id and people; the next report
    says most of it again. Only for functions whose answer depends on nothing but their arguments, which can be hashed, and is
    never changed by who gets it.

    >>> remember(str.upper)("done")
    'DONE'
    """
    kept = lru_cache(maxsize=_MOST)(function)
    _FORGET.append(kept.cache_clear)
    return cast(Callable[P, T], kept)


def forget() -> None:
    """Let go of all answers that are kept, some 30 MB behind a long series: for who has read it, and has much else to hold."""
    for clear in _FORGET:
        clear()


H = TypeVar("H", bound=Hashable)


def once(value: H) -> H:
    """Return what is equal to `value` and was met before, if it was lately: what is said a thousand times is held once.

    >>> once("3 of " + "12") is once("3 of 1" + "2")
    True
    """
    return cast(H, _once(value))


@lru_cache(maxsize=_MOST)
def _once(value: Hashable) -> Hashable:
    return value
