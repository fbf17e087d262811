"""One record as its author wrote it, whatever the shape: bullet with fields, flat bullet, table row, heading with fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from reportgen.blocks.model import Block, Item, Paragraph, Row, Section, Table
from reportgen.text import Span, is_blank, lazy, remember

_MARKED = lazy(r"^(?P<m>\*\*|__|\*|_|`)(?P<label>[^*_`\n]{1,70}?)(?P<in>:?)\s*(?P=m)\s*(?P<out>:?)\s*(?P<value>.*)$", re.S)
_PLAIN = lazy(r"^(?P<label>(?:%\s?)?[^\W\d_][^:*|\n(]{0,40}?(?:\([^()\n]{0,40}\))?):(?!//)(?:\s+(?P<value>.*)|$)", re.S)
_FIELD_COLUMN = ("field", "key", "attribute", "property", "item", "label", "")
_VALUE_COLUMN = ("value", "detail", "details", "content", "entry", "description", "")
_PICTURE_AND_BOLD = lazy(r"\s*[^\w\s*]{1,4}\s*\*\*\w")  # "🔴 **Review denied** — we miss the slot"
_BETWEEN = lazy(r"\s+[·•|]\s+")
_MARKS = lazy(r"^(?:(?!% ?[^\W\d_])[^\w*_`\[(@#<>~$+\-±≥≤\"'“‘])+")


class Entry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One candidate record.

    `head` is the Markdown of its first words (empty for a row, where columns say what a cell is); `fields` are (label as
    written, Markdown of the value); `notes` is nested text without a label; `span` all its lines; `checked` and `sign` say what is in
    its box, as those of an `Item` do.
    """

    head: str
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    span: Span
    shape: Literal["item", "row", "section", "line"]
    checked: bool | None = None
    number: int | None = None
    sign: str = ""


@remember
def split_label(markdown: str) -> tuple[str | None, str]:
    """Split ``label: value``, in bold, italic or plain, with the colon inside or outside of the marks.

    >>> split_label("**Owner Update:** Migration applied"), split_label("Status: Done (100%)")
    (('Owner Update', 'Migration applied'), ('Status', 'Done (100%)'))
    >>> split_label("See https://x.test/a: it works")
    (None, 'See https://x.test/a: it works')
    """
    if ":" not in markdown:
        return None, markdown
    text = _MARKS.sub("", markdown)
    match = _MARKED.match(text)
    if match and (match["in"] or match["out"]):
        return match["label"].strip(), match["value"].strip()
    match = _PLAIN.match(text)
    if match and len(match["label"].split()) <= 6:
        return match["label"].strip(), (match["value"] or "").strip()
    return None, markdown


def nested_text(blocks: tuple[Block, ...]) -> str:
    """Return the Markdown of `blocks` and all below them in one line, list markers dropped."""
    parts = []
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if type(block) is Paragraph:
            parts.append(block.text)
        elif type(block) is Item:
            parts.append(block.text)
            stack.extend(reversed(block.blocks))
    return " ".join(part for part in parts if part)


def _split_lines(text: str) -> tuple[str, list[str]]:
    """Split a head from the labelled lines that follow it in the same paragraph."""
    first, *rest = text.split("\n")
    fields: list[str] = []
    for line in rest:
        if split_label(line.strip())[0] is not None:
            fields.append(line.strip())
        elif fields:
            fields[-1] += " " + line.strip()
        else:
            first += " " + line.strip()
    return first, fields


def _field(text: str, below: tuple[Block, ...]) -> tuple[str | None, str]:
    label, value = split_label(text)
    return label, " ".join(part for part in (value, nested_text(below)) if part and not (label and is_blank(part)))


