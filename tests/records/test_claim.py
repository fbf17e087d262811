"""What a heading announces."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.records.claim import claim_heading, clean_heading, state_heading
from reportgen.records.context import Context
from reportgen.values.vocabulary import build_vocabulary
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases" / "claim.txt"


def test_headings_announce_what_the_cases_say() -> None:
    def read(given: str) -> str:
        return "\n".join(claim_heading(line, Context(number=3)) or "nothing" for line in given.split("\n"))

    assert wrong(CASES, read) == ""


@pytest.mark.parametrize(
    "title",
    ["Action Items", "### 6. Action Items", "**Action Items:**", "✅ 2) ACTION ITEMS", "IV. Action Items (3 open)", "1.2 Action items"],
)
def test_number_marks_case_and_brackets_of_a_heading_do_not_matter(title: str) -> None:
    assert claim_heading(title, Context()) == "action"


def test_priorities_are_those_of_a_later_day() -> None:
    assert [claim_heading("Day 4 Priorities", Context(number=number)) for number in (3, 4, 5, None)] == ["priority", None, None, "priority"]


def test_a_teams_own_headings_come_first() -> None:
    context = Context(vocabulary=build_vocabulary(headings={"Offene Punkte": "action", "Risks": "narrative"}))

    assert [claim_heading(title, context) for title in ("3. Offene Punkte", "Offene Punkte (5)", "Risks", "Metrics")] == [
        "action",
        "action",
        "narrative",
        "metric",
    ]


@pytest.mark.parametrize(
    ("title", "state"), [("🚧 In progress", "in progress"), ("Done today", "done today"), ("Progress Summary", None), ("Risks", None)]
)
def test_a_heading_can_state_the_status_of_all_below_it(title: str, state: str | None) -> None:
    assert state_heading(title) == state


def test_a_heading_of_nothing_but_a_number_keeps_it() -> None:
    assert clean_heading("## 4.") == "4."
