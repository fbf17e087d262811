"""What a team writes in one flat line, or below a line in bold, is read as it is where it stands nested or below a heading."""

from __future__ import annotations

import pytest

from tests.laws.account import read
from tests.records.test_pasted import records, titles


@pytest.mark.parametrize("label", ["Blockers", "Next step", "Note", "Mitigation", "Blocked by"])
def test_a_flat_field_is_kept_as_a_nested_one_is(label: str) -> None:
    flat = records(f"## Actions\n\n- OK-2: Order salt – Owner: Ida – Status: Blocked – {label}: no van", "action")
    nested = records(f"## Actions\n\n- OK-2: Order salt\n  - Owner: Ida\n  - Status: Blocked\n  - {label}: no van", "action")
    assert [r.details for r in flat] == [r.details for r in nested] == [{label.lower().replace(" ", "_"): "no van"}]


def test_of_two_statuses_in_one_line_the_second_is_a_detail() -> None:
    (record,) = records("## Actions\n\n- OK-3: Order salt (Ida) – Status: Done – Status: Blocked", "action")
    assert (record.status, record.status_raw, record.details) == ("done", "Done", {"status": "Blocked"})


def test_a_mark_behind_a_status_leaves_its_words() -> None:
    (record,) = records("## Actions\n\n- OK-4: Order salt (Ida) – Status: Done ❌", "action")
    assert (record.status, record.status_raw) == ("done", "Done")


def test_each_sentence_of_a_paragraph_has_its_own_person_and_day() -> None:
    text = "## Actions\n\nIda will ask the port by 2025-01-10. It is urgent. Omar will order salt by 2025-01-07."
    assert [(r.owners, r.due) for r in records(text, "action")] == [(("Ida",), "2025-01-10"), (("Omar",), "2025-01-07")]
    (record,) = records("## Actions\n\nIda will ask the port. Omar gets the salt by 2025-01-07.", "action")
    assert (record.owners, record.due) == (("Ida",), None)


def test_a_line_in_bold_heads_the_lines_right_below_it() -> None:
    text = "**Actions**\n\n- OK-5: Order salt (Ida)\n\n**Decisions**\nWe go by rail.\n\n**Risks**\n🔴 R-1 ice on the track\n🟢 R-2 fog"
    assert [r.id for r in records(text, "action")] == ["OK-5"]
    assert titles(text, "decision") == ["We go by rail."]
    assert [(r.id, r.title, r.level) for r in records(text, "risk")] == [("R-1", "ice on the track", "red"), ("R-2", "fog", "green")]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("5 °C", 5, "°C"),
        ("-5 °C", -5, "°C"),
        ("−3 %", -3, "%"),
        ("12 000", 12000, None),
        ("5 / min", 5, "/min"),
        ("about 40 ms", 40, "ms"),
        ("€48,000 of €120,000 (45%)", 48000, "€"),
    ],
)
def test_a_bullet_of_metrics_is_a_metric_however_its_number_is_written(written: str, value: int, unit: str | None) -> None:
    assert [(r.value, r.unit) for r in records(f"## Metrics\n\n- Oven: {written}\n- Hall: 7", "metric")] == [(value, unit), (7, None)]


def test_metrics_called_score_and_budget_are_not_those_of_their_heading() -> None:
    assert titles("## Metrics\n\n- Oven: 5\n- Score: 7\n- Budget: 9", "metric") == ["Oven", "Score", "Budget"]


def test_a_number_among_metrics_that_cannot_be_read_is_listed() -> None:
    (report,) = read("# Day 3 (Monday, 2025-01-06)\n\n## Metrics\n\n- Ovens: 5 ovens of the seven ran through the whole night\n")
    assert [(miss.span.first, "could not be read as a metric" in miss.why) for miss in report.unread] == [(5, True)]


@pytest.mark.parametrize("heading", ["Blockers / Escalations", "Escalations and blockers", "Impediments & escalations"])
@pytest.mark.parametrize("before", ["## Risks\n\n- R-1: Fog (Ida) – amber", "## Actions\n\n- OK-6: Order salt (Ida)"])
def test_blockers_and_escalations_are_escalations_wherever_they_stand(heading: str, before: str) -> None:
    text = f"{before}\n\n## {heading}\n\n- E-1: the port does not answer (Omar Roe) - open"
    assert [(r.id, r.owners) for r in records(text, "escalation")] == [("E-1", ("Omar Roe",))]


