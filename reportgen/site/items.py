"""Item pages: where an item stands, and how it came there in the words of its authors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from reportgen.history import Change, Track, Trend
from reportgen.records import Record
from reportgen.site.facts import Told, facts
from reportgen.site.flaws import flaws
from reportgen.site.life import Life, Tie, kept_basis, life, ties
from reportgen.site.lines import move, tone
from reportgen.site.lookup import LISTS, PAGED, Lookup, identity, other_names
from reportgen.site.mentions import Mention, mentions
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.panels import Frame, Panel
from reportgen.site.trends import trend_view
from reportgen.site.view import Flaw, Line, Move, Ref, beside
from reportgen.site.waits import Waiter, Waits, waiters, waits
from reportgen.site.windows import windows
from reportgen.site.words import KINDS, count, due_words, long_day, short_day, state_words
from reportgen.text.order import natural

MOST = 200
"""Mentions shown on one page."""


STEPS = 250
"""Sightings on one page, the latest ones; the JSON twin of the item has all."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One sighting on the timeline: its report, what changed, and the author's words; `also` are earlier reports that say the same.

    `source` is where its lines are kept.
    """

    day: Ref
    line: Ref
    state: str
    state_text: str
    said: str
    level: str
    percent: int | float | None
    moves: tuple[Move, ...]
    first: bool
    facts: tuple[tuple[str, tuple[Ref, ...]], ...]
    section: str
    source: str
    short: str = ""
    also: tuple[Ref, ...] = ()


class DueStep(msgspec.Struct, frozen=True, kw_only=True):
    """One due date as stated in one report."""

    day: Ref
    due: str
    said: str
    slip: str


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """One item over all its reports; `known` are other names of it, `before` and `after` are its neighbours; a metric has a chart."""

    line: Line
    kind: str
    known: tuple[str, ...]
    steps: tuple[Step, ...]
    steps_total: int
    steps_left: int
    twin: str
    dues: tuple[DueStep, ...]
    mentioned: tuple[Mention, ...]
    mentioned_total: int
    names: tuple[Ref, ...]
    twins: tuple[Ref, ...]
    reason: str
    flaws: tuple[Flaw, ...]
    life: Life
    waits: Waits | None
    chart: Panel | None
    before: Ref | None
    after: Ref | None


def _said(record: Record) -> str:
    """Return the author's words for a state, when they are not ours."""
    said = record.status_raw or ""
    return "" if said.casefold() in (state_words(record.status).casefold(), record.level or "") else said


def _step(site: Site, track: Track, at: int, changes: dict[object, list[Change]], told: Told) -> Step:
    record = track.sightings[at]
    made = (move(site.lookup, site.lines, change) for change in changes.get(identity(record), ()))
    return Step(
        day=Ref(text=long_day(record.date) if record.date else record.report, href=site.lookup.report_href(record.report)),
        line=Ref(text=f"line {record.line}", href=site.lookup.line_href(record), title=f"{record.source}:{record.line}"),
        state=record.status or "", state_text=state_words(record.status),
        said=_said(record), level=record.level or "",
        percent=record.percent, moves=tuple(one for one in made if one), first=at == 0,
        facts=tuple((name, told.linked(words, record.date, record.source)) for name, words in facts(record, first=at == 0)),
        section=record.section,
        source=site.lookup.source_href(record.source, record.line, record.end_line),
        short=short_day(record.date) if record.date else record.report,
    )  # fmt: skip


def _quiet(step: Step) -> bool:
    """Tell whether a sighting adds nothing to the one before it."""
    return not (step.moves or step.facts or step.said or step.first)


def _folded(steps: Iterator[Step]) -> tuple[Step, ...]:
    """Fold sightings, newest first, that say the same without a word into one with the days of all."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and _quiet(last) and _quiet(step) and (last.state, last.level, last.percent) == (step.state, step.level, step.percent):
            day = Ref(text=step.short, href=step.line.href, title=step.line.title)
            found[-1] = msgspec.structs.replace(last, also=(*last.also, day))
        else:
            found.append(step)
    return tuple(found)


def _dues(lookup: Lookup, track: Track) -> tuple[DueStep, ...]:
    found: list[DueStep] = []
    last: Record | None = None
    for record in track.sightings:
        if not (record.due or record.due_raw) or (last and (last.due or last.due_raw) == (record.due or record.due_raw)):
            continue
        slip = ""
        if last and last.due and record.due and last.due[:10] != record.due[:10]:
            slip = "later" if record.due > last.due else "earlier"
        found.append(
            DueStep(
                day=lookup.day_ref(record),
                due=due_words(record.due),
                said="" if record.due_raw == record.due else record.due_raw or "",
                slip=slip,
            )
        )
        last = record
    return tuple(found)


def _names(site: Site, track: Track) -> tuple[Ref, ...]:
    """Return the items that this one's records name."""
    named = dict.fromkeys((name, record.date) for record in track.sightings for name in record.mentions)
    found: dict[str, Ref] = {}
    for name, date in named:
        other = site.lookup.track_named(name, date)
        if other is not None and other.key != track.key and other.key in site.lines:
            line = site.lines[other.key]
            found.setdefault(other.key, Ref(text=line.id, href=line.href, title=line.title))
    return tuple(found[key] for key in sorted(found))


def _twins(site: Site, track: Track) -> tuple[Ref, ...]:
    """Return the other items that carry the same id."""
    keys = site.lookup.by_id.get((track.id or "").casefold(), ())
    lines = (site.lines[key] for key in keys if key != track.key and key in site.lines)
    return tuple(Ref(text=line.title, href=line.href, title=line.id) for line in lines)


