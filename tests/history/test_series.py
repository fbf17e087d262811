"""Series: every chart, and where each of its points comes from."""

from __future__ import annotations

from typing import Any

import msgspec

from reportgen.history import Finding, Series, trace
from reportgen.history.gauges import finding_trend
from reportgen.history.series import TRENDS
from reportgen.history.windows import window
from reportgen.records import Record, Report, Setting, Unread
from reportgen.text import Span
from tests.history.builder import corpus, gathered, report, sight


def draw(chart: str, *records: Record) -> dict[str, Series]:
    trends = {trend.key: trend for trend in trace(corpus(*records)).trends}
    return {series.key: series for series in trends[chart].series} if chart in trends else {}


def values(series: Series) -> list[tuple[str, float]]:
    return [(point.date[-2:], point.value) for point in series.points]


def test_charts_have_different_names_and_say_what_they_show() -> None:
    assert len({chart.key for chart in TRENDS}) == len(TRENDS)
    assert all(chart.about.endswith(".") for chart in TRENDS)


def test_nothing_to_draw_is_no_trend() -> None:
    assert trace(corpus()).trends == trace(corpus(sight("decision", "D-1", title="Go"))).trends == ()


def test_readiness_in_percent_names_the_items_it_counts() -> None:
    (line,) = draw(
        "readiness",
        sight("action", "A-1", status="done"),
        sight("action", "A-2", status="planned"),
        sight("action", "A-3"),
        sight("action", "A-2", day="2025-03-04", status="in_review"),
    ).values()
    assert (line.unit, values(line)) == ("%", [("03", 50.0), ("04", 100.0)])
    assert (line.points[0].text, line.points[0].tracks) == ("1 of 2", ("action:A-1", "action:A-2"))


def test_flow_stacks_to_all_items() -> None:
    series = draw(
        "flow",
        sight("action", "A-1", status="planned"),
        sight("story", "S-1", status="planned"),
        sight("action", "A-1", day="2025-03-04", status="done"),
        sight("action", "A-2", day="2025-03-05"),
    )
    assert list(series) == ["done", "planned", "unstated"]
    assert values(series["done"]) == [("03", 0), ("04", 1), ("05", 1)]
    assert [point.tracks for point in series["done"].points] == [(), ("action:A-1",), ()], "only those closed on the day"
    assert [point.tracks for point in series["planned"].points] == [("action:A-1", "story:S-1"), ("story:S-1",), ("story:S-1",)]


def test_two_reports_of_one_date_are_one_place_on_a_chart() -> None:
    records = (
        sight("action", "A-1", status="done"),
        sight("action", "A-2", status="done", day="2025-03-03-evening"),
        sight("action", "A-3", status="planned", day="2025-03-03-evening"),
    )
    (ready,) = draw("readiness", *records).values()
    assert [(point.value, point.text) for point in ready.points] == [(66.7, "2 of 3")]
    assert draw("flow", *records)["done"].points[0].tracks == ("action:A-1", "action:A-2")
    assert [point.tracks for point in draw("moves", *records)["closed"].points] == [("action:A-1", "action:A-2")]


def test_moves_count_new_closed_and_open() -> None:
    series = draw("moves", sight("action", "A-1"), sight("action", "A-1", day="2025-03-04", status="done"))
    assert {key: [point.value for point in line.points] for key, line in series.items()} == {
        "new": [1, 0],
        "closed": [0, 1],
        "open": [1, 0],
    }


def test_what_was_created_and_open_again_is_closed_or_open_or_heard_of_no_more() -> None:
    states = {"A-1": {3: "done", 4: "in_progress", 5: "done"}, "A-2": {3: "planned", 4: "done"}, "A-3": {3: "planned"}}
    records = [
        sight("action", name, day=f"2025-03-{day:02}", status=status, title=f"Job {name}")
        for name, said in states.items()
        for day, status in said.items()
    ]
    assert summary("moves", *records) == "3 items created and 3 closed, 1 reopened, 1 open at the end; at most 2 were open, on 2025-03-03."
    assert [point.tracks for point in draw("moves", *records)["reopened"].points] == [(), ("action:A-1",), ()]


