"""Report pages: the report as written, its records beside it, and what its day added up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

import msgspec
from markupsafe import Markup

from reportgen.blocks.html import Mark, Resolve, Split, fill
from reportgen.history import Change, Day, Finding
from reportgen.records import Record, Report
from reportgen.site.asof import asof_href
from reportgen.site.body import Body
from reportgen.site.dayviews import Moved, Standing, eyebrow, groups, moved, report_ref, report_title, risks_on, tiles, tiles_basis
from reportgen.site.flaws import flaws
from reportgen.site.life import Kept, kept, kept_basis
from reportgen.site.lines import tone
from reportgen.site.lookup import identity
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.spoken import speech
from reportgen.site.trusted import trusted
from reportgen.site.view import Entry, Flaw, Group, Ref, Tile
from reportgen.site.words import KINDS, number, state_words

LETTERS = {
    "action": "A", "story": "S", "risk": "R", "decision": "D", "escalation": "E", "checkpoint": "C", "priority": "P", "metric": "M",
}  # fmt: skip


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """The records of one kind in one report."""

    kind: str
    name: str
    entries: tuple[Entry, ...]


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that nobody could read as a record, and why."""

    line: Ref
    why: str
    text: str


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """One report with everything that follows from it."""

    name: str
    eyebrow: str
    title: str
    source: Ref
    before: Ref | None
    after: Ref | None
    around: tuple[Ref, ...]
    tiles: tuple[Tile, ...]
    html: Body | None
    piles: tuple[Pile, ...]
    gaps: tuple[Gap, ...]
    kept: int
    flaws: tuple[Flaw, ...]
    moved: tuple[Moved, ...]
    groups: tuple[Group, ...]
    risks: tuple[Standing, ...]
    promises: tuple[Kept, ...]


def _anchors(report: Report) -> dict[int, str]:
    """Return the anchor of the first record on each line."""
    found: dict[int, str] = {}
    for at, record in enumerate(report.records):
        found.setdefault(record.line, f"r-{at + 1}")
    return found


def marks(report: Report, findings: tuple[Finding, ...] = (), say: Callable[[str], str] = str) -> dict[int, Mark]:
    """Return what each line of a report became (a record, part of one, narrative that was kept, or unread) and what is wrong with it.

    `say` puts our own words into the language of the pages.
    """
    found: dict[int, Mark] = {}
    for span in report.kept:
        found |= dict.fromkeys(range(span.first, span.last + 1), Mark(kind="kept"))
    for record in report.records:
        found |= dict.fromkeys(range(record.line, record.end_line + 1), Mark(kind="rec"))
    for gap in report.unread:
        found |= dict.fromkeys(range(gap.span.first, gap.span.last + 1), Mark(kind="unread"))
        found[gap.span.first] = Mark(kind="unread", href="#unread", label="?", title=f"{say('Not read')}: {gap.why}")
    anchors = _anchors(report)
    for record in reversed(report.records):
        kind = say(KINDS[record.kind][0])
        title = f"{kind[:1].upper()}{kind[1:]} {record.id or ''}".strip()
        found[record.line] = Mark(kind=record.kind, href=f"#{anchors[record.line]}", label=LETTERS.get(record.kind, "·"), title=title)
    for finding in findings:
        mark = found.get(finding.line, Mark(kind="kept"))
        says = f"{mark.flaw}; {finding.message}" if mark.flaw else finding.message
        found[finding.line] = msgspec.structs.replace(mark, flaw=says, flaw_href="#findings")
    return found


def _note(record: Record) -> str:
    """Return what a record says besides its title, briefly."""
    if record.kind == "metric":
        target = record.target_raw or (f"{record.comparator or ''}{number(record.target)}" if record.target is not None else "")
        value = record.value_raw or (number(record.value) if record.value is not None else "")
        return f"{value} (target {target})" if target else value
    if record.kind == "checkpoint":
        return record.time_raw or record.start or ""
    return f"due {record.due_raw or record.due}" if record.due_raw or record.due else ""


