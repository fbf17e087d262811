"""How a team goes on with what it has reported before: verdicts, hand-overs, updates, colours that changed."""

from __future__ import annotations

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
