"""Every page by keyboard alone: focus is seen, follows the page, is never covered and never caught; nothing moves by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.files import File
from tests.site.browser import Tab, chromium
from tests.site.conftest import lay, served
from tests.site.test_access import kinds, told

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]

#: Notes every element that gets the focus: what it is, and what is wrong with it.
WATCH = """(() => {
  window.stops = []; window.before = null
  document.addEventListener('focusin', event => {
    const it = event.target, style = getComputedStyle(it), box = it.getClientRects()[0], wrong = []
    if (!box) { stops.push([it.tagName, 'has no box']); return }
    if (style.outlineStyle === 'none' || !parseFloat(style.outlineWidth)) { wrong.push('shows no focus') }
    const wide = document.documentElement.clientWidth
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), wide - 2), y = box.top + Math.min(box.height / 2, 30)
    const over = document.elementFromPoint(x, y)
    if (!over) { wrong.push(`is out of sight at ${Math.round(x)},${Math.round(y)}`) }
    else if (!it.contains(over) && !over.contains(it) && !(it.ownerSVGElement && it.ownerSVGElement.contains(over))) {
      wrong.push(`is covered by ${over.tagName}.${over.className}`)
    }
    if (window.before && window.way * (window.before.compareDocumentPosition(it) & 4 ? 1 : -1) < 0) { wrong.push('goes back') }
    window.before = it
    stops.push([`${it.tagName}.${it.className}#${it.id} ${it.textContent.trim().slice(0, 30)}`, wrong.join(', ')])
  })
})()"""
TWINS = ("404.html", "actions.html", "stories.html", "decisions.html")
"""Pages that look like another one, and the one without links."""

FOCUSABLE = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility())"""
ON = "document.activeElement"
MOVING = """[...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one)
  return style.animationName !== 'none' || style.transitionDuration.split(',').some(parseFloat) || style.scrollBehavior === 'smooth'
}).map(one => one.tagName + '.' + one.className)"""


@pytest.fixture(scope="module")
def files() -> tuple[File, ...]:
    return told()


@pytest.fixture(scope="module")
def some(files: tuple[File, ...]) -> tuple[str, ...]:
    """Return one page of every kind."""
    pages = [file.path for file in kinds(files) if file.path not in TWINS]
    return tuple(path for at, path in enumerate(pages) if "/" not in path or path.partition("/")[0] != pages[at - 1].partition("/")[0])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, files: tuple[File, ...]) -> Path:
    return lay(tmp_path_factory.mktemp("keys"), files)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as one:
        yield one


def still(tab: Tab) -> None:
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])


def walk(tab: Tab, steps: int, *, back: bool = False) -> list[list[str]]:
    """Press Tab some times from where the focus is, and return the stops that have something wrong."""
    tab.run(f"window.stops = []; window.before = null; window.way = {-1 if back else 1}; 1")
    tab.presses("Tab", steps, shift=back)
    made: list[list[str]] = tab.run("stops")
    assert len(made) >= steps - 1, (steps, len(made), made[-3:])
    return [stop for stop in made if stop[1]]


@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_by_keyboard_alone(tab: Tab, address: str, some: tuple[str, ...], width: int) -> None:
    """The focus is seen, follows the page, is never covered or caught; a slash leads to the search; nothing moves by itself."""
    tab.resize(width)
    still(tab)
    wrong = {}
    for path in some:
        tab.go(f"{address}/{path}")
        assert tab.run(f"[{MOVING}.slice(0, 5), document.getAnimations().length]") == [[], 0], path
        tab.run(f"{ON}.blur()")
        tab.press("/", "/")
        assert tab.run(f"[{ON}.type, {ON}.value]") == ["search", ""], path
        tab.run(WATCH)
        many = tab.run(f"{FOCUSABLE}.length")
        tab.run("document.activeElement.blur(), scrollTo(0, 0)")
        tab.run("document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex')")
        found = walk(tab, min(many - 1, 45))
        tab.run(f"(all => all[Math.max(all.length - 25, 0)].focus())({FOCUSABLE})")
        found += walk(tab, min(20, many - 2))
        found += walk(tab, min(20, many - 2), back=True)
        if found:
            wrong[path] = found[:4]
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)
    assert len(some) > 18


