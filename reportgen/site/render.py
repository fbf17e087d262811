"""Render the site: pages through the one Jinja environment, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportgen.blocks.sketch import sketch
from reportgen.errors import ReportgenError
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.languages import ENGLISH
from reportgen.site.compiled import keep, prepare
from reportgen.site.handed import script_json
from reportgen.site.look import Look
from reportgen.site.lookup import build_lookup
from reportgen.site.maps import sitemap
from reportgen.site.own import Own
from reportgen.site.page import Draw, Page, RulePage, Site, build_site
from reportgen.site.printer import Printer, in_order
from reportgen.site.saidfiles import said_bytes
from reportgen.site.spoken import speech
from reportgen.site.translated import teach
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


def _built_in() -> Path:
    built_in = next((folder for folder in BUILT_IN if folder.is_dir()), None)
    if built_in is None:
        raise ReportgenError("site_templates", "not found; install reportgen again or run it in its checkout")
    return built_in


def own_templates(look: Look) -> Own | None:
    """Return the templates of a team, where there are some. Raises `ReportgenError` for one that cannot be read."""
    if not look.templates:
        return None
    own = Own(look, _built_in())
    _furnish(own.jinja)
    return own


def environment(language: str = ENGLISH) -> Environment:
    """Return the one Jinja environment of the built-in templates: everything is escaped, and a name that a view lacks is an error.

    Their own words are said in `language`, the code of one.
    """
    made = Environment(
        loader=FileSystemLoader(str(_built_in())),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        auto_reload=False,
    )  # fmt: skip
    prepare(made, language)
    teach(made, speech(language))
    _furnish(made)
    return made


def _furnish(made: Environment) -> None:
    """Give templates what they call."""
    made.policies["json.dumps_function"] = script_json
    made.policies["json.dumps_kwargs"] = {}
    made.globals.setdefault("picture", trusted)  # sparklines only, which hold numbers and nothing else
    made.globals.setdefault("kept", keep)
    made.globals["twins"] = twin_links


def _nav(look: Look) -> tuple[tuple[str, tuple[NavItem, ...]], ...]:
    """Return the navigation. It counts nothing: a number beside an entry would make every page another one with every report."""
    above = (("", (NavItem(key="projects", text=look.across, href="../index.html"),)),) if look.across else ()
    say = speech(look.language).words_of
    made = tuple((say(name), tuple(NavItem(key=key, text=say(text), href=href) for key, text, href in group)) for name, group in NAV)
    pages = tuple(NavItem(key=f"page-{prose.slug}", text=prose.title, href=f"pages/{prose.slug}.html") for prose in look.pages)
    return (*above, *made, (say("Pages"), pages)) if pages else (*above, *made)


def statics(look: Look) -> Iterator[File]:
    """Yield what pages load; files of a team stand before ours of the same name."""
    speaks = speech(look.language)
    ours = [file for file in sorted((_built_in() / "static").glob("*")) if file.is_file()]
    seen = {file.name: said_bytes(file.name, file.read_bytes(), speaks) for file in ours}
    seen.update(look.statics)
    for name in sorted(seen):
        yield File(path=f"static/{name}", content=seen[name])


def open_printer(
    history: History, findings: tuple[Finding, ...], look: Look, rules: tuple[RulePage, ...] = (), draw: Draw = sketch,
    before: Printer | None = None,
) -> Printer:  # fmt: skip
    """Return what prints the site; `rules` are explained on pages of their own, with what they found, and `draw` sketches reports.

    What is the same as in the site of the printer `before` is taken over.

    Raises `ReportgenError` when the templates cannot be found, or one of the team cannot be read.
    """
    site = build_site(build_lookup(history, findings, look), rules, draw, before.site if before else None)
    if before and before.site.lookup.look == look:
        return before.over(site)
    return Printer(site, environment(look.language), _nav(look), own_templates(look))


def other_files(site: Site, paths: Iterable[str]) -> Iterator[File]:
    """Yield what does not follow from the history: the map of the pages at `paths`, schemas, and the static files."""
    yield from schema_files()
    yield from sitemap(site, paths)
    yield from statics(site.lookup.look)
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
    yield from chain.from_iterable(printer.beside())
    yield from other_files(printer.site, in_order(places))


__all__ = ["BUILT_IN", "NavItem", "Page", "Ref", "environment", "open_printer", "other_files", "render_site"]
