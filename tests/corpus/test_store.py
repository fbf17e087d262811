"""Law 5: decoding what was encoded gives the same, and a corpus that is loaded and written again is the same bytes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.corpus.build import build_corpus
from reportgen.corpus.store import decode_record, decode_report, encode_record, encode_report, load_corpus
from reportgen.errors import ReportgenError
from reportgen.records import Record, Report, Unread
from reportgen.text import Span

texts = st.text(st.characters(codec="utf-8"), max_size=12)
words = st.none() | texts
numbers = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
records = st.builds(
    Record,
    date=st.sampled_from([None, "2025-01-12"]),
    kind=st.sampled_from(["action", "risk", "metric"]),
    id=words,
    title=texts,
    status=st.sampled_from([None, "done"]),
    status_raw=words,
    percent=numbers,
    owners=st.lists(texts, max_size=2).map(tuple),
    value=numbers,
    met=st.sampled_from([None, True, False]),
    details=st.dictionaries(texts, texts, max_size=2),
    mentions=st.lists(texts, max_size=2).map(tuple),
    report=texts,
    source=texts,
    line=st.integers(1, 99),
    end_line=st.integers(1, 99),
)
spans = st.builds(Span, st.integers(1, 99), st.integers(1, 99))
reports = st.builds(
    Report,
    key=st.from_regex(r"[a-z]{1,3}", fullmatch=True),
    date=st.sampled_from([None, "2025-01-12"]),
    dates=st.just(()),
    header=records,
    span=spans,
    records=st.lists(records, max_size=3).map(tuple),
    kept=st.lists(spans, max_size=2).map(tuple),
    unread=st.lists(st.builds(Unread, section=texts, span=spans, why=texts, text=texts), max_size=2).map(tuple),
)


@given(record=records)
def test_a_record_reads_back_as_it_was(record: Record) -> None:
    line = encode_record(record)
    assert decode_record(line) == record
    assert encode_record(decode_record(line)) == line
    assert line.count(b"\n") == 1, "one record, one line"


@given(report=reports)
def test_a_report_reads_back_as_it_was(report: Report) -> None:
    assert decode_report(encode_report(report), "here") == report


def test_keys_stand_in_the_order_of_the_format_with_the_date_first() -> None:
    record = Record(end_line=4, line=3, source="a.md", kind="action", id="AI-1", date="2025-01-12", due="2025-01-13", status="done")
    assert list(msgspec.json.decode(encode_record(record))) == ["date", "kind", "id", "status", "due", "source", "line", "end_line"]


def test_loading_and_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    header = Record(kind="report", date="2025-01-12", report="x", source="a.md", line=1, end_line=1)
    days = {"late": "2025-01-14", "early": "2025-01-12", "never": None}
    corpus = build_corpus((Report(key=key, date=date, header=header, span=Span(1, 2)) for key, date in days.items()), ())
    written = [encode_report(report) for report in corpus.reports]
    for report, content in zip(corpus.reports, written, strict=True):
        (tmp_path / f"{report.key}.json").write_bytes(content)
    loaded = load_corpus(tmp_path)
    assert loaded == corpus
    assert [encode_report(report) for report in loaded.reports] == written


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "no stored report"),
        ("[]", "no stored report"),
        ('{"format": 1}', "missing required field `key`"),
        ('{"format": 99}', "record format 99, this program reads 1"),
    ],
)
def test_says_which_file_is_no_report_and_why(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "day.json").write_text(content, "utf-8")
    with pytest.raises(ReportgenError, match=f"day.json: .*{why}"):
        load_corpus(tmp_path)


def test_says_that_a_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="no such folder"):
        load_corpus(tmp_path / "nowhere")
