"""A history that takes over what it can from the one before is the history made from nothing, whatever was edited in between."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.blocks import parse_blocks
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.history import History, trace
from reportgen.history.trace import Traced, retrace
from reportgen.records import Report, Setting, read_reports, read_setting
from reportgen.text import Source, decode

CONTENT = Path(__file__).parent.parent.parent / "content" / "reports"
TEXTS = tuple(decode(file.read_bytes())[0] for file in sorted(CONTENT.rglob("*.md")) if file.stat().st_size < 5_000)
SETTINGS = tuple(
    read_setting(text, "site.toml")
    for text in (
        "",
        '[calendar]\nweekend = ["friday", "saturday"]\nholidays = ["2025-03-12"]\n',
        '[items]\njoin = [["ACT-01", "ACT-02"]]\nkeep = ["R-1"]\napart = ["ST-1"]\n',
        '[metrics]\n"Scanned plates" = "Plates scanned"\n',
    )
)
SWAPS = (
    ("Done", "Blocked"), ("In Progress", "Done"), ("ACT-0", "ACT-1"), ("**R-", "**R-9"), ("2025-03", "2025-04"), ("50%", "50.0%"),
    ("Monday", "Friday"), ("Day 3", "Day 4"), ("boxes", "crates"),
    ("Yusra", "Tobias"), ("formerly", "not"), ("## ", "### "), ("- ", "* "), ("Yellow", "Red"),
)  # fmt: skip


@cache
def read(path: str, text: str) -> tuple[Source, tuple[Report, ...]]:
    """Read each text once, so that what was not edited are the same objects."""
    source = Source(path=path, text=text)
    return source, read_reports(parse_blocks(source), Setting())


def corpus_of(texts: dict[str, str]) -> Corpus:
    found = [read(path, text) for path, text in texts.items()]
    return build_corpus((report for _, reports in found for report in reports), (source for source, _ in found))


edits = st.tuples(st.sampled_from(["swap", "cut", "double", "drop", "add", "rename", "setting"]), st.integers(0, 200), st.integers(0, 200))


def edited(texts: dict[str, str], how: str, which: int, where: int) -> dict[str, str]:
    path = sorted(texts)[which % len(texts)]
    lines = texts[path].split("\n")
    at = where % len(lines)
    if how == "swap":
        return {**texts, path: texts[path].replace(*SWAPS[where % len(SWAPS)], 1 + where % 3)}
    if how == "cut":
        return {**texts, path: "\n".join(lines[:at] + lines[at + 1 :])}
    if how == "double":
        return {**texts, path: "\n".join(lines[: at + 1] + lines[at:])}
    if how == "add":
        return {**texts, f"reports/new-{which % 4}.md": TEXTS[where % len(TEXTS)]}
    rest = {name: text for name, text in texts.items() if name != path}
    return {**rest, f"reports/other-{where % 4}.md": texts[path]} if how == "rename" else rest or texts


def encoded(history: History) -> bytes:
    return msgspec.msgpack.encode(history)


@pytest.mark.slow
@given(st.lists(st.integers(0, len(TEXTS) - 1), min_size=2, max_size=9, unique=True), st.lists(edits, min_size=1, max_size=6))
@settings(max_examples=12, deadline=None)
def test_it_is_the_history_made_from_nothing(begin: list[int], steps: list[tuple[str, int, int]]) -> None:
    texts = {f"reports/{at}.md": TEXTS[at] for at in begin}
    setting = SETTINGS[0]
    before: Traced | None = None
    for how, which, where in [("none", 0, 0), *steps]:
        if how == "setting":
            setting = SETTINGS[which % len(SETTINGS)]
        elif how != "none":
            texts = edited(texts, how, which, where)
        corpus = corpus_of(texts)
        before = retrace(corpus, setting, before)
        assert encoded(before.history) == encoded(trace(corpus, setting)), (how, which, where)


def test_what_did_not_change_is_not_made_again() -> None:
    texts = {f"reports/{at}.md": text for at, text in enumerate(TEXTS[:12])}
    before = retrace(corpus_of(texts))
    first = min(texts)
    now = retrace(corpus_of({**texts, first: texts[first] + "\n\nNothing that is a record.\n"}), None, before)
    kept = {track.key: track for track in before.history.tracks}
    own = {record.source for record in now.history.corpus.reports[0].records}
    others = [track for track in now.history.tracks if not own & {record.source for record in track.sightings}]
    assert len(others) > 20
    assert [track.key for track in others if kept.get(track.key) is not track and not track.links] == []
