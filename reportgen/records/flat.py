"""The labelled fields of a flat bullet that nobody reads: "A-2: Sand – Owner: Zoe – Blockers: no sand" keeps its blockers."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.blocks import Entry, split_label
from reportgen.records.beside import MOST_CUTS
from reportgen.records.context import Context
from reportgen.records.fields import detail_key, field_name
from reportgen.text import lazy, plain
from reportgen.values.ident import split_id

_WORK = frozenset(("id", "owner", "due", "target", "status", "progress", "title"))
#: What a reader of each kind takes from the words behind a title; it is told by the record and no detail of it.
_READ = {
    "action": _WORK | {"priority"},
    "story": _WORK | {"points"},
    "risk": _WORK | {"level", "trend", "likelihood", "impact", "chance"},
    "escalation": frozenset(("id", "owner", "title")),
}
_CUT = lazy(r"\s+(?:[—–|·•-]|--)\s+|(?<=\))\s*(?:—|–)\s*|;\s+|(?<=[^\s.][.!?)])\s+(?=[A-Z][\w /()-]{1,30}:\s)")
_LABEL = lazy(r"[^\W\d_][^:.,()\[\]]{1,40}")
_MOST_WORDS = 4  # of a label: a longer one is a sentence


def flat_details(kind: str, entry: Entry, title: str, context: Context) -> dict[str, str]:
    """Return the labelled segments behind the title of an entry that its reader did not take, under the keys of nested fields.

    A second segment with a label that was taken is one of them: what was written last is not lost.

    >>> from reportgen.text import Span
    >>> entry = Entry(head="A-2: Sand – Owner: Zoe – Blocked by: A-1", span=Span(4, 4), shape="item")
    >>> flat_details("action", entry, "Sand", Context())
    {'blocked_by': 'A-1'}
    """
    if kind not in _READ or ": " not in entry.head or entry.shape == "row":
        return {}
    text = plain(entry.head)
    nested = {field_name(label, context.vocabulary) for label, _ in entry.fields}
    read: set[str | None] = set(nested)
    found: dict[str, str] = {}
    for segment in _segments(text):
        label, value = split_label(segment)
        if not label or not _is_label(label, context) or label.lower() in title.lower():
            continue  # no field, or part of what the title says
        name = field_name(label, context.vocabulary)
        if name in _READ[kind] and name not in read:
            read.add(name)
        elif value.strip():
            found.setdefault(detail_key(label), value.strip().removesuffix("."))
    return found


def _is_label(label: str, context: Context) -> bool:
    """Tell whether words before a colon are a label: few, and neither an id nor how far something is, "Blocked: no salt"."""
    short = bool(_LABEL.fullmatch(label)) and len(label.split()) <= _MOST_WORDS
    stated = label.lower() in context.vocabulary.states or split_id(f"{label}: x")[0]
    return short and not stated


def _segments(text: str) -> list[str]:
    """Return the segments behind the first, parted by dashes, strokes, semicolons and labels outside of brackets."""
    cuts: list[re.Match[str]] = []
    for cut in _CUT.finditer(text):
        before = text[: cut.start()]
        if before.count("(") <= before.count(")"):
            cuts.append(cut)
        if len(cuts) > MOST_CUTS:
            return []
    spans = [*(cut.span() for cut in cuts), (len(text), len(text))]
    return [text[end:start] for (_, end), (start, _) in pairwise(spans)]