def test_mix_shares_out_what_the_report_states() -> None:
    series = draw("mix", *(sight("action", f"A-{n}", status="done" if n else "blocked") for n in range(3)))
    assert {key: line.points[0].value for key, line in series.items()} == {"done": 66.7, "blocked": 33.3}
    assert series["done"].points[0].text == "2 of 3"


def test_risks_are_heat() -> None:
    levels = ("green", "yellow", "red")
    records = [sight("risk", "R-1", title="Ice", day=f"2025-03-0{n + 3}", level=level) for n, level in enumerate(levels)]
    strip = draw("risks", *records)["risk:R-1"]
    assert (strip.title, values(strip)) == ("R-1 Ice", [("03", 0), ("04", 1), ("05", 2)])
    assert strip.points[2].records == (records[2],)


def test_a_metric_is_a_line_from_two_dates_on_with_its_latest_target() -> None:
    once = sight("metric", title="Uptime", value=99)
    records = [
        sight("metric", title="Lag p95", day=day, value=value, unit="ms", target=target, comparator="≤", value_raw=f"{value} ms")
        for day, value, target in (("2025-03-03", 120, 100), ("2025-03-04", 90, 80))
    ]
    (line,) = draw("metrics", once, *records).values()
    assert (line.title, line.unit, line.target, line.comparator) == ("Lag p95", "ms", 80, "≤")
    assert [(point.value, point.text, point.records) for point in line.points] == [
        (120, "120 ms", (records[0],)),
        (90, "90 ms", (records[1],)),
    ]


def test_points_done_and_committed_in_each_report() -> None:
    series = draw(
        "velocity",
        sight("story", "S-1", points=5, status="done"),
        sight("story", "S-2", points=3, status="in_progress"),
        sight("story", "S-3", status="done"),
    )
    assert {key: (line.points[0].value, line.points[0].tracks) for key, line in series.items()} == {
        "committed": (8, ("story:S-1", "story:S-2")),
        "done": (5, ("story:S-1",)),
    }


def test_workload_is_open_items_by_owner_the_busiest_first() -> None:
    series = draw(
        "workload",
        sight("action", "A-1", owners=["Omar"]),
        sight("action", "A-2", owners=["Dana", "omar"]),
        sight("action", "A-3", owners=["Dana"], status="done"),
    )
    assert {key: (line.points[0].value, line.points[0].tracks) for key, line in series.items()} == {
        "Omar": (2, ("action:A-1", "action:A-2")),
        "Dana": (1, ("action:A-2",)),
    }


def summary(chart: str, *records: Record) -> str:
    return next(trend.summary for trend in trace(corpus(*records)).trends if trend.key == chart)


def test_readiness_as_stated_stands_beside_what_the_records_say() -> None:
    records = (
        sight("action", "A-1", status="done"),
        sight("action", "A-2", status="planned"),
        sight("metric", title="Action item readiness", value=89, unit="%", value_raw="89% (8/9)"),
    )
    series = draw("readiness", *records)
    assert {key: [point.value for point in one.points] for key, one in series.items()} == {"readiness": [50], "stated": [89]}
    assert summary("readiness", *records) == (
        "50 % of the action items were ready or done on 2025-03-03 (1 of 2); of 1 stated share, 1 differ from the count."
    )


def test_the_age_of_what_is_open_is_a_median_a_bound_and_the_oldest() -> None:
    records = (
        sight("action", "A-1", title="Old", status="planned"),
        sight("action", "A-2", title="Done", status="planned"),
        sight("action", "A-2", title="Done", status="done", day="2025-03-05"),
        sight("action", "A-3", title="Young", day="2025-03-11"),
        sight("action", "A-4", title="Younger", day="2025-03-13"),
    )
    series = draw("age", *records)
    assert {key: values(one)[-1] for key, one in series.items()} == {"median": ("13", 2), "p85": ("13", 10), "max": ("13", 10)}
    assert series["max"].points[-1].tracks == ("action:A-1",)
    assert summary("age", *records) == "On 2025-03-13 half of the open items were at most 2 days old, the oldest 10 days."


