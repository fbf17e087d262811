"""Pieces of a list stay as they are when it changes elsewhere, wherever that is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.site.cuts import about, cut, cut_back, named

LIST = [f"row {at}" for at in range(2_000)]
SIZE = about(25)


@given(st.lists(st.text(), unique=True), st.integers(1, 9))
def test_the_pieces_together_are_the_list(things: list[str], many: int) -> None:
    for pieces in (list(cut(things, str, about(many))), cut_back(things, str, about(many))):
        assert [thing for piece in pieces for thing in piece] == things
        assert all(0 < len(piece) <= about(many).most for piece in pieces)
        assert list(named(pieces, str).values()) == pieces


@given(st.integers(0, len(LIST) - 1), st.booleans())
def test_one_row_more_or_less_touches_a_few_pieces_wherever_it_stands(at: int, more: bool) -> None:
    before = named(cut_back(LIST, str, SIZE), str)
    after = named(cut_back([*LIST[:at], "new", *LIST[at:]] if more else [*LIST[:at], *LIST[at + 1 :]], str, SIZE), str)
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert len(touched) <= 8 < len(before) / 10


def test_new_rows_in_front_touch_the_first_piece_only_until_it_is_full() -> None:
    before = cut_back(LIST, str, SIZE)
    assert cut_back(["new", *LIST], str, SIZE)[-len(before) + 1 :] == before[1:]
