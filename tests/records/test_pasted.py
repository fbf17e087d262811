"""What chats, word processors, letters and wikis leave is read as what it was meant to be."""

from __future__ import annotations

import pytest

from reportgen.blocks import parse_blocks
from reportgen.records import Record, read_reports
from reportgen.text import Source
from tests.laws.account import read


def records(text: str, kind: str) -> list[Record]:
    """The records of a kind in a text below a dated title."""
    (report,) = read(f"# Day 3 (Monday, 2025-01-06)\n\n{text}\n")
    return [record for record in report.records if record.kind == kind]


def titles(text: str, kind: str) -> list[str | None]:
    return [record.title for record in records(text, kind)]


@pytest.mark.parametrize("sign", ["•", "◦", "·", "▪", "–", "—"])
def test_the_bullets_of_other_programs_are_bullets(sign: str) -> None:
    text = f"## Decisions\n\n{sign} We keep the old table\n{sign} No more manual reruns"
    assert titles(text, "decision") == ["We keep the old table", "No more manual reruns"]


def test_one_dash_alone_is_a_dash() -> None:
    assert titles("## Decisions\n\nWe keep the old table.\n— the whole team", "decision") == []


def test_pictures_are_known_by_their_names() -> None:
    (risk,) = records("## :warning: Risks on the board\n\n• :large_yellow_circle: The upgrade slips. Owner: Femi", "risk")
    assert (risk.level, risk.owners) == ("yellow", ("Femi",))


def test_people_are_mentioned_whole_or_by_one_name() -> None:
    lines = (
        "- [ ] @Deniz Aktas send the trace → January 8, 2025",
        "- [ ] @Bram de Wit measure it → Tuesday",
        "- [ ] @Ana Fix the door → not now",
    )
    found = records("## To-dos\n\n" + "\n".join(lines), "action")
    assert [(r.title, r.owners, r.due or r.due_raw) for r in found] == [
        ("send the trace", ("Deniz Aktas",), "2025-01-08"),
        ("measure it", ("Bram de Wit",), "2025-01-07"),
        ("Fix the door → not now", ("Ana",), None),
    ]


def test_a_bot_asks_and_people_answer() -> None:
    text = (
        "Team: Yuki Tanabe\n\n## Answers\n\n### Yuki Tanabe  4:58 PM\n\n*What moved today?*\n"
        "• MDP-3 Late events: done, merged before lunch\n• support duty\n\n*What is first tomorrow?*\n• Restart the backfill"
    )
    (story,) = records(text, "story")
    assert (story.id, story.title, story.status, story.owners) == ("MDP-3", "Late events", "done", ("Yuki Tanabe",))
    assert titles(text, "priority") == ["Restart the backfill"]


def test_the_paragraphs_of_a_letter_are_its_items() -> None:
    text = (
        "**Decided today**\n\nWe start the run of A03 on its own. The engineer agreed.\n\nNight work stays forbidden.\n\n"
        "**Risks**\n\nWeather window (red, getting worse): one boat day.\n\nFilters (amber, unchanged): three for five.\n\n"
        "**Referred upward**\n\n**To the director:** we ask for a letter this week.\n\n**Call 7**\n\nbye"
    )
    assert titles(text, "decision") == ["We start the run of A03 on its own. The engineer agreed.", "Night work stays forbidden."]
    assert [(r.title, r.level) for r in records(text, "risk")] == [("Weather window", "red"), ("Filters", "yellow")]
    assert titles(text, "escalation") == ["To the director: we ask for a letter this week."]


@pytest.mark.parametrize("text", ["None today.", "No decision was needed.", "See the minutes of the council.", "as before"])
def test_a_paragraph_that_decides_nothing_is_no_decision(text: str) -> None:
    assert titles(f"## Decisions\n\n{text}", "decision") == []


def test_numbered_calls_are_decisions() -> None:
    assert titles("## Calls we made\n\n**Call 1:** It stays off.\n\n**Call 2:** We pay EU-West only.", "decision") == [
        "It stays off.",
        "We pay EU-West only.",
    ]


@pytest.mark.parametrize(
    ("line", "ident"),
    [
        ("**P0-S3-04a** Rust corpus — Bob — in progress", "P0-S3-04a"),
        ("**A/212 – Dust screens** (Works Depot). Due 7 October 2025. Done.", "A/212"),
        ("#4488 Crash when it is read-only (@bo)", "#4488"),
    ],
)
def test_ids_of_several_makes(line: str, ident: str) -> None:
    assert [record.id for record in records(f"## Actions\n\n1. {line}", "action")] == [ident]


def test_a_ticket_beside_a_key_is_what_it_is_about() -> None:
    text = "## Board\n\n| Key | Ticket | Assignee | Pts | Column |\n|-|-|-|-|-|\n| F-7 | Show the code | Bo | 3 | In review |"
    assert [(r.id, r.title, r.status) for r in records(text, "story")] == [("F-7", "Show the code", "in_review")]


def test_the_last_of_columns_a_day_is_how_a_risk_stands() -> None:
    text = "## Risks\n\n| Risk | Friday | Sunday night |\n|-|-|-|\n| R-1 Macros | RED | YELLOW |"
    assert [r.level for r in records(text, "risk")] == ["yellow"]


def test_a_name_above_a_list_owns_what_stands_below() -> None:
    text = "Team: Ana, Carla\n\n## Actions\n\n- Ana:\n  - Fix the door\n\n### Carla\n\n- [ ] Paint it\n\n### Backend\n\n- [ ] Sweep it"
    found = [(r.title, r.owners) for r in records(text, "action")]
    assert found == [("Fix the door", ("Ana",)), ("Paint it", ("Carla",)), ("Sweep it", ())]


def test_names_between_id_and_colon_are_people_where_most_of_them_are_known() -> None:
    text = "Team: Ana, Bo\n\n## Actions\n\n- **A-1** Ana: fix it — Monday\n- **A-2** Bo: paint it\n- **A-3** Paris: move it — 2025-02-10"
    assert [(r.title, r.owners, r.due_raw) for r in records(text, "action")] == [
        ("fix it", ("Ana",), "Monday"),
        ("paint it", ("Bo",), None),
        ("move it", ("Paris",), "2025-02-10"),
    ]


def test_what_was_moved_on_is_not_of_tomorrow() -> None:
    text = "## Tomorrow\n\n- [ ] draft the notes\n\n<details>\n<summary>Moved to 9.1 in triage</summary>\n\n- colour output\n\n</details>"
    assert titles(text, "priority") == ["draft the notes"]


@pytest.mark.parametrize("heading", ["For Tuesday (Day 4)", "Tuesday Morning (Week 1 Day 4)", "Tuesday"])
def test_the_next_day_by_its_name(heading: str) -> None:
    assert titles(f"## {heading}\n\n**During the day**\n- Network check\n", "priority") == ["Network check"]


