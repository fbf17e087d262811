"""Markdown text without its markup."""

from __future__ import annotations

import re

from reportgen.text.lazy import lazy
from reportgen.text.memory import remember

# Marks match only what they can close, so that a line of nothing but marks stays linear.
_CODE = lazy(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_IMAGE_OR_LINK = lazy(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = lazy(r"<((?:https?|mailto):[^<>\s]+)>")
_COMMENT = lazy(r"<!--(?:(?!<!--|-->).)*-->", re.S)
_BREAK = lazy(r"<br\s*/?>", re.I)
_STRONG = lazy(r"(?<!\\)(\*\*\*|\*\*|__|~~)(?=\S)((?:(?!\1).)+)(?<=\S)\1", re.S)
# What may not stand before a mark is asked for behind it, since a search for a mark skips all else fast. Each has one group, the text that
# stays: to join what it splits into is several times as fast as to put the group in the place of each match.
_BOLD = lazy(r"\*\*(?<!\\..)(?=\S)([^*]+)(?<=\S)\*\*")  # as `_STRONG` where all stars stand in twos, without a look ahead at each sign
_STAR = lazy(r"\*(?<![\\*\w].)(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])")
_UNDER = lazy(r"_(?<![\\\w].)(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_MARKUP = lazy(r"[`\[<*_~\\]")


def squash(text: str) -> str:
    """Return `text` with every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def _only_twos(text: str) -> bool:
    """Return whether bold text between two stars is all the strong emphasis that `text` may hold, and no star stands alone."""
    return "__" not in text and "~~" not in text and "***" not in text and text.count("*") == 2 * text.count("**")


def _without_emphasis(text: str) -> str:
    for _ in range(3):  # nested emphasis, e.g. **_x_**
        before = text
        if "**" in text or "__" in text or "~~" in text:
            text = "".join(_BOLD.split(text)) if _only_twos(text) else _STRONG.sub(r"\2", text)
        if "*" in text:
            text = "".join(_STAR.split(text))
        if "_" in text:
            text = "".join(_UNDER.split(text))
        if text == before:
            break
    return text


@remember
def plain(markdown: str) -> str:
    """Return the words of inline `markdown`, without emphasis, code marks, links, comments and escapes, white space squashed.

    >>> plain("**ACTION-05 – Deliver `symbols_v1`** ([PR](https://x.test/1))")
    'ACTION-05 – Deliver symbols_v1 (PR)'
    >>> plain("2 * 3 and snake_case_name")
    '2 * 3 and snake_case_name'
    """
    if not _MARKUP.search(markdown):
        return squash(markdown)
    return _plain(markdown)


def _plain(markdown: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(2).strip() or match.group(2))
        return f"\x00{len(kept) - 1}\x00"

    text = markdown.replace("\0", "\ufffd")  # NUL marks where code stood
    if "<" in text:
        text = _BREAK.sub(" ", text)
    if "`" in text:
        text = _CODE.sub(keep, text)
    if "[" in text:
        text = "".join(_IMAGE_OR_LINK.split(text))
    if "<" in text:
        text = _COMMENT.sub(" ", text)
        text = "".join(_AUTOLINK.split(text))
    if "*" in text or "_" in text or "~" in text:
        text = _without_emphasis(text)
    if "\\" in text:
        text = "".join(_ESCAPE.split(text))
    if kept:
        text = re.sub("\x00(\\d+)\x00", lambda m: kept[int(m.group(1))], text)
    return squash(text)
