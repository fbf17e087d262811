"""What items and columns state says what they are, whatever the heading above calls them."""

from __future__ import annotations

import pytest

from reportgen.records import Record
from tests.laws.account import read


def records(text: str, kind: str) -> list[Record]:
    """The records of a kind in a text below a dated title."""
    (report,) = read(f"# Day 3 (2025-01-06)\n\n{text}\n")
    return [record for record in report.records if record.kind == kind]


def titles(text: str, kind: str) -> list[str | None]:
    return [record.title for record in records(text, kind)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("story", "## Tickets\n\n- **T-1 – Cache (5 pts)**\n  - State: Done\n- **T-2 – Badge (3 pts)**\n  - State: Blocked"),
        ("story", "## W\n\n| WP | Is | Who| Size (pts) | State |\n|-|-|-|-|-|\n| W-1 | Cache | Bo | 5 | – |\n| W-2 | Badge | Bo | 3 | – |"),
        ("risk", "## Held\n\n- **X-1 – Cache** (GREEN; likelihood low, impact high)\n- **X-2 – Badge** (RED; likelihood high, impact low)"),
        ("risk", "## Held\n\n| Ref | Exposure | RAG | P | I |\n|-|-|-|-|-|\n| X-1 | Cache | RED | L | H |\n| X-2 | Badge | RED | M | H |"),
        ("metric", "## Farm\n\n| Workload | 4.1 | RC1 | Limit |\n|-|-|-|-|\n| Cache | 88 | 91 | ≤ 92 |\n| Badge | 31 | 29 | ≤ 35 |"),
        ("priority", "## Tomorrow (Tuesday, Day 4)\n\n1. 08:30 Cache\n2. 09:00 Badge\n3. 10:00 Cache"),
        ("decision", "## Rulings and Escalations\n\n- **RUL-1:** Cache\n- **RUL-2:** Badge\n- **Escalation:** the budget has to rise"),
    ],
)  # fmt: skip
def test_what_items_state_says_what_they_are(kind: str, text: str) -> None:
    found = titles(text, kind)
    assert [any(word in (title or "") for title in found) for word in ("Cache", "Badge")] == [True, True]
    assert titles(text, "action") == []


def test_the_odds_of_a_risk_are_read_without_a_colon() -> None:
    text = "## Held\n\n- **X-1 – Cache** (likelihood low, impact high; owner: Bo). So.\n- **X-2 – Badge** (likelihood high, impact low)"
    assert [(r.likelihood, r.impact, r.owners) for r in records(text, "risk")] == [("low", "high", ("Bo",)), ("high", "low", ())]


def test_a_raid_log_says_of_each_row_what_it_is() -> None:
    text = (
        "## RAID log\n\n| ID | Type | Summary | Likelihood | Impact | Owner |\n|-|-|-|-|-|-|\n| N-1 | Risk | Late | High | High | Bo |\n"
        "| N-2 | Assumption | Sunny | – | High | Bo |\n| N-3 | Dependency | Cable | – | High | Bo |\n| N-4 | Decision | Go | – | – | Bo |"
    )
    assert (titles(text, "risk"), titles(text, "decision")) == (["Late"], ["Go"])


def test_what_hinders_today_is_no_risk_beside_a_list_of_risks() -> None:
    hinders = "## Blockers\n\n- The crane is shared until 15:00"
    assert titles(hinders, "risk") == ["The crane is shared until 15:00"]
    assert titles(f"## Risks\n\n- **R-1:** The cable is late\n\n{hinders}", "risk") == ["The cable is late"]


@pytest.mark.parametrize("lead", ["Agenda of the stand-up, for the record:", "As planned for the review:"])
def test_an_agenda_is_no_timeline(lead: str) -> None:
    times = "1. 09:00 Burndown\n2. 09:05 Round table\n3. 09:30 Close"
    assert titles(f"## The room\n\n{times}", "checkpoint") == ["Burndown", "Round table", "Close"]
    assert titles(f"## The room\n\n{lead}\n\n{times}", "checkpoint") == []


def test_a_schedule_among_what_comes_next_holds_no_tasks() -> None:
    text = "## Tomorrow\n\n- Check the queue\n\n### Meeting schedule\n\n| Time | Meeting |\n|-|-|\n| 07:30 | Huddle |\n| 12:30 | Call |"
    assert titles(text, "priority") == ["Check the queue"]


def test_a_milestone_without_an_owner_is_nobodys_action() -> None:
    text = "## Programme\n\n| Milestone | Forecast | RAG |{}\n|-|-|-|{}\n| Load 3 complete | 10 January | Amber |{}"
    assert titles(text.format("", "", ""), "action") == []
    assert titles(text.format(" Owner |", "-|", " Bo |"), "action") == ["Load 3 complete"]


def test_from_and_to_are_two_columns_of_a_timeline() -> None:
    (found,) = records("## Timeline\n\n| Start | End | Event |\n|-|-|-|\n| 06:05 | 08:40 | Evaluation |", "checkpoint")
    assert (found.start, found.end, found.time_raw) == ("06:05", "08:40", "06:05")


@pytest.mark.parametrize("told", ["– red. Owner: Bo. The rota is full until the weekend", "(high; owner: Bo). WP-2 has not started"])
def test_owners_end_before_the_sentence_behind_them(told: str) -> None:
    (found,) = records(f"## Risks\n\n- **R-1 – Cache** {told}", "risk")
    assert found.owners == ("Bo",)


