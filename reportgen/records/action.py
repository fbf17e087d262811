"""Action items."""

from __future__ import annotations

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.record import Record
from reportgen.records.work import read_work


def read_action(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read an action item: an id or an owner in an action section, an id of an action's family, or "(Owner: X, Due: Y)" anywhere."""
    return read_work("action", entry, context, claimed)
