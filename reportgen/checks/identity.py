"""Rules RG4xx, identity and history: what happens to an item from report to report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.history.model import Change, History, Track
from reportgen.records import Record

_SECOND = re.compile(r"~\d+$")
_EXPLAINED = re.compile(
    r"\b(?:re-?open\w*|regress\w*|revert\w*|roll(?:ed)?[ -]?back|again|re-?work\w*|reject\w*|bounced|undone|resum\w*|fail\w*|"
    r"not (?:actually |really |yet |in fact )?(?:done|complete|finished)|follow-?up|withdr\w+|prematur\w*|broke\w*|incomplete)\b",
    re.I,
)
_WENT_ON = ("new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review")
_GAP = 4  # calendar days without a report after which an item may have been closed where nobody reported


def _place(record: Record) -> Place:
    return Place(source=record.source, line=record.line)


def id_reused(history: History) -> Iterator[Remark]:
    """An id that stood for one thing stands for another.

    Why: two histories run together in every list that goes by the id, and mentions of it lead to the wrong item.
    Right:
        R-1 – Gemini fallback coverage (on all days)
    Wrong:
        R-1 – Gemini fallback coverage (on one day), R-1 – Parser latency regression (on the next)
    """
    firsts = {track.key: track for track in history.tracks}
    for track in history.tracks:
        if not track.id or not _SECOND.search(track.key):
            continue
        stem, _, number = track.key.rpartition("~")
        before = firsts.get(f"{stem}~{int(number) - 1}" if int(number) > 2 else stem)
        if before is None:
            continue
        here, there = track.sightings[0], before.now
        if here.report == there.report:
            continue  # RG104 names both
        when = f" on {there.date}" if there.date else ""
        alike = track.reason.rpartition("; ")[2].strip()
        why = f" ({alike})" if alike else ""
        yield Remark(
            source=here.source,
            line=here.line,
            message=f'{track.id} is "{track.title[:80]}" here and was "{before.title[:80]}"{when}{why}',
            hint="give the new thing an id of its own",
            report=here.report,
            track=track.key,
            also=(_place(there),),
        )


def _longest_gap(history: History, after: str) -> int:
    """Return the most calendar days between two neighbouring reports from the date `after` on."""
    days = sorted({date.fromisoformat(report.date) for report in history.corpus.reports if report.date and report.date >= after})
    return max(((later - earlier).days for earlier, later in pairwise(days)), default=0)


def vanished(history: History) -> Iterator[Remark]:
    """An open item that the last reports no longer mention.

    Why: it was done without anybody saying so, or it was forgotten.
    Right:
        ACTION-05 – Status: Deferred to Sprint 4
    Wrong:
        ACTION-05 – Status: In Progress (70%), and never a word about it again
    """
    for track in history.tracks:
        if not track.vanished:
            continue
        now = track.now
        state = f'"{now.status_raw or now.status or now.level}"' if now.status or now.level else "open"
        yield Remark(
            source=now.source,
            line=now.line,
            message=f"{track.id or track.title[:60]} was {state} on {now.date}, and no later report says what became of it",
            hint="close it, defer it, or report on it again",
            report=now.report,
            track=track.key,
            weight="note" if now.date and _longest_gap(history, now.date) > _GAP else None,
        )


def _backwards(change: Change, words: str) -> bool:
    return change.field == "status" and change.was.status == "done" and change.now.status in _WENT_ON and not _EXPLAINED.search(words)


def _reopened(track: Track, lines: dict[str, list[str]]) -> Iterator[Remark]:
    for change in track.changes:
        now, was = change.now, change.was
        words = "\n".join(lines.get(now.source, [])[now.line - 1 : now.end_line])
        if _backwards(change, words):
            yield Remark(
                source=now.source,
                line=now.line,
                message=f'{track.id or track.title[:60]} is "{now.status_raw}" here and was "{was.status_raw}" on {was.date or was.report}',
                hint='say that it was reopened, and why ("Reopened: …")',
                report=now.report,
                track=track.key,
                also=(_place(was),),
            )


def went_backwards(history: History) -> Iterator[Remark]:
    """An item that was done is open again, without a word.

    Why: one of the two reports is wrong, or something broke that nobody wrote down.
    Right:
        Status: In Progress (reopened, the fix did not hold)
    Wrong:
        Status: In Progress, a day after Status: Done
    """
    lines = {source.path: source.lines for source in history.corpus.sources}
    for track in history.tracks:
        yield from _reopened(track, lines)
