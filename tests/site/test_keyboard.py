"""Every page by keyboard alone: focus is seen, follows the page, is never covered and never caught; nothing moves by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.files import File
from reportgen.site import render_site
from tests.site.browser import Tab, chromium
from tests.site.conftest import lay, served
from tests.site.test_access import RULES, kinds
from tests.site.test_site import demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]

#: Notes every element that gets the focus: what it is, and what is wrong with it.
WATCH = """(() => {
  window.stops = []; window.before = null
  document.addEventListener('focusin', event => {
    const it = event.target, style = getComputedStyle(it), box = it.getClientRects()[0], wrong = []
    if (!box) { stops.push([it.tagName, 'has no box']); return }
    if (style.outlineStyle === 'none' || !parseFloat(style.outlineWidth)) { wrong.push('shows no focus') }
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), document.documentElement.clientWidth - 2), y = box.top + Math.min(box.height / 2, 30)
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
FOCUSABLE = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility())"
ON = "document.activeElement"


@pytest.fixture(scope="module")
def files() -> tuple[File, ...]:
    return tuple(render_site(*demo(), RULES))


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
def test_the_focus_is_seen_on_every_page_follows_it_and_is_never_caught(
    tab: Tab, address: str, files: tuple[File, ...], width: int
) -> None:
    tab.resize(width)
    still(tab)
    wrong = {}
    for file in kinds(files):
        tab.go(f"{address}/{file.path}")
        tab.run(WATCH)
        many = tab.run(f"{FOCUSABLE}.length")
        if file.path == "404.html":
            assert many == 0  # without an address of the site it cannot lead anywhere
            continue
        tab.run("document.activeElement.blur(), scrollTo(0, 0)")
        tab.run("document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex')")
        found = walk(tab, min(many - 1, 45))
        tab.run(f"(all => all[Math.max(all.length - 25, 0)].focus())({FOCUSABLE})")
        found += walk(tab, min(20, many - 2))
        found += walk(tab, min(20, many - 2), back=True)
        if found:
            wrong[file.path] = found[:4]
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)
