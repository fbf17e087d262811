"""One file of a site at a time, printed when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from reportgen.files import File
from reportgen.site.page import Later, Page
from reportgen.site.pages import PAGES, Kind
from reportgen.site.printer import BESIDE, Printer, in_order
from reportgen.site.render import other_files

_ENDINGS = (".md", ".json", ".csv")


class Desk:
    """Prints what is asked for, by its path, with the bytes that a build writes there; what it had to make for that is kept.

    One caller at a time.
    """

    def __init__(self, printer: Printer) -> None:
        """Print what `printer` does."""
        self._printer = printer
        self._places: dict[str, dict[str, int]] = {}
        self._pages: dict[str, dict[str, Page | Later]] = {}
        self._beside: dict[str, dict[str, File]] = {}

    def file(self, path: str) -> File | None:
        """Return the file of the site at `path` (``reports/2025-03-05.html``), or None where there is none.

        Raises `ReportgenError` when a template of the team breaks on it.
        """
        for page in self._of(path):
            found = self._printer.one(page, path)
            if found is not None:
                return found
        site = self._printer.site
        for beside, under in BESIDE:
            if path.startswith(under) and path in (held := self._held(under, partial(beside, site))):
                return held[path]
        return self._map() if path == "sitemap.xml" else self._held("", partial(other_files, site, ())).get(path)

    def _of(self, path: str) -> Iterator[Page | Later]:
        """Yield the page at `path`, or of which the file at `path` may be a twin."""
        for home in _homes(path):
            for kind in PAGES:
                if home.startswith(kind.under) and (page := self._page(kind, home)):
                    yield page

    def _page(self, kind: Kind, path: str) -> Page | Later | None:
        """Return the page of a kind at `path`: made by itself where its place among others is known, else among all of its kind."""
        site = self._printer.site
        if kind.places is None:
            if kind.name not in self._pages:
                self._pages[kind.name] = {page.path: page for page in kind.pages(site)}
            return self._pages[kind.name].get(path)
        if kind.name not in self._places:
            self._places[kind.name] = {place: at for at, place in enumerate(kind.places(site))}
        at, many = self._places[kind.name].get(path), len(self._places[kind.name])
        return None if at is None else next(iter(kind.pages(msgspec.structs.replace(site, share=at, shares=many))))

    def _held(self, name: str, make: Callable[[], Iterator[File]]) -> dict[str, File]:
        if name not in self._beside:
            self._beside[name] = {file.path: file for file in make()}
        return self._beside[name]

    def _map(self) -> File | None:
        """Return the map of all pages, for which each has to be made once."""
        site = self._printer.site
        places = ((at, page.path) for at, kind in enumerate(PAGES) for page in kind.pages(site))
        return next((file for file in other_files(site, in_order(places)) if file.path == "sitemap.xml"), None)


def _homes(path: str) -> Iterator[str]:
    """Yield the paths of the pages that the file at `path` may belong to.

    >>> list(_homes("reports/2025-03-05.html")), list(_homes("data/trends/flow.json")), list(_homes("rows/items/f0.js"))
    (['reports/2025-03-05.html'], ['trends/flow.html'], ['rows/items/f0.js'])
    """
    stem = path.removesuffix(next((ending for ending in _ENDINGS if path.endswith(ending)), "/"))
    if stem == path:
        yield path
    elif path.endswith(".md"):
        yield f"{stem}.html"
    elif stem.startswith("data/"):
        yield "index.html" if stem == "data/home" else f"{stem.removeprefix('data/')}.html"
