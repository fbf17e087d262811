"""A page as one file: only the styles that it uses, inside it, and no link that leads nowhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape, unescape

import msgspec

_OPEN = re.compile(r"<a\b([^>]*)>")
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_COMMA = re.compile(r",(?![^()]*\))")
_NOT = re.compile(r":not\([^()]*\)")
_NAME = re.compile(r"[.#\[]([A-Za-z_][\w-]*)")
_NESTED = ("@media", "@container")


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads from now on, or nothing; `mark` is what paper shows of it, `title` what it says where it said nothing."""

    href: str = ""
    mark: str = ""
    title: str = ""


def links(html: str) -> Iterator[str]:
    """Yield where the links of `html` lead, in order.

    >>> list(links('<a class="x" href="a.html?b&amp;c">A</a> <a href="#d">D</a>'))
    ['a.html?b&c', '#d']
    """
    for match in _OPEN.finditer(html):
        found = dict(_ATTRIBUTE.findall(match[1]))
        if "href" in found:
            yield unescape(found["href"])


def anchors(html: str) -> frozenset[str]:
    """Return all that a link can lead to inside `html`.

    >>> sorted(anchors('<p id="a"><b class="c" id="d&amp;e">'))
    ['a', 'd&e']
    """
    return frozenset(unescape(found) for found in re.findall(r'<[^>]*\sid="([^"]*)"', html))


def relinked(html: str, lead: Callable[[str], Lead]) -> str:
    """Return `html`, whose tags this package printed, with every link led anew; one that leads nowhere stays as its words.

    >>> relinked('<a class="x" href="a.html" rel="next">A</a>', lambda href: Lead())
    '<a class="x">A</a>'
    >>> relinked('<a href="a.html">A</a>', lambda href: Lead(href="#s-1", mark="1", title="a.md:3"))
    '<a href="#s-1" title="a.md:3" data-at="1">A</a>'
    """

    def again(match: re.Match[str]) -> str:
        held = dict(_ATTRIBUTE.findall(match[1]))
        if "href" not in held:
            return match[0]
        to = lead(unescape(held["href"]))
        if to.href:
            new = {"href": escape(to.href), "title": escape(to.title), "data-at": escape(to.mark)}
            held = {**new, **held, "href": new["href"], "title": held.get("title") or new["title"]}
        else:
            held = {name: value for name, value in held.items() if name not in ("href", "rel", "type")}
        return "<a" + "".join(f' {name}="{value}"' for name, value in held.items() if value) + ">"

    return _OPEN.sub(again, html)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a stylesheet as what stands before the brace, and what stands inside."""
    depth = start = opened = 0
    for at in (match.start() for match in re.finditer(r"[{}]", css)):
        if css[at] == "{":
            depth, opened = depth + 1, opened if depth else at
        else:
            depth -= 1
            if not depth:
                yield " ".join(css[start:opened].split()), css[opened + 1 : at].strip()
                start = at + 1


def _used(selector: str, present: frozenset[str]) -> bool:
    return set(_NAME.findall(_NOT.sub("", selector))) <= present


def pruned(css: str, html: str) -> str:
    """Return the rules of our own stylesheet whose classes, ids and attributes all occur in `html`.

    >>> pruned('/* x */ .a, .b > p { top: 0; } .c { top: 1px; } @media print { .c { top: 0 } }', '<p class="b c-d">')
    '.b > p{top: 0;}'
    """
    held = {name for name, _ in _ATTRIBUTE.findall(html)} | set(anchors(html))
    words = " ".join(value for name, value in _ATTRIBUTE.findall(html) if name == "class")
    return "\n".join(_pruned(_COMMENT.sub("", css), frozenset(held | set(words.split()))))


def _pruned(css: str, present: frozenset[str]) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(_NESTED):
            inner = "".join(_pruned(body, present))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        else:
            kept = [one.strip() for one in _COMMA.split(prelude) if _used(one, present)]
            if kept:
                yield f"{', '.join(kept)}{{{body}}}"


def styled(html: str, css: str) -> str:
    """Return `html` with `css` in its empty style element, which its security policy then allows, and nothing else.

    The page comes with ``style-src 'none'`` and ``<style></style>``.
    """
    digest = b64encode(sha256(css.encode("utf-8", "replace")).digest()).decode()
    return html.replace("style-src 'none'", f"style-src 'sha256-{digest}'", 1).replace("<style></style>", f"<style>{css}</style>", 1)
