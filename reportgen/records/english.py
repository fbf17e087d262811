"""A document in another language as the reader reads it: its words that mean something in English, all else as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reportgen.blocks import Block, Document, Fence, Item, Paragraph, Quote, Row, Section, Table
from reportgen.records.rules import rules_of
from reportgen.text import Span, lazy, plain, remember
from reportgen.values.ident import split_id
from reportgen.values.vocabulary import Vocabulary

_LEFT_ALONE = lazy(r"`[^`\n]*`|\]\([^()\s]*\)|https?://\S+|<!--.*?-->", re.S)
_FULL_WIDTH = {
    "：": ": ",
    "（": " (",
    "）": ") ",
    "，": ", ",
    "、": ", ",
    "；": "; ",
    "。": ". ",
    "％": "%",
    "！": "! ",
    "？": "? ",
    "～": "~",
    "／": "/",
    "——": " — ",
}
_WIDE = lazy(f"——|[{''.join(sign for sign in _FULL_WIDTH if len(sign) == 1)}０-９]")
_LONGEST = 3000  # signs of a paragraph, an item or a cell that are read in another language than English: what is longer is no report's
_HEADING_MARK = lazy(r"^[#\s\d.、)）]*")


class Swap(NamedTuple):
    """Where words of the author stand, and the words that the reader reads in their place."""

    start: int
    end: int
    english: str
    kind: str = "width"


class Node(NamedTuple):
    """One piece of text of a document: its lines, what it is, its words, and what is read in their place."""

    span: Span
    place: str
    text: str
    swaps: tuple[Swap, ...]

    @property
    def english(self) -> str:
        """The text as the reader reads it."""
        return _swapped(self.text, self.swaps)


@remember
def find_swaps(text: str, place: str, languages: tuple[str, ...]) -> tuple[Swap, ...]:
    """Return what is read otherwise in `text`, which stands in a `place`: "heading", "header" (of a table) or "text".

    >>> [swap.english for swap in find_swaps("**Zuständig:** Anna – in Arbeit (60 %)", "text", ("de",))]
    ['owner', 'in progress']
    """
    taken = bytearray(len(text))
    for match in _LEFT_ALONE.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Swap] = []
    han = False
    for code in languages:
        han = han or code == "zh"
        for kind, pattern, english, places in rules_of(code):
            if place not in places:
                continue
            for match in pattern.finditer(text, 0, _LONGEST):
                start, end = match.span("w")
                said = None if any(taken[start:end]) or start == end else english(match)
                if said is None or said.lower() == match["w"].lower():
                    continue
                taken[start:end] = b"\1" * (end - start)
                found.append(Swap(start, end, f" {said} " if code == "zh" else said, kind))
    if han:
        for match in _WIDE.finditer(text):
            if not taken[match.start()]:
                sign = match.group()
                found.append(Swap(match.start(), match.end(), _FULL_WIDTH.get(sign) or str(int(sign))))
    return tuple(sorted(found))


def _swapped(text: str, swaps: tuple[Swap, ...]) -> str:
    parts, at = [], 0
    for swap in swaps:
        parts += [text[at : swap.start], swap.english]
        at = swap.end
    return "".join([*parts, text[at:]])


def in_english(text: str, languages: tuple[str, ...]) -> str:
    """Return a line of a report in `languages` as the reader reads it.

    >>> in_english("Dienstag, 3. März 2025: 8 von 9 (88,9 %)", ("de",))
    'Tuesday, 2025-03-03: 8 of 9 (88,9 %)'
    """
    return _swapped(text, find_swaps(text, "text", languages)) if languages else text


class Translated:
    """A document in English words, and the nodes of which it was made, in the order of their lines."""

    def __init__(self, document: Document, languages: tuple[str, ...], vocabulary: Vocabulary) -> None:
        """Read the words of `languages` in `document`."""
        self.nodes: list[Node] = []
        self._languages = languages
        self._known = team_words(vocabulary)
        self.document = msgspec.structs.replace(
            document,
            blocks=tuple(map(self._block, document.blocks)),
            sections=tuple(map(self._section, document.sections)),
        )
        self.nodes.sort(key=lambda node: node.span)

    def _words(self, text: str, place: str, span: Span) -> str:
        if place == "heading" and split_id(plain(_HEADING_MARK.sub("", text)))[0]:
            place = "text"
        found = find_swaps(text, place, self._languages)
        node = Node(span, place, text, tuple(swap for swap in found if text[swap.start : swap.end].strip().lower() not in self._known))
        self.nodes.append(node)
        return node.english

    def _section(self, section: Section) -> Section:
        return msgspec.structs.replace(
            section,
            title=self._words(section.title, "heading", section.heading),
            blocks=tuple(map(self._block, section.blocks)),
            sections=tuple(map(self._section, section.sections)),
        )

    def _block(self, block: Block) -> Block:
        if type(block) is Paragraph:
            return msgspec.structs.replace(block, text=self._words(block.text, "text", block.span))
        if type(block) is Item:
            text = self._words(block.text, "text", block.own)
            return msgspec.structs.replace(block, text=text, blocks=tuple(map(self._block, block.blocks)))
        if type(block) is Quote:
            return msgspec.structs.replace(block, blocks=tuple(map(self._block, block.blocks)))
        if type(block) is Fence:
            return block
        first = Span(block.span.first, block.span.first)
        header = tuple(self._words(cell, "header", first) for cell in block.header)
        return msgspec.structs.replace(block, header=header, rows=tuple(map(self._row, block.rows)))

    def _row(self, row: Row) -> Row:
        return msgspec.structs.replace(row, cells=tuple(self._words(cell, "text", row.span) for cell in row.cells))


@remember
def team_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that a vocabulary gives a meaning of its own."""
    return frozenset((*vocabulary.headings, *vocabulary.fields, *vocabulary.states, *vocabulary.levels))


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of all that may say which language a document is in: headings, labels, headers of tables, lines."""
    waiting: list[Section | Block] = [*document.sections[::-1], *document.blocks[::-1]]
    while waiting:
        node = waiting.pop()
        if type(node) is Section:
            yield "heading", node.title
            waiting.extend((*node.sections[::-1], *node.blocks[::-1]))
        elif type(node) is Item:
            yield "text", node.text
            waiting.extend(node.blocks[::-1])
        elif type(node) is Paragraph:
            yield "text", node.text
        elif type(node) is Table:
            yield from (("header", cell) for cell in node.header)
            yield from (("text", cell) for row in node.rows for cell in row.cells)
        elif type(node) is Quote:
            waiting.extend(node.blocks[::-1])
