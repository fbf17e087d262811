"""Where the records of a report stand: the block of each, and the section and table around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reportgen.blocks import Block, Document, Item, Paragraph, Row, Section, Table
from reportgen.records import Report
from reportgen.records.claim import clean_heading
from reportgen.text import Source, lazy

Shape = Literal["item", "row", "section", "line"]

_VARIES = lazy(
    r"\([^()]*\)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:day|week|sprint)\s*\d+\b|\d[\d.,:/%-]*|[^\w\s]"
    r"|\b(?:from|as|of|on|for|the|today|tomorrow)\b",
    re.I,
)


class Place(NamedTuple):
    """Where a record stands: the block that states it, the table of a row, and the item or section that it stands below."""

    shape: Shape
    block: Item | Row | Section | Paragraph
    table: Table | None = None


class Page(NamedTuple):
    """One report as it is written: its lines, its title's section where it has one, its blocks and sections, its records by line."""

    report: Report
    lines: list[str]
    title: Section | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    places: dict[int, Place]

    def kinds(self) -> frozenset[str]:
        """Return the kinds of records that this report states."""
        return frozenset(record.kind for record in self.report.records)

    def headings(self) -> frozenset[str]:
        """Return its headings, each by what does not change from day to day."""
        return frozenset(lasting(section.title) for section in _all(self.sections))

    def raw(self, first: int, last: int) -> list[str]:
        """Return the lines from `first` to `last`, counted from 1."""
        return self.lines[first - 1 : last]


def lasting(title: str) -> str:
    """Return what of a heading does not change from day to day.

    >>> lasting("### 7. Day 8 Priorities Snapshot (18:40 PT)"), lasting("## Monday (Day 7) Priorities Snapshot")
    ('priorities snapshot', 'priorities snapshot')
    """
    return " ".join(_VARIES.sub(" ", clean_heading(title).lower()).split()) or clean_heading(title).lower()


def read_page(report: Report, source: Source, document: Document) -> Page:
    """Return `report` as it stands in `source`, of which `document` is the tree."""
    every = tuple(_all(document.sections))
    title = next((one for one in every if one.heading.first == report.header.line and one.level < 7), None)
    whole = report.span.first <= 1 and report.span.last >= document.lines
    others = tuple(one for one in document.sections if one is not title) if whole else ()
    sections = (*(title.sections if title else ()), *others)
    blocks = (*(document.blocks if whole else ()), *(title.blocks if title else ()))
    lines = {record.line for record in report.records}
    places: dict[int, Place] = {}
    for line, place in _places(blocks, sections):
        if line in lines:
            places.setdefault(line, place)
    return Page(report, source.lines, title, blocks, sections, places)


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)


def _places(blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> Iterator[tuple[int, Place]]:
    for section in sections:
        yield section.heading.first, Place("section", section)
    for block in blocks:
        yield from _in_block(block)
    for section in sections:
        yield from _places(section.blocks, section.sections)


def _in_block(block: Block) -> Iterator[tuple[int, Place]]:
    if isinstance(block, Table):
        yield from ((row.span.first, Place("row", row, block)) for row in block.rows)
    elif isinstance(block, Item):
        yield block.span.first, Place("item", block)
        for child in block.blocks:
            yield from _in_block(child)
    elif isinstance(block, Paragraph):
        yield from ((line, Place("line", block)) for line in range(block.span.first, block.span.last + 1))