def test_an_item_below_another_with_id_and_owner_is_a_record_of_its_own() -> None:
    found = records("## Actions\n\n- OK-7: Ask the port (Ida)\n  - OK-8: Order salt (Omar) – Blocked\n  - Note: by phone", "action")
    assert [(r.id, r.status, r.details) for r in found] == [("OK-7", None, {"note": "by phone"}), ("OK-8", "blocked", {})]


def test_sentences_with_labels_are_fields() -> None:
    (record,) = records("## Risks\n\n- R-4: Fog on the pier. Owner: Ida. Level: amber. Mitigation: salt. Lamps, too.", "risk")
    assert (record.owners, record.level, record.details) == (("Ida",), "yellow", {"mitigation": "salt. Lamps, too"})


def test_a_date_alone_above_bold_headings_is_the_title() -> None:
    (report,) = read("Wed 8 Jan 2025\n\n**Actions**\n\n- OK-9: Order salt (Ida)\n")
    assert (report.header.title, report.header.line, report.date) == ("Wed 8 Jan 2025", 1, "2025-01-08")


def test_a_share_behind_the_owner_may_have_decimals() -> None:
    (record,) = records("## Actions\n\n- OK-1: 5 of 8 bolts replaced (Ida) 62.5%", "action")
    assert (record.owners, record.percent, record.title) == (("Ida",), 62.5, "5 of 8 bolts replaced")


@pytest.mark.parametrize(
    ("written", "value", "target"),
    [
        ("2.5 h (not more than 3)", "2.5 h", "not more than 3"),
        ("8 (not fewer than 6)", "8", "not fewer than 6"),
        ("99.2 % (need 99.5) - the old oven", "99.2 %", "99.5"),
        ("$41,250 (goal for October $45,000)", "$41,250", "$45,000"),
        ("41 loaves (goal for this week 60)", "41 loaves", "60"),
    ],
)
def test_what_is_needed_of_a_metric_is_its_target(written: str, value: str, target: str) -> None:
    (record,) = records(f"- Numbers\n  - Ovens lit: {written}\n", "metric")
    assert (record.value_raw, record.target_raw) == (value, target)


def test_a_day_in_brackets_is_no_target() -> None:
    assert [r.target_raw for r in records("**Ovens:** 42 (goal for October 15)", "metric")] == []


def test_severity_of_what_is_to_be_done_is_its_priority() -> None:
    rows = "| ID | Task | Severity | Owner | Due |\n|---|---|---|---|---|\n| OK-1 | Mend the pump | Critical | Ida | 2025-01-10 |"
    (record,) = records(f"## Actions\n\n{rows}", "action")
    assert (record.priority, record.details) == ("Critical", {})
    both = "| ID | Task | Severity | Priority | Owner |\n|---|---|---|---|---|\n| OK-2 | Mend the lid | Critical | Low | Ida |"
    (record,) = records(f"## Actions\n\n{both}", "action")
    assert (record.priority, record.details) == ("Low", {"severity": "Critical"})


def test_a_last_sentence_says_who_and_by_when() -> None:
    text = """## Actions opened today

- **OK-3** Letter to the nine bakers who bought flour 7.2. Ida with Omar, target 2025-01-16
- **OK-4** Keep the samples for 90 days. Omar, no date yet
"""
    letter, samples = records(text, "action")
    assert (letter.title, letter.owners, letter.due) == ("Letter to the nine bakers who bought flour 7.2", ("Ida", "Omar"), "2025-01-16")
    assert (samples.title, samples.owners, samples.due) == ("Keep the samples for 90 days", ("Omar",), None)
    assert [r.event for r in (letter, samples)] == ["new", "new"]


def test_a_due_date_may_have_a_short_year() -> None:
    text = "## Actions\n\n- Ask the port (Ida, by 10.1.25)\n- Order salt (Omar)\n  - Due: release 3.10.12"
    assert [(r.due_raw, r.due) for r in records(text, "action")] == [("10.1.25", "2025-01-10"), ("release 3.10.12", None)]


