"""Search at scale: few bytes before the first result, an exact id first, nothing lost where a word is everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reportgen.site import search
from reportgen.site.bands import Band
from reportgen.site.heard import fold, words
from reportgen.site.lookup import build_lookup
from reportgen.site.page import Site, build_site
from reportgen.site.search import Row, rows, search_files
from tests.site.browser import Tab, chromium
from tests.site.conftest import lay
from tests.site.test_access import told
from tests.site.test_site import demo

ROUNDS = 28
"""So many times the demo's reports are about a thousand."""

BUDGET = 100_000
"""Bytes before the first result at a thousand reports."""

FIRST = "document.querySelector('#hits [aria-selected=true] :is(.id, .ti)').textContent"


def site() -> Site:
    history, found, look = demo()
    return build_site(build_lookup(history, found, look))


def again(row: Row, number: int) -> Row:
    """Return `row` as it would stand in a later round: another id, another date, another place."""
    if not number or row.kind in {"person", "page"}:
        return row
    named = re.sub(r"(\d+)$", rf"{number}\1", row.id) if row.kind != "report" else f"20{number + 30}{row.id[4:]}"
    return replace(row, id=named if row.id else "", title=f"{row.title} {number}", href=row.href.replace(".html", f"-{number}.html"))


@cache
def large() -> dict[str, bytes]:
    """Return the index of a thousand reports."""
    held = tuple(rows(site()))
    order = list(dict.fromkeys(row.kind for row in held))
    whole = [again(row, number) for number in range(ROUNDS) for row in held if not number or row.kind not in {"person", "page"}]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "rows", lambda _: iter(sorted(whole, key=lambda row: order.index(row.kind))))
        return {file.path: file.content for file in search_files(site())}


def data(content: bytes) -> Any:
    return json.loads(content.decode().partition(",")[2].rstrip().removesuffix(");"))


def shown(files: Mapping[str, bytes]) -> list[list[str]]:
    """Return the rows of an index in the order of their numbers."""
    pieces = sorted((int(path[8:-3], 36), content) for path, content in files.items() if path.startswith("search/r"))
    return [row for _, content in pieces for row in data(content) if row]


def test_a_thousand_reports_need_less_than_their_budget_before_any_first_result() -> None:
    pieces = [len(large()[f"search/{name}.js"]) for name in data(large()["search/top.js"])["names"]]
    few = sorted(len(content) for path, content in large().items() if path.startswith("search/r"))
    assert sum(row[0] == "report" for row in shown(large())) > 1000
    three = max(sum(pieces[at : at + 3]) for at in range(len(pieces)))
    assert len(large()["search/top.js"]) + three + sum(few[-9:]) <= BUDGET


def test_every_id_is_in_the_index_as_itself() -> None:
    held = {row[1].casefold() for row in shown(large()) if row[0] not in {"report", "metric"} and row[1]}
    first = {word for path in large() if "/w" in path for word, packed in data(large()[path]).items() if "i" in packed[:1]}
    assert len(held) > 2000
    assert held - first == set()


def packed(word: str) -> str:
    """Return the numbers of the rows that have `word`."""
    files = {file.path: file.content for file in search_files(site())}
    return str(next(held[word] for path, content in files.items() if "/w" in path and word in (held := data(content))))


def test_a_word_in_every_row_takes_little_room_and_a_cut_one_says_so() -> None:
    many = tuple(Row(kind="action", id=f"A-{at}", title="Again", note="", href=f"items/{at}.html") for at in range(400))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "rows", lambda _: iter(many))
        assert packed("again") == "t0,1*b3"
        patch.setattr(search, "MOST", 300)
        assert packed("again") == "t0,1*8b+"