def test_what_is_said_of_a_closed_risk_is_no_other_risk() -> None:
    text = "## Risks\n\n- **R-1 – Macros** (Ana): RED\n\nR-9 (maternity duplicates) was closed on Monday and drops off the list."
    assert [r.id for r in records(text, "risk")] == ["R-1"]


def test_asks_with_a_day_are_work() -> None:
    text = "## Asks of Pellworm\n\n| # | Ask | From whom | By when |\n|-|-|-|-|\n| 1 | Sign it off | Client IT | Fri 10 Jan 2025 |"
    assert [(r.title, r.owners, r.due) for r in records(text, "action")] == [("Sign it off", ("Client IT",), "2025-01-10")]


def test_targets_by_other_names() -> None:
    text = "## Figures\n\n- Turbines: 11 (plan for today 12)\n- Availability: 97.2 % (contract 97.0 %)"
    assert [r.target_raw for r in records(text, "metric")] == ["12", "97.0 %"]
    table = "## Figures\n\n| Measure | Before | End of day | Stop limit |\n|-|-|-|-|\n| Stale symbols | 2 | 0 | 40 |"
    assert [(r.value_raw, r.target_raw) for r in records(table, "metric")] == [("0", "40")]


def test_ids_that_nothing_parts_from_their_words_are_known_by_each_other() -> None:
    found = records("## Risks\n\n- 🔴 R1 Wrong counts (Ana)\n- 🟢 R2 Too slow at 50 % (Bo)", "risk")
    assert [(r.id, r.title, r.level) for r in found] == [("R1", "Wrong counts", "red"), ("R2", "Too slow at 50 %", "green")]
    assert [r.id for r in records("## Risks\n\n- A4 paper runs out\n- B2 is locked", "risk")] == [None, None]


def test_bold_paragraphs_with_points_are_stories() -> None:
    text = "## Work items\n\n**C-1 – Retry (Bo).** Done. It survived. 5 points.\n\n**C-2 – Search (Ana).** In progress, 65 %. 8 points."
    assert [(r.id, r.title, r.status, r.points) for r in records(text, "story")] == [
        ("C-1", "Retry", "done", 5),
        ("C-2", "Search", "in_progress", 8),
    ]


def test_priorities_may_be_paragraphs_and_visitors_are_none() -> None:
    text = "## Tomorrow\n\n**First,** Bo caps it.\n\n**Then** Ana runs the tests."
    assert titles(text, "priority") == ["First, Bo caps it.", "Then Ana runs the tests."]
    assert titles("## Tomorrow\n\n- Cap it\n\n### Visitors\n\n- 10:00 the inspector", "priority") == ["Cap it"]


def test_people_and_days_behind_pictures_and_dashes() -> None:
    (found,) = records("## To-dos\n\n- [ ] GL-8 Clean the counts – 👤 Tobias – 📆 due 2025-01-09", "action")
    assert (found.title, found.owners, found.due) == ("Clean the counts", ("Tobias",), "2025-01-09")


def test_a_full_stop_may_end_the_label_of_a_decision() -> None:
    text = "## The meeting\n\n**Decision.** We stay.\n\n**Escalation.** The region refused three times."
    assert (titles(text, "decision"), titles(text, "escalation")) == (["We stay."], ["The region refused three times."])


def test_what_we_wanted_is_no_work() -> None:
    text = "## To-dos\n\n- [ ] A-1 Call (Bo)\n\n## What we wanted today\n\n- [ ] 5 % by lunch\n- [x] approved in both stores"
    assert titles(text, "action") == ["Call"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Plan Tuesday (Day 4)", "priority"),
        ("Tuesday – what matters", "priority"),
        ("Day 3 Schedule as Run", "checkpoint"),
        ("Validation work packages", "story"),
        ("LOP — list of open points", "action"),
        ("Matters referred upward", "escalation"),
    ],
)
def test_headings_of_other_houses(heading: str, kind: str) -> None:
    rows = "| LOP-No. | Topic | Resp. | Was due | Time |\n|-|-|-|-|-|\n| 311 | Offsets | Bo | – | 08:30 |\n| 298 | Mode | Bo | – | 09:30 |"
    text = f"## {heading}\n\n{rows if kind in ('action', 'story', 'checkpoint') else '- The delay was referred to the committee'}"
    (report,) = read(f"# Day 3 (Monday, 2025-01-06)\n\n{text}\n")
    assert {record.kind for record in report.records} == {kind}


def test_a_list_of_open_points_has_numbers_for_ids() -> None:
    text = "## LOP\n\n| LOP-No. | Topic | Resp. | Was due |\n|-|-|-|-|\n| 311 | Offsets | H. Roe | 2025-01-07 |\n| 298 | Mode | Bo | – |"
    assert [(r.id, r.owners, r.due) for r in records(text, "action")] == [("311", ("H. Roe",), "2025-01-07"), ("298", ("Bo",), None)]


def test_what_was_closed_is_of_the_kind_that_its_ids_have() -> None:
    text = "## Actions\n\n- W-1 Call them (Bo): open\n- W-2 Write (Ana): open\n\n## Closed today\n\n- W-3 Turn it off\n- W-4 Fill it"
    assert titles(text, "action") == ["Call them", "Write", "Turn it off", "Fill it"]


def test_a_date_that_can_be_read_in_two_orders_is_the_near_one() -> None:
    text = "# Note of Tuesday 3 June 2025\n\n## Actions\n\n- **A-1** Rewrite it. Owner: Bo. Due: 05/06/2025."
    (report,) = read(text)
    assert [record.due for record in report.records] == ["2025-06-05"]


def test_a_date_stands_below_a_second_heading_too() -> None:
    title = "# CAMPAIGN – DAILY STATUS\n## Campaign Day 9\n\nReport date: 24-Oct-2025 (Fri)"
    (report,) = read(f"{title}\n\n### Weekend and Monday\n\n- [ ] Cycle 2")
    assert (str(report.header.date), [record.kind for record in report.records]) == ("2025-10-24", ["priority"])


def test_a_title_of_the_whole_report_is_no_section_of_it() -> None:
    text = (
        "## Scope locked, capacity balanced\n\n### Work\n\n"
        "| ID | Story | Points | Owner | Status |\n|-|-|-|-|-|\n| S-1 | Rust | 3 | Bo | Planned |\n\n"
        "### Risks\n\n- **R-1 – Late** (Bo): RED\n\n### Decisions\n\n- **D-1:** We ship"
    )
    assert titles(text, "story") == ["Rust"]