def test_small_letters_in_brackets_are_somebody_among_people() -> None:
    text = "## To do\n\n- [ ] OK-5 Print it (Ida, Wed)\n- [ ] OK-6 Bend the post (workshop) - half done\n- [x] OK-7 Log it (Omar)"
    assert [(r.title, r.owners) for r in records(text, "action")] == [
        ("Print it", ("Ida",)),
        ("Bend the post", ("workshop",)),
        ("Log it", ("Omar",)),
    ]
    alone = "## To do\n\n- [ ] OK-5 Print it (Ida)\n- [ ] OK-6 Bend the post (workshop)\n- [ ] OK-7 Log it"
    assert [r.owners for r in records(alone, "action")] == [("Ida",), (), ()]
    later = "## To do\n\n- [ ] OK-5 Print it (Ida)\n- [ ] OK-6 Bend the post (later)\n- [ ] OK-7 Log it (Omar)"
    assert [r.owners for r in records(later, "action")] == [("Ida",), (), ("Omar",)]


def test_ids_behind_titles_with_who_and_how_far_below_are_a_backlog() -> None:
    text = """* **What moved**
  * *Bread of the north* (LF-03)
    * second crust is in
    * With: Ida
    * Stage: on hold, due to shop 9.1.25
  * *Salt*, small edition (LF-11)
    * With: Omar and Ida
    * Stage: done
"""
    found = [(r.id, r.title, r.owners, r.status) for r in records(text, "story")]
    assert found == [("LF-03", "Bread of the north", ("Ida",), "blocked"), ("LF-11", "Salt, small edition", ("Omar", "Ida"), "done")]
    assert records("- Bread (LF-03)\n  - it is good\n- Salt (LF-11)\n  - it is white\n", "story") == []


def test_some_of_all_is_in_progress() -> None:
    head = "| ID | Task | Owner | Due | Progress |\n|---|---|---|---|---|\n"
    rows = "| OK-1 | Locks | Ida | Fri | 3 of 4 keys |\n| OK-2 | Lids | Omar | Fri | 211/214 |\n| OK-3 | Jars | Ida | Fri | 3/12 |"
    assert [r.status for r in records(f"## Actions\n\n{head}{rows}", "action")] == ["in_progress", "in_progress", None]


def test_a_share_behind_a_title_says_how_far_it_is() -> None:
    text = "## Who does what\n\n**Ida – order the salt.** Roughly 70% there; blocked on the port.\n\n**Omar – dry it.** Not started.\n"
    assert [(r.owners, r.percent, r.status) for r in records(text, "action")] == [(("Ida",), 70, "blocked"), (("Omar",), None, "planned")]


def test_a_line_below_a_risk_says_who_watches_it() -> None:
    text = "## Risks\n\n- Fog on the pier\n  - the ferry would wait\n  - Ida watches\n- Ice\n  - Ida watches the port and the pier\n"
    assert [r.owners for r in records(text, "risk")] == [("Ida",), ()]


def test_tasks_of_a_day_on_one_line_are_one_each() -> None:
    text = "## Next week\n\n**Monday:** price table, board deck.\n\n**Tuesday:** kick-off at the pier, everyone helps.\n"
    assert titles(text, "priority") == ["Monday: price table", "Monday: board deck", "Tuesday: kick-off at the pier, everyone helps"]


def test_a_list_of_fields_right_below_an_id_and_its_title_is_of_it() -> None:
    one = "**OK-31** Order salt\n - Actionee: Ida\n - Status: OPEN\n - Due: 2025-01-10\n - Origin: the board, today\n\n"
    two = "**OK-32** Dry the nets\n - Actionee: Omar\n - Status: IN WORK (80 %)\n - Due: 2025-01-14\n"
    found = [(r.id, r.title, r.owners, r.status, r.percent, r.due) for r in records(f"## Actions\n\n{one}{two}", "action")]
    assert found == [
        ("OK-31", "Order salt", ("Ida",), "planned", None, "2025-01-10"),
        ("OK-32", "Dry the nets", ("Omar",), "in_progress", 80, "2025-01-14"),
    ]


def test_a_list_of_work_below_a_line_with_an_id_is_no_list_of_fields() -> None:
    text = "## Actions\n\nOK-31 is what we talked about\n\n- OK-32: Dry the nets (Ida)\n- OK-33: Order salt (Omar)\n"
    assert [r.id for r in records(text, "action")][-2:] == ["OK-32", "OK-33"]


