"""Rules RG4xx, people: owners that are misspelt, missing, two at once, or asked for too much."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import OSA

from reportgen.checks.case import Case
from reportgen.checks.rule import Remark
from reportgen.checks.told import Told, called, day_of, place
from reportgen.history.model import History, Track
from reportgen.history.titles import likeness, normal
from reportgen.records import Record, Report
from reportgen.values.status import phrase_status

_WORK = ("action", "story")
_CLOSED = ("done", "cancelled", "deferred")
ROLE = re.compile(
    r"\b(?:lead|manager|engineer|champion|owner|analyst|pm|architect|director|officer|observer|team|counsel|council|specialist|designer|"
    r"coordinator|crew|desk|board|group|qa|it|ops|devops|legal|product|security|data|support|sre|core|backend|frontend|platform|"
    r"infra\w*)\b",
    re.I,
)
_HANDED = re.compile(
    r"\b(?:hand(?:ed|s|ing)?[ -]?(?:over|off|ed)?\s+to|re-?assign\w*|takes? (?:it |this )?over|took (?:it |this )?over|taken over|"
    r"instead of|for now|previously|formerly|now with|moved? to|moves to|goes to|went to|passed (?:on )?to|stand(?:s|ing)? in|"
    r"cover(?:s|ing|ed) for|deputi[sz]\w+|helps?|helping|pair(?:s|ed|ing)?|swap\w*|joined|backup|new owner|owner change\w*|"
    r"(?:was|from|by|with|and|to)\s+(?-i:[A-Z]))\b|→|\+|&",
    re.I,
)
_LETTERS = {ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe"}
_LEAST_OWNED = 0.8  # share of the action items and stories with an owner, below which a team does not name owners at all
_SHORT, _LONG = 4, 8  # letters from which one, and two, differences may be a slip


def folded(name: str) -> str:
    """Return `name` without marks on its letters: ø, ł and ß as people write them without.

    >>> folded("Søren"), folded("Zoë")
    ('soren', 'zoe')
    """
    plain = name.casefold().translate(_LETTERS)
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def spelled_alike(rare: str, often: str) -> str:
    """Return how surely two names are spellings of one: "certain", "likely", "possible" or nothing."""
    one, two = folded(rare), folded(often)
    if one == two:
        return "certain"
    steps, length = OSA.distance(one, two), min(len(one), len(two))
    if one[:1] != two[:1] and steps:
        return ""
    if sorted(one) == sorted(two) and steps == 1 and length >= _SHORT:
        return "certain"  # two letters changed places
    if length >= _SHORT + 1 and steps == 1:
        return "likely"
    if length >= _LONG and steps == 2:
        return "likely"
    return "possible" if length >= _SHORT and steps == 1 else ""


def _held(history: History) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for report in history.corpus.reports:
        for record in report.records:
            for owner in record.owners:
                found[owner].append(record)
    return found


def _together(history: History, rare: str, often: str, lines: Told) -> bool:
    """Whether one line names both: then they are two people."""
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in (rare, often)]
    return any(all(pattern.search(line) for pattern in patterns) for report in history.corpus.reports for line in lines.of_report(report))


def _shared(tracks: Sequence[Track], rare: Record, often: str) -> Record | None:
    """Return another sighting of the item of `rare` that the frequent spelling owns."""
    for track in tracks:
        if rare in track.sightings:
            return next((other for other in track.sightings if often in other.owners), None)
    return None


def owner_spelling(case: Case) -> Iterator[Remark]:
    """An owner who is seen once, under a name that is nearly that of one who is seen often.

    Why: the item is missing from the list of the person who has to do it.
    Right:
        ACTION-05 – Move the archive (Felix), in all reports
    Wrong:
        ACTION-05 – Move the archive (Felxi), in one report of ten
    """
    history, lines = case.history, case.told
    held, least = _held(history), case.bounds["frequent-owner"]
    frequent = [name for name in sorted(held) if len(held[name]) >= least]
    for rare in sorted(held):
        if len(held[rare]) != 1 or ROLE.search(rare):
            continue
        record = held[rare][0]
        near = [(name, spelled_alike(rare, name)) for name in frequent if rare.casefold() != name.casefold() and not ROLE.search(name)]
        sure = [(name, how) for name, how in near if how]
        if len(sure) != 1 or _together(history, rare, sure[0][0], lines):
            continue
        name, how = sure[0]
        other = _shared(history.tracks, record, name)
        if how == "possible" and other is None:
            continue  # Mara and Maria are two people, unless they own one item
        yield Remark(
            source=record.source,
            line=record.line,
            message=f'"{rare}" owns {called(record)} and nothing else; "{name}" owns {len(held[name])} records',
            hint=f'write "{name}", or set [vocabulary.owners] "{rare}" = "{name}" in site.toml',
            report=record.report,
            words=rare,
            also=(place(other),) if other else (),
            weight=None if other or how == "certain" else "note",
        )


def _owned_share(history: History) -> float:
    work = [record for report in history.corpus.reports for record in report.records if record.kind in _WORK and record.id]
    return sum(bool(record.owners) for record in work) / len(work) if work else 0.0


def unowned(case: Case) -> Iterator[Remark]:
    """Open work that nobody owns, in a series in which work has owners.

    Why: what is everybody's is done by nobody.
    Right:
        | ACTION-08 | Label racks | Jonas | In Progress |
    Wrong:
        | ACTION-08 | Label racks | TBD | In Progress |, report after report
    """
    if _owned_share(case.history) < _LEAST_OWNED:
        return
    for track in case.history.tracks:
        if track.kind not in _WORK or not track.id or any(record.owners for record in track.sightings):
            continue
        stated = [record for record in track.sightings if record.status and record.date]
        days = sorted({record.date or "" for record in stated})
        if not stated or stated[-1].status in _CLOSED or len(days) < case.bounds["unowned-reports"]:
            continue
        last = stated[-1]
        state = phrase_status(last.status_raw, last.status, last.percent)
        yield Remark(
            source=last.source,
            line=last.line,
            message=f'{called(last)} is "{state}" and without owner on {len(days)} dates, since {days[0]}',
            hint="name an owner",
            report=last.report,
            track=track.key,
            words=f"{track.id} owner",
            also=(place(stated[0]),),
        )


def _alike(one: str, two: str) -> bool:
    """Whether two names can be spellings of one person, a first name and a full one among them."""
    first, second = folded(one), folded(two)
    return first.startswith(second) or second.startswith(first) or OSA.normalized_similarity(first, second) > 0.6


def _apart(one: Record, two: Record, lines: Told) -> bool:
    """Whether two records of one item name two different people, and neither says that it changed hands."""
    first, second = ({owner.casefold() for owner in record.owners} for record in (one, two))
    roles = any(ROLE.search(owner) for owner in (*one.owners, *two.owners))
    if not first or not second or first & second or roles:
        return False
    same = likeness(normal(one.title, one.owners), normal(two.title, two.owners)) >= 90
    spelled = any(_alike(mine, other) for mine in one.owners for other in two.owners)
    told_words = f"{lines.words(one)}\n{lines.words(two)}"
    for title in (one.title, two.title):
        told_words = told_words.replace(title, " ") if title else told_words
    return same and not spelled and not _HANDED.search(told_words) and lines.is_entry(one) and lines.is_entry(two)


def two_owners(case: Case) -> Iterator[Remark]:
    """One item has two different owners on one day.

    Why: each of the two believes that the other one does it.
    Right:
        ACTION-05 – Move the archive (Felix), in both reports of the day
    Wrong:
        ACTION-05 – Move the archive (Felix) in one report, (Mara) in the other of the same day
    """
    for track in case.history.tracks:
        if track.kind not in _WORK or not track.id:
            continue
        dated = sorted((record for record in track.sightings if record.date and record.owners), key=lambda one: one.date or "")
        for _, group in groupby(dated, key=lambda one: one.date):
            first, *others = group
            for other in others:
                if _apart(first, other, case.told):
                    yield Remark(
                        source=other.source,
                        line=other.line,
                        message=f"{called(other)} belongs to {', '.join(other.owners)} here, and on the same day "
                        f"to {', '.join(first.owners)} ({place(first)})",
                        hint="name the one owner, or say that it changed hands",
                        report=other.report,
                        track=track.key,
                        words=", ".join(other.owners),
                        also=(place(first),),
                    )
                    break


def _done_a_day(history: History) -> dict[str, int]:
    """Return the most items that each owner ever finished on one day."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for track in history.tracks:
        if track.kind not in _WORK or not track.closed:
            continue
        if any(record.date == track.closed and record.status == "done" for record in track.sightings):
            for owner in next((record.owners for record in reversed(track.sightings) if record.owners), ()):
                found[owner.casefold()][track.closed] += 1
    return {owner: max(counts.values()) for owner, counts in found.items()}


