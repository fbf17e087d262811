"""The site in a real browser: at a root, under a subpath and from disk, with and without script."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportgen.files import File
from reportgen.site import render_site
from tests.site.browser import Tab, browser, chromium
from tests.site.builder import small

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def pages() -> tuple[File, ...]:
    return tuple(render_site(*small()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pages: tuple[File, ...]) -> Path:
    """Return a folder that holds the site twice: at its top, and deep inside."""
    top = tmp_path_factory.mktemp("site")
    for start in (top, top / "a" / "b"):
        for file in pages:
            (start / file.path).parent.mkdir(parents=True, exist_ok=True)
            (start / file.path).write_bytes(file.content)
    return top


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def starts(address: str, folder: Path) -> dict[str, str]:
    return {"root": address, "subpath": f"{address}/a/b", "disk": folder.as_uri()}


@pytest.mark.parametrize("where", ["root", "subpath", "disk"])
def test_every_page_loads_without_a_complaint_and_asks_nobody_else(
    tab: Tab, address: str, folder: Path, pages: tuple[File, ...], where: str
) -> None:
    start = starts(address, folder)[where]
    tab.asked.clear()
    wrong = {file.path: said for file in pages if file.path.endswith(".html") and (said := tab.go(f"{start}/{file.path}"))}
    assert wrong == {}
    assert [url for url in tab.asked if not url.startswith((start, "data:", "about:"))] == []
    assert tab.run("getComputedStyle(document.body).margin") != ""


@pytest.mark.parametrize("where", ["root", "subpath", "disk"])
def test_search_finds_an_exact_id_first_and_enter_goes_there(tab: Tab, address: str, folder: Path, where: str) -> None:
    tab.go(f"{starts(address, folder)[where]}/reports/2025-03-04.html")
    tab.press("/", "/")
    assert tab.run("document.activeElement.id") == "q"
    tab.call("Input.insertText", text="act-01")
    tab.wait("document.querySelector('#hits [aria-selected=true]')")
    assert tab.run("document.querySelector('#hits [aria-selected=true] .id').textContent") == "ACT-01"
    tab.press("Enter", "\r")
    tab.wait("location.pathname.endsWith('/items/act-01.html')")


def test_a_list_takes_its_filter_from_the_address_and_keeps_it_there(tab: Tab, address: str) -> None:
    tab.go(f"{address}/stories.html?open=open")
    assert tab.run("[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).length") == 0
    tab.run("document.querySelector('[data-clear]').click()")
    assert tab.run("[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).length") == 1
    assert tab.run("location.search") == ""
    tab.run("document.querySelector('th[data-sort=seen] button').click()")
    assert tab.run("location.search") == "?sort=seen&dir=asc"


def test_the_chosen_theme_stays_on_the_next_page(tab: Tab, address: str) -> None:
    tab.go(f"{address}/index.html")
    before = tab.run("getComputedStyle(document.body).backgroundColor")
    tab.run("document.getElementById('theme').click(), document.getElementById('theme').click()")
    assert tab.run("getComputedStyle(document.body).backgroundColor") != before
    tab.go(f"{address}/people.html")
    assert tab.run("document.documentElement.dataset.theme") == "dark"
    tab.run("document.getElementById('theme').click()")
    assert tab.run("'theme' in document.documentElement.dataset") is False


def test_a_link_to_a_group_of_the_day_opens_it(tab: Tab, address: str) -> None:
    tab.go(f"{address}/reports/2025-03-04.html#open")
    assert tab.run("document.getElementById('open').open") is True


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_is_wider_than_the_window(tab: Tab, address: str, pages: tuple[File, ...], width: int) -> None:
    tab.resize(width)
    wide = {}
    for file in pages:
        if file.path.endswith(".html"):
            tab.go(f"{address}/{file.path}")
            wide[file.path] = tab.run("document.documentElement.scrollWidth")
    tab.resize(1440)
    assert {path: found for path, found in wide.items() if found > width} == {}


def test_pages_read_whole_without_script(tab: Tab, address: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.go(f"{address}/actions.html")
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run("document.querySelectorAll('tbody tr').length") == 1
    assert tab.run("getComputedStyle(document.querySelector('.filters')).display") == "none"
