"""The inline markup of one leaf: what nearly all leaves hold is read in one pass, the rest by the Markdown parser."""

from __future__ import annotations

from functools import cache
from string import punctuation
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.blocks.depth import MAX_NESTING
from reportgen.blocks.links import safe_link
from reportgen.text import lazy


class Bit(NamedTuple):
    """A piece of inline markup, named as the parser names it, with its text and, where it leads or points somewhere, its target."""

    kind: str
    text: str = ""
    target: str = ""


_OPEN, _CLOSE, _BREAK = Bit("strong_open"), Bit("strong_close"), Bit("softbreak")
_MARKUP = lazy(r"[\\`*_~<&\n]|\]\(")  # a text without any of these is a text and nothing else
_BIT = lazy(r"`([^`]+)`|(\*\*)| ?\n[ \t]*")

# What one pass does not decide: escapes, strikethrough, targets of links, autolinks, entities, emphasis of one or three stars, underscores
# at the edge of a word, and breaks of two blanks. A backtick stands for code.
_ODD = lazy(
    r"\\|~~|\]\(|<[^<>`\x00-\x20]*[>`]|&[#0-9A-Za-z]+;|\*{3}|(?<!\*)\*(?!\*)|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|  \n"
)
_BRACKETS = lazy(r"[\[\]]")
_OPEN_AT_ONCE = 20  # brackets inside each other, closed or not
_LOOKS = 1_000_000  # signs that are looked at for the ends of targets, all in all
_BESIDE = frozenset(f" \n{punctuation}")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("strikethrough").disable("html_inline")
    parser.validateLink = safe_link  # type: ignore[method-assign]
    return parser


def _bit(token: Token) -> Bit:
    target = token.attrGet("href") if token.type == "link_open" else token.attrGet("src") if token.type == "image" else ""
    return Bit(token.type, token.content, str(target or ""))


def parsed(text: str) -> tuple[Bit, ...]:
    """Return the bits of `text` as the parser reads them, without those that are empty texts."""
    children = _parser().parseInline(text)[0].children or ()
    return tuple(_bit(token) for token in children if token.content or token.type != "text")


def _code(text: str) -> Bit:
    """Return code, whose line breaks are blanks, without one blank on both sides."""
    text = text.replace("\n", " ")
    return Bit("code_inline", text[1:-1] if text[0] == text[-1] == " " and text.strip(" ") else text)


def _touches(word: str, outside: str) -> bool:
    """Say whether bold text begins or ends for sure between the sign `word` inside it and the sign `outside`, either one or nothing."""
    return bool(word) and not word.isspace() and (word.isalnum() or not outside or outside in _BESIDE)


def _is_odd(text: str) -> bool:
    """Say whether a text with markup may hold some that `quickly` does not read."""
    around = text.split("`")
    if len(around) > 1 and (len(around) % 2 == 0 or not all(around[1:-1])):  # one backtick alone, or several in a row
        return True
    return _ODD.search("`".join(around[::2])) is not None


def quickly(text: str) -> tuple[Bit, ...] | None:
    """Return the bits of `text`: plain, bold, code and line breaks; None where it may hold anything else."""
    if not _MARKUP.search(text):
        return (Bit("text", text),) if text else ()
    if _is_odd(text):
        return None
    bits: list[Bit] = []
    at, bold = 0, False
    for found in _BIT.finditer(text):
        first, end = found.span()
        if first > at:
            bits.append(Bit("text", text[at:first]))
        at = end
        if found[1]:
            bits.append(_code(found[1]))
        elif not found[2]:
            bits.append(_BREAK)
        else:
            before, after = text[first - 1 : first] if first else "", text[end : end + 1]
            if not (_touches(before, after) if bold else _touches(after, before)):
                return None
            bits.append(_CLOSE if bold else _OPEN)
            bold = not bold
    if at < len(text):
        bits.append(Bit("text", text[at:]))
    return None if bold else tuple(bits)


def _is_tangled(text: str) -> bool:
    """Say whether the parser would look through a text again and again: for the ends of many brackets, of many targets."""
    targets = text.count("](")
    if targets * len(text) > _LOOKS or targets - text.count(")") > _OPEN_AT_ONCE:
        return True
    open_now = most = 0
    for bracket in _BRACKETS.findall(text):
        open_now = open_now + 1 if bracket == "[" else max(open_now - 1, 0)
        most = max(most, open_now)
    return most > _OPEN_AT_ONCE


def _as_words(text: str) -> tuple[Bit, ...]:
    """Return the bits of a text in which nothing is markup but the ends of lines."""
    lines = (Bit("text", line.strip(" \t")) for line in text.split("\n"))
    return tuple(bit for line in lines for bit in (_BREAK, line) if bit.text or bit is _BREAK)[1:]


def inlines(text: str) -> tuple[Bit, ...]:
    """Return the inline markup of a leaf of a report, in order; link targets that may not be followed are text.

    A text with brackets that never end, or more of them than anybody writes, is words and nothing else.

    >>> [tuple(bit) for bit in inlines("**A-1** `x`")]
    [('strong_open', '', ''), ('text', 'A-1', ''), ('strong_close', '', ''), ('text', ' ', ''), ('code_inline', 'x', '')]
    """
    bits = quickly(text)
    if bits is None:
        return _as_words(text) if "[" in text and _is_tangled(text) else parsed(text)
    return bits
