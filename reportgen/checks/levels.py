"""Levels that a report says a risk came from, against the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.history.model import Track
from reportgen.records import Record

_FROM = re.compile(r"\bfrom\s+(green|yellow|amber|red)\b", re.I)
_LEVELS = {"amber": "yellow"}


def _came_from(record: Record) -> str | None:
    match = _FROM.search(f"{record.trend_raw or ''} {record.status_raw or ''}")
    return _LEVELS.get(match[1].lower(), match[1].lower()) if match else None


def _days(first: Record, second: Record) -> int:
    try:
        return (date.fromisoformat(second.date or "") - date.fromisoformat(first.date or "")).days
    except ValueError:
        return 0


def wrong_origins(track: Track, pause: float) -> Iterator[Remark]:
    """Yield a remark for each sighting of a risk that says it came from another level than it had in the report before.

    Over more than `pause` calendar days the level may have changed where nobody reported.
    """
    before: dict[str, list[Record]] = {}
    for record in track.sightings:
        if record.level and record.date:
            before.setdefault(record.date, []).append(record)
    days = sorted(before)
    for earlier, day in pairwise(days):
        was = before[earlier][-1]
        for record in before[day]:
            stated = _came_from(record)
            levels = {one.level for one in before[earlier]}
            if stated and stated not in levels and 0 < _days(was, record) <= pause:
                yield Remark(
                    source=record.source,
                    line=record.line,
                    message=f"{track.id or track.title[:60]} is said to come from {stated}, but was {was.level} on {earlier}",
                    hint="correct the level of one of the two days",
                    report=record.report,
                    words=f"from {stated}",
                    track=track.key,
                    also=(Place(source=was.source, line=was.line),),
                )
