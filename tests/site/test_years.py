"""The list of reports: a year a page, its calendar and weeks with it, and links from each year to the others."""

from __future__ import annotations

from functools import cache

import pytest

from reportgen.history import trace
from reportgen.site import Look, daylist, render_site
from tests.history.builder import gathered, report, sight
from tests.site.tree import Tree

DAYS = ("2023-12-29", "2024-12-30", "2024-12-31", "2025-01-01", "2025-03-04", "2025-03-04-retrospective", "undated-walk")


@cache
def site() -> Tree:
    return Tree(render_site(trace(gathered(*(report(day, [sight("action", "A-1", title="x", day=day)]) for day in DAYS))), (), Look()))


def listed(path: str) -> list[str]:
    rows = [one for one in site().pages[path].elements if one.tag == "a" and any(around.tag == "th" for around in one.around)]
    return [one.attributes["href"].removeprefix("reports/").removesuffix(".html") for one in rows]


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("reports.html", ["2025-03-04-retrospective", "2025-03-04", "2025-01-01"]),
        ("reports-2024.html", ["2024-12-31", "2024-12-30"]),
        ("reports-2023.html", ["2023-12-29", "undated-walk"]),
    ],
)
def test_each_year_has_a_page_and_what_has_no_date_stands_with_the_first(path: str, keys: list[str]) -> None:
    assert listed(path) == keys


def test_years_lead_to_each_other() -> None:
    links = set(site().pages["reports-2024.html"].links)
    assert {"reports.html", "reports-2023.html"} <= links
    current = [one for one in site().pages["reports-2024.html"].elements if one.attributes.get("aria-current") == "page" and one.tag == "a"]
    assert [one.attributes["href"] for one in current] == ["reports-2024.html"]


def test_a_calendar_shows_the_months_of_its_year_only() -> None:
    months = [text for text, around in site().pages["reports-2024.html"].texts if around[-1].tag == "caption"]
    assert months == ["December 2024"]
    assert "weeks/2023-w52.html" not in set(site().pages["reports-2024.html"].links)
    assert "weeks/2025-w01.html" in set(site().pages["reports-2024.html"].links) & set(site().pages["reports.html"].links)


def test_a_year_of_many_reports_has_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daylist, "SHEET", 2)
    reports = [*(report(day) for day in reversed(DAYS[:-1])), report("undated-a"), report("undated-b")]
    assert [(one.name, one.path, one.first, len(one.reports)) for one in daylist.parts(reports)] == [
        ("2025", "reports.html", 1, 2), ("2025 (2)", "reports-2025-2.html", 3, 1),
        ("2024", "reports-2024.html", 4, 2), ("2023", "reports-2023.html", 6, 1), ("Undated", "reports-undated.html", 7, 2),
    ]  # fmt: skip


def test_without_reports_there_is_one_page() -> None:
    assert [(one.path, one.reports) for one in daylist.parts(())] == [("reports.html", ())]


def test_a_year_that_began_does_not_move_the_pages_of_those_before() -> None:
    before = daylist.parts([report(day) for day in ("2025-01-01", "2024-12-31", "2023-12-29")])
    after = daylist.parts([report(day) for day in ("2026-01-01", "2025-01-01", "2024-12-31", "2023-12-29")])
    assert [one.path for one in before[1:]] == [one.path for one in after[2:]]


def test_what_leads_to_a_line_holds_on_every_page() -> None:
    assert site().reached() == set(site().pages) - {"404.html"}
