"""How deep blocks may stand in each other, and what happens to lines that go deeper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.text import Span

MAX_NESTING = 100  # levels of the parser: a quote is one, a list and its item are two
_PREFIX = re.compile(r"^(?:\s*(?:>|[-*+]\s|\d{1,9}[.)]\s))*\s*")
_WORDS = re.compile(r"[^\s>*+-]")


def flatten(lines: Sequence[str]) -> tuple[list[str], tuple[Span, ...]]:
    """Cut lines that nest deeper than is read to their text; return all lines, and which were cut.

    A Markdown parser drops what lies below its limit in silence. No level takes less than one column in front of the text,
    so a line with fewer columns there than the limit has levels is safe.

    >>> flatten(["- a", "> " * 60 + "b"])
    (['- a', 'b'], (Span(first=2, last=2),))
    """
    kept, cut = list(lines), []
    for at, line in enumerate(lines):
        prefix = _PREFIX.match(line)
        if prefix and len(prefix.group().expandtabs(4)) >= MAX_NESTING and _WORDS.search(line):
            kept[at] = line[prefix.end() :]
            cut.append(Span(at + 1, at + 1))
    return kept, tuple(cut)
