"""The author's own Markdown for words that were read as plain text, and where a line may end early."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.text import lazy, plain

_SPECIAL = lazy(r"([\\`*_\[\]<>|~])")
_OPENS = lazy(r"(?<![\w`*_~\[(])(?=[\w`*_~\[(<\"'“‘+#@$])|(?<=[(\[*_`])(?=[\w`\"“#@$])")
_ENDS = lazy(r"(?=\s*(?:[;,.—–(|]|\s-\s|$|\*\*|__))")
_MOST = 400  # signs of a line in which the marks of a title are looked for


def locate(markdown: str, words: str) -> tuple[int, int] | None:
    """Return from where to where `markdown` says `words`, with the marks inside of them; None where it does not.

    >>> locate("**AI-3 – Deliver `symbols_v1` view (Felix)**", "Deliver symbols_v1 view")
    (9, 34)
    """
    at = markdown.find(words)
    if at >= 0 and words:
        return at, at + len(words)
    if not words or len(markdown) > _MOST:
        return None
    first = words.split(maxsplit=1)[0][:4]
    for opening in _OPENS.finditer(markdown):
        start = opening.end()
        if first not in plain(markdown[start : start + 40]) and not plain(markdown[start:]).startswith(first):
            continue
        for end in range(start + len(words), min(len(markdown), start + 2 * len(words) + 20) + 1):
            if plain(markdown[start:end]) == words:
                return start, _closed(markdown, start, end, words)
    return None


def _closed(markdown: str, start: int, end: int, words: str) -> int:
    """Return the farthest end that says the same, so that a mark that is opened is closed."""
    while end < len(markdown) and markdown[end] in "`_*~" and plain(markdown[start : end + 1]) == words:
        end += 1
    return end


def escaped(words: str) -> str:
    r"""Return plain words as Markdown that says them.

    >>> escaped("a|b_c [x]")
    'a\\|b\\_c \\[x\\]'
    """
    return _SPECIAL.sub(r"\\\1", words)


def as_written(markdown: str, words: str) -> str:
    """Return the part of `markdown` that says `words`, else `words` as Markdown."""
    found = locate(markdown, words)
    return markdown[found[0] : found[1]] if found else escaped(words)


def cell(markdown: str) -> str:
    r"""Return `markdown` for the cell of a table.

    >>> cell("a|b"), cell(r"a\|b")
    ('a\\|b', 'a\\|b')
    """
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(markdown.split()))


def cuts(markdown: str, least: int) -> Iterator[str]:
    """Yield the beginnings of a line that end where a part of it ends, from `least` signs on, the shortest first; all of it last.

    >>> list(cuts("**A-1 – Order (Yusra)**: Planned; the offer", 11))
    ['**A-1 – Order**', '**A-1 – Order (Yusra)**', '**A-1 – Order (Yusra)**: Planned', '**A-1 – Order (Yusra)**: Planned; the offer']
    """
    seen = set()
    for match in _ENDS.finditer(markdown, least):
        part = markdown[: match.start()].rstrip()
        part = part if part == markdown.rstrip() else _balanced(part)
        if part and part not in seen:
            seen.add(part)
            yield part


def _balanced(text: str) -> str:
    if text.count("(") != text.count(")") or text.count("`") % 2:
        return ""
    for mark in ("**", "__"):
        if text.count(mark) % 2:
            text = text[: -len(mark)].rstrip() if text.endswith(mark) else text + mark
    return text
