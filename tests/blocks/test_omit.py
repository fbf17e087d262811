"""Sections that are left out: however their heading is written, whole, and without moving a line."""

from __future__ import annotations

import pytest

from reportgen.blocks.omit import omit_sections
from reportgen.text import Source


def without(text: str, *headings: str) -> str:
    return omit_sections(Source(path="day.md", text=text), headings or ("Personnel",))[0].text


@pytest.mark.parametrize(
    "heading",
    [
        "## Personnel", "### 4. PERSONNEL (confidential)", "## Per**son**nel:", "## Notes on personnel", "## Person&#110;el",
        "# Personnel #", "**Personnel**", "**Personnel:**", "Personnel:\n- x", "Personnel\n---------", "Personnel\n===",
        "> ## Personnel", "- ## Personnel", "##Personnel",
    ],
)  # fmt: skip
def test_a_heading_with_the_words_takes_all_below_it_along(heading: str) -> None:
    left = without(f"# Day\n\n{heading}\n\nsecret\n")
    assert left.startswith("# Day\n\n")
    assert not left.removeprefix("# Day\n\n").strip()


@pytest.mark.parametrize("heading", ["## Personnels", "## Impersonnel", "## Risks", "We talked of personnel.", "#personnel is a channel"])
def test_other_words_take_nothing(heading: str) -> None:
    text = f"# Day\n\n{heading}\n\nkept\n"
    assert without(text) == text


def test_a_section_ends_before_the_next_heading_of_its_level_and_a_comment_in_code_is_none() -> None:
    text = "# Day\n\n## Personnel\n### Pay\n```\n# secret\n## secret\n```\nsecret\n## Risks\n- **R-1: kept**\n# Next day\nkept\n"
    assert without(text) == "# Day\n\n" + "\n" * 7 + "## Risks\n- **R-1: kept**\n# Next day\nkept\n"


def test_several_words_stand_in_their_order_and_sections_are_counted() -> None:
    source = Source(path="day.md", text="## One on one\nsecret\n## One, on: one\nsecret\n## On one\nkept\n## Pay\nsecret")
    left, count = omit_sections(source, ("one on one", "pay"))
    assert left.text == "\n\n\n\n## On one\nkept\n\n"
    assert count == 3
    assert (left.path, left.damaged) == (source.path, source.damaged)
