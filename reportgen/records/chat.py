"""Messages of a chat that were put together as a report: whoever wrote them and when, in bold, and lists set off below."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Block, Item, Paragraph, Quote
from reportgen.text import lazy
from reportgen.values.status import starts_with_status

_MESSAGE = lazy(
    r"(?:\*\*|__)[^*_\n:]{2,40}(?:\*\*|__)(?:\s\([^()\n]*\))?[\s,·–—-]+(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?[ \t]*\n", re.I
)
_GIVEN = lazy(r"(?P<what>[^:@\n]{3,120}):\s(?P<who>@[\w.-]+(?:(?:,|\sand|\s[&+])\s@[\w.-]+)*),\s(?P<how>[^\n]+)$")
_TOLD = lazy(r".+ — owner: @[^—]+ — status: ")
_FEWEST = 2  # items that are a board, and no remark


def unquoted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the lists that are set off right below messages of a chat as lists of their own.

    The line above announces them as it does elsewhere, without its colon; what is set off in any other place is a quotation.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "**Ana** 16:58\\nFor Monday:\\n> 1. Ship it\\n> 2. Call Bo\\n"
    >>> [block.text for block in unquoted(parse_blocks(Source(path="a.md", text=text)).blocks)]
    ['**Ana** 16:58\\nFor Monday', 'Ship it', 'Call Bo']
    """
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if type(block) is Quote and type(above) is Paragraph and _is_message(above, block):
            found[-1] = msgspec.structs.replace(above, text=above.text.rstrip().removesuffix(":"))
            found += _board(tuple(item for item in block.blocks if type(item) is Item))
        else:
            found.append(block)
    return tuple(found)


def is_given(block: Block) -> bool:
    """Tell whether an item is work of a board in a chat, given to somebody who is mentioned in it."""
    return type(block) is Item and bool(_TOLD.match(block.text))


def _is_message(above: Paragraph, quote: Quote) -> bool:
    listed = bool(quote.blocks) and all(type(block) is Item for block in quote.blocks)
    return listed and quote.span.first == above.span.last + 1 and bool(_MESSAGE.match(above.text))


def _board(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items that each say what, who and how far, "Saved list: @bo, in QA", with a label for each; any others as they stand."""
    given = [_GIVEN.match(item.text) for item in items]
    told = sum(bool(match and starts_with_status(match["how"])) for match in given)
    if len(items) < _FEWEST or not all(given) or 2 * told < len(items):
        return items
    texts = (f"{match['what']} — owner: {match['who']} — status: {match['how']}" for match in given if match)
    return tuple(msgspec.structs.replace(item, text=text) for item, text in zip(items, texts, strict=True))
