"""The parts that every record has: where it stands, what it mentions, whom it names."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from reportgen.blocks import Entry
from reportgen.records.context import Context
from reportgen.records.flat import flat_details
from reportgen.records.record import Kind, Record
from reportgen.text import lazy, plain, remember
from reportgen.values.ident import find_ids

_NOTHING = lazy(
    r"^(?:none|n/?a|nil|nothing|nobody|zero|(?:not|no longer) (?:required|needed|applicable)|keine?[rs]?|ning[uú]n[ao]?|aucune?)\b"
    r"(?=\s*(?:$|[.;,:(—–]|(?:required|needed|today|right now|this|at|escalated|raised|to|beyond|new|outstanding|identified|reported"
    r"|from|for|else|more|further|currently|active|open|logged|necessary|yet|so far"
    r"|planned|pending|heute|hoy|accidentes?)\b(?! \w+ing\b)))|^no\s*(?:$|[.;,])|^(?:-+|–|—|…)$"
    r"|^no (?:(?:new|open|active|additional|further|other|outstanding|current|major|formal|team-level|executive|exec|pending|real"
    r"|critical)\s+)*(?:\w+\s+)?(?:findings?|concerns?|accidents?|escalations?|decisions?|blockers?|risks?|actions?|action items?"
    r"|items?|issues?|incidents?|proposals?|changes?|impediments?|checkpoints?|carry-?over\w*|follow-?ups?|priorities|stories|tasks)"
    r"\b(?=\s*(?:$|[.;,:(—–-]|(?:today|tonight|this|at|were|was|needed|required|to|from|yet|raised|reported|escalated|logged|new|open"
    r"|opened|identified|recorded|made|in|so far|outstanding)\b))",
    re.I,
)


@remember
def says_nothing(text: str) -> bool:
    """Tell whether `text` only says that there is nothing to say.

    >>> says_nothing("None required; all concerns resolved"), says_nothing("No-go for the pilot")
    (True, False)
    """
    return bool(_NOTHING.match(text.strip(" .*_")))


def entry_text(entry: Entry) -> str:
    """Return all words of an entry as plain text."""
    return " ".join(map(plain, filter(None, (entry.head, *chain.from_iterable(entry.fields), *entry.notes))))


def make_record(kind: Kind, entry: Entry, context: Context, **stated: Any) -> Record:  # noqa: ANN401 -- the fields of `Record`, checked by mypy where they are read
    """Return a record of `kind` at the place of `entry`, with what is `stated`."""
    ids = find_ids(entry_text(entry))
    if flat := flat_details(kind, entry, stated.get("title") or "", context):
        stated["details"] = {**flat, **(stated.get("details") or {})}
    return Record(
        date=context.day.isoformat() if context.day else None,
        kind=kind,
        mentions=tuple(ident for ident in ids if ident != stated.get("id")),
        section=context.heading,
        report=context.report,
        source=context.source,
        line=entry.span.first,
        end_line=entry.span.last,
        **stated,
    )


def many(kind: str) -> str:
    """Return the plural of a kind, for messages."""
    return {"story": "stories", "action": "action items", "priority": "priorities"}.get(kind, f"{kind}s")


def row_says_nothing(entry: Entry) -> bool:
    """Tell whether a row is filler: all its cells are empty, dashes, or say "none"; or it is a total."""
    cells = [plain(value) for _, value in entry.fields]
    return all(says_nothing(cell) or not re.search(r"\w", cell) for cell in cells) or bool(
        cells and re.match(r"(?:sub)?total|overall|sum\b", cells[0], re.I)
    )
