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
        ("Rulings", "decision"),
        ("What we settled", "decision"),
        ("Decided with client", "decision"),
        ("For tomorrow", "priority"),
        ("Red flags", "risk"),
        ("Points of concern", "risk"),
        ("To be escalated", "escalation"),
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
        ("Needs decision by the board", "escalation"),
        ("Management attention", "escalation"),
        ("Support needed from IT", "escalation"),
        ("Roadblocks", "risk"),
        ("Safety concerns", "risk"),
        ("Agreements reached", "decision"),
        ("Key calls", "decision"),
        ("Plans for next week", "priority"),
        ("Outlook", "priority"),
        ("Next month", "priority"),
        ("Safety and schedule concerns", "risk"),
        ("Issues and mitigations", "risk"),
        ("Things I'm nervous about", "risk"),
        ("What could still force a rollback", "risk"),
        ("Keep an eye on", "risk"),
        ("Asks upstairs", "escalation"),
        ("For Gold command", "escalation"),
        ("We need from the registrar", "escalation"),
        ("Blockers for management", "escalation"),
        ("Ratified at the 12.00 huddle", "decision"),
        ("Since the last meeting the following was determined", "decision"),
        ("First thing tomorrow", "priority"),
        ("Early desk, please", "priority"),
        ("Sunday, what to watch", "priority"),
        ("Goals for Thursday", "priority"),
        ("Where it hurts", "risk"),
        ("What we made up our minds about", "decision"),
        ("Taken to the Gold call", "escalation"),
        ("Intended work for tomorrow", "priority"),
    ],
)
def test_a_heading_announces_a_kind_in_the_words_of_another_team(heading: str, kind: str) -> None:
    found = report(f"## {heading}\n\n- Two more people on the late shift\n").records

    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(
    "heading", ["Customer concerns", "Closed red flags", "What could we do better", "Concerns and wins", "Approved by", "Troubleshooting"]
)
def test_a_heading_that_is_like_one_of_these_announces_nothing(heading: str) -> None:
    assert report(f"## {heading}\n\n- Two more people on the late shift\n").records == ()


def test_a_name_and_a_date_alone_are_no_action_where_no_heading_says_so_and_nobody_has_that_name() -> None:
    parcels = "- Valves (Grohe, due 2025-01-10)\n- Sealant – Sika – due 2025-01-10\n- Invoice 2231 (Acme Ltd, due 30 May 2025)\n"
    known = "- Book the hall (Mira, due 2025-01-10)\n- Book the band (Owner: Ann Roe, due 2025-01-10)\n"
    found = report(f"Present: Mira, Ida\n\n## Parcels\n\n{parcels}{known}").records

    assert [(one.kind, one.title, one.owners) for one in found] == [
        ("action", "Book the hall", ("Mira",)),
        ("action", "Book the band", ("Ann Roe",)),
    ]


def test_below_a_heading_that_asks_who_lines_open_with_somebody() -> None:
    lines = "- chidi: spare probe, by friday\n- Tomas – plate swap, Friday 07:00\n- Joel owes the editors a plan by 9 January\n"
    found = report(f"## Who does what\n\n{lines}- docs: write them\n").records
    other = report("## Open items\n\n- Valves – order more\n").records

    assert [(one.title, one.owners, one.due) for one in found] == [
        ("spare probe", ("chidi",), "2025-01-10"),
        ("plate swap, Friday 07:00", ("Tomas",), "2025-01-10T07:00+00:00"),
        ("Joel owes the editors a plan by 9 January", ("Joel",), "2025-01-09"),
    ]
    assert other == ()


@pytest.mark.parametrize(
    ("behind", "due"),
    [("by the 9th", "2025-01-09"), (", COB Thursday", "2025-01-09"), ("by noon", None), ("in two days", "2025-01-08"), ("for April", "-")],
)
def test_a_line_of_work_may_end_in_its_day(behind: str, due: str | None) -> None:
    (found,) = report(f"## Actions\n\n- Ana to fix the door{behind if behind[0] == ',' else ' ' + behind}\n").records

    assert (found.owners, found.due if found.due_raw else "-") == (("Ana",), due)


