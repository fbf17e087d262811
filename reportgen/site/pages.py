"""All pages of the site in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.site.asof import asof_pages
from reportgen.site.daylist import days_pages
from reportgen.site.findings import findings_page
from reportgen.site.forecasts import forecast_page
from reportgen.site.home import home
from reportgen.site.items import item_pages
from reportgen.site.lists import list_pages, log_pages
from reportgen.site.page import Later, Page, Site
from reportgen.site.people import people_pages
from reportgen.site.prose import lost_page, prose_pages
from reportgen.site.reports import report_pages
from reportgen.site.rules import rule_pages
from reportgen.site.search import search_page
from reportgen.site.spans import span_pages
from reportgen.site.stubs import stub_pages
from reportgen.site.trends import trend_pages


class Kind(NamedTuple):
    """One row of `PAGES`: a name, the function that yields the pages, and whether it yields those of `Site.mine` only."""

    name: str
    pages: Callable[[Site], Iterator[Page] | Iterator[Page | Later]]
    many: bool = False


#: In the order in which they are printed and listed.
PAGES: tuple[Kind, ...] = (
    Kind("home", home),
    Kind("reports", days_pages),
    Kind("report", report_pages, many=True),
    Kind("as of", asof_pages, many=True),
    Kind("span", span_pages, many=True),
    Kind("lists", list_pages),
    Kind("log", log_pages),
    Kind("item", item_pages, many=True),
    Kind("stub", stub_pages),
    Kind("people", people_pages),
    Kind("trends", trend_pages, many=True),
    Kind("forecast", forecast_page),
    Kind("findings", findings_page),
    Kind("rules", rule_pages),
    Kind("search", search_page),
    Kind("prose", prose_pages),
    Kind("404", lost_page),
)
