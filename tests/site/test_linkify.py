"""Words that lead somewhere: ids always, pull requests and channels by the rules of a site, and nothing that is not safe."""

from __future__ import annotations

from functools import cache

import pytest

from reportgen.blocks.html import report_html
from reportgen.errors import ReportgenError
from reportgen.site import LinkRule
from reportgen.site.linkify import finder, splitter
from reportgen.site.lookup import Lookup, build_lookup
from tests.site.builder import hostile, small
from tests.site.test_site import tree

PULL = LinkRule(pattern=r"(?P<repo>[a-z]+)#(?P<number>\d+)", url="https://host.test/{repo}/pull/{number}")
CHANNEL = LinkRule(pattern=r"(?<!\w)#([a-z][\w-]+)", url="https://chat.test/c/{1}")


@cache
def lookup() -> Lookup:
    return build_lookup(*small())


def links(text: str, *rules: LinkRule, own: str = "") -> list[tuple[str, str]]:
    split = splitter(lookup(), tuple(map(finder, rules)), "../", "2025-03-04", own)
    pieces = list(split(text))
    assert "".join(piece for piece, _ in pieces) == text
    return [(piece, href) for piece, href in pieces if href]


CASES = [
    ("see ACT-01, and act-01.", [("ACT-01", "../items/act-01.html"), ("act-01", "../items/act-01.html")]),
    ("R-1/ACT-01", [("R-1", "../items/r-1.html"), ("ACT-01", "../items/act-01.html")]),
    ("ACT-01.md and ACT-011 and XACT-01", []),
    ("nothing here", []),
    ("infra#482 in #build-room", [("infra#482", "https://host.test/infra/pull/482"), ("#build-room", "https://chat.test/c/build-room")]),
    ("a#1b", [("a#1", "https://host.test/a/pull/1")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_a_text_is_cut_into_words_that_lead_somewhere(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text, PULL, CHANNEL) == found


def test_an_item_does_not_link_to_itself() -> None:
    assert links("ACT-01 and R-1", own="action:ACT-01") == [("R-1", "../items/r-1.html")]


def test_what_a_rule_finds_is_quoted_in_the_address() -> None:
    assert links("x y&z", LinkRule(pattern=r"y.z", url="https://host.test/?q={0}")) == [("y&z", "https://host.test/?q=y%26z")]


@pytest.mark.parametrize("rule", [LinkRule(pattern="(", url="https://host.test/"), LinkRule(pattern="a", url="javascript:{0}")])
def test_a_rule_that_cannot_be_meant_is_an_error(rule: LinkRule) -> None:
    with pytest.raises(ReportgenError, match="linkify"):
        finder(rule)


def test_words_in_a_link_of_the_author_get_no_second_one_and_code_does() -> None:
    split = splitter(lookup(), (), "../")
    html = report_html("[ACT-01](https://x.test/) `ACT-01`", 1, 1, split=split)
    assert html.count("<a ") == 2
    assert '<code><a class="auto" href="../items/act-01.html">ACT-01</a></code>' in html


def test_hostile_pieces_are_escaped() -> None:
    html = report_html('<b>"x"', 1, 1, split=lambda text: ((text, 'https://x.test/"><b>'),))
    assert "<b>" not in html
    assert report_html("x", 1, 1, split=lambda text: ((text, "javascript:x"),)).count("<a") == 0


def test_ids_in_a_report_and_in_the_words_of_an_item_lead_to_the_item() -> None:
    assert hostile()
    assert '<a class="auto" href="../items/act-01.html">ACT-01</a>' in tree("small").files["reports/2025-03-04.html"].decode()
