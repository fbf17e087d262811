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
