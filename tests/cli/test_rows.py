"""Rows of a list, in order."""

from __future__ import annotations

import msgspec
import pytest

from reportgen.cli.rows import ORDERS, in_order, read_row
from reportgen.history.listed import list_item
from tests.history.test_select import DAY, HISTORY

ROWS = [read_row(msgspec.json.encode(list_item(track, DAY))) for track in HISTORY.tracks]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("", "A-1 R-1 A-10 A-2 D-1"),
        ("id", "A-1 A-2 A-10 D-1 R-1"),
        ("-id", "R-1 D-1 A-10 A-2 A-1"),
        ("due", "A-1 A-10 R-1 A-2 D-1"),
        ("-due", "A-10 A-1 R-1 A-2 D-1"),
        ("status", "A-1 A-10 A-2 R-1 D-1"),
    ],
)
def test_order_by_need_or_by_a_column_with_what_is_not_stated_last(order: str, ids: str) -> None:
    rows = in_order(ROWS, order)
    assert " ".join(row.id or "" for row in rows) == ids


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_keeps_every_row(order: str) -> None:
    assert sorted(row.key for row in in_order(ROWS, f"-{order}")) == sorted(row.key for row in ROWS)
