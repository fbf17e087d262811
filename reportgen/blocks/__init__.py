"""Blocks: the shape of a report, not its meaning."""

from reportgen.blocks.entry import (
    Entry,
    entries,
    is_fields,
    item_entry,
    line_entries,
    nested_text,
    section_entry,
    split_label,
    table_entries,
)
from reportgen.blocks.model import Block, Document, Fence, Item, Paragraph, Quote, Row, Section, Table
from reportgen.blocks.parse import parse_blocks

__all__ = [
    "Block",
    "Document",
    "Entry",
    "Fence",
    "Item",
    "Paragraph",
    "Quote",
    "Row",
    "Section",
    "Table",
    "entries",
    "is_fields",
    "item_entry",
    "line_entries",
    "nested_text",
    "parse_blocks",
    "section_entry",
    "split_label",
    "table_entries",
]
