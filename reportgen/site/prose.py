"""Hand-written pages: about, glossary, and the page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from reportgen.blocks.html import report_html
from reportgen.site.linkify import splitter
from reportgen.site.page import HOME, Page, Site
from reportgen.site.targets import resolver
from reportgen.site.trusted import trusted


class ProseView(msgspec.Struct, frozen=True, kw_only=True):
    """One hand-written page as safe HTML."""

    title: str
    html: Markup


def prose_pages(site: Site) -> Iterator[Page]:
    """Yield the hand-written pages; a leading title in their text stands for the page's own."""
    for prose in site.lookup.look.pages:
        text = prose.text
        lines = text.split("\n")
        first = next((at for at, line in enumerate(lines) if line.strip()), 0)
        skip = first + 2 if lines[first].startswith("# ") else 1
        source = f"pages/{prose.slug}.md"
        split = splitter(site.lookup, site.finders, "../", source=source)
        html = trusted(report_html(text, skip, len(lines), resolve=resolver(site, source, "../"), split=split))
        view = ProseView(title=prose.title, html=html)
        yield Page(
            path=f"pages/{prose.slug}.html", template="prose.html", title=prose.title, view=view, here=f"page-{prose.slug}", crumbs=(HOME,)
        )


def lost_page(site: Site) -> Iterator[Page]:
    """Yield the page for wrong addresses, which must stand alone: it is served at any depth."""
    yield Page(path="404.html", template="404.html", title="Page not found", view=site.lookup.look.site_url)
