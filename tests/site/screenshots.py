"""Pictures of every kind of page at four widths in both themes, to be looked at: ``python -m tests.site.screenshots SITE OUT [NAME…]``."""

from __future__ import annotations

import base64
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from reportgen.site import render_site
from tests.site.browser import Tab, browser
from tests.site.builder import nothing
from tests.site.odd import odd, one
from tests.site.test_findings import RULE

WIDTHS = (1440, 1024, 768, 390)
THEMES = ("light", "dark")
TALLEST = 4000
KIND = re.compile(r'<p class="eyebrow">([A-Z][a-z]+(?: item)?)')
REFRESH = 'http-equiv="refresh"'
"""A page that only leads to another one has no picture of its own."""
MORE = (("forecast", "trends/forecast.html"), ("reports-of-words", "reports/2025-05-05.html"))
OTHERS = {"empty": nothing, "one": one, "odd": odd}
STATES = (
    ("search-found", "search.html?q=humidity", "document.querySelector('#results a')"),
    ("actions-filtered", "actions.html?open=open&state=in_progress", "document.querySelector('output').textContent"),
    ("actions-nothing", "actions.html?q=zzzz", "!document.querySelector('.nothing').hidden"),
)
"""Pages in use: a name, an address, and what is true once the script has done its part."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the folder `site` and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def kinds(site: Path) -> Iterator[tuple[str, str]]:
    """Yield a name and an address for one page of every kind: all at the top, and of each folder the largest page of each sort."""
    for page in sorted(site.glob("*.html")):
        yield page.stem, page.name
    for folder in sorted({page.parent for page in site.glob("*/*.html")}):
        seen = set()
        for page in sorted(folder.glob("*.html"), key=lambda page: (-page.stat().st_size, page.name)):
            text = page.read_text("utf-8")
            said = KIND.search(text)
            sort = said[1].lower().replace(" ", "-") if said and folder.name == "items" else ""
            if sort not in seen and REFRESH not in text:
                seen.add(sort)
                yield f"{folder.name}-{sort or 'one'}", page.relative_to(site).as_posix()
    yield from ((name, page) for name, page in MORE if (site / page).is_file())


def take(tab: Tab, width: int, theme: str) -> bytes:
    """Return the page that is open as PNG, no taller than `TALLEST` pixels."""
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    tab.call("Emulation.setScrollbarsHidden", hidden=True)
    tab.resize(width, 900)
    tab.resize(width, max(min(tab.run("document.documentElement.scrollHeight"), TALLEST), 900))
    return base64.b64decode(tab.call("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"])


def shoot(tab: Tab, address: str, out: Path, name: str, ready: str = "true") -> None:
    """Open a page once and write its pictures at every width in both themes."""
    tab.go(address)
    tab.wait(ready)
    for width in WIDTHS:
        for theme in THEMES:
            (out / f"{name}-{width}-{theme}.png").write_bytes(take(tab, width, theme))


def sites(site: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the site to look at, and those of a project without a report, with one, and with odd ones, rendered into `folder`."""
    yield "", site
    for name, given in OTHERS.items():
        for file in render_site(*given(), (RULE,)):
            (folder / name / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / file.path).write_bytes(file.content)
        yield f"{name}-", folder / name


def wanted(name: str, only: tuple[str, ...]) -> bool:
    """Tell whether a picture is asked for: all are, or those whose name is given or begins with a given `name-`."""
    return not only or any(name == one or (one.endswith("-") and name.startswith(one)) for one in only)


def main(site: Path, out: Path, only: tuple[str, ...] = ()) -> None:
    """Write ``<page>-<width>-<theme>.png`` for every kind of page of `site` into `out`, and of the sites of `OTHERS`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held, tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as tab:
        for prefix, folder in sites(site, Path(held)):
            with served(folder) as address:
                for name, page in kinds(folder):
                    if wanted(prefix + name, only):
                        shoot(tab, f"{address}/{page}", out, prefix + name)
                for name, page, ready in STATES if not prefix else ():
                    if wanted(name, only):
                        shoot(tab, f"{address}/{page}", out, name, ready)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:]))
