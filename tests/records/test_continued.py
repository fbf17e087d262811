"""How a team goes on with what it has reported before: verdicts, hand-overs, updates, colours that changed."""

from __future__ import annotations

from reportgen.blocks import parse_blocks
from reportgen.records import read_reports
from reportgen.text import Source
from tests.records.test_pasted import records, titles


def test_a_verdict_behind_an_id_is_not_what_was_decided() -> None:
    text = "## Decided\n\n1. **CTO-7 APPROVED:** check all certificates weekly.\n2. **CMO-9 RETURNED:** the page needs a source."
    assert [(r.id, r.title, r.status_raw) for r in records(text, "decision")] == [
        ("CTO-7", "check all certificates weekly.", "APPROVED"),
        ("CMO-9", "the page needs a source.", "RETURNED"),
    ]


def test_an_arrow_leads_to_whom_work_was_handed() -> None:
    rows = "| Task | Agent | Status |\n|-|-|-|\n| T-1 Rounding | cto | done |\n| T-2 Filter | qa-agent | done |"
    text = f"## Sprint board\n\n{rows}\n\n## Follow-ups\n\n- [ ] FU-4 Find the skipped test → qa-agent (due 2025-03-20)\n"
    assert [(r.title, r.owners, r.due) for r in records(text, "action") if r.id == "FU-4"] == [
        ("Find the skipped test", ("qa-agent",), "2025-03-20")
    ]


def test_an_arrow_behind_an_id_tells_what_came_of_it() -> None:
    text = "## Addendum\n\n- **AI-13** → Closed. Four runs, four times green.\n- **AI-14** → Ready for Review. Bob pushed at 15:30.\n"
    assert [(r.id, r.title, r.status) for r in records(text, "action")] == [("AI-13", "", "done"), ("AI-14", "", "in_review")]


def test_ids_say_what_rows_are_below_a_heading_that_nobody_knows() -> None:
    rows = "| Ref | Item | Who | Outcome |\n|-|-|-|-|\n| AI-4 | Macros | Avery | Approved |\n| AI-5 | Load test | Felix | Deferred |"
    found = records(f"## Seen again with fresh eyes\n\n{rows}", "action")
    assert [(r.id, r.owners, r.status) for r in found] == [("AI-4", ("Avery",), "done"), ("AI-5", ("Felix",), "deferred")]


def test_action_items_before_a_day_stay_action_items() -> None:
    text = "## Action Items\n\n### Before Day 4 stand-up\n\n- [ ] **AI-1** Freeze the names — Oliver\n- [x] **AI-2** Close it — Paris"
    assert [(r.id, r.owners) for r in records(text, "action")] == [("AI-1", ("Oliver",)), ("AI-2", ("Paris",))]


def test_a_label_gives_the_priority_of_what_stands_below() -> None:
    text = "## Corrective actions\n\n**P0 — now**\n\n* AI-1 Swap tables (Bob)\n\n**P1 — later**\n\n* AI-2 Write it up (Ana)"
    assert [(r.id, r.priority) for r in records(text, "action")] == [("AI-1", "P0"), ("AI-2", "P1")]


def test_the_colour_that_a_risk_had_is_not_the_one_it_has() -> None:
    text = "## Risks\n\n- 🔴 **R-2 Macros eat the time** (Paris) — was yellow; hours lost.\n- R-3: Slow tiles — was Red, now Yellow"
    assert [(r.id, r.level) for r in records(text, "risk")] == [("R-2", "red"), ("R-3", "yellow")]


def test_one_line_may_tell_how_several_risks_stand() -> None:
    text = "## Day 2\n\n**Risks:** R-1 (Write volume) RED → YELLOW; R-3 Scope of the sprint is still 🟡 YELLOW after the split."
    assert [(r.id, r.title, r.level) for r in records(text, "risk")] == [
        ("R-1", "Write volume", "yellow"),
        ("R-3", "Scope of the sprint", "yellow"),
    ]


def test_an_escalation_below_action_items_is_none_of_them() -> None:
    text = "## Day 2\n\n**Actions**\n\n- AI-1: temp volume — Oliver\n\n**Escalation:** Told Tony that the target is out of reach."
    assert titles(text, "escalation") == ["Told Tony that the target is out of reach."]
    assert [r.id for r in records(text, "action")] == ["AI-1"]


def test_an_escalation_keeps_to_whom_and_when() -> None:
    assert titles("## Escalations\n\n- To Tony (CTO), 11:05 PT: second workspace hit.", "escalation") == [
        "To Tony (CTO), 11:05 PT: second workspace hit."
    ]


