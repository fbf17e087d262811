"""Rules over records: each case is the least that a report has to state for the rule to speak, and its right twin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from reportgen.checks import check
from reportgen.corpus import Corpus
from reportgen.history import Finding, trace
from reportgen.records import Record, Report, Unread
from reportgen.text import Source, Span
from tests.history.builder import corpus, gathered, report, sight


def found(history_of: Corpus, code: str) -> list[tuple[str, int, str]]:
    """Return where `code` speaks: source, line and message."""
    return [(one.source, one.line, one.message) for one in check(trace(history_of)) if one.rule == code]


def only(history_of: Corpus, code: str) -> Finding:
    (finding,) = (one for one in check(trace(history_of)) if one.rule == code)
    return finding


def header(made: Report, **fields: object) -> Report:
    return msgspec.structs.replace(made, header=msgspec.structs.replace(made.header, **fields))


def test_unread_text_is_named_with_its_section_and_reason() -> None:
    unread = Unread(section="Action Items", span=Span(7, 8), why="no id and no owner", text="see the board")
    made = msgspec.structs.replace(report("2025-03-03"), unread=(unread,))
    finding = only(gathered(made), "RG101")
    assert (finding.line, finding.report) == (7, "2025-03-03")
    assert "Action Items" in finding.message
    assert "no id and no owner" in finding.message


def test_only_a_report_without_any_date_lacks_one() -> None:
    undated, period = report("undated-notes"), report("undated-week", dates=("2025-03-03", "2025-03-07"))
    assert [source for source, _, _ in found(gathered(undated, period, report("2025-03-03")), "RG102")] == ["reports/undated-notes.md"]


def test_a_second_report_of_a_day_is_found_unless_a_word_tells_them_apart() -> None:
    day, copy, other = report("2025-03-03"), report("2025-03-03-2"), report("2025-03-03-retrospective")
    finding = only(gathered(day, copy, other), "RG103")
    assert finding.source == "reports/2025-03-03-2.md"
    assert [place.source for place in finding.also] == ["reports/2025-03-03.md"]


def twice(first: Mapping[str, object], second: Mapping[str, object]) -> Corpus:
    base: dict[str, Any] = {"title": "Update the index", "section": "Action Items"}
    made = corpus(sight("action", "ACTION-03", **{**base, **first}), sight("action", "ACTION-03", **{**base, "line": 9, **second}))
    return msgspec.structs.replace(made, sources=(Source(path="reports/2025-03-03.md", text="- ACTION-03: …\n" * 9),))


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({}, "nothing that differs"),
        ({"section": "Recap", "status": "done", "status_raw": "Done"}, "status In Progress there, Done here"),
        ({"section": "Recap", "due": "2025-03-07"}, "due"),
        ({"section": "Recap", "title": "Invite guests"}, "Invite guests"),
    ],
)
def test_an_id_twice_in_one_section_or_with_contradicting_words_is_a_duplicate(second: dict[str, object], says: str) -> None:
    first: dict[str, object] = {"status": "in_progress", "status_raw": "In Progress", "due": "2025-03-05"}
    finding = only(twice(first, second), "RG104")
    assert (finding.line, [place.line for place in finding.also]) == (9, [1])
    assert says in finding.message


@pytest.mark.parametrize(
    "second",
    [
        {"section": "Outstanding Work", "title": "Avery to update the index per Day 3 finding"},
        {"section": "Outstanding Work", "status": "in_progress"},
    ],
)
def test_a_recap_under_another_heading_is_no_duplicate(second: dict[str, object]) -> None:
    assert found(twice({"status": "in_progress", "due": "2025-03-05"}, second), "RG104") == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"status": "done", "status_raw": "Done", "percent": 70}, True),
        ({"status": "in_progress", "status_raw": "Done", "percent": 70}, True),
        ({"status": "planned", "status_raw": "Not Started", "percent": 100}, True),
        ({"status": "in_progress", "status_raw": "70% COMPLETE", "percent": 70}, False),
        ({"status": "in_review", "status_raw": "Ready for Review", "percent": 100}, False),
        ({"status": "done", "status_raw": "Done", "percent": 100}, False),
        ({"status": "planned", "status_raw": "Planned", "percent": 0}, False),
    ],
)
def test_percent_and_status_must_fit(fields: dict[str, Any], wrong: bool) -> None:
    assert bool(found(corpus(sight("action", "ACTION-05", **fields)), "RG202")) is wrong


@pytest.mark.parametrize(
    ("said", "met", "wrong"),
    [
        ("Met", False, True),
        ("✅", False, True),
        ("PASS", False, True),
        ("Missed", True, True),
        ("❌", True, True),
        ("Met", True, False),
        ("Not met", False, False),
        ("Met", None, False),
        ("On Track", False, False),
        ("🟡", False, False),
        (None, False, False),
    ],
)
def test_a_verdict_must_follow_from_value_and_target(said: str | None, met: bool | None, wrong: bool) -> None:
    record = sight("metric", title="Coverage", value_raw="87.5%", target_raw="≥90%", status_raw=said, met=met)
    assert bool(found(corpus(record), "RG204")) is wrong


def test_the_weekday_of_a_header_must_fit_its_date() -> None:
    wrong, right = header(report("2025-03-03"), weekday="Tuesday"), header(report("2025-03-04"), weekday="Tuesday")
    assert [source for source, _, _ in found(gathered(wrong, right), "RG301")] == ["reports/2025-03-03.md"]


def set_on_the_third(fields: Mapping[str, Any]) -> Corpus:
    given: dict[str, Any] = {"title": "Deliver fixtures", **fields}
    return corpus(sight("action", "ACTION-12", day="2025-03-03", **given), also=("2025-03-01",))


@pytest.mark.parametrize(
    ("fields", "weights"),
    [
        ({"due": "2025-03-01", "event": "new"}, ["warning"]),
        ({"due": "2025-03-01"}, ["note"]),
        ({"due": "2025-03-01", "event": "update"}, []),
        ({"due": "2025-03-03T17:00-08:00", "event": "new"}, []),
        ({"due": "2025-03-01", "event": "new", "status": "done"}, []),
        ({"due": "2025-03-01", "event": "new", "section": "Overdue Items"}, []),
    ],
)
def test_a_due_date_before_the_report_that_sets_it(fields: dict[str, object], weights: list[str]) -> None:
    findings = check(trace(set_on_the_third(fields)))
    assert [one.weight for one in findings if one.rule == "RG302"] == weights


def test_a_weekday_given_to_another_day_must_be_that_days_own() -> None:
    text = "# Day 6 (Sunday 2025-03-02)\n\n## Monday (Day 7) Priorities\n"
    six = header(report("2025-03-02"), day=6, source="reports/2025-03-02.md")
    seven = header(report("2025-03-04"), day=7)
    made = gathered(six, seven)
    held = msgspec.structs.replace(made, sources=(Source(path="reports/2025-03-02.md", text=text),))
    finding = only(held, "RG303")
    assert (finding.line, [place.source for place in finding.also]) == (3, ["reports/2025-03-04.md"])
    monday = msgspec.structs.replace(held, reports=(six, header(report("2025-03-03"), day=7)))
    assert found(monday, "RG303") == []


def risk(day: str, title: str, **fields: object) -> Record:
    return sight("risk", "R-1", day=day, title=title, **fields)


def test_an_id_used_for_another_thing_names_both() -> None:
    made = corpus(risk("2025-03-03", "Gemini fallback coverage"), risk("2025-03-04", "Parser latency regression >10%"))
    finding = only(made, "RG501")
    assert (finding.source, finding.track) == ("reports/2025-03-04.md", "risk:R-1~2")
    assert "Gemini fallback coverage" in finding.message
    assert [place.source for place in finding.also] == ["reports/2025-03-03.md"]


def test_a_reworded_title_is_no_reuse() -> None:
    made = corpus(risk("2025-03-03", "Gemini fallback coverage"), risk("2025-03-04", "Coverage of the Gemini fallback"))
    assert found(made, "RG501") == []


def item(name: str, day: str, **fields: Any) -> Record:
    return sight(
        fields.pop("kind", "action"),
        name,
        day=day,
        **{"title": f"Do {name}", "status": "in_progress", "status_raw": "In Progress", **fields},
    )


def where_it_vanishes(*records: Record, also: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    findings = check(trace(corpus(*records, also=also)))
    return [(one.source[8:18], one.message) for one in findings if one.rule == "RG502"]


def test_an_open_item_that_nobody_names_again_has_vanished() -> None:
    ((day, message),) = where_it_vanishes(item("ACT-05", "2025-03-03"), also=("2025-03-04", "2025-03-05"))
    assert day == "2025-03-03"
    assert message == 'ACT-05 was "In Progress" on 2025-03-03 and is not mentioned on the 2 report dates after that, nor ever again'


def test_what_is_done_by_its_word_and_not_by_its_share_vanishes_as_what_it_counts_as() -> None:
    records = item("ACT-05", "2025-03-03", status_raw="Done", percent=90)
    ((_, message),) = where_it_vanishes(records, also=("2025-03-04", "2025-03-05"))
    assert message.startswith('ACT-05 was "Done (90 %), in progress" on 2025-03-03')


@pytest.mark.parametrize(
    "fields", [{"status": "done"}, {"status": "deferred"}, {"status": None}, {"kind": "risk", "status": None, "level": "green"}]
)
def test_what_is_settled_or_never_said_to_be_open_does_not_vanish(fields: dict[str, Any]) -> None:
    assert where_it_vanishes(item("ACT-05", "2025-03-03", **fields), also=("2025-03-04", "2025-03-05")) == []


def test_a_worrying_risk_vanishes_like_an_action_item() -> None:
    red = item("R-1", "2025-03-03", kind="risk", status=None, level="red", status_raw="RED")
    assert len(where_it_vanishes(red, also=("2025-03-04", "2025-03-05"))) == 1


def test_a_pause_hides_what_became_of_an_item() -> None:
    assert where_it_vanishes(item("ACT-05", "2025-03-03"), also=("2025-03-12", "2025-03-13")) == []


def test_reports_of_another_team_are_no_silence() -> None:
    others = [item("LF-9", day) for day in ("2025-03-04", "2025-03-05")]
    assert where_it_vanishes(item("ACT-05", "2025-03-03"), *others) == []
    ours = [item("ACT-06", day) for day in ("2025-03-04", "2025-03-05")]
    assert [day for day, _ in where_it_vanishes(item("ACT-05", "2025-03-03"), *ours)] == ["2025-03-03"]


def test_a_long_silence_counts_although_the_item_comes_back() -> None:
    days = tuple(f"2025-03-{day:02}" for day in range(4, 13))
    ((day, message),) = where_it_vanishes(item("ACT-05", "2025-03-03"), item("ACT-05", "2025-03-13"), also=days)
    assert day == "2025-03-03"
    assert message.endswith("on the 9 report dates after that, until it comes back on 2025-03-13")
    assert where_it_vanishes(item("ACT-05", "2025-03-03"), item("ACT-05", "2025-03-07"), also=days[:3]) == []


def back(words: str) -> Corpus:
    done = sight("action", "ACTION-05", title="Move the archive", status="done", status_raw="Done")
    now = sight("action", "ACTION-05", day="2025-03-04", title="Move the archive", status="in_progress", status_raw="In Progress")
    made = corpus(done, now)
    return msgspec.structs.replace(made, sources=(Source(path="reports/2025-03-04.md", text=words),))


@pytest.mark.parametrize(
    ("words", "count"),
    [("- ACTION-05: In Progress", 1), ("- ACTION-05: In Progress, reopened: two boxes are missing", 0), ("- ACTION-05: rolled back", 0)],
)
def test_going_back_from_done_needs_a_word(words: str, count: int) -> None:
    assert len(found(back(words), "RG503")) == count


@pytest.mark.parametrize(
    ("before", "day", "said", "count"),
    [
        ("red", "2025-03-04", "from Yellow", 1),
        ("yellow", "2025-03-04", "from Yellow", 0),
        ("red", "2025-03-14", "from Yellow", 0),
        ("red", "2025-03-04", "", 0),
    ],
)
def test_where_a_risk_came_from_must_be_where_it_was(before: str, day: str, said: str, count: int) -> None:
    made = corpus(
        risk("2025-03-03", "Lamp flicker", level=before),
        risk(day, "Lamp flicker", level="green", trend_raw=f"↓ {said}"),
    )
    assert len(found(made, "RG504")) == count
