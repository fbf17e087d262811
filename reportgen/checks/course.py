"""Rules RG505 to RG507: percentages that fall, due dates that move, and due dates that pass, all without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.case import Case
from reportgen.checks.rule import Remark
from reportgen.checks.told import Told, called, day_of, place
from reportgen.history.model import Change, History, Track
from reportgen.records import Record, Report
from reportgen.values.status import phrase_status

_WORK = ("action", "story")
_CLOSED = ("done", "cancelled", "deferred")
_EXPLAINED = re.compile(
    r"\b(?:re-?open\w*|regress\w*|revert\w*|roll(?:ed)?[ -]?back|again|re-?work\w*|re-?do\w*|redone|reject\w*|undone|fail\w*|"
    r"broke\w*|scope|grew|added|"
    r"re-?estimat\w*|re-?count\w*|re-?scop\w*|re-?baselin\w*|re-?assess\w*|correct\w*|revis\w*|adjust\w*|down from|from \d|was \d|"
    r"fell|falls|drop\w*|set ?back|too (?:early|high|optimistic)|"
    r"lost|back to|split|merged into|larger|bigger|more work|start(?:ed|ing)? over|mistake\w*|wrong\w*|premature\w*|new finding\w*|"
    r"incomplete|missing)\b|↓|→|⇒",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:(?:was|were)\s+(?:due|planned|set|\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec))\w*|mov\w+|slip\w*|postpon\w*|extend\w*|extension|re-?schedul\w*|re-?baselin\w*|re-?plan\w*|re-?set|re-?target\w*|"
    r"new (?:due|target|date|deadline|eta)|push\w*|delay\w*|"
    r"defer\w*|carr(?:y|ied)\w*|originally|instead of|brought forward|pulled? (?:in|forward)|earlier|later|from|until|revis\w*|"
    r"changed?|correct\w*|adjust\w*|agreed|granted|"
    r"late|overdue|past due|missed|again|tomorrow|shift\w*|wait\w*|block\w*|block(?:ed|er)? by|depends?|pending|next (?:week|"
    r"sprint))\b|→|⇒|~~",
    re.I,
)
_LATE = re.compile(
    r"\b(?:overdue|late|past due|behind|slip\w*|miss\w*|delay\w*|was due|originally|extend\w*|mov\w+|postpon\w*|re-?schedul\w*|"
    r"re-?baselin\w*|carr(?:y|ied)\w*|block\w*|stuck|"
    r"wait\w*|hold|at risk|escalat\w*|new (?:due|target|date|deadline|eta)|push\w*|defer\w*|still|today|tomorrow|pending|day \d|"
    r"days?)\b|→|🔴|⚠",
    re.I,
)
_ABSOLUTE = re.compile(
    r"\d{4}-\d\d-\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\d{1,2}\b|\b\d{1,2}\.\s?(?:jan|feb|mär|apr|mai|"
    r"jun|jul|aug|sep|okt|nov|dez)",
    re.I,
)


def _reports(history: History) -> dict[str, Report]:
    return {report.key: report for report in history.corpus.reports}


def _said(record: Record, reports: dict[str, Report], lines: Told) -> str:
    """Return all that the report of `record` says about its item."""
    report = reports.get(record.report)
    about = lines.about(report, record.id) if report is not None and record.id else ""
    words = f"{record.due_raw or ''} {record.status_raw or ''}\n{lines.words(record)}\n{about}"
    return words.replace(record.title, " ") if record.title else words


def _near(change: Change, pause: float) -> bool:
    """Whether the two reports follow each other; over a longer pause the reason may have been given where nobody reported."""
    was, now = day_of(change.was.date), day_of(change.now.date)
    return was is not None and now is not None and (now - was).days <= pause


def _fell(change: Change, least: float) -> bool:
    was, now = change.was.percent, change.now.percent
    if change.field != "percent" or was is None or now is None or was - now < least or change.now.status == "done":
        return False
    return change.was.status not in ("done", "cancelled") and change.was.report != change.now.report


def percent_fell(case: Case) -> Iterator[Remark]:
    """The percentage of an item falls from one report to the next, without a word.

    Why: one of the two numbers is wrong, or work was lost that nobody wrote down.
    Right:
        Status: In Progress (50%), reworked after the review, a day after In Progress (70%)
    Wrong:
        Status: In Progress (50%), a day after In Progress (70%)
    """
    lines, reports = case.told, _reports(case.history)
    for track in case.history.tracks:
        for change in track.changes if track.kind in _WORK and track.id else ():
            if (
                not _fell(change, case.bounds["percent-drop"])
                or not _near(change, case.bounds["pause-days"])
                or _EXPLAINED.search(_said(change.now, reports, lines))
            ):
                continue
            now, was = change.now, change.was
            yield Remark(
                source=now.source,
                line=now.line,
                message=f"{called(now)} is at {now.percent:g}% here and was at {was.percent:g}% on {was.date}",
                hint="correct the percentage, or say what was lost",
                report=now.report,
                track=track.key,
                words=f"{now.percent:g}%",
                also=(place(was),),
            )


def _moved(change: Change) -> bool:
    was, now = day_of(change.was.due), day_of(change.now.due)
    if change.field != "due" or was is None or now is None or was == now or change.was.report == change.now.report:
        return False
    if change.now.status in _CLOSED or (change.was.due_raw or "").casefold() == (change.now.due_raw or "").casefold():
        return False  # the same words on another day: "tomorrow", "Monday EOD"
    return (day_of(change.was.date) or was) <= was  # a date that was over when it was set was a slip of the pen, which RG302 names


def due_moved(case: Case) -> Iterator[Remark]:
    """The due date of an open item is another one than before, without a word.

    Why: a date that moves in silence moves again, and nobody who waits for the item learns of it.
    Right:
        | ACTION-07 | Order racks | Ines | 2025-01-18 (was 2025-01-15) |
    Wrong:
        | ACTION-07 | Order racks | Ines | 2025-01-18 |, a day after 2025-01-15
    """
    lines, reports = case.told, _reports(case.history)
    for track in case.history.tracks:
        for change in track.changes if track.kind == "action" and track.id else ():
            if not _moved(change) or _MOVED.search(_said(change.now, reports, lines)):
                continue
            now, was = change.now, change.was
            certain = bool(_ABSOLUTE.search(now.due_raw or "") and _ABSOLUTE.search(was.due_raw or ""))
            yield Remark(
                source=now.source,
                line=now.line,
                message=f'{called(now)} is due "{now.due_raw}" here and was due "{was.due_raw}" on {was.date}',
                hint='say that it moved, and why ("… (was 2025-01-15)")',
                report=now.report,
                track=track.key,
                words=now.due_raw or "",
                also=(place(was),),
                weight=None if certain else "note",
            )


def _overdue(track: Track, reports: dict[str, Report], lines: Told) -> list[Record]:
    """Return the last sightings in a row that list an open item after its due date as if nothing were wrong, one a date."""
    found: dict[str, Record] = {}
    for record in reversed(track.sightings):
        due, day = day_of(record.due), day_of(record.date)
        if due is None or day is None or not record.status:
            break
        silent = due < day and record.status in ("new", "planned", "in_progress", "on_track")
        if not silent or not _ABSOLUTE.search(record.due_raw or "") or _LATE.search(_said(record, reports, lines)):
            break
        found.setdefault(record.date or "", record)
    return [found[day] for day in sorted(found)]


def overdue_silent(case: Case) -> Iterator[Remark]:
    """An open item is listed after its due date, as if nothing were wrong.

    Why: a date that may pass without a word is no date.
    Right:
        | ACTION-07 | Order racks | Ines | 2025-01-15 | In Progress, overdue: the supplier is closed |, on 2025-01-16
    Wrong:
        | ACTION-07 | Order racks | Ines | 2025-01-15 | In Progress |, on 2025-01-16 and on 2025-01-17
    """
    lines, reports = case.told, _reports(case.history)
    for track in case.history.tracks:
        late = _overdue(track, reports, lines) if track.kind == "action" and track.id else []
        if not late or len(late) < case.bounds["overdue-reports"]:
            continue
        first, last = late[0], late[-1]
        state = phrase_status(last.status_raw, last.status, last.percent)
        yield Remark(
            source=last.source,
            line=last.line,
            message=f'{called(last)} was due {last.due_raw} and is "{state}" on {last.date}; '
            f"{len(late)} reports since then say nothing about the delay",
            hint="say that it is overdue and why, or set a new date",
            report=last.report,
            track=track.key,
            words=f"{track.id} due {last.due_raw}",
            also=(place(first),),
        )
