"""How much of each draft the team really wrote the next day: ``python -m benchmarks.draft FOLDER …`` prints a table a folder.

Each folder is one series. Of each of its days N a draft of the next one is made from the reports up to N, and compared with what the
reports of day N + 1 say: how many of the carried items they list (precision), or at least name, and how many of the items that they
list and that were known before were in the draft (recall).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reportgen.cli.load import Reader, load, load_setting, open_cache
from reportgen.corpus.build import build_corpus
from reportgen.exports.carry import draft_next
from reportgen.history import History, trace
from reportgen.records import Record, Setting

KINDS = ("action", "story", "risk", "metric")


class Row(NamedTuple):
    """One kind in one step: items carried, of these listed and named the next day, items listed that were known, of these carried."""

    carried: int = 0
    listed: int = 0
    named: int = 0
    known: int = 0
    found: int = 0

    def __or__(self, other: Row) -> Row:
        return Row(*(one + two for one, two in zip(self, other, strict=True)))


class Step(NamedTuple):
    """One draft: from the reports up to a day, for the next one."""

    last: str
    next: str
    rows: dict[str, Row]
    unlike: int


def steps(folder: Path, config: Path | None = None) -> Iterator[Step]:
    """Yield what each draft of a series is worth."""
    setting = load_setting(config, (folder,))
    loaded = load((folder,), Reader(setting, open_cache(None, setting), 1))
    whole = trace(loaded.corpus, setting)
    dates = sorted({day.report.date for day in whole.days if day.report.date})
    tracks = {(record.report, record.line): track.key for track in whole.tracks for record in track.sightings}
    for last, following in pairwise(dates):
        yield _step(whole, setting, tracks, last, following)


def until(history: History, last: str, setting: Setting) -> History:
    """Return the history as it was known on the day `last`."""
    reports = tuple(one for one in history.corpus.reports if one.date is None or one.date <= last)
    paths = {one.header.source for one in reports}
    return trace(build_corpus(reports, [source for source in history.corpus.sources if source.path in paths]), setting)


def _step(whole: History, setting: Setting, tracks: dict[tuple[str, int], str], last: str, following: str) -> Step:
    draft = draft_next(until(whole, last, setting), setting, date.fromisoformat(following))
    records = [record for report in whole.corpus.reports if report.date == following for record in report.records]
    listed = {tracks[(record.report, record.line)] for record in records if (record.report, record.line) in tracks}
    named = {name.casefold() for record in records for name in (record.id or "", *record.mentions)}
    before = {key for (_, _), key in _seen(whole, tracks, last)}
    rows: dict[str, Row] = {}
    carried = {tracks[(one.now.report, one.now.line)]: one.now for one in draft.carried}
    for kind in KINDS:
        mine = [key for key, record in carried.items() if record.kind == kind]
        known = [key for key in listed & before if key.startswith(f"{kind}:")]
        rows[kind] = Row(
            len(mine),
            sum(key in listed for key in mine),
            sum(key in listed or _is_named(carried[key], named) for key in mine),
            len(known),
            sum(key in carried for key in known),
        )
    return Step(last, following, rows, len(draft.unlike))


def _is_named(record: Record, named: set[str]) -> bool:
    return bool(record.id) and (record.id or "").casefold() in named


def _seen(whole: History, tracks: dict[tuple[str, int], str], last: str) -> Iterator[tuple[tuple[str, int], str]]:
    for report in whole.corpus.reports:
        if report.date is None or report.date <= last:
            for record in report.records:
                if (key := tracks.get((report.key, record.line))) is not None:
                    yield (report.key, record.line), key


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.0%})" if whole else "–"


def table(folder: Path, found: list[Step]) -> Iterator[str]:
    """Yield the table of a series as Markdown: a row a draft, and one a kind over all drafts."""
    yield f"## {folder.name}\n"
    yield "| draft | carried | listed the next day | listed or named | known items of the next day in the draft |\n|---|---|---|---|---|"
    total: dict[str, Row] = {}
    for step in found:
        yield _line(f"{step.last} → {step.next}", _sum(step.rows))
        for kind, row in step.rows.items():
            total[kind] = total.get(kind, Row()) | row
    for kind, row in total.items():
        yield _line(f"all: {kind}", row)
    yield _line("**all**", _sum(total))
    yield f"\nItems that could not be written so that they read the same: {sum(step.unlike for step in found)}\n"


def _sum(rows: dict[str, Row]) -> Row:
    result = Row()
    for row in rows.values():
        result |= row
    return result


def _line(name: str, row: Row) -> str:
    shares = (_share(row.listed, row.carried), _share(row.named, row.carried), _share(row.found, row.known))
    return f"| {name} | {row.carried} | {' | '.join(shares)} |"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print("\n".join(table(Path(argument), list(steps(Path(argument))))), flush=True)
