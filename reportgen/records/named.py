"""What identifies an entry of any shape: its id, its title, its owners."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import Head, read_head, trim
from reportgen.text import lazy, plain
from reportgen.values.ident import is_cell_id, split_id
from reportgen.values.people import split_owners
from reportgen.values.status import starts_with_status

_TITLE_FIRST = {
    "action": ("action item", "action", "task", "item", "description", "title"),
    "story": ("title", "story", "story title", "description", "item"),
    "risk": ("title", "description", "risk", "risk description", "issue", "concern", "threat", "hazard", "problem"),
    "decision": ("decision", "title", "description", "question"),
    "escalation": ("escalation", "issue", "title", "description", "topic"),
    "checkpoint": ("activity", "event", "checkpoint", "what", "what happened", "message", "content", "title", "description", "topic"),
    "priority": ("priority", "task", "action", "item", "title", "description", "focus"),
    "metric": ("metric", "kpi", "criterion", "gate", "name"),
}


_ANSWERS = ("ruling", "answer", "resolution")
_OWNERS_END = lazy(r"\)(?<![(].)\.?\s(?=[A-Z])|(?<=[a-zà-ÿ)])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)\.\s+(?=[A-ZÀ-Þ])")
_BESIDE_OWNERS = lazy(r"\s[·|]\s")
_NEW_BEHIND = lazy(r"(?<=\S)\s+\((?P<how>new|(?:newly |new, )?(?:added|raised|opened|logged)(?: today)?|new today)\)$", re.I)
_LINE_BREAK = lazy(r"\s*<br\s*/?>\s*", re.I)
_SORT = lazy(r"type|kind|category", re.I)  # says what sort of thing a row is, and not which
_SLASHED_ID = lazy(r"\d{2,4}/\d{1,3}")
_YEAR_ID, _DOTTED_ID, _REFERENCE = lazy(r"20\d\d-\d{1,3}"), lazy(r"\d{1,3}\.\d{1,3}"), lazy(r"ref|refs|reference|id")
# Only words that are no name of a piece of work: "Review", "Testing" and "Release" may be one.
_BARE_STATUS = lazy(
    r"^((?:(?:still|now|already|not|all)\s+)*(?:done|completed?|closed|finished|resolved|fixed|merged|shipped|delivered|deployed|cancell?ed|dropped"
    r"|deferred|postponed|blocked|stuck|waiting|on hold|paused|in progress|ongoing|underway|under way|started|pending|open|on track|at risk"
    r"|delayed|overdue|in review|ready for review)(?:\s*\(?\d{1,3}\s*%\)?)?)\s*(?:[.!✅]*$|[,;]\s)",
    re.I,
)


class Named(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What identifies a row or item: its id, its title, and what its head says beside."""

    id: str | None
    title: str
    head: Head


def row_title(kind: str, fields: Fields) -> str:
    """Return the Markdown of the cell that says what a row is: by its column's name, else the first with words in it."""
    columns = fields.columns()
    answer = _answer(columns) if kind == "decision" else None
    if answer:
        fields.use(answer[0])
        return answer[1]
    for wanted in _TITLE_FIRST[kind]:
        for at, label, _, value in columns:
            if plain(label).strip(" :").lower() == wanted and value.strip() and not is_cell_id(plain(value)):
                fields.use(at)
                return value
    for pick in ("title", "id", None):  # "Ticket" beside "Key" says what it is about
        for at, label, meaning, value in columns:
            sort = _SORT.fullmatch(plain(label).strip(" :"))
            if meaning == pick and not sort and re.search(r"[^\W\d_]{2,}", value) and not is_cell_id(plain(value)):
                fields.use(at)
                return value
    return ""


def _answer(columns: list[tuple[int, str, str | None, str]]) -> tuple[int, str] | None:
    """Return the cell that answers the question of a row, "Question | Ruling": what was decided; a mere "Approved" is not."""
    names = {plain(label).strip(" :").lower(): (at, value) for at, label, _, value in columns}
    found = next((names[name] for name in _ANSWERS if name in names), None)
    if found is None or "question" not in names or "decision" in names:
        return None
    words = plain(found[1])
    return found if len(words.split()) > 1 and not starts_with_status(words) else None


def _is_number_id(label: str, cell: str) -> bool:
    """Tell whether a cell of an id column is an id without letters: "2026-11", and "7.1" where the column is one of references."""
    if _SLASHED_ID.fullmatch(cell):
        return True
    return bool(_YEAR_ID.fullmatch(cell) or (_DOTTED_ID.fullmatch(cell) and _REFERENCE.fullmatch(plain(label).strip(" :").lower())))


