"""Render the site: pages through the one Jinja environment, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportgen.blocks.sketch import sketch
from reportgen.errors import ReportgenError
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.site.compiled import prepare
from reportgen.site.look import Look
from reportgen.site.lookup import build_lookup
from reportgen.site.maps import sitemap
from reportgen.site.page import Draw, Page, RulePage, Site, build_site
from reportgen.site.printer import Printer, in_order
from reportgen.site.trusted import trusted
from reportgen.site.twins import schema_files, twin_links
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
        auto_reload=False,
    )  # fmt: skip
    prepare(made)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals["picture"] = trusted  # sparklines only, which hold numbers and nothing else
    made.globals["twins"] = twin_links
    return made


def _nav(look: Look) -> tuple[tuple[str, tuple[NavItem, ...]], ...]:
    """Return the navigation. It counts nothing: a number beside an entry would make every page another one with every report."""
    made = tuple((name, tuple(NavItem(key=key, text=text, href=href) for key, text, href in group)) for name, group in NAV)
    pages = tuple(NavItem(key=f"page-{prose.slug}", text=prose.title, href=f"pages/{prose.slug}.html") for prose in look.pages)
    return (*made, ("Pages", pages)) if pages else made


def _statics(look: Look) -> Iterator[File]:
    seen: dict[str, Path] = {}
    for folder in _templates(look):
        for file in sorted((folder / "static").glob("*")):
            if file.is_file():
                seen.setdefault(file.name, file)
    for name in sorted(seen):
        yield File(path=f"static/{name}", content=seen[name].read_bytes())


def open_printer(
    history: History, findings: tuple[Finding, ...], look: Look, rules: tuple[RulePage, ...] = (), draw: Draw = sketch
) -> Printer:
    """Return what prints the site; `rules` are explained on pages of their own, with what they found, and `draw` sketches reports.

    Raises `ReportgenError` when the templates cannot be found.
    """
    site = build_site(build_lookup(history, findings, look), rules, draw)
    return Printer(site, environment(look), _nav(look))


def other_files(site: Site, paths: Iterable[str]) -> Iterator[File]:
    """Yield what does not follow from the history: the map of the pages at `paths`, schemas, and the static files."""
    yield from schema_files()
    yield from sitemap(site, paths)
    yield from _statics(site.lookup.look)
    yield File(path=".nojekyll", content=b"")


def render_site(history: History, findings: tuple[Finding, ...], look: Look, rules: tuple[RulePage, ...] = ()) -> Iterator[File]:
    """Yield every file of the site, paths relative to its root, the same bytes for the same input.

    The arguments are those of `open_printer`. Raises `ReportgenError` when the templates cannot be found.
    """
    printer = open_printer(history, findings, look, rules)
    places = []
    for printed in printer.pages():
        places.append((printed.kind, printed.path))
        yield from printed.files
    yield from other_files(printer.site, in_order(places))


__all__ = ["BUILT_IN", "NavItem", "Page", "Ref", "environment", "open_printer", "other_files", "render_site"]
