"""Words that only this team uses: status words and labels of fields that the reader did not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.checks.fields import behind_dash, meant_elsewhere
from reportgen.checks.likeness import denied, nearest_status
from reportgen.history import Track
from reportgen.proposals.proposal import Proposal, Study, count, grouped, places
from reportgen.records import Record
from reportgen.text import lazy
from reportgen.values.moment import read_date
from reportgen.values.status import starts_with_status

_SLIP = 82  # likeness from which a word is a known one, misspelt: the check RG109 says so
_HINTS = (
    ("in_review", r"review|look(?:s|ed|ing)?\b|check|proof|approv|sign|inspect|verif|light table|read(?:s|ing)?\b"),
    ("blocked", r"wait|stuck|halt|stop|frozen|needs?\b|held"),
    ("done", r"finish|over\b|ready|gone\b|out the door|handed|accept|✔"),
    ("deferred", r"later|shelf|shelv|next|parked|ice\b"),
    ("cancelled", r"kill|drop|never|no longer|scrap"),
    ("in_progress", r"start|work|going|moving|hands|under\b|doing|run"),
)
_FIELD_LEAST = 3
_NO_STATUS = lazy(r"^(?:due|eta|by|until|owner)\b|\d", re.I)
_WORDS = lazy(r"[^\W\d_][\w '’/-]{1,40}")


def statuses(study: Study) -> Iterator[Proposal]:
    """Propose the state that each unknown status word is nearest to."""
    tracks = {(record.source, record.line): track for track in study.history.tracks for record in track.sightings}
    known = sorted(study.setting.vocabulary.states)
    for folded, records in grouped(study.records, lambda record: _unknown(record, study).casefold()).items():
        if nearest_status(folded, known, _SLIP):
            continue
        state, why = _nearest(folded, records, tracks)
        yield Proposal(
            table="vocabulary.status",
            key=Counter(_unknown(record, study) for record in records).most_common(1)[0][0],
            value=state,
            why=(f"a status that the reader does not know, {count(len(records), 'time')}: {places(records)}", why),
        )


def _unknown(record: Record, study: Study) -> str:
    """Return the status words of `record` that nobody knows: those of its status, or what stands where its neighbours have one."""
    if record.kind not in ("action", "story") or (record.status and (record.status_raw or not _has_words_beside(record, study))):
        return ""
    words = (record.status_raw or behind_dash(study.lines[record.source][record.line - 1])).strip()
    return words if len(words.split()) <= 4 and _WORDS.fullmatch(words) and not _NO_STATUS.search(words) else ""


def _has_words_beside(record: Record, study: Study) -> bool:
    """Tell whether others of its section state a status in words, so that one that only the heading states is not all that was said."""
    return any(one.status_raw and one.section == record.section and one.kind == record.kind for one in study.read[record.source])


def _nearest(words: str, records: list[Record], tracks: dict[tuple[str, int], Track]) -> tuple[str, str]:
    """Return the nearest state, and why that one."""
    if all(record.percent == 100 for record in records):
        return "done", "all of them are at 100 %"
    votes: Counter[tuple[str, str]] = Counter()
    for record in records:
        track = tracks.get((record.source, record.line))
        if track and (vote := _vote(record, track)):
            votes[vote] += 1
    hint = next((state for state, pattern in _HINTS if (said := re.search(pattern, words)) and not denied(words[: said.start()])), "")
    if votes:
        (state, why), number = min(votes.items(), key=lambda pair: (-pair[1], pair[0][0] != hint, pair[0]))
        return state, f"{count(number, 'time')} the item was {why}"
    state, code = meant_elsewhere(words.casefold())
    if code:
        return state, f"what it means in another language that is read, {code}"
    return (hint, "by what the words say") if hint else ("in_progress", "a guess: most work that is neither new nor done is in progress")


def _vote(record: Record, track: Track) -> tuple[str, str] | None:
    at = track.sightings.index(record)
    before = next((other.status for other in reversed(track.sightings[:at]) if other.status), None)
    after = next((other.status for other in track.sightings[at + 1 :] if other.status), None)
    if before in ("in_progress", "on_track", "in_review") and after == "done":
        return "in_review", f"{before.replace('_', ' ')} before and done after"
    if before in (None, "new", "planned") and after in ("in_progress", "on_track"):
        return "planned", "in progress only later"
    if before == after == "in_progress":
        return "in_progress", "in progress before and after"
    return None


def labels(study: Study) -> Iterator[Proposal]:
    """Propose what labels mean whose values are all dates, known people or known states, where the record lacks just that."""
    people = {owner for record in study.records for owner in record.owners}
    values: dict[str, list[tuple[Record, str]]] = {}
    for record in study.records:
        if record.kind in ("action", "story", "risk"):
            for label, value in record.details.items():
                values.setdefault(label, []).append((record, value))
    for label, said in sorted(values.items()):
        meaning = _meaning(said, people)
        if len(said) >= _FIELD_LEAST and meaning:
            records = [record for record, _ in said]
            yield Proposal(
                table="vocabulary.fields",
                key=label.replace("_", " ").capitalize(),
                value=meaning,
                why=(f"{count(len(said), 'record')} without {meaning} have a label whose every value could be one: {places(records)}",),
            )


def _meaning(said: list[tuple[Record, str]], people: set[str]) -> str:
    if all(not record.due and read_date(value, None) and len(value) < 30 for record, value in said):
        return "due"
    if all(not record.owners and value.strip(" .") in people for record, value in said):
        return "owner"
    if all(not record.status and record.kind != "risk" and len(value.split()) <= 4 and starts_with_status(value) for record, value in said):
        return "status"
    return ""