def test_money_spent_is_measured_against_its_cap() -> None:
    rows = "| Item | Amount | Cap |\n|-|-|-|\n| Coder calls | $1.42 | $8.00 |"
    assert [(r.title, r.value_raw, r.target_raw) for r in records(f"## Purse\n\n{rows}", "metric")] == [("Coder calls", "$1.42", "$8.00")]


def test_who_is_in_charge_owns_it_and_how_far_it_is_may_end_a_part() -> None:
    rows = "| Sev | What | Agent in charge |\n|-|-|-|\n| 🔴 High | The reviewer says no | Cleo |"
    assert [r.owners for r in records(f"## Risks\n\n{rows}", "risk")] == [("Cleo",)]
    text = "## Stories\n\n- S-9 Timeouts — 2 pts — Bob — never started, dropped\n- **S-8 – Syntax (Bob):** 95% complete, closes soon"
    assert [(r.id, r.status, r.percent) for r in records(text, "story")] == [("S-9", "cancelled", None), ("S-8", "in_progress", 95)]


def test_ids_with_fields_are_work_below_a_heading_that_nobody_knows() -> None:
    open_items = "**KX-1 – Check it again (Felix)**\nStatus: Open\nDue: 2025-01-08\n\n**KX-2 – Tell the users (Paris)**\nStatus: Done"
    assert [(r.id, r.owners, r.status) for r in records(f"## 4 · What you inherit\n\n{open_items}", "action")] == [
        ("KX-1", ("Felix",), "planned"),
        ("KX-2", ("Paris",), "done"),
    ]
    loads = "- **W3-APP-01: Wiki** (Ana)\n  - Status: Done\n- **W3-DB-02: Billing** (Bo)\n  - Status: Ready for cutover\n  - Progress: 90%"
    assert [(r.id, r.status, r.percent) for r in records(f"## The wave\n\n{loads}", "story")] == [
        ("W3-APP-01", "done", None),
        ("W3-DB-02", "in_review", 90),
    ]
    tasks = "**W18-1 — Payments** (backend-core)\nstatus: done · score 93\n\n**W18-2 — Credit notes** (docs-agent)\nstatus: done · x"
    assert [(r.id, r.owners) for r in records(f"## Work\n\n{tasks}", "story")] == [("W18-1", ("backend-core",)), ("W18-2", ("docs-agent",))]


def test_initials_are_part_of_a_name_where_fields_stand_in_sentences() -> None:
    text = "## Deliverables\n\n1. **DL-3 Lab check.** Responsible: F. Oduya, R. Lund-Brandt. Status: Ready for review. Completion: 97%."
    (found,) = records(text, "story")
    assert (found.title, found.owners, found.status, found.percent) == ("Lab check", ("F. Oduya", "R. Lund-Brandt"), "in_review", 97)
    text = "## Risks\n\n1. **RK-7:** Queries stay open. Probability: High. Impact: Medium. Rating: Red. Responsible: F. Oduya."
    (risk,) = records(text, "risk")
    assert (risk.title, risk.likelihood, risk.level, risk.owners) == ("Queries stay open", "High", "red", ("F. Oduya",))
    (ruled,) = records("## Decisions\n\n1. The upgrade waits for the lock. (F. Oduya, medical monitor)", "decision")
    assert (ruled.title, ruled.owners) == ("The upgrade waits for the lock.", ("F. Oduya", "medical monitor"))


def test_who_does_it_stands_before_a_dash() -> None:
    text = "## To-dos\n\n* Bettina – list the devices – by 30 April – in progress\n* Ole + Bettina – try it on an old phone – by 2 May"
    assert [(r.title, r.owners, r.due_raw) for r in records(text, "action")] == [
        ("list the devices", ("Bettina",), "30 April"),
        ("try it on an old phone", ("Ole", "Bettina"), "2 May"),
    ]


def test_a_list_of_definitions_says_who_and_how_far() -> None:
    text = "## Tickets\n\nMO-18 Login, iOS\n: Dorit · 5 points · merged, done\n\nMO-19 Basket\n"
    text += ": Ole, Min-ji · 8 points · in progress, about 35%"
    assert [(r.title, r.owners, r.points, r.status, r.percent) for r in records(text, "story")] == [
        ("Login, iOS", ("Dorit",), 5, "done", None),
        ("Basket", ("Ole", "Min-ji"), 8, "in_progress", 35),
    ]


