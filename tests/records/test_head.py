"""The first words of an entry: id, label, title, what is said beside, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.records.context import Context
from reportgen.records.head import read_head, trim
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases" / "head.txt"


def test_heads_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        head = read_head(text, Context())
        said = ", ".join(f"{name}: {words}" for name, words in sorted(head.said.items()))
        return " | ".join(part or "-" for part in (head.id, head.label, head.title, said, head.tail))

    assert wrong(CASES, lambda given: "\n".join(read(line) for line in given.split("\n"))) == ""


def test_a_known_name_behind_a_dash_is_the_owner() -> None:
    assert read_head("AI-1: Call – mira", Context(roster=frozenset({"Mira"}))).said == {"owner": "mira"}
    assert read_head("AI-1: Call – mira", Context()).said == {}


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [("✅ Legal review done ✔️", "Legal review done"), ("→ next", "→ next"), ("a 🟡 b", "a 🟡 b"), ("✅", ""), ("  a  ", "a"), ("", "")],
)
def test_pictures_at_the_edges_are_no_words(text: str, trimmed: str) -> None:
    assert trim(text) == trimmed


def test_an_id_in_brackets_behind_the_title_may_be_a_mere_mention() -> None:
    assert read_head("Assigned work (ACTION-08)", Context()).id_behind
    assert not read_head("ACTION-08: Assigned work", Context()).id_behind


def test_an_id_that_nothing_parts_from_the_words_is_loose() -> None:
    assert read_head("AI-8 depends on AI-9", Context()).id_loose
    assert not read_head("AI-8: depends on AI-9", Context()).id_loose
