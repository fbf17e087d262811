"""A report beside its records: a record lights its lines, a line says what it became, and an address of a line shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.site.browser import Tab, chromium
from tests.site.conftest import lay, served
from tests.site.test_access import told

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]

REPORT = "reports/2025-03-14.html"
BECAME = "document.getElementById('became').textContent"
LIT = "[...document.querySelectorAll('.l.lit')].map(line => line.id)"
#: Whether an element is whole below the header that stays, and above the end of the window.
SEEN = """(one => { const box = one.getBoundingClientRect(), head = document.querySelector('.top').getBoundingClientRect().bottom
  const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 10))
  return box.top >= head && box.top < innerHeight - 10 && (one.contains(over) || (over && over.contains(one))) })"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(lay(tmp_path_factory.mktemp("reading"), told())) as one:
        yield one


def at_rest(tab: Tab) -> None:
    """Wait until the page scrolls no more."""
    tab.run("""new Promise(done => { let last = -1, same = 0; (function look() {
      same = scrollY === last ? same + 1 : 0; last = scrollY; same > 4 ? done(1) : requestAnimationFrame(look) })() })""")


def rests_on(tab: Tab, what: str) -> None:
    """See that the page scrolls to an element and stays there: a scroll that goes smoothly may begin late."""
    tab.wait(f"{SEEN}({what})")
    at_rest(tab)
    assert tab.run(f"{SEEN}({what})") is True, what


def test_a_record_lights_all_its_lines(tab: Tab, address: str) -> None:
    tab.go(f"{address}/{REPORT}")
    first, last = tab.run("(({first, last}) => [+first, +last])(document.querySelector('#records .entry[data-first]').dataset)")
    tab.run("document.querySelector('#records .entry .ln').focus()")
    tab.press("Enter", "\r")
    at_rest(tab)
    wanted = tab.run(f"[...document.querySelectorAll('.l')].map(l => l.id).filter(id => +id.slice(1) >= {first} && +id.slice(1) <= {last})")
    assert tab.run(LIT) == wanted
    assert wanted
    rests_on(tab, "document.querySelector('.l.lit')")
    tab.press("Escape")
    assert tab.run(LIT) == []


def test_arrows_go_through_the_lines_and_each_says_what_it_became(tab: Tab, address: str) -> None:
    tab.go(f"{address}/{REPORT}")
    tab.run("document.querySelector('.paper .doc').focus({preventScroll: true})")
    said = []
    for _ in range(tab.run("document.querySelectorAll('.paper .l[id]').length")):
        tab.press("ArrowDown")
        said.append(tab.run(BECAME))
    at_rest(tab)
    assert said[0] == "Line 1 is a heading, a frame or text around records."
    assert len(set(said)) == len(said)
    assert any(words.endswith("narrative: kept as text.") for words in said)
    assert sum(" became: action item " in words for words in said) > 3
    rests_on(tab, "[...document.querySelectorAll('.l.lit')].pop()")
    tab.press("ArrowUp")
    assert tab.run(BECAME) == said[-2]


def test_every_record_and_every_unread_line_of_every_report_is_marked(tab: Tab, address: str) -> None:
    for file in told():
        if file.path.startswith("reports/") and file.path.endswith(".html") and b"m-unread" in file.content:
            tab.go(f"{address}/{file.path}")
            assert tab.run("document.querySelectorAll('#unread .entry').length") > 0, file.path
            colours = tab.run("""['.m-unread', '.m-kept'].map(mark => document.querySelector(`.paper ${mark}:not(tr)`)).filter(Boolean)
              .map(line => getComputedStyle(line, '::before').backgroundColor)""")
            assert len(set(colours)) == len(colours), file.path
            tab.run("document.querySelector('#unread .entry a').focus({preventScroll: true})")  # that scroll may begin after the other
            tab.press("Enter", "\r")
            tab.wait(f"{BECAME}.endsWith('was not read as a record.')")
            at_rest(tab)
            rests_on(tab, "document.querySelector('.l.lit')")
            return
    raise AssertionError("the demo has no unread line")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_address_of_a_line_shows_it_below_the_header(tab: Tab, address: str, width: int) -> None:
    tab.resize(width)
    tab.go(f"{address}/{REPORT}")
    numbers = tab.run("[...document.querySelectorAll('.paper .l[id]')].map(line => line.id)")
    for line in numbers[:: max(len(numbers) // 5, 1)]:
        tab.go(f"{address}/{REPORT}#{line}")
        at_rest(tab)
        rests_on(tab, f"document.getElementById('{line}')")
        assert tab.run(BECAME).startswith(f"Line {line[1:]} "), line


@pytest.mark.parametrize("width", [1440, 390])
def test_the_address_of_a_record_shows_it_with_its_lines_lit(tab: Tab, address: str, width: int) -> None:
    tab.resize(width)
    tab.go(f"{address}/{REPORT}")
    for entry in tab.run("[...document.querySelectorAll('#records .entry[data-first]')].map(one => one.id)")[::9]:
        tab.go(f"{address}/{REPORT}#{entry}")
        at_rest(tab)
        assert tab.run("document.querySelector('.entry.lit').id") == entry
        rests_on(tab, f"document.getElementById('{entry}')")
        if width == 1440:
            rests_on(tab, "document.querySelector('.l.lit')")


@pytest.mark.parametrize("start", ["items.html", "items/act-06.html", "findings.html", "people/yusra.html"])
def test_a_link_to_a_line_brings_it_into_sight(tab: Tab, address: str, start: str) -> None:
    tab.go(f"{address}/{start}")
    tab.run("[...document.querySelectorAll('main a[href*=\"#L\"]')].find(link => +link.hash.slice(2) > 12).click()")
    tab.wait("location.pathname.includes('/reports/') && document.readyState === 'complete' && document.querySelector('.l.lit')")
    at_rest(tab)
    rests_on(tab, "document.querySelector(location.hash)")