@pytest.mark.parametrize(("heading", "kind"), [("Sprint progress", "story"), ("Work items", "story"), ("Follow-up", "action")])
def test_work_without_a_due_date_below_a_sprint_is_of_its_backlog(heading: str, kind: str) -> None:
    rows = "| ID | Item | Owner | State |\n|-|-|-|-|\n| T-1 | Freeze | Bo | Done |\n| T-2 | Load | Ana | Open |"
    (report,) = read(f"# Day 3\n\n## {heading}\n\n{rows}\n")
    assert {record.kind for record in report.records} == {kind}


def test_results_of_tasks_are_stories_with_a_verdict() -> None:
    rows = "| Task | Agent | Score | Result |\n|-|-|-|-|\n| API-1 | core | 88 | approved |\n| API-2 | core | – | pending |"
    text = f"## Task Results\n\n{rows}"
    assert [(r.id, r.owners, r.status) for r in records(text, "story")] == [("API-1", ("core",), "done"), ("API-2", ("core",), "planned")]


def test_an_id_may_stand_behind_the_kind_and_a_time_behind_an_id() -> None:
    first, second = "### Risk IB-R3: The goal is missed 🔴\nOwner: Bo.", "### Risk IB-R5: Exploited 🟡\nOwner: Ana."
    text = f"## Risks\n\n{first}\n\n{second}"
    assert [(r.id, r.title, r.owners) for r in records(text, "risk")] == [
        ("IB-R3", "The goal is missed", ("Bo",)),
        ("IB-R5", "Exploited", ("Ana",)),
    ]
    assert titles("## Decisions\n\n- **DEC-14 (Sat 19:00):** Continue after it.", "decision") == ["Continue after it."]


def test_facts_are_told_in_sentences() -> None:
    text = "## Risks\n\n**HR-1. Payment file rejected.** Likelihood low, impact very high. Owner Kofi. Rating: Amber. It passed."
    (found,) = records(text, "risk")
    assert (found.likelihood, found.impact, found.owners, found.level) == ("low", "very high", ("Kofi",), "yellow")


def test_lines_with_ids_have_their_fields_below() -> None:
    first, second = "RSK-12  Loss of a wheel\n Likelihood: 3   Owner: Bo", "RSK-15  One string\n Likelihood: 4   Owner: Ana"
    text = f"## Risks\n\n{first}\n{second}"
    assert [(r.id, r.title, r.likelihood, r.owners) for r in records(text, "risk")] == [
        ("RSK-12", "Loss of a wheel", "3", ("Bo",)),
        ("RSK-15", "One string", "4", ("Ana",)),
    ]


def test_a_verdict_is_not_the_value_beside_it() -> None:
    text = "## Figures\n\n| Measure | Source | Ours | Tolerance | Result |\n|-|-|-|-|-|\n| Open claims | 212 | 208 | 5 | Pass |"
    assert [(r.value_raw, r.target_raw) for r in records(text, "metric")] == [("208", "5")]


def test_points_stand_behind_the_owner() -> None:
    text = "## Stories\n\n### RL-4 · Compare clauses ✅ Done\nOwner: Ade · 8 pts\nSigned off.\n\n### RL-5 · Export\nOwner: Bo · 3 pts"
    assert [(r.owners, r.points) for r in records(text, "story")] == [(("Ade",), 8), (("Bo",), 3)]


def test_a_status_stands_before_what_was_done() -> None:
    text = "## Actions\n\n1. Bo to call them, by Friday\n2. Closed: Ana updated the plan, rev. 6 is in"
    found = [(r.title, r.status) for r in records(text, "action")]
    assert found == [("Bo to call them", None), ("Ana updated the plan, rev. 6 is in", "done")]


def test_a_risk_that_was_told_is_not_told_again_without_news() -> None:
    text = "## Risks\n\n| ID | Risk | Status |\n|-|-|-|\n| R-11 | Drift | RED |\n\n- R-11 is the first RED of the sprint; Ana hopes."
    assert [r.line for r in records(text, "risk")] == [7]


def test_a_plan_is_no_value_though_it_names_the_day() -> None:
    text = "## Scorecard\n\n| Indicator | Plan (Day 3) | Actual | Status |\n|-|-|-|-|\n| Points accepted | 16 | 10 | Yellow |"
    assert [(r.value_raw, r.target_raw) for r in records(text, "metric")] == [("10", "16")]


def test_an_original_due_date_and_a_status_without_a_colon() -> None:
    rows = "| ID | Task | Owner | Original Due | Status |\n|-|-|-|-|-|\n| A-1 | Call | Bo | 2025-01-09 | Open |"
    text = f"## Actions\n\n{rows}\n\n- **A-2:** Write (Ana) — Due Day 4; status In Progress (1/6)"
    assert [(r.due_raw, r.status) for r in records(text, "action")] == [("2025-01-09", "planned"), ("Day 4", "in_progress")]


def test_paragraphs_that_open_with_times_are_a_log() -> None:
    text = "## How it ran\n\n**05:40** control desk opened.\n\n**06:15** volunteers on site.\n\n**07:30** first arrival on belt 3."
    assert titles(text, "checkpoint") == ["control desk opened.", "volunteers on site.", "first arrival on belt 3."]


def test_paragraphs_that_open_with_a_title_in_bold_are_items() -> None:
    text = "## What could go wrong\n\n**The ford closes altogether.** This is likely.\n\n**Cholera comes to Samre.** Not likely."
    assert titles(text, "risk") == ["The ford closes altogether.", "Cholera comes to Samre."]


def test_a_decision_may_forbid_and_an_account_is_none() -> None:
    text = "## What we agreed\n\n**No vehicle crosses the ford after 15:00,** whoever is asking.\n\n**One list for all from 1 July.**"
    assert len(titles(text, "decision")) == 2
    told = "## Decisions\n\n| ID | Decision |\n|-|-|\n| D-22 | No change after T-6 |\n\nD-19 (second option) was discussed and stands."
    assert [r.id for r in records(told, "decision")] == ["D-22"]


def test_work_items_of_a_nested_list_and_what_a_wiki_leaves() -> None:
    text = "4. Work items\n   1. LIVE-210 Origin shield\n      1. Owner: Faisal\n   2. LIVE-214 Hot standby\n      1. Owner: Bo"
    assert titles(text, "story") == ["Origin shield", "Hot standby"]
    assert titles("## Actions [edit]\n\n- A3-5: Write the note (Bo), due 2025-01-13", "action") == ["Write the note"]


def test_rows_with_a_share_done_and_no_day_are_of_a_backlog() -> None:
    rows = "| Block ID | Work | Owner | Status | % |\n|-|-|-|-|-|\n| KB0-NOC | Top timing | Bo | In progress | 95 |"
    assert [(r.id, r.percent) for r in records(f"## Blocks\n\n{rows}", "story")] == [("KB0-NOC", 95)]


