"""Logs that are lines of text: one entry a time, also where the day of the report stands before each."""

from __future__ import annotations

from functools import partial

import msgspec

from reportgen.blocks import Entry, Paragraph
from reportgen.records.context import Context
from reportgen.records.looks import without_own_day
from reportgen.text import Span, plain
from reportgen.values.clock import read_clock, read_dotted_clock

_FEWEST = 3  # lines of a log
_MOST_OPEN = 0.6  # of its lines that have to open with a time


def timed_entries(paragraph: Paragraph, context: Context, *, announced: bool = False) -> list[Entry]:
    """Return the lines of a paragraph that is a log, one entry a time; none where fewer than three lines, or few of them, open with one.

    Where a log is `announced`, a dot may part hour and minute; the context tells if there are hours of one digit with a dot.

    >>> log = Paragraph(text="07:12 page\\n07:19 drained\\nand watched\\n07:58 found", span=Span(4, 7))
    >>> [(entry.head, entry.span.first) for entry in timed_entries(log, Context())]
    [('07:12 page', 4), ('07:19 drained and watched', 5), ('07:58 found', 7)]
    """
    lines = paragraph.text.split("\n")
    read = partial(read_dotted_clock, short=context.dotted) if announced or context.dotted else read_clock
    opens = [read(without_own_day(plain(line).strip(), context)) is not None for line in lines] if len(lines) >= _FEWEST else []
    if not opens or not opens[0] or sum(opens) < max(_FEWEST, _MOST_OPEN * len(lines)):
        return []
    found: list[Entry] = []
    for at, (line, timed) in enumerate(zip(lines, opens, strict=True), paragraph.span.first):
        if timed:
            found.append(Entry(head=line.strip(), span=Span(at, at), shape="line"))
        else:
            found[-1] = msgspec.structs.replace(found[-1], head=f"{found[-1].head} {line.strip()}", span=Span(found[-1].span.first, at))
    return found
