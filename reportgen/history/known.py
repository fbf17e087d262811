"""Known: what the reports said by a day, as if no later one had been written."""

from __future__ import annotations

import msgspec

from reportgen.corpus import Corpus
from reportgen.history.sightings import moment


def known_by(corpus: Corpus, day: str) -> Corpus:
    """Return the reports of `corpus` up to the ISO date `day`, and their sources; reports without a date have no place in time."""
    reports = tuple(report for report in corpus.reports if (date := moment(report)) and date <= day)
    paths = {report.header.source for report in reports}
    return msgspec.structs.replace(corpus, reports=reports, sources=tuple(one for one in corpus.sources if one.path in paths))
