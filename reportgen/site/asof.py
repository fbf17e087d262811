"""As of a day: where every open item stood at the end of one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from reportgen.history import Day, Track
from reportgen.history.changes import CLOSED, state
from reportgen.records import Record
from reportgen.site.choices import keyed, line_choices
from reportgen.site.dayviews import report_ref, report_title
from reportgen.site.lines import by_need, due_of
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.sheets import Keyed, Sheeted, Whole, sheets
from reportgen.site.view import Choice, Line, Ref
from reportgen.site.words import count, long_day, state_words

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


def _last(records: tuple[Record, ...], field: str) -> Record | None:
    return next((record for record in reversed(records) if getattr(record, field) not in (None, "", ())), None)


def _line(site: Site, track: Track, records: tuple[Record, ...], day: Day) -> Line:
    """Return an item as `records`, its sightings until then, tell of it."""
    lookup, now = site.lookup, site.lines[track.key]
    status = state(records) or ("unstated" if track.kind in ("action", "story") else "")
    level, owned, percent = (_last(records, field) for field in ("level", "owners", "percent"))
    due, due_ref = due_of(lookup, records)
    closed = status in CLOSED
    return Line(
        key=track.key, kind=track.kind, href=now.href, id=now.id, title=records[-1].title or now.title, find=now.find,
        at=lookup.line_href(records[-1]), state=status, state_text=state_words(status), is_open=not closed,
        level=(day.risks.get(track.key) or (level.level if level else "")) or "", trend=(level.trend or "") if level else "",
        percent=percent.percent if percent and not closed else None,
        owners=tuple(lookup.person_ref(name) for name in owned.owners) if owned else (),
        due=due, due_ref=due_ref, late=not closed and _passed(site.due_on(track.key, day.report.date or ""), day),
        first=lookup.day_ref(records[0]), last=lookup.day_ref(records[-1]),
        first_date=records[0].date or "", last_date=records[-1].date or "", seen=len(records),
    )  # fmt: skip


def _passed(due: str, day: Day) -> bool:
    return bool(due) and due[:10] < (day.report.date or "")


class _Stood(NamedTuple):
    """One item as it stood on a day: how many sightings it had, the level that its day gave it, its row, and its place among others."""

    seen: int
    level: str
    due: str
    row: Keyed[Line]
    need: tuple[object, ...]

    def still(self, day: Day) -> bool:
        """Tell whether the row says of `day` too whether the item is past due."""
        return self.row.of.late == (self.row.of.is_open and _passed(self.due, day))


def _keys(site: Site, day: Day) -> dict[str, int]:
    """Map what was open at the end of `day` or closed on it, and has a page, to how many sightings it had."""
    held = dict.fromkeys((*day.open, *day.risks, *day.unrated, *day.closed))
    found = {key: site.pasts.until(key, day.report.key) for key in held if key in site.lines}
    return {key: seen for key, seen in found.items() if seen}


def _stood(site: Site, day: Day, before: Mapping[str, _Stood]) -> dict[str, _Stood]:
    """Return what was open at the end of `day` or closed on it; what stood so `before` is taken from there."""
    found = {}
    for key, seen in _keys(site, day).items():
        level, last = day.risks.get(key) or "", before.get(key)
        if last and last.seen == seen and last.level == level and last.still(day):
            found[key] = last
        else:
            track = site.lookup.tracks[key]
            line = _line(site, track, track.sightings[:seen], day)
            due = site.due_on(key, day.report.date or "")
            found[key] = _Stood(seen, level, due, Keyed(line, keyed(line, KEYS)), by_need(line))
    return found


def _rows(stood: Mapping[str, _Stood]) -> tuple[Keyed[Line], ...]:
    """Return the rows, what needed a look first."""
    return tuple(one.row for one in sorted(stood.values(), key=lambda one: one.need))


def as_of(site: Site, day: Day) -> tuple[Line, ...]:
    """Return what was open at the end of `day` or closed on it, what needed a look first."""
    return tuple(row.of for row in _rows(_stood(site, day, {})))


class _Frame(NamedTuple):
    """What stands around the rows of a day: its page, its report, and the days before and after."""

    home: str
    report: Ref
    beside: tuple[Ref | None, Ref | None]


def _frame(site: Site, at: int) -> _Frame:
    days = site.lookup.history.days
    before, after = (
        msgspec.structs.replace(report_ref(site, days[near].report), href=asof_href(site, days[near].report.key))
        if 0 <= near < len(days) else None for near in (at - 1, at + 1)
    )  # fmt: skip
    report = days[at].report
    ref = Ref(text=report_title(report), href=site.lookup.report_href(report.key))
    return _Frame(asof_href(site, report.key), ref, (before, after))


def _pages(day: Day, frame: _Frame, rows: tuple[Keyed[Line], ...]) -> Iterator[Page]:
    home, report, (before, after) = frame
    choices = line_choices(FILTERS, [row.of for row in rows])
    stem = home.removesuffix(".html")
    for part, held in sheets(rows, MOST, lambda number: home if number == 1 else f"{stem}.{number}.html", f"rows/{stem}", fixed=True):
        view = AsOfView(
            name=long_day(day.report.date), report=report, rows=tuple(held), part=part, choices=choices, before=before, after=after
        )
        yield Page(
            path=home if part.number == 1 else f"{stem}.{part.number}.html", template="asof.html", title=f"As of {report.text}",
            here="reports", view=view, crumbs=(HOME, Ref(text="Reports", href="reports.html"), report),
            about=f"{count(sum(row.of.is_open for row in rows), 'open item')} at the end of {report.text}",
        )  # fmt: skip
    if len(rows) > MOST:
        yield from Whole(folder=f"rows/{stem}", template="standingrows.html", filters=FILTERS, root="../").pieces(rows)


def _basis(site: Site, day: Day, frame: _Frame, keys: dict[str, int]) -> object:
    """Return what the only page of a day follows from: what was said of its items until then, and what they are called by now."""
    items = []
    for key, seen in keys.items():
        now = site.lines[key]
        items.append((key, site.pasts.of[key].digests[seen - 1], day.risks.get(key), now.kind, now.href, now.id, now.title, now.find))
    return day.report.date, frame, items


class _Calendar:
    """Makes the pages of days; a row that stands as it stood on the day that was made last is taken from there."""

    def __init__(self, site: Site) -> None:
        self._site, self._stood = site, dict[str, _Stood]()

    def pages(self, day: Day, frame: _Frame) -> Iterator[Page]:
        self._stood = _stood(self._site, day, self._stood)
        return _pages(day, frame, _rows(self._stood))

    def later(self, day: Day, frame: _Frame, keys: dict[str, int]) -> Later:
        """Return the page of a day that has one only."""
        return Later(path=frame.home, basis=_basis(self._site, day, frame, keys), make=lambda: next(self.pages(day, frame)))


def asof_pages(site: Site) -> Iterator[Page | Later]:
    """Yield the pages of each day."""
    calendar = _Calendar(site)
    for at, day in site.mine(enumerate(site.lookup.history.days)):
        frame, keys = _frame(site, at), _keys(site, day)
        if len(keys) > MOST:
            yield from calendar.pages(day, frame)
        else:
            yield calendar.later(day, frame, keys)
