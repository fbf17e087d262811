"""All pages of the site in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.site.asof import asof_pages
from reportgen.site.daylist import days_pages
from reportgen.site.findings import findings_page
from reportgen.site.forecasts import forecast_page
from reportgen.site.home import home
from reportgen.site.items import item_pages, item_places
from reportgen.site.lists import list_pages, log_pages
from reportgen.site.page import Later, Page, Site
from reportgen.site.people import people_pages
from reportgen.site.prose import lost_page, prose_pages
from reportgen.site.reports import report_pages, report_places
from reportgen.site.rules import rule_pages
from reportgen.site.search import search_page
from reportgen.site.spans import span_pages
from reportgen.site.stubs import stub_pages
from reportgen.site.trends import trend_pages


class Kind(NamedTuple):
    """One row of `PAGES`: a name, the function that yields the pages, and whether it yields those of `Site.mine` only.

    `under` are the beginnings of the paths of its pages, `places` the paths themselves where they are soon told: of each thing, in order,
    of which `Site.mine` takes some, that of its only page.
    """

    name: str
    pages: Callable[[Site], Iterator[Page] | Iterator[Page | Later]]
    under: tuple[str, ...]
    many: bool = False
    places: Callable[[Site], Iterator[str]] | None = None


#: In the order in which they are printed and listed.
PAGES: tuple[Kind, ...] = (
    Kind("home", home, ("index.html",)),
    Kind("reports", days_pages, ("reports.", "reports-", "rows/reports/")),
    Kind("report", report_pages, ("reports/",), many=True, places=report_places),
    Kind("as of", asof_pages, ("asof/",), many=True),
    Kind("span", span_pages, ("weeks/", "sprints/"), many=True),
    Kind("lists", list_pages, ("items", "actions", "stories", "risks", "decisions", "metrics", "rows/")),
    Kind("log", log_pages, ("log",)),
    Kind("item", item_pages, ("items/",), many=True, places=item_places),
    Kind("stub", stub_pages, ("items/",)),
    Kind("people", people_pages, ("people", "rows/")),
    Kind("trends", trend_pages, ("trends",), many=True),
    Kind("forecast", forecast_page, ("trends/forecast.html",)),
    Kind("findings", findings_page, ("findings.", "rows/findings")),
    Kind("rules", rule_pages, ("rules", "rows/")),
    Kind("search", search_page, ("search.html",)),
    Kind("prose", prose_pages, ("pages/",)),
    Kind("404", lost_page, ("404.html",)),
)