def item_entry(item: Item) -> Entry:
    """Return a list item as an entry: its first line is the head, labelled lines and nested items are fields."""
    head, lines = _split_lines(item.text)
    parts: list[tuple[str, tuple[Block, ...]]] = [(part, ()) for line in lines for part in _parted(line)]
    for block in item.blocks:
        if type(block) is Item:
            first, more = _split_lines(block.text)
            *before, last = _parted(first)
            parts.extend((part, ()) for part in before)
            parts.append((last, block.blocks))
            parts.extend((part, ()) for line in more for part in _parted(line))
        elif type(block) is Paragraph:
            parts.extend((part, ()) for line in block.text.split("\n") for part in _parted(line.strip()))
    fields: list[tuple[str, str]] = []
    notes: list[str] = []
    for text, below in parts:
        label, value = _field(text, below)
        if label is None:
            notes.append(value)
        else:
            fields.append((label, value))
    return Entry(
        head=head, fields=tuple(fields), notes=tuple(notes), span=item.span, shape="item", checked=item.checked, number=item.number,
        sign=item.sign,
    )


def row_entry(header: tuple[str, ...], row: Row) -> Entry:
    """Return a table row as an entry: a field a cell, labelled by its column."""
    fields = tuple((label or "", cell) for label, cell in zip(header, row.cells, strict=False) if cell and not is_blank(cell))
    return Entry(head="", fields=fields, span=row.span, shape="row")


def is_fields(table: Table) -> bool:
    """Tell whether a table of two columns lists the fields of one thing: Field and Value, or no header at all."""
    names = tuple(cell.strip("*: ").lower() for cell in table.header)
    return len(names) == 2 and (not any(names) or (names[0] in _FIELD_COLUMN and names[1] in _VALUE_COLUMN))


def _parted(line: str) -> list[str]:
    """Return the fields of a line that has several of them, parted by dots or strokes; else the line itself."""
    parts = _BETWEEN.split(line) if "|" in line or "·" in line or "•" in line else [line]
    return parts if len(parts) > 1 and all(split_label(part)[0] is not None for part in parts) else [line]


def section_entry(section: Section) -> Entry:
    """Return a heading as an entry: its labelled lines and labelled items, down to the first other block, are fields."""
    fields: list[tuple[str, str]] = []
    notes: list[str] = []
    last = section.heading.last
    for block in section.blocks:
        if type(block) is Paragraph:
            lines = block.text.split("\n")
            labelled = [split_label(part) for line in lines for part in _parted(line.strip())]
            found = [(label, "" if is_blank(value) else value) for label, value in labelled if label is not None]
            if not found:
                if not fields and not notes:
                    notes.append(block.text)
                    continue
                break
            fields.extend(found)
            last = block.span.last
        elif type(block) is Item:
            label, value = _field(_split_lines(block.text)[0], block.blocks)
            if label is None:
                break
            fields.append((label, value))
            last = block.span.last
        elif type(block) is Table and not fields and is_fields(block):
            fields.extend((row.cells[0], row.cells[1]) for row in block.rows if row.cells[1])
            last = block.span.last
        else:
            break
    return Entry(head=section.title, fields=tuple(fields), notes=tuple(notes), span=Span(section.heading.first, last), shape="section")


def line_entries(paragraph: Paragraph) -> Iterator[Entry]:
    """Yield each labelled or bold-led line of a paragraph as an entry, with the lines that continue it."""
    first = paragraph.span.first
    start, text = first, ""
    for offset, line in enumerate(paragraph.text.split("\n")):
        opens = split_label(line.strip())[0] is not None or line.lstrip().startswith("**") or bool(_PICTURE_AND_BOLD.match(line))
        if opens and text:
            yield Entry(head=text, span=Span(start, first + offset - 1), shape="line")
            text = ""
        if not text:
            start = first + offset
        text = f"{text} {line.strip()}".strip()
    if text:
        yield Entry(head=text, span=Span(start, paragraph.span.last), shape="line")


def table_entries(table: Table) -> tuple[Entry, ...]:
    """Return the rows of a table as entries."""
    return tuple(row_entry(table.header, row) for row in table.rows)


def entries(section: Section) -> tuple[Entry, ...]:
    """Return what stands right below a heading as entries, in order: items, rows and lines."""
    found: list[Entry] = []
    for block in section.blocks:
        if type(block) is Item:
            found.append(item_entry(block))
        elif type(block) is Table:
            found.extend(table_entries(block))
        elif type(block) is Paragraph:
            found.extend(line_entries(block))
    return tuple(found)