def test_ids_may_open_with_the_year() -> None:
    head = "| Number | Action | Responsible | Deadline |\n|---|---|---|---|\n"
    rows = "| 2025-A-07 | Order salt | Ida | 10 Jan 2025 |\n| 2025-A-09 | Dry the nets | Omar | 12 Jan 2025 |"
    assert [(r.id, r.title) for r in records(f"## Actions\n\n{head}{rows}", "action")] == [
        ("2025-A-07", "Order salt"),
        ("2025-A-09", "Dry the nets"),
    ]


def test_what_was_committed_is_a_target_beside_what_was_achieved() -> None:
    text = "## Metrics\n\n| Service level | Committed | Achieved |\n|---|---|---|\n| Ferry on time | 90 % | 93 % |"
    assert [(r.value_raw, r.target_raw) for r in records(text, "metric")] == [("93 %", "90 %")]
    course = "## Metrics\n\n| Sprint | Committed | Accepted | Rate |\n|---|---|---|---|\n| Sprint 1 | 34 | 31 | 91% |"
    assert records(course, "metric") == []


def test_the_sentence_behind_an_owner_says_how_far_it_is() -> None:
    one = "3.1 **OK-41 Salt by boat** – owner: Site office. In development, 45 % complete; 5 story points.\n\n"
    two = "3.2 **OK-42 Nets** – owner: Ida. Accepted on 7 Jan 2025; 3 story points."
    found = [(r.owners, r.status, r.percent, r.points) for r in records(f"## Backlog items\n\n{one}{two}", "story")]
    assert found == [(("Site office",), "in_progress", 45, 5), (("Ida",), "done", None, 3)]


def test_the_number_of_a_part_is_not_in_its_title() -> None:
    text = "## 5 Risks\n\n**5.1 Ice on the pier (owner: Ida).** Rating AMBER, rising.\n\n**5.2 Fog (owner: Omar).** Rating GREEN, stable."
    assert titles(text, "risk") == ["Ice on the pier", "Fog"]


def test_a_numbered_decision_set_off_may_have_a_dash_behind_its_number() -> None:
    text = "## Decisions\n\n> **Decision 1** — The pier stays shut; boats wait.\n\n> **Decision 2** — Salt goes by rail."
    assert titles(text, "decision") == ["The pier stays shut; boats wait.", "Salt goes by rail."]


def test_features_by_colour_are_stories_and_what_needs_attention_is_not_raised() -> None:
    text = """## Feature status

**Green – on course**

1. **OK-51 Salt by boat** – Ida – On course, 90%
2. **OK-52 Nets to dry** – Omar – Done, 100%

**Yellow – needs attention**

3. **OK-53 Pier lamps** – Ida – Needs attention, 55%
"""
    found = [(r.id, r.title, r.status, r.percent) for r in records(text, "story")]
    assert found == [
        ("OK-51", "Salt by boat", "on_track", 90),
        ("OK-52", "Nets to dry", "done", 100),
        ("OK-53", "Pier lamps", "at_risk", 55),
    ]
    assert records(text, "escalation") == []


def test_counts_are_kept_with_their_share() -> None:
    text = "## Metrics\n\n- **Lamps lit:** 1,866 of 1,910, 97.7% (goal 100%)\n- **Boats out:** 7, two late (goal 9)"
    assert [r.value_raw for r in records(text, "metric")] == ["1,866 of 1,910, 97.7%", "7"]


def test_work_packages_say_their_condition() -> None:
    text = "## Workstream packages\n\n- **OK-61 – Salt** (Lead: Ida)\n  - Progress: 92%\n  - Condition: Delayed\n  - Note: no van\n"
    assert [(r.owners, r.status, r.percent) for r in records(text, "story")] == [(("Ida",), "at_risk", 92)]
    other = text.replace("Delayed", "only in fair weather")
    assert [r.status for r in records(other, "story")] == ["in_progress"]


def test_people_known_elsewhere_are_whose_risk_it_is_in_a_column_of_any_name() -> None:
    head = "| Risk | Statement | Colour | Manager |\n|---|---|---|---|\n"
    rows = "| R-1 | Ice on the pier | RED | Ida |\n| R-2 | Fog | GREEN | Omar |"
    tasks = "## Actions\n\n- OK-1: Order salt (Owner: Ida)\n- OK-2: Dry it (Owner: Omar)\n\n"
    assert [r.owners for r in records(f"{tasks}## Risks\n\n{head}{rows}", "risk")] == [("Ida",), ("Omar",)]


