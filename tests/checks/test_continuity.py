"""From report to report: what falls, moves, passes or is forgotten without a word; what fires and what stays silent."""

from __future__ import annotations

import pytest

from tests.checks.days import sources, speaks
from tests.checks.pipeline import findings_of


@pytest.mark.parametrize(
    ("second", "days"),
    [
        ("In Progress (50%)", [1]),
        ("In Progress (65%)", [1]),
        ("Blocked (20%)", [1]),
        ("In Progress (70%)", []),
        ("In Progress (80%)", []),
        ("In Progress (67%)", []),  # less than the threshold
        ("In Progress (50%); reworked after the review", []),
        ("In Progress (50%, down from 70%)", []),
        ("In Progress (50%); the scope grew by two shelves", []),
        ("In Progress (50%); re-estimated", []),
        ("In Progress (50%); 70% was too optimistic", []),
        ("Reopened (50%)", []),
        ("In Progress", []),
        ("Done (100%)", []),
        ("In Progress (50%); two boxes were lost", []),
    ],
)
def test_a_percentage_that_falls_without_a_word(second: str, days: list[int]) -> None:
    item = "- **ACT-01:** Move the archive (Felix) — "
    assert [day for day, _ in speaks("RG505", f"{item}In Progress (70%)", f"{item}{second}")] == days


@pytest.mark.parametrize(
    ("second", "weights"),
    [
        ("In Progress; Due 2025-03-12", ["warning"]),
        ("In Progress; Due 2025-03-07", ["warning"]),
        ("In Progress; Due Friday 17:00 CET", ["note"]),
        ("In Progress; Due 2025-03-10", []),
        ("In Progress; Due March 10, 2025", []),
        ("In Progress; Due 2025-03-12 (was 2025-03-10)", []),
        ("In Progress; Due 2025-03-12; moved by two days", []),
        ("In Progress; Due 2025-03-12; the supplier is late", []),
        ("In Progress; Due 2025-03-12; re-baselined with Mara", []),
        ("In Progress; Due 2025-03-10 → 2025-03-12", []),
        ("Blocked; Due 2025-03-12", []),
        ("Deferred; Due 2025-03-12", []),
        ("Done; Due 2025-03-12", []),
        ("In Progress", []),
        ("In Progress; Due 2025-03-12; three minutes, wanted two, again tomorrow", []),
    ],
)
def test_a_due_date_that_moves_without_a_word(second: str, weights: list[str]) -> None:
    item = "- **ACT-01:** Move the archive (Felix) — "
    assert [weight for _, weight in speaks("RG506", f"{item}In Progress; Due 2025-03-10", f"{item}{second}")] == weights


def test_the_same_words_of_another_day_are_no_move() -> None:
    item = "- **ACT-01:** Move the archive (Felix) — In Progress; Due tomorrow"
    assert speaks("RG506", item, item) == []


def test_what_the_report_says_elsewhere_about_the_item_counts() -> None:
    first, second = (f"## Action Items\n\n- **ACT-01:** Move the archive (Felix) — In Progress; Due 2025-03-1{day}" for day in (0, 2))
    assert speaks("RG506", first, f"{second}\n\n## Notes\n\n- ACT-01 is rescheduled, the van is broken.") == []


@pytest.mark.parametrize(
    ("status", "days"),
    [
        ("In Progress; Due 2025-03-03", [2]),
        ("Planned; Due 2025-03-03", [2]),
        ("In Progress (40%); Due March 3, 2025", [2]),
        ("In Progress; Due 2025-03-05", []),
        ("In Progress; Due 2025-03-04", []),  # one report after it is not enough
        ("In Progress; Due 2025-03-03; overdue, the van is broken", []),
        ("In Progress; Due 2025-03-03; slipped", []),
        ("Blocked; Due 2025-03-03", []),
        ("At Risk; Due 2025-03-03", []),
        ("In Progress; Due 2025-03-03; waits for Mara", []),
        ("Ready for Review; Due 2025-03-03", []),
        ("Done; Due 2025-03-03", []),
        ("Deferred; Due 2025-03-03", []),
        ("In Progress; Due Monday", []),
        ("In Progress", []),
    ],
)
def test_a_due_date_that_passes_without_a_word(status: str, days: list[int]) -> None:
    assert [day for day, _ in speaks("RG507", *[f"- **ACT-01:** Move the archive (Felix) — {status}"] * 3)] == days


