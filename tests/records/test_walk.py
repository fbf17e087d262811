"""Every line ends as a record, as narrative, or as unread with a reason."""

from __future__ import annotations

import time

import pytest

from reportgen.records import Report
from tests.laws.account import read, unaccounted


def report(text: str) -> Report:
    """The report of a text below a dated title."""
    (found,) = read(f"# Day 3 (2025-01-06)\n\n{text}\n")
    return found


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("## Action Items\n\n- Something without an owner", 5, "neither an id nor an owner"),
        ("## Action Items\n\n| ID | Action | Owner |\n|--|--|--|\n| | 12 | |", 7, "a row of a table of action items and states none"),
        ("## Decisions\n\n| ID | Decision |\n|--|--|\n| D-1 | |", 7, "a row of a table of decisions and states none"),
    ],
)
def test_what_stands_where_records_stand_and_is_none_is_unread(text: str, line: int, why: str) -> None:
    (miss,) = report(text).unread

    assert why in miss.why
    assert miss.span.first == miss.span.last == line
    assert miss.section in ("Action Items", "Decisions")


@pytest.mark.parametrize("words", ["None", "*None.*", "N/A", "No new action items", "—"])
def test_saying_that_there_is_nothing_is_neither_a_record_nor_unread(words: str) -> None:
    found = report(f"## Action Items\n\n- {words}\n\n## Risks\n\n- {words}\n")

    assert (found.records, found.unread) == ((), ())


def test_a_label_over_items_is_narrative_and_the_items_are_records() -> None:
    found = report("## Action Items\n\n- **Backend:**\n  - AI-1: Call (Ana)\n  - AI-2: Write (Bob)\n")

    assert [(record.id, record.line) for record in found.records] == [("AI-1", 6), ("AI-2", 7)]
    assert found.unread == ()


def test_a_table_below_an_item_is_read_too() -> None:
    found = report("## Risks\n\n- Register:\n  | Risk | Owner | RAG |\n  |--|--|--|\n  | R-1: Late | Ana | Red |\n")

    assert [(record.kind, record.id, record.level, record.line) for record in found.records] == [("risk", "R-1", "red", 8)]


def test_a_log_without_bullets_is_a_timeline_unless_it_is_of_what_is_to_come() -> None:
    log = "07:12 UTC: page\n07:19 UTC: drained\n07:58 UTC: found\n"

    happened, planned = report(f"## What happened\n\n{log}"), report(f"## Tomorrow\n\n{log}")

    assert [(record.kind, record.time_raw, record.title, record.line) for record in happened.records] == [
        ("checkpoint", "07:12 UTC", "page", 5),
        ("checkpoint", "07:19 UTC", "drained", 6),
        ("checkpoint", "07:58 UTC", "found", 7),
    ]
    assert planned.records == ()


def test_boxes_with_ids_are_tasks_whatever_the_heading_says() -> None:
    found = report("## Work\n\n- [x] EDGE-4 rotate keys (@ana)\n- [ ] EDGE-5 move logs (@bob, blocked on quota)\n")

    assert [(record.id, record.owners, record.status) for record in found.records] == [
        ("EDGE-4", ("ana",), "done"),
        ("EDGE-5", ("bob",), "blocked"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "level"),
    [
        ("R-1 Late disks: Green", "Late disks", "green"),
        ("R-2 Late disks: 🟡 Yellow, two to go", "Late disks", "yellow"),
        ("R-3 Late disks: the green one too", "Late disks: the green one too", None),
    ],
)
def test_the_colour_of_a_risk_may_stand_behind_a_colon(line: str, title: str, level: str | None) -> None:
    found = report(f"## Risks\n\n- {line}\n")

    assert [(record.title, record.level) for record in found.records] == [(title, level)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Raised with the platform lead at 15:10.", ["risk", "escalation"]),
        ("None", ["risk"]),
        ("Bring it to the board if it slips.", ["risk"]),
        ("Tagged in the thread; escalate if it slips.", ["risk"]),
    ],
)
def test_what_a_risk_says_was_escalated_is_an_escalation(words: str, kinds: list[str]) -> None:
    found = report(f"## Risks\n\n- R-3 Late disks: Red\n  - Escalation: {words}\n")

    assert [record.kind for record in found.records] == kinds


def test_a_status_column_may_have_any_name_when_its_cells_open_with_a_mark() -> None:
    found = report("## Old Actions\n\n| Ref | Promise | Owner | Kept? |\n|--|--|--|--|\n| A-1 | Demo it | Ana | ❌ Dropped |\n")

    assert [(record.title, record.status) for record in found.records] == [("Demo it", "cancelled")]


