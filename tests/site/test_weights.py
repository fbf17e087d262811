"""Weight: home, every page, and what search loads before its first result."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.site.heard import fold, words
from tests.site.test_site import tree
from tests.site.weights import Scale, heaviest, table

HOME, PAGE = 60_000, 150_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("weights")
    for path, content in tree("demo").files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(content)
    return top


def test_home_and_every_page_stay_light_with_all_they_load(folder: Path) -> None:
    print(table(heaviest(folder)))
    assert Scale(folder).weigh("index.html").whole <= HOME
    assert [one.path for _, _, one in heaviest(folder) if one.whole > PAGE] == []


def test_the_pieces_of_the_search_index_are_small() -> None:
    sizes = {path: len(content) for path, content in tree("demo").files.items() if path.startswith("search/")}
    assert max(sizes.values()) <= 20_000


def test_a_word_is_in_the_piece_that_the_list_of_pieces_names() -> None:
    files = {path: content.decode() for path, content in tree("demo").files.items() if path.startswith("search/")}
    names, first = (re.findall(r'"((?:[^"\\]|\\.)*)"', part) for part in files["search/top.js"].partition('"names":')[2].split('"first":'))
    held = [re.findall(r'[{,]"([^"]+)":"', files[f"search/{name}.js"]) for name in names]
    assert [piece[0] for piece in held] == first
    flat = [word for piece in held for word in piece]
    assert flat == sorted(flat, key=lambda word: word.encode("utf-16-be"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ACT-05: Deep-zoom", ["act-05", "act", "05", "deep-zoom", "deep", "zoom"]),
        ("(#build-room)", ["#build-room", "build", "room"]),
        ("Müller's 94%.", ["muller's", "94%"]),
        ("…", []),
    ],
)
def test_words_keep_hyphens_and_hashes_and_are_found_by_their_parts(text: str, found: list[str]) -> None:
    assert list(words(fold(text))) == found
