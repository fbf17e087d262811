"""The rows of every table, from a history and what the checks found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import attrgetter

import msgspec

from reportgen import __version__
from reportgen.corpus.schema import KINDS
from reportgen.exports.sql import tables
from reportgen.exports.sql.before import Marks, copying
from reportgen.exports.sql.columns import PLACE, RECORD_COLUMNS, Table, keys_of
from reportgen.exports.sql.pages import Pages
from reportgen.exports.stated import last_stated
from reportgen.history import Finding, History, Track
from reportgen.history.changes import is_open
from reportgen.history.people import due, is_late
from reportgen.records import FORMAT, Kind, Record, Report
from reportgen.text.packed import texts

Row = tuple[object, ...]
Batch = tuple[str, Iterable[Row]]
"""A statement that fills a table, and rows of as many values as it has question marks."""

_JSON = msgspec.json.Encoder().encode
_PLACE = attrgetter("source", "line", "end_line")
_SPECIAL = ("owners", "details")  # a record of any kind may have them


class _Shape:
    """How the records of one kind become rows: only the columns that the kind may fill, since a NULL takes as long as a word."""

    def __init__(self, kind: Kind) -> None:
        keys = keys_of(kind)
        plain = [key for key in keys if key not in _SPECIAL]
        self.read: Callable[[Record], Row] = attrgetter(*plain)
        names = ["record", "report", "item", "kind", *(RECORD_COLUMNS[key].name for key in plain)]
        names += [*_SPECIAL, "text", *PLACE]
        self.insert = _insert(f"records ({', '.join(names)})", len(names))


def _insert(table: str, width: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * width)})"  # noqa: S608 -- our own words


_SHAPES = {kind: _Shape(kind) for kind in KINDS}
_LISTS = (tables.RECORD_OWNERS, tables.RECORD_MENTIONS)
_COPY = {table.name: copying(table) for table in (tables.RECORDS, *_LISTS)}
_ADD = {table.name: _insert(table.name, len(table.columns)) for table in tables.TABLES}


class Rows:
    """One history, with what its rows look up.

    Where rows may be copied, `firsts` has by the mark of each report the number of its first record.
    """

    def __init__(self, history: History, findings: tuple[Finding, ...], before: Mapping[bytes, int] | None = None) -> None:
        """Number the records of `history` and index its items; `before` are the `firsts` of an old database, from which rows are copied.

        None: nothing is copied now, nor is it to be.
        """
        self.history, self.findings = history, findings
        self.pages = Pages(history)
        self.reports = {report.key for report in history.corpus.reports}
        self.tracks = {track.key: track for track in history.tracks}
        self.people = {person.name.casefold(): person for person in history.people}
        self.item_of = {id(record): track.key for track in history.tracks for record in track.sightings}
        self.by_id = _by_id(history.tracks)
        self.numbers: dict[int, int] = {}
        self.lists: dict[str, list[Batch]] = {table.name: [] for table in _LISTS}
        self.firsts: dict[bytes, int] = {}
        self.before = before or {}
        self.marks = None if before is None else Marks(history.corpus, (person.name for person in history.people))
        days = (day for report in history.corpus.reports for day in (report.date, *report.dates) if day)
        self.as_of = max(days, default=None)

    def batches(self) -> Iterator[Batch]:
        """Yield the rows of all tables, those before that others refer to; each batch is to be taken before the next one."""
        yield from self._whole(tables.ABOUT, self._about())
        yield from self._whole(tables.REPORTS, map(self._report, self.history.corpus.reports))
        yield from self._whole(tables.ITEMS, map(self._item, self.history.tracks))
        yield from self._whole(tables.PEOPLE, self._people())
        yield from self._records()
        for table in _LISTS:
            yield from self.lists[table.name]
        yield from self._whole(tables.ITEM_OWNERS, self._item_owners())
        yield from self._whole(tables.CHANGES, self._changes())
        yield from self._whole(tables.FINDINGS, self._findings())
        yield from self._whole(tables.FINDING_PLACES, self._finding_places())

    def _whole(self, table: Table, rows: Iterable[Row]) -> Iterator[Batch]:
        yield _ADD[table.name], rows

    def _about(self) -> tuple[Row, ...]:
        return (("format", str(FORMAT)), ("generator", f"reportgen {__version__}"), ("as_of", self.as_of))

    def _report(self, report: Report) -> Row:
        head = report.header
        return (
            report.key, report.date, head.title, head.weekday, head.day, head.week, head.sprint, len(report.records),
            head.source, report.span.first, report.span.last, self.pages.report(report.key),
        )  # fmt: skip

    def _item(self, track: Track) -> Row:
        status, level, percent, owners, day = last_stated(track)
        return (
            track.key, track.kind, track.id, track.title, status, level, percent, ", ".join(owners) or None, day,
            due(track), track.first, track.last, track.closed, int(is_open(track)), int(is_late(track, self.as_of)), track.days_open,
            track.slips, track.slipped_days, track.reopened, int(track.vanished), int(track.lapsed), track.reason or None,
            *_PLACE(track.now), self.pages.item(track),
        )  # fmt: skip

    def _people(self) -> Iterator[Row]:
        first: dict[str, Record] = {}
        for report in self.history.corpus.reports:
            for record in report.records:
                for name in record.owners:
                    first.setdefault(name.casefold(), record)
        for folded, person in self.people.items():
            named = first.get(folded)
            yield (person.name, *(_PLACE(named) if named else (None, None, None)), f"people/{person.slug}.html")

    def _records(self) -> Iterator[Batch]:
        told = texts(self.history.corpus.sources)
        for report in self.history.corpus.reports:
            here, number = self.pages.report(report.key), len(self.numbers) + 1
            old = self._old(report, here, number)
            if old:
                yield self._copied(report, number, old)
                continue
            text = told.get(report.header.source)
            lines = text.split("\n") if text is not None else []
            for kind, records in groupby((report.header, *report.records), attrgetter("kind")):
                shape = _SHAPES[kind]
                yield shape.insert, self._rows(shape, report, records, (lines, f"{here}#L"))

    def _old(self, report: Report, page: str | None, number: int) -> int | None:
        """Return the number that the first record of `report` had, where rows are to be copied; now it is `number`."""
        if self.marks is None:
            return None
        records = (report.header, *report.records)
        named = (self._named(name, record.date) for record in records if record.mentions for name in record.mentions)
        mark = self.marks.of(report, page, chain((self.item_of.get(id(record)) for record in records), named))
        self.firsts[mark] = number
        return self.before.get(mark)

    def _copied(self, report: Report, number: int, old: int) -> Batch:
        """Return what copies the records of `report`, and keep what copies their owners and mentions for later."""
        self.numbers.update((id(record), at) for at, record in enumerate((report.header, *report.records), start=number))
        rows = ((number - old, old, old + len(report.records)),)
        for table in _LISTS:
            self.lists[table.name].append((_COPY[table.name], rows))
        return _COPY[tables.RECORDS.name], rows

    def _rows(self, shape: _Shape, report: Report, records: Iterable[Record], there: tuple[list[str], str]) -> Iterator[Row]:
        """Yield the rows of `records`, and keep those about their owners and mentions for later."""
        (lines, page), numbers, item_of = there, self.numbers, self.item_of
        told_owners, told_mentions = [], []
        for record in records:
            number = numbers[id(record)] = len(numbers) + 1
            text = "\n".join(lines[record.line - 1 : record.end_line]) if record is not report.header else _rest(report, lines)
            place = (record.source, record.line, record.end_line, f"{page}{record.line}")
            owners, details = record.owners, record.details
            yield (
                number, report.key, item_of.get(id(record)), record.kind, *shape.read(record),
                ", ".join(owners) if owners else None, _JSON(details).decode() if details else None, text or None, *place,
            )  # fmt: skip
            if owners:
                told_owners += [(number, at, name, self._person(name), *place) for at, name in enumerate(owners)]
            if record.mentions:
                told_mentions += [(number, at, name, self._named(name, record.date), *place) for at, name in enumerate(record.mentions)]
        for table, told in zip(_LISTS, (told_owners, told_mentions), strict=True):
            if told:
                self.lists[table.name].append((_ADD[table.name], told))

    def _person(self, name: str) -> str | None:
        person = self.people.get(name.casefold())
        return person.name if person else None

    def _named(self, name: str, date: str | None) -> str | None:
        """Return the key of the item with the id `name`; of several the latest that had begun at `date`."""
        tracks = self.by_id.get(name.casefold(), ())
        begun = [track for track in tracks if not date or (track.first or "") <= date]
        return (begun[-1] if begun else tracks[0]).key if tracks else None

    def _item_owners(self) -> Iterator[Row]:
        for track in self.history.tracks:
            record = next((one for one in reversed(track.sightings) if one.owners), None)
            for at, name in enumerate(record.owners if record else ()):
                assert record is not None  # noqa: S101 -- it has an owner
                yield (track.key, at, name, self._person(name), *_PLACE(record), self.pages.line(record))

    def _changes(self) -> Iterator[Row]:
        number = 0
        for track in self.history.tracks:
            for change in track.changes:
                number += 1
                now = change.now
                yield (
                    number, track.key, self.numbers.get(id(now)), now.report, now.date, change.field, change.before, change.after,
                    change.slip, *_PLACE(now), self.pages.line(now),
                )  # fmt: skip

    def _findings(self) -> Iterator[Row]:
        for number, one in enumerate(self.findings, start=1):
            report = one.report if one.report in self.reports else None
            item = one.track if one.track in self.tracks else None
            yield (
                number, one.rule, one.name, one.weight, one.message, one.hint or None, one.words or None, one.suppressed or None, report,
                item, one.column, one.source, one.line, one.line, self.pages.at(one.source, one.line),
            )  # fmt: skip

    def _finding_places(self) -> Iterator[Row]:
        for number, finding in enumerate(self.findings, start=1):
            for at, place in enumerate(finding.also):
                yield (number, at, place.source, place.line, place.line, self.pages.at(place.source, place.line))


def _by_id(tracks: Iterable[Track]) -> dict[str, list[Track]]:
    """Map each id, case folded, to the items that have or had it, those that began first in front."""
    found: dict[str, list[Track]] = defaultdict(list)
    for track in sorted(tracks, key=lambda track: (track.first or "", track.key)):
        for name in dict.fromkeys(map(str.casefold, (*track.ids, *track.former))):
            found[name].append(track)
    return found


def _rest(report: Report, lines: list[str]) -> str:
    """Return those lines of `report` that none of its records has."""
    taken = {line for record in report.records for line in range(record.line, record.end_line + 1)}
    whole = enumerate(lines[report.span.first - 1 : report.span.last], start=report.span.first)
    return "\n".join(text for line, text in whole if line not in taken and text.strip())
