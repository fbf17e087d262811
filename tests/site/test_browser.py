"""The site in a real browser: at a root, under a subpath and from disk, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.files import File
from reportgen.site import render_site
from tests.site.browser import Tab, chromium
from tests.site.builder import small
from tests.site.conftest import lay, served

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]


@pytest.fixture(scope="module")
def pages() -> tuple[File, ...]:
    return tuple(render_site(*small()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pages: tuple[File, ...]) -> Path:
    """Return a folder that holds the site twice: at its top, and deep inside."""
    top = tmp_path_factory.mktemp("site")
    lay(top, pages)
    lay(top / "a" / "b", pages)
    return top


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as one:
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


def test_choices_say_how_many_rows_each_leaves_and_back_undoes_one(tab: Tab, address: str) -> None:
    tab.go(f"{address}/items.html")
    words = "[...document.querySelector('[data-filter=kind]').options].map(one => one.textContent)"
    assert tab.run(words)[:3] == ["All", "Action item (1)", "Story (1)"]
    tab.run("(box => { box.value = 'risk'; box.dispatchEvent(new Event('change')); })(document.querySelector('[data-filter=kind]'))")
    assert tab.run("location.search") == "?kind=risk"
    assert tab.run("[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).length") == 1
    assert "Closed (0)" in tab.run("[...document.querySelector('[data-filter=open]').options].map(one => one.textContent)")
    tab.run("history.back()")
    tab.wait("location.search === ''")
    tab.wait("[...document.querySelectorAll('tbody tr')].every(row => !row.hidden)")
    assert tab.run("document.querySelector('[data-filter=kind]').value") == ""


def test_a_record_lights_its_lines_and_a_line_says_what_it_became(tab: Tab, address: str) -> None:
    tab.go(f"{address}/reports/2025-03-04.html")
    tab.run("document.querySelector('#r-1 .ln').click()")
    assert tab.run("document.getElementById('L5').classList.contains('lit')") is True
    tab.run("document.getElementById('L11').click()")
    assert tab.run("document.querySelector('.entry.lit').closest('.pile').id") == "pile-metric"
    assert tab.run("document.getElementById('became').textContent") == "Line 11 became: metric Plates"
    tab.run("document.getElementById('L13').click()")
    assert tab.run("document.getElementById('became').textContent") == "Line 13 was not read as a record."
    tab.run("document.querySelector('.mk.k-story').click()")
    tab.wait("location.hash === '#r-2' && document.getElementById('r-2').classList.contains('lit')")


def test_the_search_page_groups_by_kind(tab: Tab, address: str) -> None:
    tab.go(f"{address}/search.html?q=yusra")
    tab.wait("document.querySelectorAll('#results section').length > 2")
    heads = tab.run("[...document.querySelectorAll('#results h2')].map(head => head.textContent)")
    assert heads[0] == "People 1"
    assert "Action items 1" in heads


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