def test_the_value_is_that_of_this_run_and_no_verdict() -> None:
    rows = "| Metric | This run | Run 0146 | Budget / target |\n|-|-|-|-|\n| Cost | $14.86 | $11.20 | $12.00 |"
    assert [(r.value_raw, r.target_raw) for r in records(f"## Metrics\n\n{rows}", "metric")] == [("$14.86", "$12.00")]
    rows = "| Measure | Rehearsal 1 | Rehearsal 2 | Go-live criterion | Pass? |\n|-|-|-|-|-|\n| Rejected | 41,870 | 312 | < 500 | PASS |"
    assert [(r.value_raw, r.target_raw) for r in records(f"## Result\n\n{rows}", "metric")] == [("312", "< 500")]


def test_a_heading_with_an_id_an_owner_and_a_status_is_work_wherever_it_stands() -> None:
    text = "## What came of it\n\n### TASK-31: Fix the skew\n- **Worker:** coder\n- **Status:** Merged"
    assert [(r.id, r.owners, r.status) for r in records(text, "story")] == [("TASK-31", ("coder",), "done")]


def test_a_definition_list_and_a_bracket_behind_a_bold_risk() -> None:
    text = "## Stories\n\n**L-51 – Rejected rows (Rosalind)**\n: Status: Closed. Period 13 mapped."
    assert [(r.id, r.status) for r in records(text, "story")] == [("L-51", "done")]
    text = "## Risks\n\n**R-08: Rollback does not fit** (Red, was Amber)\n- Probability: Medium\n- Owner: Ji-ho"
    assert [(r.id, r.level, r.owners) for r in records(text, "risk")] == [("R-08", "red", ("Ji-ho",))]


def test_lines_with_a_colour_are_risks_and_a_keycap_is_a_number() -> None:
    text = "## 5️⃣ Risks\n\n🔴 **Review denied** — we miss the slot (owner: Sunniva)\n🟢 **Translations** — served remotely (owner: Ravi)"
    assert [(r.title, r.level, r.owners) for r in records(text, "risk")] == [
        ("Review denied", "red", ("Sunniva",)),
        ("Translations", "green", ("Ravi",)),
    ]


def test_who_and_when_stand_between_dashes() -> None:
    text = "## Actions\n\n1. **Submit it** — Sunniva — tonight — ⏳ in progress\n2. **Try it** — Eun-ji, Gitte — Jan 14 — 🆕"
    assert [(r.owners, r.due, r.status) for r in records(text, "action")] == [
        (("Sunniva",), "2025-01-06", "in_progress"),
        (("Eun-ji", "Gitte"), "2025-01-14", "new"),
    ]


def test_boxes_need_no_bullet_and_priorities_may_say_their_order() -> None:
    assert titles("## Tomorrow, Tuesday\n\n[ ] label test\n[ ] Unlock users if go", "priority") == ["label test", "Unlock users if go"]
    text = "## Tomorrow\n\n**First:** Finish certs\n**Second:** Alert to prod\n**On-call:** Bo"
    assert titles(text, "priority") == ["Finish certs", "Alert to prod"]


def test_lines_with_ids_and_strokes_are_rows() -> None:
    text = "## Actions\n\nA-W3-55 | Roll it back | Petra | due 2025-01-18 | OPEN\nA-W3-52 | Brief them | Bo | due 2025-01-17 | DONE"
    assert [(r.id, r.title, r.due, r.status) for r in records(text, "action")] == [
        ("A-W3-55", "Roll it back", "2025-01-18", "planned"),
        ("A-W3-52", "Brief them", "2025-01-17", "done"),
    ]


def test_clauses_with_times_are_a_log() -> None:
    text = "## 2. Record of the day\n\n2.1 06:30 Toolbox talk\n\n2.2 07:15 First concrete\n\n2.3 11:50 Near miss"
    assert titles(text, "checkpoint") == ["Toolbox talk", "First concrete", "Near miss"]


def test_names_in_brackets_that_come_again_are_people() -> None:
    text = "## Stories\n\n- L-8 Search (Piotr): done\n- L-9 Filters (Anouk): open\n- L-7 Typos (Piotr): open\n- L-6 Undo (Anouk): open\n\n"
    text += "## Actions\n\n- A-1 Piotr: ask for the list\n- A-2 Rosalind: book the room\n- A-3 Anouk: pair on it"
    assert [r.owners for r in records(text, "action")] == [("Piotr",), ("Rosalind",), ("Anouk",)]


def test_a_sentence_may_follow_the_date() -> None:
    (report,) = read("# Milestone day\n\nFriday, June 26, 2026. Written by production (Wanda), checked by all. Build under test: rc3.")
    assert str(report.header.date) == "2026-06-26"


def test_a_letter_numbers_its_headings_in_capitals() -> None:
    figures = "2. FIGURES (until 21:00)\n\n  Taps: 187,300 (forecast 170,000)"
    text = f"{figures}\n\n7. ESCALATED\n\n- Capping: to the vendor's director, 11:40.\n\n8. CALLS\n"
    assert titles(text, "escalation") == ["Capping: to the vendor's director, 11:40."]
    assert [r.title for r in records(text, "metric")] == ["Taps"]


def test_a_picture_may_stand_before_a_bold_heading() -> None:
    text = ":scales: **Decisions**\n\n• We keep the gate\n\n:soon: **Tuesday**\n\n• Close table 6"
    assert (titles(text, "decision"), titles(text, "priority")) == (["We keep the gate"], ["Close table 6"])


def test_rows_with_ids_under_another_name_and_a_table_without_a_head() -> None:
    head = "| Protocol | Title | Tester | State |\n|-|-|-|-|\n"
    rows = f"{head}| VP-4.2-12 | Occlusion | Bo | Approved |\n| VP-4.2-13 | Upstream | Ana | Blocked |"
    assert [(r.id, r.owners, r.status) for r in records(f"## Execution\n\n{rows}", "story")] == [
        ("VP-4.2-12", ("Bo",), "done"),
        ("VP-4.2-13", ("Ana",), "blocked"),
    ]
    rows = "| | |\n|-|-|\n| 07:30 | Cells start |\n| 09:05 | Logged |\n| 11:00 | Sync |"
    assert titles(f"## Timeline\n\n{rows}", "checkpoint") == ["Cells start", "Logged", "Sync"]


def test_lines_open_with_ids_or_colours() -> None:
    text = "## Work packages\n\nWP1 Validators tram - done\nWP2 Validators bus - in progress"
    assert [(r.id, r.title, r.status) for r in records(text, "story")] == [
        ("WP1", "Validators tram", "done"),
        ("WP2", "Validators bus", "in_progress"),
    ]
    text = "## Risks\n\n:red_circle: Backlog grows – owner @irina\n:large_green_circle: Attrition – owner @bea.m"
    assert [(r.title, r.level, r.owners) for r in records(text, "risk")] == [
        ("Backlog grows", "red", ("irina",)),
        ("Attrition", "green", ("bea.m",)),
    ]