def index(found: Sequence[Row]) -> dict[str, bytes]:
    """Return the index of some rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "rows", lambda _: iter(found))
        return {file.path: file.content for file in search_files(site())}


def test_rows_have_numbers_in_the_order_of_hits() -> None:
    assert [row[:3] for row in shown(index(tuple(rows(site()))))] == [[row.kind, row.id, row.title] for row in rows(site())]


def test_one_more_row_leaves_the_pieces_of_old_rows_and_other_words() -> None:
    few, many = Band(place=1), Band(place=12, newest_first=True)
    old = [Row(kind="action", id=f"A-{at}", title=f"{at:x}", note="", href="", band=few if at < 40 else many) for at in range(9_000)]
    new = Row(kind="action", id="A-N", title="fff", note="", href="", band=many)
    before, after = index(old), index([*old[:40], new, *old[40:]])
    moved = sorted(path[7] for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    assert moved.count("r") == 1
    assert moved.count("w") <= 5 < sum(path.startswith("search/w") for path in before) / 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = lay(tmp_path_factory.mktemp("search"), (file for file in told() if not file.path.startswith("search/")))
    for path, content in large().items():
        (top / path).parent.mkdir(exist_ok=True)
        (top / path).write_bytes(content)
    return top


def ask(tab: Tab, value: str) -> str:
    """Type a value into the box of a page and return the id or title of the first hit."""
    typed = f"box.value = {json.dumps(value)}; box.focus(); box.dispatchEvent(new Event('input'));"
    tab.run(f"(box => {{ document.getElementById('hits').textContent = ''; {typed} }})(document.getElementById('q'))")
    tab.wait("document.querySelector('#hits [role=option]')")
    return str(tab.run(FIRST))


def loaded(tab: Tab, folder: Path) -> Iterator[int]:
    for event in tab.events:
        if event["method"] == "Network.requestWillBeSent" and "/search/" in event["params"]["request"]["url"]:
            yield (folder / event["params"]["request"]["url"].removeprefix(f"{folder.as_uri()}/")).stat().st_size


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
@pytest.mark.parametrize(
    "value", ["ACT-1205", "ST-9104", "humidity", "yusra", "the", "a", "act", "ingest#12", "#vault", "2042-03-14", "deep zoom"]
)
def test_what_is_loaded_before_the_first_result_is_bounded(tab: Tab, folder: Path, value: str) -> None:
    tab.go((folder / "people.html").as_uri())
    assert list(loaded(tab, folder)) == []
    tab.events.clear()
    first = ask(tab, value.lower())
    assert sum(loaded(tab, folder)) <= BUDGET
    assert value[0] not in "AS2" or first == value


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
def test_two_words_that_are_everywhere_are_found_where_both_are(tab: Tab, folder: Path) -> None:
    tab.go((folder / "search.html").as_uri() + "?q=yusra+act")
    tab.wait("document.querySelector('#results section')")
    told = (set(words(fold(f"{row.id} {row.title} {row.note} {row.text}"))) for row in rows(site()) if row.kind == "action")
    both = sum(all(any(word.startswith(one) for word in held) for one in ("yusra", "act")) for held in told)
    assert tab.run("document.querySelector('#kind-action h2 .n').textContent") == str(ROUNDS * both)
    assert both > 5


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
def test_results_stand_by_kind_the_best_first_and_grow_on_demand(tab: Tab, folder: Path) -> None:
    tab.go((folder / "search.html").as_uri() + "?q=yusra")
    tab.wait("document.querySelectorAll('#results section').length > 3")
    assert tab.run("document.querySelector('#results section').id") == "kind-person"
    more = "document.querySelector('#kind-action button')"
    assert tab.run("document.querySelectorAll('#kind-action li').length") == 10
    tab.run(f"{more}.click()")
    tab.wait("document.querySelectorAll('#kind-action li').length === 20")
    tab.go((folder / "search.html").as_uri() + "?q=ACT-05")
    tab.wait("document.querySelector('#results .id')")
    assert tab.run("document.querySelector('#results .id').textContent") == "ACT-05"
