"""What pages look up in a history: which item a record belongs to, where a thing is shown, who names what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from urllib.parse import quote

import msgspec

from reportgen.history import Day, Finding, History, Person, Place, Track
from reportgen.history.slugs import PAGED, report_slugs, slug
from reportgen.records import Record, Report, report_at
from reportgen.site.look import Look
from reportgen.site.view import Ref
from reportgen.site.windows import periods
from reportgen.site.words import short_day
from reportgen.text.packed import texts
from reportgen.text.redact import MARK

__all__ = ["LISTS", "PAGED", "Identity", "Lookup", "build_lookup", "identity", "other_names"]

LISTS = {
    "action": "actions.html", "story": "stories.html", "risk": "risks.html",
    "decision": "decisions.html", "item": "items.html", "metric": "metrics.html", "escalation": "log.html",
}  # fmt: skip

Identity = tuple[str, int, str, str | None, str]

identity: Callable[[Record], Identity] = attrgetter("source", "line", "kind", "id", "title")
"""What tells a record from every other one: records are not hashable, and one line may hold several."""


class Lookup(msgspec.Struct, frozen=True, kw_only=True):
    """All indexes of one site, built once.

    `numbered` are the ids, case folded, that have a digit; `hints` finds something in each text that names one of them, or a source.
    """

    history: History
    look: Look
    findings: tuple[Finding, ...]
    tracks: Mapping[str, Track]
    track_of: Mapping[Identity, str]
    reports: Mapping[str, Report]
    files: Mapping[str, str]
    days: Mapping[str, Day]
    day_at: Mapping[str, int]
    days_on: Mapping[str, Day]
    by_id: Mapping[str, tuple[str, ...]]
    mentions: Mapping[str, tuple[Record, ...]]
    people: Mapping[str, Person]
    in_report: Mapping[str, tuple[Finding, ...]]
    on_track: Mapping[str, tuple[Finding, ...]]
    pieces: Mapping[str, tuple[Report, ...]]
    texts: Mapping[str, str]
    periods: Mapping[str, tuple[str, str]]
    numbered: frozenset[str]
    hints: re.Pattern[str]
    as_of: str

    def report_href(self, key: str, fragment: str = "") -> str:
        """Return where the report `key` is shown; empty for a report that is not in the corpus."""
        file = self.files.get(key)
        return f"reports/{file}.html{'#' + fragment if fragment else ''}" if file else ""

    def line_href(self, record: Record) -> str:
        """Return the line of the report that says `record`."""
        return self.report_href(record.report, f"L{record.line}")

    def place_ref(self, place: Place) -> Ref:
        """Return the line that `place` names, with the page of the report that holds it."""
        pieces = self.pieces.get(place.source, ())
        report = report_at(pieces, place.line) or next(iter(pieces), None)
        return Ref(text=str(place), href=self.report_href(report.key, f"L{place.line}") if report else "")

    def path_href(self, source: str, line: int = 0) -> str:
        """Return the page of the file `source`, at its line `line` if there is such a one; empty for what is no report."""
        pieces = self.pieces.get(source, ())
        report = report_at(pieces, line) or next(iter(pieces), None)
        if report is None:
            return ""
        lines = self.texts[source].split("\n") if line in report.span and source in self.texts else []
        return self.report_href(report.key, f"L{line}" if 0 < line <= len(lines) and lines[line - 1].strip() else "")

    def day_ref(self, record: Record) -> Ref:
        """Return the date of `record`, linked to its line."""
        return Ref(text=short_day(record.date) if record.date else "undated", href=self.line_href(record), title=f"line {record.line}")

    def day_before(self, day: Day) -> Day | None:
        """Return the day of the report before that of `day`."""
        at = self.day_at[day.report.key]
        return self.history.days[at - 1] if at else None

    def track_href(self, track: Track) -> str:
        """Return the page of an item, or the line that says it last."""
        return f"items/{track.slug}.html" if track.kind in PAGED else self.line_href(track.now)

    def track_by_record(self, record: Record) -> Track | None:
        """Return the item that `record` belongs to."""
        return self.tracks.get(self.track_of.get(identity(record), ""))

    def track_named(self, name: str, date: str | None = None) -> Track | None:
        """Return the item with the id `name`; of several with one id, the latest that had begun at `date`."""
        keys = self.by_id.get(name.casefold(), ())
        begun = bisect_right(keys, date, key=lambda key: self.tracks[key].first or "") if date else len(keys)
        return self.tracks[keys[max(begun - 1, 0)]] if keys else None

    def mentions_of(self, name: str) -> tuple[Record, ...]:
        """Return the records of other items that name the id `name`, oldest first."""
        return self.mentions.get(name.casefold(), ())

    def person_ref(self, name: str) -> Ref:
        """Return the page of an owner."""
        person = self.people.get(name.casefold())
        return Ref(text=name, href=f"people/{person.slug}.html" if person else "")

    def list_href(self, kind: str, **query: str) -> str:
        """Return the list of a kind, with a filter that the list's script applies."""
        pairs = "&".join(f"{key}={quote(value, safe='')}" for key, value in query.items())
        return f"{LISTS[kind]}{'?' + pairs if pairs else ''}"

    def source_href(self, path: str, line: int, end: int = 0) -> str:
        """Return the address of the lines `line` to `end` where the sources are kept; nothing without a place, or without its commit."""
        pattern, commit = self.look.source_url, self.look.commit
        if not pattern.startswith(("https://", "http://")) or ("{commit}" in pattern and not commit):
            return ""
        if MARK in path:  # not what the file is called there
            return ""
        filled = pattern.replace("{commit}", commit).replace("{line}", str(line)).replace("{end}", str(end or line))
        return filled.replace("{path}", quote(path))


