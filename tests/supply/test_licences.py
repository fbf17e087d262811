"""What reportgen runs on is listed with its licence, as pinned, and asks for nothing but its notices."""

from __future__ import annotations

import re

import pytest

from tests.supply.licences import PAGE, Row, installed, is_permissive, render, rows
from tests.supply.pins import LOCKS, pins

AGAIN = "run `make licences` and look at what changed"


def table(number: int) -> dict[str, tuple[str, ...]]:
    """The rows of one of the two tables of the page: cells by name."""
    part = PAGE.read_text("utf-8").split("\n## ")[number]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in re.findall(r"^\| .*\|$", part, re.M)]
    return {row[0]: row[1:] for row in cells[1:]}


def test_every_package_that_reportgen_runs_on_is_listed_as_it_is_pinned() -> None:
    assert {name: row[0] for name, row in table(1).items()} == {name: ", ".join(versions) for name, versions in pins("run").items()}, AGAIN


def test_every_package_that_reportgen_runs_on_is_permissive() -> None:
    assert {name: row[1] for name, row in table(1).items() if not is_permissive(row[1])} == {}


def test_the_licences_are_what_the_installed_packages_say() -> None:
    said = installed()
    assert {name: row[1] for name, row in table(1).items()} == {name: said[name] for name in table(1)}, AGAIN


def test_every_other_tool_is_listed_as_it_is_pinned() -> None:
    wanted = rows([lock for lock in LOCKS if lock != "run"], {}, pins("run"))
    assert {name: (row[0], row[2]) for name, row in table(2).items()} == {row.name: (row.versions, row.where) for row in wanted}, AGAIN


@pytest.mark.parametrize(
    ("expression", "permissive"),
    [
        ("MIT", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-2.0-or-later OR MIT", True),
        ("MPL-2.0", False),
        ("not stated", False),
        ("not installed", False),
        ("", False),
    ],
)
def test_of_a_choice_one_part_has_to_be_permissive_and_of_a_sum_all(expression: str, permissive: bool) -> None:
    assert is_permissive(expression) is permissive


def test_the_page_says_what_is_not_known() -> None:
    assert "| click | 1 | not installed |" in render((Row("click", "1", "not installed", "run"),), ())
