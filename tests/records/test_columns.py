"""What the columns of a table say about its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.records.columns import assigns, claim_table, value_column
from reportgen.records.context import Context
from reportgen.values.vocabulary import DEFAULT
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases" / "columns.txt"


def test_columns_say_what_the_cases_say() -> None:
    def read(line: str) -> str:
        claim, *header = line.split(" | ")
        return claim_table(tuple(header), None if claim == "-" else claim, Context()) or "nothing"  # type: ignore[arg-type]

    assert wrong(CASES, lambda given: "\n".join(read(line) for line in given.split("\n"))) == ""


@pytest.mark.parametrize(
    ("header", "number", "column"),
    [
        (("Metric", "Target", "Current"), None, 2),
        (("Metric", "Baseline", "Day 8 Result", "Δ %"), 8, 2),
        (("Metric", "Day 7", "Day 8", "Target"), 7, 1),
        (("KPI", "Sprint 2", "Sprint 3", "Goal", "✔"), None, 2),
        (("Metric", "Target"), None, None),
    ],
)
def test_the_value_of_the_reported_day_has_a_column(header: tuple[str, ...], number: int | None, column: int | None) -> None:
    assert value_column(header, number) == column


@pytest.mark.parametrize("header", ["Who | What | By when", "What | Who | By when | Where it stands", "Item | Responsible | Deadline"])
def test_columns_for_what_who_and_by_when_assign_work(header: str) -> None:
    assert assigns(tuple(header.split(" | ")), DEFAULT)


@pytest.mark.parametrize(
    "header",
    ["Dependency | Owner | Needed by", "Gap | Description | Owner | Target date", "What | Who | When", "Item | Price | Due"],
)
def test_columns_for_something_else_or_without_a_deadline_assign_nothing(header: str) -> None:
    assert not assigns(tuple(header.split(" | ")), DEFAULT)
