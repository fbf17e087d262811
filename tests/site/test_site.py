"""The whole site: its links, its safety, its numbers, and the same bytes every time (law 9)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from reportgen.blocks import parse_blocks
from reportgen.checks import check
from reportgen.corpus.build import build_corpus
from reportgen.exports import render_exports
from reportgen.files import File
from reportgen.history import Finding, History, trace
from reportgen.records import Setting, read_reports
from reportgen.site import Look, render_site
from reportgen.text import find_sources, read_source
from tests.history.builder import corpus, sight
from tests.site.builder import EVIL, LOOK, hostile, nothing, small
from tests.site.tree import Tree

CONTENT = Path(__file__).parent.parent.parent / "content" / "reports"
NAMED = re.compile(r"\.(html|css|js|svg|csv|xml|json|ics|txt|md)([?#]|$)")
Given = tuple[History, tuple[Finding, ...], Look]


@cache
def demo() -> Given:
    """Return the project's own series, read by the real readers."""
    sources = [read_source(file, name) for file, name in find_sources(CONTENT)]
    reports = [report for source in sources for report in read_reports(parse_blocks(source), Setting())]
    history = trace(build_corpus(reports, sources))
    return history, tuple(check(history)), LOOK


GIVEN = {"small": small, "hostile": hostile, "nothing": nothing, "demo": demo}


@cache
def tree(name: str) -> Tree:
    history, findings, look = GIVEN[name]()
    exports = (file for file in render_exports(history, findings) if isinstance(file, File))
    return Tree(render_site(history, findings, look), exports)


each = pytest.mark.parametrize("name", GIVEN)


@each
def test_every_link_leads_to_a_file_and_an_anchor_that_exist(name: str) -> None:
    assert tree(name).broken() == []


@each
def test_every_page_is_reached_from_home(name: str) -> None:
    assert set(tree(name).pages) - tree(name).reached() == {"404.html", *tree(name).stubs}


@each
def test_every_link_is_relative_and_names_a_file(name: str) -> None:
    for path, page in tree(name).pages.items():
        for link in page.links:
            written = path.startswith("reports/") and re.match(r"https?://", link)  # a link that the report's author wrote
            outside = written or link.startswith(("https://host.test/", "data:text/css,"))
            assert outside or not re.match(r"[a-z]+:|/", link), f"{path}: {link}"
            assert outside or link.startswith("#") or NAMED.search(link), f"{path}: {link}"


@each
def test_nothing_is_loaded_from_another_host(name: str) -> None:
    for path, page in tree(name).pages.items():
        for element in page.elements:
            if element.tag in {"script", "link", "img", "iframe", "object", "embed", "use", "image"}:
                target = element.attributes.get("src", element.attributes.get("href", ""))
                assert element.attributes.get("rel") == "canonical" or not target.startswith(("http", "//")), f"{path}: {target}"
    style = tree(name).files["static/site.css"].decode()
    assert re.findall(r"@import|url\(\s*[\"']?(?:https?:|//)(?!www\.w3\.org)", style) == []


@each
def test_no_style_script_or_handler_stands_inside_a_page(name: str) -> None:
    for path, page in tree(name).pages.items():
        for element in page.elements:
            assert element.tag not in {"style", "iframe", "object", "embed", "base", "form"}, path
            assert "style" not in element.attributes, f"{path}: {element.tag}"
            assert not [key for key in element.attributes if key.startswith("on")], f"{path}: {element.tag}"
            assert element.tag != "script" or set(element.attributes) <= {"src", "defer"}, path
        assert not [text for text, around in page.texts if around and around[-1].tag == "script"], path


@each
def test_the_policy_comes_first_and_robots_stay_away(name: str) -> None:
    for path, page in tree(name).pages.items():
        head = [element for element in page.elements if element.around and element.around[-1].tag == "head"]
        assert head[0].attributes.get("http-equiv") == "Content-Security-Policy", path
        assert "'unsafe" not in head[0].attributes["content"], path
        assert any(element.attributes.get("name") == "robots" for element in head), path


@each
def test_anchors_are_unique_on_their_page(name: str) -> None:
    for path, page in tree(name).pages.items():
        assert sorted(set(page.ids)) == sorted(page.ids), path


@each
def test_every_page_has_one_title_one_main_and_a_way_past_the_navigation(name: str) -> None:
    for path, page in tree(name).pages.items():
        tags = [element.tag for element in page.elements]
        assert (tags.count("h1"), tags.count("main")) == (1, 1), path
        assert path in {"404.html", *tree(name).stubs} or next(iter(link for link in page.links if link.startswith("#"))) == "#main", path


