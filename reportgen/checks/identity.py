"""Rules RG5xx, continuity: what happens to an item from report to report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportgen.checks.case import Case
from reportgen.checks.levels import wrong_origins
from reportgen.checks.rule import Remark
from reportgen.checks.silence import how_many
from reportgen.checks.told import Told
from reportgen.history.finding import Place
from reportgen.history.model import Change, Track
from reportgen.records import Record, Report
from reportgen.values.status import phrase_status

_WORK = {"action": "work", "story": "work"}  # one id is one piece of work, whichever of the two a day lists it as
_SECOND = re.compile(r"~\d+$")
_EXPLAINED = re.compile(
    r"\b(?:re-?open\w*|corrected|correction|regress\w*|revert\w*|roll(?:ed)?[ -]?back|again|re-?work\w*|reject\w*|bounced|undone|"
    r"resum\w*|fail\w*|"
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


def _took_over(track: Track, others: list[Track]) -> bool:
    """Whether `track` has the id of work of the other kind that is older, and that no report lists beside it.

    Where one report lists both, the team counts its stories and its action items apart, as it may where ids are mere numbers.
    """
    here = {record.report for record in track.sightings}
    there = {record.report for other in others for record in other.sightings}
    older = all(other.first and track.first and other.first < track.first for other in others)
    return older and here.isdisjoint(there) and any(map(str.isalpha, track.id or ""))


def id_reused(case: Case) -> Iterator[Remark]:
    """An id that stood for one thing stands for another.

    Why: two histories run together in every list that goes by the id, and mentions of it lead to the wrong item.
    Right:
        R-1 – Gemini fallback coverage (on all days)
    Wrong:
        R-1 – Gemini fallback coverage (on one day), R-1 – Parser latency regression (on the next)
    """
    apart = set(map(str.casefold, case.bounds.setting.items.apart))
    families: dict[tuple[str, str], list[Track]] = defaultdict(list)
    for track in case.history.tracks:
        if track.id:
            families[_WORK.get(track.kind, track.kind), track.id.casefold()].append(track)
    for (_, ident), tracks in families.items():
        for track in tracks if len(tracks) > 1 else ():
            others = [other for other in tracks if other is not track]
            same = [other for other in others if other.kind == track.kind]
            if _SECOND.search(track.key) and same:
                yield from _reused(track, same)
            elif not same and ident not in apart and _took_over(track, others):
                yield from _reused(track, others)


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


def _is_explained(now: Record, report: Report | None, lines: Told) -> bool:
    """Whether the report says that the item was reopened, or that what was said before is corrected: beside it, or by its id."""
    said = [lines.words(now), *(lines.sentences(report, now.id) if report and now.id else ())]
    words = "\n".join(said)
    return bool(_EXPLAINED.search(words.replace(now.title, " ") if now.title else words))  # "the failover runbook" explains nothing


def _status(record: Record) -> str:
    """Return the status of `record` in its own words, in quotes, else as it was understood."""
    return f'"{record.status_raw}"' if record.status_raw else phrase_status(None, record.status, record.percent)


def _reopened(track: Track, reports: Mapping[str, Report], lines: Told) -> Iterator[Remark]:
    for change in filter(_backwards, track.changes):
        now, was = change.now, change.was
        if not _is_explained(now, reports.get(now.report), lines):
            yield Remark(
                source=now.source,
                line=now.line,
                words=now.status_raw or "",
                message=f"{track.id or track.title[:60]} is {_status(now)} here and was {_status(was)} on {was.date or was.report}",
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
    reports = {report.key: report for report in case.history.corpus.reports}
    for track in case.history.tracks:
        yield from _reopened(track, reports, case.told)


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