def worked(name: str, days: int, **fields: Any) -> tuple[Record, Record]:
    begun = sight("action", name, title=f"Thing {name}", status="new", **fields)
    return begun, sight("action", name, title=f"Thing {name}", status="done", day=f"2025-03-{3 + days:02}", **fields)


def test_cycle_times_by_date_and_as_a_spread_without_gaps() -> None:
    records = [record for name, days in (("A-1", 1), ("A-2", 3), ("A-3", 3)) for record in worked(name, days)]
    (line,) = draw("cycle", *records).values()
    assert values(line) == [("04", 1), ("06", 3)]
    (spread,) = draw("cycle-spread", *records).values()
    assert [(point.place, point.value, point.date) for point in spread.points] == [
        ("0 days", 0, ""), ("1 day", 1, ""), ("2 days", 0, ""), ("3 days", 2, ""),
    ]  # fmt: skip
    assert summary("cycle-spread", *records) == "Half of the 3 items done took at most 3 days, 85 % at most 3 days."


def test_an_item_first_seen_when_done_has_no_cycle_time() -> None:
    assert draw("cycle", sight("action", "A-1", status="done")) == {}


def test_slips_add_up_days_and_keep_the_records() -> None:
    moved = sight("action", "A-1", due="2025-03-12", day="2025-03-04")
    (line,) = draw(
        "slips", sight("action", "A-1", due="2025-03-05"), moved, sight("action", "A-1", due="2025-03-11", day="2025-03-05")
    ).values()
    assert [(point.value, point.text, point.records) for point in line.points] == [(7, "1 slip, 7 days", (moved,))]


def test_promises_stack_by_what_became_of_them() -> None:
    records = [sight("action", f"A-{n}", title=f"Thing {n}", status="planned", due="2025-03-04") for n in range(3)]
    records += [sight("action", "A-0", title="Thing 0", status="done", day="2025-03-04")]
    series = draw("promises", *records)
    assert {key: values(one) for key, one in series.items()} == {"kept": [("04", 1)], "silent": [("04", 2)]}
    assert summary("promises", *records) == "Of 3 promises, 1 were kept (33.3 %); 2 that no record answers."


def test_throughput_by_owner_the_busiest_first() -> None:
    records = [record for name, owner in (("A-1", "Omar"), ("A-2", "Dana"), ("A-3", "omar")) for record in worked(name, 1, owners=[owner])]
    assert {key: values(one) for key, one in draw("throughput", *records).items()} == {"Omar": [("04", 2)], "Dana": [("04", 1)]}


def test_an_alias_makes_one_metric_of_two_spellings_but_never_of_two_units() -> None:
    records = (
        sight("metric", title="Lag (p95)", value=120, unit="ms"),
        sight("metric", title="stream lag", value=90, unit="ms", day="2025-03-04"),
        sight("metric", title="stream lag", value=1, unit="s", day="2025-03-05"),
        sight("metric", title="stream lag", value=2, unit="s", day="2025-03-06"),
    )
    trends = trace(corpus(*records), Setting(metrics={"lag p95": "Lag", "Stream Lag": "Lag"})).trends
    lines = next(trend.series for trend in trends if trend.key == "metrics")
    assert sorted((line.title, line.unit, tuple(point.value for point in line.points)) for line in lines) == [
        ("Lag", "ms", (120, 90)),
        ("Lag", "s", (1, 2)),
    ]
    assert next(trend.small for trend in trends if trend.key == "metrics")


def in_sprint(number: int | None, *records: Record) -> Report:
    made = report(records[0].report, records)
    return msgspec.structs.replace(made, header=msgspec.structs.replace(made.header, sprint=number))


