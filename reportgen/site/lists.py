"""Lists: all items of one kind, which a small script sorts and filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from reportgen.records import Record
from reportgen.site.dayviews import newest_first, report_title
from reportgen.site.lines import by_level, by_need, newest
from reportgen.site.lookup import LISTS
from reportgen.site.page import HOME, Page, Site
from reportgen.site.view import Line, Ref
from reportgen.site.words import KINDS, LEVELS, STATES, count

SHEET = 1000
"""Rows on one page: what a browser sorts without a pause."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One filter of a list: its name in the query, its label and its values with their words."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet of a list, and the other sheets."""

    kind: str
    title: str
    about: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]
    total: int
    sheets: tuple[Ref, ...]
    sheet: int
    empty: str


class ListKind(msgspec.Struct, frozen=True, kw_only=True):
    """One row of `LIST_KINDS`: what the list of a kind shows and how it is ordered."""

    kind: str
    title: str
    about: str
    columns: tuple[str, ...]
    order: Callable[[Line], tuple[object, ...]]
    filters: tuple[str, ...]
    empty: str


def _by_name(line: Line) -> tuple[object, ...]:
    return (line.title.casefold(), line.key)


LIST_KINDS = (
    ListKind(
        kind="action", title="Action items", about="Every action item that any report lists, as it stands after the latest one.",
        columns=("item", "status", "owner", "due", "age", "seen"), order=by_need, filters=("open", "state", "owner", "flag"),
        empty="Action items appear here when a report lists them: a bullet with an owner and a status, or a row of a table with an ID.",
    ),
    ListKind(
        kind="story", title="Stories", about="Sprint stories and backlog items with their points and progress.",
        columns=("item", "status", "points", "owner", "due", "seen"), order=by_need, filters=("open", "state", "owner", "flag"),
        empty="Stories appear here when a report has a section or table of stories.",
    ),
    ListKind(
        kind="risk", title="Risks", about="Every risk with its level as last stated, red first.",
        columns=("item", "level", "odds", "owner", "age", "seen"), order=by_level, filters=("level", "owner", "flag"),
        empty="Risks appear here when a report has a risk section: an ID, an owner and a colour.",
    ),
    ListKind(
        kind="decision", title="Decisions", about="What was decided, newest first, with the line that says so.",
        columns=("item", "owner", "first", "seen"), order=newest, filters=("owner",),
        empty="Decisions appear here when a report has a decision log or a bullet “Decision: …”.",
    ),
    ListKind(
        kind="metric", title="Metrics", about="Every number that reports track by name, with its target and its run.",
        columns=("item", "value", "target", "run", "last", "seen"), order=_by_name, filters=("met",),
        empty="Metrics appear here when a report has a table with targets and results.",
    ),
)  # fmt: skip


def _choice(key: str, lines: tuple[Line, ...]) -> Choice:
    if key == "open":
        return Choice(key="open", label="Open or closed", values=(("open", "Open"), ("closed", "Closed")))
    if key == "state":
        held = {line.state for line in lines}
        return Choice(key="state", label="Status", values=tuple((state, words) for state, words in STATES.items() if state in held))
    if key == "level":
        held = {line.level for line in lines}
        return Choice(
            key="level", label="Level", values=tuple((level, words) for level, words in reversed(LEVELS.items()) if level in held)
        )
    if key == "met":
        return Choice(key="met", label="Target", values=(("yes", "Met"), ("no", "Missed")))
    if key == "flag":
        return Choice(
            key="flag",
            label="Needs a look",
            values=(("late", "Past due"), ("slipped", "Slipped"), ("vanished", "Vanished"), ("reopened", "Reopened")),
        )
    owners = sorted({owner.text for line in lines for owner in line.owners}, key=lambda name: (name.casefold(), name))
    return Choice(key="owner", label="Owner", values=tuple((owner, owner) for owner in owners))


def _sheet_path(kind: str, number: int) -> str:
    stem = LISTS[kind].removesuffix(".html")
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _sheets(site: Site, row: ListKind) -> Iterator[Page]:
    lines = tuple(sorted((line for line in site.lines.values() if line.kind == row.kind), key=row.order))
    choices = tuple(choice for key in row.filters if len((choice := _choice(key, lines)).values) > 1)
    many = max(-(-len(lines) // SHEET), 1)
    sheets = tuple(Ref(text=str(number), href=_sheet_path(row.kind, number)) for number in range(1, many + 1)) if many > 1 else ()
    for number in range(1, many + 1):
        view = ListView(
            kind=row.kind, title=row.title, about=row.about, columns=row.columns, lines=lines[(number - 1) * SHEET : number * SHEET],
            choices=choices, total=len(lines), sheets=sheets, sheet=number, empty=row.empty,
        )  # fmt: skip
        yield Page(
            path=_sheet_path(row.kind, number),
            template="list.html",
            title=row.title,
            view=view,
            here=row.kind,
            crumbs=(HOME,),
            about=row.about,
        )


def list_pages(site: Site) -> Iterator[Page]:
    """Yield the lists of every kind, in sheets of `SHEET` rows."""
    for row in LIST_KINDS:
        yield from _sheets(site, row)


class LogDay(msgspec.Struct, frozen=True, kw_only=True):
    """What one report escalated, and its checkpoints and priorities in numbers."""

    report: Ref
    date: str
    escalations: tuple[Ref, ...]
    checkpoints: Ref | None
    hours: str
    priorities: Ref | None


def _refs(site: Site, records: list[Record]) -> tuple[Ref, ...]:
    return tuple(Ref(text=record.title or "Escalation", href=site.lookup.line_href(record)) for record in records)


def _log_days(site: Site) -> Iterator[LogDay]:
    for report in newest_first(site.lookup.history.corpus.reports):
        by_kind = {kind: [record for record in report.records if record.kind == kind] for kind in ("escalation", "checkpoint", "priority")}
        if not any(by_kind.values()):
            continue
        times = sorted(time for record in by_kind["checkpoint"] for time in (record.start, record.end) if time)
        page = site.lookup.report_href(report.key)
        totals = {kind: Ref(text=count(len(held), *KINDS[kind]), href=f"{page}#pile-{kind}") for kind, held in by_kind.items() if held}
        yield LogDay(
            report=Ref(text=report_title(report), href=page, title=report.header.title), date=report.date or "",
            escalations=_refs(site, by_kind["escalation"]), hours=f"{times[0]} to {times[-1]}" if len(times) > 1 else "".join(times),
            checkpoints=totals.get("checkpoint"),
            priorities=totals.get("priority"),
        )  # fmt: skip


def log_page(site: Site) -> Iterator[Page]:
    """Yield the log: what was escalated, and how the days ran."""
    view = tuple(_log_days(site))
    yield Page(
        path="log.html",
        template="log.html",
        title="Log",
        view=view,
        here="log",
        crumbs=(HOME,),
        about="Escalations, checkpoints and priorities by day",
    )
