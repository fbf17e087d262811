"""A report as what mends it sees it: its lines, its tree, and where nothing may be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from reportgen.blocks import Block, Document, Fence, Item, Quote, Section, parse_blocks
from reportgen.records import Setting
from reportgen.text import Source, Span, lazy

# What keeps its signs inside a line: code, comments, links, addresses, and words that somebody else said.
_KEPT = lazy(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|<[^<>]*>|!?\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\]\[[^\[\]]*\]|\b[a-z][a-z+.-]*://\S+|\bwww\.\S+"
    r"|\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«"
)


class Fix(NamedTuple):
    """One line as it should be, and what was wrong with it."""

    line: int
    text: str
    what: str


Mend = tuple[Fix, ...]
"""Fixes that are made together or not at all."""


class Sheet:
    """One text, parsed once."""

    def __init__(self, path: str, text: str, setting: Setting) -> None:
        self.setting = setting
        self.source = Source(path=path, text=text)
        self.lines = self.source.lines
        self.document: Document = parse_blocks(self.source)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The lines of code, front matter, comments and quotes."""
        spans = [block.span for block in _all_blocks(self.document) if isinstance(block, Fence | Quote)]
        return frozenset(line for span in spans for line in range(span.first, span.last + 1))

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield number and text of each line that is neither hidden nor blank."""
        for number, line in enumerate(self.lines, start=1):
            if line.strip() and number not in self.hidden:
                yield number, line

    def siblings(self) -> Iterator[tuple[Block, ...]]:
        """Yield the blocks that stand beside each other, for each place that holds some; those in quotes are left out."""
        yield self.document.blocks
        yield from (section.blocks for section in _all_sections(self.document.sections))
        yield from (block.blocks for block in _all_blocks(self.document) if isinstance(block, Item) and not self._within(block.span))

    def _within(self, span: Span) -> bool:
        return span.first in self.hidden


def _all_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        yield section
        stack.extend(reversed(section.sections))


def _all_blocks(document: Document) -> Iterator[Block]:
    stack = [*document.blocks, *(block for section in _all_sections(document.sections) for block in section.blocks)]
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Item | Quote):
            stack.extend(block.blocks)


def veiled(line: str) -> str:
    """Return `line` with the signs that must stay as NUL, all else at its place.

    >>> veiled('ACTION 05 is "ACTION 06" in `ACTION 07`').replace("\\0", "·")
    'ACTION 05 is ··········· in ···········'
    """
    return _KEPT.sub(_as_nul, line)


def _as_nul(match: re.Match[str]) -> str:
    return "\0" * len(match[0])
