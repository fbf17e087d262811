"""Which day, week or sprint a person means by a name."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from reportgen.errors import ReportgenError
from reportgen.history import History
from reportgen.site.windows import Period, sprints, weeks

_SHAPES = (re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-w\d\d?"))
"""Names that stand in the order of time: the nearest of them are those right before and after."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A report by its key (`kind` is ``day``), or one of the weeks or sprints by its place among `periods`."""

    kind: str
    key: str = ""
    periods: tuple[Period, ...] = ()
    at: int = 0


def choose(history: History, wanted: str) -> Chosen:
    """Return what `wanted` names: the key of a report (its date as a rule), ``2025-W16``, ``Sprint 4``, or ``latest`` for the last day.

    Raises `ReportgenError` that names the nearest ones.
    """
    name = " ".join(wanted.split()).casefold()
    if name == "latest" and history.days:
        return Chosen(kind="day", key=history.days[-1].report.key)
    keys = {report.key.casefold(): report.key for report in history.corpus.reports}
    dates = {date: report.key for report in reversed(history.corpus.reports) for date in (report.date, *report.dates) if date}
    if name in keys or name in dates:
        return Chosen(kind="day", key=keys.get(name) or dates[name])
    by_name = {"week": weeks(history), "sprint": sprints(history)}
    for kind, periods in by_name.items():
        for at, one in enumerate(periods):
            if name in (one.slug, one.name.casefold()):
                return Chosen(kind=kind, periods=periods, at=at)
    near = _near(name, keys, (one.slug for one in by_name["week"]), (one.name for one in by_name["sprint"]))
    raise ReportgenError(wanted, f"no report, week or sprint has this name; {near}")


def _near(name: str, keys: Iterable[str], week_slugs: Iterable[str], sprint_names: Iterable[str]) -> str:
    """Say which names come nearest, at most three: in time for a day or a week, else in spelling."""
    known = {key: key for key in keys} | {slug: slug.upper() for slug in week_slugs} | {one.casefold(): one for one in sprint_names}
    if not known:
        return "there is none"
    shape = next((one for one in _SHAPES if one.fullmatch(name)), None)
    if shape:
        held = sorted(one for one in known if shape.fullmatch(one))
        at = bisect_left(held, name)
        close = held[max(at - 2, 0) : at + 1]
    else:
        close = difflib.get_close_matches(name, sorted(known), n=3)
    words = [known[one] for one in close]
    return f"the nearest are {', '.join(words)}" if words else f"such names are latest, {next(iter(known))} and {list(known.values())[-1]}"
