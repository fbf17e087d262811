"""Print pages with their twins, and leave out those whose files stand as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from copy import copy
from hashlib import sha256

import msgspec
from jinja2 import Environment, Template

from reportgen.files import File, Same
from reportgen.site.compiled import rooted
from reportgen.site.drawn import Asking, encoded
from reportgen.site.events import calendar_file
from reportgen.site.feeds import FEEDS, feed_files
from reportgen.site.look import Look
from reportgen.site.maps import llms
from reportgen.site.own import Own
from reportgen.site.page import Later, Page, Site
from reportgen.site.pages import PAGES
from reportgen.site.search import search_files
from reportgen.site.sheets import Piece
from reportgen.site.spoken import speech
from reportgen.site.twins import shared_tables, twin_basis, twin_files

#: Functions that yield what is no page but follows from the history: tables, feeds, the calendar, the index for search, for machines.
#: Each with the beginning of their paths; what takes longest is first.
BESIDE: tuple[tuple[Callable[[Site], Iterator[File]], str], ...] = (
    (search_files, "search/"), (shared_tables, "data/"), (feed_files, "feeds/"), (calendar_file, "calendar"), (llms, "llms.txt"),
)  # fmt: skip

Asked = Callable[[str], bytes]
"""Given the path of a page: what its `Body` asked the site for when it was printed last; nothing where that is not known."""

Stands = Callable[[str, bytes], tuple[Same, ...]]
"""Given the path of a page and the digest of all that it shows: the files it became, if they are on disk still, else nothing."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A page with its twins: its kind as a place in `PAGES`, the digest of what it shows, and its files to be written or standing.

    `asked` is what its `Body` asked the site for. Of the kind `NO_PAGE` it is a file of data, which stands as pages do. Without a path:
    files that are no page's, and are made each time.
    """

    kind: int = 0
    path: str = ""
    digest: bytes = b""
    files: tuple[File, ...] = ()
    standing: tuple[Same, ...] = ()
    asked: bytes = b""


NO_PAGE = -1
"""The kind of what is no page."""


def stands_nowhere(_path: str, _digest: bytes) -> tuple[Same, ...]:
    """Say of every page that it must be printed."""
    return ()


def asked_nothing(_path: str) -> bytes:
    """Say of no page what it asked for."""
    return b""


def in_order(places: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return the paths of the pages among `places`, kinds and paths, in an order that is the same with any number of processes."""
    return tuple(path for kind, path in sorted(places) if path and kind != NO_PAGE)


def _absolute(look: Look, path: str) -> str:
    return f"{look.site_url.rstrip('/')}/{path}" if look.site_url.startswith(("https://", "http://")) else ""


def _sources(jinja: Environment) -> list[tuple[str, str]]:
    """Return the text of every template by name."""
    assert jinja.loader is not None  # noqa: S101 -- `environment` gives one
    return [(name, jinja.loader.get_source(jinja, name)[0]) for name in jinja.list_templates(["html"])]


