"""Trends: a page and a CSV file for each, windows, misses by shape, and one sentence that says how it runs."""

from __future__ import annotations

import csv
import io

import pytest

from reportgen.history import Point, Series, Trend
from reportgen.site.trendwords import summary
from reportgen.site.windows import sprints, weeks, window, windows
from reportgen.text.tables import csv_text
from tests.site.test_site import demo, tree

DATES = ("2025-03-03", "2025-03-04", "2025-03-05")


def trend(*series: Series, shape: str = "line", key: str = "x") -> Trend:
    return Trend(key=key, title="Risks", about="", shape=shape, series=series)  # type: ignore[arg-type]


def series(*values: float, texts: tuple[str, ...] = ("", "", ""), **more: object) -> Series:
    points = tuple(Point(date=date, value=value, text=text) for date, value, text in zip(DATES, values, texts, strict=False))
    return Series(**({"key": "a", "title": "Ready", "points": points} | more))  # type: ignore[arg-type]


ALL = window("", "All", DATES)

SENTENCES = [
    (trend(series(40, 20, 60, unit="%")), "Ready: 60% on 5 Mar 2025, up 20 since 3 Mar 2025; lowest 20%, highest 60%."),
    (trend(series(40, unit="%")), "Ready: 40% on 3 Mar 2025."),
    (trend(series(1, 2, 3), series(0, 0, 0, title="Done")), "On 5 Mar 2025: Ready 3."),
    (trend(series(0, 2, 2, texts=("green", "red", "red")), shape="strip"), "Risks: 1 red as last stated."),
    (trend(series(3, title="Yusra"), series(1, title="Ty"), shape="bars"), "Yusra holds most: 3 of 4 in all."),
    (trend(series(2, title="Yusra"), series(2, title="Ty"), shape="bars"), "Yusra, Ty each hold most: 2 of 4 in all."),
    (trend(), ""),
]


@pytest.mark.parametrize(("given", "said"), SENTENCES)
def test_a_trend_says_in_one_sentence_how_it_runs(given: Trend, said: str) -> None:
    assert summary(given, ALL) == said


def test_every_trend_has_a_page_and_a_csv_file_with_every_point() -> None:
    history = demo()[0]
    for one in history.trends:
        assert f"trends/{one.key}.html" in tree("demo").pages
        rows = list(csv.reader(io.StringIO(tree("demo").files[f"data/trends/{one.key}.csv"].decode(), newline="")))
        assert len(rows) - 1 == sum(len(series.points) for series in one.series)
        assert {len(row) for row in rows} == {9}


def test_a_trend_page_has_title_sentence_picture_table_and_links_to_its_windows() -> None:
    page = tree("demo").pages["trends/readiness.html"]
    assert {"h1", "svg", "table"} <= {element.tag for element in page.elements}
    summary = next(one.summary for one in demo()[0].trends if one.key == "readiness")
    assert any(text == summary for text, _ in page.texts)
    assert {"../trends/readiness-recent.html", "../trends/readiness-sprint-2.html", "../data/trends/readiness.csv"} <= set(page.links)


def test_points_lead_to_the_line_they_came_from() -> None:
    page = tree("small").pages["trends/metrics.html"]
    points = [element.attributes["href"] for element in page.elements if element.tag == "a" and "aria-label" in element.attributes]
    assert points == [f"../reports/2025-03-0{day}.html#L11" for day in (3, 4, 5)]


def test_a_missed_target_is_a_shape_and_a_word_too() -> None:
    page = tree("small").pages["trends/metrics.html"]
    marks = [element.tag for element in page.elements if element.has("dot")]
    assert marks == ["path", "circle", "circle"]
    assert [text for text, around in page.texts if around[-1].tag == "title" and text.endswith("target missed")]


def test_windows_are_all_dates_the_last_ten_and_each_sprint() -> None:
    found = {one.name: one.dates for one in windows(demo()[0])}
    assert list(found)[:2] == ["All", "Last 10 reports"]
    assert found["Last 10 reports"] == found["All"][-10:]
    assert found["Sprint 1"][-1] < found["Sprint 2"][0] <= found["Sprint 2"][-1] < found["Sprint 3"][0]


def test_weeks_and_sprints_hold_every_day_of_theirs() -> None:
    history = demo()[0]
    assert sum(len(week.days) for week in weeks(history)) == len(history.days)
    assert [sprint.slug for sprint in sprints(history)][:3] == ["sprint-1", "sprint-2", "sprint-3"]


def test_a_text_that_begins_like_a_formula_gets_a_mark_and_a_number_none() -> None:
    assert csv_text([["=A1", "+1", "-x", "@y", "\tz", -2.5, 3]]) == "'=A1,'+1,'-x,'@y,'\tz,-2.5,3\r\n"


def test_every_list_has_a_csv_file_with_all_its_items() -> None:
    files, history = tree("demo").files, demo()[0]
    for name, kind in (("actions", "action"), ("risks", "risk"), ("metrics", "metric")):
        rows = list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))
        assert len(rows) == sum(track.kind == kind for track in history.tracks)
        assert all(row["page"] in files and int(row["line"]) > 0 for row in rows)
    assert f"data/{name}.csv" in set(tree("demo").pages["metrics.html"].links)