def read_name(kind: str, entry: Entry, fields: Fields, context: Context) -> Named:
    """Return the id and title of an entry of any shape."""
    if entry.shape != "row":
        head = read_head(entry.head, context)
        title = head.title or (plain(fields.get("title") or "") if head.id else "")
        return Named(id=head.id, title=title, head=head)
    ident = None
    for at, label, meaning, value in fields.columns():
        cell = plain(value).strip("[]() ")
        number = meaning == "id" and (_is_number_id(label, cell) or (context.row_ids and cell.isdigit()))
        if (meaning in {"id", "title"} or at == 0) and (is_cell_id(cell) or number):
            ident = cell
            fields.use(at)
            break
    markdown = row_title(kind, fields)
    if "owner" in fields:
        found, rest = split_id(plain(markdown)) if ident is None else (ident, plain(markdown))
        tail = re.search(r"\s*\(([^()]+)\)$", rest) if found is None else None
        if tail and is_cell_id(tail.group(1)) and "-" in tail.group(1):
            found, rest = tail.group(1), rest[: tail.start()]
        new = _NEW_BEHIND.search(rest)
        title = trim(rest[: new.start()] if new else rest)
        return Named(id=found, title=title, head=Head(said={"status": new["how"]} if new else {}))
    head = read_head(markdown, context)
    stated = head.said.get("owner", "")
    if stated and "owner:" not in markdown.lower() and not all(name in context.roster for name in split_owners(stated)):
        return Named(
            id=ident or head.id, title=trim(split_id(plain(markdown))[1]), head=Head()
        )  # "(CEO, CTO)" in a cell is part of the text
    title = with_id(head, plain(markdown)) if ident and head.id and head.id != ident else head.title
    return Named(id=ident or head.id, title=title or trim(plain(markdown)), head=head)


def with_id(head: Head, words: str) -> str:
    """Return the title of what has an id of its own, or none, with the id that it is about: "P0-7 may lose a chapter"."""
    first, last = words.find(head.id or ""), words.find(head.title)
    return words[first : last + len(head.title)] if 0 <= first < last else head.title


def bare_status(text: str) -> bool:
    """Tell whether `text` is nothing but how far something is.

    >>> bare_status("in review"), bare_status("testing")
    (True, False)
    """
    return bool(_BARE_STATUS.fullmatch(text))


def without_bare_status(named: Named, fields: Fields) -> Named:
    """Return "A-12 done" as an id with a status and no title: what follows an id there says how it goes, not what it is.

    So does the reason behind it in "R-3 closed, the disk came".
    """
    bare = _BARE_STATUS.match(named.title) if named.id and "status" not in fields and "status" not in named.head.said else None
    if bare is None:
        return named
    reason = named.title[bare.end() :].strip()
    tail = "; ".join(part for part in (named.head.tail, reason) if part)
    said = {**named.head.said, "status": bare.group(1)}
    return Named(id=named.id, title="", head=msgspec.structs.replace(named.head, said=said, tail=tail))


def read_owners(named: Named, fields: Fields, context: Context) -> tuple[str, ...]:
    """Return the owners that an entry states, in a field, in brackets, or as "Avery to publish …"."""
    written = fields.markdown("owner")  # a line break in a cell parts people
    stated = (plain(_LINE_BREAK.sub(", ", written)) if written else None) or named.head.said.get("owner")
    return () if stated is None else split_owners(_without_more(stated), context.vocabulary)


def _without_more(owners: str) -> str:
    """Return `owners` without the sentence behind them, nor what stands behind the bracket that they are in.

    >>> _without_more("Ana, L. Roe. The rota is full"), _without_more("Bo). It has not started"), _without_more("Dr. Keane")
    ('Ana, L. Roe', 'Bo', 'Dr. Keane')
    >>> _without_more("Liaison (J. Wren). Each week costs 14,000")
    'Liaison (J. Wren)'
    """
    owners = _BESIDE_OWNERS.split(owners, maxsplit=1)[0]  # "Ade · 8 pts"
    end = _OWNERS_END.search(owners)
    if end is None:
        return owners
    before = owners[: end.start()]
    if owners[end.start()] == ")" and before.count("(") > before.count(")"):
        return f"{before})"
    return before if before.count("(") == before.count(")") else owners
