"""Ways through the site: breadcrumbs above every page, and the one before and after wherever there is an order."""

from __future__ import annotations

import pytest

from tests.site.test_site import each, tree
from tests.site.tree import Page

TOP = ("index.html", "404.html")
ORDERED = ("reports/", "asof/", "weeks/", "sprints/", "items/", "people/", "trends/", "rules/")


def way(page: Page, rel: str) -> str:
    return next((one.attributes["href"] for one in page.elements if one.attributes.get("rel") == rel), "")


@each
def test_breadcrumbs_lead_from_home_to_every_page(name: str) -> None:
    for path, page in tree(name).pages.items():
        crumbs = [one for one in page.elements if one.tag == "a" and any(around.has("crumbs") for around in one.around)]
        if path not in TOP and path not in tree(name).stubs:
            assert crumbs, path
            assert crumbs[0].attributes["href"] == f"{'../' * path.count('/')}index.html", path


@pytest.mark.parametrize("folder", ORDERED)
def test_from_the_first_one_all_others_of_its_kind_are_reached_by_next(folder: str) -> None:
    """Of items and windows of a chart, each kind and chart has its own order."""
    site = tree("demo")
    paths = {path for path in site.pages if path.startswith(folder) and path not in site.stubs}
    ahead = {path: f"{folder}{way(site.pages[path], 'next').rpartition('/')[2]}" for path in paths}
    back = {path: f"{folder}{way(site.pages[path], 'prev').rpartition('/')[2]}" for path in paths}
    ends = {path for path in paths if ahead[path] == folder}
    assert 1 <= len(ends) <= max(len(paths) // 3, 1)
    for path in paths - ends:
        assert ahead[path] in paths, path
        assert back[ahead[path]] == path or folder in {"trends/", "rules/"}, path


def test_items_follow_each_other_as_one_counts() -> None:
    pages = tree("demo").pages
    assert way(pages["items/act-09.html"], "next") == "../items/act-10.html"
    assert way(pages["items/act-10.html"], "prev") == "../items/act-09.html"