@pytest.mark.parametrize(
    ("item", "owners", "status", "due"),
    [
        ("Fix the door → Ana, EOD", ("Ana",), None, None),
        ("Fix the door – Ana – tomorrow", ("Ana",), None, "2025-01-07"),
        ("Fix the door (Ana → Thu)", ("Ana",), None, "2025-01-09"),
        ("Ana: Fix the door, punted", ("Ana",), "deferred", None),
        ("✅ Fix the door – @ana", ("ana",), "done", None),
        ("Ana: Fix the door (Friday)", ("Ana",), None, "2025-01-10"),
        ("Ana | Fix the door | Friday", ("Ana",), None, "2025-01-10"),
        ("Fix the door, assigned to Ana", ("Ana",), None, None),
        ("Fix the door 👤 Ana 📅 Friday", ("Ana",), None, "2025-01-10"),
    ],
)
def test_a_line_of_work_may_end_in_who_when_and_how_far(item: str, owners: tuple[str, ...], status: str | None, due: str | None) -> None:
    (found,) = report(f"## Actions\n\n- {item}\n").records

    assert (found.title, found.owners, found.status, found.due) == ("Fix the door", owners, status, due)


def test_names_behind_dashes_are_people_where_most_lines_of_a_list_of_work_end_in_one() -> None:
    several = report("## Actions\n\n- Fix the door – Ana\n- Paint the wall – Bo Roe\n").records
    alone = report("## Actions\n\n- Autumn tiles – Oslo\n").records

    assert [(one.title, one.owners) for one in several] == [("Fix the door", ("Ana",)), ("Paint the wall", ("Bo Roe",))]
    assert alone == ()


def test_a_log_may_stand_right_below_a_line_in_capitals() -> None:
    found = report("HOURS\n07.30 start\n10.00 tiler\n13.15 sinks\n").records

    assert [(one.kind, one.start, one.title, one.line) for one in found][:1] == [("checkpoint", "07:30", "start", 4)]


def test_a_dot_parts_hour_and_minute_where_a_log_is_announced() -> None:
    prices = "## Prices\n\n- 07.15 coffee\n- 03.20 tea\n- 04.10 cake\n"
    found = report(f"## Log\n\n- 07.15 Doors open\n- 14.30 Doors shut\n\n{prices}").records

    assert [(one.start, one.title) for one in found] == [("07:15", "Doors open"), ("14:30", "Doors shut")]


def test_a_colour_behind_a_colon_is_the_level_of_a_risk_and_what_follows_its_reason() -> None:
    found = report("## Worry list\n\n- Printers: RED – no vendor on site\n- Paint: red needs two coats\n").records

    assert [(one.title, one.level) for one in found] == [("Printers", "red"), ("Paint: red needs two coats", None)]


def test_times_planned_and_actual_are_no_metrics() -> None:
    table = "| Milestone | Planned | Actual | RAG |\n|--|--|--|--|\n| Freeze | 17:30Z | 18:00Z | amber |\n| Load | 40 | 38 | green |\n"
    found = report(f"## Tracker\n\n{table}").records

    assert [(one.kind, one.title) for one in found] == [("metric", "Load")]


def test_a_mail_whose_first_bold_words_announce_records_has_no_title_in_them() -> None:
    mail = "Subject: End of sprint\nDate: 2025-01-06\n\n**Completed (2 of 3)**\n\n* AB-1 – Photos (8 pts)\n"
    (found,) = read(f"{mail}\n**Nervous about**\n\n* rain\n")

    assert [(one.kind, one.status) for one in found.records] == [("story", "done"), ("risk", None)]


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


def test_a_table_that_says_what_who_and_by_when_is_work_below_a_heading_that_nobody_knows() -> None:
    given = "| What | Who | By when |\n|--|--|--|\n| Renew the raft certificate | Mabel | 2025-01-10 |\n| Wind | – | – |"
    found = report(f"## Ship's balance\n\n{given}\n\n## Agenda\n\n{given}\n")

    assert [(one.kind, one.section, one.title, one.owners, one.due) for one in found.records] == [
        ("action", "Ship's balance", "Renew the raft certificate", ("Mabel",), "2025-01-10")
    ]


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


def test_the_date_of_a_report_is_read_in_the_one_order_that_its_other_dates_have() -> None:
    (found,) = read("# Desk, 06/10/2026\n\nLast audit 29/09/2026.\n\n## To do\n\n- Call Basel > Ines, 08/10/2026\n")
    (alone,) = read("# Desk, 06/10/2026\n\nNo audit.\n")

    assert (found.date, found.records[0].due, alone.date) == ("2026-10-06", "2026-10-08", "2026-06-10")


def test_a_table_of_one_row_with_a_date_is_the_header_of_the_report() -> None:
    (found,) = read("# Runbook\n\n| Night | Date | Lead |\n|--|--|--|\n| 2 of 3 | Sat 5 Dec 2026 | Ida |\n\n## Open\n\n- rest\n")

    assert found.date == "2026-12-05"


