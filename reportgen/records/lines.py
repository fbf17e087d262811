"""The labelled lines of a paragraph as entries: one a line, one a decision, one a measured group."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Entry, Paragraph, line_entries
from reportgen.records.context import Context
from reportgen.text import Span, plain

_INSIDE = re.compile(r"(?<=[.!?])\s+(?=[*_]*Decision[*_]*:)")


def paragraph_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the lines of a paragraph as entries; "Target" and "Status" lines belong to the measured line before them."""
    return _grouped([part for line in line_entries(paragraph) for part in _decisions_inside(line)], context)


def _decisions_inside(entry: Entry) -> list[Entry]:
    """Cut a line before each "Decision:" that a sentence of it opens with."""
    parts = _INSIDE.split(entry.head)
    return [entry] if len(parts) < 2 else [msgspec.structs.replace(entry, head=part.strip()) for part in parts if part.strip()]


def _grouped(found: list[Entry], context: Context) -> list[Entry]:
    """Join a paragraph's "Target" and "Status" lines to the measured line before them."""
    if len(found) < 2:
        return found
    first, *rest = found
    labels = [re.match(r"\W*(\w[\w ]*?)\W*:", plain(entry.head)) for entry in rest]
    names = [context.vocabulary.fields.get(label.group(1).lower()) if label else None for label in labels]
    if "target" not in names or any(name not in ("target", "status", "trend") for name in names):
        return found
    label, value = _split(first.head)
    if not label or context.vocabulary.fields.get(label.lower()):
        return found
    fields = (("Result", value), *(_split(entry.head) for entry in rest))
    return [Entry(head=f"**{label}**", fields=fields, span=Span(first.span.first, rest[-1].span.last), shape="line")]


def _split(markdown: str) -> tuple[str, str]:
    label, _, value = plain(markdown).partition(":")
    return label.strip(), value.strip()