def test_points_in_brackets_stand_behind_who_or_nobody() -> None:
    text = "## Stories\n\nOwner: Zuri\n\n- **PO-1** Upload – Zuri (5 pts)\n- **PO-2** Audit – Odile (3 pts)\n"
    text += "- **PO-3** Renewals – unassigned (8 pts)"
    assert [(r.title, r.owners, r.points) for r in records(text, "story")] == [
        ("Upload", ("Zuri",), 5),
        ("Audit", ("Odile",), 3),
        ("Renewals", (), 8),
    ]


def test_a_line_in_bold_below_the_title_may_have_the_date() -> None:
    source = Source(path="notes.md", text="# Day outcome\n\n**Sprint 4 · Day 6 of 10 · Wednesday, 12 November 2025**\n\nTeam: Ford\n")
    assert [report.date for report in read_reports(parse_blocks(source))] == ["2025-11-12"]


def test_sentences_below_a_title_in_bold_are_no_part_of_it() -> None:
    text = "## Risks\n\n🔴 **The statement is late**\nWithout it we cannot open. Owner: Gwen.\n\n"
    text += "🟠 **Only 50 calls**\nSeen today. Owner: Cal."
    assert [(r.title, r.owners, r.level) for r in records(text, "risk")] == [
        ("The statement is late", ("Gwen",), "red"),
        ("Only 50 calls", ("Cal",), "yellow"),
    ]


def test_brackets_behind_an_id_hold_what_and_whose_it_is() -> None:
    text = "## Follow-up of action items\n\n- AI-46 (Pilot consent, Paris) → done\n"
    text += "- AI-49 (Facts for tickets, Quentin + Data Analyst): Postponed to Week 12."
    assert [(r.title, r.owners, r.status, r.due_raw) for r in records(text, "action")] == [
        ("Pilot consent", ("Paris",), "done", None),
        ("Facts for tickets", ("Quentin", "Data Analyst"), "deferred", "Week 12"),
    ]


def test_columns_say_how_it_stands_today_and_how_many_points_are_estimated() -> None:
    rows = "| ID | Action | Owner | State Today |\n|-|-|-|-|\n| AI-41 | Threat model | Avery | Done |"
    assert [r.status for r in records(f"## Action items\n\n{rows}", "action")] == ["done"]
    rows = "| Story | Title | Est. | State |\n|-|-|-|-|\n| S-4 | Cold start | 5 | Open |"
    assert [r.points for r in records(f"## Stories\n\n{rows}", "story")] == [5]
    text = "## Stories\n\n- **S-9 – Result list (Bob)** — 4 pts, Queued behind the planner."
    assert [(r.points, r.status) for r in records(text, "story")] == [(4, "planned")]


def test_escalated_in_bold_leads_to_an_escalation() -> None:
    text = "## Decisions\n\n- We keep it.\n\n**Escalated:** the refresh has no owner; Paris raised it with their lead."
    assert titles(text, "escalation") == ["the refresh has no owner; Paris raised it with their lead."]


def test_a_sentence_about_a_row_above_is_no_second_record() -> None:
    rows = "| ID | Task | Owner | Status |\n|-|-|-|-|\n| BL-14 | Rounding | Bo | pending |"
    text = f"## Action items\n\n{rows}\n\nBL-14 (rounding of notes) waits for the owner: per line or per document?"
    assert titles(text, "action") == ["Rounding"]


def test_a_verdict_without_an_id_is_what_was_decided() -> None:
    text = "## Decisions\n\n1. **Comparison page** — approved, no names\n2. **Paid slot** — rejected"
    assert titles(text, "decision") == ["Comparison page — approved, no names", "Paid slot — rejected"]


def test_the_programme_for_the_next_date_is_what_comes_next() -> None:
    text = "# Outcome, 18.06.2025\n\n## 9 Programme for 19.06.2025\n\n1) Asphalt, two crews\n2) Blow E5\n"
    (report,) = read_reports(parse_blocks(Source(path="2025-06-18.md", text=text)))
    assert [r.title for r in report.records if r.kind == "priority"] == ["Asphalt, two crews", "Blow E5"]


def test_a_story_that_was_not_accepted_is_not_done() -> None:
    text = "## Stories\n\n### 3.5 P0-S6-05: Refresh job ❌ NOT ACCEPTED\n**Points:** 2\n**Owner:** Ana\n"
    assert [(r.title, r.status_raw, r.status) for r in records(text, "story")] == [("Refresh job", "NOT ACCEPTED", "in_progress")]