def test_the_first_key_leads_past_the_navigation(tab: Tab, address: str) -> None:
    tab.go(f"{address}/actions.html")
    tab.press("Tab")
    assert tab.run(f"{ON}.textContent") == "Skip to content"
    assert tab.run(f"{ON}.getBoundingClientRect().top") >= 0
    tab.press("Enter", "\r")
    assert tab.run(f"{ON}.id") == "main"
    tab.press("Tab")
    assert tab.run(f"document.getElementById('main').contains({ON})") is True


def test_escape_leaves_the_search(tab: Tab, address: str) -> None:
    tab.go(f"{address}/index.html")
    tab.press("/", "/")
    tab.call("Input.insertText", text="act")
    tab.wait("!document.getElementById('hits').hidden")
    tab.press("Escape")
    assert tab.run(f"[document.getElementById('hits').hidden, {ON}.tagName]") == [True, "BODY"]


def test_arrows_choose_a_hit_and_say_which(tab: Tab, address: str) -> None:
    tab.go(f"{address}/people.html")
    tab.press("/", "/")
    tab.call("Input.insertText", text="humidity")
    tab.wait("document.querySelectorAll('#hits [role=option]').length > 2")
    named = "document.getElementById('q').getAttribute('aria-activedescendant')"
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        before = tab.run(named)
        tab.press(key)
        assert tab.run(f"document.getElementById({named}).getAttribute('aria-selected')") == "true"
        assert tab.run(named) != before


def test_a_slash_in_a_field_is_a_slash(tab: Tab, address: str) -> None:
    tab.go(f"{address}/actions.html")
    tab.run("document.querySelector('[data-filter=q]').focus()")
    tab.press("/", "/")
    assert tab.run(f"[{ON}.dataset.filter, {ON}.value]") == ["q", "/"]


def pressed(tab: Tab, address: str, key: str) -> list[object]:
    """Load a page, press one key, and return what has the focus then and whether the page is being left."""
    tab.go(address)
    tab.run(f"{ON}.blur(), window.left = false, navigation.onnavigate = event => {{ window.left = true; event.preventDefault() }}, 1")
    tab.press(key, key)
    found: list[object] = tab.run(f"[{ON}.id || {ON}.tagName, window.left]")
    return found


def test_single_keys_can_be_switched_off_and_stay_off(tab: Tab, address: str) -> None:
    """WCAG 2.1.4: who speaks to the computer, or hits keys by chance, is led nowhere."""
    day, button = f"{address}/reports/2025-03-14.html", "document.getElementById('shortcuts')"
    tab.go(f"{address}/search.html")
    assert tab.run("[...document.querySelectorAll('.shortcuts kbd')].map(one => one.textContent)") == ["/", "[", "]"]
    tab.press("Tab")
    assert tab.run(f"[{ON}.id, {ON}.ariaPressed]") == ["shortcuts", "true"]
    tab.press(" ", " ")
    assert tab.run(f"{button}.ariaPressed") == "false"
    assert [pressed(tab, day, key) for key in "/[]"] == [["BODY", False]] * 3
    assert tab.run("getComputedStyle(document.querySelector('.find kbd')).display") == "none"
    tab.go(f"{address}/search.html")
    assert tab.run(f"{button}.ariaPressed") == "false"
    tab.run(f"{button}.focus()")
    tab.press("Enter", "\r")
    assert tab.run(f"[{button}.ariaPressed, localStorage.getItem('reportgen-shortcuts')]") == ["true", None]
    assert [pressed(tab, day, key) for key in "/[]"] == [["q", False], ["BODY", True], ["BODY", True]]


def test_brackets_lead_to_the_pages_before_and_after(tab: Tab, address: str) -> None:
    for key, rel in (("[", "prev"), ("]", "next")):
        tab.go(f"{address}/reports/2025-03-14.html")
        wanted = tab.run(f"document.querySelector('a[rel={rel}]').href")
        tab.press(key, key)
        tab.wait(f"location.href === '{wanted}'")


