"""The tables of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.blocks import Block, Document, Item, Quote, Table
from reportgen.checks.page import sections


def _below(blocks: Sequence[Block]) -> Iterator[Table]:
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Item | Quote):
            waiting.extend(reversed(block.blocks))


def tables(document: Document) -> Iterator[Table]:
    """Yield the tables of `document` in the order of their lines."""
    yield from _below(document.blocks)
    for section in sections(document):
        yield from _below(section.blocks)
