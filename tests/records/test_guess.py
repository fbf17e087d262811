"""Sections whose headings nobody knows, read by what they look like."""

from __future__ import annotations

import pytest

from tests.cli.run import run
from tests.drift.weigh import TARGET, examples, learn, module
from tests.laws.account import read

GUESSED = """# Shift report, 2026-03-12

## Grit in the gears
- The crane might fail again if it freezes (high)
- Two drivers could be missing all weekend, no cover (medium)
"""


def test_the_weights_are_what_the_labelled_reports_teach() -> None:
    assert TARGET.read_text("utf-8") == module(learn(examples())), "run `make weights`"


def test_a_section_is_read_by_what_it_looks_like() -> None:
    (report,) = read(GUESSED)

    assert [(record.kind, record.line) for record in report.records] == [("risk", 4), ("risk", 5)]
    assert [(one.section, one.line, one.kind) for one in report.guesses] == [("Grit in the gears", 3, "risk")]


@pytest.mark.parametrize(
    "listed",
    [
        "- Coffee was had\n- The window was cleaned",
        "- It went well\n- Everybody came on time\n- The new room is warm",
        "- Version 2 of the tool\n- The manual, chapter 4",
    ],
)
def test_what_looks_like_nothing_in_particular_stays_text(listed: str) -> None:
    (report,) = read(f"# Shift report, 2026-03-12\n\n## This and that\n{listed}\n")

    assert (report.records, report.guesses) == ((), ())


def test_a_heading_that_is_known_is_not_guessed_at() -> None:
    (report,) = read(GUESSED.replace("Grit in the gears", "Attendees"))

    assert (report.records, report.guesses) == ((), ())


def test_it_is_told_that_a_section_was_guessed() -> None:
    said = run("explain", "-", stdin=GUESSED).stdout

    assert 'read as risks by what it looks like, since "Grit in the gears" is no heading that is known' in said
