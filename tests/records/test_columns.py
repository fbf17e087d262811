"""What the columns of a table say about its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.records.columns import claim_table, value_column
from reportgen.records.context import Context
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
