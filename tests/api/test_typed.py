"""A user's program as `mypy --strict` sees it: this file is checked by it, and an ignored error that is none would be an error."""

from __future__ import annotations

from typing import assert_type

import pytest

import reportgen
from tests.cli.run import ROOT, SMALL


def test_the_types_of_the_pipeline_are_stated() -> None:
    corpus = assert_type(reportgen.read_reports(SMALL, jobs=1), reportgen.Corpus)
    history = assert_type(reportgen.trace(corpus, reportgen.load_setting(SMALL)), reportgen.History)
    findings = assert_type(reportgen.check(history), tuple[reportgen.Finding, ...])
    reading = assert_type(reportgen.read_report(b"# Day 1", name="day.md"), reportgen.Reading)
    assert_type(reading.records, tuple[reportgen.Record, ...])
    assert_type(history.tracks[0].now.due, str | None)
    assert_type(reportgen.__version__, str)
    assert {finding.source for finding in findings} <= {source.path for source in corpus.sources}


def test_wrong_use_is_found() -> None:
    with pytest.raises(TypeError):
        reportgen.read_report(1)  # type: ignore[arg-type]
    assert (ROOT / "reportgen" / "py.typed").read_bytes() == b""
