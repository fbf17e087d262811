"""A document as lines of text: one a block, indented by its depth, each with its lines."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.blocks import Block, Document, Fence, Item, Paragraph, Quote, Section, Table, parse_blocks
from reportgen.text import Source, Span


def _lines(span: Span) -> str:
    return str(span.first) if len(span) == 1 else f"{span.first}-{span.last}"


def _block(block: Block, indent: str) -> Iterator[str]:
    at = _lines(block.span)
    if isinstance(block, Item):
        box = {None: "", True: " [x]", False: " [ ]"}[block.checked]
        number = "" if block.number is None else f" {block.number}."
        own = "" if block.own == block.span else f" (own {_lines(block.own)})"
        yield f"{indent}{at}{own} item{number}{box} {block.text!r}"
        for below in block.blocks:
            yield from _block(below, indent + "  ")
    elif isinstance(block, Quote):
        yield f"{indent}{at} quote"
        for below in block.blocks:
            yield from _block(below, indent + "  ")
    elif isinstance(block, Table):
        yield f"{indent}{at} table {' | '.join(block.header)}"
        yield from (f"{indent}  {_lines(row.span)} row {' | '.join(cell or '…' for cell in row.cells)}" for row in block.rows)
    elif isinstance(block, Fence):
        yield f"{indent}{at} {block.info} {block.text!r}"
    elif isinstance(block, Paragraph):
        yield f"{indent}{at} paragraph {block.text!r}"


def _section(section: Section, indent: str) -> Iterator[str]:
    yield f"{indent}{_lines(section.span)} section {section.level} {section.title!r}"
    for block in section.blocks:
        yield from _block(block, indent + "  ")
    for below in section.sections:
        yield from _section(below, indent + "  ")


def parse(text: str) -> Document:
    """The document of a text."""
    return parse_blocks(Source(path="reports/day.md", text=text))


def printed(text: str) -> str:
    """The tree of a text as lines."""
    document = parse(text)
    found = [line for block in document.blocks for line in _block(block, "")]
    found += [line for section in document.sections for line in _section(section, "")]
    return "\n".join(found)
