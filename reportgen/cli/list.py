"""`reportgen list`: items and where they stand, found in the reports themselves."""

from __future__ import annotations

import difflib

import msgspec

from reportgen.cli.filters import Asked
from reportgen.cli.lined import before, item_lines
from reportgen.cli.lists import Lists
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.rows import ORDERS, Row, in_order, read_row
from reportgen.errors import ReportgenError
from reportgen.history.listed import list_item
from reportgen.history.select import select_tracks
from reportgen.records import Setting


def list_rows(loaded: Loaded, setting: Setting, asked: Asked, order: str, kept: Lists) -> list[Row]:
    """Return the items that are `asked` for, sorted by `order` (a key of `ORDERS`, ``-`` in front of it turns it round).

    What follows from all that was `loaded` is `kept`.
    """
    if order and order.removeprefix("-") not in ORDERS:
        close = difflib.get_close_matches(order.removeprefix("-"), ORDERS, n=1)
        near = f", did you mean {close[0]}?" if close else f"; say one of {', '.join(ORDERS)}"
        raise ReportgenError("--sort", f"nothing is sorted by {order!r}{near}")
    question = understand(asked, loaded, setting)
    history = tell(question, setting)
    found = select_tracks(history.tracks, question.wanted, question.day)
    front = before(loaded)
    if question.whole and not asked.as_of and front is not None and not loaded.problems:
        kept.keep(item_lines(history, setting, front), loaded.said)
    return in_order((read_row(msgspec.json.encode(list_item(track, question.day))) for track in found), order)