def test_a_verdict_is_no_value_where_another_column_has_the_number() -> None:
    rows = "| Jars sealed | 40 | 44 | 50 | 🟡 Below |\n| Waste | 3% | 2% | ≤4% | ✅ Met |"
    text = f"## Sprint 3 numbers\n\n| Metric | Sprint 2 | Sprint 3 | Target | Result |\n|-|-|-|-|-|\n{rows}"
    assert [(r.value_raw, r.target_raw, r.status_raw) for r in records(text, "metric")] == [
        ("44", "50", "Below"),
        ("2%", "≤4%", "Met"),
    ]


def test_what_was_planned_is_the_target_of_what_is_actual() -> None:
    rows = "| Figure | Plan day | Actual day | Plan cum. | Actual cum. |\n|-|-|-|-|-|\n| Poles set | 20 | 18 | 400 | 391 |"
    assert [(r.value_raw, r.target_raw) for r in records(f"## Production figures\n\n{rows}", "metric")] == [("18", "20")]
    rows = "| Figure | Shows |\n|-|-|\n| Figure 1 | 3 sketches of the bridge |"
    assert records(f"## Drawings\n\n{rows}", "metric") == []
    rows = "| What | Now | Aim for |\n|-|-|-|\n| Open faults | 3 | 0 |"
    assert [(r.value_raw, r.target_raw) for r in records(f"## Numbers we watch\n\n{rows}", "metric")] == [("3", "0")]


def test_dates_to_come_beside_open_points_are_their_due_dates() -> None:
    rows = "| OP-1 | Permit | Ana | 08.01.2025 | open |\n| OP-2 | Drum | Bo | 03.01.2025 | closed |"
    text = f"## Open points\n\n| No. | Point | Resp. | Date | State |\n|-|-|-|-|-|\n{rows}"
    assert [(r.id, r.due) for r in records(text, "action")] == [("OP-1", "2025-01-08"), ("OP-2", "2025-01-03")]
    assert [r.due for r in records(text.replace("08.01.", "02.01."), "action")] == [None, None]  # since when they are open


def test_actions_below_rulings_are_action_items() -> None:
    rows = "| Ref | Action | Owner | Target | Status |\n|-|-|-|-|-|\n| DO-1 | Raise the gate | Ana | 2025-06-20 | planned |"
    text = f"## Carrying out the rulings\n\n{rows}"
    assert [(r.id, r.due) for r in records(text, "action")] == [("DO-1", "2025-06-20")]
    assert records(text, "decision") == []


def test_words_beside_a_colour_say_how_work_stands() -> None:
    rows = "| WP-1 | Ledger | Ana | 95% | 🟢 On Track |\n| WP-2 | Feeds | Bo | 60% | Green |"
    text = f"## Work packages\n\n| WP | Work package | Lead | % complete | RAG |\n|-|-|-|-|-|\n{rows}"
    assert [(r.status, r.percent) for r in records(text, "story")] == [("on_track", 95), ("in_progress", 60)]


def test_an_id_that_a_row_speaks_of_stays_in_its_title() -> None:
    rows = "| # | Decision | By |\n|-|-|-|\n| DEC-3 | S-7 may lose a chapter. | Ana |"
    assert [(r.id, r.title) for r in records(f"## What we decided\n\n{rows}", "decision")] == [("DEC-3", "S-7 may lose a chapter.")]


def test_the_answer_to_a_question_is_what_was_decided() -> None:
    rows = "| # | Question | Ruling |\n|-|-|-|\n| 1 | Free plan | Stays until July |\n| 2 | Outreach | Approved |"
    assert titles(f"## Rulings\n\n{rows}", "decision") == ["Stays until July", "Outreach"]


def test_what_is_expected_is_a_target_and_what_a_session_took_is_no_metric() -> None:
    text = "**Duration:** 150 minutes (planned 120)\n\n## Where we stand\n\n- **Velocity so far:** 8/30 points (26.7%) vs 40% expected"
    assert [(r.title, r.value_raw, r.target_raw) for r in records(text, "metric")] == [("Velocity so far", "8/30 points (26.7%)", "40%")]
    assert records("## Numbers\n\nVelocity stands at 1 of 34 points.", "metric") == []


