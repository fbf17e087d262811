"""Packed sources are those that were packed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text import Source
from reportgen.text.packed import Packed, texts

_FEW = st.integers(0, 9)
SOURCES = st.lists(
    st.builds(Source, path=st.text(max_size=9), text=st.text(st.characters()), damaged=_FEW, nuls=_FEW, nul_line=_FEW),
    unique_by=lambda one: one.path,
)


@given(SOURCES)
def test_packed_sources_are_those_that_were_packed(sources: list[Source]) -> None:
    packed = Packed(sources)
    assert list(packed) == sources
    assert list(reversed(packed)) == sources[::-1]
    assert packed[1:] == tuple(sources[1:])
    assert dict(texts(packed)) == dict(texts(sources)), "half characters, too"


def test_a_place_behind_the_last_source_is_none() -> None:
    packed = Packed([Source(path="a.md", text="One ✅"), Source(path="b.md", text="Two")])
    assert (packed[-1].text, packed[-2].text) == ("Two", "One ✅")
    with pytest.raises(IndexError):
        packed[2]
    assert "c.md" not in texts(packed)
    assert texts(packed).get("c.md") is None
