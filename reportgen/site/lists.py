"""Lists: all items of one kind, which a small script sorts and filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from reportgen.history.dues import days_between
from reportgen.records import Record
from reportgen.site.choices import keyed, line_choices
from reportgen.site.dayviews import newest_first, report_title
from reportgen.site.lines import by_level, by_need, newest
from reportgen.site.lookup import LISTS
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.sheets import Keyed, Piece, Sheeted, Whole, sheets
from reportgen.site.view import Choice, Line, Ref
from reportgen.site.words import KINDS, count

SHEET = 500
"""Rows on one page: what a browser sorts and filters without a pause, and what weighs less than 150 kB."""


LOG = 200
"""Days on one sheet of the log."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a list: its heading, the key it sorts by, and whether it holds numbers."""

    key: str
    name: str
    sort: str = ""
    number: bool = False


COLUMNS = {
    column.key: column
    for column in (
        Column(key="item", name="Item", sort="id"),
        Column(key="kind", name="Kind", sort="kind"),
        Column(key="status", name="Status", sort="state"),
        Column(key="level", name="Level", sort="level"),
        Column(key="odds", name="Likelihood / impact"),
        Column(key="owner", name="Owner", sort="owner"),
        Column(key="due", name="Due", sort="due"),
        Column(key="age", name="Days open", sort="age", number=True),
        Column(key="seen", name="Seen", sort="seen", number=True),
        Column(key="points", name="Points", sort="points", number=True),
        Column(key="first", name="Decided", sort="first"),
        Column(key="last", name="Latest", sort="last"),
        Column(key="value", name="Value"),
        Column(key="target", name="Target"),
        Column(key="run", name="Run"),
    )
}


