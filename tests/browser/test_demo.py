"""The demo site in a real browser: every page from home, at a root, under a subpath and from disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import ROOT, run
from tests.site.browser import Tab, browser, chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="no chromium here"),
]

#: What a page links to, where its anchors are, and what it needs, with addresses made absolute by the browser.
LOOK = """({
  links: [...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), document.baseURI).href),
  anchors: [...document.querySelectorAll('[id]')].map(part => part.id),
  parts: [...document.querySelectorAll('link[href], script[src], img[src]')].map(part => part.href || part.src),
})"""
SAMPLE = 3  # pages of a folder that are looked at where all have been seen before


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the site at its top, and below a/b."""
    top = tmp_path_factory.mktemp("demo")
    for out in (top / "root", top / "sub" / "a" / "b"):
        assert run("build", ROOT / "content", "--out", out, "--no-cache").exit_code == 0
    return top


@pytest.fixture(scope="module")
def starts(folder: Path) -> Iterator[dict[str, str]]:
    """Give the address of the home page in each of three places."""
    servers = []
    for name in ("root", "sub"):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / name)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    root, sub = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    yield {"root": f"{root}/", "subpath": f"{sub}/a/b/", "disk": f"{(folder / 'root').as_uri()}/"}
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def crawl(tab: Tab, start: str, *, sample: int | None = None) -> tuple[dict[str, dict[str, list[str]]], list[str]]:
    """Open every page that home leads to (of each folder, the first `sample`); return what each holds, and all complaints."""
    pages: dict[str, dict[str, list[str]]] = {}
    complaints: list[str] = []
    waiting, known, opened = deque([f"{start}index.html"]), {f"{start}index.html"}, dict[str, int]()
    while waiting:
        address = waiting.popleft()
        group = address.removeprefix(start).rpartition("/")[0]
        opened[group] = opened.get(group, 0) + 1
        if sample is not None and group and opened[group] > sample:
            continue
        complaints += [f"{address.removeprefix(start)}: {said}" for said in tab.go(address)]
        pages[address] = tab.run(LOOK)
        for link in pages[address]["links"]:
            page = link.partition("#")[0].partition("?")[0]
            page = f"{page}index.html" if page.endswith("/") else page
            if page.startswith(start) and page.endswith(".html") and page not in known:
                known.add(page)
                waiting.append(page)
    return pages, complaints


@pytest.fixture(scope="module")
def seen(tab: Tab, starts: dict[str, str]) -> tuple[dict[str, dict[str, list[str]]], list[str]]:
    """Give all pages at the root."""
    tab.asked.clear()
    return crawl(tab, starts["root"])


def test_every_page_is_reached_from_home_and_no_page_complains(
    tab: Tab, starts: dict[str, str], folder: Path, seen: tuple[dict[str, dict[str, list[str]]], list[str]]
) -> None:
    pages, complaints = seen
    assert complaints == []
    assert [url for url in tab.asked if not url.startswith((starts["root"], "data:", "about:"))] == []
    written = {path.relative_to(folder / "root").as_posix() for path in (folder / "root").rglob("*.html")}
    unreached = written - {address.removeprefix(starts["root"]) for address in pages}
    stubs = {path for path in written if 'http-equiv="refresh"' in (folder / "root" / path).read_text("utf-8")}  # old addresses lead on
    assert unreached == {"404.html", *stubs}


def test_every_link_leads_to_a_file_and_every_anchor_is_there(
    starts: dict[str, str], folder: Path, seen: tuple[dict[str, dict[str, list[str]]], list[str]]
) -> None:
    pages, start = seen[0], starts["root"]
    broken = set()
    for address, page in pages.items():
        for link in {*page["links"], *page["parts"]}:
            if not link.startswith(start):
                continue
            file, _, anchor = link.partition("#")
            file = file.partition("?")[0]
            file = f"{file}index.html" if file.endswith("/") else file
            if not (folder / "root" / file.removeprefix(start)).is_file() or (anchor and anchor not in pages[file]["anchors"]):
                broken.add((address.removeprefix(start), link.removeprefix(start)))
    assert sorted(broken) == []