def test_decisions_are_set_off_anywhere_and_an_adr_decides_in_a_line_of_its_own() -> None:
    assert titles("## What we learned\n\n> 💡 **Decision:** We choose by CV only.", "decision") == ["We choose by CV only."]
    text = "## Decisions\n\n### ADR-015 — Retention\n\n- **Status:** Accepted\n- **Decision:** One table governs all of it."
    assert titles(text, "decision") == ["One table governs all of it."]


def test_a_text_without_headings_has_them_in_capitals() -> None:
    hours = "HOURS\n07:30 start\n10:00 tiler arrives\n12:15 lunch"
    text = f"{hours}\n\nDECISIONS\n\n1. Wave 3 starts one hour later.\n\nSUNDAY 9 MARCH, IN THIS ORDER\n\n1. Sign off\n"
    (report,) = read(f"Saturday, 8 March 2025\n\n{text}\n")
    found = [(record.kind, record.title) for record in report.records]
    assert found == [
        ("checkpoint", "start"),
        ("checkpoint", "tiler arrives"),
        ("checkpoint", "lunch"),
        ("decision", "Wave 3 starts one hour later."),
        ("priority", "Sign off"),
    ]


def test_a_line_in_italics_above_a_list_is_its_heading() -> None:
    assert titles("*Please do*\n1. Bo: drain the nodes, by Friday", "action") == ["drain the nodes"]


def test_a_list_with_ids_that_says_how_far_is_of_a_backlog() -> None:
    items = "- **DR-61 Talk** – Okan – delivered\n- **DR-62 Workshop** – Tilda – in review\n- **DR-67 Plugins** – Bo – drafting"
    text = f"## Content pieces\n\n{items}"
    assert [(r.id, r.status) for r in records(text, "story")] == [("DR-61", "done"), ("DR-62", "in_review"), ("DR-67", "in_progress")]
    rows = "| Area | Tester(s) | Status |\n|-|-|-|\n| REG-01 Basket | Bo | Done |\n| REG-02 Login | Ana | Blocked |"
    assert [(r.id, r.title, r.status) for r in records(f"## Areas\n\n{rows}", "story")] == [
        ("REG-01", "Basket", "done"),
        ("REG-02", "Login", "blocked"),
    ]


def test_lines_with_ids_of_one_make_are_a_list() -> None:
    text = "## Risks\n\nR-11 (high / high) Returns are late. Owner: Wim.\nR-14 (medium / high) Batch window too short. Owner: Sakari."
    assert [(r.id, r.owners) for r in records(text, "risk")] == [("R-11", ("Wim",)), ("R-14", ("Sakari",))]


def test_what_has_a_day_in_the_column_closed_is_done() -> None:
    rows = "| No. | Action | Owner | Closed |\n|-|-|-|-|\n| K-126 | Diodes | Bo | T-9 |\n| K-129 | Decap | Ana | – |"
    assert [r.status for r in records(f"## Actions\n\n{rows}", "action")] == ["done", None]


def test_what_a_line_mentions_stays_as_it_was_written() -> None:
    text = "## Actions\n\nA-5 | Call them about R1 wifi | Bo | OPEN\nA-6 | Write to them | Ana | DONE"
    assert titles(text, "action") == ["Call them about R1 wifi", "Write to them"]


def test_what_work_states_says_whether_it_is_of_a_backlog() -> None:
    rows = "| Ref | What | Who | State |\n|-|-|-|-|\n| NT-80 | Close the gate | Bo | 95% |\n| NT-84 | Tune the pump | Ana | In review |"
    assert [r.id for r in records(f"## Cases worked\n\n{rows}", "story")] == ["NT-80", "NT-84"]
    due = rows.replace("State |", "State | Due |").replace("|-|-|-|-|", "|-|-|-|-|-|").replace("95% |", "95% | Friday |")
    assert [r.id for r in records(f"## Cases worked\n\n{due}", "action")] == ["NT-80", "NT-84"]
    rows = rows.replace("NT-", "AI-")
    assert [r.id for r in records(f"## Cases worked\n\n{rows}", "action")] == ["AI-80", "AI-84"]


def test_headings_of_tickets_are_stories_with_points_and_action_items_with_a_day() -> None:
    story = "### PX-12 Faster start\nAssignee: Bo\nState: Open\nEstimate: 8\nProgress: 75%"
    task = "### PX-31 Fix the lamp\nAssignee: Ana\nState: Open\nDue: 2025-01-07"
    text = f"## Story (1)\n\n{story}\n\n## Open tickets\n\n{task}\n\n{task.replace('31', '32')}"
    assert [r.id for r in records(text, "story")] == ["PX-12"]
    assert [r.id for r in records(text, "action")] == ["PX-31", "PX-32"]


def test_a_column_point_without_numbers_is_what_each_point_is_about() -> None:
    rows = "| No. | Point | Resp. | Target date | Status |\n|-|-|-|-|-|\n| OP-6 | Order the pins | Bo | 07.01.2025 | New |"
    assert [(r.title, r.due) for r in records(f"## Open points\n\n{rows}", "action")] == [("Order the pins", "2025-01-07")]


def test_people_and_shares_are_told_by_the_cells_of_a_column() -> None:
    people = "## Actions\n\n- AI-1: Paint the hull (Owner: Ana)\n- AI-2: Weld the frame (Owner: Bo)"
    rows = "| WP | Scope | Welder | Painted | State |\n|-|-|-|-|-|\n| WP-1 | Ramp | Ana, Dag | 40% | New |\n| WP-2 | Keel | Bo | 5% | New |"
    found = records(f"{people}\n\n## Work packages\n\n{rows}", "story")
    assert [(r.title, r.owners, r.percent) for r in found] == [("Ramp", ("Ana", "Dag"), 40), ("Keel", ("Bo",), 5)]
    places = rows.replace("Welder", "Place").replace("Ana, Dag", "Oslo").replace("| Bo |", "| Bergen |").replace("Painted", "Coverage")
    assert [(r.owners, r.percent) for r in records(f"{people}\n\n## Work packages\n\n{places}", "story")] == [((), None), ((), None)]


def test_columns_of_what_was_measured_and_wanted_are_of_metrics() -> None:
    rows = "| What we measured | Result | What we wanted |\n|-|-|-|\n| Load time | 38 ms | 33 ms |"
    costs = "| Item | Amount | Cap |\n|-|-|-|\n| Paint | $120 | $200 |"
    found = records(f"## Trial\n\n{rows}\n\n## Spend\n\n{costs}", "metric")
    assert [(r.title, r.value_raw, r.target_raw) for r in found] == [("Load time", "38 ms", "33 ms"), ("Paint", "$120", "$200")]


