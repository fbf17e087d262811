"""Which block stands under which heading."""

from __future__ import annotations

import pytest

from reportgen.blocks.tree import PSEUDO
from tests.blocks.printed import parse


def titles(text: str) -> list[tuple[int, str]]:
    """Level and title of every section, in order."""
    stack, found = list(parse(text).sections[::-1]), []
    while stack:
        section = stack.pop()
        found.append((section.level, section.title))
        stack.extend(section.sections[::-1])
    return found


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Open items**", "**Open items**"),
        ("**Open items:**", "**Open items:**"),
        ("__Open items__:", "__Open items__"),
        ("Open items:", "Open items"),
    ],
)
def test_a_line_over_a_list_can_be_a_heading(line: str, title: str) -> None:
    assert titles(f"{line}\n\n- a\n") == [(PSEUDO, title)]


@pytest.mark.parametrize(
    "line",
    [
        "**Status:** green",
        "We agreed on this. Next:",
        "a label of more than six words is not one:",
        "10:30",
        "- **Open items**",
        "Open items",
    ],
)
def test_a_line_over_a_list_can_be_a_statement(line: str) -> None:
    assert titles(f"{line}\n\n- a\n") == []


@pytest.mark.parametrize("under", ["===", "=======", "---", "----------"])
def test_a_title_can_be_underlined(under: str) -> None:
    assert titles(f"Day 3 outcomes\n{under}\n\nwords\n") == [(1 if "=" in under else 2, "Day 3 outcomes")]


def test_the_name_of_a_house_may_stand_above_an_underlined_title() -> None:
    assert titles("St Bride's Hospital\nIT Operations Meeting\n=====\n\nwords\n") == [(1, "IT Operations Meeting")]


def test_a_numbered_title_can_be_underlined_by_as_many_dashes() -> None:
    assert titles("1. Highlights\n-------------\n\n- boats\n\n2. Actions\n---\n") == [(2, "1. Highlights")]


@pytest.mark.parametrize("line", ["Status: green", "It is done.", "**Owner:** Ana", "- item", "x" * 91])
def test_a_statement_over_a_rule_stays_one(line: str) -> None:
    assert titles(f"{line}\n---\n\nwords\n") == []


def test_a_section_ends_where_the_next_of_its_level_begins() -> None:
    (top,) = parse("# A\n\n## B\nb\n\n#### C\nc\n\n## D\nd\n\n\n").sections

    assert [(s.title, s.span.first, s.span.last) for s in top.sections] == [("B", 3, 7), ("D", 9, 10)]
    assert (top.span.first, top.span.last) == (1, 10)
