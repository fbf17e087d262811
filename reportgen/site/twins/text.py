"""Markdown twins: the pages that show days, lists, people, trends and findings, in headings, bullets and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from reportgen.site.asof import AsOfView
from reportgen.site.daylist import DaysView
from reportgen.site.findings import FindingsView
from reportgen.site.forecasts import ForecastsView
from reportgen.site.home import Home
from reportgen.site.lists import Column, ListView, LogView
from reportgen.site.panels import Panel
from reportgen.site.people import PeopleView, PersonView
from reportgen.site.rules import FamilyView, RuleView
from reportgen.site.sheets import Sheet
from reportgen.site.spans import SpanView
from reportgen.site.trends import TrendPage, TrendsView
from reportgen.site.twins import rows
from reportgen.site.twins.markdown import joined, link, linked, section, table, words
from reportgen.site.view import Line, Ref

Lines = Iterator[str]

_SAME = 2048  # items kept at hand that stand as they stood the day before


def home(view: Home | tuple[Ref, ...], root: str) -> Lines:
    """Yield the home page."""
    if not isinstance(view, Home):
        yield from section("All in all", (link(ref, root) for ref in view))
        return
    yield from ("", joined(f"Latest report: {link(view.report, root)}", words(view.name), words(view.eyebrow)) + ".")
    if view.before:
        yield from ("", f"Changes are since {link(view.before, root)}.")
    yield from rows.tiles(view.tiles, root)
    for one in view.alerts:
        held = (*rows.rows(one.lines, root), *rows.flaws(one.flaws, root))
        yield from section(f"{one.name} ({one.total.text})", held, words(one.none))
    yield from section("Closed", rows.rows(view.closed, root))
    yield from section("Moved", rows.moved(view.moved, root))
    yield from section("New", rows.rows(view.new, root))
    yield from section(f"Other open items ({view.open_total.text} open in all)", rows.rows(view.open, root))
    yield from section(f"Risks now ({view.risks_total.text})", rows.risks(view.risks, root))
    yield from section("Findings", (link(ref, root) for ref in view.findings))
    yield from section("All in all", (link(ref, root) for ref in view.counts))


def _cells() -> dict[str, Callable[[Line, str], str]]:
    return {
        "item": lambda line, root: joined(rows.name(line, root), rows.flags(line)),
        "kind": lambda line, _: rows.kind(line),
        "status": lambda line, root: joined(rows.stands(line, root), rows.progress(line, root)),
        "level": rows.stands,
        "odds": lambda line, _: joined(words(line.likelihood), words(line.impact), by=" / "),
        "owner": rows.owners,
        "due": lambda line, root: link(line.due_ref, root),
        "age": lambda line, _: "" if line.days_open is None else str(line.days_open),
        "seen": lambda line, _: f"{line.seen}×",
        "points": lambda line, root: linked(line.points, line.at, root),
        "first": lambda line, root: link(line.first, root),
        "last": lambda line, root: link(line.last, root),
        "value": lambda line, root: joined(
            linked(line.value, line.at, root), "" if line.met is None else "target met" if line.met else "target missed"
        ),
        "target": lambda line, root: linked(line.target, line.at, root),
    }


CELLS = _cells()
"""By the key of a column: what it says of an item. Pictures have no place in a text."""


def _items(columns: tuple[Column, ...], lines: tuple[Line, ...], root: str) -> Lines:
    held = [column for column in columns if column.key in CELLS]
    return table([column.name for column in held], ([CELLS[column.key](line, root) for column in held] for line in lines))


def _sheet(sheet: Sheet, root: str) -> Lines:
    others = {ref.href: ref for ref in reversed(sheet.refs) if ref.href and ref.text not in (str(sheet.number), sheet.name)}
    refs = [link(ref, root) for ref in reversed(others.values())]
    yield from ("", joined(f"{sheet.shown}.", f"Other sheets: {', '.join(refs)}." if refs else "", by=" "))


def listed(view: ListView, root: str) -> Lines:
    """Yield one sheet of a list."""
    if not view.rows:
        yield from ("", words(view.empty))
        return
    yield from ("", words(view.about))
    yield from _sheet(view.part, root)
    yield from _items(view.columns, view.lines, root)


def reports(view: DaysView, root: str) -> Lines:
    """Yield one sheet of the list of reports."""
    yield from _sheet(view.part, root)
    yield from rows.reports(view.rows, root)
    yield from section("Sprints", (link(ref, root) for ref in view.sprints))
    yield from section("Weeks", (link(ref, root) for ref in view.weeks))


def asof(view: AsOfView, root: str) -> Lines:
    """Yield the state of all items as of a day."""
    yield from ("", f"What was open at the end of {link(view.report, root)} or closed in it, what needs a look first.")
    yield from _sheet(view.part, root)
    yield from rows.before_after(view.before, view.after, root)
    head = ("Item", "Kind", "Status", "Owner", "Due", "Last said")
    yield from table(head, (_standing(line, root) for line in view.lines))


@lru_cache(maxsize=_SAME)
def _standing(line: Line, root: str) -> tuple[str, ...]:
    return tuple(CELLS[key](line, root) for key in ("item", "kind", "status", "owner", "due", "last"))


def span(view: SpanView, root: str) -> Lines:
    """Yield a week or a sprint."""
    yield from ("", joined(words(view.dates), link(view.trends, root), by=" · "))
    yield from rows.before_after(view.before, view.after, root)
    yield from rows.tiles(view.tiles, root)
    yield from ("", "## Reports", *rows.reports(view.days, root))
    yield from section("Closed", rows.rows(view.closed, root))
    yield from section("New", rows.rows(view.new, root))
    yield from section("Moved", rows.moved(view.moved, root))
    yield from section("Decided", (link(ref, root) for ref in view.decisions))


def log(view: LogView, root: str) -> Lines:
    """Yield one sheet of the log."""
    yield from _sheet(view.part, root)
    for day in view.days:
        yield from ("", f"## {link(day.report, root)}", "")
        counts = joined(link(day.checkpoints, root), words(day.hours), link(day.priorities, root))
        yield from [f"- {counts}"] if counts else []
        yield from (f"- Escalated: {link(ref, root)}" for ref in day.escalations)


def people(view: PeopleView, root: str) -> Lines:
    """Yield the list of owners."""
    head = ("Owner", "Open", "Past due", "Done", "Risks", "Decisions")
    yield from _sheet(view.part, root)
    yield from table(head, ((link(row.name, root), *(link(ref, root) for ref in row.numbers)) for row in view.rows))


def person(view: PersonView, root: str) -> Lines:
    """Yield what one owner holds."""
    held = {group.key: group for group in view.groups}
    for title, ref in view.numbers:
        group = held.get(ref.href.partition("#")[2])
        yield from section(f"{title} ({ref.text})", rows.rows(group.lines if group else (), root))
        yield from ("", f"{link(group.more, root)}.") if group and group.more else ()


def _panel(panel: Panel, root: str) -> Lines:
    if panel.target:
        yield from ("", f"{words(panel.target[:1].upper() + panel.target[1:])}.")
    yield from (line for note in panel.notes for line in ("", f"{words(note)}."))
    yield from table(("Date", *panel.head), ((words(at), *(link(ref, root) for ref in cells)) for at, cells in panel.rows))


def trend(view: TrendPage, root: str) -> Lines:
    """Yield one trend over one window, as its numbers."""
    if view.trend is None:
        return
    yield from ("", f"{words(view.trend.summary)} {words(view.trend.about)}")
    others = [link(ref, root) for at, ref in enumerate(view.windows) if at != view.current]
    yield from ("", f"Other windows: {', '.join(others)}.") if others else ()
    yield from rows.before_after(view.before, view.after, root)
    for panel in view.trend.panels:
        yield from ("", f"## {link(panel.link, root) or words(panel.title)}", *_panel(panel, root))
    for _anchor, place, lines in view.behind:
        yield from section(place, rows.names(lines, root))


def trends(view: TrendsView, root: str) -> Lines:
    """Yield the overview of the trends: one sentence each."""
    yield from section("Forecast", map(words, view.forecasts))
    found = (*view.cards, *view.families)
    yield from section("Trends", (f"{linked(one.title, f'trends/{one.key}.html', root)}: {words(one.summary)}" for one in found))


def forecast(view: ForecastsView, root: str) -> Lines:
    """Yield the forecasts."""
    for one in view.all:
        yield from ("", f"## {words(one.title)} ({one.total})", "", words(one.says))
        if one.dates:
            yield from table(("Share of futures", "All done by"), one.dates)
            yield from ("", f"{words(one.assumption)} Items done on each of the working days drawn from: {words(one.sample)}.")
        yield from ("", *(f"- {line}" for line in rows.rows(one.lines, root)))


def findings(view: FindingsView, root: str) -> Lines:
    """Yield the findings by rule."""
    yield from ("", joined(*(f"{number} {weight}s" for weight, number in view.weights), f"{view.total} in all") + ".")
    for one in view.rules:
        yield from ("", f"## {linked(f'{one.rule} {one.name}', one.href, root)} ({one.total})", "")
        yield from (f"- {line}" for line in rows.flaws(one.flaws, root))
        yield from ("", f"{link(one.more, root)}.") if one.more else ()


def rules(view: tuple[FamilyView, ...], root: str) -> Lines:
    """Yield the list of rules."""
    for family in view:
        yield from ("", f"## {words(family.name)}")
        found = (
            (linked(f"{one.rule.code} {one.rule.name}", one.href, root), one.rule.weight, words(one.rule.what), link(one.found, root))
            for one in family.rules
        )
        yield from table(("Rule", "Weight", "Finds", "Found"), found)


def _fenced(text: str) -> Lines:
    wall = "```"
    while wall in text:
        wall += "`"
    yield from ("", f"{wall}markdown", *text.rstrip("\n").split("\n"), wall)


def rule(view: RuleView, root: str) -> Lines:
    """Yield one rule with a sheet of what it found."""
    yield from ("", f"{view.rule.weight.capitalize()}. {words(view.rule.what)} {words(view.rule.why)}".rstrip())
    yield from rows.before_after(view.before, view.after, root)
    for title, text in (("Right", view.rule.right), ("Wrong", view.rule.wrong)):
        yield from ("", f"## {title}", *_fenced(text)) if text else ()
    yield from _sheet(view.part, root)
    yield from section(f"Found ({view.total})", rows.flaws(view.flaws, root), "Nothing in these reports breaks this rule.")
