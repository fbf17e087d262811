"""What is written plainly needs no second reader: none would see other blocks in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.blocks import parse_blocks
from reportgen.checks import ambiguity
from reportgen.checks.page import build_page
from reportgen.checks.plainly import is_plain
from reportgen.records import Setting
from reportgen.text import Source
from tests.checks.pipeline import sources_below

_TEXTS = (
    "text", "**Label:**", "**Done:** a | b", "Label:", "(aside)", "2025-03-04 text", "3.5 hours", "1. one", "2. two", "10. ten", "- item",
    "- **A-1:** title", "- [ ] task", "- [x]: no task", "- # head", "- > quote", "- - twice", "* star", "+ plus", "-", "1.", "1) one",
    "> quote", "> **quote**", "# Head", "## Head # ", "#no head", "---", "===", "***", "_ _ _", "```", "```sh", "~~~", "| a | b |",
    "|---|---|", "| a |", "| a \\| b | c |", "<b>x</b>", "<!-- x -->", "[a]: b", "[a](b)", "*so* it is", "_so_", "`code` x", "`` x",
    "\u00a0x", "\u00b2x", "~5 x", "x  ", "$5", "@x", "a\tb",
)  # fmt: skip
_LINES = st.one_of(
    st.just(""),
    st.sampled_from(_TEXTS),
    st.tuples(st.sampled_from((" ", "  ", "   ", "    ", "     ")), st.sampled_from(_TEXTS)).map("".join),
)


def differences(text: str) -> list[str]:
    """Return what the second reader sees differently, whatever `is_plain` says."""
    source = Source(path="a.md", text=text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ambiguity, "is_plain", lambda lines: not lines)
        return [remark.message for remark in ambiguity.ambiguities(build_page(source, parse_blocks(source), (), Setting()))]


@settings(max_examples=1500, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=9))
def test_no_reader_differs_about_what_is_plain(lines: list[str]) -> None:
    assert not is_plain(lines) or differences("\n".join(lines)) == []


@pytest.mark.parametrize(
    "text",
    [
        "- Table:\n| a |\n|---|",
        "> quote\n# Head",
        "- a\n    - deep\n\n      text",
        "| a | b |\n|---|---|\n| c |",
        "Title\n=====",
        "a\n\n     \nb",
        "1. a\n2. b\ntext\n3. c\n\n- [x]: y",
        "- a\n* b",
        "```\n# open",
    ],
)
def test_what_is_not_certain_is_left_to_the_second_reader(text: str) -> None:
    assert not is_plain(text.split("\n"))


def test_most_reports_are_plain() -> None:
    sources = sources_below(Path(__file__).parents[2] / "content" / "reports")
    assert sum(is_plain(source.lines) for source in sources) > len(sources) / 2