def _entry(site: Site, report: Report, at: int, moves: dict[object, Moved]) -> Entry:
    record = report.records[at]
    track = site.lookup.track_by_record(record)
    line = site.lines.get(track.key) if track else None
    own = moves.get(track.key) if track else None
    return Entry(
        anchor=f"r-{at + 1}",
        line=Ref(text=str(record.line), href=site.lookup.line_href(record), title=f"Show line {record.line} in the report"),
        kind=record.kind, id=record.id or "", title=record.title or record.section, first=record.line,
        final=record.end_line,
        item=Ref(text=line.id or line.title, href=line.href, title=line.title) if line else None,
        state=record.status or "", state_text=state_words(record.status), level=record.level or "", trend=record.trend or "",
        percent=record.percent, note=_note(record), owners=", ".join(record.owners),
        source=site.lookup.source_href(record.source, record.line, record.end_line),
        moves=tuple(one for one in own.moves if one.after.href == site.lookup.line_href(record)) if own else (),
    )  # fmt: skip


def _piles(site: Site, report: Report, changed: tuple[Moved, ...]) -> tuple[Pile, ...]:
    moves: dict[object, Moved] = {one.item.key: one for one in changed}
    found: dict[str, list[Entry]] = {}
    for at, record in enumerate(report.records):
        found.setdefault(record.kind, []).append(_entry(site, report, at, moves))
    return tuple(Pile(kind=kind, name=KINDS[kind][1].capitalize(), entries=tuple(found[kind])) for kind in KINDS if kind in found)


def _gaps(site: Site, report: Report) -> tuple[Gap, ...]:
    found = []
    for gap in report.unread:
        words = f"line {gap.span.first}" if len(gap.span) == 1 else f"lines {gap.span.first}–{gap.span.last}"
        found.append(Gap(line=Ref(text=words, href=site.lookup.report_href(report.key, f"L{gap.span.first}")), why=gap.why, text=gap.text))
    return tuple(found)


def _body(site: Site, report: Report) -> Body | None:
    """Return the text of a report; it follows from its basis and the report."""
    source, span = report.header.source, report.span
    text = site.lookup.texts.get(source, "")
    if not text.strip():
        return None
    findings = site.lookup.in_report.get(report.key, ())

    say = speech(site.lookup.look.language).words_of

    def draw(resolve: Resolve, split: Split) -> Markup:
        return trusted(fill(site.draw(text, span.first, span.last), marks(report, findings, say), resolve, split))

    return Body((site.digests[source], [(one.line, one.message) for one in findings]), site, report, draw)


