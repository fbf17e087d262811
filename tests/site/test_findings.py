"""Findings: by rule with what the rule means, by report, over time, and those that do not count shown as such."""

from __future__ import annotations

from msgspec.structs import replace

from reportgen.exports import render_exports
from reportgen.files import File
from reportgen.history import Finding
from reportgen.site import RulePage, render_site
from tests.site.builder import small
from tests.site.tree import Tree

RULE = RulePage(
    code="RG202", name="percent-status", weight="error", what="A status and a percentage that exclude each other.",
    why="nobody can tell which one holds", right="- Status: Done (100%)", wrong="- Status: Done (40%) <b>",
)  # fmt: skip


def found(at: int, **more: object) -> Finding:
    base = Finding(
        source="reports/2025-03-04.md", line=5, weight="error", rule="RG202", name="percent-status", message=f"No {at}", report="2025-03-04"
    )
    return replace(base, **more)


def site(*findings: Finding, rules: tuple[RulePage, ...] = (RULE,)) -> Tree:
    exports = (file for file in render_exports(small()[0], findings) if isinstance(file, File))
    return Tree(render_site(small()[0], findings, small()[2], rules), exports)


def test_a_rule_has_a_page_with_what_why_right_and_wrong() -> None:
    page = site(found(1)).pages["rules/RG202.html"]
    words = [text for text, _ in page.texts]
    assert {"A status and a percentage that exclude each other.", "Nobody can tell which one holds", "- Status: Done (40%) <b>"} <= set(
        words
    )
    assert "../reports/2025-03-04.html#L5" in list(page.links)


def test_a_rule_that_found_nothing_has_a_page_too_and_is_reached_from_the_findings() -> None:
    made = site()
    assert {"rules.html", "rules/RG202.html"} <= made.reached()
    assert any(text == "Nothing in these reports breaks this rule." for text, _ in made.pages["rules/RG202.html"].texts)


def test_a_rule_without_words_is_listed_where_it_found_something() -> None:
    assert "rules/RG202.html" in site(found(1), rules=()).pages


def test_many_findings_of_one_rule_come_in_sheets() -> None:
    made = site(*(found(at) for at in range(200)))
    sheets = [sum(element.has("w") for element in made.pages[path].elements) for path in ("rules/RG202.html", "rules/RG202-2.html")]
    assert sheets == [150, 50]
    assert made.broken() == []


def test_suppressed_and_known_findings_are_shown_as_such_and_do_not_count() -> None:
    made = site(found(1), found(2, suppressed="the board is right"), found(3, baselined=True))
    page = made.pages["findings.html"]
    standing = [element.attributes["data-standing"] for element in page.elements if element.has("w")]
    assert (standing[0], sorted(standing)) == ("new", ["baselined", "new", "suppressed"])
    assert any(text == "the board is right" for text, _ in page.texts)
    errors = [text for text, around in page.texts if around[-1].attributes.get("href") == "findings.html?weight=error&standing=new"]
    assert errors == ["1"]


def test_findings_over_time_are_a_chart_with_a_table_that_leads_to_the_reports() -> None:
    page = site(found(1), found(2)).pages["findings.html"]
    bars = [element for element in page.elements if element.has("bar") and element.has("s5")]
    assert bars
    assert "reports/2025-03-04.html#findings" in list(page.links)
