"""Markdown becomes a tree, every block with its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.blocks import Block, Fence, Item, Quote, parse_blocks
from reportgen.blocks.depth import MAX_NESTING
from reportgen.text import Source, Span
from tests.blocks.printed import parse, printed
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases" / "parse.txt"


def depth(block: Block) -> int:
    """How many items and quotes stand in each other."""
    deepest, stack = 0, [(1, block)]
    while stack:
        level, one = stack.pop()
        deepest = max(deepest, level)
        if isinstance(one, Item | Quote):
            stack.extend((level + 1, below) for below in one.blocks)
    return deepest


def test_markdown_becomes_the_tree_that_the_cases_say() -> None:
    assert wrong(CASES, printed) == ""


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "\ufffd", "|", "|-|", "#", "- ", ">", "```", "<!--", "---", "**", "<think>"])
def test_almost_nothing_is_a_document_too(text: str) -> None:
    assert parse(text).lines == text.count("\n") + 1


def test_the_keys_of_front_matter_are_kept_in_lower_case() -> None:
    document = parse("---\nDate: '2025-01-06'\nday: 3\nempty:\ntags:\n  - a\n...\n# A\n")

    assert document.front == {"date": "2025-01-06", "day": "3"}
    assert document.sections[0].span.first == 8


def test_nesting_is_read_to_a_depth_that_no_report_has() -> None:
    text = "\n".join("  " * level + f"- level {level}" for level in range(40))

    (top,) = parse(text).blocks

    assert depth(top) == 40
    assert parse(text).too_deep == ()


@pytest.mark.parametrize("opener", ["- ", "> ", "1. "])
def test_a_line_that_opens_more_than_is_read_keeps_its_words_and_is_listed(opener: str) -> None:
    document = parse(f"# A\n{opener * 200}the words\n")

    assert [(span.first, span.last) for span in document.too_deep] == [(2, 2)]
    assert printed(f"# A\n{opener * 200}the words\n") == "1-2 section 1 'A'\n  2 paragraph 'the words'"


@pytest.mark.parametrize("step", ["  ", "   ", "    ", "\t", "> ", ">"])
def test_no_words_are_lost_below_the_depth_that_is_read(step: str) -> None:
    opener = "" if step.startswith(">") else "- "
    text = "\n".join(step * level + f"{opener}level {level};" for level in range(2 * MAX_NESTING))

    assert [level for level in range(2 * MAX_NESTING) if f"level {level};" not in printed(text)] == []
    assert parse(text).too_deep


@pytest.mark.parametrize("line", ["- " * 60, "* " * 60 + "*", "-" * 200, " " * 200])
def test_a_long_rule_or_blank_line_is_not_deep(line: str) -> None:
    assert parse(f"a\n\n{line}\n\nb").too_deep == ()


@pytest.mark.parametrize("deep", ["> " * 60 + "mail", " " * 120 + "code"])
def test_a_code_fence_keeps_its_lines_however_they_begin(deep: str) -> None:
    document = parse_blocks(Source(path="a.md", text=f"```text\n{deep}\n```\n\n{'> ' * 60}quoted\n"))

    assert document.too_deep == (Span(5, 5),)
    assert isinstance(document.blocks[0], Fence)
    assert document.blocks[0].text == f"{deep}\n"