def test_columns_may_say_the_state_of_today_and_points_in_short() -> None:
    rows = "| ID | Action | Owner | State today |\n|-|-|-|-|\n| AI-1 | Trim it | Bo | Deferred |"
    assert [r.status for r in records(f"## Action items\n\n{rows}", "action")] == ["deferred"]
    rows = "| Story | Title | Est. | Owner |\n|-|-|-|-|\n| S-1 | Cache | 5 | Bo |"
    assert [r.points for r in records(f"## Candidates\n\n{rows}", "story")] == [5]


def test_measures_that_somebody_takes_are_work_and_not_measured() -> None:
    rows = "| ID | Measure | Assignee | Target | Progress |\n|-|-|-|-|-|\n| RM-1 | Rotate the keys | Imani | 2025-01-10 | running, 55% |"
    assert [(r.id, r.title, r.percent) for r in records(f"## Remediation tracker\n\n{rows}", "action")] == [("RM-1", "Rotate the keys", 55)]


def test_ids_may_stand_in_the_second_column_and_be_long_numbers() -> None:
    rows = "| WS | Deliverable | Lead | Progress | Status |\n|-|-|-|-|-|\n| Data | DL-3.2 Run book | Kit | 95% | On plan |\n"
    found = records(f"## Work of the streams\n\n{rows}| Test | DL-3.6 Scripts | Ada | 85% | Accepted |", "story")
    assert [(r.id, r.title, r.status) for r in found] == [("DL-3.2", "Run book", "on_track"), ("DL-3.6", "Scripts", "done")]
    rows = "| Ticket | Summary | Held by | State |\n|-|-|-|-|\n| INC0045518 | Fan | Bo | closed |\n| INC0045490 | Door | Bo | open |"
    assert [(r.id, r.owners) for r in records(f"## Work tickets\n\n{rows}", "story")] == [("INC0045518", ("Bo",)), ("INC0045490", ("Bo",))]


def test_the_outer_items_of_a_list_may_be_the_names_of_sections() -> None:
    fixes = "- Must-fix for GA\n  - BUG-7 Crash on start\n    - who: Ana\n    - where: in review"
    decided = "- Decided\n  - BUG-7 does not hold the release"
    tasks = "- Told upwards\n  - Mail to Bo that the vendor is late\n- Tue\n  - Ring the vendor"
    text = f"{fixes}\n{decided}\n{tasks}\n- Odds and ends\n  - Cake is gone"
    assert [(r.id, r.owners, r.status) for r in records(text, "action")] == [("BUG-7", ("Ana",), "in_review")]
    assert [(r.id, r.title) for r in records(text, "decision")] == [(None, "BUG-7 does not hold the release")]
    assert titles(text, "escalation") == ["Mail to Bo that the vendor is late"]
    assert titles(text, "priority") == ["Ring the vendor"]


def test_a_sentence_in_bold_is_what_was_decided() -> None:
    text = "## Decisions\n\n**We close the old shop in May.** It costs\nmore than it brings.\n\n**The app becomes free.** No ads."
    assert titles(text, "decision") == ["We close the old shop in May.", "The app becomes free."]


def test_the_line_below_work_says_whose_it_is() -> None:
    text = "## To be done\n\n- Read the index\n  - Bo, by Friday\n- Send the list\n  - Ana\n  - done at 15:20"
    assert [(r.title, r.owners, r.due_raw, r.status) for r in records(text, "action")] == [
        ("Read the index", ("Bo",), "Friday", None),
        ("Send the list", ("Ana",), None, "done"),
    ]


def test_a_short_weekday_beside_a_name_is_no_name() -> None:
    text = "## To do\n\n- [ ] T-5 print the pads (AK, Wed)\n- [ ] T-6 log it (RB, 2026-01-23)\n\n**Risk:** the post is bent, and it shakes."
    assert [(r.owners, r.due_raw) for r in records(text, "action")] == [(("AK",), "Wed"), (("RB",), "2026-01-23")]
    assert titles(text, "risk") == ["the post is bent, and it shakes."]


def test_tickets_with_a_priority_are_of_a_queue() -> None:
    rows = "| REQ0012345 | P2 | Door sticks | Ana | open |\n| REQ0012346 | P4 | Lamp flickers | Bo | closed |"
    text = f"## Tickets of the night\n\n| Ticket | Prio | Summary | Assigned | State |\n|-|-|-|-|-|\n{rows}"
    assert [(r.id, r.status) for r in records(text, "action")] == [("REQ0012345", "planned"), ("REQ0012346", "done")]
    assert records(text, "story") == []


