"""One day or one week as a single file to mail: nothing to load, no link that leads nowhere, every line it was read from inside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from posixpath import join, normpath

import msgspec
from jinja2 import Environment
from msgspec.structs import replace

from reportgen.blocks.links import leads_out
from reportgen.files import File
from reportgen.history import Day, Finding, History
from reportgen.records import Report
from reportgen.site.asof import MOST as STANDING
from reportgen.site.asof import as_of
from reportgen.site.chosen import Chosen, choose
from reportgen.site.compiled import rooted
from reportgen.site.dayviews import MOST, Moved, eyebrow, moved, report_title, shown
from reportgen.site.feeds import base
from reportgen.site.flaws import flaws
from reportgen.site.inlined import Lead, anchors, links, pruned, relinked, styled
from reportgen.site.look import Look
from reportgen.site.lookup import build_lookup
from reportgen.site.page import Site, build_site
from reportgen.site.render import environment, own_templates
from reportgen.site.reports import ReportView, report_view
from reportgen.site.saidfiles import said_file
from reportgen.site.spans import SpanView, span_view
from reportgen.site.spoken import speech
from reportgen.site.view import Flaw, Group, Line, Ref
from reportgen.site.windows import span_href

MARK = "<!doctype html><!-- written by reportgen -->"
"""How the file begins: only one that begins so is ever written over."""

_INSIDE = "reports/"  # where the file would lie in the site: links of its views lead from there
_LINE = re.compile(r"L(\d+)")
_QUOTED = 240  # signs of a quoted line
_DAYS = 31  # days of a sprint that are told one by one, the latest


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An item where it stood at the end of the day or week, and the line that said so last."""

    anchor: str
    line: Line
    place: Ref


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Items of one sort; `hidden` more have no room."""

    anchor: str
    name: str
    rows: tuple[Row, ...]
    hidden: int
    empty: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a week in short; `anchor` begins the names of its parts."""

    anchor: str
    name: str
    eyebrow: str
    title: str
    source: Ref
    moved: tuple[Moved, ...]
    groups: tuple[Group, ...]
    flaws: tuple[Flaw, ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A line that something was read from and that is not in the file: its number here, where it stands, and what it says."""

    number: int
    place: Ref
    text: str


class SingleView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the file shows: `report` for a day, `span` and `days` for a week or sprint, whose `earlier` days have no room."""

    name: str
    about: str
    tables: tuple[Table, ...]
    needs: tuple[Group, ...]
    report: ReportView | None = None
    others: tuple[str, ...] = ()
    span: SpanView | None = None
    days: tuple[Brief, ...] = ()
    earlier: int = 0
    notes: tuple[Note, ...] = ()


class _Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The site, the report on each page of it, and what each source says."""

    site: Site
    reports: dict[str, Report]

    def said(self, href: str) -> tuple[Report, int] | None:
        """Return the report and the line that a link leads to, if it leads to one."""
        path, _, fragment = href.partition("#")
        found, report = _LINE.fullmatch(fragment), self.reports.get(path)
        return (report, int(found[1])) if found and report else None


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the file: the pages it stands for, each with what begins the anchors of its parts, and the anchors of other pages."""

    slug: str
    pages: dict[str, str]
    entries: dict[str, str]


NEEDS: tuple[tuple[str, str, str, Callable[[Line], bool]], ...] = (
    ("late", "Past due", "Open after the day it was due.", lambda line: line.late),
    ("blocked", "Blocked or at risk", "By its status as last stated.", lambda line: line.state in ("blocked", "at_risk")),
    ("red", "Red risks", "Open, and red as last stated.", lambda line: line.is_open and line.level == "red"),
)


def _needs(lines: tuple[Line, ...]) -> tuple[Group, ...]:
    found = ((key, name, about, tuple(line for line in lines if wanted(line))) for key, name, about, wanted in NEEDS)
    return tuple(Group(key=key, name=name, about=about, lines=held[:MOST], total=len(held)) for key, name, about, held in found)


def _anchor(line: Line) -> str:
    """Return the name of an item's row: that of its page.

    >>> _anchor(Line(key="k", kind="action", href="items/act-05.html", id="", title="", find="", at=""))
    'i-act-05'
    """
    return f"i-{line.href.removeprefix('items/').removesuffix('.html')}"


def _desk(site: Site) -> _Desk:
    reports = {site.lookup.report_href(report.key): report for report in site.lookup.history.corpus.reports}
    return _Desk(site=site, reports=reports)


def _row(desk: _Desk, line: Line) -> Row:
    found = desk.said(line.at)
    place = Ref(text=f"{found[0].header.source}:{found[1]}" if found else "", href=line.at)
    return Row(anchor=_anchor(line), line=line, place=place)


TABLES: tuple[tuple[str, str, str, Callable[[Line], bool]], ...] = (
    ("closed", "Closed", "Nothing was closed.", lambda line: not line.is_open),
    ("open", "Open items", "Nothing was open.", lambda line: line.is_open and line.kind != "risk"),
    ("risks", "Open risks", "No risk was open.", lambda line: line.is_open and line.kind == "risk"),
)


def _tables(desk: _Desk, lines: tuple[Line, ...], prefix: str = "", but: str = "") -> tuple[Table, ...]:
    """Return `lines` in tables whose anchors begin with `prefix`, all tables but one."""
    held = ((key, name, empty, [line for line in lines if wanted(line)]) for key, name, empty, wanted in TABLES if key != but)
    return tuple(
        Table(
            anchor=f"{prefix}{key}", name=name, empty=empty,
            rows=tuple(_row(desk, line) for line in found[:STANDING]), hidden=max(len(found) - STANDING, 0),
        )
        for key, name, empty, found in held
    )  # fmt: skip


def _alone(view: ReportView) -> ReportView:
    """Leave out of the headline numbers what only leads to a chart that is not in the file."""
    kept = (tile if tile.note is None or not tile.note.href.startswith("trends") else replace(tile, note=None) for tile in view.tiles)
    return replace(view, tiles=tuple(kept))


def _day(desk: _Desk, report: Report) -> tuple[SingleView, _Place]:
    site = desk.site
    day, view, file = site.lookup.days.get(report.key), report_view(site, report), site.lookup.files[report.key]
    lines = as_of(site, day) if day else ()
    reports = site.lookup.history.corpus.reports
    others = tuple(one.header.source for one in reports if one.date and one.date == report.date and one.key != report.key)
    entries = {one.item.href: one.anchor for pile in reversed(view.piles) for one in reversed(pile.entries) if one.item}
    return SingleView(
        name=view.name, about=view.title, tables=_tables(desk, lines) if day else (), needs=_needs(lines),
        report=_alone(view), others=others,
    ), _Place(slug=file, pages={f"reports/{file}.html": "", f"asof/{file}.html": "open"}, entries=entries)  # fmt: skip


def _brief(site: Site, day: Day) -> Brief:
    report, lookup = day.report, site.lookup
    held = (("closed", "Closed", shown(site, day.closed)), ("new", "New", shown(site, day.new)))
    return Brief(
        anchor=f"d-{lookup.files[report.key]}", name=report_title(report), eyebrow=eyebrow(report), title=report.header.title,
        source=Ref(text=report.header.source, href=lookup.source_href(report.header.source, report.span.first)),
        moved=moved(site, day)[:MOST], flaws=flaws(site, lookup.in_report.get(report.key, ()))[:MOST],
        groups=tuple(Group(key=key, name=name, about="", lines=lines[:MOST], total=len(lines)) for key, name, lines in held if lines),
    )  # fmt: skip


def _span(desk: _Desk, chosen: Chosen) -> tuple[SingleView, _Place]:
    site, period = desk.site, chosen.periods[chosen.at]
    view, lines = span_view(site, chosen.kind, chosen.periods, chosen.at), as_of(site, period.days[-1])
    told = period.days[-_DAYS:]
    days = tuple(_brief(site, day) for day in told)
    pages = {span_href(chosen.kind, period): ""}
    pages |= {site.lookup.report_href(day.report.key): brief.anchor for day, brief in zip(told, days, strict=True)}
    return SingleView(
        name=view.name, about=view.dates, tables=_tables(desk, lines, f"{days[-1].anchor}-", "closed"), needs=_needs(lines),
        span=view, days=days, earlier=len(period.days) - len(told),
    ), _Place(slug=period.slug, pages=pages, entries={})  # fmt: skip


def _targets(place: _Place, path: str, fragment: str) -> Iterator[str]:
    """Yield the anchors that a link may lead to inside the file, the most exact first."""
    if path in place.pages:
        yield "-".join(filter(None, (place.pages[path], fragment)))
        yield place.pages[path] or "top"
    elif path.startswith("items/"):
        yield f"i-{path.removeprefix('items/').removesuffix('.html')}"
        yield place.entries.get(path, "")


def _lead(desk: _Desk, place: _Place, href: str, present: frozenset[str], notes: dict[tuple[str, int], Note]) -> Lead:
    """Return where a link leads: inside the file, to a line quoted at its end (added to `notes`), to the web, or nowhere."""
    path, _, fragment = href.partition("#")
    path = normpath(join(_INSIDE, path)) if path else next(iter(place.pages))
    inside = next((one for one in _targets(place, path, fragment) if one in present), "")
    said = desk.said(f"{path}#{fragment}")
    if said and inside != fragment:
        report, line = said
        note = notes.setdefault((report.header.source, line), _note(desk, report, line, len(notes) + 1))
        return Lead(href=f"#s-{note.number}", mark=str(note.number), title=note.place.text)
    if inside:
        return Lead(href=f"#{inside}", mark=fragment if said else "")
    root = base(desk.site)
    return Lead(href=f"{root}{path}{'#' + fragment if fragment else ''}" if root else "")


def _note(desk: _Desk, report: Report, line: int, number: int) -> Note:
    source, lookup, root = report.header.source, desk.site.lookup, base(desk.site)
    lines = desk.site.lookup.texts.get(source, "").split("\n")
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    href = lookup.source_href(source, line) or (root and f"{root}{lookup.report_href(report.key, f'L{line}')}")
    said = f"{words[:_QUOTED]}…" if len(words) > _QUOTED else words
    return Note(number=number, place=Ref(text=f"{source}:{line}", href=href), text=said)


def _style(jinja: Environment, language: str) -> str:
    """Return the stylesheet of the site, and what a single file has besides, its words in `language`."""
    loader, names = jinja.loader, ("static/site.css", "single.css")
    texts = [loader.get_source(jinja, name)[0] for name in names] if loader else []
    return "\n".join(said_file("site.css", text, speech(language)) for text in texts)


def render_single(history: History, findings: Iterable[Finding], look: Look, wanted: str) -> File:
    """Return the file of one day, week or sprint (see `choose`); its path is the name of that, ending in ``.html``.

    Raises `ReportgenError` for a name that is none, and when the templates cannot be found.
    """
    chosen = choose(history, wanted)
    desk = _desk(build_site(build_lookup(history, tuple(findings), look)))
    view, place = _day(desk, desk.site.lookup.reports[chosen.key]) if chosen.kind == "day" else _span(desk, chosen)
    own = own_templates(look)
    mine = own if own and "single.html" in own.touched else None
    jinja = rooted(mine.jinja if mine else environment(look.language), "../")
    with mine.told() if mine else nullcontext():
        template = jinja.get_template("single.html")
        draft = template.render(view=view, look=look)
    present, notes = anchors(draft), dict[tuple[str, int], Note]()
    leads = {href: _lead(desk, place, href, present, notes) for href in dict.fromkeys(links(draft)) if not leads_out(href)}
    with mine.told() if mine else nullcontext():
        whole = template.render(view=replace(view, notes=tuple(notes.values())), look=look)
    html = relinked(whole, lambda href: leads.get(href) or Lead(href=href))
    return File(path=f"{place.slug}.html", content=styled(html, pruned(_style(jinja, look.language), html)).encode("utf-8", "replace"))
