"""Spans: lines counted from 1, both ends inside."""

from __future__ import annotations

from reportgen.text import Span


def test_a_span_holds_both_of_its_ends() -> None:
    assert [line for line in range(8) if line in Span(3, 5)] == [3, 4, 5]
    assert len(Span(3, 5)) == 3
    assert "3" not in Span(3, 5)


def test_spans_sort_by_their_lines() -> None:
    assert sorted([Span(3, 9), Span(1, 4), Span(3, 3)]) == [Span(1, 4), Span(3, 3), Span(3, 9)]
