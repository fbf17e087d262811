"""The shape of a report: a tree of sections, paragraphs, items, tables and fences, each with its lines.

None of these has subclasses, and whoever walks the tree asks for `type(block) is Item`: several times as fast as `isinstance`, which
looks up what a class of this kind takes for its instances.
"""

from __future__ import annotations

from typing import final

import msgspec

from reportgen.text import Span

TICKS = "xX"
IN_BOX = f" {TICKS}~/-"
"""The signs that a checkbox may hold, as a set of a pattern has them; those that tick it are `TICKS`."""


@final
class Paragraph(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Running text, as Markdown with its newlines."""

    text: str
    span: Span


@final
class Item(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A list item: its own text, and the blocks below it.

    `text` is the Markdown of the item's first paragraph, without list marker and checkbox; `own` spans that paragraph, `span` the whole
    item. `number` is None for a bullet; `checked` is None without a checkbox. `sign` is what stands in a box that is neither ticked nor
    empty: "~" or "/" for what is half done, "-" for what is given up.
    """

    text: str
    own: Span
    span: Span
    blocks: tuple[Block, ...] = ()
    number: int | None = None
    checked: bool | None = None
    sign: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The list items right below this one."""
        return tuple(block for block in self.blocks if type(block) is Item)


class Row(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One row of a table: the Markdown of its cells, as many as the table has columns."""

    cells: tuple[str, ...]
    span: Span


@final
class Table(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A table; `span` includes the header and the delimiter row."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    span: Span


@final
class Fence(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Text that is not prose: a code fence, front matter, a comment, or a writer's hidden thinking; `info` says which."""

    text: str
    info: str
    span: Span


@final
class Quote(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A block quote and the blocks inside."""

    blocks: tuple[Block, ...]
    span: Span


Block = Paragraph | Item | Table | Fence | Quote


@final
class Section(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A heading and all below it, up to the next heading of its level or above.

    `title` is the heading's Markdown and `level` 1 to 6 (7 for a paragraph in bold that stands as a heading). `span`
    starts at the heading's line.
    """

    title: str
    level: int
    span: Span
    heading: Span
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


class Document(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A whole source: what stands before the first heading, and the sections.

    `front` holds the keys of YAML front matter with their text; `too_deep` the lines nested deeper than is read.
    """

    path: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    front: dict[str, str] = {}
    too_deep: tuple[Span, ...] = ()
    lines: int = 0
