"""Paper: a day, a week, an item and a list printed on A4 and Letter, from a browser that is set to dark."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.site.single import render_single
from tests.site.browser import Tab, browser, chromium
from tests.site.test_site import demo, tree

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}  # mm
MARGIN = 13.0  # mm, left and right, as the stylesheet says
PAGES = {
    "reports/2025-04-17.html": 7, "weeks/2025-w16.html": 3, "asof/2025-04-17.html": 2, "items/act-39.html": 2, "actions.html": 4,
    "findings.html": 10, "trends.html": 6, "2025-04-17.html": 8, "2025-w16.html": 13,
}  # fmt: skip
"""What is printed, and on how many sheets at most."""

HIDDEN = ".top, .side, .skip, .crumbs, .filters, .prevnext, .jump, .foot"
BEYOND = """(wide => [...document.querySelectorAll('body *')].filter(one => one.getClientRects().length
  && !one.closest('.sr, svg') && one.getBoundingClientRect().right > wide + 1)
  .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 30)))"""

UNFOLDED = "one => one.querySelector('.names, .rows, .none').offsetHeight"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site of the demo, and a day and a week as files of their own."""
    top = tmp_path_factory.mktemp("print")
    files = tree("demo").files | {file.path: file.content for file in (render_single(*demo(), wanted) for wanted in ("latest", "2025-W16"))}
    for path, content in files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(content)
    return top


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        one.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        yield one


def printed(tab: Tab, paper: str) -> bytes:
    """Return the page of the tab as a PDF."""
    width, height = (side / 25.4 for side in PAPERS[paper])
    return b64decode(tab.call("Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=True)["data"])


def words(pdf: bytes, place: Path) -> list[tuple[tuple[float, float], list[tuple[float, float, float, str]]]]:
    """Return each sheet as its size and its words, with their left and right edges and their foot, in points."""
    place.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-bbox", str(place), "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for sheet in said.split("<page ")[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', sheet)
        assert size
        held = re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', sheet)
        places = [(float(left), float(right), float(foot), word) for left, right, foot, word in held]
        found.append(((float(size[1]), float(size[2])), places))
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("path", PAGES)
def test_it_takes_few_sheets_of_the_paper_that_was_asked_for(tab: Tab, folder: Path, path: str, paper: str) -> None:
    assert tab.go((folder / path).as_uri()) == []
    pdf = printed(tab, paper)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    print(f"{path} on {paper}: {sheets}")
    assert 1 <= sheets <= PAGES[path]
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in found) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert sizes == {tuple(round(side) for side in PAPERS[paper])}


@pytest.mark.parametrize("path", PAGES)
def test_it_is_white_without_the_site_around_it_and_nothing_is_beyond_the_right_edge(tab: Tab, folder: Path, path: str) -> None:
    tab.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    for paper, (width, _) in PAPERS.items():
        inside = int((width - 2 * MARGIN) / 25.4 * 96)
        tab.resize(int(width / 25.4 * 96))  # conditions on the width of the window ask for that of the paper
        tab.go((folder / path).as_uri())
        tab.run(f"document.documentElement.style.width = '{inside}px'")
        assert tab.run(f"{BEYOND}({inside})") == [], paper
        shown = f"[...document.querySelectorAll('{HIDDEN}')].filter(one => one.getClientRects().length).map(one => one.className)"
        assert tab.run(shown) == []
        assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert tab.run("getComputedStyle(document.body).color") == "rgb(27, 29, 33)"
        assert tab.run(f"[...document.querySelectorAll('.group')].every({UNFOLDED})") is True
    tab.resize(1440)
    tab.call("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": "dark"}])


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the sheets; it comes with poppler-utils")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("path", "name"), [("reports/2025-04-17.html", "Thursday 17 April 2025"), ("2025-w16.html", "Week 16 of 2025")])
def test_every_word_lies_on_its_sheet_and_every_sheet_says_what_it_is_of(
    tab: Tab, folder: Path, tmp_path: Path, path: str, name: str, paper: str
) -> None:
    tab.go((folder / path).as_uri())
    sheets = words(printed(tab, paper), tmp_path / "one.pdf")
    for number, ((width, height), held) in enumerate(sheets, start=1):
        assert [word for left, right, foot, word in held if left < 20 or right > width - 20 or foot > height - 10] == []
        text = " ".join(word for _, _, _, word in held)
        assert name in text
        assert f"{number} / {len(sheets)}" in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the sheets; it comes with poppler-utils")
def test_a_table_says_its_heads_again_on_the_next_sheet(tab: Tab, folder: Path, tmp_path: Path) -> None:
    tab.go((folder / "actions.html").as_uri())
    sheets = words(printed(tab, "A4"), tmp_path / "list.pdf")
    heads = [[word for _, _, _, word in held if word in {"Item", "Status", "Owner", "Due"}] for _, held in sheets]
    assert len(sheets) > 1
    assert all({"Item", "Status", "Owner", "Due"} <= set(found) for found in heads)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the sheets; it comes with poppler-utils")
def test_a_printed_report_shows_the_number_of_each_line(tab: Tab, folder: Path, tmp_path: Path) -> None:
    tab.go((folder / "reports/2025-04-17.html").as_uri())
    found = {word for _, held in words(printed(tab, "A4"), tmp_path / "day.pdf") for _, _, _, word in held}
    assert {"L1", "L14", "L31"} <= found
