"""Kept: the verdict on one promise, by the records of the day on which it was to be met."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace
from rapidfuzz import fuzz, process

from reportgen.history.changes import CLOSED
from reportgen.history.model import Track
from reportgen.history.titles import normal, stems
from reportgen.records import Record
from reportgen.values.wanted import folded

Outcome = Literal["kept", "partly", "broken", "silent"]

ALIKE = 80.0
"""Without an id, a record answers a priority when their titles are at least this alike and share two words.

Read by a person on the priorities of two series; below it most pairs are wrong, and a risk of a like title is no answer.
"""

_PROGRESS = {"new": 0, "planned": 0, "in_progress": 1, "on_track": 1, "in_review": 2, "done": 3}
ANSWERS = ("action", "story", "checkpoint", "decision", "metric", "escalation")
_HAPPENED = ("checkpoint", "decision")


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What became of a promise, by which id or likeness it was found, why, and the records that prove it."""

    outcome: Outcome
    by: str
    why: str
    proof: tuple[Record, ...] = ()


class Line:
    """The dated records of one track, and what was last stated by each, so that any date is found without a walk."""

    def __init__(self, track: Track) -> None:
        self.name = track.id or "its title"
        self.records = tuple([record for record in track.sightings if record.date])
        self.dates = [record.date or "" for record in self.records]
        status: str | None = None
        percent: float | None = None
        self._states, self._percents = [status], [percent]
        for record in self.records:
            status = record.status or status
            percent = percent if record.percent is None else record.percent
            self._states.append(status)
            self._percents.append(percent)

    def state(self, number: int) -> str | None:
        """Return the status as stated last by the first `number` records."""
        return self._states[number]

    def judge(self, date: str, *, named: bool) -> Verdict:
        """Return what became of the item by the end of `date`; `named` says whether a report of that date names its id at all."""
        before, until = bisect_left(self.dates, date), bisect_right(self.dates, date)
        today, now = self.records[before:until], self._states[until]
        proof = today or self.records[max(until - 1, 0) : until]
        if now in CLOSED:
            return Verdict("kept" if now == "done" else "broken", self.name, f"{now} by {proof[-1].date}", proof)
        if not today:
            why = f"named on {date}, but no report says how it stands" if named else f"no report of {date} mentions it"
            return Verdict("broken" if named else "silent", self.name, why, proof)
        words = _standing(now, self._percents[until])
        if now == "in_review" or self._rose(before, until):
            return Verdict("partly", self.name, f"it moved on {date}: {words}", proof)
        return Verdict("broken", self.name, f"on {date} it stood as before: {words}", proof)

    def _rose(self, before: int, until: int) -> bool:
        was, now = self._percents[before], self._percents[until]
        if was is not None and now is not None and now > was:
            return True
        return _PROGRESS.get(self._states[until] or "", 0) > _PROGRESS.get(self._states[before] or "", 0)


def _standing(status: str | None, percent: float | None) -> str:
    words = ((status or "").replace("_", " "), "" if percent is None else f"{percent:g} %")
    return ", ".join(word for word in words if word) or "no status"


def weigh(tracks: list[Track], verdicts: list[Verdict]) -> Verdict:
    """Return one verdict on a priority that names several items: that of all where they agree, else partly."""
    outcomes = {verdict.outcome for verdict in verdicts}
    outcome: Outcome = verdicts[0].outcome if len(outcomes) == 1 else "partly" if outcomes & {"kept", "partly"} else "broken"
    by = ", ".join(dict.fromkeys(verdict.by for verdict in verdicts))
    why = "; ".join(f"{track.id or track.title}: {verdict.why}" for track, verdict in zip(tracks, verdicts, strict=True))
    return Verdict(outcome, by, why if len(verdicts) > 1 else verdicts[0].why, tuple(r for verdict in verdicts for r in verdict.proof))


class Titled(NamedTuple):
    """The records of one date that may answer a priority, by their normal titles, and all that each says, folded."""

    records: tuple[Record, ...]
    titles: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    said: tuple[str, ...]

    def find(self, wanted: Record) -> Verdict:
        """Return what became of a priority without id, by the record whose title is most alike."""
        title = normal(wanted.title, wanted.owners)
        words = stems(title)
        kin = {at for at, others in enumerate(self.stems) if len(words & others) >= 2}
        near = any(fuzz.token_set_ratio(title, self.titles[at], score_cutoff=ALIKE) for at in kin)  # mostly none is, and a look is enough
        found = process.extract(title, self.titles, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=5) if near else ()
        for _, score, at in found:
            if at in kin:
                return _answer(self.records[at], score)
        return self._by_words(words) or Verdict("silent", "", "no record of the day has a title or words like it")

    def _by_words(self, wanted: frozenset[str]) -> Verdict | None:
        """Return the verdict by the record that has most of the words of a priority somewhere, at least half of them and two.

        Below three of five the record only speaks of it, which is not enough to call it kept.
        """
        shared = [_shared(wanted, said) for said in self.said]
        most = max(shared, default=0)
        if most < 2 or 2 * most < len(wanted):
            return None
        found = replace(_answer(self.records[shared.index(most)], 0), by=f"{most} of its {len(wanted)} words")
        return found if 5 * most >= 3 * len(wanted) else replace(found, outcome="partly", why=f"spoken of: {found.why}")


def _shared(wanted: frozenset[str], said: str) -> int:
    """Return how many of the words `wanted` stand in `said`; 0 where at most one can, which is never enough."""
    near = False
    for word in wanted:
        if word in said:
            if near:
                return len(wanted & stems(said))
            near = True
    return 0


def _answer(record: Record, score: float) -> Verdict:
    by = f"title {score:.0f} % alike"
    if record.kind in _HAPPENED or record.status == "done":
        return Verdict("kept", by, "done" if record.status == "done" else f"reported as a {record.kind}", (record,))
    if record.kind == "metric":
        return Verdict("kept" if record.met else "partly", by, f"measured: {record.value_raw or 'no value'}", (record,))
    if _PROGRESS.get(record.status or "in_progress", 0) or record.percent:
        return Verdict("partly", by, _standing(record.status, record.percent), (record,))
    return Verdict("broken", by, _standing(record.status, record.percent), (record,))


def by_title(records: tuple[Record, ...]) -> Titled:
    """Gather those of `records` that may answer a priority of the day before."""
    answers = tuple(record for record in records if record.kind in ANSWERS and record.title)
    said = tuple(folded(" ".join((record.title, *record.details.values(), record.status_raw or ""))) for record in answers)
    titles = tuple(normal(record.title, record.owners) for record in answers)
    return Titled(answers, titles, tuple(map(stems, titles)), said)
