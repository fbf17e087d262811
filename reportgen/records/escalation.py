"""Escalations: what was raised to somebody above, and only what really was."""

from __future__ import annotations

import re

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.named import read_name, read_owners
from reportgen.records.record import Record
from reportgen.records.synonyms import leads_up
from reportgen.text import lazy, plain
from reportgen.values.clock import read_clock
from reportgen.values.ident import GOES_ON

_TO_WHOM = lazy(r"(?:(?:raised|escalated|reported|passed) )?to (?:the )?[\w.'’ -]{2,40}", re.I)
_TO_ONE = lazy(r"[A-ZÀ-Þ][^:.()*]{2,50}\([A-ZÀ-Þ][^():,]{1,30}\):\s+\S")
_PLAIN_LABEL = lazy(r"^([A-Za-z][\w ()]{2,40}):\s+")
_LABEL = lazy(
    r"^(?:for escalation$|escalated?(?: to (?!date\b).{2,40})?$"
    r"|(?:new |active |open )?escalations?(?:\s*(?:#?\d+|raised|made|to \w+|\([^()]*\)))?$)", re.I
)
_TO_KNOW = lazy(r"(?:for (?:your |the )?info(?:rmation)?(?: only)?|fyi)$", re.I)

# What goes to those above asks for something; the rest is thanks.
_WANTS = lazy(r"\b(?:needs?|asks?|requests?|please|must|decid\w+|decision|approv\w+|permission|leave to|help|wants?|sign)\b", re.I)


def read_escalation(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read an escalation: each statement of an escalation section, or an item labelled "Escalation"; "None" is none."""
    fields = Fields(entry, context.vocabulary)
    named = read_name("escalation", entry, fields, context)
    label, title = named.head.label, named.title
    if not label and (match := _PLAIN_LABEL.match(title)):
        label = match.group(1)
        title = title[match.end() :] if _LABEL.match(label) else title
    up = bool(named.head.label) and leads_up(label) and bool(_WANTS.search(title))
    if _LABEL.match(label):
        claimed = True
    elif _TO_KNOW.match(label):
        return None  # nobody is asked for anything
    elif label and named.head.label:
        title = f"{label}: {title}"
    if not (claimed or up) or (entry.shape == "line" and not (up or _LABEL.match(label))):
        return None
    if entry.shape == "item" and named.head.tail and _TO_WHOM.fullmatch(title):
        title = entry.head  # "To Ana (CTO), 11:05: the second workspace is hit"
    if entry.shape == "item" and not named.id and _TO_ONE.match(entry.head):
        title = plain(entry.head)  # "Head of gardens (Greta): we need a notice period"
    title = _without_time(title) if title[:1].isdigit() else title
    bare = title.partition(": ")[2] if label and title.startswith(label) else title
    if not title or says_nothing(title) or says_nothing(bare):
        return None
    about = _is_about(named.id, title, entry)
    own = named.id if context.kind_of(named.id) in (None, "escalation") and not about else None  # else what was raised
    leads = bool(named.id) and own is None and not named.head.id_behind  # "ACT-12: …" is raised; behind the title, it stays a mention
    return make_record(
        "escalation",
        entry,
        context,
        id=own,
        title=trim(plain(f"{named.id}{' ' if about else ': '}{title}" if leads else title)),
        owners=read_owners(named, fields, context),
        details=fields.details(),
    )


def _without_time(title: str) -> str:
    """Return what was raised, without the time at which it was.

    >>> _without_time("15:30 – Harbour master informed"), _without_time("2 keys are lost")
    ('Harbour master informed', '2 keys are lost')
    """
    clock = read_clock(title)
    return trim(clock.rest) if clock and clock.rest else title


def _is_about(ident: str | None, title: str, entry: Entry) -> bool:
    """Tell whether a cell is a sentence about what has an id, and no escalation of that id: "ACT-12 has no owner"."""
    if ident is None or entry.shape != "row" or not GOES_ON.match(title):
        return False
    return any(plain(value).startswith(f"{ident} {title}") for _, value in entry.fields)
