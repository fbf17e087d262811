"""A report written as one list: its outer items are the names of its sections, and the items within are what stands below them."""

from __future__ import annotations

import msgspec

from reportgen.blocks import Block, Item, Section
from reportgen.blocks.tree import PSEUDO
from reportgen.records.claim import claim_heading
from reportgen.records.context import Context
from reportgen.text import Span, plain
from reportgen.values.ident import split_id

_FEWEST, _FEWEST_KINDS = 3, 2
_LONGEST = 10  # words of the name of a section


def outlined(section: Section, context: Context) -> Section:
    """Return a section, and those below it, with the outer items of a list that is an outline as sections.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "# Notes\\n\\n- Decided\\n  - We go\\n- Worries\\n  - Rain\\n- Odds\\n  - Cake\\n"
    >>> document = parse_blocks(Source(path="a.md", text=text))
    >>> [one.title for one in outlined(document.sections[0], Context()).sections]
    ['Decided', 'Worries', 'Odds']
    """
    blocks, named = parted(section.blocks, context) if claim_heading(section.title, context) is None else (section.blocks, ())
    below = tuple(outlined(one, context) for one in section.sections)
    return msgspec.structs.replace(section, blocks=blocks, sections=(*named, *below))


def parted(blocks: tuple[Block, ...], context: Context) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Return blocks without the list that is an outline, and the sections that its outer items are; none where it is no outline.

    Each of the items has to be a short name of items within, and they have to announce records of two kinds.
    """
    items = [block for block in blocks if type(block) is Item]
    if len(items) < _FEWEST or not all(map(_is_name, items)):
        return blocks, ()
    kinds = {claim_heading(item.text, context) for item in items} - {None, "narrative"}
    if len(kinds) < _FEWEST_KINDS:
        return blocks, ()
    return tuple(block for block in blocks if type(block) is not Item), tuple(map(_section, items))


def _is_name(item: Item) -> bool:
    words = plain(item.text).strip()
    short = len(words.split()) <= _LONGEST and words[-1:] not in ".;!?"
    return short and item.checked is None and split_id(words)[0] is None and bool(item.items) and len(item.items) == len(item.blocks)


def _section(item: Item) -> Section:
    return Section(title=item.text, level=PSEUDO, heading=item.own, span=Span(item.own.first, item.span.last), blocks=item.blocks)