def _around(site: Site, report: Report) -> tuple[Ref, ...]:
    """Return the pages that show this day among others: all items as of it, its week, its sprint."""
    asof = asof_href(site, report.key)
    refs = [Ref(text="All items as of this day", href=asof)] if asof else []
    return (*refs, *site.spans.get(report.key, ()))


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows that is soon made."""

    before: Ref | None = None
    after: Ref | None = None
    around: tuple[Ref, ...]
    flaws: tuple[Flaw, ...]
    html: Body | None


def _head(site: Site, report: Report, before: Report | None = None, after: Report | None = None) -> _Head:
    return _Head(
        before=report_ref(site, before) if before else None, after=report_ref(site, after) if after else None,
        around=_around(site, report), flaws=flaws(site, site.lookup.in_report.get(report.key, ())), html=_body(site, report),
    )  # fmt: skip


def _view(site: Site, report: Report, head: _Head) -> ReportView:
    lookup, day = site.lookup, site.lookup.days.get(report.key)
    changed = moved(site, day) if day else ()
    source, line = report.header.source, report.span.first
    return ReportView(
        name=report_title(report), eyebrow=eyebrow(report), title=report.header.title,
        source=Ref(text=f"{source}:{line}" if line > 1 else source, href=lookup.source_href(source, line, report.span.last)),
        before=head.before, after=head.after, around=head.around, tiles=tiles(site, day) if day else (), html=head.html,
        piles=_piles(site, report, changed), gaps=_gaps(site, report), kept=sum(map(len, report.kept)), flaws=head.flaws,
        moved=changed, groups=groups(site, day) if day else (), risks=risks_on(site, day) if day else (),
        promises=tuple(kept(site, promise) for promise in day.promises) if day else (),
    )  # fmt: skip


def report_view(site: Site, report: Report) -> ReportView:
    """Return `report` as its page shows it, without the way to other reports."""
    return _view(site, report, _head(site, report))


def _change(site: Site, change: Change) -> object:
    """Return what the words of a change follow from, besides the line of its item."""
    was, now, files = change.was, change.now, site.lookup.files
    places = was.line, files.get(was.report), now.line, files.get(now.report)
    return change.field, change.before, change.after, tone(change), now.kind, site.lookup.track_of.get(identity(now)), places


def _of_day(site: Site, day: Day) -> object:
    """Return what the part of a page that tells of its day follows from, besides the report, its findings and the lines of items."""
    held = day.open, day.closed, day.new, day.carried, day.silent, day.states, day.risks, day.unrated, day.readiness
    changes = [_change(site, change) for change in day.changes]
    return held, changes, [kept_basis(site, promise) for promise in day.promises], tiles_basis(site, day)


def _read(site: Site, report: Report) -> object:
    """Return what all that is read of `report` follows from: its text and which lines of it are this report, else the report itself."""
    digest = site.digests.get(report.header.source)
    return (digest, report.key, report.span) if digest else report


def _basis(site: Site, report: Report, head: _Head) -> object:
    """Return what a page follows from: the report, its day, which item each record belongs to, and what is shown of these items.

    Beside a record that is what its item is called, which stays when later reports go on about it, as they do about a metric.
    """
    lookup, day = site.lookup, site.lookup.days.get(report.key)
    of = list(map(lookup.track_of.get, map(identity, report.records)))
    called = [(key, line.id, line.title, line.href) if (line := site.lines.get(key or "")) else key for key in of]
    shown: list[Iterable[str | None]] = []
    if day:
        shown += [day.open, day.closed, day.new, day.carried, day.silent, day.risks, day.unrated]
        shown += [[promise.track for promise in day.promises]]
        shown += [[lookup.track_of.get(identity(change.now)) for change in day.changes]]
    faces = list(map(site.faces.get, filter(None, dict.fromkeys(chain.from_iterable(shown)))))  # in an order that follows from the rest
    told = site.sources[lookup.report_href(report.key)]
    return _read(site, report), head, called, faces, _of_day(site, day) if day else None, told


def report_places(site: Site) -> Iterator[str]:
    """Yield the path of the page of each report, in the order of `report_pages`."""
    return (site.lookup.report_href(report.key) for report in site.lookup.history.corpus.reports)


def report_pages(site: Site) -> Iterator[Later]:
    """Yield one page for each report, linked to the one before and the one after."""
    reports = site.lookup.history.corpus.reports
    for at, report in site.mine(enumerate(reports)):
        head = _head(site, report, reports[at - 1] if at else None, reports[at + 1] if at + 1 < len(reports) else None)
        path = site.lookup.report_href(report.key)
        yield Later(path=path, basis=_basis(site, report, head), body=head.html, make=partial(_page, site, report, head))


def _page(site: Site, report: Report, head: _Head) -> Page:
    return Page(
        path=site.lookup.report_href(report.key), template="report.html", title=report_title(report), here="reports",
        about=report.header.title, crumbs=(HOME, Ref(text="Reports", href="reports.html")), date=report.date or "",
        view=_view(site, report, head),
    )  # fmt: skip