@pytest.mark.parametrize(
    ("said", "target"),
    [("148 °C (min. 140 °C)", "min. 140 °C"), ("6 % (maximum 5)", "maximum 5"), ("14.1 % (we want under 14.5)", "under 14.5")],
)
def test_what_a_value_is_held_to_keeps_its_word_and_its_unit(said: str, target: str) -> None:
    assert [r.target_raw for r in records(f"## Readings\n\n- Heat: {said}", "metric")] == [target]


def test_a_dot_parts_hour_and_minute_where_each_line_has_one() -> None:
    log = "* 6.30 boiler lit\n* 9.50 first bus in\n* 16.00 last bus out"
    found = records(f"## The bus yard\n\n{log}", "checkpoint")
    assert [(r.time_raw, r.start, r.title) for r in found] == [
        ("6.30", "06:30", "boiler lit"),
        ("9.50", "09:50", "first bus in"),
        ("16.00", "16:00", "last bus out"),
    ]
    assert titles("## The yard\n\n06.45 – gate open\n07.30 – first bus in\n09.10 – wash stopped", "checkpoint") == []
    assert titles("## The yard\n\n06.45 – gate open\n07.30 – first bus in\n11.10 – wash stopped", "checkpoint")[2] == "wash stopped"
    amounts, unordered = "6.30 t wheat\n* 9.50 t rye\n* 12.10 t peas", "9.50 one\n* 6.30 two\n* 16.00 three"
    for numbers in ("3.10 first release\n* 3.11 hotfix\n* 4.00 core", amounts, unordered):
        assert titles(f"## The yard\n\n* {numbers}", "checkpoint") == []
    assert titles(f"## Releases\n\n{log}", "checkpoint") == []


def test_a_log_may_be_set_off_and_name_its_own_day() -> None:
    log = "> **07:10** took over\n> **09:25** sender blocked\n> **11:40** rule on"
    assert titles(f"## Timeline\n\n{log}", "checkpoint") == ["took over", "sender blocked", "rule on"]
    rows = "07:10 took over\n09:25 sender blocked\n11:40 rule on"
    assert len(titles(f"## Timeline\n\n{rows}\n\nTheir agenda, as received:\n\n{log}", "checkpoint")) == 3
    days = "- 2025-01-06 10:00 Stand-up\n- 2025-01-06 11:20 Cache landed\n- 2025-01-06 17:00 Handover"
    assert next((r.time_raw, r.title) for r in records(f"## Calendar\n\n{days}", "checkpoint")) == ("10:00", "Stand-up")
    assert titles(f"## Calendar\n\n{days}".replace("-06 1", "-09 1"), "checkpoint") == []


def test_what_goes_to_those_above_is_raised() -> None:
    assert titles("## Needs a word from higher up\n\nNothing today.", "escalation") == []
    assert titles("## For the line producer\n\n- We need a yes by Friday noon.", "escalation") == ["We need a yes by Friday noon."]
    text = "## Worries\n\n- The roof leaks.\n\n**To the board:** we need leave to hire a second crane."
    assert titles(text, "escalation") == ["To the board: we need leave to hire a second crane."]
    assert titles("## Notes\n\n**To the board:** the soup was good.", "escalation") == []


def test_sentences_behind_a_risk_say_whose_it_is() -> None:
    text = "## Risks\n\n- RK-1 Board date open. Status: GREEN. Owner Ansel. No change.\n- RK-2 Lamp too hot. Status: RED. Owner Bo."
    assert [(r.title, r.owners, r.level) for r in records(text, "risk")] == [
        ("Board date open", ("Ansel",), "green"),
        ("Lamp too hot", ("Bo",), "red"),
    ]
    (risk,) = records("## Risks\n\n🔴 **Shared accounts** – nobody counts them. Owner Quillon. New.", "risk")
    assert (risk.title, risk.owners) == ("Shared accounts", ("Quillon",))
    text = "## Worries\n\n**Saves may get lost (RED, Tomasz).** The vendor is silent.\n\n**Small kit (AMBER, Escalated).** Was green."
    assert [(r.level, r.owners) for r in records(text, "risk")] == [("red", ("Tomasz",)), ("yellow", ())]
    text = "## Risks\n\n1. Reprint late – likelihood low, impact high – Bo – trend: new\n2. Hall shut – impact high – IT desk – trend: up"
    assert [r.owners for r in records(text, "risk")] == [("Bo",), ("IT desk",)]
    text = "Safety talk by Bruna at six.\n\n## Risks\n\n- **Spring tide** – the road may flood, impact high. Bruna."
    assert [r.owners for r in records(text, "risk")] == [("Bruna",)]


def test_brackets_say_who_decided_and_what_comes_first() -> None:
    (decision,) = records("## Decisions\n\n- The papers stay sealed, not pulped. (Marta, legal)", "decision")
    assert (decision.title, decision.owners) == ("The papers stay sealed, not pulped.", ("Marta", "legal"))
    (action,) = records("## Actions\n\n- [ ] A-3 Raise the stack (Ansel, before next run)", "action")
    assert (action.title, action.owners, action.due_raw) == ("Raise the stack", ("Ansel",), "before next run")


def test_a_task_of_a_wiki_ends_in_its_day() -> None:
    text = "## Tasks\n\n- [x] @Ana record a demo for the guild 29 Apr 2025\n- [ ] @Bo crates to the carpenter `04 Feb 2026`\n"
    assert [(r.title, r.due) for r in records(f"{text}- [ ] @Ana file the minutes of 29 Apr 2025", "action")] == [
        ("record a demo for the guild", "2025-04-29"),
        ("crates to the carpenter", "2026-02-04"),
        ("file the minutes of 29 Apr 2025", None),
    ]


def test_each_line_of_a_list_opens_with_somebody() -> None:
    text = "## Who does what\n\n1) Dario: order frames\n2) Milou and Dario: measure them\n"
    text += "3) Bus company: confirm the stop – was due Tuesday, still open"
    assert [(r.title, r.owners) for r in records(text, "action")] == [
        ("order frames", ("Dario",)),
        ("measure them", ("Milou", "Dario")),
        ("confirm the stop", ("Bus company",)),
    ]
    text = "## Jobs\n\n1. **Wim** fetches two belts from the dealer.\n2. **Geertje** rings the buyer. Monday."
    assert [(r.owners, r.due_raw) for r in records(text, "action")] == [(("Wim",), None), (("Geertje",), "Monday")]


def test_the_last_sentence_says_who_and_when_or_how_far() -> None:
    text = "## Actions\n\n1. Chase the vendor, by phone this time. Tomasz, tomorrow morning\n2. Confirm the slot. Wren, done at 18:05"
    assert [(r.title, r.owners, r.due_raw, r.status) for r in records(text, "action")] == [
        ("Chase the vendor, by phone this time", ("Tomasz",), "tomorrow morning", None),
        ("Confirm the slot", ("Wren",), None, "done"),
    ]


