"""The HTML of a report: every line has its anchor, all its words are there, and nothing in it is active."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.blocks.html import Mark, report_html
from reportgen.blocks.links import safe_link
from reportgen.text import decode
from tests.fuzz.strict import Reader

CONTENT = Path(__file__).parent.parent.parent / "content" / "reports"

def read(text: str) -> Reader:
    """Return what the HTML of `text` holds: every tag known, closed in order, and with known attributes."""
    tree = Reader(report_html(text, 1, text.count("\n") + 1))
    assert tree.wrong == []
    return tree


def said(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


PIECES = st.sampled_from(
    [
        *("# ", "- ", "  - ", "1. ", "> ", "| a | b |", "|---|--:|", "```", "~~~", "---", "===", "text ", "**bold**", "`code`", "é", "\\"),
        *("<b>", "</script>", "<!-- ", " -->", "<think>", "</think>", "&amp;", "\n", "\n\n", "    ", "\t", "[ ] ", "\u202e"),
        *("[x](javascript:alert(1))", "[x](../a.md)", "![i](http://x.test/i.png)", "[ref]: /url"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_line_that_is_not_blank_has_one_anchor(text: str) -> None:
    assert sorted(int(anchor[1:]) for anchor in read(text).ids) == said(text)


@given(st.text(max_size=300))
def test_any_text_becomes_well_formed_html_without_anything_active(text: str) -> None:
    text = text.replace("\r", "")
    tree = read(text)
    assert all(re.match(r"https?://|mailto:", link, re.I) for link in tree.links)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: str(path.name))
def test_every_word_of_the_demo_reports_is_there(path: Path) -> None:
    text, _ = decode(path.read_bytes())
    tree = read(text)
    shown = re.sub(r"\W+", "", "".join(tree.words))
    wanted = [re.sub(r"\W+", "", word) for word in re.findall(r"[^\W\d_]{4,}", re.sub(r"\]\([^)]*\)", "]", text))]
    assert [word for word in wanted if word not in shown] == []
    assert sorted(int(anchor[1:]) for anchor in tree.ids) == said(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>x</script>", '<p id="L1" class="l">&lt;script&gt;x&lt;/script&gt;</p>'),
        ("[a](javascript:x)", '<p id="L1" class="l">[a](javascript:x)</p>'),
        ("[a](//evil.test)", '<p id="L1" class="l">[a](//evil.test)</p>'),
        ("[a](b.md)", '<p id="L1" class="l">a <span class="target">(b.md)</span></p>'),
        ("![a](b.png)", '<p id="L1" class="l">[image: a] <span class="target">(b.png)</span></p>'),
        ("a\nb", '<p id="L1" class="l">a\n<span id="L2" class="l"></span>b</p>'),
        ("<!-- a -->", '<pre class="aside" data-info="comment"><span id="L1" class="l">&lt;!-- a --&gt;</span></pre>'),
        ("- [x] a", '<ul><li id="L1" class="l"><span class="box on">[x]</span> a</li></ul>'),
        ("- [~] a", '<ul><li id="L1" class="l"><span class="box">[~]</span> a</li></ul>'),
        ("a\u202eb", '<p id="L1" class="l">a\\u202eb</p>'),
    ],
)  # fmt: skip
def test_what_could_be_active_is_text(text: str, html: str) -> None:
    assert report_html(text, 1, 2) == html


def test_rows_carry_their_line_and_the_delimiter_row_is_anchored_inside() -> None:
    tree = read("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert sorted(tree.ids) == ["L1", "L2", "L3"]
    assert all(child in {"th", "td"} for parent, child in tree.parents if parent == "tr")


def test_only_the_lines_asked_for_are_shown_under_their_own_numbers() -> None:
    assert report_html("one\n\ntwo\n\nthree", 3, 4) == '<p id="L3" class="l">two</p>'


def test_marks_give_lines_a_class_and_a_link() -> None:
    marks = {1: Mark(kind="action", href="#r-1", label="A", title='a "b"', flaw="wrong", flaw_href="#findings")}
    assert report_html("- x", 1, 1, marks) == (
        '<ul><li id="L1" class="l m-action"><a class="mk k-flaw" href="#findings" title="wrong">!</a>'
        '<a class="mk k-action" href="#r-1" title="a &quot;b&quot;">A</a>x</li></ul>'
    )


def test_relative_links_lead_where_the_caller_says() -> None:
    html = report_html("[a](../x.md#y)", 1, 1, resolve=lambda target: f"page.html?{target}" if target.startswith("..") else None)
    assert html == '<p id="L1" class="l"><a href="page.html?../x.md#y">a</a></p>'


def test_text_nested_deeper_than_is_read_is_shown_all_the_same() -> None:
    text = "\n".join(f"{'  ' * depth}- word{depth}" for depth in range(150))
    words = "".join(read(text).words)
    assert [depth for depth in range(150) if f"word{depth}" not in words] == []


def test_long_runs_of_markup_take_no_longer_than_their_length() -> None:
    for sign in ("*", "[", "`", "<", "> ", "- ", "|", "_a_", "![", "~~"):
        read(sign * 4000)


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "JAVA\tSCRIPT", "x", "blob", " javascript"])
def test_no_other_scheme_is_followed(scheme: str) -> None:
    assert not safe_link(f"{scheme}:alert(1)")


def test_a_line_that_begins_with_a_bold_label_stays_a_line_of_its_own() -> None:
    html = report_html("**Date:** today\n**Scribe:** Priya\nand more", 1, 3)
    assert html == (
        '<p id="L1" class="l"><strong>Date:</strong> today<br>\n<span id="L2" class="l"></span><strong>Scribe:</strong> Priya\n'
        '<span id="L3" class="l"></span>and more</p>'
    )
