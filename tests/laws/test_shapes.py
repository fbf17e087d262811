"""Law 4 of the design: the same records written as nested bullets, flat bullets or a table read equal but for their lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.records import Record
from tests.laws.account import read

WORDS = (
    "index",
    "migration",
    "dashboard",
    "checksum",
    "handbook",
    "replay",
    "gateway",
    "nightly",
    "fixture",
    "archive",
    "label",
    "scanner",
)
VERBS = ("Publish the", "Repair the", "Document the", "Measure the", "Retire the", "Rehearse the")
PEOPLE = ("Ada", "Bruno", "Chidi", "Dalia", "Release Manager")
STATUSES = ("In Progress", "Done", "Ready for Review", "Not Started", "Blocked", "Deferred")
SECTIONS = ("## Action Items", "### 6. Action Item Status", "## 3) Open Actions", "#### Action items (carry-over)", "**Action Items**")


@st.composite
def actions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A few action items as plain facts."""
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True))
    return [
        {
            "id": f"{draw(st.sampled_from(('ACT', 'AI-W3D2', 'OPS')))}-{number:02d}",
            "title": f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(WORDS))} {draw(st.sampled_from(WORDS))}",
            "owners": draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True)),
            "status": draw(st.sampled_from(STATUSES)),
            "percent": draw(st.one_of(st.none(), st.integers(0, 100))),
            "due": f"2025-01-{draw(st.integers(7, 28)):02d}",
        }
        for number in numbers
    ]


def _status(item: dict[str, Any]) -> str:
    return item["status"] if item["percent"] is None else f"{item['status']} ({item['percent']}%)"


def nested(items: list[dict[str, Any]]) -> list[str]:
    lines = []
    for item in items:
        lines += [
            f"- **{item['id']} – {item['title']} ({' + '.join(item['owners'])})**",
            f"  - Status: {_status(item)}",
            f"  - Due: {item['due']}",
            "",
        ]
    return lines


def flat(items: list[dict[str, Any]]) -> list[str]:
    return [f"- **{i['id']}:** {i['title']} — Owner: {' and '.join(i['owners'])} — Status: {_status(i)} — Due: {i['due']}" for i in items]


def bracketed(items: list[dict[str, Any]]) -> list[str]:
    return [f"* {i['id']}: {i['title']} (Owner: {' & '.join(i['owners'])}, Due: {i['due']}) — {_status(i)}" for i in items]


def headed(items: list[dict[str, Any]]) -> list[str]:
    lines = []
    for item in items:
        lines += [f"##### {item['id']}: {item['title']}", "", f"**Owner:** {' + '.join(item['owners'])}", f"**Status:** {_status(item)}"]
        lines += [f"**Due:** {item['due']}", ""]
    return lines


def table(items: list[dict[str, Any]]) -> list[str]:
    rows = [f"| {i['id']} | {i['title']} | {', '.join(i['owners'])} | {_status(i)} | {i['due']} |" for i in items]
    return ["| ID | Action | Owner(s) | Status | Due date |", "|----|:------|---|---:|---|", *rows]


def shuffled_table(items: list[dict[str, Any]]) -> list[str]:
    rows = [f"| {i['due']} | {_status(i)} | {i['id']} | {' w/ '.join(i['owners'])} | {i['title']} |" for i in items]
    return ["| ETA | State | Item ID | Assignee | Task |", "|--|--|--|--|--|", *rows]


def facts(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": record.title,
        "owners": list(record.owners),
        "status": record.status,
        "status_raw": record.status_raw,
        "percent": record.percent,
        "due": record.due,
        "due_raw": record.due_raw,
    }


SHAPES = (nested, flat, bracketed, headed, table, shuffled_table)


@given(items=actions(), section=st.sampled_from(SECTIONS), data=st.data())
def test_law_4_shape_does_not_matter(items: list[dict[str, Any]], section: str, data: st.DataObject) -> None:
    # A line in bold is a heading too, but the lowest: real headings do not stand below it.
    shape = data.draw(st.sampled_from([shape for shape in SHAPES if shape is not headed or section.startswith("#")]))
    text = "\n".join(["# Day 3 outcomes (2025-01-06)", "", section, "", *shape(items)])
    plain_text = "\n".join(["# Day 3 outcomes (2025-01-06)", "", "## Action Items", "", *table(items)])

    found = [facts(record) for record in read(text)[0].records]

    assert [record["id"] for record in found] == [item["id"] for item in items]
    assert found == [facts(record) for record in read(plain_text)[0].records]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_keeps_every_fact(shape: Any) -> None:
    item = {
        "id": "OPS-07",
        "title": "Repair the nightly replay",
        "owners": ["Ada", "Bruno"],
        "status": "Blocked",
        "percent": 40,
        "due": "2025-01-09",
    }

    (report,) = read("\n".join(["# Day 3 (2025-01-06)", "", "## Action Items", "", *shape([item])]))
    (record,) = report.records

    assert (record.kind, record.status, record.due_raw) == ("action", "blocked", "2025-01-09")
    assert facts(record) == {**item, "status": "blocked", "status_raw": "Blocked", "due_raw": "2025-01-09"}


RISKS = (
    "- **R-7 – Spare parts arrive late (Owner: Dalia) – Status: Yellow**",
    "- **R-7:** Spare parts arrive late (Owner: Dalia) — Yellow",
    "- R-7: Spare parts arrive late — Owner: Dalia — Status: 🟡 Yellow",
    "### R-7: Spare parts arrive late\n\n**Owner:** Dalia\n**Status:** 🟡 YELLOW",
    "| Risk ID | Risk | Owner | RAG |\n|---|---|---|---|\n| R-7 | Spare parts arrive late | Dalia | Amber |",
    "| Colour | Owner | Risk |\n|---|---|---|\n| 🟡 | Dalia | R-7: Spare parts arrive late |",
)


@pytest.mark.parametrize("written", RISKS)
def test_law_4_a_risk_reads_the_same_in_every_shape(written: str) -> None:
    (report,) = read(f"# Day 3 (2025-01-06)\n\n## 4. Risk Assessment\n\n{written}\n")
    (record,) = report.records

    assert (record.kind, record.id, record.title, record.owners, record.level) == (
        "risk",
        "R-7",
        "Spare parts arrive late",
        ("Dalia",),
        "yellow",
    )


METRICS = (
    "| Metric | Target | Current | Trend |\n|---|---|---|---|\n| Hit rate | ≥90% | 92.5% | ↑ |",
    "| KPI | Baseline | Result | Threshold |\n|---|---|---|---|\n| Hit rate | 88% | 92.5% | ≥90% |",
    "- **Hit rate:** 92.5% (target ≥90%)",
    "### Gate 2: Hit rate ✅ PASS\n\n**Target:** ≥90%\n**Result:** 92.5%\n**Status:** ✅ PASS",
    "- **Hit rate**\n  - Target: ≥90%\n  - Actual: 92.5%",
)


@pytest.mark.parametrize("written", METRICS)
def test_law_4_a_metric_reads_the_same_in_every_shape(written: str) -> None:
    (report,) = read(f"# Day 3 (2025-01-06)\n\n## Quality gates\n\n{written}\n")
    (record,) = report.records

    assert (record.kind, record.title, record.value, record.unit) == ("metric", "Hit rate", 92.5, "%")
    assert (record.comparator, record.target, record.met) == ("≥", 90, True)
