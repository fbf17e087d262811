"""All pages of the site in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.site.asof import asof_pages
from reportgen.site.daylist import days_pages
from reportgen.site.findings import findings_page
from reportgen.site.forecasts import forecast_page
from reportgen.site.home import home
from reportgen.site.items import item_pages
from reportgen.site.lists import list_pages, log_pages
from reportgen.site.page import Page, Site
from reportgen.site.people import people_pages
from reportgen.site.prose import lost_page, prose_pages
from reportgen.site.reports import report_pages
from reportgen.site.rules import rule_pages
from reportgen.site.search import search_page
from reportgen.site.spans import span_pages
from reportgen.site.stubs import stub_pages
from reportgen.site.trends import trend_pages

PAGES: tuple[tuple[str, Callable[[Site], Iterator[Page]]], ...] = (
    ("home", home),
    ("reports", days_pages),
    ("report", report_pages),
    ("as of", asof_pages),
    ("span", span_pages),
    ("lists", list_pages),
    ("log", log_pages),
    ("item", item_pages),
    ("stub", stub_pages),
    ("people", people_pages),
    ("trends", trend_pages),
    ("forecast", forecast_page),
    ("findings", findings_page),
    ("rules", rule_pages),
    ("search", search_page),
    ("prose", prose_pages),
    ("404", lost_page),
)