def test_a_colour_stands_between_the_fields_of_a_risk() -> None:
    text = "## Risk watch\n\n**R-W3-02 – Pricing slips**\n🔴 Red · Owner: Rasmus · Trend: new today\nMitigation: weekend work."
    assert [(r.id, r.level, r.owners) for r in records(text, "risk")] == [("R-W3-02", "red", ("Rasmus",))]


def test_a_line_below_a_table_remarks_on_its_row() -> None:
    rows = "| Key | Summary | Assignee | Due |\n|-|-|-|-|\n| CG-7 | Sort crashes | Bo | 2025-01-09 |"
    text = f"## Tasks\n\n{rows}\n\nCG-7: cancelled as a duplicate, the cause is the same."
    assert titles(text, "action") == ["Sort crashes"]


def test_an_id_and_a_title_have_who_and_when_below() -> None:
    text = "## Whiteboard\n\n**EO-31** Reprint of papers\n→ Bo · due 4 May 2026 · in progress\n\n**EO-27** Train workers\n"
    found = records(f"{text}→ Ahmet / Lotte · due 8 May 2026 · 24 of 40 done (60 %)", "action")
    assert [(r.id, r.title, r.owners, r.due, r.percent) for r in found] == [
        ("EO-31", "Reprint of papers", ("Bo",), "2026-05-04", None),
        ("EO-27", "Train workers", ("Ahmet", "Lotte"), "2026-05-08", 60),
    ]


def test_the_next_working_day_heads_its_list_and_what_is_ticked_off_is_done() -> None:
    text = "## Tuesday first things\n\n- [ ] Load the boxes\n- [ ] Read the logger"
    assert titles(text, "priority") == ["Load the boxes", "Read the logger"]
    source = Source(path="notes.md", text="# Daily outcome, Thursday\n\n## Friday\n\n- Fix the pier\n- Second playtest\n")
    (report,) = read_reports(parse_blocks(source))
    assert [r.title for r in report.records if r.kind == "priority"] == ["Fix the pier", "Second playtest"]
    text = "## Ticked off today\n\n- Ramp at the pharmacy (Milou)\n- Signs put right (Dario)"
    assert [(r.owners, r.status, r.event) for r in records(text, "action")] == [
        (("Milou",), "done", "update"),
        (("Dario",), "done", "update"),
    ]


def test_a_tracker_exports_a_field_a_line_below_the_key_of_each_record() -> None:
    text = "## Type: task (2)\n\nKey:      QA-7\nSummary:  Cut the second rail\nAssignee: mara\nState:    Draft, 80%\nTarget:   2025-01-08"
    text += "\n\nKey:      QA-9\nSummary:  Paint 2.0 of the cart\nAssignee: jo, mara\nState:    Resolved\n\n## Category: risk\n\n"
    text += "Key:     QA-R1\nSummary: Paint dries slowly\nImpact:  high\nColour:  yellow"
    assert [(r.id, r.title, r.owners, r.status, r.percent, r.due) for r in records(text, "action")] == [
        ("QA-7", "Cut the second rail", ("mara",), "in_progress", 80, "2025-01-08"),
        ("QA-9", "Paint 2.0 of the cart", ("jo", "mara"), "done", None, None),
    ]
    assert [(r.id, r.title, r.level) for r in records(text, "risk")] == [("QA-R1", "Paint dries slowly", "yellow")]
    text = "## From the tracker\n\nKey: QA-7\nType: Task\nSummary: Cut the rail\nAssignee: mara\n"
    text += "Key: QA-8\nType: Decision\nText: We glue it"
    assert [(r.id, r.owners) for r in records(text, "action")] == [("QA-7", ("mara",))]
    assert titles(text, "decision") == ["We glue it"]


def test_the_day_may_stand_before_each_time_of_a_log() -> None:
    text = "## Events, UTC\n\n2025-01-06 07:12  soak test green\n2025-01-06 09:40  QA-7 merged\n2025-01-06 12:00  tag pushed"
    assert titles(text, "checkpoint") == ["soak test green", "QA-7 merged", "tag pushed"]
    assert titles(text.replace("2025-01-06", "06.01.2025"), "checkpoint") == ["soak test green", "QA-7 merged", "tag pushed"]
    assert titles(text.replace("2025-01-06", "2025-01-07"), "checkpoint") == []


def test_numbers_and_goals_stand_in_columns() -> None:
    text = "## Gauges\n\nopen-doors      2       goal: 0\nheat in hall    61 °C   goal: 72 °C"
    assert [(r.title, r.value_raw, r.target_raw) for r in records(text, "metric")] == [
        ("open-doors", "2", "0"),
        ("heat in hall", "61 °C", "72 °C"),
    ]


def test_an_id_may_be_two_words_but_no_standard_or_year() -> None:
    text = "## Work orders\n\n- WO 88213 – Drain the pit\n  - Who: Ana\n  - State: booked in\n- WO 88217 – Grease it (Bo)"
    assert [(r.id, r.title, r.owners, r.status) for r in records(text, "action")] == [
        ("WO 88213", "Drain the pit", ("Ana",), "planned"),
        ("WO 88217", "Grease it", ("Bo",), None),
    ]
    text = "## Actions\n\n- ISO 27001 – book the audit (Ana)\n- FY 2025 – close the books (Bo)"
    assert [r.id for r in records(text, "action")] == [None, None]
    rows = "| Order | Task | Owner | Status |\n|-|-|-|-|\n| WO 88213 | Drain the pit (new) | Ana | moved to phase 2 |"
    assert [(r.id, r.title, r.status) for r in records(f"## Tasks\n\n{rows}", "action")] == [("WO 88213", "Drain the pit", "deferred")]


def test_work_with_ids_and_people_needs_no_heading_that_says_so() -> None:
    text = "- Doors\n  - LP-31 Hinge squeaks in the hall (Ana) – nearly there, about 60% done, due 8 Jan\n"
    text += "  - LP-32 Lock freezes (Bo + Cy) – sent\n  - LP-33 Glass for door 4 (Bo) – parked until July"
    assert [(r.id, r.owners, r.status, r.percent, r.due) for r in records(f"## On the bench\n\n{text}", "action")] == [
        ("LP-31", ("Ana",), "in_progress", 60, "2025-01-08"),
        ("LP-32", ("Bo", "Cy"), "done", None, None),
        ("LP-33", ("Bo",), "deferred", None, None),
    ]