def _due_lists(report: Report) -> dict[tuple[str, str], list[Record]]:
    """Gather the open action items of `report` by owner and by the day on which they are due, from that day on."""
    found: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for record in report.records if report.date else ():
        if record.kind != "action" or not record.id or not record.due or record.status in _CLOSED:
            continue
        day = day_of(record.due)
        due = day.isoformat() if day else ""
        if due and due >= (report.date or ""):
            for owner in record.owners:
                found[owner.casefold(), due][record.id.casefold()] = record
    return {key: list(records.values()) for key, records in found.items()}


def overload(case: Case) -> Iterator[Remark]:
    """One owner has more items due on one day than they ever finished on a day.

    Why: some of them will be late, and today one can still choose which.
    Right:
        two items due on Friday for an owner who finished two on a good day
    Wrong:
        five items due on Friday for an owner who never finished more than two on one day
    """
    best, least = _done_a_day(case.history), case.bounds["due-on-a-day"]
    said: set[tuple[str, str]] = set()
    for report in case.history.corpus.reports:
        for (owner, due), records in sorted((who, held) for who, held in _due_lists(report).items() if len(held) >= least):
            most = best.get(owner, 0)
            if (owner, due) in said or not most or len(records) <= most:
                continue
            said.add((owner, due))
            name = next(one for one in records[0].owners if one.casefold() == owner)
            yield Remark(
                source=records[0].source,
                line=records[0].line,
                message=f"{name} has {len(records)} items due on {due} ({', '.join(record.id or '' for record in records)}) "
                f"and never finished more than {most} on one day",
                hint="move some of them, or share them out",
                report=report.key,
                words=f"{name} {due}",
                also=tuple(place(record) for record in records[1:]),
            )
