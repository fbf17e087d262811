"""How far work is: status and percentage, from a field, a heading, a bracket, a checkbox or a first note."""

from __future__ import annotations

import re
from typing import Any

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.named import Named
from reportgen.records.spoken import how_far
from reportgen.text import lazy, plain
from reportgen.values.number import read_percent
from reportgen.values.number import read_progress as read_steps
from reportgen.values.status import Status, is_part, is_share, read_status, starts_with_status
from reportgen.values.vocabulary import STATE_MARKS, State

_RAG = lazy(r"(?:overall |current )?(?:rag|colou?r|health)(?: (?:status|today|now))?", re.I)  # "Level: Critical" says how much it matters
_WORDLESS = lazy(r"^\W+|\W+$")
_WORD = lazy(r"\w")
_PERCENT = lazy(r"\d\s*(?:%|percent)|\d\s*(?:/|of)\s*\d", re.I)
_OF_HUNDRED = lazy(r"%|\bpercent|\bpct\b", re.I)
_NUMBER = lazy(r"~?\d{1,3}(?:[.,]\d+)?")
_SO_FAR = lazy(  # "Roughly 70% there", behind a title
    r"(?:(?:roughly|about|around|some|nearly|almost|maybe)\s|~\s?)?(\d{1,2}\s?%)"
    r"\s(?:there|done|of the way|through|finished|complete)\b", re.I
)
_OUTCOME = lazy(r"\W*outcome\W*$", re.I)
_STRUCK = lazy(r"(?:[*_]{2})?~~(?=\S)(?:(?!~~).)+(?<=\S)~~(?:[*_]{2})?[.:]?(?:\s*[(–—-].*)?", re.S)
_MARKED = lazy(rf"^[{''.join(STATE_MARKS)}]\ufe0f?\s*\w")


_CLOSED_ON = lazy(r"(?:closed|completed|finished)(?: on| at)?$", re.I)
_TICKS = "✅☑✔✓"
_SIGNS: dict[str, State] = {"~": "in_progress", "/": "in_progress", "-": "cancelled"}  # in boxes, as task tools use them
_MARKED_AS = lazy(r"^(?:this|last) (?:week|sprint|month)\b", re.I)  # a list of what was promised, whose marks say what came of it
_BEGUN = ("planned", "in_progress")  # by the heading, and by how far it came


def _is_closed(words: str, context: Context) -> bool:
    """Tell whether a heading's own status is the last word ("✅ ACCEPTED"), which the fields below only explain."""
    status = read_status(words, context.vocabulary)
    return status is not None and status.state in ("done", "cancelled")


def read_progress(named: Named, entry: Entry, fields: Fields, context: Context) -> dict[str, Any]:
    """Return `status`, `status_raw` and `percent` from a field, the head, a checkbox, or a first note that opens with a status.

    A percentage says a status only where neither words nor a box nor the heading above do: "40%" below "Blocked" is how far it came. What
    is planned or open by its heading, and has come so far, is in progress.
    """
    share = _share(fields)
    stated, percent_words = _words(named, entry, fields, context, None if share else fields.get("progress"))
    status = read_status(stated, context.vocabulary) if stated else None
    far = percent_words and (starts_with_status(percent_words, context.vocabulary) or is_part(percent_words))
    beside = read_status(percent_words, context.vocabulary) if percent_words and far else None
    only_far = is_share((stated if status else percent_words) or "", context.vocabulary)
    above = _in_box(entry) or _said_above(context)
    status = status or beside
    if status is None:
        return {"status": above or (share.state if share else None), "percent": share.percent if share else None}
    steps = read_steps(stated or "") or read_steps(percent_words or "")
    percent = steps[1] if steps else status.percent if status.percent is not None else read_percent(percent_words or "")
    percent = share.percent if percent is None and share else percent
    if only_far and above and (above, status.state) != _BEGUN:
        return {"status": above, "percent": percent}
    state = status.state or _behind(entry, beside, percent_words, context)
    return {"status": state, "status_raw": status.raw if _WORD.search(status.raw) else None, "percent": percent}


