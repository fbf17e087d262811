"""The fuzzed functions hold on changed reports; `make fuzz` tries many more, led by the branches that are taken where atheris is there."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.__main__ import SECONDS, Tries, blind, reports
from tests.fuzz.mutate import mutations, read_seeds, sections
from tests.fuzz.strict import anchors, flaws
from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
SEEDS = read_seeds([HERE.parent.parent / "content", HERE.parent / "drift" / "teams"])


@pytest.mark.parametrize("name", TARGETS)
def test_changed_sections_break_no_law(name: str, tmp_path: Path) -> None:
    row = blind(name, Tries(sections(SEEDS), 100, 6, tmp_path))
    assert (row.found, row.runs) == ((), 100)
    assert row.slowest < SECONDS


def test_whole_changed_reports_are_read_checked_and_shown(tmp_path: Path) -> None:
    assert reports(Tries(SEEDS, 25, 6, tmp_path)).found == ()


@pytest.mark.parametrize("file", sorted((HERE / "cases").glob("*")), ids=lambda file: file.name)
def test_what_fuzzing_found_stays_mended(file: Path) -> None:
    TARGETS[file.name.partition("-")[0]](file.read_bytes())


def test_the_same_seed_changes_the_same() -> None:
    first, second, other = (list(islice(mutations(SEEDS, seed, 500), 50)) for seed in (1, 1, 2))
    assert first == second != other
    assert max(map(len, first)) <= 500


def test_an_input_that_breaks_a_law_is_kept_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "text", lambda data: [][len(data)])
    row = blind("text", Tries((b"a", b"b"), 2, 1, tmp_path))
    assert len(row.found) == 2
    assert "IndexError" in (tmp_path / f"{row.found[0]}.txt").read_text("utf-8")


@pytest.mark.parametrize("html", ["<p>", "</p>", "<script></script>", '<p onclick="x"></p>', '<a href="javascript:x"></a>', "<!-- x -->"])
def test_html_that_is_not_ours_is_seen(html: str) -> None:
    assert flaws(html)
    assert not flaws('<p id="L1"><a href="https://x.test">x</a><br></p>')
    assert anchors('<p id="L2"></p><p id="L1"></p>') == [1, 2]
