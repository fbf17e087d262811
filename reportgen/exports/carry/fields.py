"""What the next report says in each field of an item: its state as last stated, what stands anyway, a blank for all else."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import msgspec

from reportgen.blocks import Entry, Item, Row, Section, item_entry, section_entry, split_label
from reportgen.blocks.entry import row_entry
from reportgen.exports.carry.choose import Carried
from reportgen.exports.carry.places import Page, Place
from reportgen.records import Record, Setting
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.work import read_due
from reportgen.text import BLANK, is_blank, lazy, plain

STANDING = lazy(
    r"^(?:mitigation\w*|acceptance criteria|type|category|area|component|rationale|trigger|contingency|fallback|residual(?: risk)?"
    r"|depend\w+|blocking|reviewers?|sprint|epic|target|goal|threshold|baseline|unit|source|confidence|escalation path)$",
    re.I,
)
DAILY = lazy(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bday\s*\d|\b(?:today|tomorrow|tonight|yesterday|morning|afternoon|EOD)\b|\d:\d\d|\d{4}-\d\d",
    re.I,
)
_MOVED = lazy(r"\s*[(,;]?\s*(?:[↑↓→↗↘⬆⬇➡]|\b(?:up|down|was|from|trending)\b).*$", re.S)  # what a level came from or goes to
_STATE = ("id", "title", "owner", "due", "status", "progress", "points", "priority", "likelihood", "impact", "chance", "level", "target")


class Labelled(NamedTuple):
    """One labelled line of an item as it is written: what stands before its value, the label, and the Markdown of the value."""

    before: str
    label: str
    value: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What the state of an item is called in the next report; empty where nobody said it."""

    ident: str = ""
    title: str = ""
    owners: str = ""
    due: str = ""
    status: str = ""
    percent: str = ""
    points: str = ""
    level: str = ""


def entry_at(place: Place) -> Entry | None:
    """Return what stands at `place` as an entry."""
    block = place.block
    if isinstance(block, Item):
        return item_entry(block)
    if isinstance(block, Section):
        return section_entry(block)
    return row_entry(place.table.header, block) if place.table is not None and isinstance(block, Row) else None


def labelled(page: Page, place: Place) -> tuple[Labelled, ...]:
    """Return the labelled lines below the first line of the item at `place`, in order."""
    entry = entry_at(place)
    if entry is None or entry.shape == "row":
        return ()
    labels = {label for label, _ in entry.fields}
    found: list[Labelled] = []
    for raw in page.raw(entry.span.first + 1, entry.span.last):
        label, value = split_label(raw.strip().lstrip("-*+ ") if raw.strip()[:2] in ("- ", "* ", "+ ") else raw.strip())
        if label in labels and label is not None and label not in {one.label for one in found}:
            at = raw.rfind(value) if value else len(raw)
            found.append(Labelled(raw[:at].rstrip(), label, value))
    return tuple(found)


def words_of(carried: Carried, title: str, day: date, setting: Setting) -> Words:
    """Return the words for the state of `carried` in a report of `day`; `title` is the Markdown of its title."""
    record = carried.filled
    status = record.status_raw or (record.status or "").replace("_", " ").capitalize()
    percent = f"{record.percent:g}%" if record.percent is not None else ""
    if status.replace(" ", "") == percent:
        status = ""
    if record.kind == "risk":
        status = _MOVED.sub("", status).strip() or status
    return Words(
        ident=record.id or "",
        title=title,
        owners=" + ".join(record.owners),
        due=due_words(record, day, setting),
        status=status,
        percent=percent if percent not in status.replace(" ", "") else "",
        level=record.level or "",
        points=f"{record.points:g}" if record.points is not None else "",
    )


def due_words(record: Record, day: date, setting: Setting) -> str:
    """Return the due date in words that mean the same in a report of `day`: the author's, else the date itself."""
    if record.due is None:
        return record.due_raw or ""
    context = Context(vocabulary=setting.vocabulary, zone=setting.zone, day=day)
    if record.due_raw and read_due(record.due_raw, context).get("due") == record.due:
        return record.due_raw
    if len(record.due) == len("2025-01-15"):
        return record.due
    zone = (record.due_raw or "").split()[-1:]
    spoken = f"{record.due[:10]} {record.due[11:16]} {zone[0] if zone and zone[0].isalpha() and zone[0].isupper() else ''}".strip()
    return spoken if read_due(spoken, context).get("due") == record.due else record.due


def value_of(label: str, own: dict[str, str], words: Words, setting: Setting) -> str:
    """Return what the field `label` says in the next report; `own` are the fields of the item's latest words by label."""
    meaning = field_name(label, setting.vocabulary)
    mine = own.get(label, "")
    if meaning == "status" or (meaning == "level" and words.level):
        return _status(mine, words)
    known = {
        "id": words.ident,
        "title": words.title,
        "owner": words.owners,
        "due": words.due,
        "progress": words.percent,
        "points": words.points,
    }
    if meaning in known:
        return known[meaning] if meaning not in ("owner", "id", "points") or not mine else mine
    if meaning in _STATE or (STANDING.match(plain(label).strip(" :")) and not DAILY.search(mine)):
        return mine or BLANK
    return BLANK


def _status(mine: str, words: Words) -> str:
    if mine and plain(mine).casefold().startswith(words.status.casefold()) and words.status:
        end = len(words.status)
        rest = plain(mine)[end:]
        bracket = rest[: rest.find(")") + 1] if rest.startswith(" (") and "%" in rest[: rest.find(")") + 1] else ""
        return words.status + bracket
    if words.status and words.percent:
        return f"{words.status} ({words.percent})"
    return words.status or words.percent or BLANK


def own_fields(place: Place | None) -> dict[str, str]:
    """Return the fields of the item at `place` by label."""
    entry = entry_at(place) if place else None
    return {label: value for label, value in entry.fields if not is_blank(value)} if entry else {}