@pytest.mark.parametrize(
    ("priority", "later", "count"),
    [
        ("Interview the lighthouse keeper about barometers", "- **ACT-01:** Move the archive (Felix) — In Progress", 1),
        ("Get the answer of the city in writing (ACT-77)", "- **ACT-01:** Move the archive (Felix) — In Progress", 1),
        ("Photograph the observatory ceiling", "- Nothing.", 1),
        ("Interview the lighthouse keeper about barometers", "- The keeper of the lighthouse was not at home.", 0),
        ("Interview the lighthouse keeper about barometers", "- Two barometers came back.", 0),
        ("Get the answer of the city in writing (ACT-77)", "- **ACT-77:** Ask the city (Felix) — In Progress", 0),
        ("Get the answer of the city in writing (ACT-77)", "- ACT-77 is answered.", 0),
        ("Scan plates", "- Nothing.", 0),
        ("Go on", "- Nothing.", 0),
        ("Close ACT-01", "- **ACT-01:** Move the archive (Felix) — In Progress", 0),
        ("Finish what was begun", "- Nothing.", 0),
        ("Complete the report after review", "- Nothing.", 0),
        ("Accept ACT-02", "- Nothing.", 0),  # closed on the day of the priority itself
    ],
)
def test_a_priority_that_nobody_mentions_again(priority: str, later: str, count: int) -> None:
    first = f"## Action Items\n\n- **ACT-02:** Dry the box (Felix) — Done\n\n## Tomorrow's Priorities\n\n- {priority}"
    assert len(speaks("RG508", first, later, later)) == count


def test_one_report_later_is_too_early_to_miss_a_priority() -> None:
    first = "## Tomorrow's Priorities\n\n- Interview the lighthouse keeper about barometers"
    assert speaks("RG508", first, "- Nothing.") == []


NEW = (
    "## New Action Items\n\n- **ACT-11:** Buy a rake (Owner: Ines, Due: 2025-03-30).\n"
    "- **ACT-12:** Buy a spade (Owner: Jonas, Due: 2025-03-30)."
)
BOTH = "- **ACT-11:** Buy a rake (Ines) — In Progress\n- **ACT-12:** Buy a spade (Jonas) — In Progress"
ONE = "- **ACT-11:** Buy a rake (Ines) — In Progress\n- **ACT-01:** Move the archive (Felix) — In Progress"


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((NEW, ONE, ONE), 1),
        ((NEW, ONE, ONE, ONE), 1),
        ((NEW, ONE.replace("ACT-11", "ACT-12"), ONE.replace("ACT-11", "ACT-12")), 1),
        ((NEW, BOTH, BOTH), 0),
        ((NEW, ONE, BOTH), 0),
        ((NEW, BOTH, ONE, ONE), 0),
        ((NEW, ONE), 0),
        ((NEW, ONE, f"{ONE}\n\nACT-12 waits for the shop."), 0),
        ((NEW, "- Nothing.", "- Nothing."), 0),
        ((NEW, "- **ACT-01:** Move the archive (Felix) — In Progress", "- **ACT-01:** Move the archive (Felix) — In Progress"), 0),
        ((NEW.split("\n- **ACT-12", maxsplit=1)[0], ONE.replace("ACT-11", "ACT-21"), ONE.replace("ACT-11", "ACT-21")), 0),
        ((NEW.replace("2025-03-30).", "2025-03-30). Dropped again."), BOTH, BOTH), 0),
        ((NEW, ONE.replace("ACT", "TASK"), ONE.replace("ACT", "TASK")), 0),
        ((BOTH, ONE, BOTH), 0),
    ],
)
def test_a_new_item_that_is_never_listed(days: tuple[str, ...], count: int) -> None:
    assert len(speaks("RG509", *days)) == count


FIRST = "## Decisions\n\n- **D-01:** Raise the daily target from 200 to 240 plates\n- Decision: Read the registers by machine"


