"""Markdown of a report that any reader of Markdown may be given, also one that lets HTML through."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from reportgen.blocks.links import safe_link
from reportgen.text import lazy

# A target that is plain to see leads nowhere it may not: most reports need no further look.
_MAY_LEAD = lazy(r"\](?::|\s*\((?!(?:https?://(?![/\s])|mailto:|#|(?!/)[\w./-]*(?=[)#?]))[^\s()<>&\\]*\)))|<[A-Za-z][^\s<>]*:")
_TAG = lazy(r"<(?=[A-Za-z/!?])(?!br ?/?>)(?!(?:https?://|mailto:)[^\s<>]+>)")
_BREAK = lazy(r"<br ?/?>")
_MOST = 2_000  # tags or links that are looked at one by one; where there are more, all are taken for bad ones


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.validateLink = bool  # type: ignore[method-assign, assignment]  # every reader has rules of its own: the strictest finds what this one lets in
    return parser


def disarmed(text: str) -> str:
    r"""Return `text` with as many lines, in which no tag but a line break is HTML and no link leads where none may be followed.

    Where all is well, it is `text` itself: code may hold what it wants. Otherwise signs become entities, which show the same.

    >>> print(disarmed("use `<b>`"), disarmed("1<br>2 <b onclick=x>"), disarmed("[a](javascript:b) [x]"), disarmed("[a](b.md)"))
    use `<b>` 1<br>2 &lt;b onclick=x> &#91;a](javascript:b) &#91;x] [a](b.md)
    """
    if _TAG.search(text) and (text.count("<") > _MOST or _holds_html(text)):
        text = _TAG.sub("&lt;", text)
    if _MAY_LEAD.search(text) and (text.count("](") > _MOST or _leads_astray(text)):
        text = _TAG.sub("&lt;", text).replace("[", "&#91;")
    return text


def _holds_html(text: str) -> bool:
    for token in _parser().parse(text):
        if token.type == "html_block" or any(
            child.type == "html_inline" and not _BREAK.fullmatch(child.content) for child in token.children or ()
        ):
            return True
    return False


def _leads_astray(text: str) -> bool:
    found = (child.attrGet("href") or child.attrGet("src") for token in _parser().parse(text) for child in token.children or ())
    return not all(safe_link(str(target)) for target in found if target)
