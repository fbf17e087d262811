"""Action items and stories: work with an owner, a status and a due date."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from reportgen.blocks import Entry, split_label
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import Head, read_head, trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.record import Record
from reportgen.text import plain
from reportgen.values.ident import family, is_cell_id, split_id
from reportgen.values.moment import read_moment
from reportgen.values.number import read_percent, read_points
from reportgen.values.number import read_progress as read_steps
from reportgen.values.people import looks_like_people, split_owners
from reportgen.values.status import read_status, starts_with_status

_TO_DO = re.compile(r"^((?:[A-Z][\w.-]*)(?:\s+(?:[A-Z][\w.-]*|and|&|\+))*)\s+(?:to|will|should|must)\s+[a-z]")
_TITLE_FIRST = {
    "action": ("action item", "action", "task", "item", "description", "title"),
    "story": ("title", "story", "story title", "description", "item"),
    "risk": ("title", "description", "risk", "risk description"),
    "decision": ("decision", "title", "description", "question"),
    "escalation": ("escalation", "issue", "title", "description", "topic"),
    "checkpoint": ("activity", "event", "checkpoint", "what", "title", "description", "topic"),
    "priority": ("priority", "task", "action", "item", "title", "description", "focus"),
    "metric": ("metric", "kpi", "criterion", "gate", "name"),
}
_ROLE = re.compile(r"^(?:qa|devops|security|legal|product|finance|support|sre|ops|marketing|sales|design|data|platform|infra|cto|ceo|cfo|pm|program pm|release manager|tech lead|hr|it)$", re.I)
_ONE_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?$")
_NOT_A_PERSON = re.compile(
    r"^(?:note|notes|reminder|remember|update|updates|summary|goal|context|impact|reason|result|outcome|next|blocker|blockers|blocked|pending|open|closed|done|new|watch|focus|need|needs|plan|try"
    r"|continue|how|time|ready|able|want|agreed|agree|back|scope|risk|risks|action|actions|decision|status|owner|carry|carryover|carryforward|deadline|target|priority|process|cleanup|docs|documentation"
    r"|testing|tests|build|release|deploy|deployment|review|retro|total|other|misc|follow|followup|everyone|everybody|nobody|someone|team|reviewed|monitor|monitoring|communication|coordination|mitigation"
    r"|dependency|dependencies|metrics|artifacts?|link|links|see|task|tasks|step|steps|phase|ongoing|completed|overdue|today|tomorrow|continued|critical|optional|stretch|due|details|description)$",
    re.I,
)
_DONE_BY = re.compile(r"\bby\s+([A-Z][\w-]+(?:\s+(?:and|&|\+)\s+[A-Z][\w-]+)?)")
_PRIORITY = re.compile(r"\b(P[0-4]|critical|urgent|high|medium|low)\b(?:\s*[- ]?\s*priority)?", re.I)
_HEADING_PRIORITY = re.compile(r"^(P[0-4]|critical|urgent|high|medium|low)\b[- ]*(?:priority)?", re.I)
_NEW = re.compile(r"\bnew\b|\blogged\b|\bcreated\b|\bfrom day\b|\bfrom today\b|\bregister\b|post-|modifications|\braised\b|\bassigned\b")
_UPDATE = re.compile(r"completion|completed|progress|status|carr(?:y|ied)|previous|closed|update|done|outstanding|open")


class Named(msgspec.Struct, kw_only=True):
    """What identifies a row or item: its id, its title, and what its head says beside."""

    id: str | None
    title: str
    head: Head


def _row_title(kind: str, fields: Fields) -> str:
    columns = fields.columns()
    for wanted in _TITLE_FIRST[kind]:
        for at, label, _, value in columns:
            if plain(label).strip(" :").lower() == wanted and value.strip() and not is_cell_id(plain(value)):
                fields.use(at)
                return value
    for pick in (lambda meaning: meaning == "title", lambda meaning: meaning is None):
        for at, _, meaning, value in columns:
            if pick(meaning) and re.search(r"[^\W\d_]{2,}", value) and not is_cell_id(plain(value)):
                fields.use(at)
                return value
    return ""


def read_name(kind: str, entry: Entry, fields: Fields, context: Context) -> Named:
    """Return the id and title of an entry of any shape."""
    if entry.shape != "row":
        head = read_head(entry.head, context)
        title = head.title or (plain(fields.get("title") or "") if head.id else "")
        return Named(id=head.id, title=title, head=head)
    ident = None
    for at, _, meaning, value in fields.columns():
        cell = plain(value).strip("[]() ")
        if (meaning == "id" or meaning == "title" or at == 0) and is_cell_id(cell):
            ident = cell
            fields.use(at)
            break
    markdown = _row_title(kind, fields)
    if "owner" in fields:
        found, rest = split_id(plain(markdown)) if ident is None else (ident, plain(markdown))
        tail = re.search(r"\s*\(([^()]+)\)$", rest) if found is None else None
        if tail and is_cell_id(tail.group(1)) and "-" in tail.group(1):
            found, rest = tail.group(1), rest[: tail.start()]
        return Named(id=found, title=trim(rest), head=Head())
    head = read_head(markdown, context)
    stated = head.said.get("owner", "")
    if stated and "owner:" not in markdown.lower() and not all(name in context.roster for name in split_owners(stated)):
        return Named(id=ident or head.id, title=trim(split_id(plain(markdown))[1]), head=Head())  # "(CEO, CTO)" in a cell is part of the text
    return Named(id=ident or head.id, title=head.title or trim(plain(markdown)), head=head)


def read_owners(named: Named, fields: Fields, context: Context) -> tuple[str, ...]:
    """Return the owners that an entry states, in a field, in brackets, or as "Avery to publish …"."""
    stated = fields.get("owner") or named.head.said.get("owner")
    if stated is not None:
        return split_owners(stated, context.vocabulary)
    return ()


def read_due(stated: str | None, context: Context) -> dict[str, Any]:
    """Return `due` and `due_raw` for the words of a due date."""
    if not stated or says_nothing(stated) or stated.strip(" -–—") in ("", "TBD"):
        return {"due_raw": stated.strip() if stated and stated.strip(" -–—") else None}
    moment = read_moment(stated, context.day, context.zone)
    return {"due_raw": stated.strip(" .;"), "due": moment.text if moment else None}


def read_progress(named: Named, entry: Entry, fields: Fields, context: Context) -> dict[str, Any]:
    """Return `status`, `status_raw` and `percent` from a field, the head, a checkbox, or a first note that opens with a status."""
    said = named.head.said
    stated = fields.get("status") or (_result(fields, context) if entry.shape == "row" else None)
    percent_words = fields.get("progress")
    if said.get("status") and (stated is None or entry.shape == "section"):
        percent_words = percent_words or stated
        stated = said["status"]
    percent_words = percent_words or said.get("progress")
    if stated is None and named.head.tail and starts_with_status(named.head.tail, context.vocabulary):
        stated = named.head.tail
    if stated is None and entry.notes and starts_with_status(plain(entry.notes[0]), context.vocabulary):
        stated = plain(entry.notes[0])
    status = read_status(stated, context.vocabulary) if stated else None
    beside = read_status(percent_words, context.vocabulary) if percent_words and starts_with_status(percent_words, context.vocabulary) else None
    if status is None:
        status = beside
    if status is None:
        above = read_status(context.state, context.vocabulary) if context.state else None
        return {"status": "done" if entry.checked else above.state if above else None}
    steps = read_steps(percent_words or "")
    percent = status.percent if status.percent is not None and not read_steps(stated or "") else steps[1] if steps else read_percent(percent_words or "")
    state = status.state or (beside.state if beside else None) or ("done" if entry.checked else None)
    has_words = bool(re.search(r"\w", status.raw))
    return {"status": state, "status_raw": status.raw if has_words else None, "percent": percent}


def _result(fields: Fields, context: Context) -> str | None:
    """Return the words of a result column that hold a status ("approved"), for tables of tasks without a status column."""
    if "status" in fields:
        return None
    words = fields.get("value")
    return words if words and starts_with_status(words, context.vocabulary) else None


def _implied_owner(named: Named, entry: Entry, context: Context) -> tuple[str, ...]:
    """Return the owner in "Avery to publish …", "Oliver: validate …" or "Completed by Oliver"."""
    to_do = _TO_DO.match(named.title)
    if to_do and _is_person(to_do.group(1), context, single=True):
        return split_owners(to_do.group(1), context.vocabulary)
    done_by = _DONE_BY.search(named.head.tail)
    if done_by and _is_person(done_by.group(1), context):
        return split_owners(done_by.group(1), context.vocabulary)
    return ()


def _named_lead(named: Named, context: Context, claimed: bool) -> Named:
    """Take "Oliver: validate …" apart, where the label is a person."""
    label, rest = (named.head.label, named.title) if named.head.label else split_label(named.title)
    if named.id is None and not label and named.head.tail and looks_like_people(named.title, context.roster):
        label, rest = named.title, named.head.tail
    if named.id is None and label and rest and _is_person(label, context, single=claimed):
        head = msgspec.structs.replace(named.head, label="", said={"owner": label, **named.head.said})
        return Named(id=None, title=trim(rest), head=head)
    return named


def _is_person(label: str, context: Context, *, single: bool = False) -> bool:
    """Tell a person from a word before a colon ("Note: …"): by the roster, as a usual role, or (`single`) as one name-like word."""
    names = split_owners(label, context.vocabulary)
    known = {name.lower() for name in context.roster}

    def fits(name: str) -> bool:
        likely = single and bool(_ONE_NAME.match(name)) and not _NOT_A_PERSON.match(name) and looks_like_people(name)
        return name.lower() in known or bool(_ROLE.match(name)) or likely

    return bool(names) and all(fits(name) for name in names)


def _event(context: Context, record_new: bool) -> str | None:
    words = f"{context.heading} {context.label}".lower()
    if record_new:
        return "new"
    return "update" if _UPDATE.search(words) and not _NEW.search(words) else "new" if _NEW.search(words) else None


def _of_kind(kind: str, named: Named, context: Context) -> bool:
    return named.id is not None and context.families.get(family(named.id)) == kind


def _belongs(kind: str, named: Named, entry: Entry, owners: tuple[str, ...], fields: Fields, claimed: bool, context: Context) -> bool:
    """Decide whether an entry is a record of `kind` at all."""
    said = named.head.said
    due = "due" in said or "due" in fields
    if not named.title and not (named.id and (entry.shape == "row" or "owner" in said)):
        return False
    if says_nothing(named.title) or (named.head.label and says_nothing(named.title)):
        return False
    if named.id and not claimed and (named.head.id_behind or named.head.id_loose):
        return False
    if named.id and named.head.id_loose and entry.shape == "line" and not (said or fields.entry.fields):
        return False
    if named.id:
        words = bool(said or fields.entry.fields or entry.notes or named.head.tail) or entry.shape == "row"
        return claimed or (_of_kind(kind, named, context) and (words or entry.shape in ("item", "line")))
    if kind == "action" and owners and due:
        return True
    if not claimed or named.head.label or entry.shape == "section":
        return False
    if entry.shape == "row":
        return bool(owners or due or "status" in fields)
    return bool(owners or due or entry.checked is not None or "status" in said or "status" in fields)


def read_work(kind: str, entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read an action item or a story; None where the entry is neither."""
    fields = Fields(entry, context.vocabulary)
    named = read_name(kind, entry, fields, context)
    if kind == "action":
        named = _named_lead(named, context, claimed)
    owners = read_owners(named, fields, context) or _implied_owner(named, entry, context)
    if not _belongs(kind, named, entry, owners, fields, claimed, context):
        return None
    progress = read_progress(named, entry, fields, context)
    stated: dict[str, Any] = {"id": named.id, "title": named.title, "owners": owners, **progress}
    said = named.head.said
    due_words = fields.get("due") or said.get("due") or fields.get("target") or said.get("target")
    if kind == "action":
        stated.update(read_due(due_words, context))
        heading = _HEADING_PRIORITY.match(context.heading)
        priority = fields.get("priority") or said.get("priority") or (heading.group(1) if heading else None)
        exact = _PRIORITY.search(priority) if priority else None
        stated["priority"] = exact.group(1) if exact else priority
        stated["event"] = _event(context, progress.get("status") == "new")
    points = fields.get("points") or said.get("points")
    if kind == "story" and points:
        stated["points"] = read_points(points) or read_points(points.split()[0])
    return make_record(kind, entry, context, details=fields.details(), **stated)  # type: ignore[arg-type]