def test_a_heading_has_several_fields_in_one_line() -> None:
    found = report("## Stories\n\n### S-1: Search 🔄\n\n**Points:** 5 · **Owner:** Ana (QA) · **Status:** 60% complete\n")

    assert [(record.points, record.owners, record.percent) for record in found.records] == [(5, ("Ana",), 60)]


def test_a_sentence_in_italics_says_who_and_when_and_bold_ends_an_id() -> None:
    found = report("## Open tasks\n\n- **T12** Replace the seals. *Ana, before 26 January 2026.* Done.\n")

    (task,) = found.records
    assert (task.id, task.title, task.owners, task.due, task.status) == ("T12", "Replace the seals.", ("Ana",), "2026-01-26", "done")


def test_a_decision_may_be_led_by_its_day_and_time() -> None:
    found = report("## Decisions today\n\n**4 March, 9:10 AM**: The old mill moves to Thursday. (Ana)\n")

    assert [(record.kind, record.title) for record in found.records] == [("decision", "The old mill moves to Thursday.")]


def test_an_approval_with_a_name_and_a_time_is_no_action_item() -> None:
    assert report("### S-1: Search ✅ ACCEPTED\n\n**QA Sign-Off:** ✅ **APPROVED** (Ana, 16:20 CET)\n").records == ()


def test_quotes_and_code_are_no_records() -> None:
    found = report("## Action Items\n\n```\n- AI-1: Call (Ana)\n```\n\n<!-- - AI-2: Call (Ana) -->\n")

    assert found.records == ()


def test_a_record_spans_all_lines_of_its_entry_and_no_blank_one() -> None:
    found = report("## Action Items\n\n- AI-1: Call (Ana)\n  - Status: Done\n\n  more words\n\n- AI-2: Write (Bob)\n\n\n")

    assert [(record.line, record.end_line) for record in found.records] == [(5, 8), (10, 10)]


@pytest.mark.parametrize("heading", ["## Action Items", "#### 7) Action items", "**Action Items**", "Action items:"])
def test_the_level_and_form_of_a_heading_do_not_matter(heading: str) -> None:
    found = report(f"{heading}\n\n- Call the vendor (Owner: Ana)\n")

    assert [(record.kind, record.owners) for record in found.records] == [("action", ("Ana",))]


PIECES = (
    "(", "—", "a: ", "*", "| ", "`", "[x](", "1-", "**a ", " - ", "✅ ", "A-1/", "; ", "(a) ", "Due ", "@a ", "x; ", ") — ",
    "<!--", "red → ", "Done → ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(
    "frame", ["- {}", "- **AI-1 – {}**", "**Owner:** {}", "### {}\n\n- a", "| ID | Action | Owner |\n|--|--|--|\n| A-1 | {} | x |"]
)
def test_a_long_odd_line_is_read_in_linear_time(piece: str, frame: str) -> None:
    text = "## Action Items\n\n" + frame.format(piece * (10_000 // len(piece)))
    start = time.process_time()  # what others do meanwhile does not count
    found = report(text)

    assert time.process_time() - start < 2
    assert unaccounted(f"# Day 3 (2025-01-06)\n\n{text}\n", (found,)) == []


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("A-9 ✅", ("A-9", None, "done", (), None)),
        ("A-10 ✅ (Priya)", ("A-10", None, "done", ("Priya",), None)),
        ("**A-12** Move it - *Priya*, due 8 Feb, in progress", ("A-12", "Move it", "in_progress", ("Priya",), "2025-02-08")),
        ("[ ] A-13 collect, @bo, due 2025-02-07, blocked by the quota", ("A-13", "collect", "blocked", ("bo",), "2025-02-07")),
        ("@bo: Photo picker crash → fixed, in build 412", (None, "Photo picker crash", "done", ("bo",), None)),
        ("Send the labels (@bo, tomorrow)", (None, "Send the labels", None, ("bo",), "2025-01-07")),
        ("Repeat the test (@bo, in two weeks)", (None, "Repeat the test", None, ("bo",), "2025-01-20")),
        ("Choose a layout (@bo, by EOW)", (None, "Choose a layout", None, ("bo",), "2025-01-10")),
    ],
)
def test_what_an_action_says_behind_its_title_is_no_part_of_it(item: str, said: tuple[object, ...]) -> None:
    (found,) = report(f"## Action Items\n\n- {item}\n").records

    assert (found.id, found.title or None, found.status, found.owners, found.due) == said


def test_a_risk_that_is_closed_for_a_reason_has_no_title_of_the_reason() -> None:
    (found,) = report("## Risks\n\n- RSK-1 closed, the disk came\n").records

    assert (found.kind, found.id, found.title or None, found.status_raw) == ("risk", "RSK-1", None, "closed")


