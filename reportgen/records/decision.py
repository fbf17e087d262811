"""Decisions."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Entry
from reportgen.records.beside import is_when
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.named import Named, read_name, read_owners
from reportgen.records.record import Record
from reportgen.records.synonyms import is_leader
from reportgen.records.whose import is_person
from reportgen.text import lazy, plain
from reportgen.values.ident import GOES_ON, is_id
from reportgen.values.moment import read_clock, read_moment
from reportgen.values.people import is_role, split_owners

_LABEL = lazy(
    r"^(?:(?:final|key|team|council|go/no-go|go / no-go|go-no-go|architecture)\s+)?decisions?(?:\s*(?:#?\d+|made|taken))?$|\bdecision$"
    r"|^(?:#?agreed|decided)$",
    re.I,
)
_NUMBERED = lazy(r"^(?:decision|call|ruling|resolution)\s*#?\s*\d+(?:-?[A-Z]\b)?\s*[:.–—-]\s*", re.I)
_NUMBER_ALONE = lazy(r"decision\s#?\d{1,3}", re.I)
_PLAIN_LABEL = lazy(r"^([A-Za-z][\w /&-]{2,40}):\s")
_NOTED = lazy(r"^(?:the [\w ]{2,30} )?(?:took note|noted|heard|discussed|thanked)\b", re.I)  # who takes note decides nothing
_TALKED = lazy(r"(?:\([^()]*\)\s*)?(?:is|was|were|has been|have been) (?:discussed|not decided|postponed|left open)\b", re.I)
_RULES_OUT = lazy(r"no\b.*\b(?:until|till|after|before|without|unless|except|during|from \w+ on|in the (?:last|first)|any ?more|is|are"
    r"|be|has|have|may|shall"
    r"|will)\b", re.I)
_UNDONE = lazy(
    r"(?:(?:is|was|has been|now)\s)?(?:reversed|withdrawn|revoked|rescinded|retracted|overturned|overruled|annulled|repealed)\b"
    r"(?=\s*(?:$|[.:;,(–—-]|by\s|on\s|today\b))", re.I)
_ON_ALL = r"approved|rejected|accepted|declined|deferred|adopted|endorsed"
_ON_ASKS = rf"{_ON_ALL}|granted|refused|denied"
_VERDICT = lazy(rf"(?:{_ON_ALL}):?\s+(?P<id>[A-Z][\w-]*\d)(?![\w-])", re.I)
_RULED = lazy(rf"(?:{_ON_ASKS}|returned|withdrawn)(?:,\s.{{2,40}})?", re.I)
_VERDICT_ON = lazy(rf"(?:{_ON_ASKS})(?=$|[.,;]|\s[–—-])", re.I)
_OTHERS = ("action", "story", "risk")
_BEHIND_STOP = lazy(r"(?<=[.!?])\s+\((?P<who>[^()]{2,60})\)$")
_CALLED = lazy(r"(?P<who>[A-ZÀ-Þ][\w-]+)['’]s (?:call|decision|ruling|choice)\b")  # behind what was decided: "Dov's call"
_NO_BLANKS = lazy(r"[\u3400-\u9fff]{4}")
_BY = lazy(r"^(?:(?:ruled|decided|taken|approved|agreed|made|called) )?by$|^who (?:decided|ruled|approved|agreed)$")
_NOT = lazy(
    (
        r"^(?:escalations?|re-?baselin\w*|documentation(?: updates?)?|docs? updates?|notes?|context|rationale|next steps?|action items?"
        r"|follow-?ups?|actions?|validation results|open actions|status|summary|pending|not decided|undecided|postponed|deferred to|owner"
        r"|impact|communication)\b"
    ),
    re.I,
)


def read_decision(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read a decision: each statement of a decision section, or what is labelled "Decision" anywhere."""
    fields = Fields(entry, context.vocabulary)
    named = _number_apart(read_name("decision", entry, fields, context))
    label = named.head.label or _plain_label(named.title)
    title = named.title
    if label and _LABEL.match(label):
        title = title if named.head.label else title[len(label) + 1 :]
        claimed = True
    elif not claimed or (label and _NOT.match(label)):
        return None
    elif named.head.label and not _is_time(label, context):
        title = f"{label}: {title}" if title else ""
    if not _states(entry, named.id, label, title, context):
        return None
    title, named = _by_verdict(_decided(title, named), named, context)
    ruled = _RULED.fullmatch(title) if named.id and entry.shape != "row" and named.head.tail else None
    title = title if entry.shape == "row" else _with_tail(title if label else _with_verdict(title, named), named, ruled=ruled is not None)
    bare = title[len(label) + 1 :].strip() if label and title.startswith(f"{label}:") else title
    if (named.id is None and _NOTED.match(bare)) or (entry.shape == "line" and _TALKED.match(bare)):
        return None
    if named.id and entry.shape != "row" and _UNDONE.match(title):  # what became of a decision is not what was decided
        reason = named.head.tail if _UNDONE.fullmatch(title) and named.head.tail != title else ""
        said = ": ".join(part for part in (title, reason) if part)
        return make_record("decision", entry, context, id=named.id, status_raw=said, owners=read_owners(named, fields, context))
    one_word = named.id is None and _is_one_word(bare) and entry.shape == "item" and label == ""
    if not bare or (says_nothing(bare) and not _RULES_OUT.match(bare)) or one_word:
        return None
    subject = _subject(named.id, title, entry, context, loose=named.head.id_loose)
    title, who = _behind_stop(title, context)
    return make_record(
        "decision",
        entry,
        context,
        id=None if subject else named.id,
        title=f"{subject} {title}" if subject else title,
        status_raw=ruled[0] if ruled else None,
        owners=read_owners(named, fields, context) or who or _deciders(named.head.tail, fields, context),
        details=fields.details(),
    )


