"""Action items and stories: work with an owner, a status and a due date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from reportgen.blocks import Entry, split_label
from reportgen.records.assigned import take_assigned
from reportgen.records.behind import when_behind, without_behind
from reportgen.records.beside import is_when
from reportgen.records.context import Context
from reportgen.records.fields import Fields, field_name
from reportgen.records.looks import day_before_month
from reportgen.records.make import make_record, says_nothing
from reportgen.records.named import Named, read_name, read_owners, without_bare_status
from reportgen.records.progress import read_progress
from reportgen.records.record import Record
from reportgen.records.segments import sentences
from reportgen.records.spoken import carer, doer
from reportgen.records.subjects import subject
from reportgen.records.whose import implied_owner, named_lead, owner_above
from reportgen.text import lazy, remember
from reportgen.values.moment import read_date, read_moment
from reportgen.values.number import read_points
from reportgen.values.people import known_names

_SAID_TO_OWN = lazy(r"\b(?:owners?|owned by|assigned to|assignee|lead|dri|pic)\b")
_AND_MORE = lazy(r"(?:and|&|,|/|\+)\s+[A-Z]+[A-Z0-9]*-")
_BY_DATE = lazy(
    r"(?:\s(?:by|before|no later than)|,)\s+((?:(?:\w+day|Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+)?(?:\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8}\s+\d{1,2}"
    r"|\d{1,2}\.?\s+[A-Z][a-z]{2,8})(?:[,\s]+[\d:]+(?:\s[A-Z]{2,4})?)*)\.?$"
)
_SENTENCE = lazy(r"(?:(?<=[-:/]\d\d)|(?<=[a-zà-ÿA-Z)]))\.\s+(?=[A-ZÀ-Þ])")  # "2025-04-11. Two offers are in", not "5. März"
_SAID_OF_WORK = frozenset({"status", "owner", "due", "progress", "priority", "points"})
_PERIOD = lazy(r"\b(?:day|week|sprint|q[1-4]|phase|month|eod|eow|tbd|release|milestone)\b", re.I)
_PRIORITY = lazy(r"\b(P[0-4]|critical|urgent|high|medium|low)\b(?:\s*[- ]?\s*priority)?", re.I)
_HEADING_PRIORITY = lazy(r"^(P[0-4]|critical|urgent|high|medium|low)\b[- ]*(?:priority)?", re.I)
_LABEL_PRIORITY = lazy(r"^(P[0-4])\b|^(?:critical|urgent|high|medium|low)(?=[- ]priority\b)", re.I)
_SEVERITY = lazy(r"^severity$|^sev\.?$")  # of what has to be repaired, it says what comes first
_TOTAL = lazy(r"(?:(?:grand|sub)[ -]?)?totals?|sum|overall", re.I)
_NEW_FIRST = lazy(r"(NEW)\s[\s:–—-]*|(?=New\b)(?:(New)(?:\s(?:from|since|as of))?\s(?:today|tonight|this \w+)):\s+(?=[^\W\d_])")
_NEW = lazy(
    r"\bnew\b|\blogged\b|\bcreated\b|\bfrom day\b|\bfrom today\b|\bregister\b|post-|modifications|\braised\b|\bassigned\b|\bopened\b"
)
_UPDATE = lazy(r"completion|completed|progress|status|carr(?:y|ied)|previous|closed|update|done|outstanding|open|(?:ticked|crossed) off")


_SHORT_YEAR = lazy(r"(?<![\d.])(?P<day>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)(?P<year>[2-4]\d)(?![\d.]\d)")  # "4.12.25"


def read_due(stated: str | None, context: Context) -> dict[str, Any]:
    """Return `due` and `due_raw` for the words of a due date."""
    if not stated or says_nothing(stated) or stated.strip(" -–—") in ("", "TBD"):
        return {"due_raw": stated.strip() if stated and stated.strip(" -–—") else None}
    stated = _SENTENCE.split(stated)[0]
    words = day_before_month(stated) if context.day_first else _SHORT_YEAR.sub(r"\g<day>20\g<year>", stated)
    moment = read_moment(words, context.day, context.zone)
    day = None if moment else read_date(words, context.day)
    return {"due_raw": stated.strip(" .;"), "due": moment.text if moment else day.isoformat() if day else None}


def _when(target: str | None, context: Context) -> str | None:
    """Return the words of a "Target" when they say a time: "Sprint 3", "Day 8", a date; None for an amount."""
    if target and (_PERIOD.search(target) or read_moment(target, context.day, context.zone)):
        return target
    return None


_NOW = lazy(r"\bnow\s+(?=\S*\d|[A-Z])([^,;().]{3,30})")


_POINTS_BEHIND = lazy(r"(?:^|[.;·|]\s)(\d{1,3}) (?:story )?(?:points?|pts)\.?$", re.I)


def _points_behind(kind: str, *texts: str) -> str | None:
    """Return the points that stand last behind a story, "Done. It survived the night. 5 points.", or behind its owner: "Ade · 8 pts"."""
    found = [match[1] for text in texts if (match := _POINTS_BEHIND.search(text))] if kind == "story" else []
    return found[0] if found else None


def _moved_to(status: str | None) -> str | None:
    """Return the day in a status that says where work was moved: "Re-planned, was Day 9, now 2025-01-20"."""
    match = _NOW.search(status) if status and " now " in status else None
    return match[1] if match and is_when(match[1]) else None


def _due_words(kind: str, named: Named, fields: Fields, context: Context) -> str | None:
    """Return the words that say when work is due; of an action also those in its title."""
    said = named.head.said
    stated = fields.get("due") or said.get("due") or _moved_to(fields.get("status"))
    stated = stated or _when(fields.get("target") or said.get("target"), context)
    return stated or (_by_when(_promise(named.title, fields.entry)) if kind == "action" else None)


def _promise(title: str, entry: Entry) -> str:
    """Return the sentence of a paragraph that says who does what: the day in another one may be somebody else's."""
    return f"{sentences(title)[0]}." if entry.shape == "line" and ". " in title else title


