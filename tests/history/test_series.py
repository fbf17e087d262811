"""Series: every chart, and where each of its points comes from."""

from __future__ import annotations

from reportgen.history import Series, trace
from reportgen.history.series import TRENDS
from reportgen.records import Record
from tests.history.builder import corpus, sight


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