@pytest.mark.parametrize(("heading", "status"), [("Blocked", "blocked"), ("In review", "in_review"), ("Done", "done")])
@pytest.mark.parametrize("item", ["- **OK-2** Load test – Nadia Ruiz – 40%", "- **OK-2** Load test (Nadia Ruiz, 40% done)"])
def test_a_percentage_is_how_far_and_leaves_the_status_of_the_heading_above(heading: str, status: str, item: str) -> None:
    (record,) = records(f"## Actions\n\n### {heading}\n\n{item}", "action")
    assert (record.title, record.owners, record.status, record.percent) == ("Load test", ("Nadia Ruiz",), status, 40)


def test_a_column_of_percentages_leaves_the_status_of_the_heading_above() -> None:
    table = "| ID | Action | Owner | Progress |\n|---|---|---|---|\n| OK-2 | Load test | Nadia | 40% |"
    found = [(r.status, r.percent) for r in records(f"## Actions\n\n### Blocked\n\n{table}", "action")]
    assert found == [("blocked", 40)]
    assert [(r.status, r.percent) for r in records(f"## Actions\n\n{table}", "action")] == [("in_progress", 40)]


def test_what_has_come_so_far_below_open_is_in_progress() -> None:
    text = "## Actions\n\n### Open\n\n- **OK-2** Load test (Nadia, 40%)\n- **OK-3** Write it up (Tom)\n- **OK-4** Send it (Tom, 100%)"
    assert [r.status for r in records(text, "action")] == ["in_progress", "planned", "planned"]


def test_a_ticked_box_is_done_however_far_the_line_says_it_is() -> None:
    text = "## Actions\n\n- [x] OK-7 Ticked (@Tom, 50%)\n- [ ] OK-8 Empty (@Tom, 50%)\n- [x] OK-9 Tock (@Tom, blocked, 50%)"
    assert [(r.status, r.percent) for r in records(text, "action")] == [("done", 50), ("in_progress", 50), ("blocked", 50)]


@pytest.mark.parametrize(("box", "status"), [("[~]", "in_progress"), ("[/]", "in_progress"), ("[-]", "cancelled")])
def test_boxes_of_task_tools_say_what_is_half_done_or_given_up(box: str, status: str) -> None:
    (record,) = records(f"## Actions\n\n- {box} OK-5 Oil the lock (@Tom)", "action")
    assert (record.id, record.title, record.status, record.status_raw) == ("OK-5", "Oil the lock", status, None)
    (stated,) = records(f"## Actions\n\n- {box} OK-5 Oil the lock (@Tom, in review)", "action")
    assert (stated.status, stated.status_raw) == ("in_review", "in review")


@pytest.mark.parametrize(("level", "status"), [("Closed", "done"), ("Cancelled", "cancelled"), ("Accepted", None), ("Red", None)])
def test_a_risk_whose_level_says_closed_is_closed(level: str, status: str | None) -> None:
    table = f"| ID | Risk | Level | Owner |\n|---|---|---|---|\n| R-1 | The vendor may change the API | {level} | Oskar |"
    bullet = f"- **R-1** The vendor may change the API\n  - Level: {level}\n  - Owner: Oskar"
    for text in (table, bullet, f"- **R-1** The vendor may change the API – Level: {level} – Owner: Oskar"):
        (record,) = records(f"## Risks\n\n{text}", "risk")
        assert (record.status, record.status_raw, record.owners) == (status, level, ("Oskar",))


def test_the_due_date_of_a_story_is_kept_in_lists_and_tables() -> None:
    lines = (
        "- **ST-1** Write the runbook – Oskar Lind – 90% – due 2025-01-19",
        "- **ST-1** Write the runbook (Oskar Lind, due 2025-01-19)",
        "- **ST-1** Write the runbook\n  - Owner: Oskar Lind\n  - Due: 2025-01-19",
        "| ID | Story | Owner | Due | Status |\n|---|---|---|---|---|\n| ST-1 | Write the runbook | Oskar Lind | 2025-01-19 | Done |",
    )
    for line in lines:
        (record,) = records(f"## Stories\n\n{line}", "story")
        assert (record.title, record.owners, record.due, record.due_raw) == (
            "Write the runbook", ("Oskar Lind",), "2025-01-19", "2025-01-19",
        )
    (titled,) = records("## Stories\n\n- ST-1: Write it by 2025-01-19 (Oskar)", "story")
    assert (titled.title, titled.due) == ("Write it by 2025-01-19", None)


