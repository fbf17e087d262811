"""Work whose first line below says whose it is and by when: "- Proofread the index", and indented below it "Bo, by Friday"."""

from __future__ import annotations

import msgspec

from reportgen.blocks import Block, Item
from reportgen.records.beside import BARE_WHEN, BY
from reportgen.text import lazy, plain
from reportgen.values.ident import split_id
from reportgen.values.people import is_group, looks_like_people

_PARTS = lazy(r",\s+(?![^()]*\))")
_BRACKET = lazy(r"\s*\([^()]*\)$")
_FEWEST, _MOST_WORDS = 2, 3


def owned_below(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return items of a list of work with what the first line below each says of who and when as its parts; all others as they stand.

    That is meant where each item has such a line, and at least one of those a day; a name alone may be anything.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- Read the index\\n  - Bo, by Friday\\n- Send the list\\n  - Ana\\n  - done at 15:20\\n"
    >>> [block.text for block in owned_below(parse_blocks(Source(path="a.md", text=text)).blocks)]
    ['Read the index — owner: Bo — due: Friday', 'Send the list — owner: Ana']
    """
    items = [block for block in blocks if type(block) is Item]
    told = {item.span: _told(item) for item in items}
    if len(items) < _FEWEST or not all(told.values()) or not any(len(parts) > 1 for parts in told.values()):
        return blocks
    return tuple(_joined(block, told[block.span]) if type(block) is Item else block for block in blocks)


def _joined(item: Item, parts: tuple[str, ...]) -> Item:
    text = " — ".join((item.text.strip().rstrip("."), *parts))
    return msgspec.structs.replace(item, text=text, own=item.own, blocks=item.blocks[1:])


def _told(item: Item) -> tuple[str, ...]:
    """Return who and by when the first line below an item says, each with its label; nothing where it says anything else."""
    first = item.blocks[0] if item.blocks else None
    if type(first) is not Item or first.blocks or first.checked is not None or split_id(plain(item.text))[0]:
        return ()
    who, *rest = _PARTS.split(plain(first.text).strip().rstrip("."))
    name = _BRACKET.sub("", who)
    if len(name.split()) > _MOST_WORDS or not (looks_like_people(name) or is_group(name) or (rest and len(name.split()) == 1)):
        return ()
    if not rest:
        return (f"owner: {who}",)
    when = BY.match(rest[0])
    if len(rest) > 1 or not (when or BARE_WHEN.match(rest[0])):
        return ()
    return f"owner: {who}", f"due: {when[1] if when else rest[0]}"
