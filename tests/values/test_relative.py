"""Days in the words of a person at a terminal."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.values.relative import read_relative

WEDNESDAY = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("words", "ahead", "back"),
    [
        ("2025-01-31", "2025-01-31", "2025-01-31"),
        ("Jan 31, 2025", "2025-01-31", "2025-01-31"),
        ("today", "2025-01-15", "2025-01-15"),
        ("Tomorrow", "2025-01-16", "2025-01-16"),
        ("yesterday", "2025-01-14", "2025-01-14"),
        ("friday", "2025-01-17", "2025-01-10"),
        ("FRI", "2025-01-17", "2025-01-10"),
        ("wednesday", "2025-01-22", "2025-01-15"),
        ("Freitag", "2025-01-17", "2025-01-10"),
        ("+3d", "2025-01-18", "2025-01-18"),
        ("-2 weeks", "2025-01-01", "2025-01-01"),
    ],
)
def test_days_are_counted_from_the_day_on_which_they_are_said(words: str, ahead: str, back: str) -> None:
    assert read_relative(words, WEDNESDAY) == date.fromisoformat(ahead)
    assert read_relative(words, WEDNESDAY, back=True) == date.fromisoformat(back)


@pytest.mark.parametrize("words", ["", "soon", "friday the 13th", "+3", "3d", "2025-13-01", "+9999w", "sat idle"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert read_relative(words, date(2198, 1, 1)) is None
