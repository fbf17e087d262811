"""What the laws of reading say about a text: which lines are accounted for, and which words of a record are its author's."""

from __future__ import annotations

import re

from reportgen.blocks import parse_blocks
from reportgen.records import Record, Report, Setting, read_reports
from reportgen.text import Source, plain, squash

_STRUCTURE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*={3,}\s*$|^\s*[-*+]\s*$|^\s*>+\s*$")
MOST_WORDS_OF_A_LABEL = 8
_WORDS = ("title", "status_raw", "trend_raw", "likelihood", "impact", "due_raw", "time_raw", "value_raw", "target_raw")


def read(text: str, path: str = "reports/2025-01-06.md", setting: Setting | None = None) -> tuple[Report, ...]:
    """The reports in a text."""
    return read_reports(parse_blocks(Source(path=path, text=text)), setting)


def unaccounted(text: str, reports: tuple[Report, ...]) -> list[int]:
    """The numbers of the non-blank lines that are in no record, in no narrative, and not unread."""
    known: set[int] = set()
    for report in reports:
        spans = [*report.kept, *(miss.span for miss in report.unread)]
        for span in spans:
            known.update(range(span.first, span.last + 1))
        for record in (report.header, *report.records):
            known.update(range(record.line, record.end_line + 1))
    return [n for n, line in enumerate(text.split("\n"), start=1) if line.strip() and n not in known and not _STRUCTURE.match(line)]


def bare(text: str) -> str:
    """Words only: without markup, list markers, table bars, pictures and spacing."""
    lines = [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?", "", line) for line in text.split("\n")]
    words = plain(re.sub(r"^\s*#+\s*", "", " ".join(lines)).replace("|", " "))
    return squash(re.sub(r"[^\w%<>=≥≤±+./:#$~@'’-]+", " ", words)).lower()


def _above(record: Record, text: str) -> set[str]:
    """The owners of a record who are named in a heading or label of a few words above it."""
    above = [bare(line) for line in text.split("\n")[: record.line - 1] if 0 < len(line.split()) <= MOST_WORDS_OF_A_LABEL]
    return {owner for owner in record.owners if any(bare(owner) in line for line in above)}


def invented(record: Record, text: str) -> list[str]:
    """The strings of a record that its author did not write on its lines; whose it is may stand above them."""
    lines = text.split("\n")[record.line - 1 : record.end_line]
    span = bare("\n".join(lines)) + " " + bare("x " + " ".join(lines))  # a number that begins a line may be one of a list, or a word
    owners = [owner for owner in record.owners if owner not in _above(record, text)]
    stated = [getattr(record, name) for name in _WORDS] + [record.id, *owners, *record.details.values()]
    return [word for word in stated if word and bare(word) not in span and not all(part in span for part in bare(word).split())]
