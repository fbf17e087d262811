"""What blocks look like although no heading says so: a log of the day, a list of tasks."""

from __future__ import annotations

import re

from reportgen.blocks import Block, Item, Table
from reportgen.records.context import Context
from reportgen.text import lazy, plain
from reportgen.values.ident import split_id
from reportgen.values.moment import read_clock

_SLASHED = lazy(r"(?<![\w/])([0-3]?[0-9])/([0-3]?[0-9])/(?:20)?[0-9]{2}(?![\w/])")
_AHEAD = lazy(r"meeting|minutes|\bcall\b|agenda|tomorrow|next|ritual|cadence|upcoming|planned|schedule|window", re.I)


MONTHS = 12


def is_ahead(context: Context) -> bool:
    """Tell whether what stands here is of a meeting or of what is to come: its times are no log of the day."""
    return bool(_AHEAD.search(f"{context.heading} {context.label}"))


def are_tasks(blocks: tuple[Block, ...]) -> bool:
    """Tell whether several items stand here, and each has a box to tick and an id."""
    items = [block for block in blocks if isinstance(block, Item)]
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
    items = [block for block in blocks if isinstance(block, Item)]
    return len(items) >= 3 and sum(read_clock(plain(item.text)) is not None for item in items) >= 0.8 * len(items)