def _measured(site: Site) -> dict[str, Trend]:
    """Return by metric its values as a trend of their own."""
    found: dict[str, Trend] = {}
    for trend in site.lookup.history.trends:
        for series in trend.series if trend.small else ():
            if series.key not in found:
                found[series.key] = msgspec.structs.replace(trend, series=(series,), summary="")
    return found


def _chart(site: Site, trend: Trend) -> Panel | None:
    """Draw the latest values of a metric, which are all that `trend` has."""
    window = windows(msgspec.structs.replace(site.lookup.history, trends=(trend,), windows=()))[0]
    made = trend_view(site, trend, Frame(window=window, root="../", small=True, language=site.lookup.look.language))
    return made.panels[0] if made else None


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows of other things than its item, whose words `told` cuts."""

    near: tuple[Ref | None, Ref | None]
    mentioned: tuple[Mention, ...]
    names: tuple[Ref, ...]
    twins: tuple[Ref, ...]
    flaws: tuple[Flaw, ...]
    ties: tuple[Tie, ...]
    waiters: tuple[Waiter, ...]
    chart: Panel | None


def _head(site: Site, track: Track, near: tuple[Ref | None, Ref | None], measured: Trend | None) -> _Head:
    return _Head(
        near=near, mentioned=mentions(site, track), names=_names(site, track), twins=_twins(site, track),
        flaws=flaws(site, site.lookup.on_track.get(track.key, ())), ties=ties(site, track), waiters=waiters(site, track),
        chart=_chart(site, measured) if measured else None,
    )  # fmt: skip


def _moved(site: Site, track: Track, change: Change) -> object:
    """Return what the words of a change follow from; the records that it is between are there anyway."""
    was, now, name = change.was, change.now, identity(change.now)
    key = site.lookup.track_of.get(name, "")
    face = b"" if key == track.key else site.faces.get(key)
    return change.field, change.before, change.after, tone(change), was.report, was.line, now.report, name, face


def _basis(site: Site, track: Track, head: _Head) -> object:
    """Return what a page follows from besides what its words lead to: its line, its records, and where the reports are that they are in."""
    promises = site.promises.get(track.key, ())
    own = track.id, track.ids, track.former, track.slug, track.reason, track.spent, track.cycle, track.silence
    changes = [_moved(site, track, change) for change in track.changes]
    files = [site.lookup.files.get(record.report) for record in track.sightings]
    face = site.faces[track.key], site.lines[track.key].days_open
    return face, own, track.sightings, changes, [kept_basis(site, promise) for promise in promises], files, head


def _view(site: Site, track: Track, head: _Head, told: Told) -> ItemView:
    changes: dict[object, list[Change]] = {}
    for change in track.changes:
        changes.setdefault(identity(change.now), []).append(change)
    left = max(len(track.sightings) - STEPS, 0)
    return ItemView(
        line=site.lines[track.key], kind=KINDS[track.kind][0], known=tuple(name for name in other_names(track) if name != track.id),
        steps=_folded(_step(site, track, at, changes, told) for at in reversed(range(left, len(track.sightings)))), steps_left=left,
        steps_total=len(track.sightings), twin=f"data/items/{track.slug}.json",
        dues=_dues(site.lookup, track)[-MOST:], mentioned=head.mentioned[-MOST:],
        mentioned_total=sum(1 + len(one.also) for one in head.mentioned),
        names=head.names, twins=head.twins, reason=track.reason,
        flaws=head.flaws, life=life(site, track, head.ties), waits=waits(site, track, head.waiters, told),
        chart=head.chart, before=head.near[0], after=head.near[1],
    )  # fmt: skip


def _page(site: Site, track: Track, head: _Head, told: Told) -> Page:
    line = site.lines[track.key]
    title = f"{line.id} {line.title}".strip()
    crumbs = (HOME, Ref(text=KINDS[track.kind][1].capitalize(), href=LISTS[track.kind]))
    seen = count(len(track.sightings), "report")
    return Page(
        path=line.href, template="item.html", title=title, here=track.kind, crumbs=crumbs,
        about=f"{KINDS[track.kind][0].capitalize()} {title}: {line.state_text or line.level or line.value}, seen in {seen}",
        view=_view(site, track, head, told),
    )  # fmt: skip


def _in_order(site: Site) -> Iterator[tuple[Track, tuple[Ref | None, Ref | None]]]:
    """Yield the items of each kind as one counts them, by id, or by day where there is none, with the one before and the one after."""
    for kind in PAGED:
        tracks = sorted((track for track in site.lookup.history.tracks if track.kind == kind), key=lambda one: natural(one.slug))
        lines = (site.lines[track.key] for track in tracks)
        refs = tuple(Ref(text=line.id or line.title, href=line.href, title=line.title) for line in lines)
        yield from ((track, beside(refs, at)) for at, track in enumerate(tracks))


def item_places(site: Site) -> Iterator[str]:
    """Yield the path of the page of each item, in the order of `item_pages`."""
    return (site.lines[track.key].href for track, _ in _in_order(site))


def item_pages(site: Site) -> Iterator[Later]:
    """Yield one page for each item of a kind that has pages."""
    measured = _measured(site)
    for track, near in site.mine(_in_order(site)):
        head, told = _head(site, track, near, measured.get(track.key) if track.kind == "metric" else None), Told(site, track)
        make = partial(_page, site, track, head, told)
        yield Later(path=site.lines[track.key].href, basis=_basis(site, track, head), body=told, make=make)
