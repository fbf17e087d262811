"""One JSON file a report: ``reports/<slug>.json``, named as its page is."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.corpus.store import report_line
from reportgen.exports.dense import Dense
from reportgen.history import Finding, History
from reportgen.history.slugs import report_slugs


def render_reports(history: History, _: tuple[Finding, ...]) -> Iterator[Dense]:
    """Yield each report with its header, its records, and what was kept as narrative or not read."""
    names = report_slugs(report.key for report in history.corpus.reports)
    for report in history.corpus.reports:
        yield Dense(path=f"reports/{names[report.key]}.json", line=report_line(report))
