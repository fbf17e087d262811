"""Blocks: the shape of a report, not its meaning."""

from reportgen.blocks.model import Block, Document, Fence, Item, Paragraph, Quote, Row, Section, Table
from reportgen.blocks.parse import parse_blocks

__all__ = ["Block", "Document", "Fence", "Item", "Paragraph", "Quote", "Row", "Section", "Table", "parse_blocks"]