def test_whose_it_is_stands_in_brackets_with_what_they_do_and_in_columns_of_many_names() -> None:
    assert [r.owners for r in records("## Risks\n\n- The gate rusts (Jo watching)\n- The crane is late (Ana is chasing it)", "risk")] == [
        ("Jo",),
        ("Ana",),
    ]
    rows = "| Ref | If this happens | Chance | Damage | Minder |\n|-|-|-|-|-|\n| H-2 | The gate rusts | low | high | Jo |"
    assert [(r.owners, r.impact) for r in records(f"## Hazards\n\n{rows}", "risk")] == [(("Jo",), "high")]
    rows = "| No. | Resolved that | Carried by |\n|-|-|-|\n| B-3 | Doors stay shut | Ana |"
    assert [r.owners for r in records(f"## Resolutions\n\n{rows}", "decision")] == [("Ana",)]


def test_what_went_to_the_board_and_what_is_queued_for_a_day() -> None:
    assert titles("## Taken to the steering round\n\n* Two more hands are needed.", "escalation") == ["Two more hands are needed."]
    text = "## Queue for 2025-01-07\n\n[ ] oil the gate\n[ ] freeze the text\n\n## Wednesday, 08.01.2025\n\n- Later"
    assert titles(text, "priority") == ["oil the gate", "freeze the text"]
    assert titles("## Tuesday, 07.01.2025\n\n- oil the gate\n- freeze the text", "priority") == ["oil the gate", "freeze the text"]


@pytest.mark.parametrize("mark", [" / ", "; ", ", ", " | ", " · "])
def test_fields_on_one_line_are_parted_by_any_sign(mark: str) -> None:
    said = mark.join(("Owner: Bo and Ana", "Due: 12 Jan 2026", "Status: Done"))
    text = f"## Actions\n\n**A-14 Send the list**\n{said}\n\n### A-15 Read it\n\n{said}\n\n### Others\n\n- A-16 Keep it – {said}"
    assert [(r.title, r.owners, r.due, r.status) for r in records(text, "action")] == [
        ("Send the list", ("Bo", "Ana"), "2026-01-12", "done"),
        ("Read it", ("Bo", "Ana"), "2026-01-12", "done"),
        ("Keep it", ("Bo", "Ana"), "2026-01-12", "done"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "states"),
    [
        ("Done", "Open", ["done", "planned"]),
        ("Done today", "Still open", ["done", "planned"]),
        ("Blocked", "Thanks", ["blocked"]),
        ("In progress", "Thanks", ["in_progress"]),
    ],
)
def test_headings_that_say_how_far_work_is(first: str, second: str, states: list[str]) -> None:
    text = f"## {first}\n\n* Reprint the July labels (Yuki)\n\n## {second}\n\n* Count the pallets (Lars) – due 17 January"
    found = records(text, "action")[: len(states)]
    assert [(r.title, r.status) for r in found] == list(zip(["Reprint the July labels", "Count the pallets"], states, strict=False))


def test_news_of_the_day_are_no_work_and_work_in_flight_is_what_stands_above() -> None:
    assert titles("## Done today\n\n- The audit ran on its own (Ilse)\n- 212 bookings seen by hand", "action") == []
    rows = "| ID | What | Owner | Status |\n|-|-|-|-|\n"
    text = f"## Action items\n\n### Completed\n\n{rows}| QA-1 | Oil it | Bo | Done |\n\n"
    text += f"### In flight\n\n{rows}| QA-2 | Saw it | Jo | Blocked |"
    assert titles(text, "action") == ["Oil it", "Saw it"]


def test_a_label_below_a_line_in_bold_is_part_of_it() -> None:
    text = "**1. ACTIONS**\n\n*Finished*\n\n- A-21 Get a quote – Ana – done\n- A-29 Book the room – Ana – done on day 2\n\n*New*\n\n"
    text += "- A-34 Order labels – Bo – due 29 January\n\n**2. DECISIONS**\n\n- No paper copy is filed."
    assert [(r.title, r.owners) for r in records(text, "action")] == [
        ("Get a quote", ("Ana",)),
        ("Book the room", ("Ana",)),
        ("Order labels", ("Bo",)),
    ]
    assert titles(text, "decision") == ["No paper copy is filed."]


def test_messages_sent_are_a_log_and_deliverables_of_a_wave_are_stories() -> None:
    text = "## Appendix B: Messages sent\n\n- 12:05 – Result of the rehearsal (Bo)\n- 17:10 – Date mailed to the council"
    assert titles(text, "checkpoint") == ["Result of the rehearsal (Bo)", "Date mailed to the council"]
    text = "## Wave 2 deliverables\n\n**W2-03 – Aisles 9 to 14.** Delivered today. Owner: Jo. Two slots are out.\n\n"
    text += "**W2-04 – Gate lights.** In progress, 70%. Owner: Bo and Ana. Lamps tomorrow."
    assert [(r.id, r.owners, r.status, r.percent) for r in records(text, "story")] == [
        ("W2-03", ("Jo",), "done", None),
        ("W2-04", ("Bo", "Ana"), "in_progress", 70),
    ]


def test_who_closed_it_owned_it_and_who_is_mentioned_once_is_known_in_brackets() -> None:
    rows = "| Ref | Action | Closed by | When |\n|-|-|-|-|\n| TB-8 | Send the samples | Bo | 10:30 |"
    assert [(r.owners, r.status) for r in records(f"## Actions\n\n### Closed today\n\n{rows}", "action")] == [(("Bo",), "done")]
    text = "## To-dos\n\n- [ ] Fix the rounding (@tam), due Friday\n\n## Risks\n\n- 🔴 Prices are wrong. Nobody likes it. (tam)"
    assert [r.owners for r in records(text, "risk")] == [("tam",)]


def test_how_far_it_is_stands_behind_the_day_or_with_its_label() -> None:
    text = "## Actions\n\n- A-1 Test it (@dario), due Thu 9 Jan, half way\n- A-2 Read it (Bo), due Friday, 10:00, blocked on HR\n"
    text += "- **A-3, drill.** Ana, due Friday. Held at 14:20. *Status: done.*\n- A-4 Send it (Jo) – Complete, awaiting final sign-off"
    assert [(r.due_raw, r.status) for r in records(text, "action")] == [
        ("Thu 9 Jan", "in_progress"),
        ("Friday, 10:00", "blocked"),
        ("Friday", "done"),
        (None, "in_review"),
    ]


def test_offices_decide_as_people_do() -> None:
    text = "## Decisions\n\n- No copy is filed. (Quality management, sponsor)\n- We stay here. (see the minutes)"
    assert [(r.title, r.owners) for r in records(text, "decision")] == [
        ("No copy is filed.", ("Quality management", "sponsor")),
        ("We stay here. (see the minutes)", ()),
    ]


def test_the_end_of_a_letter_may_have_blanks_behind_it() -> None:
    text = "## Tuesday\n\nAna shows the filter.\n\nBo rings the clerk.\n\nGood night, \t\nBertrand"
    assert titles(text, "priority") == ["Ana shows the filter.", "Bo rings the clerk."]
