"""What is planned for several days, a line a day: "**Monday:** price table, board deck", and below it "**Tuesday:** the kick-off"."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Block, Item, Paragraph
from reportgen.text import lazy

_DAY = lazy(
    r"(?:\*\*|__)(?P<day>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening))?|tomorrow"
    r"|(?:the )?rest of the week|weekend"
    r"|(?:later|early|late) (?:this|next|in the) week))(?::(?:\*\*|__)|(?:\*\*|__):)\s+(?P<tasks>[^\n]+)", re.I
)
_BETWEEN = lazy(r"[,;]\s+(?:and\s+)?")
_LEADS_ON = lazy(  # what continues the sentence before a comma, and is no task of its own
    r"(?:and|or|but|then|which|who|that|so|if|because|when|where|while|with|without|for|from|to|in|on|at|as|by|not|no|everyone|everybody|all|we|i"
    r"|they|he|she|it|this|these|there|probably|maybe|possibly|hopefully|depending|unless|until|including|plus|both|then)\b", re.I
)
_FEWEST, _FEWEST_WORDS, _MOST_WORDS = 2, 2, 8


def by_days(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return lines of tasks for a day each as items, one a task with its day before it, where at least two lines are such; else `blocks`.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "**Monday:** price table, board deck.\\n\\n**Rest of the week:** the kick-off, with Osei.\\n"
    >>> [block.text for block in by_days(parse_blocks(Source(path="a.md", text=text)).blocks)]
    ['Monday: price table', 'Monday: board deck', 'Rest of the week: the kick-off, with Osei']
    """
    found = [(block, _DAY.fullmatch(block.text.strip())) for block in blocks if type(block) is Paragraph]
    if len(found) < _FEWEST or len(found) != len(blocks) or not all(match for _, match in found):
        return blocks
    return tuple(item for block, match in found if match for item in _items(block, match["day"], match["tasks"]))


def _items(paragraph: Paragraph, day: str, tasks: str) -> list[Item]:
    """Return the tasks of a day; several only where each part between commas can stand alone."""
    whole = tasks.strip().removesuffix(".")
    parts = _BETWEEN.split(whole)
    apart = "(" not in whole and ". " not in whole and all(map(_stands_alone, parts))
    one = Item(text="", own=paragraph.span, span=paragraph.span)
    return [msgspec.structs.replace(one, text=f"{day}: {part}") for part in (parts if apart else [whole])]


def _stands_alone(part: str) -> bool:
    return _FEWEST_WORDS <= len(part.split()) <= _MOST_WORDS and not _LEADS_ON.match(part)