@pytest.mark.parametrize(
    ("decision", "count"),
    [
        ("- **D-02:** Supersedes D-01: the daily target stays at 200 plates", 1),
        ("- **D-02:** The decision to raise the daily target to 240 plates is reversed", 1),
        ("- Decision: This overrules the earlier decision to read the registers by machine", 1),
        ("- **D-02:** D-01 is withdrawn; two trays a stand apply again", 1),
        ("- **D-02:** D-01 is reversed", 1),
        ("- **D-02:** Withdraw D-01", 1),
        ("- **D-02:** We revoke D-01", 1),
        ("- **D-02:** The council withdrew D-01", 1),
        ("- **D-02:** D-01 is repealed", 1),
        ("- **D-02:** Keep the daily target of 240 plates", 0),
        ("- **D-02:** Builds on D-01: the evening shift scans 40 plates", 0),
        ("- **D-02:** Replace the lamp at stand two", 0),
        ("- **D-02:** Replaces the lamp rule of Monday", 0),
        ("- **D-02:** Print from both sides, in reverse order", 0),
        ("- **D-02:** Withdraw the kiosk from the hall", 0),
        ("- **D-02:** Supersedes ADR-009 of the architects", 0),
        ("- **D-02:** The old chairs are no longer needed", 0),
        ("- **D-02:** As D-01 says, two trays a stand", 0),
        ("- Decision: Overturn the trays after each plate", 0),
    ],
)
def test_a_decision_that_undoes_an_earlier_one(decision: str, count: int) -> None:
    assert speaks("RG510", FIRST, f"## Decisions\n\n{decision}") == [(1, "note")] * count


@pytest.mark.parametrize(
    ("decision", "undone"),
    [
        ("D-4 is withdrawn; the freeze (D-1) applies again", ("withdrawn", "D-4")),
        ("D-1 is reversed: what D-4 says stays", ("reversed", "D-1")),
        ("As D-4 asks, we revoke D-1", ("revoke", "D-1")),
    ],
)
def test_of_several_decisions_the_one_beside_the_verb_is_undone(decision: str, undone: tuple[str, str]) -> None:
    first = "## Decisions\n\n- **D-1:** No release before Friday\n- **D-4:** Release on Wednesday"
    (found,) = (one for one in findings_of(sources(first, f"## Decisions\n\n- **D-5:** {decision}")) if one.rule == "RG510")
    verb, name = undone
    assert found.message == f'this decision undoes an earlier one ("{verb}"): {name} of 2025-03-03'


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("In Progress (80%)", 1),
        ("Blocked", 1),
        ("Ready for Review", 1),
        ("Done", 0),
        ("Closed (100%)", 0),
        ("Reopened", 0),
        ("In Progress; reopened, two boxes are missing", 0),
        ("In Progress; rolled back", 0),
        ("In Progress; the review rejected it", 0),
        ("In Progress; it was not really done", 0),
        ("In Progress again", 0),
        ("Cancelled", 0),
        ("Deferred", 0),
        ("In Progress; follow-up of yesterday", 0),
    ],
)
def test_what_was_done_and_is_open(second: str, count: int) -> None:
    item = "- **ACT-01:** Move the archive (Felix) — "
    assert len(speaks("RG503", f"{item}Done", f"{item}{second}")) == count


@pytest.mark.parametrize(
    ("second", "messages"),
    [
        ("### In review\n\n- **ACT-01** Move the archive – Felix – 90%", ["ACT-01 is in review here and was done on 2025-03-03"]),
        ("### In review\n\n- **ACT-01** Move the archive – Felix", ["ACT-01 is in review here and was done on 2025-03-03"]),
    ],
)
def test_a_status_that_only_a_heading_states_is_told_as_it_is_understood(second: str, messages: list[str]) -> None:
    first = "### Completed\n\n- **ACT-01** Move the archive – Felix"
    assert [one.message for one in findings_of(sources(first, second)) if one.rule == "RG503"] == messages


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Correction to yesterday: ACT-01 was not finished, only sent for review.", 0),
        ("Correction to yesterday: ACT-01\nwas sent for review.", 0),
        ("We reopened ACT-01, two boxes are missing.", 0),
        ("- ACT-01 was reopened", 0),
        ("ACT-01 goes on well. The lift failed again.", 1),
        ("ACT-01 goes on well.\n- The lift failed again.", 1),
        ("We reopened ACT-012.", 1),
        ("We reopened the box.", 1),
    ],
)
def test_a_sentence_that_names_the_item_says_that_it_was_reopened(sentence: str, count: int) -> None:
    item = "## Action Items\n\n- **ACT-01:** Move the archive (Felix) — "
    assert len(speaks("RG503", f"{item}Done", f"## Notes\n\n{sentence}\n\n{item}In Progress")) == count


