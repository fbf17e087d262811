"""`reportgen stats`: a history in numbers, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportgen.cli.check import judge
from reportgen.cli.filters import Asked
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.screen import data
from reportgen.cli.table import print_table
from reportgen.history.figures import Counted, Figure, figures, findings_of
from reportgen.history.select import select_records, select_tracks
from reportgen.records import Setting

_COLUMNS = ("", "", "number", "counts")


def count_all(loaded: Loaded, setting: Setting, asked: Asked) -> tuple[Figure, ...]:
    """Return the numbers of what is `asked` for; none where nothing is."""
    question = understand(asked, loaded, setting)
    history = tell(question, setting)
    tracks = select_tracks(history.tracks, question.wanted, question.day)
    records = tuple(select_records((one for report in question.corpus.reports for one in report.records), question.wanted))
    if not tracks and not records:
        return ()
    met = {record.report for record in records}
    reports = tuple(report for report in question.corpus.reports if not asked.narrows or report.key in met)
    known = msgspec.structs.replace(loaded, corpus=question.corpus)
    found = findings_of(judge(history, known, setting), tracks, frozenset(report.key for report in reports), narrowed=asked.narrows)
    return figures(Counted(history=history, reports=reports, records=records, tracks=tracks, findings=found, day=question.day))


def print_figures(found: Sequence[Figure], form: str) -> None:
    """Print `found` as `form` (table, json or ndjson)."""
    if form == "json":
        data([msgspec.json.format(msgspec.json.encode(found), indent=2).decode()])
    elif form == "ndjson":
        data(msgspec.json.encode(one).decode() for one in found)
    else:
        print_table(_COLUMNS, [_cells(one, before) for before, one in zip(("", *(one.group for one in found)), found, strict=False)])


def _cells(one: Figure, before: str) -> tuple[str, ...]:
    """Return a figure as cells; the name of its group stands before the first one only."""
    number = "–" if one.value is None else f"{one.value:g}"
    unit = one.unit.removesuffix("s") if one.value == 1 else one.unit
    return ("" if one.group == before else one.group, one.name, f"{number} {unit}", one.counts)