def _number_apart(named: Named) -> Named:
    """Return "**Decision 2** — They stay" as others write it, "**Decision 2:** They stay": the number is no title."""
    head = named.head
    if named.id or head.said or not head.tail or not _NUMBER_ALONE.fullmatch(named.title):
        return named
    return Named(id=None, title=head.tail, head=msgspec.structs.replace(head, label=named.title, title=head.tail, tail=""))


def _decided(title: str, named: Named) -> str:
    """Return what was decided, without its number, and without the time at which it was: "22:40 – Rack 9 stays"."""
    title = trim(_NUMBERED.sub("", plain(title)).lstrip(". "))
    if not re.search(r"\w", title) and named.head.tail:
        title = trim(named.head.tail)  # "**F-1.** Build it in two lots"
    clock = read_clock(title) if title[:1].isdigit() else None
    return trim(clock.rest) if clock and clock.rest else title


def _with_tail(title: str, named: Named, *, ruled: bool) -> str:
    """Return what stands behind the id of a decision that has no title before that, or nothing but what it was `ruled`."""
    tail = named.head.tail if named.id and not _LABEL.match(named.head.tail) else ""
    return tail if ruled and tail else title or tail


def _by_verdict(title: str, named: Named, context: Context) -> tuple[str, Named]:
    """Return all of "APPROVED CTO-2 — keep the logs", which names the decision behind what became of it, with its id."""
    match = _VERDICT.match(title) if named.id is None else None
    if match is None or context.kind_of(match["id"]) in _OTHERS or not is_id(match["id"]):
        return title, named
    whole = f"{title} — {named.head.tail}" if named.head.tail else title
    return whole, msgspec.structs.replace(named, id=match["id"])


def _with_verdict(title: str, named: Named) -> str:
    """Return "Comparison page — approved, no names" whole, where no id says what was ruled on: the verdict is what was decided."""
    verdict = named.head.tail or named.head.said.get("status", "")
    return f"{title} — {verdict}" if named.id is None and title and _VERDICT_ON.match(verdict) else title


def _behind_stop(title: str, context: Context) -> tuple[str, tuple[str, ...]]:
    """Take those who decided, in brackets behind the full stop, off a title: "They stay under seal. (Marta, legal)"."""
    match = _BEHIND_STOP.search(title) if title.endswith(")") else None
    names = split_owners(match["who"], context.vocabulary) if match else ()
    if match is None or not all(is_person(name, context, single=True) or is_role(name) or is_leader(name) for name in names):
        return title, ()
    return title[: match.start()], names


def _deciders(tail: str, fields: Fields, context: Context) -> tuple[str, ...]:
    """Return who decided, by the sentence behind what was decided that says whose call it was, or by a field of its own."""
    match = _CALLED.match(tail)
    if match and is_person(match["who"], context, single=True):
        return (match["who"],)
    return split_owners(plain(fields.labelled(_BY) or ""), context.vocabulary)


def _subject(ident: str | None, title: str, entry: Entry, context: Context, *, loose: bool) -> str | None:
    """Return the id that a sentence is about, where it names no decision: "S-4 will be specified again"."""
    other = context.kind_of(ident) in _OTHERS or (loose and not context.with_ids)  # where decisions have no ids, it is of something else
    return ident if other and entry.shape == "item" and bool(GOES_ON.match(title)) else None


def _is_one_word(text: str) -> bool:
    """Tell whether `text` is one word: without blanks, in a script that has them."""
    return len(text.split()) < 2 and not _NO_BLANKS.search(text)


def _is_time(label: str, context: Context) -> bool:
    """Tell whether a label is the time at which a decision was taken, with its day or without: "4 March, 9:10 AM"."""
    return read_clock(label) is not None or (is_when(label) and read_moment(label, context.day, context.zone) is not None)


def _states(entry: Entry, ident: str | None, label: str, title: str, context: Context) -> bool:
    """Tell whether a line or heading states a decision: by id, label, number, or the time at which it was taken."""
    if entry.shape not in ("line", "section"):
        return True
    timed = entry.shape == "line" and _is_time(label, context)
    return ident is not None or bool(label and _LABEL.match(label)) or bool(_NUMBERED.match(title)) or timed


def _plain_label(title: str) -> str:
    match = _PLAIN_LABEL.match(title) if ":" in title else None
    return match.group(1) if match else ""
