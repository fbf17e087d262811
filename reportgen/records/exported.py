"""What trackers export as plain text: a field a line below the key of each record, and measured numbers in columns."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.blocks import Entry, Paragraph, split_label
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.sections import Claim
from reportgen.text import Span, lazy, plain
from reportgen.values.ident import split_id

_FEWEST = 3  # fields of a record: its key, what it is, and something about it
_LONGEST = 120  # signs of a line of columns
_TYPE = lazy(r"(?:(?:issue|item|record|work item) )?(?:type|kind)")
_TYPES: dict[str, Claim] = {
    "action": "action",
    "action item": "action",
    "task": "action",
    "bug": "action",
    "story": "story",
    "user story": "story",
    "risk": "risk",
    "decision": "decision",
}
_ALIGNED = lazy(
    r"(?P<name>[^\W\d_](?:\S| (?! ))*?)(?:: *|  +)(?P<value>[~≈]?[$€£¥]?\d(?:\S| (?! ))*)  +"
    r"\(?(?P<aim>(?:goal|target|aim|limit|max|min|plan)):? +(?P<target>(?:\S| (?! ))+?)\)?\s*", re.I
)


def keyed_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the records of an export, one for each line that is a key with an id, of which the lines below are the fields.

    One of them has to say what it is, "Summary", and all lines be fields, or go on with one.

    >>> text = "Key:      QA-7\\nSummary:  Cut the second rail\\nAssignee: mara"
    >>> [(entry.head, entry.fields) for entry in keyed_entries(Paragraph(text=text, span=Span(4, 6)), Context())]
    [('**QA-7**', (('Summary', 'Cut the second rail'), ('Assignee', 'mara')))]
    """
    fields: list[tuple[int, str, str]] = []
    for at, line in enumerate(paragraph.text.split("\n")):
        label, value = split_label(line.strip())
        if label is not None:
            fields.append((at, label, value))
        elif fields and line.startswith(" "):
            fields[-1] = (*fields[-1][:2], f"{fields[-1][2]} {line.strip()}")
        else:
            return []
    starts = [number for number, (_, label, value) in enumerate(fields) if _is_key(label, value, context)]
    if not starts or starts[0]:
        return []
    records = [fields[start:end] for start, end in pairwise([*starts, len(fields)])]
    meant = [[field_name(label, context.vocabulary) for _, label, _ in one] for one in records]
    if any(len(names) < _FEWEST or "title" not in names for names in meant):
        return []
    ends = [*(one[0][0] for one in records[1:]), len(paragraph.text.split("\n"))]
    first = paragraph.span.first
    return [
        Entry(
            head=f"**{plain(one[0][2])}**",
            fields=tuple((label, value) for _, label, value in one[1:]),
            span=Span(first + one[0][0], first + end - 1),
            shape="item",
        )
        for one, end in zip(records, ends, strict=True)
    ]


def _is_key(label: str, value: str, context: Context) -> bool:
    """Tell whether a line is the key of a record: a label for ids, and an id that no words follow."""
    words = plain(value).strip()
    return field_name(label, context.vocabulary) == "id" and split_id(f"{words}: x") == (words, "x")


def stated_kind(entry: Entry, claim: Claim | None) -> Claim | None:
    """Return what an exported record is by its own field for that, "Type: Task"; else what is announced above it.

    >>> stated_kind(Entry(head="**QA-7**", fields=(("Type", "Risk"),), span=Span(4, 5), shape="item"), None)
    'risk'
    """
    kinds = [_TYPES.get(plain(value).strip().lower()) for label, value in entry.fields if _TYPE.fullmatch(plain(label).lower())]
    return next((kind for kind in kinds if kind), claim)


def typed_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the exported records of a paragraph below a heading that announces nothing, where each says of what kind it is."""
    found = keyed_entries(paragraph, context)
    return found if all(stated_kind(entry, None) for entry in found) else []


def without_columns(line: str) -> str:
    """Return a line of a name, a number and a goal that stand in columns as others write it.

    >>> without_columns("open-blockers    2    goal: 0"), without_columns("Uptime 99.2 % (goal: 99 %)")
    ('open-blockers: 2 (goal: 0)', 'Uptime 99.2 % (goal: 99 %)')
    """
    match = _ALIGNED.fullmatch(line) if "  " in line and len(line) <= _LONGEST else None
    return f"{match['name']}: {match['value']} ({match['aim']}: {match['target']})" if match else line
