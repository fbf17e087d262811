"""What the JSON twin of each kind of page says, all of it taken from the page's own view."""

from __future__ import annotations

import msgspec

from reportgen.site.twins.parts import Change, Fault, Item, Number, Risk, Said, Told


class Twin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag=lambda name: name.lower()):
    """What all twins say: which page they are of (its path on the site), and its title. Links are relative to the root of the site."""

    page: str
    title: str


class Alert(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to look at first: how many there are, and the first few items or findings."""

    key: str
    name: str
    total: Said
    items: tuple[Item, ...] = ()
    findings: tuple[Fault, ...] = ()


class Home(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """The home page: the latest report in numbers, what changed in it, what to look at first, what else is open, the risks."""

    date: str = ""
    report: Said | None = None
    before: Said | None = None
    numbers: tuple[Number, ...] = ()
    alerts: tuple[Alert, ...] = ()
    closed: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    changes: tuple[Change, ...] = ()
    open: tuple[Item, ...] = ()
    open_total: int = 0
    risks: tuple[Risk, ...] = ()
    risks_total: int = 0
    findings: tuple[Said, ...] = ()
    counts: tuple[Said, ...] = ()


class List(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of a list of items; `total` is the number of items on all `sheets`."""

    lists: str
    total: int
    sheet: int
    sheets: int
    items: tuple[Item, ...] = ()


class Reports(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of the list of reports, newest first."""

    total: int
    sheet: int
    sheets: int
    reports: tuple[Told, ...] = ()


class AsOf(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of what was open at the end of one report or closed in it; `total` is the number of items on all `sheets`."""

    report: str
    total: int
    sheet: int
    sheets: int
    before: str = ""
    after: str = ""
    items: tuple[Item, ...] = ()


class Span(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One week or sprint (`spans`): its reports, its numbers, what was closed, begun, moved and decided."""

    spans: str
    before: str = ""
    after: str = ""
    numbers: tuple[Number, ...] = ()
    reports: tuple[Told, ...] = ()
    closed: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    changes: tuple[Change, ...] = ()
    decisions: tuple[Said, ...] = ()


class Logged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one report escalated, and its checkpoints and priorities in words."""

    date: str = ""
    name: str
    page: str
    escalations: tuple[Said, ...] = ()
    checkpoints: str = ""
    hours: str = ""
    priorities: str = ""


class Log(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of the log."""

    sheet: int
    sheets: int
    days: tuple[Logged, ...] = ()


class Owner(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One owner in numbers of items."""

    name: str
    page: str
    open: int
    late: int
    done: int
    risks: int
    decisions: int


class People(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of the owners, those who hold most first."""

    total: int
    sheet: int
    sheets: int
    people: tuple[Owner, ...] = ()


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One group of items of one owner; `total` counts those too that have no room."""

    key: str
    name: str
    total: int
    items: tuple[Item, ...] = ()


class Person(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One owner: what is late, open and done, and the risks and decisions."""

    groups: tuple[Held, ...] = ()


class Values(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a chart's table: its day (or place on an axis without dates), and a value for each series, empty where there is none."""

    at: str
    values: tuple[Said, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One chart as its table of values, the latest first; `hidden` series are only in the CSV file."""

    title: str
    series: tuple[str, ...]
    target: str = ""
    notes: tuple[str, ...] = ()
    hidden: int = 0
    rows: tuple[Values, ...] = ()


class Trend(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """One trend over one window; `more` charts have no room."""

    about: str = ""
    summary: str = ""
    windows: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    more: int = 0


class Card(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One trend on the overview: what it says in one sentence, and its charts of late."""

    title: str
    page: str
    summary: str
    charts: tuple[Chart, ...] = ()


class Trends(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """The overview of all trends, and the forecasts in words."""

    trends: tuple[Card, ...] = ()
    forecasts: tuple[str, ...] = ()


class Range(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One forecast: by which day all is done in which share of the simulated futures, or why there is none."""

    title: str
    dates: dict[str, str] = {}
    says: str
    sample: str = ""
    assumption: str = ""
    problem: str = ""
    total: int
    items: tuple[Item, ...] = ()


class Forecast(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """When what is open will be done."""

    forecasts: tuple[Range, ...] = ()


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule with what it found; `total` counts those findings too that only the page of the rule has room for."""

    code: str
    name: str
    page: str
    total: int
    findings: tuple[Fault, ...] = ()


class Findings(Twin, frozen=True, kw_only=True, omit_defaults=True):
    """What the checks found, by rule; `weights` counts the findings that count."""

    total: int
    weights: dict[str, int] = {}
    rules: tuple[Rule, ...] = ()


KINDS: tuple[type[Twin], ...] = (Home, List, Reports, AsOf, Span, Log, People, Person, Trend, Trends, Forecast, Findings)
"""All kinds of twins; those of a report and of an item are exports."""