class ListView(Sheeted, frozen=True, kw_only=True):
    """One sheet of a list, and the other sheets; the choices count the rows of all."""

    kind: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Keyed[Line], ...]
    choices: tuple[Choice, ...]
    empty: str
    csv: Ref

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items of the rows."""
        return tuple(row.of for row in self.rows)


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
        kind="item", title="All items", about="Everything that reports list, whatever its kind, open and late first.",
        columns=("item", "kind", "status", "owner", "due", "seen"), order=by_need,
        filters=("kind", "open", "state", "level", "owner", "flag", "sprint", "week"),
        empty="Action items, stories, risks, decisions and metrics appear here when a report lists them.",
    ),
    ListKind(
        kind="action", title="Action items", about="Every action item that any report lists, as it stands after the latest one.",
        columns=("item", "status", "owner", "due", "age", "seen"), order=by_need,
        filters=("open", "state", "owner", "flag", "sprint", "week"),
        empty="Action items appear here when a report lists them: a bullet with an owner and a status, or a row of a table with an ID.",
    ),
    ListKind(
        kind="story", title="Stories", about="Sprint stories and backlog items with their points and progress.",
        columns=("item", "status", "points", "owner", "due", "seen"), order=by_need,
        filters=("open", "state", "owner", "flag", "sprint", "week"),
        empty="Stories appear here when a report has a section or table of stories.",
    ),
    ListKind(
        kind="risk", title="Risks", about="Every risk with its level as last stated, red first.",
        columns=("item", "level", "odds", "owner", "age", "seen"), order=by_level,
        filters=("open", "level", "owner", "flag", "sprint", "week"),
        empty="Risks appear here when a report has a risk section: an ID, an owner and a colour.",
    ),
    ListKind(
        kind="decision", title="Decisions", about="What was decided, newest first, with the line that says so.",
        columns=("item", "owner", "first", "seen"), order=newest,
        filters=("owner", "sprint", "week"),
        empty="Decisions appear here when a report has a decision log or a bullet “Decision: …”.",
    ),
    ListKind(
        kind="metric", title="Metrics", about="Every number that reports track by name, with its target and its run.",
        columns=("item", "value", "target", "run", "last", "seen"), order=_by_name,
        filters=("met", "sprint", "week"),
        empty="Metrics appear here when a report has a table with targets and results.",
    ),
)  # fmt: skip


def _sheet_path(kind: str, number: int) -> str:
    stem = LISTS[kind].removesuffix(".html")
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _rows(site: Site, row: ListKind) -> tuple[Keyed[Line], ...]:
    lines = sorted((line for line in site.lines.values() if row.kind in ("item", line.kind)), key=row.order)
    keys = tuple(dict.fromkeys((*row.filters, *(COLUMNS[key].sort for key in row.columns if COLUMNS[key].sort))))
    return tuple(Keyed(line, keyed(line, keys)) for line in lines)


def _sheets(site: Site, row: ListKind) -> Iterator[Page]:
    rows, columns = _rows(site, row), tuple(COLUMNS[key] for key in row.columns)
    choices = line_choices(row.filters, [one.of for one in rows])
    name = LISTS[row.kind].removesuffix(".html")
    for sheet, part in sheets(rows, SHEET, lambda number: _sheet_path(row.kind, number), f"rows/{name}"):
        view = ListView(
            kind=row.kind, title=row.title, about=row.about, columns=columns, rows=tuple(part), choices=choices, part=sheet,
            empty=row.empty, csv=Ref(text=f"{name}.csv", href=csv_path(row.kind)),
        )  # fmt: skip
        yield Page(
            path=_sheet_path(row.kind, sheet.number), template="list.html", title=row.title, view=view, here=row.kind, crumbs=(HOME,),
            about=row.about,
        )  # fmt: skip
    if len(rows) > SHEET:
        until = site.lookup.as_of
        whole = Whole(folder=f"rows/{name}", template="itemrows.html", filters=row.filters, columns=columns, mark=_key, until=until)
        yield from whole.pieces([_growing(one, until) for one in rows])


def _key(row: Keyed[Line]) -> str:
    return row.of.key


def _growing(row: Keyed[Line], until: str) -> Keyed[Line]:
    """Return a row of an item that is not closed without its days open until now, but with the date that they began."""
    line = row.of
    if "age" not in row.keys or line.closed or line.days_open != days_between(line.first_date, until):
        return row
    return Keyed(line, {**row.keys, "age": f"@{line.first_date}"})


def csv_path(kind: str) -> str:
    """Return where the whole list of a kind lies as CSV."""
    return f"data/{LISTS[kind].removesuffix('.html')}.csv"


def list_pages(site: Site) -> Iterator[Page | Later]:
    """Yield the lists of every kind, in sheets of `SHEET` rows."""
    for row in LIST_KINDS:
        for page in _sheets(site, row):
            yield _faced(site, page, page.view) if isinstance(page.view, (ListView, Piece)) and page.view.rows else page


def _faced(site: Site, page: Page, view: ListView | Piece) -> Later:
    """Return a page whose basis has the digest of each item that it shows in a row, and its days open as told there, for the row."""
    told = isinstance(view, ListView)  # its twins tell the days also where no column does
    faces = [(site.faces[row.of.key], row.of.days_open if told else row.keys.get("age")) for row in view.rows if isinstance(row, Keyed)]
    around = msgspec.structs.replace(page, view=msgspec.structs.replace(view, rows=()))
    return Later(path=page.path, basis=(around, faces), make=lambda: page)


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


class LogView(Sheeted, frozen=True, kw_only=True):
    """One sheet of the log, and the other sheets."""

    days: tuple[LogDay, ...]


def _log_path(number: int) -> str:
    return "log.html" if number == 1 else f"log-{number}.html"


def log_pages(site: Site) -> Iterator[Page]:
    """Yield the log in sheets: what was escalated, and how the days ran."""
    for sheet, days in sheets(tuple(_log_days(site)), LOG, _log_path):
        yield Page(
            path=_log_path(sheet.number), template="log.html", title="Log", view=LogView(days=tuple(days), part=sheet), here="log",
            crumbs=(HOME,), about="Escalations, checkpoints and priorities by day",
        )  # fmt: skip
