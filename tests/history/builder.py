"""Records and reports for tests, in one line each."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from reportgen.corpus import Corpus
from reportgen.records import Record, Report
from reportgen.text import Span


def sight(kind: str, name: str | None = None, *, day: str = "2025-03-03", **fields: object) -> Record:
    """Make one record with the id `name` in the report whose key is `day` (see `report`)."""
    base = {"kind": kind, "id": name, "date": _date(day), "report": day, "source": f"reports/{day}.md", "line": 1}
    given = base | fields
    return msgspec.convert({"end_line": given["line"], **given}, Record)


def report(key: str, records: Iterable[Record] = (), *, dates: tuple[str, ...] = ()) -> Report:
    """Make one report; its date stands at the start of its key, or it has none; a period of `dates` has its last one."""
    date = dates[-1] if dates else _date(key)
    header = Record(kind="report", date=date, report=key, source=f"reports/{key}.md", line=1, end_line=1)
    return Report(key=key, date=date, dates=dates, header=header, span=Span(1, 99), records=tuple(records))


def corpus(*records: Record, also: Iterable[str] = ()) -> Corpus:
    """Make a corpus of `records`, each in the report that it names; `also` are keys of reports that state nothing."""
    held: dict[str, list[Record]] = {key: [] for key in also}
    for record in records:
        held.setdefault(record.report, []).append(record)
    return gathered(*(report(key, found) for key, found in held.items()))


def gathered(*reports: Report) -> Corpus:
    """Make a corpus of `reports`, in the order of a corpus."""
    return Corpus(reports=tuple(sorted(reports, key=lambda one: (one.date or "~", one.key))))


def _date(key: str) -> str | None:
    return key[:10] if key[:1].isdigit() else None
