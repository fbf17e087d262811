"""Print pages with their twins, and leave out those whose files stand as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

import msgspec
from jinja2 import Environment, Template

from reportgen.files import File, Same
from reportgen.site.compiled import rooted
from reportgen.site.drawn import Drawn
from reportgen.site.events import calendar_file
from reportgen.site.feeds import FEEDS, feed_files
from reportgen.site.look import Look
from reportgen.site.maps import llms
from reportgen.site.page import Page, Site
from reportgen.site.pages import PAGES
from reportgen.site.reports import ReportView
from reportgen.site.search import search_files
from reportgen.site.sheets import Piece
from reportgen.site.twins import shared_tables, twin_basis, twin_files

#: Functions that yield what is no page but follows from the history: tables, feeds, the calendar, the index for search, for machines.
BESIDE: tuple[Callable[[Site], Iterator[File]], ...] = (search_files, shared_tables, feed_files, calendar_file, llms)

Asked = Callable[[str], bytes]
"""Given the path of a page: what its `Body` asked the site for when it was printed last; nothing where that is not known."""

Stands = Callable[[str, bytes], tuple[Same, ...]]
"""Given the path of a page and the digest of all that it shows: the files it became, if they are on disk still, else nothing."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A page with its twins: its kind as a place in `PAGES`, the digest of what it shows, and its files to be written or standing.

    `asked` is what its `Body` asked the site for. Without a path: files that are no page's, and are made each time.
    """

    kind: int = 0
    path: str = ""
    digest: bytes = b""
    files: tuple[File, ...] = ()
    standing: tuple[Same, ...] = ()
    asked: bytes = b""


def stands_nowhere(_path: str, _digest: bytes) -> tuple[Same, ...]:
    """Say of every page that it must be printed."""
    return ()


def asked_nothing(_path: str) -> bytes:
    """Say of no page what it asked for."""
    return b""


def in_order(places: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return the paths of pages, given with their kinds, in an order that is the same with any number of processes."""
    return tuple(path for _, path in sorted(places) if path)


def _absolute(look: Look, path: str) -> str:
    return f"{look.site_url.rstrip('/')}/{path}" if look.site_url.startswith(("https://", "http://")) else ""


def _basis(value: object) -> object:
    """Return what stands for a value in a digest: HTML that is marked as safe is text, what is not drawn yet is its basis.

    Raises `NotImplementedError` for anything that would differ each time.
    """
    if isinstance(value, Drawn):
        return value.basis
    if not isinstance(value, str):
        raise NotImplementedError(f"a page shows {type(value).__name__}, of which no digest can be made")
    return str(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_basis, order="deterministic")


def _encoded(shown: object) -> bytes:
    """Return `shown` as bytes that differ when it does."""
    try:
        return _ENCODER.encode(shown)
    except OverflowError:  # MessagePack cannot hold every number
        return repr(msgspec.to_builtins(shown, enc_hook=_basis, order="deterministic")).encode("utf-8", "surrogatepass")


def _sources(jinja: Environment) -> list[tuple[str, str]]:
    """Return the text of every template by name."""
    assert jinja.loader is not None  # noqa: S101 -- `environment` gives one
    return [(name, jinja.loader.get_source(jinja, name)[0]) for name in jinja.list_templates(["html"])]


class Printer:
    """The templates of one site, loaded once each, and what all its pages show alike."""

    def __init__(self, site: Site, jinja: Environment, nav: object) -> None:
        """Print the pages of `site` through `jinja`, with the navigation `nav` beside them."""
        self.site, self._jinja = site, jinja
        self._alike = {"look": site.lookup.look, "nav": nav, "feeds": FEEDS}
        without_pages = msgspec.structs.replace(site.lookup.look, pages=())  # each of which only its own page shows
        feeds = [(feed.name, feed.title) for feed in FEEDS]
        self._key = sha256(_encoded((without_pages, nav, feeds, _sources(jinja)))).digest()
        self._templates: dict[tuple[str, str], Template] = {}
        self._rooted: dict[str, Environment] = {}

    def pages(
        self, stands: Stands = stands_nowhere, share: int = 0, shares: int = 1, asked: Asked = asked_nothing
    ) -> Iterator[Printed]:
        """Yield the pages and what is beside them, for one share: some of each kind with many, and some of the other kinds."""
        for at, kind in enumerate(PAGES):
            if not kind.many and at % shares != share:
                continue
            site = msgspec.structs.replace(self.site, share=share, shares=shares) if kind.many else self.site
            for page in kind.pages(site):
                yield self._printed(at, page, stands, asked)
        for at, beside in enumerate(BESIDE):
            if at % shares == share:
                yield Printed(files=tuple(beside(self.site)))

    @property
    def origins(self) -> dict[str, str]:
        """Where the report on each page comes from: whatever else stays, pages printed while one was another's are to be printed again."""
        return {page: f"{origin.path}:{origin.line}" for page, origin in self.site.sources.items()}

    def _printed(self, kind: int, page: Page, stands: Stands, asked: Asked) -> Printed:
        body = page.view.html if isinstance(page.view, ReportView) else None
        if body is None:
            digest = self._digest(page)
            standing = stands(page.path, digest)
            return Printed(kind=kind, path=page.path, digest=digest, files=() if standing else self._files(page), standing=standing)
        known = asked(page.path)
        digest = self._digest(page, body.answers(known)) if known else b""
        standing = stands(page.path, digest) if known else ()
        files = () if standing else self._files(page)
        now = known if standing else body.asked
        digest = digest if now == known else self._digest(page, body.answers(now))
        return Printed(kind=kind, path=page.path, digest=digest, files=files, standing=standing, asked=now)

    def _digest(self, page: Page, answers: object = None) -> bytes:
        shown = sha256(self._key)
        shown.update(_encoded((page, twin_basis(self.site, page), answers)))
        return shown.digest()[:16]

    def _files(self, page: Page) -> tuple[File, ...]:
        return (self._file(page), *twin_files(self.site, page))

    def _file(self, page: Page) -> File:
        root = page.view.root if isinstance(page.view, Piece) else "../" * page.path.count("/")
        address = _absolute(self.site.lookup.look, page.path)
        text = self._template(page.template, root).render(page=page, view=page.view, address=address)
        return File(path=page.path, content=text.encode("utf-8", "replace"))

    def _template(self, name: str, root: str) -> Template:
        if root not in self._rooted:
            self._rooted[root] = rooted(self._jinja, root, **self._alike)
        if (name, root) not in self._templates:
            self._templates[name, root] = self._rooted[root].get_template(name)
        return self._templates[name, root]
