"""CSV twins: the rows of a table, each with the page, the source file and the line that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportgen.files import File
from reportgen.site.asof import AsOfView
from reportgen.site.daylist import day_row
from reportgen.site.dayviews import newest_first
from reportgen.site.flaws import flaws
from reportgen.site.lists import LIST_KINDS, csv_path
from reportgen.site.page import Site
from reportgen.site.people import person_rows
from reportgen.site.trends import trend_tables
from reportgen.site.twins.parts import fault, place, told
from reportgen.site.view import Line
from reportgen.text.tables import Row, csv_line, csv_text

_SAME = 2048  # items kept at hand that stand on the next page as on this one

REPORTS, PEOPLE, FINDINGS = "data/reports.csv", "data/people.csv", "data/findings.csv"

ITEM = (
    "kind", "id", "title", "status", "level", "percent", "owners", "due", "first", "last", "days_open", "slips", "value", "target",
    "page", "source", "line",
)  # fmt: skip
REPORT = (
    "date", "name", "title", "week", "sprint", "ready", "ready_of", "open", "closed", "new", "silent", "red", "yellow", "green",
    "findings", "page", "source", "line",
)  # fmt: skip
FINDING = ("weight", "rule", "name", "message", "hint", "standing", "reason", "item", "report", "source", "line")


@lru_cache(maxsize=_SAME)
def _item(site: Site, line: Line) -> str:
    at = place(site, line.at)
    return csv_line((
        line.kind, line.id, line.title, line.state, line.level, line.percent, ", ".join(owner.text for owner in line.owners), line.due,
        line.first_date, line.last_date, line.days_open, line.slips, line.value, line.target, line.href, at.source if at else "",
        at.line if at else None,
    ))  # fmt: skip


def items(site: Site, lines: Iterable[Line]) -> str:
    """Return a list of items; `line` is the one that says last where an item stands."""
    return csv_line(ITEM) + "".join(_item(site, line) for line in lines)


def asof(site: Site, view: AsOfView) -> str:
    """Return the items of one day."""
    return items(site, view.lines)


def _people(site: Site) -> Iterator[Row]:
    yield ("name", "open", "late", "done", "risks", "decisions", "page")
    for row in person_rows(site):
        yield (row.name.text, *(int(ref.text) for ref in row.numbers), row.name.href)


def _reports(site: Site) -> Iterator[Row]:
    yield REPORT
    for report in newest_first(site.lookup.history.corpus.reports):
        row = told(site, day_row(site, report))
        levels = (row.risks.get(level, 0) if row.open is not None else None for level in ("red", "yellow", "green"))
        yield (
            row.date, row.name, row.title, row.week, row.sprint, row.ready, row.ready_of, row.open, row.closed, row.new,
            row.silent, *levels, row.findings, row.page, row.source, row.line,
        )  # fmt: skip


def _findings(site: Site) -> Iterator[Row]:
    yield FINDING
    for one in (fault(site, flaw) for flaw in flaws(site, site.lookup.findings)):
        yield (
            one.weight, one.rule, one.name, one.message, one.hint, one.standing, one.reason, one.item, one.report,
            one.at.source if one.at else "", one.at.line if one.at else None,
        )  # fmt: skip


def shared_tables(site: Site) -> Iterator[File]:
    """Yield the tables that several pages share, whole and in the order of the pages."""
    told = {key: _item(site, line) for key, line in site.lines.items()}  # each is in two tables
    for row in LIST_KINDS:
        lines = sorted((line for line in site.lines.values() if row.kind in ("item", line.kind)), key=row.order)
        yield _file(csv_path(row.kind), csv_line(ITEM) + "".join(told[line.key] for line in lines))
    yield _file(REPORTS, csv_text(_reports(site)))
    yield _file(PEOPLE, csv_text(_people(site)))
    yield _file(FINDINGS, csv_text(_findings(site)))
    yield from trend_tables(site)


def _file(path: str, text: str) -> File:
    return File(path=path, content=text.encode("utf-8", "replace"))
