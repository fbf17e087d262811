"""Relative links between Markdown files, as links between the pages made of them."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from reportgen.site.page import Site


def resolver(site: Site, source: str, root: str) -> Callable[[str], str | None]:
    """Return a function from a link target in the file `source` to its page; None for what has no page here.

    `root` leads from the page that shows `source` to the root of the site.
    """
    prose = {f"pages/{one.slug}.md": f"pages/{one.slug}.html" for one in site.lookup.look.pages}

    def resolve(target: str) -> str | None:
        path = unquote(target.partition("#")[0].partition("?")[0])
        if not path:
            return None
        named = normpath(join(dirname(source), path))
        held = site.lookup.pieces.get(named, ())
        href = site.lookup.report_href(held[0].key) if held else prose.get(named.casefold())
        return f"{root}{href}" if href else None

    return resolve
