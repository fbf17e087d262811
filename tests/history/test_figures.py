"""The numbers of a history are those of its charts."""

from __future__ import annotations

from reportgen.history import History, trace
from reportgen.history.figures import Counted, Figure, figures
from tests.history.builder import corpus, sight

DAYS = ("2025-03-03", "2025-03-04", "2025-03-06")
HISTORY = trace(
    corpus(
        sight("action", "A-1", title="Grease", owners=["Ada"], status="planned"),
        sight("action", "A-2", title="Paint", status="planned", due="2025-03-04", due_raw="2025-03-04"),
        sight("action", "A-1", title="Grease", status="done", day=DAYS[2]),
        sight("action", "A-2", title="Paint", status="blocked", day=DAYS[1]),
        sight("story", "S-1", title="Lamp", owners=["ada", "Ben"], status="in_progress", day=DAYS[1]),
        sight("risk", "R-1", title="Fog", day=DAYS[1]),
    )
)


def counted(history: History) -> dict[str, Figure]:
    reports = history.corpus.reports
    of = Counted(
        history=history, reports=reports, records=tuple(one for report in reports for one in report.records), tracks=history.tracks,
        findings=(), day=max((report.date or "" for report in reports), default=None),
    )  # fmt: skip
    return {f"{one.group} {one.name}": one for one in figures(of)}


def test_numbers_agree_with_the_charts_of_the_same_history() -> None:
    found = counted(HISTORY)
    series = {one.key: one for trend in HISTORY.trends if trend.key == "moves" for one in trend.series}
    assert found["items open"].value == series["open"].points[-1].value == 2
    cycle = next(trend for trend in HISTORY.trends if trend.key == "cycle").series[0]
    assert found["items cycle time"].value == cycle.points[-1].value == 3
    age = next(trend for trend in HISTORY.trends if trend.key == "age").series[0]
    assert found["items age"].value == age.points[-1].value == 2.5
    assert {person.name: float(len(person.open)) for person in HISTORY.people if person.open} == {
        one.name: one.value for one in found.values() if one.group == "owners"
    }


def test_carry_over_is_what_a_report_leaves_open_and_the_next_does_too() -> None:
    found = counted(HISTORY)
    assert found["carry-over latest"].value == 2  # and S-1 were open on the 4th, A-1 is done on the 6th
    assert found["carry-over share"].value == 80.0
    assert "4 of 5" in found["carry-over share"].counts


def test_every_number_says_what_it_counts_and_nothing_is_made_up_from_nothing() -> None:
    found = counted(trace(corpus()))
    assert all(one.counts and one.unit for one in found.values())
    assert [name for name, one in found.items() if one.value is None] == ["items cycle time", "items age", "carry-over share"]
