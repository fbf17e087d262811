"""A page that is printed when it is asked for is the page that a build writes."""

from __future__ import annotations

import pytest

from reportgen.site import render_site
from reportgen.site.desk import Desk
from reportgen.site.pages import PAGES
from reportgen.site.render import open_printer
from tests.site.builder import hostile, nothing, small
from tests.site.test_site import Given, demo

GIVEN = {"small": small, "hostile": hostile, "nothing": nothing}


@pytest.mark.parametrize("name", GIVEN)
def test_every_file_of_the_site_is_printed_alone_with_the_same_bytes(name: str) -> None:
    given: Given = GIVEN[name]()
    desk = Desk(open_printer(*given))
    for file in render_site(*given):
        assert desk.file(file.path) == file, file.path


def test_some_files_of_the_demo_are_the_same_and_what_is_no_file_is_nothing() -> None:
    files = {file.path: file for file in render_site(*demo())}
    desk = Desk(open_printer(*demo()))
    for path in sorted(files)[::25]:
        assert desk.file(path) == files[path], path
    assert [desk.file(path) for path in ("reports/", "reports", "items/none.html", "data/none.json", "static/none.css")] == [None] * 5


def test_every_page_lies_where_its_kind_says() -> None:
    site = open_printer(*demo()).site
    wrong = [(kind.name, page.path) for kind in PAGES for page in kind.pages(site) if not page.path.startswith(kind.under)]
    assert wrong == []
