"""The labelled lines of a paragraph as entries: one a line, one a decision, one a measured group."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Entry, Paragraph, line_entries, split_label
from reportgen.records.context import Context
from reportgen.text import Span, lazy, plain

_TITLE = lazy(r"^\W*(?:\*\*|__)[^*_\n]*[^*_\n:](?:\*\*|__)\W*$")
_INSIDE = lazy(r"(?<=[.!?])\s+(?=[*_]*Decision[*_]*:)")


def paragraph_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the lines of a paragraph as entries; "Target" and "Status" lines belong to the measured line before them."""
    whole = _titled(paragraph, context)
    return [whole] if whole else _grouped([part for line in line_entries(paragraph) for part in _decisions_inside(line)], context)


def _titled(paragraph: Paragraph, context: Context) -> Entry | None:
    """Return a paragraph whose first line is a title in bold and whose other lines are its fields, as one entry."""
    first, *rest = paragraph.text.split("\n")
    if not rest or not _TITLE.match(first.strip()):
        return None
    fields = [split_label(part.strip()) for line in rest for part in re.split(r"\s+[|·•]\s+", line)]
    known = [label for label, _ in fields if label and context.vocabulary.fields.get(plain(label).lower())]
    if not known or any(label is None for label, _ in fields):
        return None
    return Entry(head=first, fields=tuple((label or "", value) for label, value in fields), span=paragraph.span, shape="item")


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
