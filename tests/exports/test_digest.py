"""Digests: what happened between two reports, in words."""

from __future__ import annotations

import pytest

from reportgen.exports.digest import between, build_digest, digest_lines, render_digest
from reportgen.history import Finding, History, trace
from tests.history.builder import corpus, sight

FINDING = Finding(source="a.md", line=1, weight="error", rule="RG201", name="x", message="m", report="2025-03-04")


@pytest.fixture
def history() -> History:
    return trace(
        corpus(
            sight(
                "action", "ACT-1", day="2025-03-03", title="Order *one* panel", status="in_progress", due="2025-03-04", due_raw="2025-03-04"
            ),
            sight("risk", "R-1", day="2025-03-03", title="Late parts", level="yellow"),
            sight(
                "action", "ACT-1", day="2025-03-04", title="Order *one* panel", status="in_progress", due="2025-03-07", due_raw="2025-03-07"
            ),
            sight("action", "ACT-2", day="2025-03-04", title="Call <the> dealer", status="new", owners=("Ada",)),
            sight("risk", "R-1", day="2025-03-04", title="Late parts", level="red"),
            sight("action", "ACT-1", day="2025-03-05", title="Order *one* panel", status="done", status_raw="Done"),
            sight("action", "ACT-2", day="2025-03-05", title="Call <the> dealer", status="done", status_raw="Done", owners=("Ada",)),
        )
    )


def chapters(digest: object) -> dict[str, list[str]]:
    return {name: [point.subject for point in points] for name, points in digest.chapters}  # type: ignore[attr-defined]


def test_a_digest_tells_what_one_report_changed(history: History) -> None:
    digest = build_digest(history, (FINDING,), None, "2025-03-04")

    assert digest.title == "2025-03-04, since 2025-03-03"
    assert chapters(digest) == {
        "New": ["ACT-2 Call <the> dealer"],
        "Slipped": ["ACT-1 Order *one* panel"],
        "Risks that changed": ["R-1 Late parts"],
    }
    assert digest.findings == 1


def test_what_is_not_done_any_more_is_closed_and_not_done() -> None:
    history = trace(
        corpus(
            sight("action", "PAY-105", day="2025-03-03", title="Retire v1", status="in_progress", status_raw="In progress"),
            sight("action", "PAY-106", day="2025-03-03", title="Keep v2", status="in_progress"),
            sight("action", "PAY-105", day="2025-03-04", title="Retire v1", status="cancelled", status_raw="Cancelled"),
            sight("action", "PAY-106", day="2025-03-04", title="Keep v2", status="done"),
        )
    )

    digest = build_digest(history, (), None, "2025-03-04")

    assert chapters(digest) == {"Closed": ["PAY-105 Retire v1", "PAY-106 Keep v2"]}
    assert [point.said for point in digest.chapters[0][1]] == ["Cancelled", "done"], "how it ended, although no word says so"


def test_over_several_reports_what_came_and_was_closed_is_closed(history: History) -> None:
    digest = build_digest(history, (), "2025-03-03", "2025-03-05")

    assert chapters(digest)["Closed"] == ["ACT-1 Order *one* panel", "ACT-2 Call <the> dealer"]
    assert "New" not in chapters(digest)


def test_the_order_of_two_reports_does_not_matter(history: History) -> None:
    forward = [day.key for day in between(history, "2025-03-03", "2025-03-05")]

    assert forward == ["2025-03-04", "2025-03-05"]
    assert [day.key for day in between(history, "2025-03-05", "2025-03-03")] == forward


def test_an_unknown_report_is_named(history: History) -> None:
    with pytest.raises(KeyError, match="2025-03-09"):
        build_digest(history, (), None, "2025-03-09")


def test_markdown_escapes_what_reports_say_and_counts_what_it_leaves_out(history: History) -> None:
    text = render_digest(build_digest(history, (), "2025-03-03", "2025-03-05"), most=1)

    assert "- ACT-1 Order \\*one\\* panel" in text
    assert "- and 1 more" in text
    assert "<the>" not in text


def test_a_terminal_gets_the_place_of_each_point(history: History) -> None:
    lines = list(digest_lines(build_digest(history, (FINDING,), None, "2025-03-04"), lambda source, line: f"content/{source}:{line}"))

    assert lines[2:5] == ["New (1)", "  ACT-2 Call <the> dealer", "      owner Ada  content/reports/2025-03-04.md:1"]
    assert lines[-1] == "1 finding, see `reportgen check`"
