"""An entry is offered to the readers in order, until one takes it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.kinds import KINDS, READERS
from reportgen.records.record import Record
from reportgen.records.sections import Claim
from reportgen.text import plain, remember
from reportgen.values.health import read_health
from reportgen.values.ident import split_id


def offer(entry: Entry, claim: Claim | None, context: Context) -> Record | None:
    """Return the record that `entry` states: the claimed kind's reader is asked first, then all others in their order."""
    ident = leading_id(entry)
    for kind in _order(claim, context.kind_of(ident), named=ident is not None):
        record = READERS[kind](entry, context, kind == claim)
        if record is not None:
            return record
    return None


@remember
def _order(claim: Claim | None, known: str | None, *, named: bool) -> tuple[str, ...]:
    """Return the kinds whose readers are asked about an entry, whether it is `named` by an id and what that id is `known` to be of."""
    order = [kind for kind, _ in KINDS]
    if claim in READERS:
        order.remove(claim)
        order.insert(0, claim)
    if known in order and claim not in ("priority", "checkpoint", "escalation") and known != claim:
        order.remove(known)
        order.insert(0, known)
    if claim == "priority":
        order = ["priority"]
    if claim == "narrative" and not named:
        order.remove("action")  # a name and a checkbox under "Sign-offs" are no action item
    return tuple(order)


def leading_id(entry: Entry) -> str | None:
    """Return the id that an entry opens with, or the id in one of a row's first two cells."""
    texts = [entry.head] if entry.shape != "row" else [value for _, value in entry.fields[:2]]
    for text in texts:
        ident = split_id(plain(text).lstrip("[("))[0]
        if ident:
            return ident
    return None


def is_missed(entry: Entry, claim: Claim | None, context: Context, records: Sequence[Record]) -> bool:
    """Tell whether a line that no reader took is no narrative: it opens with the id of work, or of a risk whose colour no record has."""
    ident = leading_id(entry) if claim in ("action", "story", "risk") else None
    if ident is None or claim != "risk":
        return ident is not None
    return bool(read_health(plain(entry.head), context.vocabulary)) and all(record.id != ident for record in records)


def repeats(record: Record, records: list[Record]) -> bool:
    """Tell whether an item only says again how a risk of this report stands: "R-11 is the first RED of the sprint" below its row."""
    if record.kind != "risk" or record.title:
        return False
    return any(one.kind == "risk" and one.id == record.id and one.level == record.level for one in records)
