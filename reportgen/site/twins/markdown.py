"""Markdown as text: report words that stay words, links between twins, bullets and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportgen.site.view import Ref

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]|~"} | {"<": "&lt;"})
_ENTITY = re.compile(r"&(?=#?\w+;)")
_START = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[#+=>-])")
_NOT_IN_A_TARGET = {ord(sign): f"%{ord(sign):02X}" for sign in " ()<>\\"}
_NO_TWIN = ("search.html",)
_SAME = 8192  # texts and links kept at hand: titles, owners and lines come again on page after page


@lru_cache(maxsize=_SAME)
def words(text: str) -> str:
    r"""Return `text` on one line, so that neither Markdown nor HTML takes any sign of it for more than a sign.

    >>> print(words("a <b> & &lt; *c* | [d](e)"), words("# 1"), words("1. x"), words("28.6 %\n- b"))
    a &lt;b> & &amp;lt; \*c\* \| \[d\](e) \# 1 1\. x 28.6 % - b
    """
    line = " ".join(text.split())
    safe = (_ENTITY.sub("&amp;", line) if "&" in line else line).translate(_SIGNS)
    start = _START.match(safe)
    return f"{start[0]}\\{safe[start.end():]}" if start else safe


@lru_cache(maxsize=_SAME)
def _twin(path: str) -> str:
    """Return the path of the Markdown twin of a page; addresses elsewhere stay."""
    if ":" not in path:
        path = path.partition("?")[0]
        if path.endswith(".html") and path not in _NO_TWIN:
            path = path.removesuffix(".html") + ".md"
    return path.translate(_NOT_IN_A_TARGET)


def target(href: str, root: str = "") -> str:
    """Return the address of the Markdown twin of `href`, `root` in front; a place in a page is kept where it is a line of a report.

    >>> target("reports/2025-01-14.html#L7", "../"), target("actions.html?open=open"), target("https://host.test/a (b)#c")
    ('../reports/2025-01-14.md#L7', 'actions.md', 'https://host.test/a%20%28b%29#c')
    """
    path, _, anchor = href.partition("#")
    if ":" in path:
        return _twin(href)
    line = anchor[:1] == "L" and anchor[1:].isdecimal() and anchor.isascii()
    return f"{root}{_twin(path)}#{anchor}" if line else root + _twin(path)


def link(ref: Ref | None, root: str = "") -> str:
    """Return `ref` as a link to the twin of what it leads to; bare words where it leads nowhere, nothing for None."""
    return linked(ref.text, ref.href, root) if ref else ""


def linked(text: str, href: str, root: str = "") -> str:
    """Return a text as a link."""
    said = words(text)
    return f"[{said}]({target(href, root)})" if href and said else said


def section(name: str, lines: Iterable[str], none: str = "None.") -> Iterator[str]:
    """Yield a heading with the bullets `lines` below it, or with the words `none` where there are none."""
    yield from ("", f"## {words(name)}", "")
    at = 0
    for at, line in enumerate(lines, start=1):  # noqa: B007 - tells below whether there was any
        yield f"- {line}"
    if not at:
        yield none


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; its cells are Markdown already."""
    yield ""
    yield f"| {' | '.join(words(name) or ' ' for name in head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def joined(*parts: str, by: str = ", ") -> str:
    """Return those of `parts` that say something, in a row."""
    return by.join(filter(None, parts))