def test_a_sprint_has_its_scope_what_is_left_and_an_even_way_down() -> None:
    def story(name: str, day: str, status: str) -> Record:
        return sight("story", name, title=f"Story {name}", points=4, status=status, day=day)

    history = trace(
        gathered(
            in_sprint(1, story("S-1", "2025-03-03", "planned"), story("S-2", "2025-03-03", "planned")),
            in_sprint(None, story("S-1", "2025-03-05", "done")),
            in_sprint(1, story("S-3", "2025-03-07", "planned")),
            in_sprint(2, story("S-9", "2025-03-10", "planned")),
        )
    )
    series = {one.key: one for trend in history.trends if trend.key == "burndown" for one in trend.series}
    assert values(series["scope"]) == [("03", 8), ("05", 8), ("07", 12), ("10", 4)]
    assert values(series["remaining"]) == [("03", 8), ("05", 4), ("07", 8), ("10", 4)]
    assert values(series["ideal"]) == [("03", 8), ("05", 4), ("07", 0)], "the sprint under way has no known end"
    (done,) = [one for trend in history.trends if trend.key == "sprints" for one in trend.series if one.key == "done"]
    assert [(point.place, point.value) for point in done.points] == [("Sprint 1", 4), ("Sprint 2", 0)]
    assert [(one.key, one.first[-2:], one.last[-2:]) for one in history.windows] == [
        ("sprint-2", "10", "10"), ("sprint-1", "03", "07"), ("all", "03", "10"),
    ]  # fmt: skip


def test_a_window_keeps_what_lies_in_it() -> None:
    records = [sight("metric", title="Lag", value=day, day=f"2025-03-{day:02}") for day in range(3, 16)]
    history = trace(corpus(*records))
    recent = history.windows[0]
    assert (recent.key, recent.first, recent.last) == ("recent", "2025-03-06", "2025-03-15")
    trend = next(trend for trend in history.trends if trend.key == "metrics")
    (line,) = window(trend, recent.first, recent.last).series
    assert [point.value for point in line.points] == list(range(6, 16))
    assert window(trend, "2024-01-01", "2024-12-31").series == ()


def test_lines_not_read_are_counted_by_date() -> None:
    missed = msgspec.structs.replace(
        report("2025-03-04", [sight("risk", "R-1", day="2025-03-04")]), unread=(Unread(section="Risks", span=Span(4, 6), why="no id"),)
    )
    history = trace(gathered(report("2025-03-03", [sight("risk", "R-1")]), missed))
    series = {trend.key: trend.series[0] for trend in history.trends}
    assert (values(series["records"]), values(series["unread"])) == ([("03", 1), ("04", 1)], [("03", 0), ("04", 3)])


def test_findings_are_a_trend_for_those_who_know_them() -> None:
    history = trace(corpus(sight("risk", "R-1"), sight("risk", "R-1", day="2025-03-04")))
    finding = Finding(source="x.md", line=1, weight="error", rule="RG001", name="x", message="x", report="2025-03-04")
    assert finding_trend(history, ()) is None
    trend = finding_trend(history, (finding,))
    assert trend is not None
    assert [(one.key, values(one)) for one in trend.series] == [("error", [("03", 0), ("04", 1)])]


def test_every_trend_sums_itself_up_in_one_sentence() -> None:
    records = [record for name, days in (("A-1", 1), ("A-2", 3)) for record in worked(name, days, owners=["Dana"], due="2025-03-04")]
    records += [
        sight("story", "S-1", title="Story", points=3, status="planned", level=None),
        sight("risk", "R-1", title="Ice", level="red"),
    ]
    for trend in trace(corpus(*records)).trends:
        assert trend.summary.endswith("."), trend.key
        assert any(sign.isdigit() for sign in trend.summary), trend.key
        assert len({one.unit for one in trend.series}) == 1 or trend.small, trend.key
