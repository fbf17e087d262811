"""A text as its reader sees it: without markup, references, signs that nobody sees; with the place of each sign in what was written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

import msgspec

GAP = "\0"
"""Stands, in folded text, where a word may end inside other letters: at markup, and where ``teamName`` has its capital."""

_WRITTEN = (
    ("entity", r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
    ("percent", r"(?:%[0-9A-Fa-f]{2})+"),
    ("blank", r" [^\S\n]+|[^\S\n ][^\S\n]*"),
    ("gap", r"[\x00-\x08\x0e-\x1b\x7f]+"),
    ("signs", r"[^\x00-\x7f]+"),
)
_CAPITAL = ("gap", r"(?<=[a-z])(?=[A-Z])")
_MARKUP = (
    ("blank", r"<!--(?:(?!<!--|-->).)*-->|<br\s*/?>"),
    ("gap", r"^[ \t>]+|[ \t\\]+$"),
    ("gap", r"\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|!?\[|\]"),
    ("escape", r"\\[!-/:-@\[-`{-~]"),
    ("gap", r"\\|</?[A-Za-z][^<>\n]{0,200}>|[*`~]+|(?<![^\W_])_+|_+(?![^\W_])"),
)
_BEGINS = r"&% \x00-\x1f\x7f-\U0010ffff"  # signs that a token can begin with
_MARKS = r"<>\\*`~_!\[\]"
_HIDDEN = frozenset("\ufffd\u115f\u1160\u3164\uffa0")


class Sight(msgspec.Struct, frozen=True):
    """What is seen; `tokens` are its parts that are written otherwise: where each begins and ends in `text`, and in what was written."""

    text: str
    tokens: tuple[list[int], list[int], list[int], list[int]]

    def written(self, first: int, last: int) -> tuple[int, int]:
        """Return where the signs from `first` up to `last` stand in what was written."""
        return self._place(first)[0], self._place(last - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        """Return where the sign `at` begins and ends in what was written."""
        begins, ends, written, until = self.tokens
        token = bisect_right(begins, at) - 1
        if token >= 0 and at < ends[token]:
            return written[token], until[token]
        moved = until[token] - ends[token] if token >= 0 else 0
        return at + moved, at + moved + 1


@cache
def _tokens(markup: bool, folded: bool) -> re.Pattern[str]:
    parts = (*(_MARKUP if markup else ()), *_WRITTEN, *((_CAPITAL,) if folded else ()))
    begins = _BEGINS + (_MARKS if markup else "") + ("A-Z" if folded else "")
    named = "|".join(f"(?P<{name}_{at}>{pattern})" for at, (name, pattern) in enumerate(parts))
    return re.compile(rf"(?=[{begins}])(?:{named})", re.M | re.S)


@lru_cache(maxsize=4096)
def _one(sign: str, folded: bool) -> str:
    """Return one sign as it is seen; one that is not seen is a gap where text is folded, else nothing."""
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in ("Cf", "Cc") or sign in _HIDDEN:
        return GAP if folded else ""
    return fold(sign) if folded else unicodedata.normalize("NFKC", sign)


def fold(text: str) -> str:
    """Return `text` as it is compared: no matter which case, accents and width.

    >>> fold("José ÅSA Ｂｏｂ")
    'jose asa bob'
    """
    whole = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in whole.casefold() if not unicodedata.category(sign).startswith("M"))


class _Looking:
    """A sight that grows sign by sign."""

    def __init__(self, folded: bool) -> None:
        self.folded = folded
        self.parts: list[str] = []
        self.seen = 0
        self.tokens: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])

    def add(self, said: str, first: int, last: int) -> None:
        """See `said` where there is written what stands from `first` up to `last`."""
        begins, ends, written, until = self.tokens
        begins.append(self.seen)
        self.seen += len(said)
        ends.append(self.seen)
        written.append(first)
        until.append(last)
        self.parts.append(said)

    def keep(self, said: str) -> None:
        """See what is written as it is."""
        if said:
            self.parts.append(said.lower() if self.folded else said)
            self.seen += len(said)

    def signs(self, said: str, first: int) -> None:
        """See signs outside of ASCII, an accent with the letter before it."""
        for at, sign in enumerate(said, start=first):
            if self.parts and self.parts[-1] and unicodedata.category(sign).startswith("M"):
                self._accent(sign, at)
            else:
                self.add(_one(sign, self.folded), at, at + 1)

    def _accent(self, sign: str, at: int) -> None:
        begins, ends, written, until = self.tokens
        last = self.parts.pop()
        said, first = last[-1], at - 1
        if ends and ends[-1] == self.seen:  # the letter is a token itself
            said, first = last, written[-1]
            for one in (begins, ends, written, until):
                one.pop()
        elif last[:-1]:
            self.parts.append(last[:-1])
        self.seen -= len(said)
        self.add(said if self.folded else unicodedata.normalize("NFKC", said + sign), first, at + 1)

    def token(self, token: re.Match[str]) -> None:
        """See what is written in another way than it is seen."""
        first, last = token.span()
        gap = GAP if self.folded else ""
        match (token.lastgroup or "").partition("_")[0]:
            case "gap":
                self.add(gap, first, last)
            case "blank":
                self.add(" ", first, last)
            case "escape":
                self.add("", first, first + 1)
                self.keep(token.group()[1])
            case "signs":
                self.signs(token.group(), first)
            case "entity" | "percent" as kind:  # as it is written, a word ends before and after it
                seen = "".join(_one(sign, self.folded) for sign in _meant(token.group(), kind == "entity"))
                self.add(f"{gap}{seen}{gap}", first, last)


def _meant(said: str, entity: bool) -> str:
    """Return the signs that a reference in HTML or in an address means."""
    from html import unescape  # noqa: PLC0415 -- both compile many patterns, and most readers of settings keep nothing back
    from urllib.parse import unquote  # noqa: PLC0415

    return unescape(re.sub(r"^&(?:amp;)+", "&", said)) if entity else unquote(said, errors="replace")


def see(text: str, *, markup: bool, folded: bool) -> Sight:
    r"""Return `text` with references and escapes as the signs that they mean, blanks one at a time; with `markup`, that is left out too.

    `folded` text has no capitals, no accents, and gaps. Lines stay lines.

    >>> see("Av**e**ry  &#83;mith\n> [B\\_c](x)", markup=True, folded=False).text
    'Avery Smith\nB_c'
    >>> see("teamAve\u0301ry", markup=False, folded=True).text
    'team\x00avery'
    """
    looking, at = _Looking(folded), 0
    for token in _tokens(markup, folded).finditer(text):
        looking.keep(text[at : token.start()])
        looking.token(token)
        at = token.end()
    looking.keep(text[at:])
    return Sight("".join(looking.parts), looking.tokens)
