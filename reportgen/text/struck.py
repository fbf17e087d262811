"""What is crossed out beside something else: the former value."""

from __future__ import annotations

from reportgen.text.lazy import lazy
from reportgen.text.plain import plain, squash

_STRUCK = lazy(r"(?<!\\)~~(?=\S)(?:(?!~~).)+(?<=\S)~~")
_ARROW = lazy(r"^[\s*_]*(?:→|->|=>|➜|⟶)\s*")
_BRACKETS = lazy(r"\([^()]*\)")
_WORD = lazy(r"[^\W_]|[^\x00-\x7f–—…]")


def without_struck(markdown: str) -> str:
    """Return the Markdown of a value without what is crossed out in it, where something else stands beside that outside of brackets.

    >>> without_struck("~~Blocked~~ In progress"), without_struck("~~2025-09-03~~ → 2025-09-09"), without_struck("~~Blocked~~ (why)")
    ('In progress', '2025-09-09', '~~Blocked~~ (why)')
    """
    if "~~" not in markdown or "`" in markdown:
        return markdown
    rest = _ARROW.sub("", squash(_STRUCK.sub(" ", markdown)))
    return rest if _WORD.search(_BRACKETS.sub("", plain(rest))) else markdown