def _by_when(title: str) -> str | None:
    """Return the date in "… by 2025-09-16", which stays in the title too."""
    match = _BY_DATE.search(title)
    return match.group(1) if match else when_behind(title)


def _without_new(named: Named, fields: Fields) -> Named:
    """Take NEW in capitals, or "New from today:", off a title: how far something is, where nothing else says it."""
    new = _NEW_FIRST.match(named.title)
    if new is None or "status" in fields or "status" in named.head.said:
        return named
    head = msgspec.structs.replace(named.head, said={**named.head.said, "status": new[1] or new[2]})
    return Named(id=named.id, title=named.title[new.end() :], head=head)


def _spoken(named: Named, entry: Entry, context: Context) -> tuple[str, ...]:
    """Return who a sentence behind a title in bold says cares for the work, or works on it."""
    if entry.shape != "item" or not entry.head.startswith("**"):
        return ()
    return carer(named.head.tail, context) or doer(named.head.tail, context)


def _without_state(named: Named, fields: Fields, context: Context) -> Named:
    """Take the status before a colon off a title: "Closed: Bo updated the plan"."""
    label, rest = (named.head.label, named.title) if named.head.label else split_label(named.title)
    if not label or not rest or label.lower() not in context.vocabulary.states or "status" in fields or "status" in named.head.said:
        return named
    head = msgspec.structs.replace(named.head, label="", said={**named.head.said, "status": label})
    return Named(id=named.id, title=rest, head=head)


def _is_known(title: str, context: Context) -> bool:
    return title.lower() in known_names(context.roster)


def _event(context: Context, record_new: bool) -> str | None:
    return "new" if record_new else _announced_event(f"{context.heading} {context.label}".lower())


@remember
def _announced_event(words: str) -> str | None:
    return "update" if _UPDATE.search(words) and not _NEW.search(words) else "new" if _NEW.search(words) else None


def _belongs_by_id(kind: str, named: Named, entry: Entry, claimed: bool, context: Context) -> bool:
    """Decide about an entry with an id: the section or the id's family must say that it is of `kind`."""
    head, fields = named.head, entry.fields
    if head.id_loose and entry.shape == "line" and not (head.said or fields):
        return False
    if head.id_loose and _AND_MORE.match(named.title):
        return False  # "AI-3 and AI-8 move to Week 3" is a sentence about two items
    if claimed:
        return True
    if head.id_behind or head.id_loose or context.kind_of(named.id) != kind:
        return False
    return entry.shape in ("item", "line", "row") or bool(head.said or fields or entry.notes or head.tail)


