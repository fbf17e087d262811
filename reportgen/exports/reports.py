"""One JSON file a report: ``reports/<key>.json``."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.corpus.store import encode_report
from reportgen.files import File
from reportgen.history import Finding, History


def render_reports(history: History, _: tuple[Finding, ...]) -> Iterator[File]:
    """Yield each report with its header, its records, and what was kept as narrative or not read."""
    for report in history.corpus.reports:
        yield File(path=f"reports/{report.key}.json", content=encode_report(report))
