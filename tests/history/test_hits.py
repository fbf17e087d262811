"""Lines that name an item, or hold some words."""

from __future__ import annotations

from reportgen.blocks import parse_blocks
from reportgen.corpus.build import build_corpus
from reportgen.history import History, trace
from reportgen.history.hits import hits, looks_for_ids, looks_for_words, names_of
from reportgen.records import Setting, read_reports
from reportgen.records.setting import Items
from reportgen.text import Source
from reportgen.values.wanted import Filter

TEXT = """\
# 2025-05-05 Outcomes

Started AI-1/2 and lost ai-1 again; AI-10 and AI-1.md are others.

## Action Items
- **AI-1 – Grease the bearing (Ada)** – Planned
- **AI-2 – Paint (Ben)** – Planned
- **W-7 – Oil** – Planned

## Risks
- R-1: Noise until AI-01 through
  AI-03 are **done and** dusted
"""
SETTING = Setting(items=Items(join=(("AI-1", "W-7"),)))


def told(text: str = TEXT) -> History:
    source = Source(path="reports/a.md", text=text)
    return trace(build_corpus(read_reports(parse_blocks(source), SETTING), (source,)), SETTING)


def lines(wanted: str, chosen: Filter | None = None) -> list[int]:
    history = told()
    names = names_of(history, wanted)
    looks = looks_for_ids(names) if names else looks_for_words(wanted)
    return [hit.line for hit in hits(history, looks, chosen or Filter(), names)]


def test_an_id_is_found_in_ranges_in_any_case_and_under_its_other_names() -> None:
    assert lines("ai-2") == [3, 7]
    assert lines("AI-1") == lines("w-7") == [3, 6, 8]
    assert lines("AI-03") == [12]


def test_words_are_found_in_any_case_and_between_marks() -> None:
    assert lines("DONE and  dusted") == [12]
    assert lines("planned") == [6, 7, 8]
    assert lines("nothing of the kind") == []


def test_a_filter_asks_the_record_of_the_line() -> None:
    assert lines("AI-1", Filter(kinds=("action",))) == [6, 8]
    assert lines("planned", Filter(owners=frozenset({"ben"}))) == [7]
    assert lines("AI-1", Filter(kinds=("narrative",))) == [3]
    assert lines("planned", Filter(since="2025-05-06")) == []


def test_a_line_of_a_day_within_a_report_of_its_week_is_one_line_and_of_that_day() -> None:
    text = """\
# Outcomes of February 17-21, 2025

AI-1 leads the week.

## Monday, February 17, 2025

### Action Items
- **AI-1 – Grease (Ada)** – Planned

## Tuesday, February 18, 2025

### Action Items
- **AI-1 – Grease (Ada)** – Done
"""
    history = told(text)
    names = names_of(history, "AI-1")
    found = [(hit.line, hit.report.date) for hit in hits(history, looks_for_ids(names), Filter(), names)]
    assert len(history.corpus.reports) > 1
    assert [line for line, _ in found] == [3, 8, 13]
    assert found[1:] == [(8, "2025-02-17"), (13, "2025-02-18")]
