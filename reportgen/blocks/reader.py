"""The one Markdown parser, with rules that are asked only about lines that may be theirs, and tokens as small as what is read of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, hr, list_block, table
from markdown_it.token import Token
from markdown_it.utils import EnvType

from reportgen.blocks.depth import MAX_NESTING

Rule = Callable[[StateBlock, int, int, bool], bool]

_SECOND_LINE = re.compile(r"(?:[|:]|-(?![ \t]))[-:| \t]*$", re.M)
_SIGNS_ONLY = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$", re.M)


def _rule(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Take a line of nothing but rule signs, which most lines with such a sign at their beginning are not."""
    at = state.bMarks[first] + state.tShift[first]
    return _SIGNS_ONLY.match(state.src, at) is not None and hr(state, first, end, silent)


# The rules that can take a line, by the sign that it begins with, each in the order in which markdown-it asks it. Asked about other
# lines, they refuse, but slower than one look at the sign.
_DIGITS: dict[str, tuple[Rule, ...]] = dict.fromkeys("0123456789", (list_block,))
_SHAPES: dict[str, tuple[Rule, ...]] = {
    "`": (fence,), "~": (fence,), ">": (blockquote,), "*": (_rule, list_block), "-": (_rule, list_block), "_": (_rule,), "+": (list_block,),
    "#": (heading,), **_DIGITS,
}  # fmt: skip
_END_A_LIST = {sign: tuple(rule for rule in rules if rule in (fence, blockquote, _rule)) for sign, rules in _SHAPES.items()}


def _by_sign(rules: dict[str, tuple[Rule, ...]]) -> Rule:
    """Return a rule that takes what those `rules` take that are asked about lines with this first sign."""

    def take(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        at = state.bMarks[first] + state.tShift[first]
        for rule in rules.get(state.src[at : at + 1], ()):  # noqa: SIM110 -- a generator for each line costs a tenth of the parser
            if rule(state, first, end, silent):
                return True
        return False

    return take


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Take a table, whose second line holds a few signs and blanks only."""
    at = state.bMarks[first + 1] + state.tShift[first + 1]
    return _SECOND_LINE.match(state.src, at) is not None and table(state, first, end, silent)


_NO_ATTRIBUTES: dict[str, str | int | float] = {}


class _Token(Token):
    """A token without the fields that only inline markup needs; rules set `attrs` anew where there are any."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, level: int) -> None:
        self.type = kind
        self.tag = tag
        self.level = level
        self.map = None
        self.content = ""
        self.info = ""
        self.attrs = _NO_ATTRIBUTES
        self.hidden = False


class _State(StateBlock):
    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token and return it, at the level where its block opens and closes."""
        if nesting < 0:
            self.level -= 1
        token = _Token(ttype, tag, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class _Blocks(ParserBlock):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803 -- as the parser names it
        """Append the tokens of `src` and return them."""
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class Reader:
    """CommonMark with tables, without the rules that can swallow a report line (DESIGN, section 6); inline markup is read elsewhere."""

    def __init__(self) -> None:
        self._parser = MarkdownIt("zero", {"maxNesting": MAX_NESTING})
        self._parser.block = _Blocks()
        ruler = self._parser.block.ruler
        ruler.at("table", _table, {"alt": ["paragraph"]})  # "alt" names the blocks that end where such a line follows, blank line or not
        ruler.before("paragraph", "shape", _by_sign(_SHAPES), {"alt": ["paragraph", "blockquote"]})
        ruler.after("paragraph", "end of list", _by_sign(_END_A_LIST), {"alt": ["list"]})  # never asked where a paragraph can begin
        ruler.enableOnly(["table", "shape", "paragraph", "end of list"])

    def tokens(self, text: str) -> list[Token]:
        """Return the block tokens of `text`."""
        return self._parser.block.parse(text, self._parser, {}, []) or []
