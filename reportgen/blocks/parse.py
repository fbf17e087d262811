"""Markdown to a tree of sections: `parse_blocks`, the one way in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from reportgen.blocks.depth import flatten
from reportgen.blocks.mask import front_values, mask
from reportgen.blocks.model import IN_BOX, TICKS, Block, Document, Fence, Item, Paragraph, Quote, Row, Table
from reportgen.blocks.tree import Heading, build_sections
from reportgen.text import Source, Span, lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

    from reportgen.blocks.reader import Reader

_CHECKBOX = lazy(rf"^\[([{IN_BOX}])\](?:\s+|$)")


@cache
def _reader() -> Reader:
    """Return the one parser; what it is made of is imported when the first report is read, since most runs read none."""
    from reportgen.blocks.reader import Reader  # noqa: PLC0415

    return Reader()


class _Open:
    """A container whose end has not been reached yet."""

    __slots__ = ("blocks", "number", "ordered", "token")

    def __init__(self, token: Token, ordered: bool = False, number: int | None = None) -> None:
        self.token = token
        self.blocks: list[Block] = []
        self.ordered = ordered
        self.number = number


class _Builder:
    """Turns the token stream into blocks with an explicit stack, so that depth never becomes recursion."""

    def __init__(self, lines: list[str], tokens: list[Token]) -> None:
        self.lines = lines
        self.tokens = tokens
        self.top: list[Block | Heading] = []
        self.stack: list[_Open] = []
        self.cells: list[str] = []
        self.rows: list[Row] = []
        self.header: tuple[str, ...] | None = None
        self.table: Token | None = None
        self.row: Token | None = None

    def build(self) -> list[Block | Heading]:
        """Feed every token to the function that `_OPENERS` names for it."""
        for at, token in enumerate(self.tokens):
            take = _OPENERS.get(token.type)
            if take is not None:
                take(self, at, token)
        return self.top

    def span(self, token: Token) -> Span:
        first, last = token.map or [0, 1]
        last = min(last, len(self.lines))
        while last > first + 1 and not self.lines[last - 1].strip():
            last -= 1
        return Span(first + 1, max(last, first + 1))

    def add(self, block: Block) -> None:
        for frame in reversed(self.stack):
            if frame.token.type in ("list_item_open", "blockquote_open"):
                frame.blocks.append(block)
                return
        self.top.append(block)

    def heading(self, at: int, token: Token) -> None:
        span, title = self.span(token), self.tokens[at + 1].content
        if self.stack:
            self.add(Paragraph(text=title, span=span))  # a heading inside an item or a quote is text of it
        else:
            self.top.append(Heading(level=int(token.tag[1]), title=title, span=span))

    def paragraph(self, at: int, token: Token) -> None:
        self.add(Paragraph(text=self.tokens[at + 1].content, span=self.span(token)))

    def fence(self, _at: int, token: Token) -> None:
        self.add(Fence(text=token.content, info=token.info.strip() or "code", span=self.span(token)))

    def open(self, _at: int, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        number = int(token.info) if self.stack and self.stack[-1].ordered and token.info.isdigit() else None
        self.stack.append(_Open(token, ordered=ordered, number=number))

    def close_list(self, _at: int, _token: Token) -> None:
        self.stack.pop()

    def close_item(self, _at: int, _token: Token) -> None:
        frame = self.stack.pop()
        span = self.span(frame.token)
        text, own, blocks = "", Span(span.first, span.first), tuple(frame.blocks)
        if blocks and type(blocks[0]) is Paragraph:
            text, own, blocks = blocks[0].text, Span(span.first, blocks[0].span.last), blocks[1:]
        box = _CHECKBOX.match(text)
        sign = box.group(1) if box else ""
        checked = sign in TICKS if box else None
        text = text[box.end() :] if box else text
        self.add(Item(text=text, own=own, span=span, blocks=blocks, number=frame.number, checked=checked, sign=sign.strip(f"{TICKS} ")))

    def close_quote(self, _at: int, _token: Token) -> None:
        frame = self.stack.pop()
        self.add(Quote(blocks=tuple(frame.blocks), span=self.span(frame.token)))

    def open_table(self, _at: int, token: Token) -> None:
        self.table, self.header, self.rows = token, None, []

    def open_row(self, _at: int, token: Token) -> None:
        self.row, self.cells = token, []

    def cell(self, at: int, _token: Token) -> None:
        self.cells.append(self.tokens[at + 1].content.strip())

    def close_row(self, _at: int, _token: Token) -> None:
        if self.header is None:
            self.header = tuple(self.cells)
        elif self.row is not None:
            self.rows.append(Row(cells=tuple(self.cells), span=self.span(self.row)))

    def close_table(self, _at: int, _token: Token) -> None:
        if self.table is not None:
            self.add(Table(header=self.header or (), rows=tuple(self.rows), span=self.span(self.table)))


_OPENERS: dict[str, Callable[[_Builder, int, Token], None]] = {
    "heading_open": _Builder.heading,
    "paragraph_open": _Builder.paragraph,
    "fence": _Builder.fence,
    "bullet_list_open": _Builder.open,
    "bullet_list_close": _Builder.close_list,
    "ordered_list_open": _Builder.open,
    "ordered_list_close": _Builder.close_list,
    "list_item_open": _Builder.open,
    "list_item_close": _Builder.close_item,
    "blockquote_open": _Builder.open,
    "blockquote_close": _Builder.close_quote,
    "table_open": _Builder.open_table,
    "table_close": _Builder.close_table,
    "tr_open": _Builder.open_row,
    "tr_close": _Builder.close_row,
    "th_open": _Builder.cell,
    "td_open": _Builder.cell,
}


def _in_order(block: Block | Heading) -> int:
    return block.span.first


def parse_blocks(source: Source) -> Document:
    """Parse the Markdown of `source` into its tree of sections. Never fails: odd content becomes paragraphs.

    Lines that nest deeper than is read are cut to their text and listed in `too_deep`.
    """
    prose, hidden = mask(source.lines)
    lines, deep = flatten(prose)
    flat = _Builder(lines, _reader().tokens("\n".join(lines))).build()
    if hidden:
        flat = sorted([*flat, *hidden], key=_in_order)
    front = next((front_values(fence.text) for fence in hidden if fence.info == "front matter"), {})
    blocks, sections = build_sections(flat, lines)
    return Document(path=source.path, blocks=blocks, sections=sections, front=front, too_deep=deep, lines=len(lines))
