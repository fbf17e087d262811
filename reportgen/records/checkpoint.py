"""Checkpoints: what happened at which time of the reported day."""

from __future__ import annotations

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import trim
from reportgen.records.looks import without_own_day
from reportgen.records.make import make_record
from reportgen.records.named import row_title
from reportgen.records.record import Record
from reportgen.text import lazy, plain
from reportgen.values.clock import read_dotted_clock

_DAY_BEFORE = lazy(r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+(?=\d{1,2}:\d\d)")  # a log of a week
_UNTIL = lazy(r"^(?:end|to|until|till|finish|ended|ends)$")


def read_checkpoint(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read a line of a timeline: a time, and what happened."""
    if not claimed:
        return None
    fields = Fields(entry, context.vocabulary)
    text = (
        plain(entry.head)
        if entry.shape != "row"
        else fields.get("time", "due") or next((plain(value) for _, _, _, value in fields.columns()[:1]), "")
    )
    clock = read_dotted_clock(_DAY_BEFORE.sub("", without_own_day(trim(text), context)), short=context.dotted)
    if clock is None:
        return None
    until = read_dotted_clock(trim(plain(fields.labelled(_UNTIL) or ""))) if entry.shape == "row" and not clock.end else None
    title = clock.rest if entry.shape != "row" else plain(row_title("checkpoint", fields))
    title = trim(title) or trim(plain(" ".join(entry.notes)))
    if not title:
        return None
    end = until.start if until else clock.end
    return make_record(
        "checkpoint", entry, context, title=title, start=clock.start, end=end, time_raw=clock.raw, details=fields.details()
    )