def _belongs_by_owner(kind: str, named: Named, fields: Fields, owners: tuple[str, ...], claimed: bool, context: Context) -> bool:
    """Decide about an entry without an id: an owner and a due date make an action anywhere, one of them where actions stand."""
    entry = fields.entry
    due = "due" in named.head.said or "due" in fields
    if kind == "action" and owners and (due or entry.checked is not None):
        return claimed or entry.checked is not None or _is_sure(named, fields, owners, context)
    if not claimed or named.head.label or entry.shape == "section":
        return False
    placed = (context.person and kind == "action") or (context.board and (context.state or named.head.marks))
    stated = bool(owners or due or "status" in fields or placed)
    return stated if entry.shape == "row" else stated or entry.checked is not None or "status" in named.head.said


def _is_sure(named: Named, fields: Fields, owners: tuple[str, ...], context: Context) -> bool:
    """Tell whether owners are people for sure, where no heading says that actions stand: "Valves (Grohe, due Friday)" may be a parcel."""
    if "owner" in fields or "owner" not in named.head.said:
        return True
    stated = fields.entry.head.lower()
    return "@" in stated or bool(_SAID_TO_OWN.search(stated)) or all(owner.lower() in known_names(context.roster) for owner in owners)


def _is_no_work(title: str, entry: Entry, context: Context) -> bool:
    """Tell whether what has no id is no work by its title: a field of something above, a person, a total, or how far something is."""
    if field_name(title, context.vocabulary) in _SAID_OF_WORK or _is_known(title, context):
        return True  # "Status: on track" below the heading of an area, "Contributors: Ana (until 11:00)"
    if entry.shape == "row" and _TOTAL.fullmatch(title):
        return True
    return title.lower().strip(" .") in context.vocabulary.states  # "**QA sign-off:** Approved (Wren, 16:20)"


def _priority(fields: Fields, said: Mapping[str, str], context: Context) -> str | None:
    """Return the priority that an action item states, or the label or heading above it: the known word where there is one."""
    heading = _LABEL_PRIORITY.match(context.label) or _HEADING_PRIORITY.match(context.heading)
    stated = fields.get("priority") or said.get("priority") or fields.labelled(_SEVERITY) or (heading.group() if heading else None)
    exact = _PRIORITY.search(stated) if stated else None
    return exact.group(1) if exact else stated


def read_work(kind: str, entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read an action item or a story; None where the entry is neither."""
    fields = Fields(entry, context.vocabulary)
    named = without_bare_status(read_name(kind, entry, fields, context), fields)
    named = without_behind(named, context.vocabulary) if claimed or context.kind_of(named.id) == kind else named
    assigned = take_assigned(named, context) if kind == "action" else None
    claimed = claimed or assigned is not None
    named = _without_new(named, fields)
    named = _without_state(named, fields, context) if kind == "action" and claimed and entry.shape == "item" else named
    if kind == "action" and named.title:
        named = assigned or named_lead(named, context, claimed)
    by_id = named.id is not None and _belongs_by_id(kind, named, entry, claimed, context)
    if not by_id and (named.id is not None or (kind == "story" and not claimed)):
        return None
    owners = read_owners(named, fields, context) or implied_owner(named, context, claimed)
    owners = owners or (subject(entry, context) if claimed and kind == "action" else ())
    owners = owners or (_spoken(named, entry, context) if claimed else ())
    untitled = named.id and (entry.shape == "row" or named.head.said.keys() & {"owner", "status"})
    if says_nothing(named.title) or not (named.title or untitled):
        return None
    if named.id is None and _is_no_work(named.title, entry, context):
        return None
    if not by_id and not _belongs_by_owner(kind, named, fields, owners, claimed, context):
        return None
    owners = owners or owner_above(context)
    progress = read_progress(named, entry, fields, context)
    said = named.head.said
    due = read_due(_due_words(kind, named, fields, context), context)
    stated: dict[str, Any] = {"id": named.id, "title": named.title, "owners": owners, **progress, **due}
    if kind == "action":
        stated["priority"] = _priority(fields, said, context)
        stated["event"] = _event(context, progress.get("status") == "new")
    points = fields.get("points") or said.get("points") or _points_behind(kind, named.head.tail, fields.get("owner") or "")
    if kind == "story" and points:
        stated["points"] = read_points(points) or read_points(points.split()[0])
    return make_record(kind, entry, context, details=fields.details(), **stated)  # type: ignore[arg-type]