def test_a_line_right_above_a_list_announces_it_without_a_colon() -> None:
    found = report("## Next week\n\n- rest\n\nLast week's commitments\n- ✅ Ida: call the bank\n- 🔄 Bo: SSO → moved to Jan 13\n").records

    assert [(one.kind, one.title, one.status, one.due) for one in found] == [
        ("priority", "rest", None, None),
        ("action", "call the bank", "done", None),
        ("action", "SSO", "in_progress", "2025-01-13"),
    ]
    assert [one.kind for one in report("## Talk\n\nWe discussed all open risks today.\n- rain\n").records] == []


def test_boxes_are_tasks_where_most_of_them_have_an_owner() -> None:
    owned = "- [x] dig\n  - owner: Ida\n- [ ] swim\n  - owner: Bo\n"
    found = report(f"## Play\n\n{owned}\n## Art\n\n- [x] tiles\n").records
    alone = report("## Criteria\n\n- [x] tiles\n- [ ] rain\n").records

    assert [(one.kind, one.title, one.status) for one in found][2:] == [("action", "tiles", "done")]
    assert alone == ()


def test_min_and_max_are_bounds_where_a_row_states_one_of_them() -> None:
    rows = "| Success | 98.5 | 99.1 | |\n| Dropped | | 0.9 | 0.7 |\n| Rail | 3.2 | 3.28 | 3.4 |"
    found = report(f"## KPIs\n\n| KPI | Min | Measured | Max |\n|--|--|--|--|\n{rows}\n").records

    assert [(one.title, one.target_raw, one.comparator, one.met) for one in found] == [
        ("Success", "98.5", "≥", True),
        ("Dropped", "0.7", "≤", False),
        ("Rail", None, None, None),
    ]


@pytest.mark.parametrize(("numbers", "ids"), [(("88", "91"), ("88", "91")), (("1", "2"), (None, None))])
def test_numbers_that_do_not_count_the_rows_are_ids(numbers: tuple[str, str], ids: tuple[str | None, str | None]) -> None:
    rows = "\n".join(f"| {number} | Price it | Ida |" for number in numbers)
    found = report(f"## Actions\n\n| No | Action | Resp. |\n|--|--|--|\n{rows}\n").records

    assert tuple(one.id for one in found) == ids


def test_commands_of_minutes_say_what_was_agreed_and_who_does_what() -> None:
    found = report("## Talk\n\n#agreed Two approvals\n#action hedda update the guide\n#info later\n").records

    assert [(one.kind, one.title, one.owners) for one in found] == [
        ("decision", "Two approvals", ()),
        ("action", "update the guide", ("hedda",)),
    ]


def test_a_risk_with_a_light_and_a_bare_status_has_no_title_of_it() -> None:
    found = report("## Risks\n\n- RSK-3 🟢 closed\n- RSK-4 🟡 rain\n").records

    assert [(one.id, one.title or None, one.level) for one in found] == [("RSK-3", None, "green"), ("RSK-4", "rain", "yellow")]


def test_a_month_in_small_letters_is_one_behind_a_weekday() -> None:
    (found,) = report("## Actions\n\n- Fix the gate (Ida), due fri 10 jan\n").records

    assert (found.title, found.due) == ("Fix the gate", "2025-01-10")


def test_a_column_that_rates_the_rows_does_not_make_them_risks() -> None:
    table = "| CHG | Summary | Risk | Owner | Status |\n|--|--|--|--|--|\n| CHG-1 | New engine | H | Ida | approved |"

    assert [(one.kind, one.id) for one in report(f"## Stream Cards\n\n{table}\n").records] in ([], [("action", "CHG-1")])


def test_a_column_to_date_is_the_value_and_a_plan_to_date_the_target() -> None:
    table = "| Item | Plan to date | Actual to date |\n|--|--|--|\n| Sites built | 22 | 24 |"
    found = report(f"## Progress\n\n{table}\n\n## Statistics\n\n| | Mar | Apr to date | Ceiling |\n|--|--|--|--|\n| Failed | 3 | 1 | 2 |\n")

    assert [(one.title, one.value_raw, one.target_raw) for one in found.records] == [("Sites built", "24", "22"), ("Failed", "1", "2")]


def test_what_was_due_is_not_due_and_a_short_weekday_may_stand_before_the_date() -> None:
    items = "- Bea: quiz bank (was due 16 Jan)\n- Imke will redo the captions by Fri 10 Jan\n"
    found = report(f"## What each of us will do\n\n{items}").records

    assert [(one.title, one.owners, one.due) for one in found] == [
        ("quiz bank (was due 16 Jan)", ("Bea",), None),
        ("Imke will redo the captions by Fri 10 Jan", ("Imke",), "2025-01-10"),
    ]
