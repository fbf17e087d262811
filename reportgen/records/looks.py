"""What blocks look like although no heading says so: a log of the day, a list of tasks."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.blocks import Block, Item, Section, Table
from reportgen.records.claim import Claim, clean_heading, state_heading
from reportgen.records.context import Context
from reportgen.text import lazy, plain
from reportgen.values.ident import split_id
from reportgen.values.moment import read_clock
from reportgen.values.vocabulary import LEVEL_MARKS, STATE_MARKS

_SLASHED = lazy(r"(?<![\w/])([0-3]?[0-9])/([0-3]?[0-9])/(?:20)?[0-9]{2}(?![\w/])")
_AHEAD = lazy(r"meeting|minutes|\bcall\b|agenda|tomorrow|next|ritual|cadence|upcoming|planned|schedule|window", re.I)


MONTHS = 12


def is_ahead(context: Context) -> bool:
    """Tell whether what stands here is of a meeting or of what is to come: its times are no log of the day."""
    return bool(_AHEAD.search(f"{context.heading} {context.label}"))


def are_tasks(blocks: tuple[Block, ...]) -> bool:
    """Tell whether several items stand here, and each has a box to tick and an id."""
    items = [block for block in blocks if type(block) is Item]
    return len(items) > 1 and all(item.checked is not None and split_id(plain(item.text))[0] for item in items)


def is_timeline(blocks: tuple[Block, ...], context: Context) -> bool:
    """Tell whether items are a timeline of the day although nobody says so: most of them open with a time."""
    return are_times(blocks) and not is_ahead(context)


def opens_with_times(table: Table) -> bool:
    """Tell whether the first cells of at least three rows are times, in a table of what happened when."""
    first = [read_clock(plain(row.cells[0])) for row in table.rows if row.cells]
    return len(first) >= 3 and all(clock is not None and not clock.rest for clock in first)


def writes_day_first(table: Table) -> bool:
    """Tell whether the dates of a table can only be read with the day first ("27/03/2026"), none with the month first."""
    texts = [cell for row in table.rows for cell in row.cells if cell.count("/") == 2]
    pairs = [(int(match[1]), int(match[2])) for text in texts for match in _SLASHED.finditer(text)]
    return any(first > MONTHS for first, _ in pairs) and all(second <= MONTHS for _, second in pairs)


def day_before_month(text: str) -> str:
    """Return `text` with dates such as 08/04/2026 that have the day first as 08.04.2026, which is read in that order everywhere.

    >>> day_before_month("by 08/04/2026")
    'by 08.04.2026'
    """
    return _SLASHED.sub(lambda match: match.group().replace("/", "."), text)


def are_times(blocks: tuple[Block, ...]) -> bool:
    """Tell whether at least three items stand here and most of them open with a time."""
    items = [block for block in blocks if type(block) is Item]
    return len(items) >= 3 and sum(read_clock(plain(item.text)) is not None for item in items) >= 0.8 * len(items)


def board_of(sections: tuple[Section, ...]) -> Claim | None:
    """Return what the columns of a board hold, None where `sections` are no board: two side by side say how far something is.

    Stories, where each has an id; else a mixture that is all work to do.
    """
    if len(sections) < 2:
        return None
    states = [state_heading(one.title) for one in sections]
    if not any(one and other and one != other for one, other in pairwise(states)):
        return None
    items = [block for one, state in zip(sections, states, strict=True) if state for block in one.blocks if type(block) is Item]
    return "story" if all(split_id(plain(item.text))[0] for item in items) else "action"


def are_marked(blocks: tuple[Block, ...]) -> bool:
    """Tell whether items are work with a mark each that says how far it is: three or more, not all alike, and some of them under way."""
    items = [block for block in blocks if type(block) is Item]
    if len(items) < 3 or items[0].text[:1].isascii():
        return False
    states = [STATE_MARKS[item.text[0]] for item in items if item.text[:1] in STATE_MARKS and item.text[0] not in LEVEL_MARKS]
    return len(states) >= 0.8 * len(items) and "in_progress" in states and "done" in states


def any_ids(blocks: tuple[Block, ...]) -> bool:
    """Tell whether at least half of the items of `blocks`, or any row, open with an id."""
    items = [plain(block.text).lstrip("[(") for block in blocks if type(block) is Item]
    rows = [plain(cell) for block in blocks if type(block) is Table for row in block.rows for cell in row.cells[:2]]
    found = sum(split_id(text)[0] is not None for text in items)
    return (found > 0 and 2 * found >= len(items)) or any(split_id(text)[0] for text in rows)


def gives_ids(section: Section) -> bool:
    """Tell whether a section or one below it gives ids to what it lists."""
    stack = [section]
    while stack:
        one = stack.pop()
        if any_ids(one.blocks) or split_id(clean_heading(one.title))[0]:
            return True
        stack.extend(one.sections)
    return False
