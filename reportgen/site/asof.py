"""As of a day: where every open item stood at the end of one report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from reportgen.history import Day, Track
from reportgen.history.changes import CLOSED, state
from reportgen.records import Record
from reportgen.site.choices import keyed, line_choices
from reportgen.site.dayviews import report_ref, report_title
from reportgen.site.lines import by_need
from reportgen.site.page import HOME, Page, Site
from reportgen.site.sheets import Keyed, Sheeted, pieces, sheets
from reportgen.site.view import Choice, Line, Ref
from reportgen.site.words import count, due_words, long_day, state_words

MOST = 400
"""Items on one page; the most pressing ones come first."""

FILTERS = ("kind", "open", "state", "level", "owner", "flag")
KEYS = (*FILTERS, "id", "due", "last")


class AsOfView(Sheeted, frozen=True, kw_only=True):
    """The items that were open at the end of a day, and those closed on it, each with what had been said of it by then."""

    name: str
    report: Ref
    rows: tuple[Keyed[Line], ...]
    choices: tuple[Choice, ...]
    before: Ref | None
    after: Ref | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items of the rows."""
        return tuple(row.of for row in self.rows)


def asof_href(site: Site, key: str) -> str:
    """Return the page with the state of all items as of the report `key`; empty for a report that is about no single day."""
    return f"asof/{site.lookup.files[key]}.html" if key in site.lookup.days else ""


class _Clock(msgspec.Struct, frozen=True):
    """The place of every report in the order of time, and for each track those of its sightings."""

    order: dict[str, int]
    seen: dict[str, tuple[int, ...]]

    def until(self, track: str, report: str) -> int:
        """Return how many sightings of the item `track` there were up to the report `report`."""
        return bisect_right(self.seen[track], self.order[report])


def _clock(site: Site) -> _Clock:
    reports = site.lookup.history.corpus.reports
    dated = sorted((report for report in reports if report.date), key=lambda one: (one.date or "", len(one.dates) > 1, one.key))
    order = {report.key: at for at, report in enumerate(dated, start=1)}
    seen: dict[str, tuple[int, ...]] = {}
    for track in site.lookup.history.tracks:
        high, places = 0, []
        for record in track.sightings:
            high = max(high, order.get(record.report, 0))
            places.append(high)
        seen[track.key] = tuple(places)
    return _Clock(order, seen)


def _last(records: tuple[Record, ...], field: str) -> Record | None:
    return next((record for record in reversed(records) if getattr(record, field) not in (None, "", ())), None)


def _line(site: Site, track: Track, records: tuple[Record, ...], day: Day) -> Line:
    """Return an item as `records`, its sightings until then, tell of it."""
    lookup, now = site.lookup, site.lines[track.key]
    status = state(records) or ("unstated" if track.kind in ("action", "story") else "")
    level, owned, dated, percent = (_last(records, field) for field in ("level", "owners", "due", "percent"))
    due = dated.due if dated and dated.due else ""
    closed = status in CLOSED
    return Line(
        key=track.key, kind=track.kind, href=now.href, id=now.id, title=records[-1].title or now.title, find=now.find,
        at=lookup.line_href(records[-1]), state=status, state_text=state_words(status), is_open=not closed,
        level=(day.risks.get(track.key) or (level.level if level else "")) or "", trend=(level.trend or "") if level else "",
        percent=percent.percent if percent and not closed else None,
        owners=tuple(lookup.person_ref(name) for name in owned.owners) if owned else (),
        due=due, due_ref=Ref(text=due_words(due), href=lookup.line_href(dated)) if dated and due else None,
        late=bool(due and not closed and due[:10] < (day.report.date or "")), first=lookup.day_ref(records[0]),
        last=lookup.day_ref(records[-1]), first_date=records[0].date or "", last_date=records[-1].date or "", seen=len(records),
    )  # fmt: skip


class _Stood(NamedTuple):
    """One item as it stood on a day: how many sightings it had, the level that its day gave it, its row, and its place among others."""

    seen: int
    level: str
    row: Keyed[Line]
    need: tuple[object, ...]

    def still(self, day: Day) -> bool:
        """Tell whether the row says of `day` too whether the item is past due."""
        line = self.row.of
        return line.late == bool(line.due and line.is_open and line.due[:10] < (day.report.date or ""))


def _stood(site: Site, clock: _Clock, day: Day, before: Mapping[str, _Stood]) -> dict[str, _Stood]:
    """Return what was open at the end of `day` or closed on it; what stood so `before` is taken from there."""
    found = {}
    for key in dict.fromkeys((*day.open, *day.risks, *day.closed)):
        seen = clock.until(key, day.report.key) if key in site.lines else 0
        level, last = day.risks.get(key) or "", before.get(key)
        if last and last.seen == seen and last.level == level and last.still(day):
            found[key] = last
        elif seen:
            track = site.lookup.tracks[key]
            line = _line(site, track, track.sightings[:seen], day)
            found[key] = _Stood(seen, level, Keyed(line, keyed(line, KEYS)), by_need(line))
    return found


def _rows(stood: Mapping[str, _Stood]) -> tuple[Keyed[Line], ...]:
    """Return the rows, what needed a look first."""
    return tuple(one.row for one in sorted(stood.values(), key=lambda one: one.need))


def as_of(site: Site, day: Day) -> tuple[Line, ...]:
    """Return what was open at the end of `day` or closed on it, what needed a look first."""
    return tuple(row.of for row in _rows(_stood(site, _clock(site), day, {})))


def _pages(site: Site, at: int, rows: tuple[Keyed[Line], ...]) -> Iterator[Page]:
    days = site.lookup.history.days
    day, home = days[at], asof_href(site, days[at].report.key)
    beside = [
        msgspec.structs.replace(report_ref(site, days[near].report), href=asof_href(site, days[near].report.key))
        if 0 <= near < len(days) else None for near in (at - 1, at + 1)
    ]  # fmt: skip
    report = Ref(text=report_title(day.report), href=site.lookup.report_href(day.report.key))
    choices = line_choices(FILTERS, [row.of for row in rows])
    stem = home.removesuffix(".html")
    for part, held in sheets(rows, MOST, lambda number: home if number == 1 else f"{stem}.{number}.html", f"rows/{stem}"):
        view = AsOfView(
            name=long_day(day.report.date), report=report, rows=tuple(held), part=part, choices=choices, before=beside[0], after=beside[1]
        )
        yield Page(
            path=home if part.number == 1 else f"{stem}.{part.number}.html", template="asof.html", title=f"As of {report.text}",
            here="reports", view=view, crumbs=(HOME, Ref(text="Reports", href="reports.html"), report),
            about=f"{count(sum(row.of.is_open for row in rows), 'open item')} at the end of {report.text}",
        )  # fmt: skip
    if len(rows) > MOST:
        yield from pieces(rows, f"rows/{stem}", FILTERS, "standingrows.html", root="../")


def asof_pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each day."""
    clock, stood = _clock(site), dict[str, _Stood]()
    for at, day in site.mine(enumerate(site.lookup.history.days)):
        stood = _stood(site, clock, day, stood)
        yield from _pages(site, at, _rows(stood))
