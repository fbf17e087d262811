"""What a day adds up to: headline numbers, groups of items, and what changed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from reportgen.history import Day
from reportgen.records import Report
from reportgen.site.charts import spark
from reportgen.site.lines import move
from reportgen.site.page import Site
from reportgen.site.view import Group, Line, Move, Ref, Tile
from reportgen.site.words import count, long_day, short_day

MOST = 60
"""Items shown in one group of a report page; the rest is on the lists."""

GROUPS = (
    ("closed", "Closed on this day", "Stated done or cancelled here."),
    ("new", "New on this day", "First seen in this report."),
    ("carried", "Carried over", "Open before and reported on again."),
    ("silent", "Silent", "Open, but this report does not mention it."),
    ("open", "Open at the end", "Everything not closed after this report."),
)


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One item and all its changes on one day."""

    item: Line
    moves: tuple[Move, ...]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One risk and its level as last stated on some day; empty where no report gave it one."""

    item: Line
    level: str


def report_title(report: Report) -> str:
    """Return what a report is called in lists and headings: its day or days, else its title."""
    if len(report.dates) > 1:
        return f"{short_day(report.dates[0])} to {short_day(report.dates[-1])}"
    if report.date:
        word = report.key.removeprefix(report.date).strip("-").replace("-", " ")
        return long_day(report.date) + (f", report {word}" if word.isdigit() else f", {word}" if word and report.key != word else "")
    return report.header.title or report.key


def report_ref(site: Site, report: Report, fragment: str = "") -> Ref:
    """Return a short link to a report."""
    text = short_day(report.date) if report.date and len(report.dates) < 2 else report_title(report)
    return Ref(text=text, href=site.lookup.report_href(report.key, fragment), title=report.header.title)


def eyebrow(report: Report) -> str:
    """Return which day the report says it is: "Week 2 · Day 7"."""
    header = report.header
    parts = (("Sprint", header.sprint), ("Week", header.week), ("Day", header.day))
    return " · ".join(f"{name} {number}" for name, number in parts if number is not None)


def newest_first(reports: tuple[Report, ...]) -> list[Report]:
    """Return `reports` with the latest first, and those without a date after all others."""
    return [*(report for report in reversed(reports) if report.date), *(report for report in reports if not report.date)]


def shown(site: Site, keys: Iterable[str]) -> tuple[Line, ...]:
    """Return the lines of `keys`, what needs a look first."""
    return tuple(site.lines[key] for key in sorted((key for key in keys if key in site.need), key=site.need.__getitem__))


def groups(site: Site, day: Day) -> tuple[Group, ...]:
    """Return the groups of a day, empty ones too: the numbers of the day lead to them."""
    found = []
    for key, name, about in GROUPS:
        lines = shown(site, getattr(day, key))
        more = Ref(text=count(len(lines) - MOST, "more item"), href="actions.html") if len(lines) > MOST else None
        found.append(Group(key=key, name=name, about=about, lines=lines[:MOST], total=len(lines), more=more))
    return tuple(found)


def moved(site: Site, day: Day) -> tuple[Moved, ...]:
    """Return what changed on a day, item by item, in the order of the report."""
    found: dict[str, list[Move]] = {}
    for change in sorted(day.changes, key=lambda one: (one.now.line, one.now.kind)):
        one = move(site.lookup, site.lines, change)
        if one:
            found.setdefault(one.item.key, []).append(one)
    return tuple(Moved(item=moves[0].item, moves=tuple(moves)) for moves in found.values())


def risks_on(site: Site, day: Day) -> tuple[Standing, ...]:
    """Return the risks that are open at the end of a day with their level on that day, red first and those without one last."""
    standing = (*day.risks.items(), *((key, "") for key in day.unrated))
    found = [Standing(item=site.lines[key], level=level) for key, level in standing if key in site.lines]
    rank = {"red": 0, "yellow": 1, "green": 2}
    return tuple(sorted(found, key=lambda one: (rank.get(one.level, 3), one.item.id, one.item.title, one.item.key)))


def _step(now: int, before: int | None, href: str, since: str) -> Ref | None:
    if before is None or now == before:
        return Ref(text="as before", href=href) if before is not None else None
    return Ref(text=f"{'+' if now > before else '−'}{abs(now - before)}", href=href, title=f"was {before} on {since}")


def _stated(site: Site, day: Day) -> list[tuple[int, int]]:
    """Return how many of how many were ready on `day` and on the days before it, as far as a small chart shows them."""
    at = site.lookup.day_at[day.report.key]
    return [one.readiness for one in site.lookup.history.days[max(at - 23, 0) : at + 1] if one.readiness]


def _readiness(site: Site, day: Day) -> Tile:
    here = site.lookup.report_href(day.report.key, "records")
    if day.readiness is None:
        return Tile(name="Readiness", value=Ref(text="–", href=here), of=Ref(text="no statuses stated", href=here))
    ready, of = day.readiness
    stated = _stated(site, day)
    runs = [100 * part / whole for part, whole in stated if whole]
    rate = round(100 * ready / of)
    tone = "good" if rate >= 80 else "fair" if rate >= 50 else "poor"
    return Tile(
        name="Readiness", value=Ref(text=f"{rate}%", href=here), of=Ref(text=f"{ready} of {of} ready or done", href=here), tone=tone,
        note=Ref(text="trend", href="trends.html#readiness"), spark=spark(runs) if len(runs) > 1 else "",
    )  # fmt: skip


def _levels(site: Site, day: Day) -> Tile:
    here = site.lookup.report_href(day.report.key, "risks")
    levels = list(day.risks.values())
    hot = {level: levels.count(level) for level in ("red", "yellow", "green")}
    rest, total = len(day.unrated), str(len(levels) + len(day.unrated))
    parts = [f"{hot[level]} {level}" for level in hot if hot[level]] + ([f"{rest} without a level"] if rest else [])
    words = ", ".join(parts) or "none stated"
    tone = "poor" if hot["red"] else "fair" if hot["yellow"] else "good"
    return Tile(name="Risks", value=Ref(text=total, href=here), of=Ref(text=words, href=here), tone=tone if levels else "")


def tiles(site: Site, day: Day) -> tuple[Tile, ...]:
    """Return the headline numbers of a day, each linked to the items behind it."""
    lookup, before = site.lookup, site.lookup.day_before(day)
    since = short_day(before.report.date) if before else ""
    page = lookup.report_href(day.report.key)
    late = [key for key in day.open if (due := site.due_on(key, day.report.date or "")) and due[:10] < (day.report.date or "")]
    found = tuple(one for one in lookup.in_report.get(day.report.key, ()) if one.counts)
    open_before = len(before.open) if before else None
    return (
        _readiness(site, day),
        Tile(
            name="Open", value=Ref(text=str(len(day.open)), href=f"{page}#open"), tone="poor" if late else "",
            of=Ref(text=f"{len(late)} past due" if late else "action items and stories", href=f"{page}#open"),
            note=_step(len(day.open), open_before, lookup.report_href(before.report.key, "open") if before else "", since),
        ),
        Tile(name="Closed", value=Ref(text=str(len(day.closed)), href=f"{page}#closed"), of=Ref(text="on this day", href=page)),
        Tile(name="New", value=Ref(text=str(len(day.new)), href=f"{page}#new"), of=Ref(text="on this day", href=page)),
        _levels(site, day),
        Tile(
            name="Findings", value=Ref(text=str(len(found)), href=f"{page}#findings"), of=Ref(text="in this report", href=page),
            tone="fair" if any(one.weight != "note" for one in found) else "",
        ),
    )  # fmt: skip


def tiles_basis(site: Site, day: Day) -> object:
    """Return what `tiles` follow from besides the day itself, its findings and what is known of its items."""
    before = site.lookup.day_before(day)
    return _stated(site, day), before and (before.report.date, site.lookup.files.get(before.report.key), len(before.open))
