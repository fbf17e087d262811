"""What a document teaches about itself: its people and its id families."""

from __future__ import annotations

import pytest

from reportgen.records import Record, read_setting
from reportgen.records.context import Context
from reportgen.records.learn import blocks_of, learn_families, learn_roster
from tests.blocks.printed import parse
from tests.laws.account import read


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("## Risks\n\n- ZX-1: Late (Ana)\n", {"ZX-#": "risk"}),
        ("## Action Items\n\n- **OPS-4 – Call (Ana)**\n", {"OPS-#": "action"}),
        ("# A\n\n| ID | Action | Owner |\n|--|--|--|\n| OPS-5 | Call | Ana |\n", {"OPS-#": "action"}),
        ("# D\n\n| Story | Points | Status |\n|--|--|--|\n| Q-7: Search | 3 | Done |\n", {"Q-#": "story"}),
        ("## Work\n\n### Q-7: Search\n\n**Points:** 3\n", {"Q-#": "story"}),
        ("## Risks\n\n- X-A-1: a\n- X-A-2: b\n\n## Actions\n\n- X-A-3: c\n", {"X-A-#": "risk"}),
        ("## Notes\n\n- OPS-4 is late\n", {}),
    ],
)  # fmt: skip
def test_a_family_is_what_its_ids_are_defined_as(text: str, families: dict[str, str]) -> None:
    assert learn_families(parse(text), Context()) == families


def records(text: str, setting: str = "") -> list[Record]:
    """The records of a text, below a dated title."""
    (report,) = read(f"# Day 3 (2025-01-06)\n\n{text}\n", setting=read_setting(setting, "site.toml"))
    return list(report.records)


def test_an_id_of_a_known_family_is_a_record_where_nothing_claims_it() -> None:
    found = records("## Risks\n\n- ZX-1: Late (Owner: Ana)\n\n## Notes\n\n- ZX-2: Later (Owner: Bob) – Red\n")

    assert [(record.kind, record.id) for record in found] == [("risk", "ZX-1"), ("risk", "ZX-2")]


def test_a_prefix_of_the_settings_comes_first() -> None:
    text = "## Notes\n\n- TKT-5: Search (Owner: Ana)\n"

    assert records(text) == []
    assert [(record.kind, record.id) for record in records(text, '[vocabulary.prefixes]\nTKT = "story"')] == [("story", "TKT-5")]


@pytest.mark.parametrize(
    "text",
    [
        "**Participants:** Ana, Bob (Ops)\n",
        "- Owner: Ana + Bob\n",
        "| Task | Assignee |\n|--|--|\n| a | Ana |\n| b | Bob (Ops) |\n",
        "- Call (Owner: Ana)\n  - and write (Owner: Bob, Due: Friday)\n",
    ],
)
def test_people_are_those_named_as_owners_or_participants(text: str) -> None:
    assert learn_roster(blocks_of(parse(text)), Context()) == {"Ana", "Bob"}


def test_a_name_learned_in_one_place_is_read_in_another() -> None:
    found = records("Participants: Ana, Bob\n\n## Action Items\n\n- AI-1: Call – In Progress – Bob\n")

    assert [record.owners for record in found] == [("Bob",)]