def _words(named: Named, entry: Entry, fields: Fields, context: Context, far: str | None) -> tuple[str | None, str | None]:
    """Return the words that say how an entry stands, and those that say how far it is, which are `far` where a field says it."""
    said, tail = named.head.said, named.head.tail
    stated = fields.get("status") or (_in_column(fields, context) if entry.shape == "row" else None)
    if said.get("status") and (stated is None or (entry.shape == "section" and _is_closed(said["status"], context))):
        far = far or (stated if stated and _PERCENT.search(stated) else None)
        stated = said["status"]
    so_far = _SO_FAR.match(tail)
    far = far or said.get("progress") or (so_far[1] if so_far else None)
    stated = stated or _told(named, entry, context)
    if stated is None and named.head.marks and (
        named.head.marks[0] in _TICKS or context.board or _MARKED_AS.match(context.label or context.heading)):
        stated = named.head.marks
    return stated, far


def _told(named: Named, entry: Entry, context: Context) -> str | None:
    """Return the words behind a title, or of the first note, that say how an entry stands."""
    tail = named.head.tail
    if tail and starts_with_status(tail, context.vocabulary):
        return tail
    spoken = how_far(tail, context) if tail and not named.head.said.get("progress") and entry.shape != "row" else None
    note = plain(entry.notes[0]) if entry.notes else ""
    return spoken or (note if note and starts_with_status(note, context.vocabulary) else None)


def _in_box(entry: Entry) -> State | None:
    """Return what the box of an entry says of it; what is crossed out is given up."""
    return "done" if entry.checked else "cancelled" if _is_struck(entry) else _SIGNS.get(entry.sign)


def _said_above(context: Context) -> State | None:
    """Return the status that the heading above states."""
    status = read_status(context.state, context.vocabulary) if context.state else None
    return status.state if status else None


def _behind(entry: Entry, beside: Status | None, words: str | None, context: Context) -> State | None:
    """Return what says how an entry stands whose status has words that nobody knows: its progress in words, its box, else a percentage."""
    box: State | None = "done" if entry.checked else _SIGNS.get(entry.sign)
    told = beside.state if beside else None
    return box or told if is_share(words or "", context.vocabulary) else told or box


def _share(fields: Fields) -> Status | None:
    """Return what a bare number says below a label that makes it a percentage: "% complete: 60"."""
    for at, label, meaning, value in fields.columns():
        if meaning == "progress" and _OF_HUNDRED.search(label) and _NUMBER.fullmatch(plain(value)):
            fields.use(at)
            return read_status(f"{plain(value)}%")
    return None


def _is_struck(entry: Entry) -> bool:
    """Tell whether what an entry is about is crossed out, "~~A-6 – Ask the port~~ (Ana)", in a row each cell that holds words of it."""
    heads = [entry.head] if entry.head else [value for _, value in entry.fields[:2]]
    return bool(heads) and all(_STRUCK.fullmatch(head.strip()) for head in heads)


def _in_column(fields: Fields, context: Context) -> str | None:
    """Return the status in a column that is none of statuses by its name."""
    return _result(fields, context) or _coloured(fields, context) or _marked(fields, context)


def _coloured(fields: Fields, context: Context) -> str | None:
    """Return the words of a column of colours that say a status: "RAG" with "🟢 On Track"; a colour alone says none."""
    at, cell = next(((at, value) for at, label, _, value in fields.columns() if _RAG.fullmatch(plain(label).strip(" :"))), (0, ""))
    words = plain(cell)
    bare = _WORDLESS.sub("", words).lower()
    if "status" in fields or not bare or bare in context.vocabulary.levels or not starts_with_status(words, context.vocabulary):
        return None
    fields.use(at)
    return words


def _result(fields: Fields, context: Context) -> str | None:
    """Return the words of a result column that hold a status ("approved"), for tables of tasks without a status column."""
    if "status" in fields:
        return None
    for at, label, meaning, value in fields.columns():
        words = plain(value)
        if (meaning == "value" or _OUTCOME.match(label)) and starts_with_status(words, context.vocabulary):
            fields.use(at)
            return words
    return None


def _marked(fields: Fields, context: Context) -> str | None:
    """Return the words of a column of any other name that open with a mark and a status ("Kept?" with "❌ Dropped")."""
    if "status" in fields:
        return None
    for at, label, meaning, value in fields.columns():
        words = plain(value)
        if meaning is None and _CLOSED_ON.match(plain(label)) and _WORD.search(words):
            return _TICKS[0]  # a column "Closed" with the day, where a row has one
        if meaning is None and plain(label)[-1:] in ("", "?") and words[:1] in _TICKS and words:
            fields.use(at)
            return words[0]
        if meaning is None and _MARKED.match(words) and starts_with_status(words, context.vocabulary):
            fields.use(at)
            return words
    return None
