"""Tables as CSV text: RFC 4180, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile('[,"\r\n]')

Cell = str | int | float | None
Row = Iterable[Cell]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    text = f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def csv_text(rows: Iterable[Row]) -> str:
    r"""Return `rows` as CSV; numbers stand as they are, and a text that begins like a formula gets a mark in front.

    >>> csv_text([["name", "change"], ["=1+1", -3.5], ['a "b", c', None]])
    'name,change\r\n\'=1+1,-3.5\r\n"a ""b"", c",\r\n'
    """
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)