def test_what_is_only_for_information_is_not_raised() -> None:
    text = "## For the steering group\n\n- **Escalation:** the permit is late.\n- **For information:** Ana is away on Friday."
    assert titles(text, "escalation") == ["the permit is late."]
    rows = "| To | Subject |\n|-|-|\n| CFO | DO-4 has no owner for a week |"
    assert titles(f"## Escalations\n\n{rows}", "escalation") == ["DO-4 has no owner for a week"]


def test_offices_decide_and_take_work_over() -> None:
    assert [r.owners for r in records("## Decisions\n\n- The gate stays shut. (CISO)", "decision")] == [("CISO",)]
    found = records("## Handed over\n\n1. Ring the ferry. (Ana, before 08:00)\n2. Ask for the badge. (service desk)", "action")
    assert [r.owners for r in found] == [("Ana",), ("service desk",)]


def test_home_made_heads_of_columns_say_who_how_far_and_by_when() -> None:
    rows = "| INC0071234 | Gate sticks | Ana | being looked at | 24 Sep 2025 | a |\n| INC0071235 | Lamp hums | Bo | ready to test | | b |"
    text = f"## On our mind\n\n| Call no. | In a nutshell | Who has it | Where it stands | Promised for | Noise |\n|-|-|-|-|-|-|\n{rows}"
    assert [(r.id, r.title, r.owners, r.status, r.due) for r in records(text, "action")] == [
        ("INC0071234", "Gate sticks", ("Ana",), "in_progress", "2025-09-24"),
        ("INC0071235", "Lamp hums", ("Bo",), "in_review", None),
    ]
    rows = "| Asked for | By whom promised | Until |\n|-|-|-|\n| Hang the posters | Bo | 23 Sep 2025 |"
    assert [(r.title, r.owners, r.due) for r in records(f"## Promised at noon\n\n{rows}", "action")] == [
        ("Hang the posters", ("Bo",), "2025-09-23")
    ]


def test_home_made_heads_of_columns_say_what_is_measured_and_what_may_go_wrong() -> None:
    rows = "| We count | Today | We would like | Feeling |\n|-|-|-|-|\n| Calls | 418 | fewer than 350 | bad |"
    assert [(r.title, r.value_raw, r.target_raw) for r in records(f"## Sums\n\n{rows}", "metric")] == [("Calls", "418", "fewer than 350")]
    rows = "| Worry | How likely | How bad | Kept by |\n|-|-|-|-|\n| No tape left | likely | high | Ana |"
    assert [(r.title, r.likelihood, r.impact, r.owners) for r in records(f"## Clouds\n\n{rows}", "risk")] == [
        ("No tape left", "likely", "high", ("Ana",))
    ]


def test_a_date_opens_the_first_line_also_with_its_week() -> None:
    text = "# Desk\n\n*Monday 22 September 2025, week 1 of term. Lead today: Ana. Sent to all who are on the desk and to the porters.*"
    (report,) = read_reports(parse_blocks(Source(path="a.md", text=text)))
    assert (str(report.header.date), report.header.week) == ("2025-09-22", 1)


def test_a_target_may_be_what_was_expected() -> None:
    found = records("## Numbers\n\n**Visits to the page:** 6,412 (expected 4,000 on the first day).", "metric")
    assert [(r.title, r.value_raw, r.target_raw) for r in found] == [("Visits to the page", "6,412", "4,000")]


def test_the_reference_of_an_office_in_brackets_behind_a_title_is_its_id() -> None:
    text = (
        "## Work in hand\n\n**Swing gate (PK/25/071).** Led by Ana with Bo. In difficulty. The hinge is late.\n\n"
        "**Rose beds along the wall (PK/25/049).** Abandoned after the frost; Bo will clear them.\n\n"
        "**Bench (PK/25/058).** Led by Kit. Proceeding well, some 75% of the wood cut. Due 31st October 2025."
    )
    assert [(r.id, r.title, r.owners, r.status, r.percent, r.due) for r in records(text, "action")] == [
        ("PK/25/071", "Swing gate", ("Ana", "Bo"), "at_risk", None, None),
        ("PK/25/049", "Rose beds along the wall", (), "cancelled", None, None),
        ("PK/25/058", "Bench", ("Kit",), "on_track", 75, "2025-10-31"),
    ]


