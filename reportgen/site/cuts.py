"""Cuts: long lists in pieces whose ends follow from what stands there, so that most pieces stay as they are when the list changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar
from zlib import crc32

T = TypeVar("T")
Mark = Callable[[T], str]
"""Given one thing of a list: what tells it from the others, today and later."""


class Size(NamedTuple):
    """How much a piece holds: at least and at most, and how rare the things are (one of so many) that may end it in between."""

    least: int
    most: int
    one_in: int


def about(many: int) -> Size:
    """Return the size of pieces that hold about `many` things."""
    return Size(max(many // 2, 1), many * 12 // 5, max(many // 2, 1))


def cut(things: Iterable[T], mark: Mark[T], size: Size, weigh: Callable[[T], int] = lambda _: 1) -> Iterator[list[T]]:
    """Cut `things` into pieces of some `size`, as `weigh` tells that of one.

    Whether a thing may end a piece follows from its mark alone. So one thing more, or less, moves the ends of the next few pieces at most.

    >>> before, after = (list(cut(text, str, about(6))) for text in ("the quick brown fox jumps", "the very quick brown fox jumps"))
    >>> ["".join(piece) for piece in after if piece not in before]
    [' ve', 'ry qu']
    """
    piece: list[T] = []
    held = 0
    for thing in things:
        piece.append(thing)
        held += weigh(thing)
        if held >= size.most or (held >= size.least and _code(mark(thing)) % size.one_in == 0):
            yield piece
            piece, held = [], 0
    if piece:
        yield piece


def cut_back(things: Sequence[T], mark: Mark[T], size: Size) -> list[list[T]]:
    """Cut `things` from the last to the first: what comes first later joins the first piece."""
    return [piece[::-1] for piece in cut(reversed(things), mark, size)][::-1]


def named(pieces: Iterable[list[T]], mark: Mark[T]) -> dict[str, list[T]]:
    """Name each piece after its last thing, so that one piece more leaves the others their names."""
    found: dict[str, list[T]] = {}
    for piece in pieces:
        name = base36(_code(mark(piece[-1])))
        while name in found:
            name += "-"
        found[name] = piece
    return found


def _code(mark: str) -> int:
    return crc32(mark.encode("utf-8", "replace"))


@lru_cache(maxsize=4096)
def base36(number: int) -> str:
    """Write a number as scripts read it with the base 36.

    >>> base36(35), base36(36)
    ('z', '10')
    """
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while True:
        number, rest = divmod(number, 36)
        out = digits[rest] + out
        if not number:
            return out
