"""Letters of ids that mean one kind of record all over the reports, where one report alone does not say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from reportgen.proposals.proposal import Proposal, Study, count, grouped, places, with_words
from reportgen.records import Record
from reportgen.records.make import many

_KINDS = ("action", "story", "risk", "decision", "escalation")
_LEAST = 3  # records of one kind, from which letters mean it
_SURE = 5
_MOST = 0.9
_MOST_READ = 50  # sources that are read again for each


def prefixes(study: Study) -> Iterator[Proposal]:
    """Propose what the letters of ids mean, where the reader would read more with it, and say which it knows by itself."""
    known = []
    owned = grouped(study.records, lambda record: prefix(record) if record.kind in _KINDS else "")
    for letters, records in owned.items():
        kinds = Counter(record.kind for record in records)
        kind, number = max(kinds.items(), key=lambda pair: (pair[1], pair[0]))
        if letters in study.setting.vocabulary.prefixes or number < _LEAST or number < _MOST * len(records):
            continue
        better = _gained(study, letters, kind)
        of_kind = [record for record in records if record.kind == kind]
        if not better:
            known.append(f"{letters} = {many(kind)} ({number}, {places(of_kind, 1)})")
            continue
        yield Proposal(
            table="vocabulary.prefixes",
            key=letters,
            value=kind,
            why=(
                f"{letters}-… counts {many(kind)}: {count(number, 'record')} ({places(of_kind)})",
                f"with this line {len(better)} more {'is' if len(better) == 1 else 'are'} read: {places(better)}",
            ),
            sure=number == len(records) >= _SURE and len({record.report for record in records}) > 1,
        )
    if known:
        yield Proposal(table="vocabulary.prefixes", why=("needs no line, since each report says so itself:", *known))


def prefix(record: Record) -> str:
    """Return the letters in front of the first dash of a record's id; empty where there are none."""
    letters, dash, _ = (record.id or "").upper().partition("-")
    return letters if dash and letters.isalnum() else ""


def _gained(study: Study, letters: str, kind: str) -> list[Record]:
    """Return the records that are read, or read as `kind`, only with the line; none where it would also take any away."""
    vocabulary = with_words(study.setting.vocabulary, "prefixes", letters, kind)
    gained: list[Record] = []
    for path in islice(_doubtful(study, letters, kind), _MOST_READ):
        before = {record.line: record for record in study.read[path]}
        after = {record.line: record for report in study.again(path, vocabulary) for record in report.records}
        if any(place not in after for place in before):
            return []
        gained += [record for place, record in after.items() if record.kind == kind and (place not in before or before[place].kind != kind)]
    return gained


def _doubtful(study: Study, letters: str, kind: str) -> Iterator[str]:
    """Yield the sources in which such an id opens a line of which no record of `kind` was read."""
    opens = re.compile(rf"^[\W_]*(?:\d+[.)][\W_]*)?{re.escape(letters)}-", re.I)
    for path, lines in study.lines.items():
        of_kind = {record.line for record in study.read[path] if record.kind == kind}
        if any(number not in of_kind and opens.match(line) for number, line in enumerate(lines, start=1)):
            yield path
