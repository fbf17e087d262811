"""What is not prose is blanked out, line by line, and kept beside."""

from __future__ import annotations

import time

import pytest

from reportgen.blocks.mask import front_values, mask
from reportgen.text import Span


def test_a_hidden_line_becomes_an_empty_one() -> None:
    kept, (comment,) = mask(["# A", "<!-- b", "c -->", "d"])

    assert kept == ["# A", "", "", "d"]
    assert (comment.info, comment.text, comment.span) == ("comment", "<!-- b\nc -->", Span(2, 3))


@pytest.mark.parametrize("tag", ["think", "thinking", "Reasoning", "SCRATCHPAD", "analysis"])
def test_hidden_thinking_goes_by_several_names(tag: str) -> None:
    kept, (hidden,) = mask([f"<{tag}>", "Let me see.", f"</{tag}>", "# A"])

    assert kept == ["", "", "", "# A"]
    assert hidden.info == "thinking"


@pytest.mark.parametrize(
    "lines",
    [
        ["<!-- a --> b"],
        ["a <!-- b -->"],
        ["<!-- never closed"],
        ["<b>", "</b>"],
        ["```", "<!-- a -->", "```"],
        ["~~~~", "~~~", "<!-- a -->", "~~~~"],
        ["a", "---", "b: c", "---"],
        ["---", "a: b"],
    ],
)
def test_what_is_said_beside_is_not_hidden(lines: list[str]) -> None:
    assert mask(lines) == (lines, ())


def test_a_comment_behind_a_closed_fence_is_hidden() -> None:
    assert mask(["```", "<!-- a -->", "```", "<!-- b -->"])[0] == ["```", "<!-- a -->", "```", ""]


def test_front_values_drop_quotes_and_lists() -> None:
    assert front_values('---\nWeek: 2\ntitle: "A: b"\nlist:\n  - x\n---') == {"week": "2", "title": "A: b"}


@pytest.mark.parametrize("tag", ["<!--", "<think>"])
def test_many_tags_that_are_never_closed_are_read_in_linear_time(tag: str) -> None:
    start = time.perf_counter()
    mask([tag] * 20_000)

    assert time.perf_counter() - start < 1