def other_names(track: Track) -> tuple[str, ...]:
    """Return the ids of an item besides the one that its page is called by."""
    return tuple(name for name in (*track.ids, *track.former) if slug(name) != track.slug)


def _by_id(tracks: Sequence[Track]) -> dict[str, tuple[str, ...]]:
    """Map each id, case folded, to the keys of its items; another name of an item leads to it unless an item is called so."""
    found: dict[str, list[Track]] = defaultdict(list)
    for track in tracks:
        if track.id:
            found[track.id.casefold()].append(track)
    own = frozenset(found)
    for track in tracks:
        for name in dict.fromkeys(map(str.casefold, (*track.ids, *track.former))):
            if name not in own:
                found[name].append(track)
    order = {kind: at for at, kind in enumerate(PAGED)}
    return {
        name: tuple(track.key for track in sorted(held, key=lambda track: (track.first or "", -order.get(track.kind, 9), track.key)))
        for name, held in found.items()
    }


def _gather(findings: Iterable[Finding], field: str) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if getattr(finding, field):
            found[getattr(finding, field)].append(finding)
    return {key: tuple(held) for key, held in found.items()}


def build_lookup(history: History, findings: tuple[Finding, ...], look: Look) -> Lookup:
    """Index `history` and `findings` once for all pages."""
    reports = history.corpus.reports
    pieces: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        pieces[report.header.source].append(report)
    dates = [date for report in reports for date in (report.date, *report.dates) if date]
    by_id = _by_id(history.tracks)
    digits = {sign for name in by_id for sign in name if sign.isdigit()}
    return Lookup(
        history=history,
        look=look,
        findings=findings,
        tracks={track.key: track for track in history.tracks},
        track_of={identity(record): track.key for track in history.tracks for record in track.sightings},
        reports={report.key: report for report in reports},
        files=report_slugs(report.key for report in reports),
        days={day.report.key: day for day in history.days},
        day_at={day.report.key: at for at, day in enumerate(history.days)},
        days_on={day.report.date or "": day for day in history.days},
        mentions={name.casefold(): records for name, records in history.mentions.items()},
        by_id=by_id,
        people={person.name.casefold(): person for person in history.people},
        in_report=_gather(findings, "report"),
        on_track=_gather(findings, "track"),
        pieces={source: tuple(held) for source, held in pieces.items()},
        texts=texts(history.corpus.sources),
        periods=periods(history),
        numbered=frozenset(name for name in by_id if not digits.isdisjoint(name)),
        hints=re.compile("|".join((r"\.md", r"\.markdown", *sorted(digits)))),
        as_of=max(dates, default=""),
    )
