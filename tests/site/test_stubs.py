"""Stubs: another name of an item is an address that leads to it."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from reportgen.history import trace
from reportgen.records import Record, Setting
from reportgen.records.setting import Items
from reportgen.site import Look, render_site
from tests.history.builder import corpus, sight
from tests.site.tree import Page, Tree

SITE = "https://x.test/a/"
FIRST = sight("action", "A-1", title="Move the boxes")
NAMED = sight("action", "A-7", title="Move the boxes", day="2025-03-04", details={"formerly": "A-1"})
OLDER = sight("action", "B-1", title="Wash the plates", day="2025-03-04", line=2, details={"formerly": "B-0"})
JOINED = sight("story", "ST-5", title="Move the boxes (A-5)", day="2025-03-04", line=3)


def site(*records: Record, look: Look | None = None, items: Items | None = None) -> Tree:
    return Tree(render_site(trace(corpus(*records), Setting(items=items or Items())), (), look or Look(title="Glass")))


@cache
def told() -> Tree:
    return site(FIRST, NAMED, OLDER, look=Look(title="Glass", site_url=SITE, indexable=True))


def refresh(page: Page) -> list[str]:
    return [one.attributes["content"] for one in page.elements if one.attributes.get("http-equiv") == "refresh"]


@pytest.mark.parametrize(("name", "item"), [("a-7", "a-1"), ("b-0", "b-1")])
def test_a_name_that_a_report_states_leads_to_the_item(name: str, item: str) -> None:
    page = told().pages[f"items/{name}.html"]
    assert refresh(page) == [f"0; url={item}.html"]
    assert f"../items/{item}.html" in page.links
    head = [one.attributes for one in page.elements if one.around and one.around[-1].tag == "head"]
    assert head[0]["http-equiv"] == "Content-Security-Policy"
    assert {"rel": "canonical", "href": f"{SITE}items/{item}.html"} in head
    assert {"name": "robots", "content": "noindex"} in head
    assert not [one for one in page.elements if one.tag == "script"]


def test_the_item_says_what_else_it_is_called() -> None:
    assert {"Also called", "A-7"} <= {text for text, _ in told().pages["items/a-1.html"].texts}


def test_no_list_search_feed_or_map_knows_a_stub() -> None:
    for path, content in told().files.items():
        assert b"items/a-7.html" not in content, path
        assert b"items/b-0.html" not in content, path
    assert b"items/a-1.html" in told().files["sitemap.xml"]


def test_another_name_is_found_by_search() -> None:
    words = b"".join(content for path, content in told().files.items() if path.startswith("search/w"))
    assert b"a-7" in words
    assert b"b-0" in words


def test_ids_that_the_settings_join_lead_to_one_page() -> None:
    one = sight("action", "A-5", title="Move the boxes")
    tree = site(one, JOINED, items=Items(join=(("A-5", "ST-5"),)))
    assert refresh(tree.pages["items/st-5.html"]) == ["0; url=a-5.html"]


def test_a_name_that_is_the_page_of_another_item_stays_that() -> None:
    other = sight("risk", "A-1", title="Boxes may be damp", line=9)
    tree = site(other, FIRST, NAMED)
    assert all(refresh(tree.pages[path]) == [] for path in ("items/a-1.html", "items/action-a-1.html"))
    assert refresh(tree.pages["items/a-7.html"]) == ["0; url=action-a-1.html"]


def test_a_name_in_a_text_leads_to_the_item_itself() -> None:
    naming = sight("action", "D-1", title="Tell them", day="2025-03-05", details={"note": "see A-7 and B-0"})
    page = site(FIRST, NAMED, OLDER, naming).files["items/d-1.html"].decode()
    assert '<a class="auto" href="../items/a-1.html">A-7</a>' in page
    assert '<a class="auto" href="../items/b-1.html">B-0</a>' in page


def test_a_hostile_name_is_no_path_and_no_markup() -> None:
    evil = sight("action", "E-1", title="x", details={"formerly": "../../../etc"})
    tree = site(evil, replace(evil, id='E-2"><script>', details={"formerly": "E-1"}, report="2025-03-04", date="2025-03-04"))
    assert not [path for path in tree.pages if ".." in path]
    assert not [path for path, content in tree.files.items() if path.startswith("items/") and b'"><script>' in content]


def test_the_links_of_a_stub_hold() -> None:
    assert told().stubs == {"items/a-7.html", "items/b-0.html"}
    assert [one for one in told().broken() if one.partition(":")[0] in told().stubs] == []
