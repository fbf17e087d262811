"""Where the site shows a thing, as an address from its root: these stay from build to build, so that data may name them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from reportgen.history import History, Track
from reportgen.history.slugs import PAGED, report_slugs
from reportgen.records import Record, Report


class Pages:
    """The addresses of the pages about one history."""

    def __init__(self, history: History) -> None:
        """Give each report of `history` the name of its page."""
        reports = history.corpus.reports
        self._names = {key: f"reports/{name}.html" for key, name in report_slugs(report.key for report in reports).items()}
        self._inside: dict[str, list[Report]] = defaultdict(list)
        for report in sorted(reports, key=lambda one: one.span.first):
            self._inside[report.header.source].append(report)

    def report(self, key: str) -> str | None:
        """Return the page of the report `key`; None where there is none of that key."""
        return self._names.get(key)

    def line(self, record: Record) -> str:
        """Return the line of a report that states `record`."""
        return f"{self._names[record.report]}#L{record.line}"

    def item(self, track: Track) -> str:
        """Return the page of an item, or the line that says it last."""
        return f"items/{track.slug}.html" if track.kind in PAGED else self.line(track.now)

    def at(self, source: str, line: int) -> str | None:
        """Return the page that shows `line` of the file `source`; None for what is no report."""
        reports = self._inside.get(source, ())
        if not reports:
            return None
        report = reports[max(bisect_right(reports, line, key=lambda one: one.span.first) - 1, 0)]
        return f"{self._names[report.key]}#L{line}" if line in report.span else self._names[report.key]
