"""Rules RG5xx, continuity: what happens to an item from report to report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportgen.checks.case import Case
from reportgen.checks.levels import wrong_origins
from reportgen.checks.rule import Remark
from reportgen.checks.silence import how_many
from reportgen.checks.told import Told
from reportgen.history.finding import Place
from reportgen.history.model import Change, Track
from reportgen.records import Record
from reportgen.values.status import phrase_status

_SECOND = re.compile(r"~\d+$")
_EXPLAINED = re.compile(
    r"\b(?:re-?open\w*|regress\w*|revert\w*|roll(?:ed)?[ -]?back|again|re-?work\w*|reject\w*|bounced|undone|resum\w*|fail\w*|"
    r"not (?:actually |really |yet |in fact )?(?:done|complete|finished)|follow-?up|withdr\w+|prematur\w*|broke\w*|incomplete)\b",
    re.I,
)
_WENT_ON = ("new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review")


def _place(record: Record) -> Place:
    return Place(source=record.source, line=record.line)


def _before(record: Record, others: list[Track]) -> Record | None:
    """Return what the id of `record` stood for just before, or anywhere where the time is not known."""
    said = [other for track in others for other in track.sightings if other.title and other.report != record.report]
    earlier = [other for other in said if other.date and record.date and other.date < record.date]
    return max(earlier, key=lambda other: (other.date or "", other.line), default=said[0] if said else None)


def _reused(track: Track, others: list[Track]) -> Iterator[Remark]:
    here = track.sightings[0]
    there = _before(here, others)
    if there is None:
        return  # both stand in one report, where RG104 names them
    renamed = bool({owner.casefold() for owner in here.owners} & {owner.casefold() for owner in there.owners})
    when = f"on {there.date}" if there.date else "in a report without a date"
    yield Remark(
        source=here.source,
        line=here.line,
        words=here.title[:80],
        message=f'{track.id} is "{here.title[:80]}" here and "{there.title[:80]}" {when}',
        hint="keep the title if it is the same thing" if renamed else "give the new thing an id of its own",
        report=here.report,
        track=track.key,
        also=(_place(there),),
        weight="note" if renamed else None,
    )


def id_reused(case: Case) -> Iterator[Remark]:
    """An id that stood for one thing stands for another.

    Why: two histories run together in every list that goes by the id, and mentions of it lead to the wrong item.
    Right:
        R-1 – Gemini fallback coverage (on all days)
    Wrong:
        R-1 – Gemini fallback coverage (on one day), R-1 – Parser latency regression (on the next)
    """
    families: dict[tuple[str, str], list[Track]] = defaultdict(list)
    for track in case.history.tracks:
        if track.id:
            families[track.kind, track.id.casefold()].append(track)
    for track in case.history.tracks:
        if track.id and _SECOND.search(track.key):
            yield from _reused(track, [other for other in families[track.kind, track.id.casefold()] if other is not track])


def vanished(case: Case) -> Iterator[Remark]:
    """An open item that no report mentions any more, or for a long while.

    Why: it was done without anybody saying so, or it was forgotten.
    Right:
        ACTION-05 – Status: Deferred to Sprint 4
    Wrong:
        ACTION-05 – Status: In Progress (70%), and never a word about it again
    """
    for silence in case.silences:
        last, back, track = silence.last, silence.back, silence.track
        state = phrase_status(last.status_raw, last.status or last.level, last.percent)
        doubtful = state != last.status_raw and bool(last.status_raw)
        count = how_many(silence.dates)
        until = f"until it comes back on {back.date}" if back else "nor ever again"
        yield Remark(
            source=last.source,
            line=last.line,
            message=f'{track.id} was "{state}" on {last.date} and is not mentioned on the {count} report dates after that, {until}',
            hint=f"{'say 100% if it is done, else ' if doubtful else ''}close it, defer it, or report on it again",
            report=last.report,
            track=track.key,
            words=f"{track.id} {state}",
            also=(_place(back),) if back else (),
        )


def _backwards(change: Change) -> bool:
    return change.field == "status" and change.was.status == "done" and change.now.status in _WENT_ON


def _reopened(track: Track, lines: Told) -> Iterator[Remark]:
    for change in filter(_backwards, track.changes):
        now, was = change.now, change.was
        words = lines.words(now)
        words = words.replace(now.title, " ") if now.title else words  # "the failover runbook" explains nothing
        if not _EXPLAINED.search(words):
            yield Remark(
                source=now.source,
                line=now.line,
                words=now.status_raw or "",
                message=f'{track.id or track.title[:60]} is "{now.status_raw}" here and was "{was.status_raw}" on {was.date or was.report}',
                hint='say that it was reopened, and why ("Reopened: …")',
                report=now.report,
                track=track.key,
                also=(_place(was),),
            )


def went_backwards(case: Case) -> Iterator[Remark]:
    """An item that was done is open again, without a word.

    Why: one of the two reports is wrong, or something broke that nobody wrote down.
    Right:
        Status: In Progress (reopened, the fix did not hold)
    Wrong:
        Status: In Progress, a day after Status: Done
    """
    for track in case.history.tracks:
        yield from _reopened(track, case.told)


def level_before(case: Case) -> Iterator[Remark]:
    """A report says what level a risk came from, and the report before gave it another.

    Why: one of the two days is wrong, and with it the trend of the risk.
    Right:
        R-1 – Status: Green (↓ from Yellow), a day after R-1 – Status: Yellow
    Wrong:
        R-1 – Status: Green (↓ from Yellow), a day after R-1 – Status: Red
    """
    for track in case.history.tracks:
        if track.kind == "risk":
            yield from wrong_origins(track, case.bounds["pause-days"])