def test_no_page_needs_another_host(starts: dict[str, str], seen: tuple[dict[str, dict[str, list[str]]], list[str]]) -> None:
    assert {part for page in seen[0].values() for part in page["parts"] if not part.startswith((starts["root"], "data:"))} == set()


@pytest.mark.parametrize("where", ["subpath", "disk"])
def test_pages_work_in_other_places_too(tab: Tab, starts: dict[str, str], where: str) -> None:
    tab.asked.clear()
    pages, complaints = crawl(tab, starts[where], sample=SAMPLE)
    assert complaints == []
    assert len(pages) > 20
    assert [url for url in tab.asked if not url.startswith((starts[where], "data:", "about:"))] == []
    outside = {link for page in pages.values() for link in page["links"] if "127.0.0.1" in link or link.startswith("file:")}
    assert {link for link in outside if not link.startswith(starts[where])} == set()


@pytest.mark.parametrize("where", ["root", "subpath", "disk"])
@pytest.mark.parametrize(("typed", "found"), [("act-05", "ACT-05"), ("st-20", "ST-20"), ("R-2", "R-2")])
def test_search_finds_an_exact_id_first(tab: Tab, starts: dict[str, str], where: str, typed: str, found: str) -> None:
    tab.go(f"{starts[where]}index.html")
    tab.press("/", "/")
    tab.call("Input.insertText", text=typed)
    tab.wait("document.querySelector('#hits [aria-selected=true] .id')")
    assert tab.run("document.querySelector('#hits [aria-selected=true] .id').textContent").startswith(found)
    tab.press("Enter", "\r")
    tab.wait("location.pathname.includes('/items/') || location.pathname.includes('/search')")


VISIBLE = "[...document.querySelectorAll('[data-list] tbody tr')].filter(row => !row.hidden).map(row => row.dataset.id)"


def test_filter_and_sort_survive_a_reload_by_the_address(tab: Tab, starts: dict[str, str]) -> None:
    tab.go(f"{starts['root']}actions.html")
    whole = tab.run(VISIBLE)
    tab.run("document.querySelector('[data-filter=q]').focus()")
    tab.call("Input.insertText", text="tobias")
    tab.wait(f"{VISIBLE}.length < {len(whole)}")
    tab.run("document.querySelector('th[data-sort=id] button').click()")
    shown = tab.run(VISIBLE)
    assert 0 < len(shown) < len(whole)
    address = tab.run("location.href")
    assert address != f"{starts['root']}actions.html"
    tab.go(address)
    assert tab.run(VISIBLE) == shown


def test_the_theme_is_a_choice_that_stays(tab: Tab, starts: dict[str, str]) -> None:
    tab.go(f"{starts['root']}index.html")
    colours = set()
    for _ in range(3):
        tab.run("document.getElementById('theme').click()")
        colours.add(tab.run("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2
    chosen = tab.run("document.documentElement.dataset.theme || ''")
    tab.go(f"{starts['root']}risks.html")
    assert tab.run("document.documentElement.dataset.theme || ''") == chosen


@pytest.mark.parametrize("page", ["actions", "stories", "risks", "decisions", "reports", "people", "findings"])
def test_lists_are_complete_without_script(tab: Tab, starts: dict[str, str], page: str) -> None:
    tab.go(f"{starts['root']}{page}.html")
    with_script = tab.run("document.querySelectorAll('main tbody tr, main li').length")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.go(f"{starts['root']}{page}.html")
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run("document.querySelectorAll('main tbody tr, main li').length") == with_script
    assert with_script > 5
    shown = "row => row.getClientRects().length > 0 || row.closest('details')"
    assert tab.run(f"[...document.querySelectorAll('main tbody tr')].every({shown})")
