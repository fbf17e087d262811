"""Work and risks whose id and title stand in a line of their own, with their fields in the list right below it."""

from __future__ import annotations

from reportgen.blocks import Block, Item, Paragraph, split_label
from reportgen.text import Span, plain
from reportgen.values.ident import split_id
from reportgen.values.vocabulary import Vocabulary

_OF_WORK = frozenset({"owner", "status", "due", "progress", "points", "level", "likelihood", "impact"})
_FEWEST = 2  # fields that a list says of what the line above names; a single one may be about something else


def with_fields_below(blocks: tuple[Block, ...], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return `blocks` with each line that opens with an id, and the list of nothing but its fields below it, as one item.

    Markdown takes the two for a paragraph and a list, since nothing is indented below a line that is no item itself.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> from reportgen.values.vocabulary import DEFAULT
    >>> text = "**A-7** Order salt\\n- Owner: Ida\\n- Status: open\\n- From: the board\\n"
    >>> (item,) = with_fields_below(parse_blocks(Source(path="a.md", text=text)).blocks, DEFAULT)
    >>> item.text, len(item.items), item.span
    ('**A-7** Order salt', 3, Span(first=1, last=4))
    """
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        while type(block) is Paragraph and end < len(blocks) and type(blocks[end]) is Item:
            end += 1
        below = tuple(one for one in blocks[at + 1 : end] if type(one) is Item)
        if type(block) is Paragraph and _names_one(block) and _are_fields(below, vocabulary):
            span = Span(block.span.first, below[-1].span.last)
            found.append(Item(text=block.text, own=block.span, span=span, blocks=below))
        else:
            found += blocks[at:end]
        at = end
    return tuple(found)


def _names_one(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one line that opens with an id and has more to say than that."""
    ident, title = split_id(plain(paragraph.text))
    return "\n" not in paragraph.text and bool(ident and title) and not paragraph.text.rstrip().endswith(":")


def _are_fields(items: tuple[Item, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether items are fields of one thing: each has a label, two are such as work or a risk has, and none is stated twice."""
    labels = [plain(label).strip().lower() for item in items if (label := split_label(item.text)[0])]
    meant = [name for label in labels if (name := vocabulary.fields.get(label)) in _OF_WORK]
    return len(labels) == len(items) and len(set(labels)) == len(labels) and len(meant) >= _FEWEST
