"""Records one a line, over all reports: ``records.ndjson``, and one file a kind, so that ``grep AI-1 actions.ndjson`` is its history."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.corpus import Corpus
from reportgen.corpus.schema import KINDS
from reportgen.corpus.store import encode_records
from reportgen.files import File
from reportgen.history import Finding, History
from reportgen.records import Kind, Record

PLURALS: dict[Kind, str] = {
    "report": "reports",
    "action": "actions",
    "story": "stories",
    "risk": "risks",
    "decision": "decisions",
    "escalation": "escalations",
    "checkpoint": "checkpoints",
    "priority": "priorities",
    "metric": "metrics",
}


def all_records(corpus: Corpus) -> Iterator[Record]:
    """Yield every record by date: of each report the one of kind report, then the others in the order of their lines."""
    for report in corpus.reports:
        yield report.header
        yield from report.records


def render_records(history: History, _: tuple[Finding, ...]) -> Iterator[File]:
    """Yield ``records.ndjson`` and one file for every kind; a kind without records has an empty file."""
    by_kind: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
    for record in all_records(history.corpus):
        by_kind[record.kind].append(record)
    yield File(path="records.ndjson", content=encode_records(all_records(history.corpus)))
    for kind, its in by_kind.items():
        yield File(path=f"{PLURALS[kind]}.ndjson", content=encode_records(its))
