"""Take a picture of every kind of page at four widths in both themes, to be looked at: ``python -m tests.site.screenshots SITE OUT``."""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.site.browser import Tab, browser

WIDTHS = (1440, 1024, 768, 390)
THEMES = ("light", "dark")
FOLDERS = ("reports", "items", "people", "pages", "trends", "rules", "weeks", "sprints", "asof")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


def kinds(site: Path) -> Iterator[tuple[str, str]]:
    """Yield a name and an address for one page of every kind: all at the top, and of each folder the largest page."""
    for page in sorted(site.glob("*.html")):
        yield page.stem, page.name
    for folder in FOLDERS:
        pages = sorted((site / folder).glob("*.html"), key=lambda page: (-page.stat().st_size, page.name))
        for page in pages[:1]:
            yield folder.removesuffix("s"), f"{folder}/{page.name}"


def take(tab: Tab, address: str, width: int, theme: str, *, whole: bool = False) -> bytes:
    """Return a page as PNG, no taller than 4,000 pixels, or only its first screen."""
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    tab.resize(width, 900)
    tab.go(address)
    tall = min(tab.run("document.documentElement.scrollHeight"), 4000) if whole else 900
    tab.resize(width, tall)
    return base64.b64decode(tab.call("Page.captureScreenshot", format="png")["data"])


def main(site: Path, out: Path, only: tuple[str, ...] = ()) -> None:
    """Write ``<page>-<width>-<theme>.png`` for every page kind of `site` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as tab:
        for name, page in kinds(site):
            for width in WIDTHS if not only or name in only else ():
                for theme in THEMES:
                    picture = take(tab, f"http://127.0.0.1:{server.server_port}/{page}", width, theme, whole=True)
                    (out / f"{name}-{width}-{theme}.png").write_bytes(picture)
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:]))
