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


def test_a_line_assigns_an_action_and_says_what_was_agreed() -> None:
    crew = "Attendees: @hedda, @lucio, @tarn (scribe), 5 lurkers"
    said = "- AI: lucio and tarn to find a sponsor by 2025-01-10\n- AI: @hedda to tag the branch\n- AI: try to be shorter"
    found = report(f"{crew}\n\n## Release\n\nAGREED: The old parser stays.\nNOT AGREED: moving.\n\n{said}\n").records

    assert [(one.kind, one.title, one.owners, one.due) for one in found] == [
        ("decision", "The old parser stays.", (), None),
        ("action", "lucio and tarn to find a sponsor by 2025-01-10", ("lucio", "tarn"), "2025-01-10"),
        ("action", "tag the branch", ("hedda",), None),
    ]


def test_an_authority_instructs_and_what_it_takes_note_of_is_no_decision() -> None:
    given = "- The Legal Service is requested to give an opinion by 25 September 2025.\n"
    resolved = "1. Resolved that Quay 7 be added.\n2. The Board took note of the report.\n"
    found = report(f"## Resolutions\n\n{resolved}\n## Instructions\n\n{given}")

    assert [(one.kind, one.title, one.owners, one.due) for one in found.records] == [
        ("decision", "Resolved that Quay 7 be added.", (), None),
        ("action", "The Legal Service is requested to give an opinion by 25 September 2025.", ("Legal Service",), "2025-09-25"),
    ]


def test_lines_with_a_letter_before_their_number_are_a_list_with_ids() -> None:
    found = report("## Actions arising\n\nA1. Farid to price a server (by 19th June)\nA2. Ken to call. By 15th June\n").records

    assert [(one.id, one.title, one.owners, one.due) for one in found] == [
        ("A1", "Farid to price a server", ("Farid",), "2025-06-19"),
        ("A2", "Ken to call.", ("Ken",), "2025-06-15"),
    ]


def test_lines_labelled_as_risks_and_lettered_lines_are_risks() -> None:
    lettered = "(a) The supplier may close. Responsible: Ida.\n(b) Rain\n"
    found = report(f"## Worries\n\n{lettered}\n## Talk\n\nRISK: money ends in March\n").records

    assert [(one.kind, one.title, one.owners) for one in found] == [
        ("risk", "The supplier may close.", ("Ida",)),
        ("risk", "Rain", ()),
        ("risk", "money ends in March", ()),
    ]


@pytest.mark.parametrize(
    ("item", "title", "owners", "due"),
    [
        ("Book trucks > Stan, 2025-01-08", "Book trucks", ("Stan",), "2025-01-08"),
        ("[ ] OP-2 second disk | vendor | 7 Jan", "second disk", ("vendor",), "2025-01-07"),
        ("A-1: Late papers – high – Ida to watch", "Late papers", ("Ida",), None),
        ("A-1: Late papers – high, Bo. Will start on Sunday", "Late papers", ("Bo",), None),
    ],
)
def test_who_and_when_stand_behind_a_title_in_other_forms(item: str, title: str, owners: tuple[str, ...], due: str | None) -> None:
    (found,) = report(f"## Actions\n\n- {item}\n").records

    assert (found.title, found.owners, found.due) == (title, owners, due)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("On time 88.4 % vs 95 % (red)", ("On time", "88.4 %", "95 %")),
        ("Open claims 12 vs max 10", ("Open claims", "12", "max 10")),
        ("Calls 12 vs 10 yesterday", None),
    ],
)
def test_a_number_against_a_bound_or_judged_by_a_light_has_a_target(line: str, said: tuple[str, ...] | None) -> None:
    found = [(one.title, one.value_raw, one.target_raw) for one in report(f"## KPIs (yesterday)\n\n- {line}\n").records]

    assert found == ([said] if said else [])
