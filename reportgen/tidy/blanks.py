"""Blanks at the end of lines, where they mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.text import lazy
from reportgen.tidy.sheet import Fix, Mend, Sheet

_ONLY_MARK = lazy(r"^\s*(?:[-*+=_#>]+|\d{1,9}[.)])$")
_BREAKS_NOTHING = re.compile(r"^ {0,3}#{1,6}\s|^\s*\|")  # no line goes on behind a heading or a row


def mend_blanks(sheet: Sheet) -> Iterator[Mend]:
    """Yield each line without the blanks at its end.

    Two of them are a line break in Markdown where the text goes on below: these stay, and so does what stands in code and quotes.
    """
    lines = sheet.lines
    for number, line in enumerate(lines, start=1):
        bare = line.rstrip(" \t")
        below = lines[number] if number < len(lines) else ""
        if bare == line or number in sheet.hidden or _ONLY_MARK.match(bare) or bare.endswith("\\") or bare.count("`") % 2:
            continue
        if bare and line.endswith("  ") and below.strip() and not _BREAKS_NOTHING.match(bare):
            continue
        yield (Fix(number, bare, "blanks at the end"),)
