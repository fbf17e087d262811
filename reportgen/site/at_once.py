"""A site in which some reports read anew stand in place of what they were, or new, before what joins the reports is known again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from reportgen.corpus import Corpus
from reportgen.history import Finding
from reportgen.history.slugs import report_slugs
from reportgen.records import Record, Report
from reportgen.site.lookup import Identity, Lookup, identity
from reportgen.site.page import Origin, Site
from reportgen.text.packed import digest


def changed(before: Corpus, now: Corpus) -> tuple[Report, ...] | None:
    """Return the reports of `now` that are new or read otherwise than in `before`; None where one is gone, or got another date or key."""
    known = {report.key: report for report in before.reports}
    found = [report for report in now.reports if report.key in known]
    files = report_slugs(report.key for report in now.reports)
    if list(map(_place, found)) != list(map(_place, before.reports)) or not report_slugs(known).items() <= files.items():
        return None
    texts = {source.path: source for source in before.sources}
    edited = {source.path for source in now.sources if source is not (was := texts.get(source.path)) and source != was}
    return tuple(
        one for one in now.reports
        if one.header.source in edited or (one is not (old := known.get(one.key)) and one != old)
    )  # fmt: skip


def _place(report: Report) -> object:
    return report.key, report.date, report.dates, report.header.source


def at_once(site: Site, now: Corpus, reports: Sequence[Report], findings: Mapping[str, Sequence[Finding]]) -> Site:
    """Return `site` with `reports`, which `changed` found in `now`; `findings` are those about their sources by themselves, by path.

    Only the pages of these reports are for showing: they have the records, the text and these findings. What else stands there, such as
    the numbers of the day and which item a record belongs to, is as in `site`, as far as it can be told.
    """
    by_key = {report.key: report for report in reports}
    lookup = _looked_up(site.lookup, now, by_key, findings)
    edited = {report.header.source for report in reports}
    told = {lookup.report_href(report.key): _origin(report) for report in reports}
    digests = {path: digest(lookup.texts[path]) for path in edited}
    return msgspec.structs.replace(site, lookup=lookup, sources={**site.sources, **told}, digests={**site.digests, **digests})


def _origin(report: Report) -> Origin:
    return Origin(path=report.header.source, line=report.span.first, end_line=report.span.last)


def _looked_up(lookup: Lookup, now: Corpus, by_key: dict[str, Report], findings: Mapping[str, Sequence[Finding]]) -> Lookup:
    days = {key: msgspec.structs.replace(day, report=by_key[key]) for key, day in lookup.days.items() if key in by_key}
    by_date = {day.report.date or "": days[day.report.key] for day in lookup.days_on.values() if day.report.key in days}
    found = [finding for finding in lookup.findings if finding.source not in findings]
    of = {key: [one for path in findings for one in findings[path] if one.report == key] for key in by_key}
    return msgspec.structs.replace(
        lookup,
        history=msgspec.structs.replace(lookup.history, corpus=now),
        findings=(*found, *(one for path in sorted(findings) for one in findings[path])),
        reports={**lookup.reports, **by_key},
        files=report_slugs(report.key for report in now.reports),
        days={**lookup.days, **days},
        days_on={**lookup.days_on, **by_date},
        track_of={**lookup.track_of, **_tracks(lookup, by_key)},
        in_report={**lookup.in_report, **{key: tuple(held) for key, held in of.items()}},
        pieces={**lookup.pieces, **_pieces(now, by_key)},
        texts={**lookup.texts, **{source.path: source.text for source in now.sources if source.path in findings}},
    )


def _pieces(now: Corpus, by_key: dict[str, Report]) -> dict[str, tuple[Report, ...]]:
    paths = {report.header.source for report in by_key.values()}
    return {path: tuple(report for report in now.reports if report.header.source == path) for path in paths}


def _tracks(lookup: Lookup, by_key: dict[str, Report]) -> dict[Identity, str]:
    """Return the item that each record belongs to: that of the record it was, as far as its words tell; else that of its id."""
    found: dict[Identity, str] = {}
    for key, report in by_key.items():
        old = lookup.reports[key].records if key in lookup.reports else ()
        was = {_words(record): lookup.track_of.get(identity(record), "") for record in old}
        for record in report.records:
            named = lookup.track_named(record.id, record.date) if record.id else None
            item = was.get(_words(record)) or (named.key if named and named.kind == record.kind else "")
            if item:
                found[identity(record)] = item
    return found


def _words(record: Record) -> object:
    return record.kind, record.id, record.title
