"""What the reports knew on a day: those up to it, and not a word of later ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from reportgen.cli.filters import read_day
from reportgen.cli.load import Loaded
from reportgen.cli.question import note_undated
from reportgen.errors import ReportgenError
from reportgen.history.known import known_by
from reportgen.history.sightings import last_date, moment
from reportgen.records import Report
from reportgen.text import Source


def until(loaded: Loaded, words: str) -> Loaded:
    """Return of what was `loaded` the reports up to the day that `words` name, and say how many undated ones are left out.

    Without words, all. Raises `ReportgenError` when no report is left, and for words that name no day.
    """
    if not words:
        return loaded
    reports = loaded.corpus.reports
    day = read_day(words, "--as-of", last_date(reports))
    corpus = known_by(loaded.corpus, day)
    if not corpus.reports:
        first = min(filter(None, map(moment, reports)), default="")
        raise ReportgenError(day, f"no report is about this day or an earlier one{f'; the first is about {first}' if first else ''}")
    note_undated(reports, day)
    told = _told(corpus.sources, corpus.reports)
    return msgspec.structs.replace(loaded, corpus=msgspec.structs.replace(corpus, sources=told))


def _told(sources: Iterable[Source], reports: tuple[Report, ...]) -> tuple[Source, ...]:
    """Return the sources of `reports`, with empty lines where a file goes on with later days: what is left keeps its lines."""
    spans = defaultdict(list)
    for report in reports:
        spans[report.header.source].append(report.span)
    told = []
    for source in sources:
        inside = spans[source.path]
        lines = [line if any(number in span for span in inside) else "" for number, line in enumerate(source.lines, start=1)]
        told.append(source if lines == source.lines else msgspec.structs.replace(source, text="\n".join(lines)))
    return tuple(told)
