"""Weeks, sprints and days: what they add up to, and where everything stood at the end of one."""

from __future__ import annotations

from tests.site.test_site import demo, tree
from tests.site.tree import Page


def rows(page: Page) -> list[dict[str, str]]:
    return [element.attributes for element in page.elements if element.tag == "tr" and "data-find" in element.attributes]


def texts(page: Page) -> set[str]:
    return {text for text, _ in page.texts}


def test_as_of_a_day_an_item_stands_where_the_reports_until_then_put_it() -> None:
    due = {
        day: row["data-due"]
        for day in (3, 4, 5)
        for row in rows(tree("small").pages[f"asof/2025-03-0{day}.html"])
        if row["data-id"] == "act-01"
    }
    assert due == {3: "2025-03-04", 4: "2025-03-04", 5: "2025-03-06"}
    state = {
        day: row["data-state"]
        for day in (3, 5)
        for row in rows(tree("small").pages[f"asof/2025-03-0{day}.html"])
        if row["data-id"] == "st-1"
    }
    assert state == {3: "new", 5: "done"}


def test_as_of_a_day_a_risk_has_the_level_it_had() -> None:
    levels = [
        row["data-level"] for day in (3, 4) for row in rows(tree("small").pages[f"asof/2025-03-0{day}.html"]) if row["data-id"] == "r-1"
    ]
    assert levels == ["red", "yellow"]


def test_as_of_a_day_there_is_what_was_open_then_and_what_was_closed_on_it() -> None:
    history = demo()[0]
    for day in history.days[:: max(len(history.days) // 6, 1)]:
        page = next(page for path, page in tree("demo").pages.items() if path == f"asof/{day.report.key}.html")
        assert len(rows(page)) == len({*day.open, *day.risks, *day.unrated, *day.closed})


def test_every_day_leads_to_its_week_and_to_the_state_of_all_items() -> None:
    links = set(tree("small").pages["reports/2025-03-04.html"].links)
    assert {"../asof/2025-03-04.html", "../weeks/2025-w10.html"} <= links


def test_a_week_holds_its_reports_what_was_closed_and_what_moved() -> None:
    page = tree("small").pages["weeks/2025-w10.html"]
    assert {f"../reports/2025-03-0{day}.html" for day in (3, 4, 5)} <= set(page.links)
    assert {"Week 10 of 2025", "Viewer", "Move the boxes", "D-4 Work on day 4"} <= texts(page)


def test_sprints_have_pages_with_a_way_to_the_next_one_and_to_their_charts() -> None:
    links = set(tree("demo").pages["sprints/sprint-1.html"].links)
    assert "../sprints/sprint-2.html" in links
    assert any(link.startswith("../trends/") and link.endswith("-sprint-1.html") for link in links)


def test_an_item_tells_its_time_in_each_status_and_what_was_promised_of_it() -> None:
    history = demo()[0]
    track = next(one for one in history.tracks if one.cycle and one.spent)
    words = texts(tree("demo").pages[f"items/{track.slug}.html"])
    assert {"Cycle time", "Time in each status"} <= words
    promised = next(promise for day in history.days for promise in day.promises if promise.track)
    page = tree("demo").pages[f"items/{next(one.slug for one in history.tracks if one.key == promised.track)}.html"]
    assert any(text == "Promised and kept" for text in texts(page))


def test_a_day_tells_promised_against_kept_with_the_lines() -> None:
    day = next(day for day in demo()[0].days if day.promises)
    page = tree("demo").pages[f"reports/{day.report.key}.html"]
    assert sum(element.has("oc") for element in page.elements) == len(day.promises)
