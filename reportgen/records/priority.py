"""Next-day priorities: what the report says will be done next."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Entry
from reportgen.records.beside import is_when
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.named import read_name, read_owners
from reportgen.records.record import Record
from reportgen.text import lazy, plain
from reportgen.values.ident import split_id

_WORD = lazy(r"[^\W\d_]{2,}")
_PART_OF_DAY = lazy(r"(?:first thing|early|morning|late morning|midday|noon|lunch|afternoon|evening|night|all day):\s+(?=\S)", re.I)
_NO_TASK = lazy(r"\bno \w+(?: \w+)? (?:needed|required|planned|expected)\b", re.I)
_NOT = lazy(r"^(?:resource allocation|allocation|notes?|outcome emphasis|context|goal|rationale|why)$", re.I)


def read_priority(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read one task of a priorities section; the owner stays in the text as its author wrote it."""
    part = _PART_OF_DAY.match(plain(entry.head)) if claimed and entry.shape == "line" else None
    if part:
        entry = msgspec.structs.replace(entry, head=plain(entry.head)[part.end() :], shape="item")
    if not claimed or entry.shape in ("line", "section"):
        return None
    fields = Fields(entry, context.vocabulary)
    if entry.shape == "row":
        named = read_name("priority", entry, fields, context)
        title, owners = named.title, read_owners(named, fields, context)
        if named.id and named.id not in title:
            title = title or named.id
    else:
        title = trim(plain(entry.head))
        named = read_name("priority", entry, fields, context)
        owners = read_owners(named, fields, context)
        if named.head.label and _NOT.match(named.head.label):
            return None
    body = split_id(title)[1]
    if entry.shape != "row" and named.head.label and is_when(named.title):
        return None  # "Sprint 2 Planning: Monday 10:00 ET" is an appointment
    if not _WORD.search(title) or says_nothing(body) or _NO_TASK.search(title):
        return None
    return make_record("priority", entry, context, title=title, owners=owners, details=fields.details())
