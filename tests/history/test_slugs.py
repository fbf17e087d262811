"""Slugs: safe on every disk, unique on one site."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.history.slugs import Names, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [("AI-W1D5-02", "ai-w1d5-02"), ("R_1.2", "r-1-2"), ("../../etc", "etc"), ("Straße-7", "strasse-7"), ("", "")],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_other_scripts_and_long_names_keep_a_digest() -> None:
    assert slug("課題-05") != slug("任務-05")
    long = slug("A" * 200 + "-1")
    assert len(long) <= 70
    assert long != slug("A" * 200 + "-2")


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(["action", "risk"]))))
def test_names_are_safe_and_unique_whatever_they_come_from(wanted: list[tuple[str, str]]) -> None:
    """Law: one name a caller, each a lower-case file name that no system reserves."""
    names = Names()
    given_out = [names.take(slug(text), kind) for text, kind in wanted]
    assert len(set(given_out)) == len(given_out)
    for name in given_out:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", name)