def test_a_page_that_one_comes_back_to_knows_that_single_keys_were_switched_off(tab: Tab, address: str) -> None:
    tab.go(f"{address}/reports/2025-03-14.html")
    tab.run("localStorage.setItem('reportgen-shortcuts', 'off'); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    tab.press("/", "/")
    assert tab.run(f"{ON}.tagName") == "BODY"
    tab.run("localStorage.removeItem('reportgen-shortcuts'); dispatchEvent(new Event('storage'))")
    tab.press("/", "/")
    assert tab.run(f"{ON}.id") == "q"


def test_without_script_nothing_is_said_of_keys(tab: Tab, address: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.go(f"{address}/search.html")
    assert tab.run("[...document.querySelectorAll('kbd, #shortcuts')].filter(one => one.checkVisibility()).length") == 0


def test_headings_and_choices_work_by_keyboard(tab: Tab, address: str) -> None:
    tab.go(f"{address}/items.html")
    tab.run("document.querySelector('th[data-sort=due] button').focus()")
    tab.press("Enter", "\r")
    assert tab.run("location.search") == "?sort=due&dir=asc"
    assert tab.run("document.querySelector('th[data-sort=due]').getAttribute('aria-sort')") == "ascending"
    assert tab.run(f"{ON}.closest('th').dataset.sort") == "due"
    tab.press(" ", " ")
    assert tab.run("location.search") == "?sort=due&dir=desc"
    tab.run("[...document.querySelectorAll('details')].forEach(one => { one.open = true })")
    tab.run("document.querySelector('[data-filter=kind]').focus()")
    tab.press("ArrowDown")
    assert tab.run("new URLSearchParams(location.search).get('kind')") == "action"
    tab.run("document.querySelector('[data-clear]').focus()")
    tab.press("Enter", "\r")
    assert tab.run("new URLSearchParams(location.search).get('kind')") is None
    assert tab.run(f"{ON}.dataset.filter") == "q"


def test_the_theme_is_changed_by_keyboard_and_says_so(tab: Tab, address: str) -> None:
    tab.go(f"{address}/index.html")
    tab.run("document.getElementById('theme').focus()")
    for theme in ("light", "dark", "system"):
        tab.press("Enter", "\r")
        assert tab.run(f"{ON}.getAttribute('aria-label')") == f"Colour theme: {theme}"


SHIFTED = """new Promise(done => { let all = 0; const from = []; new PerformanceObserver(list => list.getEntries().forEach(one => {
  all += one.value; one.sources.forEach(({node}) => from.push(String(node && (node.className || node.nodeName)))) }))
  .observe({type: 'layout-shift', buffered: true}); requestAnimationFrame(() => setTimeout(() => done([all, from]), 60)) })"""


ASKED = ("items.html?open=open&owner=Yusra", "findings.html?weight=error", "search.html?q=yusra", "reports/2025-03-14.html#L30")


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_stand_still_while_they_load(tab: Tab, address: str, some: tuple[str, ...], width: int) -> None:
    tab.resize(width)
    tab.call("Network.emulateNetworkConditions", offline=False, latency=5, downloadThroughput=900_000, uploadThroughput=900_000)
    tab.call("Network.setCacheDisabled", cacheDisabled=True)
    wrong = {}
    for path in (*some, *ASKED):
        tab.go(f"{address}/{path}")
        moved, what = tab.run(SHIFTED)
        if moved > 0.01:
            wrong[path] = (moved, what[:4])
    tab.call("Network.setCacheDisabled", cacheDisabled=False)
    tab.call("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    assert wrong == {}


def test_a_page_that_moves_would_be_found(tab: Tab, address: str) -> None:
    tab.go(f"{address}/index.html")
    late = "document.querySelector('main').prepend(Object.assign(document.createElement('p'), {textContent: 'late'}))"
    tab.run(f"new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {{ {late}; done(1) }})))")
    assert tab.run(SHIFTED)[0] > 0.01
