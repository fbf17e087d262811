"""Equal words of many records held once: most of what one report says, others say too."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from msgspec.structs import force_setattr

from reportgen.corpus.schema import ALWAYS, KEYS
from reportgen.records import Record, Report

_WORDS = (
    "date", "id", "title", "weekday", "status_raw", "trend_raw", "likelihood", "impact", "owners", "due", "due_raw", "priority", "start",
    "end", "time_raw", "unit", "value_raw", "target_raw", "mentions", "section", "report", "source",
)  # fmt: skip
_NAMES = {kind: tuple(name for name in _WORDS if name in {*ALWAYS, *keys}) for kind, keys in KEYS.items()}
_OF_KIND = {kind: (names, attrgetter(*names)) for kind, names in _NAMES.items()}
_NOTHING: dict[str, str] = {}  # what is frozen is never filled


class Sharing:
    """The words met so far. Records that were read from bytes hold each word anew: half the memory of a corpus, and slow to compare."""

    def __init__(self) -> None:
        self._met: dict[Any, Any] = {}

    def share(self, reports: Iterable[Report]) -> None:
        """Let the records of `reports`, which nobody else holds yet, hold what was met before in place of equals of it."""
        for report in reports:
            self._record(report.header)
            for record in report.records:
                self._record(record)

    def _record(self, record: Record) -> None:
        met = self._met.setdefault
        names, words = _OF_KIND[record.kind]
        for name, own, shared in zip(names, held := words(record), map(met, held, held), strict=True):
            if shared is not own:
                force_setattr(record, name, shared)
        details = record.details
        shared = met(tuple(details.items()), details) if details else _NOTHING
        if shared is not details:
            force_setattr(record, "details", shared)
        elif details:
            for label, own in details.items():
                details[label] = met(own, own)
