"""Habits of other teams that the reader had not met: what their headings and columns announce, and how their lines say who and when."""

from __future__ import annotations

import pytest

from reportgen.records import Report
from tests.laws.account import read


def report(text: str) -> Report:
    """The report of a text below a dated title."""
    (found,) = read(f"# Day 3 (2025-01-06)\n\n{text}\n")
    return found


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Resolutions", "decision"),
        ("Agreed today", "decision"),
        ("Plan for CW42", "priority"),
        ("Watch tomorrow", "priority"),
        ("Top 3 next week", "priority"),
        ("Before night 3", "priority"),
        ("Scary stuff", "risk"),
        ("What keeps me up", "risk"),
        ("Need help", "escalation"),
        ("For the Executive", "escalation"),
        ("Matters referred to the Minister", "escalation"),
        ("Needs the foundation", "escalation"),
    ],
)
def test_a_heading_announces_a_kind_in_the_words_of_another_team(heading: str, kind: str) -> None:
    found = report(f"## {heading}\n\n- Two more people on the late shift\n").records

    assert [one.kind for one in found] == [kind]


def test_a_milestone_with_an_owner_and_a_forecast_is_work() -> None:
    table = "| MS | Milestone | Baseline | Forecast | Owner |\n|--|--|--|--|--|\n| RA-02 | Antennas in store | 1 Mar | 2025-03-19 | Oda |"
    found = report(f"## Milestones\n\n{table}\n").records

    assert [(one.kind, one.id, one.title, one.due, one.owners) for one in found] == [
        ("action", "RA-02", "Antennas in store", "2025-03-19", ("Oda",))
    ]


def test_a_measure_is_measured_or_taken_by_somebody_by_a_day() -> None:
    taken = report("## Earlier\n\n| Ref. | Measure | Resp. | Time limit |\n|--|--|--|--|\n| M-1 | Train the crew | Ida | 2025-02-01 |\n")
    measured = report("## Figures\n\n| Service figure | Last wk | This wk | Standard |\n|--|--|--|--|\n| Calls | 81% | 74% | 80% |\n")

    assert [(one.kind, one.id, one.owners, one.due) for one in taken.records] == [("action", "M-1", ("Ida",), "2025-02-01")]
    assert [(one.kind, one.value_raw, one.target_raw) for one in measured.records] == [("metric", "74%", "80%")]


def test_the_time_of_a_row_may_stand_behind_its_number() -> None:
    found = report("## Hours\n\n| T | Clock (CET) | Step | Result |\n|--|--|--|--|\n| T-2h | 20:00 | Backups checked | GO |\n").records

    assert [(one.kind, one.start, one.title) for one in found] == [("checkpoint", "20:00", "Backups checked")]


def test_an_escalation_with_an_id_behind_it_says_nothing_that_its_line_does_not() -> None:
    found = report("## Actions\n\n- ACT-2: Fix it (Ana)\n\n## Escalations\n\n- Nobody has a window (ACT-2)\n").records

    assert [(one.kind, one.title) for one in found][1:] == [("escalation", "Nobody has a window")]
