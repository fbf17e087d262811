"""The public record format, version 1: what one report states about one thing."""

# Format versions. 1: the first.

from __future__ import annotations

from typing import Literal

import msgspec

FORMAT = 1

Kind = Literal["report", "action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric"]
State = Literal["new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review", "done", "deferred", "cancelled"]
Level = Literal["green", "yellow", "red"]
Direction = Literal["up", "down", "steady"]


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One thing that one report states: an action item, a risk, a metric … (DESIGN, section 4).

    None or empty means that the report does not state it; `*_raw` are the author's words. `due` is an ISO date, or a
    date-time with offset where a time is stated; `percent` runs from 0 to 100; `start` and `end` are ``HH:MM``; a risk's colour
    in the author's words is its `status_raw`;
    `likelihood` and `impact` are the author's words; `line` and `end_line` count from 1.
    """

    date: str | None = None
    kind: Kind
    id: str | None = None
    title: str = ""
    weekday: str | None = None
    day: int | None = None
    week: int | None = None
    sprint: int | None = None
    status: State | None = None
    status_raw: str | None = None
    percent: int | float | None = None
    level: Level | None = None
    trend: Direction | None = None
    trend_raw: str | None = None
    likelihood: str | None = None
    impact: str | None = None
    owners: tuple[str, ...] = ()
    due: str | None = None
    due_raw: str | None = None
    points: int | float | None = None
    priority: str | None = None
    event: Literal["new", "update"] | None = None
    start: str | None = None
    end: str | None = None
    time_raw: str | None = None
    value: int | float | None = None
    unit: str | None = None
    value_raw: str | None = None
    target: int | float | None = None
    comparator: Literal["≥", "≤", ">", "<", "=", "±"] | None = None
    target_raw: str | None = None
    met: bool | None = None
    details: dict[str, str] = {}
    mentions: tuple[str, ...] = ()
    section: str = ""
    report: str = ""
    source: str
    line: int
    end_line: int
