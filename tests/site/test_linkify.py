"""Words that lead somewhere: ids always, pull requests and channels by the rules of a site, and nothing that is not safe."""

from __future__ import annotations

import contextlib
import time
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
PATH = LinkRule(pattern=r"(?<![\w/])(?:docs|tools)/[\w./-]+\w", url="https://host.test/blob/main/{0}")
CHANNEL = LinkRule(pattern=r"(?<!\w)#([a-z][\w-]+)", url="https://chat.test/c/{1}")


@cache
def lookup() -> Lookup:
    return build_lookup(*small())


def links(text: str, *rules: LinkRule, own: str = "", source: str = "") -> list[tuple[str, str]]:
    split = splitter(lookup(), tuple(map(finder, rules)), "../", "2025-03-04", own, source)
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


PATHS = [
    ("see reports/2025-03-03.md.", [("reports/2025-03-03.md", "../reports/2025-03-03.html")]),
    ("2025-03-03.md, ./2025-03-04.md", [
        ("2025-03-03.md", "../reports/2025-03-03.html"), ("./2025-03-04.md", "../reports/2025-03-04.html"),
    ]),
    ("../reports/2025-03-03.md:5 is a bullet", [("../reports/2025-03-03.md:5", "../reports/2025-03-03.html#L5")]),
    ("2025-03-03.md#L5", [("2025-03-03.md#L5", "../reports/2025-03-03.html#L5")]),
    ("2025-03-03.md:4 is blank, :99 is not there: 2025-03-03.md:99", [
        ("2025-03-03.md:4", "../reports/2025-03-03.html"), ("2025-03-03.md:99", "../reports/2025-03-03.html"),
    ]),
    ("2025-03-03.mdx, gone.md, ../../etc/2025-03-03.md, x2025-03-03.md", []),
    ("docs/light-table.md and tools/R-1/run.py.", [
        ("docs/light-table.md", "https://host.test/blob/main/docs/light-table.md"), ("R-1", "../items/r-1.html"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PATHS)
def test_a_path_leads_to_the_report_that_it_names_and_others_by_a_rule(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text, PATH, source="reports/2025-03-05.md") == found


def test_a_path_in_code_or_behind_a_link_without_page_leads_on_too() -> None:
    split = splitter(lookup(), (finder(PATH),), "../", source="reports/2025-03-05.md")
    html = report_html("`2025-03-03.md` [ACT-01](../docs/x.md) [here](https://x.test/docs/x.md)", 1, 1, split=split)
    assert '<code><a class="auto" href="../reports/2025-03-03.html">2025-03-03.md</a></code>' in html
    assert '<a class="auto" href="../items/act-01.html">ACT-01</a> <span class="target">(../docs/x.md)</span>' in html
    assert html.count("<a ") == 3


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(?:a*)*b", "a*a*a*a*a*b"])
def test_a_pattern_that_would_never_end_is_given_up_with_its_name(pattern: str) -> None:
    find = finder(LinkRule(pattern=pattern, url="https://host.test/"))
    started = time.process_time()
    with contextlib.suppress(ReportgenError):
        assert len(list(find("a" * 1990 + "!"))) == 0
    assert time.process_time() - started < 5


def test_a_pattern_that_was_given_up_is_an_error_in_one_line() -> None:
    with pytest.raises(ReportgenError, match=r"links: the pattern '\(a\+\)\+\$' takes too long for the text 'aaa") as caught:
        list(finder(LinkRule(pattern="(a+)+$", url="https://host.test/"))("a" * 1990 + "!"))
    assert "\n" not in str(caught.value)


def test_a_word_that_is_cut_where_the_search_ends_is_no_link() -> None:
    find = finder(PULL)
    assert [end for _, end, _ in find(f"{'x ' * 990}infra#48 and infra#{'1' * 50}")] == [1988]


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
