"""Twins: every page once more in Markdown, as JSON and as CSV, with the same numbers and the places that state them."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from posixpath import dirname, join, normpath
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from reportgen.site import page_schemas
from reportgen.site.twins.markdown import words
from tests.site.builder import EVIL
from tests.site.test_site import demo, each, tree
from tests.site.tree import Element, Page

ALONE = re.compile(r"404\.html|search\.html")
TEXT_ONLY = ("rules/", "rules.html", "pages/")
MORE_THAN_WORDS = {"html_block", "html_inline", "em_open", "strong_open", "image"}
PLACE = re.compile(r"(?:\.\./)*[A-Za-z0-9./-]+\.(?:md|html|json|csv)(?:#L\d+)?")
BULLET = ("bullet_list", "list_item", "paragraph")
TABLES = ("actions", "stories", "risks", "decisions", "metrics", "items", "reports", "people")
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in page_schemas().items()}


def alternates(page: Page) -> dict[str, str]:
    """The twins that the head of a page names, by media type."""
    found = [element.attributes for element in page.elements if element.tag == "link" and element.attributes.get("rel") == "alternate"]
    return {one["type"]: one["href"] for one in found if "atom" not in one["type"]}


def told(name: str) -> Iterator[tuple[str, Page]]:
    """The pages that have twins."""
    return ((path, page) for path, page in tree(name).pages.items() if not ALONE.fullmatch(path) and path not in tree(name).stubs)


def data(name: str, path: str) -> Any:
    return msgspec.json.decode(tree(name).files[path])


def rows(name: str, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tree(name).files[path].decode(), newline="")))


@cache
def items(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data("demo", path)["items"]
    return found


@each
def test_every_page_names_its_twins_at_the_addresses_of_the_rule(name: str) -> None:
    for path, page in told(name):
        stem = path.removesuffix(".html")
        root = "../" * path.count("/")
        own = f"{root}data/{'home' if path == 'index.html' else stem}.json"
        sheets = re.sub(r"-\d+$", "", stem) if path.startswith("items-") else stem
        wanted = {"text/markdown": f"{root}{stem}.md"}
        if not path.startswith(TEXT_ONLY):
            wanted["application/json"] = f"{root}data/{sheets}.json" if sheets != stem else own
        assert {kind: href for kind, href in alternates(page).items() if kind != "text/csv"} == wanted, path


@each
def test_every_twin_is_there_and_can_be_seen_on_the_page(name: str) -> None:
    known = {**tree(name).files, **tree(name).exports}
    for path, page in told(name):
        shown = {element.attributes.get("href") for element in page.elements if element.tag == "a" and "type" in element.attributes}
        for href in alternates(page).values():
            assert normpath(join(dirname(path), href)) in known, f"{path}: {href}"
            assert href in shown, f"{path}: {href}"


def test_tables_have_a_csv_twin() -> None:
    with_table = {path for path, page in told("demo") if "text/csv" in alternates(page)}
    assert {f"{name}.html" for name in (*TABLES, "findings")} <= with_table
    assert any(path.startswith("asof/") for path in with_table)
    assert {path for path, _ in told("demo") if path.startswith("trends/")} - with_table <= {"trends/forecast.html"}


@each
def test_every_json_twin_fits_its_schema(name: str) -> None:
    found = [path for path in tree(name).files if path.startswith("data/") and path.endswith(".json") and "/schema/" not in path]
    assert found
    kinds: Counter[str] = Counter()
    for path in found:
        value = data(name, path)
        kinds[value["kind"]] += 1
        assert list(VALIDATORS[f"page-{value['kind']}"].iter_errors(value)) == [], path
        assert value["page"] in tree(name).pages
    assert name != "demo" or {f"page-{kind}" for kind in kinds} == set(VALIDATORS)


def test_every_link_between_markdown_twins_leads_to_a_twin() -> None:
    site = tree("demo")
    for path, content in site.files.items():
        if not path.endswith(".md") or path.startswith(("reports/", "pages/")):
            continue
        for target in re.findall(r"\]\(([^)\s]+)\)", content.decode()):
            if not target.startswith(("https://", "mailto:")):
                file = normpath(join(dirname(path), target.partition("#")[0]))
                assert file in site.files or file in site.exports, f"{path}: {target}"


def cells(page: Page) -> list[Element]:
    return [element for element in page.elements if element.tag == "tr" and any(around.tag == "tbody" for around in element.around)]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_as_many_rows_on_its_page_in_json_and_in_csv(name: str) -> None:
    pages = [page for path, page in tree("demo").pages.items() if re.fullmatch(rf"{name}(-[\w-]+)?\.html", path)]
    grids = [[row for row in cells(page) if any(around.has("grid") for around in row.around)] for page in pages]
    assert len(rows("demo", f"data/{name}.csv")) == sum(map(len, grids)) > 0
    if name == "items":
        return  # an export, with all sightings
    twin = data("demo", f"data/{name}.json")
    listed = twin.get("items") or twin.get("reports") or twin.get("people")
    assert len(listed) == len(grids[0])
    assert twin["total"] == sum(map(len, grids))


def test_the_state_as_of_a_day_is_the_same_on_its_page_in_json_and_in_csv() -> None:
    for key in ("2025-03-03", "2025-03-04", "2025-03-05"):
        shown = [
            (row.attributes["data-id"], row.attributes.get("data-due", ""), row.attributes.get("data-state", ""))
            for row in cells(tree("small").pages[f"asof/{key}.html"])
        ]
        twin = data("small", f"data/asof/{key}.json")
        assert [((one.get("id") or one["title"]).lower(), one.get("due", ""), one.get("status", "")) for one in twin["items"]] == shown
        table = rows("small", f"data/asof/{key}.csv")
        assert [((one["id"] or one["title"]).lower(), one["due"], one["status"]) for one in table] == shown


def test_what_a_list_says_of_an_item_is_what_its_page_says() -> None:
    line = next(one for one in items("data/actions.json") if one["id"] == "ACT-01")
    track = next(one for one in demo()[0].tracks if one.id == "ACT-01")
    assert (line["slips"] if track.slips else 0, line["seen"], line["days_open"]) == (track.slips, len(track.sightings), track.days_open)
    page = tree("demo").pages[line["page"]]
    assert {line["title"], str(line["days_open"])} <= {text for text, _ in page.texts}


def test_home_tells_the_numbers_that_it_shows() -> None:
    twin = data("demo", "data/home.json")
    page = tree("demo").pages["index.html"]
    held = [element for element in page.elements if element.tag == "li" and element.has("tile")]
    shown = [[text for text, around in page.texts if tile in around] for tile in held]
    assert [[one["name"], one["value"]["text"]] for one in twin["numbers"]] == [words[:2] for words in shown]
    assert twin["date"] == demo()[0].days[-1].report.date
    assert len(twin["open"]) <= twin["open_total"]


def test_findings_are_counted_by_rule_as_on_the_page() -> None:
    twin = data("demo", "data/findings.json")
    assert twin["total"] == len(demo()[1]) == len(rows("demo", "data/findings.csv"))
    assert {one["code"]: one["total"] for one in twin["rules"]} == Counter(one.rule for one in demo()[1])


def test_values_carry_the_line_that_states_them() -> None:
    texts = {source.path: source.text.split("\n") for source in demo()[0].corpus.sources}
    dues = [one for one in items("data/actions.json") if "due_at" in one]
    assert dues
    for one in items("data/actions.json"):
        assert one["at"]["line"] <= len(texts[one["at"]["source"]])
        assert one["id"] in "\n".join(texts[one["at"]["source"]][one["at"]["line"] - 1 :][:1]), one
    for change in data("demo", "data/home.json")["changes"]:
        assert {"source", "line"} <= set(change["before"]) & set(change["after"])
    for one in rows("demo", "data/actions.csv"):
        assert one["id"] in texts[one["source"]][int(one["line"]) - 1]


def test_the_twin_of_a_report_ends_with_its_lines_as_they_were_written() -> None:
    for report in demo()[0].corpus.reports:
        slug = report.key.replace("--", "-")
        text = tree("demo").files[f"reports/{slug}.md"].decode()
        source = next(one for one in demo()[0].corpus.sources if one.path == report.header.source)
        lines = source.text.split("\n")[report.span.first - 1 : report.span.last]
        assert text.startswith("# "), slug
        head, _, shown = text.partition("\n---\n\n")
        written = "\n".join(lines).rstrip("\n")
        assert html.unescape(shown).rstrip("\n") == html.unescape(written), slug
        assert head.endswith(" as they were written.\n") == (shown.rstrip("\n") == written), slug


@each
def test_no_markdown_twin_begins_like_html(name: str) -> None:
    for path, content in tree(name).files.items():
        assert not path.endswith(".md") or (content.startswith(b"# ") and content.endswith(b"\n")), path


def test_hostile_words_stay_words_in_markdown() -> None:
    """Read as a reader with HTML switched on would: no tag of a report, no emphasis, no link to where a report wanted to lead."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    squashed = " ".join(EVIL.split())
    for path, content in tree("hostile").files.items():
        if not path.endswith(".md") or path.startswith(("reports/", "pages/")):
            continue
        blocks = reader.parse(content.decode())
        inline = [token for block in blocks for token in (block.children or [])]
        assert not [token for token in (*blocks, *inline) if token.type in MORE_THAN_WORDS], path
        targets = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
        assert [target for target in targets if not PLACE.fullmatch(target)] == [], path
    titles = [token.content for token in (reader.parse(tree("hostile").files["items/act-01.md"].decode())[1].children or [])]
    assert squashed in "".join(titles)


def test_a_heading_or_a_bullet_in_a_title_stays_a_word() -> None:
    titles = ("# Big", "- one", "1. first", "> said", "```sh", "+ more", "=====", "a | b", "[x](javascript:1)", "<b>&lt;", "*x* _y_ ~z~ \\")
    reader = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    for title in titles:
        inside = reader.parse(f"- {words(title)}")
        kinds = [token.type for token in inside]
        assert kinds == [f"{one}_open" for one in BULLET] + ["inline"] + [f"{one}_close" for one in reversed(BULLET)]
        assert "".join(token.content for token in inside[3].children or []) == title


def test_a_csv_twin_runs_no_formula() -> None:
    for path, content in tree("hostile").files.items():
        if path.endswith(".csv"):
            found = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert len({len(row) for row in found}) == 1, path


def test_twins_are_as_bounded_as_their_pages() -> None:
    for path, _ in told("demo"):
        twin = f"{path.removesuffix('.html')}.md"
        assert len(tree("demo").files[twin]) <= 2 * len(tree("demo").files[path]) + 20_000, path