def test_one_id_for_two_pieces_of_work_is_reused_whichever_kind_each_is() -> None:
    story = "## Sprint Stories\n\n- **ABC-1 – {} (Felix)**\n  - Points: 3"
    action = "## Action Items\n\n- **ABC-1:** {} (Ines) — In Progress"
    one, other = "Move the archive", "Print kiosk leaflets"
    assert speaks("RG501", story.format(one), action.format(other)) == [(1, "warning")]
    assert speaks("RG501", story.format(one), action.format(one)) == []
    both = f"{story.format(one)}\n\n{action.format(other)}"
    assert speaks("RG501", story.format(one), both) == []


def risk(level: str, title: str = "Damp cellar") -> str:
    return f"- **R-1 – {title} (Owner: Ines) – Status: {level}**"


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Yellow", "Green (↓ from Red)", 1),
        ("Green", "Red (↑ from Yellow)", 1),
        ("Red", "Yellow (from Green)", 1),
        ("Yellow", "Green (↓ from Yellow)", 0),
        ("Amber", "Green (↓ from Yellow)", 0),
        ("Yellow", "Green (↓ from Amber)", 0),
        ("Red", "Red", 0),
        ("Red", "Green", 0),
        ("Red", "Green (↓)", 0),
        ("Yellow → trending Green", "Green (↓ from Yellow)", 0),
        ("Red", "Yellow (↓ from Red)", 0),
        ("Green", "Yellow (↑ from Green)", 0),
        ("Green", "Yellow (new since Monday)", 0),
    ],
)
def test_the_level_that_a_risk_is_said_to_come_from(first: str, second: str, count: int) -> None:
    assert len(speaks("RG504", risk(first), risk(second), title="Risk Assessment")) == count


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Nobody has the key to the roof", 1),
        ("Customs hold the new cameras", 1),
        ("Lamp flicker at stand two", 1),
        ("Damp cellar", 0),
        ("The cellar is damp", 0),
        ("Damp in the north cellar", 0),
        ("Cellar dampness", 0),
        ("Damp cellar, north wall", 0),
        ("damp Cellar", 0),
        ("Damp cellar (watch)", 0),
        ("Damp **cellar**", 0),
        ("Dampness of the cellar walls", 0),
        ("Damp cellar and attic", 0),
    ],
)
def test_an_id_that_stands_for_another_thing(title: str, count: int) -> None:
    assert len(speaks("RG501", risk("Yellow"), risk("Yellow", title), title="Risk Assessment")) == count


LISTED = "- **ACT-02:** Dry the box (Mara) — In Progress"


@pytest.mark.parametrize(
    ("status", "later", "days"),
    [
        ("In Progress", LISTED, [0]),
        ("Planned", LISTED, [0]),
        ("Blocked", "- Quiet.", [0]),
        ("Done", LISTED, []),
        ("Deferred", LISTED, []),
        ("Cancelled", LISTED, []),
        ("In Progress", f"{LISTED}\n- **ACT-01:** Move the archive (Felix) — In Progress", []),
        ("In Progress", f"{LISTED}; waits for ACT-01", []),
        ("In Progress", f"{LISTED}\n\nACT-01 is done.", []),
        ("In Progress", "- **LF-09:** Paint the door (Mara) — In Progress", []),
        ("In Progress", "- ACT-01/02 go on.", []),
        ("In Progress", "- ACT-01 through ACT-03 go on.", []),
        ("", LISTED, []),
    ],
)
def test_an_open_item_that_nobody_names_any_more(status: str, later: str, days: list[int]) -> None:
    first = f"- **ACT-01:** Move the archive (Felix) — {status}" if status else "- **ACT-01:** Move the archive (Felix)"
    found = [day for day, _ in speaks("RG502", f"{first}\n{LISTED}", later, later)]
    assert found[:1] == days if later == "- Quiet." else found == days


@pytest.mark.parametrize(
    ("status", "count"),
    [
        ("Done (70%)", 1),
        ("Closed (95%)", 1),
        ("Not Started (100%)", 1),
        ("In Progress (100%)", 1),
        ("Done (100%)", 0),
        ("Done", 0),
        ("70% complete", 0),
        ("Ready for Review (100%)", 0),
        ("Approved", 0),
        ("In Progress (95%)", 0),
        ("Planned (0%)", 0),
        ("New", 0),
        ("Blocked (80%)", 0),
        ("Cancelled (40%)", 0),
        ("Deferred (60%)", 0),
    ],
)
def test_a_status_and_its_percentage(status: str, count: int) -> None:
    assert len(speaks("RG202", f"- **ACT-01 – Move the archive (Felix)**\n  - Status: {status}")) == count