def test_what_is_crossed_out_beside_something_else_was_so_before() -> None:
    head = "| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
    lines = (
        f"{head}| OK-1 | Order salt | ~~Ana~~ Bo | ~~2025-01-03~~ 2025-01-09 | ~~Blocked~~ In progress |",
        "- **OK-1** Order salt\n  - Owner: ~~Ana~~ Bo\n  - Due: ~~2025-01-03~~ 2025-01-09\n  - Status: ~~Blocked~~ In progress",
        "- **OK-1** Order salt – Owner: ~~Ana~~ Bo – Due: ~~2025-01-03~~ → 2025-01-09 – Status: ~~Blocked~~ In progress",
        "- **OK-1** Order salt (~~Ana~~ Bo, due ~~2025-01-03~~ 2025-01-09) – ~~Blocked~~ In progress",
    )
    for line in lines:
        (record,) = records(f"## Actions\n\n{line}", "action")
        assert (record.title, record.owners, record.due) == ("Order salt", ("Bo",), "2025-01-09"), line
        assert (record.status, record.status_raw) == ("in_progress", "In progress")


def test_what_is_crossed_out_alone_or_in_a_title_stays() -> None:
    text = "## Actions\n\n- OK-1: Order salt\n  - Owner: Bo\n  - Due: ~~2025-01-03~~ (see the letter)\n  - Note: ~~5~~ 7 bags"
    (record,) = records(text, "action")
    assert (record.due, record.details) == ("2025-01-03", {"note": "5 7 bags"})
    assert titles("## Risks\n\n- ~~R-2: Fog on the pier~~ closed", "risk") == titles("## Risks\n\n- R-2: Fog on the pier closed", "risk")
    (struck,) = records("## Actions\n\n- ~~OK-4 Ask the port~~ (Ana)", "action")
    assert (struck.title, struck.status) == ("Ask the port", "cancelled")


@pytest.mark.parametrize(
    ("line", "title", "raw", "level", "owners"),
    [
        ("Supplier B sends files late – HIGH – Amal", "Supplier B sends files late", "HIGH", None, ("Amal",)),
        ("Disk nearly full – MEDIUM – Lars", "Disk nearly full", "MEDIUM", None, ("Lars",)),
        ("Disk nearly full (MEDIUM, Lars)", "Disk nearly full", "MEDIUM", None, ("Lars",)),
        ("Disk nearly full – Red – Lars", "Disk nearly full", "Red", "red", ("Lars",)),
        ("Disk nearly full – Low", "Disk nearly full", "Low", None, ()),
        ("Late invoices: red", "Late invoices", "red", "red", ()),
        ("Yuki on leave: amber (Lars)", "Yuki on leave", "amber", "yellow", ("Lars",)),
        ("**Node disk is full**: Red", "Node disk is full", "Red", "red", ()),
        ("**Node disk is full:** high (Lars)", "Node disk is full", "high", None, ("Lars",)),
        ("R-7 Node disk is full: Medium", "Node disk is full", "Medium", None, ()),
        ("Disk nearly full – Severity: high", "Disk nearly full – Severity: high", None, None, ()),
        ("Paint on the door: blue", "Paint on the door: blue", None, None, ()),
        ("Disk full – Red – Escalated", "Disk full", "Red", "red", ()),
    ],
)
def test_a_word_says_how_grave_a_risk_of_one_line_is(
    line: str, title: str, raw: str | None, level: str | None, owners: tuple[str, ...]
) -> None:
    (record,) = records(f"## Risks\n\n- {line}", "risk")
    assert (record.title, record.status_raw, record.level, record.owners) == (title, raw, level, owners)


@pytest.mark.parametrize("line", ["Mitigation: low", "Overall: amber"])
def test_what_is_said_of_a_list_of_risks_is_no_risk_of_it(line: str) -> None:
    assert titles(f"## Risks\n\n- Fog on the pier: red\n- {line}", "risk") == ["Fog on the pier"]