def test_sentences_behind_a_title_say_who_cares_for_work_and_how_far_it_is() -> None:
    text = (
        "## Stories in the sprint\n\n**QX-1, long maps (8 points).** Ana merged the paging at ten. Accepted. One tile is left over.\n\n"
        "**QX-2, search (5 points).** In review with Bo since 15:00. Kit owns it.\n\n"
        "**QX-3, guests (3 points).** Not started; Bo takes it on Friday."
    )
    assert [(r.id, r.owners, r.status) for r in records(text, "story")] == [
        ("QX-1", (), "done"),
        ("QX-2", ("Kit",), "in_review"),
        ("QX-3", ("Bo",), "planned"),
    ]


def test_a_share_in_words_and_brackets_and_what_is_new_from_today() -> None:
    text = (
        "## Taken on\n\n**Answer the form** – Ana and Bo, by May 12, 2025. About a third of it is filled in (35%).\n\n"
        "**New from today: hang up the lamp** – Bo, by May 14, 2025. It was dark."
    )
    assert [(r.title, r.owners, r.status, r.percent) for r in records(text, "action")] == [
        ("Answer the form", ("Ana", "Bo"), "in_progress", 35),
        ("hang up the lamp", ("Bo",), "new", None),
    ]


def test_sentences_behind_a_risk_say_its_odds_its_colour_and_who_watches() -> None:
    text = (
        "## Risks\n\n**Quay access.** If the lock stays shut we lose the week and the next. High likelihood, low impact; "
        "Bo keeps an eye on it. Red.\n\n**One pilot.** Ana is the only one who knows the bar. Amber, no change."
    )
    assert [(r.title, r.owners, r.level, r.likelihood, r.impact) for r in records(text, "risk")] == [
        ("Quay access", ("Bo",), "red", "High", "low"),
        ("One pilot", (), "yellow", None, None),
    ]


def test_whose_call_a_decision_was() -> None:
    text = "## Decided\n\n**Guests get keys for seven days.** Ana's call after the theft.\n\n**The shed stays shut.** Better so."
    assert [(r.title, r.owners) for r in records(text, "decision")] == [
        ("Guests get keys for seven days.", ("Ana",)),
        ("The shed stays shut.", ()),
    ]


def test_the_end_of_a_letter_is_no_task_and_what_goes_up_may_be_wrapped() -> None:
    text = (
        "## Escalated\n\n**To the board:** we need somebody to make one\nphone call.\n\n"
        "## Tuesday\n\n**Ana** paints the door.\n\n**Bo and Kit** read the plan.\n\nGood night,\nAna"
    )
    assert titles(text, "escalation") == ["To the board: we need somebody to make one phone call."]
    assert titles(text, "priority") == ["Ana paints the door.", "Bo and Kit read the plan."]


def test_lists_set_off_below_messages_of_a_chat_are_read() -> None:
    text = (
        "**Ana** 09:02\nThe board is below, please tick.\n> - Saved list: @Bo, in QA\n"
        "> - Photo feed, captions: @Kit, stuck on the new schema\n\n**Kit** 10:40\nHalfway numbers of the test:\n"
        "> - Bounce: 41% (target below 45%)\n\n**Bo (desk)** 14:31\n📌 Escalated to the editor: money for a second server.\n\n"
        "**Ana** 16:58\nFor Tuesday:\n> 1. Ship the list\n> 2. Call the agency"
    )
    assert [(r.title, r.owners, r.status) for r in records(text, "action")] == [
        ("Saved list", ("Bo",), "in_review"),
        ("Photo feed, captions", ("Kit",), "blocked"),
    ]
    assert [(r.title, r.value_raw) for r in records(text, "metric")] == [("Bounce", "41%")]
    assert titles(text, "escalation") == ["money for a second server."]
    assert titles(text, "priority") == ["Ship the list", "Call the agency"]
    assert records("The agency wrote:\n> - Saved list: @Bo, in QA\n> - Feed: @Kit, stuck", "action") == []


def test_a_sentence_about_what_has_an_id_keeps_it_in_decisions_and_tasks() -> None:
    text = (
        "## Agreed in triage\n\n1. KX-71 is a stopper; there will be another build.\n2. KX-73 goes to 5.3.1.\n3. We stay dry (Ana, Bo).\n\n"
        "## Who does what\n\n- **Ana** – fix the door, by Thursday noon\n- **Bo** – KX-72 and KX-75 in one change, by 19 June 2025"
    )
    assert [(r.id, r.title) for r in records(text, "decision")] == [
        (None, "KX-71 is a stopper; there will be another build."),
        (None, "KX-73 goes to 5.3.1."),
        (None, "We stay dry"),
    ]
    assert [(r.title, r.owners, r.due_raw) for r in records(text, "action")] == [
        ("fix the door", ("Ana",), "Thursday noon"),
        ("KX-72 and KX-75 in one change", ("Bo",), "19 June 2025"),
    ]