def test_a_table_of_devices_is_judged_by_what_stands_before_its_target() -> None:
    text = "## Numbers\n\n| Tier | Median FPS | Wanted | Peak memory |\n|-|-|-|-|\n| High | 60 | 60 | 1.1 GB |\n| Low | 31 | 30 | 640 MB |"
    assert [record.value_raw for record in records(text, "metric")] == ["60", "31"]


def test_new_in_capitals_is_how_far_something_is() -> None:
    (found,) = records("## To-dos\n\n- [ ] LF-A34: **NEW** kill switch (Jun, due 2025-01-09)", "action")
    assert (found.title, found.status) == ("kill switch", "new")


def test_a_verdict_stands_before_the_id_of_a_decision() -> None:
    (found,) = records("## Decisions\n\n1. **APPROVED CTO-7** — keep the logs for 14 days.", "decision")
    assert (found.id, found.title) == ("CTO-7", "APPROVED CTO-7 — keep the logs for 14 days.")


def test_decisions_may_be_set_off_and_what_is_not_decided_is_none() -> None:
    text = "## Decisions\n\n> **Decision:** we ship on Tuesday.\n> *Why:* users want it.\n\n- Not decided: the price"
    assert titles(text, "decision") == ["we ship on Tuesday."]


def test_a_colour_may_lead_a_risk() -> None:
    (found,) = records("## Open risks\n\n- RED - sorter 2 is not repaired before the peak", "risk")
    assert (found.title, found.level) == ("sorter 2 is not repaired before the peak", "red")


def test_a_state_in_a_heading_is_no_risk() -> None:
    assert titles("## Networking (Pavel) — 🟡 at risk\n\n- Both node groups have the new version", "risk") == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Week 3 Day 1 Priorities (Monday, 2025-01-20)", "priority"),
        ("Sprint 3 priorities", "priority"),
        ("Week 2 Day 10 Priorities", None),
    ],
)
def test_what_a_heading_is_ahead_of_is_told_by_its_week_before_its_day(heading: str, kind: str | None) -> None:
    (report,) = read(f"# Week 2 Day 10 Outcomes (Friday, 2025-01-17)\n\n**Sprint:** 2\n\n## {heading}\n\n- Pack the boxes\n- Label them")
    assert {record.kind for record in report.records} == ({kind} if kind else set())


def test_who_is_named_before_an_arrow_or_behind_a_sentence() -> None:
    lines = ("- Piotr → file a bug", "- **KA-61** Sign the contract. CTO, due 2025-01-21", "- T1: solder the relay (Sara) -> done")
    assert [(r.title, r.owners, r.status) for r in records("## Action items\n\n" + "\n".join(lines), "action")] == [
        ("file a bug", ("Piotr",), None),
        ("Sign the contract", ("CTO",), None),
        ("solder the relay", ("Sara",), "done"),
    ]


def test_a_paragraph_that_opens_in_bold_is_one_item_with_its_fields() -> None:
    fields = "Progress: 45%. Status: in progress. Due: 17 January."
    (found,) = records(f"## Open work items\n\n**DL-310 Replace screenshots** (Amara)\n{fields}", "action")
    assert (found.id, found.owners, found.percent, found.status, found.due) == ("DL-310", ("Amara",), 45, "in_progress", "2025-01-17")


def test_a_decision_about_a_story_is_not_one_of_that_name() -> None:
    table = "## Stories\n\n| ID | Story | Pts | State |\n|-|-|-|-|\n| KW-4 | Fees | 3 | – |\n| KW-5 | Tax | 2 | – |"
    (found,) = records(f"{table}\n\n## Decisions\n\n1. KW-4 will be specified again", "decision")
    assert (found.id, found.title) == (None, "KW-4 will be specified again")


def test_an_id_in_bold_and_the_fields_below_it_are_one_item() -> None:
    text = "## Action items\n\n**LIS-203:** Correct the window\n**Owner:** Marek\n**Status:** Completed\n**Due:** 2025-01-08"
    (found,) = records(text, "action")
    assert (found.id, found.title, found.owners) == ("LIS-203", "Correct the window", ("Marek",))
    assert (found.status, found.due) == ("done", "2025-01-08")


def test_an_id_may_have_a_dot() -> None:
    (found,) = records("## Action items\n\n- **AI-9.14 – Send the reminder** (Leila)", "action")
    assert (found.id, found.title) == ("AI-9.14", "Send the reminder")


def test_parts_of_the_next_day_have_its_tasks() -> None:
    text = "## Plan for tomorrow\n\n**Morning:** Validate 30 panels\n**Afternoon:** Run the drill"
    assert titles(text, "priority") == ["Validate 30 panels", "Run the drill"]


def test_gates_and_rules_with_boxes_are_no_tasks() -> None:
    tasks = "## To-dos\n\n- [ ] Fix the pump (Ana)\n- [ ] Fix the valve (Bo)\n- [ ] Fix the door (Ana)"
    rules = "## Bench rules\n\n- [x] Strap on?\n- [ ] Label back?"
    assert titles(f"{tasks}\n\n{rules}", "action") == ["Fix the pump", "Fix the valve", "Fix the door"]


def test_who_and_how_far_stand_behind_the_points_of_a_story() -> None:
    text = "## Tickets\n\n- JRN-1 Canvas (13 pts), Emeka: Done\n- JRN-2 Cap (5 pts), Emeka and Bao: In review\n- JRN-3 Sync (8 pts)"
    assert [(r.owners, r.status) for r in records(text, "story")] == [(("Emeka",), "done"), (("Emeka", "Bao"), "in_review"), ((), None)]
