"""Filters and sorting act on the whole list, however many sheets it is cut into."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from reportgen.files import File
from reportgen.site import asof, daylist, findings, lists, people, printer, render_site, sheets
from reportgen.site.choices import OF_LINES
from reportgen.site.lines import by_need
from reportgen.site.lookup import build_lookup
from reportgen.site.page import build_site
from reportgen.site.pages import PAGES
from reportgen.site.render import BUILT_IN, environment
from reportgen.site.view import Line
from tests.site.browser import Tab, chromium
from tests.site.builder import hostile, small
from tests.site.conftest import lay, served
from tests.site.test_findings import RULE
from tests.site.test_site import demo
from tests.site.tree import Page, Tree

Test = TypeVar("Test", bound=Callable[..., Any])



def browser_test(test: Test) -> Test:
    """Mark a test that needs a browser."""
    pytest.mark.skipif(chromium() is None, reason="no chromium here")(test)
    pytest.mark.browser(test)
    return test


SMALL = (
    (lists, "SHEET", 50), (daylist, "SHEET", 10), (people, "SHEET", 6), (asof, "MOST", 8), (findings, "MOST", 2),
    (sheets, "KEYS", 60), (sheets, "ROWS", 10),
)  # fmt: skip
SHOWN = "[...document.querySelectorAll('[data-list] [data-find]')].filter(row => row.offsetParent !== null)"
OUTPUT = "document.querySelector('[data-list] output').textContent"


@pytest.fixture(scope="module")
def tree() -> Tree:
    """Return the demo's site as if its lists were long: cut into sheets of a few rows."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in SMALL:
            patch.setattr(module, name, value)
        return Tree(render_site(*demo(), (RULE,)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tree: Tree) -> Path:
    top = tmp_path_factory.mktemp("long")
    for path, content in tree.files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(content)
    return top


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as one:
        yield one


@pytest.fixture(scope="module")
def items() -> tuple[Line, ...]:
    """Return the lines of all items in the order of their list."""
    history, found, look = demo()
    return tuple(sorted(build_site(build_lookup(history, found, look)).lines.values(), key=by_need))


def settled(tab: Tab) -> list[str]:
    """Wait until the list stands still and return the words of the rows that are shown."""
    tab.wait("[...document.querySelectorAll('[data-list]')].every(one => !one.hasAttribute('aria-busy'))")
    held: list[str] = tab.run(f"{SHOWN}.map(row => row.dataset.find)")
    return held


def choose(tab: Tab, key: str, value: str) -> None:
    event = "input" if key == "q" else "change"
    tab.run(
        f"(box => {{ box.value = {json.dumps(value)}; box.dispatchEvent(new Event('{event}')); }})"
        f"(document.querySelector('[data-filter={key}]'))"
    )


def held(script: str) -> Any:
    """Return what a piece hands over."""
    return json.loads(script.partition(",")[2].rstrip().removesuffix(");"))


def numbers(page: Page, key: str) -> dict[str, str]:
    """Return the values of one filter with the words beside them."""
    return {
        around[-1].attributes["value"]: text
        for text, around in page.texts
        if around[-1].tag == "option" and around[-2].attributes.get("data-filter") == key
    }


def test_choices_of_a_sheet_count_the_rows_of_all(tree: Tree, items: tuple[Line, ...]) -> None:
    mine = sum("Yusra" in [owner.text for owner in line.owners] for line in items)
    assert [numbers(tree.pages[path], "owner")["Yusra"] for path in ("items.html", "items-2.html")] == [f"Yusra ({mine})"] * 2


def test_a_sheet_says_which_rows_of_how_many_it_shows_and_leads_to_the_next(tree: Tree, items: tuple[Line, ...]) -> None:
    words = [text for text, _ in tree.pages["items-2.html"].texts]
    assert f"51 to 100 of {len(items)}" in words
    assert {"← Previous", "Next →"} <= set(words)
    assert "← Previous" not in [text for text, _ in tree.pages["items.html"].texts]


def test_a_list_on_one_page_has_no_pieces(tree: Tree) -> None:
    assert [path for path in Tree(render_site(*small())).files if path.startswith("rows/")] == []
    assert any(path.startswith("rows/") for path in tree.files)


@pytest.mark.parametrize("stem", ["items", "reports", "people", "asof/2025-03-14"])
def test_the_rows_of_the_pieces_are_those_of_the_sheets(tree: Tree, stem: str) -> None:
    sheet = re.compile(rf"{stem}(-undated|[-.]\d+)*\.html")
    pages = [content.decode() for path, content in tree.files.items() if sheet.fullmatch(path)]
    tables = [page.partition("<tbody>")[2].partition("</tbody>")[0] for page in pages]
    pieces = [path for path in tree.files if path.startswith(f"rows/{stem}/r")]
    rows = [row for path in pieces for row in held(tree.files[path].decode())]
    assert len(tables) > 1
    assert "".join("".join(rows).split()) == "".join("".join(tables).split())


def test_words_of_a_report_cannot_end_a_piece() -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module, name, _ in SMALL:
            patch.setattr(module, name, 2)
        made = {file.path: file.content.decode() for file in render_site(*hostile()) if file.path.startswith("rows/")}
    assert {path[11] for path in made if path.startswith("rows/items/")} == set("fstr")
    for path, script in made.items():
        assert script.startswith("REPORTGEN_ROWS.got("), path
        assert not set("<>&'\u2028\u2029") & set(script), path
        assert not re.search(r"/r\d+\.js$", path) or "<script" not in json.dumps(held(script)), path


@browser_test
@pytest.mark.parametrize("where", ["served", "disk"])
@pytest.mark.parametrize("sheet", ["items.html", "items-3.html"])
def test_an_address_with_filters_shows_the_whole_answer_from_any_sheet(
    tab: Tab, address: str, folder: Path, items: tuple[Line, ...], where: str, sheet: str
) -> None:
    start = address if where == "served" else folder.as_uri()
    assert tab.go(f"{start}/{sheet}?owner=Yusra&open=open") == []
    wanted = [line.find for line in items if line.is_open and "Yusra" in [owner.text for owner in line.owners]]
    assert settled(tab) == wanted
    assert tab.run(OUTPUT) == f"{len(wanted)} of {len(items)}"
    assert tab.run("document.querySelector('.sheets').hidden") is True


@browser_test
def test_every_choice_leaves_as_many_rows_as_it_says(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/items.html")
    tab.run("window.box = key => document.querySelector(`[data-filter=${key}]`)")
    wrong, tried = [], 0
    for key in tab.run("[...document.querySelectorAll('select[data-filter]')].map(box => box.dataset.filter)"):
        for value in tab.run(f"[...box('{key}').options].map(one => one.value).filter(Boolean)"):
            words = tab.run(f"[...box('{key}').options].find(one => one.value === {json.dumps(value)}).textContent")
            said = int(words.rpartition("(")[2][:-1])
            choose(tab, key, value)
            wanted = [line.find for line in items if value in OF_LINES[key][1](line)]
            tried += 1
            if settled(tab) != wanted[:100] or said != len(wanted):
                wrong.append((key, value, said, len(wanted)))
        choose(tab, key, "")
        settled(tab)
    assert wrong == []
    assert tried > 30


def test_days_that_go_on_stand_in_no_piece_but_as_the_date_they_began(tree: Tree, items: tuple[Line, ...]) -> None:
    going = {line.href: f"@{line.first_date}" for line in items if line.kind == "action" and not line.closed}
    rows = [row for path, content in tree.files.items() if path.startswith("rows/actions/r") for row in held(content.decode())]
    marks = [(re.search('class="it" href="(.*?)"', row), re.search('data-age="(@.*?)"', row)) for row in rows]
    assert {link[1]: age[1] for link, age in marks if link and age} == going
    assert all("#timeline" in row and '">0<' not in row for row in rows if "@" in row)
    assert held(tree.files["rows/actions/top.js"].decode())["until"] == max(line.last_date for line in items)


@browser_test
def test_days_that_go_on_are_counted_when_rows_are_drawn(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/actions.html?sort=age&dir=desc")
    settled(tab)
    ages = sorted((line.days_open or 0 for line in items if line.kind == "action"), reverse=True)[:100]
    assert tab.run(f"{SHOWN}.map(row => Number(row.querySelector('.c-age').textContent))") == ages
    assert tab.run(f"{SHOWN}.map(row => Number(row.dataset.age))") == ages


@browser_test
def test_words_are_looked_for_on_all_sheets(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/items.html")
    choose(tab, "q", "Humidity vault")
    tab.wait("location.search === '?q=Humidity+vault'")
    assert settled(tab) == [line.find for line in items if "humidity" in line.find and "vault" in line.find]


@browser_test
def test_a_heading_sorts_the_whole_list_with_blanks_last_both_ways(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/items-2.html")
    head = "document.querySelector('th[data-sort=due]')"
    for way, down in (("ascending", False), ("descending", True)):
        tab.run(f"{head}.querySelector('button').click()")
        settled(tab)
        assert tab.run(f"{head}.getAttribute('aria-sort')") == way
        dated = sorted((line.due for line in items if line.due), reverse=down)
        assert tab.run(f"{SHOWN}.map(row => row.dataset.due || '')") == [*dated, *[""] * (len(items) - len(dated))][:100]
        assert tab.run(OUTPUT) == f"First 100 of {len(items)}"
    assert tab.run("location.search") == "?sort=due&dir=desc"
    tab.go(f"{address}/items.html?sort=due&dir=desc")
    settled(tab)
    assert tab.run(f"{head}.getAttribute('aria-sort')") == "descending"


@browser_test
def test_more_rows_come_on_demand_and_the_keyboard_goes_on_in_them(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/items.html?sort=id")
    assert len(settled(tab)) == 100
    assert tab.run("document.querySelector('[data-more]').textContent") == f"Show {len(items) - 100} more"
    tab.run("document.querySelector('[data-more]').click()")
    tab.wait(f"document.querySelectorAll('tbody tr').length === {len(items)}")
    assert tab.run(OUTPUT) == f"All {len(items)}"
    assert tab.run("[...document.querySelectorAll('tbody tr')].indexOf(document.activeElement.closest('tr'))") == 100


@browser_test
def test_back_and_clear_bring_the_sheet_again(tab: Tab, address: str, items: tuple[Line, ...]) -> None:
    tab.go(f"{address}/items-2.html")
    sheet, counts = settled(tab), tab.run("[...document.querySelectorAll('option')].map(one => one.textContent)")
    choose(tab, "kind", "risk")
    risks = settled(tab)
    choose(tab, "open", "closed")
    assert len(settled(tab)) < len(risks)
    tab.run("history.back()")
    tab.wait("location.search === '?kind=risk'")
    assert settled(tab) == risks
    tab.run("document.querySelector('tbody a.it').click()")
    tab.wait("location.pathname.indexOf('/items/') === 0 && document.readyState === 'complete'")
    tab.run("history.back()")
    tab.wait("location.search === '?kind=risk' && document.querySelector('.sheets')")
    assert settled(tab) == risks
    assert tab.run("document.querySelector('[data-filter=kind]').value") == "risk"
    tab.run("document.querySelector('[data-clear]').click()")
    assert settled(tab) == sheet == [line.find for line in items[50:100]]
    assert tab.run("[...document.querySelectorAll('option')].map(one => one.textContent)") == counts
    assert tab.run("location.search") == ""
    assert tab.run("document.querySelector('.sheets').hidden") is False


@browser_test
def test_a_list_that_cannot_load_its_pieces_says_what_it_shows(tab: Tab, address: str) -> None:
    tab.call("Network.setBlockedURLs", urls=["*rows/items*"])
    tab.go(f"{address}/items.html?kind=risk")
    shown = len(settled(tab))
    tab.call("Network.setBlockedURLs", urls=[])
    assert tab.run(OUTPUT) == f"The whole list could not be loaded: {shown} of the 50 rows on this page"


@browser_test
def test_findings_reports_people_and_days_are_filtered_whole(tab: Tab, address: str, tree: Tree) -> None:
    found = demo()[1]
    rule = max({one.rule for one in found}, key=lambda rule: (sum(one.rule == rule for one in found), rule))
    tab.go(f"{address}/findings.html?rule={rule}")
    assert len(settled(tab)) == sum(one.rule == rule for one in found) > 2
    later = next(path for path in tree.pages if path.startswith("reports-"))
    tab.go(f"{address}/{later}?q=2025")
    assert len(settled(tab)) == sum(report.date is not None for report in demo()[0].corpus.reports)
    tab.go(f"{address}/people-2.html?q=yusra")
    assert settled(tab) == ["yusra"]
    tab.go(f"{address}/asof/2025-03-14.2.html?owner={quote('Søren')}")
    assert settled(tab)
    assert set(tab.run("[...document.querySelectorAll('tbody tr')].map(row => row.dataset.owner.includes('Søren'))")) == {True}
    assert tab.run("document.querySelector('tbody a.it').href").startswith(f"{address}/items/")


@browser_test
def test_sheets_are_plain_pages_without_script(tab: Tab, address: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.go(f"{address}/items-2.html?kind=risk")
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run("document.querySelectorAll('tbody tr').length") == 50
    assert tab.run("getComputedStyle(document.querySelector('.shown')).display") == "block"
    assert tab.run("document.querySelectorAll('.sheets a').length") > 2


@browser_test
def test_the_parts_of_an_answer_are_told_to_those_who_listen(tab: Tab, address: str) -> None:
    tab.go(f"{address}/items.html")
    assert tab.run("document.querySelector('[data-list] output').getAttribute('aria-live')") in {None, "polite"}  # an output is polite
    tab.run("window.told = []; new MutationObserver(() => told.push(document.querySelector('output').textContent)).observe("
            "document.querySelector('output'), {childList: true, characterData: true, subtree: true})")  # fmt: skip
    choose(tab, "kind", "risk")
    settled(tab)
    assert len(tab.run("told")) == 1


def ten_thousand() -> Iterator[File]:
    """Print the list of ten thousand items, and nothing else of their site."""
    history, _, look = demo()
    site = build_site(build_lookup(history, (), look))
    several = [line for line in site.lines.values() if line.owners]
    models = ((at, several[at % len(several)]) for at in range(10_000))
    copies = [replace(line, key=str(at), id=f"X-{at}", find=f"x-{at} {line.find}") for at, line in models]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "LIST_KINDS", lists.LIST_KINDS[:1])
        patch.setattr(printer, "PAGES", tuple(kind for kind in PAGES if kind.pages is lists.list_pages))
        patch.setattr(printer, "BESIDE", ())
        whole = replace(site, lines={line.key: line for line in copies}, faces={line.key: line.key.encode() for line in copies})
        yield from (file for printed in printer.Printer(whole, environment(), ()).pages() for file in printed.files)
    yield from (File(path=f"static/{file.name}", content=file.read_bytes()) for file in (BUILT_IN[1] / "static").iterdir())


@pytest.mark.slow
@browser_test
def test_ten_thousand_rows_answer_at_once_from_pieces_of_bounded_size(tab: Tab, tmp_path: Path) -> None:
    files = tuple(ten_thousand())
    assert max(len(file.content) for file in files if file.path.startswith("rows/items/")) <= 300_000
    lay(tmp_path, files)
    tab.go((tmp_path / "items.html").as_uri())
    busy = "document.querySelector('[data-list]').hasAttribute('aria-busy')"
    for key, value in (("owner", "Yusra"), ("open", "open"), ("q", "x-77"), ("open", ""), ("owner", ""), ("q", "x-777")):
        began = tab.run("performance.now()")
        choose(tab, key, value)
        look = f"(function look() {{ {busy} ? requestAnimationFrame(look) : done(performance.now() - {began}) }})()"
        took = tab.run(f"new Promise(done => {look})")
        assert took < 1500, (key, value)
    assert tab.run(OUTPUT) == "11 of 10000"
