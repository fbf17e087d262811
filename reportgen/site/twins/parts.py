"""The parts of JSON twins: an item, a change, a finding, a report in a list, each with the places that state it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

import msgspec

from reportgen.history.finding import Place
from reportgen.site.daylist import DayRow
from reportgen.site.dayviews import Moved, Standing
from reportgen.site.page import Site
from reportgen.site.view import Flaw, Line, Ref, Tile

_SAME = 2048  # items kept at hand that stand on the next page as on this one


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words with what they lead to: a `page` of the site, and the line of the report that states them where it is one."""

    text: str
    page: str = ""
    source: str = ""
    line: int = 0


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item where it stands; `at` is the line that said so last, and the others with ``_at`` those of one value."""

    kind: str
    id: str = ""
    title: str
    page: str
    open: bool
    status: str = ""
    level: str = ""
    trend: str = ""
    likelihood: str = ""
    impact: str = ""
    percent: int | float | None = None
    owners: tuple[str, ...] = ()
    due: str = ""
    late: bool = False
    points: str = ""
    priority: str = ""
    value: str = ""
    target: str = ""
    met: bool | None = None
    first: str = ""
    last: str = ""
    days_open: int | None = None
    slips: int = 0
    slipped_days: int = 0
    reopened: int = 0
    vanished: bool = False
    seen: int = 0
    at: Place | None = None
    due_at: Place | None = None
    first_at: Place | None = None
    last_at: Place | None = None
    closed_at: Place | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of one field of one item, with the line that stated it before and the one that states it now."""

    item: str
    page: str
    field: str
    before: Said
    after: Said


class Risk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One risk and its level on the day that the page is about."""

    item: str
    title: str
    page: str
    level: str


class Number(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One headline number as the page prints it, what it counts, and how it moved."""

    name: str
    value: Said
    of: str
    note: str = ""


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding: its rule, what it says, its place and those that prove it."""

    weight: str
    rule: str
    name: str
    message: str
    hint: str = ""
    at: Place | None = None
    item: str = ""
    report: str = ""
    also: tuple[Place, ...] = ()
    standing: str
    reason: str = ""


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report in a list with the numbers of its day, if it is about one: `ready` of `ready_of` are ready or done."""

    date: str = ""
    name: str
    title: str = ""
    page: str
    source: str
    line: int
    ready: int | None = None
    ready_of: int | None = None
    open: int | None = None
    closed: int | None = None
    new: int | None = None
    silent: int | None = None
    risks: dict[str, int] = {}
    findings: int = 0
    week: str = ""
    sprint: str = ""


def place(site: Site, href: str) -> Place | None:
    """Return the line of the source that a link leads to; None for a link to anything else."""
    page, _, line = href.partition("#L")
    source = site.sources.get(page)
    return Place(source=source.path, line=int(line)) if source and line else None


def said(site: Site, ref: Ref) -> Said:
    """Return a link as words with their place."""
    at = place(site, ref.href)
    return Said(text=ref.text, page=ref.href, source=at.source if at else "", line=at.line if at else 0)


def _at(site: Site, ref: Ref | None) -> Place | None:
    return place(site, ref.href) if ref else None


@lru_cache(maxsize=_SAME)
def item(site: Site, line: Line) -> Item:
    """Return one line of a list as data."""
    return Item(
        kind=line.kind, id=line.id, title=line.title, page=line.href, open=line.is_open, status=line.state, level=line.level,
        trend=line.trend, likelihood=line.likelihood, impact=line.impact, percent=line.percent,
        owners=tuple(owner.text for owner in line.owners), due=line.due or (line.due_ref.text if line.due_ref else ""), late=line.late,
        points=line.points, priority=line.priority, value=line.value, target=line.target, met=line.met, first=line.first_date,
        last=line.last_date, days_open=line.days_open, slips=line.slips, slipped_days=line.slipped_days, reopened=line.reopened,
        vanished=line.vanished, seen=line.seen, at=place(site, line.at), due_at=_at(site, line.due_ref), first_at=_at(site, line.first),
        last_at=_at(site, line.last), closed_at=_at(site, line.closed),
    )  # fmt: skip


def items(site: Site, lines: Iterable[Line]) -> tuple[Item, ...]:
    """Return lines as data."""
    return tuple(item(site, line) for line in lines)


@lru_cache(maxsize=_SAME)
def _written(site: Site, line: Line) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(item(site, line)))


def standing(site: Site, lines: Iterable[Line]) -> tuple[Item, ...]:
    """Return lines as data that is written already, for pages on which most stand as they stand on the next."""
    return cast("tuple[Item, ...]", tuple(_written(site, line) for line in lines))


def changes(site: Site, all_moved: Iterable[Moved]) -> tuple[Change, ...]:
    """Return what changed, one field at a time."""
    return tuple(
        Change(
            item=one.item.id or one.item.title, page=one.item.href, field=move.field, before=said(site, move.before),
            after=said(site, move.after),
        )
        for one in all_moved for move in one.moves
    )  # fmt: skip


def risks(all_risks: Iterable[Standing]) -> tuple[Risk, ...]:
    """Return risks with their level, empty without one."""
    return tuple(Risk(item=one.item.id, title=one.item.title, page=one.item.href, level=one.level) for one in all_risks)


def numbers(site: Site, tiles: Iterable[Tile]) -> tuple[Number, ...]:
    """Return headline numbers."""
    return tuple(
        Number(name=one.name, value=said(site, one.value), of=one.of.text, note=one.note.title or one.note.text if one.note else "")
        for one in tiles
    )


def fault(site: Site, flaw: Flaw) -> Fault:
    """Return one finding as data."""
    also = (place(site, ref.href) for ref in flaw.also)
    return Fault(
        weight=flaw.weight, rule=flaw.rule, name=flaw.name, message=flaw.message, hint=flaw.hint, at=place(site, flaw.place.href),
        item=flaw.item.href if flaw.item else "", report=flaw.report.href if flaw.report else "",
        also=tuple(one for one in also if one), standing=flaw.standing, reason=flaw.reason,
    )  # fmt: skip


def told(site: Site, row: DayRow) -> Told:
    """Return one row of a list of reports as data."""
    stated = [*(int(ref.text) for ref in row.numbers), None, None, None, None]
    ready, _, of = (row.readiness.text if row.readiness else "").partition("/")
    at = site.sources[row.report.href]
    return Told(
        date=row.date, name=row.report.text, title=row.title, page=row.report.href, source=at.path, line=at.line,
        ready=int(ready) if ready else None, ready_of=int(of) if of else None,
        open=stated[0], closed=stated[1], new=stated[2], silent=stated[3],
        risks={level: int(ref.text) for level, ref in row.levels}, findings=int(row.findings.text) if row.findings else 0,
        week=row.week, sprint=row.sprint,
    )  # fmt: skip
