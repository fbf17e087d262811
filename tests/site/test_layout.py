"""Layout, measured in the browser: no page is wider than its window, heads of lists stay in sight, targets are large enough."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.site import render_site
from tests.site.browser import Tab, browser, chromium
from tests.site.odd import odd
from tests.site.screenshots import kinds
from tests.site.test_findings import RULE
from tests.site.test_site import demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]
GIVEN = {"demo": demo, "odd": odd}
WIDTHS = (1440, 1024, 768, 390, 320)
CONTROLS = "main :is(button, summary, select, input), .top :is(a, button, input), .side a, .prevnext a, .sheets a"
SMALL = f"""Array.from(document.querySelectorAll('{CONTROLS}'))
  .filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([one, box]) => one.outerHTML.slice(0, 80) + ' ' + box.height)"""


@pytest.fixture(scope="module", params=GIVEN)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp(request.param)
    for file in render_site(*GIVEN[request.param](), (RULE,)):
        (top / file.path).parent.mkdir(parents=True, exist_ok=True)
        (top / file.path).write_bytes(file.content)
    return top


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def test_no_page_is_wider_than_its_window_and_no_control_smaller_than_24_pixels(tab: Tab, folder: Path) -> None:
    wide, small = [], []
    for _, page in kinds(folder):
        tab.go((folder / page).as_uri())
        for width in WIDTHS:
            tab.resize(width)
            if (found := tab.run("document.documentElement.scrollWidth")) > width:
                wide.append((page, width, found))
            small += [(page, width, one) for one in tab.run(SMALL)]
    assert wide == []
    assert small == [], json.dumps(small[:10], indent=1)


@pytest.mark.parametrize("width", [1440, 1024, 768])
def test_the_head_of_a_list_stays_under_the_bar(tab: Tab, folder: Path, width: int) -> None:
    tab.go((folder / "actions.html").as_uri())
    tab.resize(width)
    tab.run("document.documentElement.style.scrollBehavior = 'auto'; window.scrollTo(0, 900)")
    head, bar = (f"document.querySelector('{one}').getBoundingClientRect()" for one in ("thead th", ".top"))
    assert tab.run(f"Math.abs({head}.top - {bar}.bottom)") < 1


def test_on_a_phone_the_filters_are_folded_and_the_first_row_is_on_the_first_screen(tab: Tab, folder: Path) -> None:
    tab.go((folder / "actions.html").as_uri())
    tab.resize(390, 844)
    assert not tab.run("document.querySelector('.fold select').checkVisibility({contentVisibilityAuto: true})")
    assert tab.run("document.querySelector('tbody tr').getBoundingClientRect().bottom") < 844
    tab.run("document.querySelector('.fold > summary').click()")
    assert tab.run("document.querySelector('.fold select').checkVisibility()")
