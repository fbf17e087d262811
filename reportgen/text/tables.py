"""Tables as CSV text: RFC 4180, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_QUOTED = re.compile('[,"\r\n]')

_SAME = 4096  # texts kept at hand: what stands in a cell stands in many

Cell = str | int | float | None
Row = Iterable[Cell]


@lru_cache(maxsize=_SAME)
def _text(text: str) -> str:
    safe = f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe


def csv_cell(value: Cell) -> str:
    """Return `value` as a cell of CSV.

    >>> csv_cell("a,b"), csv_cell(0.5), csv_cell(None)
    ('"a,b"', '0.5', '')
    """
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def csv_line(row: Row) -> str:
    r"""Return `row` as a line of CSV.

    >>> csv_line(["a,b", 0.5, None])
    '"a,b",0.5,\r\n'
    """
    return ",".join(map(csv_cell, row)) + "\r\n"


def csv_text(rows: Iterable[Row]) -> str:
    r"""Return `rows` as CSV; numbers stand as they are, and a text that begins like a formula gets a mark in front.

    >>> csv_text([["name", "change"], ["=1+1", -3.5], ['a "b", c', None]])
    'name,change\r\n\'=1+1,-3.5\r\n"a ""b"", c",\r\n'
    """
    return "".join(map(csv_line, rows))
