"""A source as the rules read it: its tree, and its lines without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from reportgen.blocks import Block, Document, Fence, Item, Quote, Section, parse_blocks
from reportgen.text import Source, Span, plain


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One source with its tree; built once and given to every source rule."""

    source: Source
    document: Document


def build_page(source: Source) -> Page:
    """Parse `source` for the rules. Never fails."""
    return Page(source=source, document=parse_blocks(source))


def sections(document: Document) -> Iterator[Section]:
    """Yield every section of `document` in the order of its lines, parents first."""
    waiting = list(reversed(document.sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.sections))


def _fences(blocks: tuple[Block, ...]) -> Iterator[Span]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if isinstance(block, Fence):
            yield block.span
        elif isinstance(block, Item | Quote):
            waiting.extend(block.blocks)


def hidden_lines(document: Document) -> frozenset[int]:
    """Return the numbers of the lines in fences: code, front matter, comments and hidden thinking state nothing."""
    spans = list(_fences(document.blocks))
    for section in sections(document):
        spans.extend(_fences(section.blocks))
    return frozenset(line for span in spans for line in range(span.first, span.last + 1))


@lru_cache(maxsize=512)
def hidden_in(source: Source) -> frozenset[int]:
    """Return the `hidden_lines` of `source`, for rules that ask only when they have something to say."""
    return hidden_lines(parse_blocks(source))


def _cells(line: str) -> list[str]:
    bare = line.strip()
    return bare.strip("|").split("|") if bare.startswith("|") else [line]


def lines_of(source: Source, having: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the number and the plain text of each line in which `having` is found; the cells of a table row come one by one."""
    for number, line in enumerate(source.lines, start=1):
        if having.search(line):
            for cell in _cells(line):
                text = plain(cell)
                if text:
                    yield number, text