def test_help_that_is_asked_for_is_raised_whole_and_without_its_time() -> None:
    text = (
        "## Up the line\n\nThe saw mill has to tell us by Friday what they cut.\n\n"
        "## Asking for help\n\n* Head of gardens (Greta): we need a notice period.\n\n"
        "## Needs somebody above me\n\nThe date. Karl, please decide by Thursday.\n\n"
        "## Escalated\n\n1. 15:30 – Harbour master informed by phone."
    )
    assert titles(text, "escalation") == [
        "The saw mill has to tell us by Friday what they cut.",
        "Head of gardens (Greta): we need a notice period.",
        "The date. Karl, please decide by Thursday.",
        "Harbour master informed by phone.",
    ]


def test_what_is_on_deck_or_left_for_a_shift_comes_next() -> None:
    text = "## On deck for Thursday\n\n* Invite the mayor\n\n## For shift C, in this order\n\n1. Look at the lamp"
    assert titles(text, "priority") == ["Invite the mayor", "Look at the lamp"]


def test_what_was_agreed_or_is_a_gate_is_a_target() -> None:
    rows = "| Check | Agreed | Measured | OK? |\n|-|-|-|-|\n| Lamps lit | 07:30 | 07:10 | yes |\n| Drift | ≤ 0.1 % | 0.02 % | no (Larch) |"
    assert [(r.title, r.value_raw, r.target_raw) for r in records(f"## Freshness\n\n{rows}", "metric")] == [
        ("Lamps lit", "07:10", "07:30"),
        ("Drift", "0.02 %", "≤ 0.1 %"),
    ]
    rows = "| signal | gate | lift | stairs 5 % |\n|-|-|-|-|\n| free rides | 99.6 % | 99.81 % | 99.64 % |"
    (found,) = records(f"## Health\n\n{rows}", "metric")
    assert (found.title, found.value_raw, found.target_raw) == ("free rides", "99.81 %", "99.6 %")


def test_a_column_of_on_whom_and_of_where_it_is() -> None:
    rows = "| T-31 | Write the deal | Noor | 2025-06-18 | started |\n| T-32 | Find a key | Tom | 2025-06-14 | open |"
    found = records(f"## To-dos\n\n| # | To-do | On | Until | Where it is |\n|-|-|-|-|-|\n{rows}", "action")
    assert [(r.id, r.owners, r.status) for r in found] == [("T-31", ("Noor",), "in_progress"), ("T-32", ("Tom",), "planned")]


def test_paragraphs_with_odds_each_are_risks_below_any_heading() -> None:
    text = (
        "## Signals we flagged\n\n**Old lamps** — they flicker. *Likelihood: high · Impact: low · Watching: Bo*\n\n"
        "**Late ferry** — slow again. *Likelihood: medium · Impact: high · Watching: Kit*"
    )
    assert [(r.title, r.owners, r.likelihood, r.impact) for r in records(text, "risk")] == [
        ("Old lamps", ("Bo",), "high", "low"),
        ("Late ferry", ("Kit",), "medium", "high"),
    ]


def test_a_rating_before_a_risk_and_a_sentence_behind_its_short_title_are_no_title() -> None:
    text = "## Residual risk\n\n- (H) The key may be copied; nobody knows.\n- (L) One lamp is out."
    assert titles(text, "risk") == ["The key may be copied; nobody knows.", "One lamp is out."]
    text = "## Risks\n\n1. 🟡 **Ferry stops at lunch.** Third time in a week.\n2. 🟢 **Salt storms.** The wall was tested at noon; it held."
    assert [(r.title.rstrip("."), r.level) for r in records(text, "risk")] == [("Ferry stops at lunch", "yellow"), ("Salt storms", "green")]


def test_names_between_dashes_stand_before_words_of_ones_own() -> None:
    text = (
        "## On the cart\n\n- [x] **AP-1** Gate — Ana — merged\n- [x] **AP-2** Lamp — Bo — merged, tested\n"
        "- [ ] **AP-3** Door — Kit — off the cart, rides with the next"
    )
    assert [(r.id, r.title, r.owners) for r in records(text, "action")] == [
        ("AP-1", "Gate", ("Ana",)),
        ("AP-2", "Lamp", ("Bo",)),
        ("AP-3", "Door", ("Kit",)),
    ]