class Printer:
    """The templates of one site, loaded once each, and what all its pages show alike."""

    def __init__(self, site: Site, jinja: Environment, nav: object, own: Own | None = None) -> None:
        """Print the pages of `site` through `jinja`, with the navigation `nav` beside them; `own` templates have those they are part of."""
        self.site, self._jinja, self._own = site, jinja, own
        self._alike = {"look": site.lookup.look, "nav": nav, "feeds": FEEDS}
        without_pages = msgspec.structs.replace(site.lookup.look, pages=(), templates=(), statics=())  # each page shows its own only
        feeds = [(feed.name, feed.title) for feed in FEEDS]
        words = dict(speech(site.lookup.look.language).words)
        self._key = sha256(encoded((without_pages, nav, feeds, words, _sources(own.jinja if own else jinja)))).digest()
        self._templates: dict[tuple[str, str], Template] = {}
        self._rooted: dict[tuple[str, bool], Environment] = {}

    def pages(
        self, stands: Stands = stands_nowhere, share: int = 0, shares: int = 1, asked: Asked = asked_nothing
    ) -> Iterator[Printed]:
        """Yield the pages of one share: some of each kind with many, and some of the other kinds."""
        for at, kind in enumerate(PAGES):
            if not kind.many and at % shares != share:
                continue
            site = msgspec.structs.replace(self.site, share=share, shares=shares) if kind.many else self.site
            for page in kind.pages(site):
                yield self._printed(at, page, stands, asked)

    def beside(self) -> Iterator[Iterator[File]]:
        """Yield what each row of `BESIDE` makes."""
        return (beside(self.site) for beside, _ in BESIDE)

    def part(self, template: str, view: object, root: str) -> str:
        """Return what `template` prints of `view`, as HTML in a page that sees the root of this site at `root`."""
        return self._template(template, root).render(view=view)

    @property
    def origins(self) -> dict[str, str]:
        """Where the report on each page comes from: whatever else stays, pages printed while one was another's are to be printed again."""
        return {page: f"{origin.path}:{origin.line}" for page, origin in self.site.sources.items()}

    def over(self, site: Site) -> Printer:
        """Return what prints the pages of another `site` with the same look."""
        made = copy(self)
        made.site = site
        return made

    def one(self, page: Page | Later, path: str) -> File | None:
        """Return that one of the files of `page` that is at `path`: the page itself, or a twin of it; None where it is neither."""
        made = page.make() if isinstance(page, Later) else page
        return self._file(made) if path == made.path else next((twin for twin in twin_files(self.site, made) if twin.path == path), None)

    def _printed(self, kind: int, page: Page | Later, stands: Stands, asked: Asked) -> Printed:
        if isinstance(page, Later) and page.body:
            return self._written(kind, page, page.body, stands, asked)
        digest = self._digest(page)
        standing = stands(page.path, digest)
        files = () if standing else self._files(page)
        return Printed(kind=kind, path=page.path, digest=digest, files=files, standing=standing)

    def _written(self, kind: int, page: Later, body: Asking, stands: Stands, asked: Asked) -> Printed:
        """Return a page that has a `body`, which knows what it asks for when it is drawn."""
        known = asked(page.path)
        digest = self._digest(page, body.answers(known)) if known else b""
        standing = stands(page.path, digest) if known else ()
        files = () if standing else self._files(page)
        now = known if standing else body.asked
        digest = digest if now == known else self._digest(page, body.answers(now))
        return Printed(kind=kind, path=page.path, digest=digest, files=files, standing=standing, asked=now)

    def _digest(self, page: Page | Later, answers: object = None) -> bytes:
        basis = (page.path, page.basis) if isinstance(page, Later) else (page, twin_basis(self.site, page))
        shown = sha256(self._key)
        shown.update(encoded((*basis, answers)))
        return shown.digest()[:16]

    def _files(self, page: Page | Later) -> tuple[File, ...]:
        made = page.make() if isinstance(page, Later) else page
        return (self._file(made), *twin_files(self.site, made))

    def _file(self, page: Page) -> File:
        root = page.view.root if isinstance(page.view, Piece) else "../" * page.path.count("/")
        address = _absolute(self.site.lookup.look, page.path)
        with self._own.told() if self._own and page.template in self._own.touched else nullcontext():
            text = self._template(page.template, root).render(page=page, view=page.view, address=address)
        return File(path=page.path, content=text.encode("utf-8", "replace"))

    def _template(self, name: str, root: str) -> Template:
        own = self._own if self._own and name in self._own.touched else None
        if (root, own is None) not in self._rooted:
            self._rooted[root, own is None] = rooted(own.jinja if own else self._jinja, root, **self._alike)
        if (name, root) not in self._templates:
            made = self._templates[name, root] = self._rooted[root, own is None].get_template(name)
            made.globals = dict(made.globals)  # each page begins with a copy, which costs ten times as much of what Jinja has here
        return self._templates[name, root]