@each
def test_every_number_that_stands_alone_leads_to_what_it_counts(name: str) -> None:
    assert tree(name).bare_numbers() == []


@pytest.mark.parametrize("name", ["small", "demo"])
def test_building_twice_gives_the_same_bytes(name: str) -> None:
    assert {file.path: file.content for file in render_site(*GIVEN[name]())} == tree(name).files


def test_hostile_words_stay_words() -> None:
    for path, content in tree("hostile").files.items():
        if path.startswith(("static/", "data/")) or path.endswith((".ics", ".json", ".txt")):
            continue  # ours, or data that no browser runs
        if path.endswith(".md") and path.startswith(("reports/", "pages/")):
            continue  # the author's own lines, below a heading of ours
        text = content.decode()
        assert "<script>alert" not in text, path
        assert "<img" not in text, path
        assert str(7001 * 7001) not in text, path


def test_hostile_words_are_shown_as_they_were_written() -> None:
    shown = {text for page in tree("hostile").pages.values() for text, _ in page.texts}
    assert any(EVIL in text for text in shown)


def test_the_search_index_cannot_end_its_script() -> None:
    pieces = {path: content.decode() for path, content in tree("hostile").files.items() if path.startswith("search/")}
    assert "search/top.js" in pieces
    assert {path[7] for path in pieces} == set("twr")
    for path, script in pieces.items():
        assert script.startswith("REPORTGEN_SEARCH.got("), path
        assert not set("<>&\u2028\u2029") & set(script), path


def test_an_empty_project_says_what_would_be_here() -> None:
    site = tree("nothing")
    for name in ("index", "reports", "actions", "risks", "decisions", "log", "people", "trends", "findings"):
        assert any(element.has("none") for element in site.pages[f"{name}.html"].elements), name


def test_home_counts_risks_without_a_level_too_and_says_so() -> None:
    unrated = (sight("risk", "R-2", title="Wind"), sight("risk", "R-3", title="Flood"))
    said = corpus(sight("risk", "R-1", title="Ice", level="yellow"), *unrated)
    home = Tree(render_site(trace(said), (), LOOK)).files["index.html"].decode()

    assert "1 yellow, 2 without a level" in home
    risks = home.partition('id="h-risks"')[2].partition("</section>")[0]
    assert re.search(r">3</a>", risks)
    assert [name in risks for name in ("Ice", "Wind", "Flood")] == [True] * 3


def test_a_site_without_address_claims_none() -> None:
    assert b"canonical" not in tree("small").files["index.html"]
    history, findings, look = small()
    named = Look(title=look.title, site_url="https://x.test/a/")
    page = next(file for file in render_site(history, findings, named) if file.path == "items/act-01.html")
    assert b'<link rel="canonical" href="https://x.test/a/items/act-01.html">' in page.content


def test_a_report_page_shows_what_each_line_became() -> None:
    page = tree("small").pages["reports/2025-03-04.html"]
    classes = {element.attributes["id"]: element.attributes["class"] for element in page.elements if element.has("l")}
    assert classes["L5"] == "l m-action"
    assert classes["L11"] == "l m-metric"
    assert classes["L13"] == "l m-unread"


def test_an_item_page_tells_every_change_with_both_lines() -> None:
    page = tree("small").files["items/act-01.html"].decode()
    assert 'href="../reports/2025-03-03.html#L5"' in page
    assert "4 Mar 2025" in page
    assert "by 2025-03-06" in page


def test_links_between_source_files_become_links_between_pages() -> None:
    page = tree("small").pages["pages/about.html"]
    assert "../reports/2025-03-03.html" in list(page.links)
    assert "gone.md" not in " ".join(page.links)


def test_only_reviewed_places_make_markup() -> None:
    """`trusted` is called for report HTML, charts, hand-written pages and printed cards; templates print sparklines by it.

    They never use ``|safe``.
    """
    package = Path(__file__).parent.parent.parent / "reportgen" / "site"
    calls = sorted(path.name for path in package.rglob("*.py") if re.search(r"(?<!def )trusted\(|Markup\([^\"]", path.read_text("utf-8")))
    assert calls == ["forecasts.py", "panels.py", "projects.py", "prose.py", "reports.py", "trusted.py"]
    templates = (package.parent.parent / "site_templates").glob("*.html")
    assert [path.name for path in templates if "|safe" in path.read_text("utf-8") or "| safe" in path.read_text("utf-8")] == []
