"""Logs that are lines of text: one entry a time, also where the day of the report stands before each, or all is a block of code."""

from __future__ import annotations

from functools import partial

import msgspec

from reportgen.blocks import Entry, Fence, Paragraph
from reportgen.records.context import Context
from reportgen.records.looks import without_own_day
from reportgen.text import Span, plain
from reportgen.values.clock import read_clock, read_dotted_clock

_FEWEST = 3  # lines of a log
_MOST_OPEN = 0.6  # of its lines that have to open with a time
_PLAIN = ("code", "text", "txt", "log", "plain", "plaintext", "none")  # blocks of code that are no program


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


def unfenced(fence: Fence) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a block of code that is no program but text as it stood elsewhere; none where it is another one.

    >>> [(part.text, part.span) for part in unfenced(Fence(text="07:12 page\\n\\nKey: A-1\\nText: Go\\n", info="code", span=Span(3, 8)))]
    [('07:12 page', Span(first=4, last=4)), ('Key: A-1\\nText: Go', Span(first=6, last=7))]
    """
    if fence.info.lower() not in _PLAIN:
        return ()
    parts: list[list[str]] = [[]]
    starts = [0]
    for at, line in enumerate(fence.text.rstrip("\n").split("\n"), fence.span.first + 1):
        if not line.strip():
            parts.append([])
            starts.append(0)
        else:
            starts[-1] = starts[-1] or at
            parts[-1].append(line)
    return tuple(
        Paragraph(text="\n".join(part), span=Span(start, start + len(part) - 1)) for start, part in zip(starts, parts, strict=True) if part
    )
