"""JSON twins: the view of a page as data, without what only a screen needs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from reportgen.site.asof import AsOfView
from reportgen.site.daylist import DaysView
from reportgen.site.findings import FindingsView
from reportgen.site.forecasts import ForecastsView
from reportgen.site.home import Home as HomeView
from reportgen.site.lists import ListView, LogView
from reportgen.site.page import Page, Site
from reportgen.site.panels import Panel
from reportgen.site.people import PeopleView, PersonView
from reportgen.site.spans import SpanView
from reportgen.site.trends import TrendPage, TrendsView, TrendView
from reportgen.site.twins import kinds
from reportgen.site.twins.parts import changes, fault, items, numbers, risks, said, standing, told
from reportgen.site.view import Line, Ref


def _href(ref: Ref | None) -> str:
    return ref.href if ref else ""


def _hrefs(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(ref.href for ref in refs)


def home(site: Site, page: Page, view: HomeView | tuple[Ref, ...]) -> kinds.Home:
    """Return the home page as data."""
    if not isinstance(view, HomeView):
        return kinds.Home(page=page.path, title=page.title, counts=tuple(said(site, ref) for ref in view))
    alerts = tuple(
        kinds.Alert(
            key=one.key, name=one.name, total=said(site, one.total), items=items(site, one.lines),
            findings=tuple(fault(site, flaw) for flaw in one.flaws),
        )
        for one in view.alerts
    )  # fmt: skip
    return kinds.Home(
        page=page.path, title=page.title, alerts=alerts,
        date=site.lookup.history.days[-1].report.date or "", report=said(site, view.report),
        before=said(site, view.before) if view.before else None, numbers=numbers(site, view.tiles), closed=items(site, view.closed),
        new=items(site, view.new), changes=changes(site, view.moved), open=items(site, view.open), open_total=int(view.open_total.text),
        risks=risks(view.risks), risks_total=int(view.risks_total.text), findings=tuple(said(site, ref) for ref in view.findings),
        counts=tuple(said(site, ref) for ref in view.counts),
    )  # fmt: skip


def listed(site: Site, page: Page, view: ListView) -> kinds.List:
    """Return one sheet of a list as data."""
    return kinds.List(
        page=page.path, title=page.title, lists=view.kind, total=view.total, sheet=view.sheet, sheets=max(len(view.sheets), 1),
        items=items(site, view.lines),
    )  # fmt: skip


def reports(site: Site, page: Page, view: DaysView) -> kinds.Reports:
    """Return one sheet of the list of reports as data."""
    return kinds.Reports(
        page=page.path, title=page.title, total=view.total, sheet=view.sheet, sheets=max(len(view.sheets), 1),
        reports=tuple(told(site, row) for row in view.rows),
    )  # fmt: skip


def asof(site: Site, page: Page, view: AsOfView) -> kinds.AsOf:
    """Return the state of all items as of a day as data."""
    return kinds.AsOf(
        page=page.path, title=page.title, report=view.report.href, total=view.total, sheet=view.sheet,
        sheets=max(len(view.sheets), 1), before=_href(view.before), after=_href(view.after), items=standing(site, view.lines),
    )  # fmt: skip


def _ageless(line: Line) -> Line:
    return msgspec.structs.replace(line, days_open=None)


def span(site: Site, page: Page, view: SpanView) -> kinds.Span:
    """Return a week or a sprint as data; how long an item is open by now is no matter of a time that is over."""
    return kinds.Span(
        page=page.path, title=page.title, spans=view.kind, before=_href(view.before), after=_href(view.after),
        numbers=numbers(site, view.tiles), reports=tuple(told(site, row) for row in view.days),
        closed=items(site, map(_ageless, view.closed)), new=items(site, map(_ageless, view.new)), changes=changes(site, view.moved),
        decisions=tuple(said(site, ref) for ref in view.decisions),
    )  # fmt: skip


def log(site: Site, page: Page, view: LogView) -> kinds.Log:
    """Return one sheet of the log as data."""
    days = tuple(
        kinds.Logged(
            date=day.date, name=day.report.text, page=day.report.href, escalations=tuple(said(site, ref) for ref in day.escalations),
            checkpoints=day.checkpoints.text if day.checkpoints else "", hours=day.hours,
            priorities=day.priorities.text if day.priorities else "",
        )
        for day in view.days
    )  # fmt: skip
    return kinds.Log(page=page.path, title=page.title, sheet=view.sheet, sheets=max(len(view.sheets), 1), days=days)


def people(_: Site, page: Page, view: PeopleView) -> kinds.People:
    """Return all owners as data."""
    rows = []
    for row in view.rows:
        is_open, late, done, risk, decision = (int(ref.text) for ref in row.numbers)
        rows.append(
            kinds.Owner(name=row.name.text, page=row.name.href, open=is_open, late=late, done=done, risks=risk, decisions=decision)
        )
    return kinds.People(
        page=page.path, title=page.title, total=view.total, sheet=view.sheet, sheets=max(len(view.sheets), 1), people=tuple(rows)
    )


def person(site: Site, page: Page, view: PersonView) -> kinds.Person:
    """Return one owner as data."""
    groups = tuple(kinds.Held(key=one.key, name=one.name, total=one.total, items=items(site, one.lines)) for one in view.groups)
    return kinds.Person(page=page.path, title=page.title, groups=groups)


def _chart(site: Site, panel: Panel) -> kinds.Chart:
    rows = tuple(kinds.Values(at=at, values=tuple(said(site, ref) for ref in cells)) for at, cells in panel.rows)
    return kinds.Chart(title=panel.title, series=panel.head, target=panel.target, notes=panel.notes, hidden=panel.hidden, rows=rows)


def trend(site: Site, page: Page, view: TrendPage) -> kinds.Trend:
    """Return one trend over one window as data."""
    whole = kinds.Trend(page=page.path, title=page.title, windows=_hrefs(view.windows))
    shown = view.trend
    if shown is None:
        return whole
    charts = tuple(_chart(site, panel) for panel in shown.panels)
    return msgspec.structs.replace(whole, about=shown.about, summary=shown.summary, charts=charts, more=shown.more)


def _card(site: Site, view: TrendView) -> kinds.Card:
    charts = tuple(_chart(site, panel) for panel in view.panels)
    return kinds.Card(title=view.title, page=f"trends/{view.key}.html", summary=view.summary, charts=charts)


def trends(site: Site, page: Page, view: TrendsView) -> kinds.Trends:
    """Return the overview of the trends as data."""
    cards = tuple(_card(site, one) for one in (*view.cards, *view.families))
    return kinds.Trends(page=page.path, title=page.title, trends=cards, forecasts=view.forecasts)


def forecast(site: Site, page: Page, view: ForecastsView) -> kinds.Forecast:
    """Return the forecasts as data."""
    found = tuple(
        kinds.Range(
            title=one.title, dates=dict(one.dates), says=one.says, sample=one.sample, assumption=one.assumption, problem=one.problem,
            total=one.total, items=items(site, one.lines),
        )
        for one in view.all
    )  # fmt: skip
    return kinds.Forecast(page=page.path, title=page.title, forecasts=found)


def findings(site: Site, page: Page, view: FindingsView) -> kinds.Findings:
    """Return the findings by rule as data."""
    rules = tuple(
        kinds.Rule(
            code=one.rule, name=one.name, page=one.href, total=one.total, findings=tuple(fault(site, flaw) for flaw in one.flaws),
        )
        for one in view.rules
    )  # fmt: skip
    return kinds.Findings(page=page.path, title=page.title, total=view.total, weights=dict(view.weights), rules=rules)