def test_risks_below_a_rank_are_risks_and_the_rank_is_none() -> None:
    found = report("## Risk register\n\n### High\n\n**SR-4 Old appliance**\nOwner: Bram. Likelihood: likely. Impact: severe.\n")

    assert [(one.id, one.title, one.owners, one.likelihood, one.impact) for one in found.records] == [
        ("SR-4", "Old appliance", ("Bram",), "likely", "severe")
    ]


def test_dates_of_a_table_are_read_in_the_one_order_that_they_can_have_and_a_letter_is_a_colour_in_a_rag_column() -> None:
    actions = "| Ref | Action | Owner | Raised | Due |\n|--|--|--|--|--|\n| A-1 | Price | Ana | 26/03/2025 | 08/04/2025 |\n"
    found = report(f"## Actions\n\n{actions}\n## Risks\n\n| ID | Risk | RAG |\n|--|--|--|\n| R-1 | Late | A |\n")

    assert [(one.kind, one.due, one.level, one.status_raw) for one in found.records] == [
        ("action", "2025-04-08", None, None),
        ("risk", None, "yellow", "A"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- Uptime: 99.95 %", ("Uptime", "99.95 %", None)),
        ("- Open bugs: 14 (was 17)", ("Open bugs", "14", None)),
        ("Testers 2,300 (goal 2,000)\nCold start: 2.9 s", ("Testers", "2,300", "2,000")),
        ("- Errors: 3 across 41k requests, which is fewer than on any day of the last sprint", None),
    ],
)
def test_a_number_without_a_target_is_a_metric_below_a_heading_of_numbers_only(line: str, said: tuple[object, ...] | None) -> None:
    found = [(one.title, one.value_raw, one.target_raw) for one in report(f"## Numbers\n\n{line}\n").records]

    assert found[:1] == ([said] if said else [])
    assert not report(f"## Parser metric analysis\n\n{line}\n").records or "goal" in line


def test_columns_of_a_board_say_how_far_their_items_are_and_next_is_one_of_them() -> None:
    found = report("### Done\n\n- Empty state\n\n### Doing\n\n- PT-91 Bar (Priya)\n\n### Next\n\n- PT-95 Skip\n").records
    alone = report("### Done\n\n- Empty state\n\n### Risks\n\n- Late\n\n### Next\n\n- Skip it soon\n").records

    assert [(one.kind, one.id, one.status) for one in found] == [
        ("action", None, "done"),
        ("action", "PT-91", "in_progress"),
        ("action", "PT-95", "planned"),
    ]
    assert [one.kind for one in alone] == ["risk", "priority"]


def test_a_list_whose_items_open_with_marks_of_progress_is_work() -> None:
    found = report("what we did\n\n- ✅ backfill (Ana)\n- 🚧 churn model\n- ❌ resize - dropped, too dear\n").records

    assert [(one.kind, one.title, one.status, one.owners) for one in found] == [
        ("action", "backfill", "done", ("Ana",)),
        ("action", "churn model", "in_progress", ()),
        ("action", "resize", "cancelled", ()),
    ]
    assert report("what we checked\n\n- ✅ disk\n- ✅ rails\n- ⚠️ fan\n").records == ()


def test_lines_numbered_as_their_section_are_a_list() -> None:
    found = report("## 6. Decisions\n\n6.1 Rev C gets four layers.\n6.2 No tests\nat 24 V.\n").records

    assert [(one.kind, one.title, one.line, one.end_line) for one in found] == [
        ("decision", "Rev C gets four layers.", 5, 5),
        ("decision", "No tests at 24 V.", 6, 7),
    ]


def test_an_escalation_about_an_action_is_no_action() -> None:
    found = report("## Action Items\n\n- A-1: Fix it (Ana)\n\n## Escalations\n\n- A-1: no window before Friday\n").records

    assert [(one.kind, one.id, one.title, one.mentions) for one in found] == [
        ("action", "A-1", "Fix it", ()),
        ("escalation", None, "A-1: no window before Friday", ("A-1",)),
    ]


@pytest.mark.parametrize(("column", "cell", "ident"), [("Ref", "7.1", "7.1"), ("#", "2026-11", "2026-11"), ("#", "7.1", None)])
def test_an_id_column_may_hold_ids_without_letters(column: str, cell: str, ident: str | None) -> None:
    (found,) = report(f"## Actions\n\n| {column} | Action | Owner |\n|--|--|--|\n| {cell} | Price | Ana |\n").records

    assert (found.id, found.title) == (ident, "Price")
