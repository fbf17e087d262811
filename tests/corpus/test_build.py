"""One order and one key for each report, whatever order they come in."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reportgen.corpus.build import build_corpus
from reportgen.records import Record, Report
from reportgen.text import Source, Span


def report(key: str, date: str | None = None, source: str = "a.md", line: int = 1) -> Report:
    header = Record(kind="report", date=date, report=key, source=source, line=line, end_line=line)
    action = Record(kind="action", date=date, id="AI-1", report=key, source=source, line=line + 1, end_line=line + 1)
    return Report(key=key, date=date, header=header, span=Span(line, line + 1), records=(action,))


def test_sorts_by_date_then_key_and_puts_undated_reports_last() -> None:
    given_order = [
        report("undated-b"),
        report("2025-01-20-retrospective", "2025-01-20"),
        report("undated-a"),
        report("2025-01-20", "2025-01-20"),
        report("2025-01-12", "2025-01-12"),
    ]
    corpus = build_corpus(given_order, [Source(path="b", text=""), Source(path="a", text="")])
    assert [entry.key for entry in corpus.reports] == ["2025-01-12", "2025-01-20", "2025-01-20-retrospective", "undated-a", "undated-b"]
    assert [source.path for source in corpus.sources] == ["a", "b"]


def test_numbers_reports_with_one_key_by_source_in_their_records_too() -> None:
    corpus = build_corpus([report("2025-01-12", "2025-01-12", source) for source in ("c.md", "a.md", "b.md")], ())
    assert [(entry.key, entry.header.source) for entry in corpus.reports] == [
        ("2025-01-12", "a.md"),
        ("2025-01-12-2", "b.md"),
        ("2025-01-12-3", "c.md"),
    ]
    for entry in corpus.reports:
        assert {record.report for record in (entry.header, *entry.records)} == {entry.key}


def test_a_report_added_to_a_day_behind_the_first_takes_no_key_from_it() -> None:
    for added in ("w/day-3-evening.md", "w/day-10.md"):
        corpus = build_corpus([report("2025-01-12", "2025-01-12", source) for source in (added, "w/day-3.md")], ())
        assert {entry.header.source: entry.key for entry in corpus.reports} == {"w/day-3.md": "2025-01-12", added: "2025-01-12-2"}


def test_days_of_one_file_with_one_key_are_numbered_by_line() -> None:
    corpus = build_corpus([report("2025-01-12", "2025-01-12", "a.md", line) for line in (9, 1)], ())
    assert [(entry.key, entry.span.first) for entry in corpus.reports] == [("2025-01-12", 1), ("2025-01-12-2", 9)]


def test_a_number_that_another_report_has_already_is_skipped() -> None:
    corpus = build_corpus([report("day", source="b.md"), report("day", source="a.md"), report("day-2", source="c.md")], ())
    assert [(entry.key, entry.header.source) for entry in corpus.reports] == [("day", "a.md"), ("day-2", "c.md"), ("day-3", "b.md")]


def test_keys_that_differ_in_letter_case_only_would_share_a_file() -> None:
    corpus = build_corpus([report("Day"), report("day", source="b.md")], ())
    assert [entry.key for entry in corpus.reports] == ["Day", "day-2"]


reports = st.builds(
    report,
    key=st.sampled_from(["x", "X", "x-2", "y"]),
    date=st.sampled_from([None, "2025-01-12", "2025-01-13"]),
    source=st.sampled_from(["a.md", "b.md"]),
    line=st.integers(1, 3),
)


def place(entry: Report) -> tuple[str, str, Span]:
    """What tells reports apart: a source states one thing at one place."""
    return entry.key.casefold(), entry.header.source, entry.span


@given(given_reports=st.lists(reports, max_size=8, unique_by=place), random=st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing_and_keys_are_unique(given_reports: list[Report], random: Random) -> None:
    corpus = build_corpus(given_reports, ())
    shuffled = list(given_reports)
    random.shuffle(shuffled)
    folded = [entry.key.casefold() for entry in corpus.reports]
    assert len(folded) == len(set(folded)) == len(given_reports)
    assert build_corpus(corpus.reports, ()) == corpus, "gathering again changes nothing"
    assert build_corpus(shuffled, ()) == corpus
