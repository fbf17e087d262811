"""Render the site: pages through the one Jinja environment, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportgen.errors import ReportgenError
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.site.events import calendar_file
from reportgen.site.feeds import FEEDS, feed_files
from reportgen.site.look import Look
from reportgen.site.lookup import build_lookup
from reportgen.site.maps import llms, sitemap
from reportgen.site.page import Page, RulePage, Site, build_site
from reportgen.site.pages import PAGES
from reportgen.site.search import search_files
from reportgen.site.trusted import trusted
from reportgen.site.twins import schema_files, shared_tables, twin_files, twin_links
from reportgen.site.view import Ref

_HERE = Path(__file__).resolve().parent
BUILT_IN = (_HERE.parent / "site_templates", _HERE.parent.parent / "site_templates")
"""Where the templates lie: inside the wheel, or beside the package in a checkout."""

NAV = (
    ("", (("home", "Overview", "index.html"), ("reports", "Reports", "reports.html"), ("trends", "Trends", "trends.html"))),
    (
        "Items",
        (
            ("item", "All items", "items.html"),
            ("action", "Action items", "actions.html"),
            ("story", "Stories", "stories.html"),
            ("risk", "Risks", "risks.html"),
            ("decision", "Decisions", "decisions.html"),
            ("metric", "Metrics", "metrics.html"),
            ("log", "Log", "log.html"),
        ),
    ),
    ("", (("people", "People", "people.html"), ("findings", "Findings", "findings.html"))),
)


class NavItem(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the navigation."""

    key: str
    text: str
    href: str
    count: str = ""


def _templates(look: Look) -> list[Path]:
    built_in = next((folder for folder in BUILT_IN if folder.is_dir()), None)
    if built_in is None:
        raise ReportgenError("site_templates", "not found; install reportgen again or run it in its checkout")
    return [Path(look.templates), built_in] if look.templates else [built_in]


def environment(look: Look) -> Environment:
    """Return the one Jinja environment: everything is escaped, and a name that a view lacks is an error."""
    made = Environment(
        loader=FileSystemLoader([str(folder) for folder in _templates(look)]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals["picture"] = trusted  # sparklines only, which hold numbers and nothing else
    made.globals["twins"] = twin_links
    return made


def _nav(site: Site) -> tuple[tuple[str, tuple[NavItem, ...]], ...]:
    kinds = [line.kind for line in site.lines.values() if line.kind not in ("action", "story", "risk") or line.is_open]
    counts = {kind: str(kinds.count(kind)) for kind in ("action", "story", "risk", "decision", "metric")}
    counts |= {
        "findings": str(sum(one.counts for one in site.lookup.findings)),
        "reports": str(len(site.lookup.reports)),
        "people": str(len(site.lookup.people)),
    }
    made = [
        (name, tuple(NavItem(key=key, text=text, href=href, count=counts.get(key, "")) for key, text, href in group)) for name, group in NAV
    ]
    pages = tuple(NavItem(key=f"page-{prose.slug}", text=prose.title, href=f"pages/{prose.slug}.html") for prose in site.lookup.look.pages)
    return (*made, ("Pages", pages)) if pages else tuple(made)


def _statics(look: Look) -> Iterator[File]:
    seen: dict[str, Path] = {}
    for folder in _templates(look):
        for file in sorted((folder / "static").glob("*")):
            if file.is_file():
                seen.setdefault(file.name, file)
    for name in sorted(seen):
        yield File(path=f"static/{name}", content=seen[name].read_bytes())


def _absolute(look: Look, path: str) -> str:
    return f"{look.site_url.rstrip('/')}/{path}" if look.site_url.startswith(("https://", "http://")) else ""


def render_site(history: History, findings: tuple[Finding, ...], look: Look, rules: tuple[RulePage, ...] = ()) -> Iterator[File]:
    """Yield every file of the site, paths relative to its root, the same bytes for the same input.

    `rules` are explained on pages of their own, with what they found.

    Raises `ReportgenError` when the templates cannot be found.
    """
    lookup = build_lookup(history, findings, look)
    site = build_site(lookup, rules)
    jinja, nav = environment(look), _nav(site)
    templates, paths = {}, []
    for _, pages in PAGES:
        for page in pages(site):
            if page.template not in templates:
                templates[page.template] = jinja.get_template(page.template)
            text = templates[page.template].render(
                page=page, view=page.view, look=look, nav=nav, root="../" * page.path.count("/"), address=_absolute(look, page.path),
                as_of=lookup.as_of, feeds=FEEDS,
            )  # fmt: skip
            paths.append(page.path)
            yield File(path=page.path, content=text.encode("utf-8", "replace"))
            yield from twin_files(site, page)
    for files in (shared_tables, feed_files, calendar_file, llms, search_files):
        yield from files(site)
    yield from schema_files()
    yield from sitemap(site, paths)
    yield from _statics(look)
    yield File(path=".nojekyll", content=b"")


__all__ = ["BUILT_IN", "NavItem", "Page", "Ref", "environment", "render_site"]
