"""What search hears is kept: the same words as without, each text heard once, and no word of a text that is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reportgen.cli import hearing
from reportgen.cli.hearing import Hearing
from reportgen.corpus.cache import Cache
from reportgen.files import open_site
from reportgen.site.heard import words_of

BEFORE = ("Fog until ten. ACT-05 waits.", "Søren has the key, ten of them", "")
AFTER = ("Fog until ten. ACT-05 waits.", "Nobody has the key", "")


def test_words_are_those_of_the_texts_and_nothing_else_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noting(texts: Iterable[str]) -> Iterator[set[str]]:
        for text in texts:
            asked.append(text)
            yield from words_of([text])

    monkeypatch.setattr(hearing, "words_of", noting)
    with open_site(tmp_path / "site") as site:
        for texts in (BEFORE, AFTER, AFTER):
            assert list(Hearing(Cache(tmp_path / "cache"), site).hear(texts)) == list(words_of(texts))
    assert asked == [*BEFORE, "Nobody has the key"]
    kept = b"".join(file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file())
    assert b"until" in kept
    assert b"soren" not in kept


def test_without_a_cache_all_is_heard(tmp_path: Path) -> None:
    with open_site(tmp_path / "site") as site:
        assert list(Hearing(Cache(None), site).hear(BEFORE)) == list(words_of(BEFORE))
