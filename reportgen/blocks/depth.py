"""How deep blocks may stand in each other, and what happens to lines that go deeper."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.text import Span, lazy

MAX_NESTING = 100  # levels of the parser: a quote is one, a list and its item are two
_PREFIX = lazy(r"^(?:\s*(?:>|[-*+]\s|\d{1,9}[.)]\s))*\s*")
_FEWEST = MAX_NESTING // 4  # signs before the text of a line that nests so deep: a tab is four columns
_MAY_BE_DEEP = lazy(rf"[\s>*+\-\d.)]{{{_FEWEST}}}")
_WORDS = lazy(r"[^\s>*+-]")
_OPENS = lazy(r"^(`{3,})[^`]*$|^(~{3,})")


def flatten(lines: Sequence[str]) -> tuple[list[str], tuple[Span, ...]]:
    """Cut lines that nest deeper than is read to their text; return all lines, and which were cut.

    A Markdown parser drops what lies below its limit in silence. No level takes less than one column in front of the text,
    so a line with fewer columns there than the limit has levels is safe. So are lines in a code fence that opens in the first column, which
    is in no container whatever stands above; nothing is nested there.

    >>> flatten(["- a", "> " * 60 + "b"])
    (['- a', 'b'], (Span(first=2, last=2),))
    """
    kept, cut = list(lines), []
    fence = ""
    for at, line in enumerate(lines):
        opened = _OPENS.match(line) if line.startswith(("```", "~~~")) else None
        if fence or opened:
            closes = (
                bool(fence)
                and line.strip().startswith(fence)
                and not line.strip().strip(fence[0])
                and len(line) - len(line.lstrip(" ")) < 4
            )
            fence = "" if closes else fence or (opened[1] or opened[2] if opened else "")
            continue
        prefix = _PREFIX.match(line) if not line[_FEWEST - 1 : _FEWEST].isalpha() and _MAY_BE_DEEP.match(line) else None
        if prefix and len(prefix.group().expandtabs(4)) >= MAX_NESTING and _WORDS.search(line):
            kept[at] = line[prefix.end() :]
            cut.append(Span(at + 1, at + 1))
    return kept, tuple(cut)
