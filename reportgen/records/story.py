"""Sprint stories and backlog items."""

from __future__ import annotations

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.record import Record
from reportgen.records.work import read_work


def read_story(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read a story: an id in a story section, or an id of a story's family anywhere."""
    return read_work("story", entry, context, claimed)
