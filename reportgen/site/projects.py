"""The home across several projects: where each of them stands, and where its own site is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markupsafe import Markup

from reportgen.files import File
from reportgen.site.compiled import rooted
from reportgen.site.home import Alert, Home, home
from reportgen.site.look import Look
from reportgen.site.marked import HEAD, lines, tag
from reportgen.site.page import Page, Site
from reportgen.site.printer import Printer
from reportgen.site.render import NavItem, environment, statics
from reportgen.site.spoken import speech
from reportgen.site.trusted import trusted
from reportgen.site.twins.markdown import words
from reportgen.site.view import Ref, Tile
from reportgen.site.words import count


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """Where one project stands at its latest report `as_of` (ISO day, empty where it has none).

    `folder` is the part of the site that is its own, with a slash behind it; `late`, `blocked` and `red` count open items past due,
    blocked or at risk, and with a red level, `findings` those of each weight over all reports.
    """

    title: str
    description: str
    folder: str
    as_of: str
    reports: int
    items: int
    open: int = 0
    late: int = 0
    blocked: int = 0
    red: int = 0
    findings: dict[str, int] = {}


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What one project's card shows; its links start at the project's own site."""

    title: str
    description: str
    report: Ref | None = None
    eyebrow: str = ""
    name: str = ""
    tiles: tuple[Tile, ...] = ()
    alerts: tuple[Alert, ...] = ()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A project in numbers, and its card as HTML for a page at the root of the whole site."""

    project: Project
    card: str


class _Across(msgspec.Struct, frozen=True, kw_only=True):
    """The view of the home: a line about all projects, and their cards, printed."""

    about: str
    cards: tuple[Markup, ...]


def show_project(printer: Printer, folder: str) -> Shown:
    """Return how the project stands whose site the `printer` prints into `folder`."""
    site, look = printer.site, printer.site.lookup.look
    view = next(iter(home(site))).view
    if isinstance(view, Home):
        alerts = tuple(one for one in view.alerts if one.lines or one.flaws)
        card = Card(
            title=look.title, description=look.description, report=view.report, eyebrow=view.eyebrow, name=view.name,
            tiles=view.tiles, alerts=alerts,
        )  # fmt: skip
    else:
        card = Card(title=look.title, description=look.description)
    return Shown(project=_project(site, view, f"{folder}/"), card=printer.part("project.html", card, f"{folder}/"))


def _project(site: Site, view: object, folder: str) -> Project:
    lookup = site.lookup
    made = Project(
        title=lookup.look.title, description=lookup.look.description, folder=folder, as_of=lookup.as_of,
        reports=len(lookup.reports), items=len(site.lines),
    )  # fmt: skip
    if not isinstance(view, Home):
        return made
    totals = {alert.key: int(alert.total.text) for alert in view.alerts}
    found = [finding.weight for finding in lookup.findings if finding.counts]
    return msgspec.structs.replace(
        made, open=len(lookup.history.days[-1].open), late=totals["late"], blocked=totals["blocked"], red=totals["red"],
        findings={weight: found.count(weight) for weight in sorted(set(found))},
    )  # fmt: skip


def across(look: Look, projects: Sequence[Shown]) -> Iterator[File]:
    """Yield what lies beside the sites of `projects`: the home across them, the same as data and for machines, and what pages load."""
    told, say = [shown.project for shown in projects], speech(look.language).words_of
    entries = tuple(NavItem(key=one.folder, text=one.title, href=f"{one.folder}index.html") for one in told)
    nav = (("", (NavItem(key="projects", text=say("All projects"), href="index.html"),)), (say("Projects"), entries))
    jinja = rooted(environment(look.language), "", look=look, nav=nav, feeds=())
    view = _Across(about=_about(told), cards=tuple(trusted(shown.card) for shown in projects))
    page = Page(path="index.html", template="projects.html", title=look.title, view=view, here="projects", about=look.description)
    address = look.site_url and f"{look.site_url.rstrip('/')}/index.html"
    text = jinja.get_template("projects.html").render(page=page, view=view, address=address)
    yield File(path="index.html", content=text.encode("utf-8", "replace"))
    yield File(path="data/projects.json", content=msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    yield File(path="llms.txt", content=_llms(look, projects).encode("utf-8", "replace"))
    if look.site_url:
        yield File(path="sitemap.xml", content=_sitemaps(look.site_url.rstrip("/"), projects).encode("utf-8", "replace"))
    yield from statics(look)
    yield File(path=".nojekyll", content=b"")


def _about(projects: Sequence[Project]) -> str:
    late, blocked, red = (sum(getattr(one, name) for one in projects) for name in ("late", "blocked", "red"))
    parts = (count(len(projects), "project"), f"{late} past due", f"{blocked} blocked or at risk", count(red, "red risk"))
    return ", ".join(parts)


def _llms(look: Look, projects: Iterable[Shown]) -> str:
    parts = [f"# {words(look.title)}", "", *([f"> {words(look.description)}", ""] if look.description else [])]
    parts += ["Several projects, each with a site, data and an llms.txt of its own; ids are those of one project.", ""]
    parts += [f"- [{words(one.project.title)}]({one.project.folder}llms.txt): {count(one.project.reports, 'report')}" for one in projects]
    return "\n".join((*parts, "- [Where each stands](data/projects.json)")) + "\n"


def _sitemaps(root: str, projects: Iterable[Shown]) -> str:
    """Return the index of the sitemaps of all projects."""
    entries = (f"<sitemap>{tag('loc', f'{root}/{one.project.folder}sitemap.xml')}</sitemap>" for one in projects)
    return HEAD + lines('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', entries, "</sitemapindex>")
