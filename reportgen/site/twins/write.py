"""The table of twins, where each lies, and the one function that writes those of a page.

The rule: a page ``P.html`` is ``P.md`` in Markdown, its data are ``data/P.json`` and, where it is a table, ``data/P.csv``. Home has
``data/home.json``, since ``data/index.json`` lists all files. The sheets of a list and the windows of a trend share one CSV file with
all rows, named after the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from reportgen.files import File
from reportgen.site.lists import ListView
from reportgen.site.page import Page, Site
from reportgen.site.twins import columns, data, text, words
from reportgen.site.twins.columns import FINDINGS, PEOPLE, REPORTS
from reportgen.site.twins.kinds import Twin
from reportgen.site.twins.markdown import linked
from reportgen.site.twins.markdown import words as escaped

FOLDER = "data"


class TwinLink(msgspec.Struct, frozen=True, kw_only=True):
    """One twin of a page: its name for people, its media type, and its path from the root of the site."""

    name: str
    type: str
    href: str


Markdown = Callable[[Site, Page, Any, str], Iterable[str]]


def _seen(told: Callable[[Any, str], Iterable[str]]) -> Markdown:
    """Return a function of a page that needs its view only."""
    return lambda _site, _page, view, root: told(view, root)


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """The data and the table of a page that others write: an export, or a table that several pages share. Empty: the page's own."""

    data: str = ""
    table: str = ""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """How the pages of one template are told in Markdown, as data and as a table.

    `given` says what of these others write, `basis` what they tell that the view of the page does not hold; a page that
    comes `Later` has that in its own basis.
    """

    markdown: Markdown
    data: Callable[[Site, Page, Any], Twin] | None = None
    table: Callable[[Site, Any], str] | None = None
    given: Callable[[Page, Any], Given] = lambda _page, _view: Given()
    basis: Callable[[Site, Page], object] = lambda _site, _page: None


def _exported(page: Page, _: object) -> Given:
    return Given(data=f"{FOLDER}/{_stem(page)}.json")


def _of_list(_: Page, view: ListView) -> Given:
    return Given(data=f"{FOLDER}/items.json" if view.kind == "item" else "", table=view.csv.href)


def _latest(site: Site, _: Page) -> str:
    return site.lookup.as_of


def _stem(page: Page) -> str:
    return page.path.removesuffix(".html")


#: By template. Search and the page for wrong addresses have nothing to tell; rules and hand-written pages are text only.
KINDS: dict[str, Kind] = {
    "home.html": Kind(markdown=_seen(text.home), data=data.home, basis=_latest),
    "empty.html": Kind(markdown=_seen(text.home), data=data.home, basis=_latest),
    "reports.html": Kind(markdown=_seen(text.reports), data=data.reports, given=lambda _page, _view: Given(table=REPORTS)),
    "report.html": Kind(markdown=words.report, given=_exported),
    "asof.html": Kind(markdown=_seen(text.asof), data=data.asof, table=columns.asof),
    "span.html": Kind(markdown=_seen(text.span), data=data.span),
    "list.html": Kind(markdown=_seen(text.listed), data=data.listed, given=_of_list),
    "log.html": Kind(markdown=_seen(text.log), data=data.log),
    "item.html": Kind(markdown=_seen(words.item), given=_exported),
    "people.html": Kind(markdown=_seen(text.people), data=data.people, given=lambda _page, _view: Given(table=PEOPLE)),
    "person.html": Kind(markdown=_seen(text.person), data=data.person),
    "trends.html": Kind(markdown=_seen(text.trends), data=data.trends),
    "trend.html": Kind(markdown=_seen(text.trend), data=data.trend, given=lambda _, view: Given(table=view.csv.href)),
    "forecast.html": Kind(markdown=_seen(text.forecast), data=data.forecast),
    "findings.html": Kind(markdown=_seen(text.findings), data=data.findings, given=lambda _page, _view: Given(table=FINDINGS)),
    "rules.html": Kind(markdown=_seen(text.rules)),
    "rule.html": Kind(markdown=_seen(text.rule)),
    "prose.html": Kind(
        markdown=lambda site, page, _view, _root: words.prose(site, page), basis=lambda site, page: tuple(words.prose(site, page))
    ),
}


def _paths(page: Page, kind: Kind) -> Given:
    """Return where the data and the table of a page lie."""
    given = kind.given(page, page.view)
    stem = "home" if page.path == "index.html" else _stem(page)
    return Given(
        data=given.data or (f"{FOLDER}/{stem}.json" if kind.data else ""),
        table=given.table or (f"{FOLDER}/{stem}.csv" if kind.table else ""),
    )


def twin_links(page: Page) -> tuple[TwinLink, ...]:
    """Return the twins of a page, exports too; none for a page without any."""
    kind = KINDS.get(page.template)
    if kind is None:
        return ()
    paths = _paths(page, kind)
    found = (
        TwinLink(name="Markdown", type="text/markdown", href=f"{_stem(page)}.md"),
        TwinLink(name="JSON", type="application/json", href=paths.data),
        TwinLink(name="CSV", type="text/csv", href=paths.table),
    )
    return tuple(one for one in found if one.href)


def _markdown(site: Site, page: Page, kind: Kind) -> str:
    root = "../" * page.path.count("/")
    here = page.path.rpartition("/")[2]
    others = ", ".join(linked(one.name, one.href, root) for one in twin_links(page)[1:])
    head = (f"# {escaped(page.title) or 'Untitled'}", "", f"This page as [HTML]({here}){', ' + others if others else ''}.")
    return "\n".join((*head, *kind.markdown(site, page, page.view, root))).rstrip("\n") + "\n"


def twin_basis(site: Site, page: Page) -> object:
    """Return what the twins of a page tell besides its view and the sources of the reports that it links to."""
    kind = KINDS.get(page.template)
    return kind.basis(site, page) if kind else None


def twin_files(site: Site, page: Page) -> Iterator[File]:
    """Yield the twins of a page that are its own: those that no export has and no other page shares."""
    kind = KINDS.get(page.template)
    if kind is None:
        return
    given, paths = kind.given(page, page.view), _paths(page, kind)
    yield File(path=f"{_stem(page)}.md", content=_markdown(site, page, kind).encode("utf-8", "replace"))
    if kind.data and not given.data:
        yield File(path=paths.data, content=msgspec.json.encode(kind.data(site, page, page.view)) + b"\n")
    if kind.table and not given.table:
        yield File(path=paths.table, content=kind.table(site, page.view).encode("utf-8", "replace"))
