"""The labelled lines of a paragraph as entries: one a line, one a decision, one a measured group."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from reportgen.blocks import Entry, Paragraph, line_entries, split_label
from reportgen.records.assigned import commitments
from reportgen.records.context import Context
from reportgen.records.exported import keyed_entries, typed_entries, without_columns
from reportgen.records.logs import timed_entries
from reportgen.records.looks import is_ahead
from reportgen.records.reworded import TITLE, labelled, under_title
from reportgen.records.sections import Claim
from reportgen.records.shown import WITH_IDS, with_colon
from reportgen.text import Span, lazy, plain
from reportgen.values.ident import family, split_id
from reportgen.values.vocabulary import LEVEL_MARKS

_DIGIT, _NO_NUMBER = lazy(r"\d"), lazy(r":\s*(?:n/?a|none|tbd|[-–—?]+)\.?$", re.I)
_NUMBERED = lazy(
    r"(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?|\([a-z]{1,3}\)|[a-z]\)|(?:\*\*)?(?P<id>[A-Z]{1,2}\d{1,3})\.(?:\*\*)?)\s+(?=[*_]*[^\W\d_])"
)
LISTED = (*WITH_IDS, "escalation", "priority")
"""The kinds that lines of a paragraph may list."""

_LONGEST_NUMBER = 100  # signs of a line that is a name and a number
_RISKS, _NEXT_ID = lazy(r"\W*risks?(?::\*\*|\*\*:|:)\s+(?=[A-Z]+-[\w-]*\d)", re.I), lazy(r"[;.]\s+(?=[A-Z]+-[\w-]*\d)")
_INSIDE = lazy(r"(?<=[.!?])\s+(?=[*_]*Decision[*_]*:)")


def paragraph_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the lines of a paragraph as entries; "Target" and "Status" lines belong to the measured line before them."""
    paragraph = labelled(paragraph)
    whole = _titled(paragraph, context)
    paragraph = paragraph if whole else under_title(paragraph)
    return [whole] if whole else _grouped([part for line in line_entries(paragraph) for part in _decisions_inside(line)], context)


_COMMA = lazy(r"[,;]\s+(?:and\s+)?(?![^()]*\))")
_MEASURED = lazy(r"[^\W\d_][^:,;()\d]{1,40}?:?\s+[~≈]?[$€£¥]?\d[\d.,]*(?:\s?(?:%|[^\W\d_]{1,10}))?(?:\s*\([^()]*\))?\.?")
_SOMEBODY = lazy(r"(?:we|i|they|it|there|he|she|this|that|all|our|the|in|on|after|before)\b", re.I)


def measured_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the lines of a paragraph that is a list of numbers, one entry a line; none where a line has no number or is a field.

    One line may be such a list, too: "Sales 262 (target 400), uptime 98.9 %".

    >>> numbers = Paragraph(text="Crash-free: 99.6 %\\nTesters 2,300 / goal 2,000", span=Span(4, 5))
    >>> [(entry.head, entry.span.first) for entry in measured_entries(numbers, Context())]
    [('Crash-free: 99.6 %', 4), ('Testers 2,300 / goal 2,000', 5)]
    """
    lines = [without_columns(line.strip()) for line in paragraph.text.split("\n")]
    parts = _COMMA.split(lines[0]) if len(lines) == 1 else []
    if len(parts) > 1 and not _SOMEBODY.match(parts[0]) and all(map(_MEASURED.fullmatch, parts)):
        return [Entry(head=part.rstrip("."), span=paragraph.span, shape="line") for part in parts]
    if len(lines) < 2 or not all(len(line) < _LONGEST_NUMBER and (_DIGIT.search(line) or _NO_NUMBER.search(line)) for line in lines):
        return []
    if any(context.vocabulary.fields.get(plain(split_label(line)[0] or "").lower()) for line in lines):
        return []
    return [Entry(head=line, span=Span(at, at), shape="line") for at, line in enumerate(lines, paragraph.span.first)]


def listed_entries(paragraph: Paragraph, context: Context) -> list[Entry]:
    """Return the lines of a paragraph that is a list although Markdown takes it for none: numbered, or each with an id and its fields."""
    found = keyed_entries(paragraph, context) or numbered_entries(paragraph) or identified_entries(paragraph)
    return found or _ordered(paragraph) or _rows(paragraph)


_IN_ORDER = lazy(
    r"^\W*(?:first|second|third|fourth|fifth|then|next|also|after that|finally|last|if time(?: is left| allows)?|must|should|could)"
    r"(?::\*\*|\*\*:|:)\s+(?=\S)", re.I
)


def _ordered(paragraph: Paragraph) -> list[Entry]:
    """Return lines that say in words which comes first: "**First:** finish it", "**If time:** draft the note"."""
    lines = [(line, _IN_ORDER.match(line)) for line in paragraph.text.split("\n")]
    if sum(match is not None for _, match in lines) < 2:
        return []
    return [
        Entry(head=line[match.end() :] if match else line, span=Span(at, at), shape="item" if match else "line")
        for at, (line, match) in enumerate(lines, paragraph.span.first)
    ]


def _rows(paragraph: Paragraph) -> list[Entry]:
    """Return lines that are rows of a list without bullets: each opens with an id and has parts, or each opens with a colour.

    >>> rows = Paragraph(text="A-5 | Call them | Bo | OPEN\\n`A-6` Write it — @ana — in review", span=Span(4, 5))
    >>> [entry.head for entry in _rows(rows)]
    ['A-5 | Call them | Bo | OPEN', '`A-6` Write it — @ana — in review']
    """
    lines = [line.strip() for line in paragraph.text.split("\n")]
    ids = [split_id(plain(line))[0] for line in lines]
    alike = len({family(one) for one in ids if one}) == 1 and all(ids)
    heads = [with_colon(line) for line in lines]
    named = alike or all(_PARTS.search(line) and (one or head != line) for line, one, head in zip(lines, ids, heads, strict=True))
    if len(lines) < 2 or not (named or all(line[:1] in LEVEL_MARKS for line in lines)):
        return []
    return [Entry(head=line, span=Span(at, at), shape="item") for at, line in enumerate(heads, paragraph.span.first)]


_PARTS = lazy(r"\s(?:\||—|–|-)\s")


def numbered_entries(paragraph: Paragraph) -> list[Entry]:
    """Return the lines of a paragraph that are numbered in a way which Markdown takes for no list, as entries of a list.

    They are numbered as their section is (6.1), with letters before or in brackets, or with a letter that says what they are (A1.), an id.

    >>> found = numbered_entries(Paragraph(text="6.1 Rev C gets four layers.\\n6.2 No tests\\nat 24 V.", span=Span(8, 10)))
    >>> [(entry.head, entry.span) for entry in found]
    [('Rev C gets four layers.', Span(first=8, last=8)), ('No tests at 24 V.', Span(first=9, last=10))]
    """
    if not _NUMBERED.match(paragraph.text):
        return []
    found: list[Entry] = []
    for at, line in enumerate(paragraph.text.split("\n"), paragraph.span.first):
        number = _NUMBERED.match(line)
        if number:
            ident = f"{number['id']}: " if number["id"] else ""
            found.append(Entry(head=ident + line[number.end() :].strip(), span=Span(at, at), shape="item"))
        else:
            found[-1] = msgspec.structs.replace(found[-1], head=f"{found[-1].head} {line.strip()}", span=Span(found[-1].span.first, at))
    return found


def identified_entries(paragraph: Paragraph) -> list[Entry]:
    """Return a paragraph as one entry for each line that opens with an id, where fields on lines of their own follow each.

    >>> lines = "RSK-12  Loss of a wheel\\nLikelihood: 3   Owner: Bo\\nRSK-15  One string\\nLikelihood: 4   Owner: Ana"
    >>> [(entry.head, entry.fields) for entry in identified_entries(Paragraph(text=lines, span=Span(4, 7)))][1]
    ('**RSK-15** One string', (('Likelihood', '4'), ('Owner', 'Ana')))
    """
    lines = [line.strip() for line in paragraph.text.split("\n")]
    ids = [split_id(line) for line in lines]
    starts = [at for at, (ident, _) in enumerate(ids) if ident]
    if len(starts) < 2 or starts[0] or any(end - start < 2 for start, end in pairwise([*starts, len(lines)])):
        return []
    found = []
    for start, end in pairwise([*starts, len(lines)]):
        parts = [split_label(part) for line in lines[start + 1 : end] for part in _COLUMNS.split(line)]
        if any(label is None for label, _ in parts):
            return []
        span = Span(paragraph.span.first + start, paragraph.span.first + end - 1)
        fields = tuple((label or "", value) for label, value in parts)
        found.append(Entry(head=f"**{ids[start][0]}** {ids[start][1]}", fields=fields, span=span, shape="item"))
    return found


def entries_of(paragraph: Paragraph, claim: Claim | None, context: Context) -> tuple[list[Entry], Claim | None]:
    """Return the entries of a paragraph, and what they are where `claim` was announced: a log is one although nobody says so."""
    log = timed_entries(paragraph, context, announced=claim == "checkpoint") if claim in (None, "checkpoint") else []
    if log and (claim == "checkpoint" or not is_ahead(context)):
        return log, "checkpoint"
    if claim == "metric":
        listed = measured_entries(paragraph, context)
    else:
        listed = listed_entries(paragraph, context) if claim in LISTED else typed_entries(paragraph, context)
    return listed or paragraph_entries(paragraph, context), claim


_COLUMNS = lazy(r"\s{2,}|\s[|·•]\s")
_COLOUR_ALONE = lazy(rf"[{''.join(LEVEL_MARKS)}]?\ufe0f?\s*(?:red|amber|yellow|orange|green)", re.I)  # "🔴 Red · Owner: Ana"
_NOTHING_MORE = lazy(r"(?:\([^()]*\))?")  # "**AI-322 (new):** Alert on usage"


def _titled(paragraph: Paragraph, context: Context) -> Entry | None:
    """Return a paragraph whose first line is a title in bold and whose other lines are its fields, as one entry."""
    first, *rest = paragraph.text.split("\n")
    named = split_id(plain(split_label(first.strip())[0] or ""))  # "**LIS-203:** Correct the window", and its fields below
    if not rest or not (TITLE.match(first.strip()) or (named[0] and _NOTHING_MORE.fullmatch(named[1]))):
        return None
    fields: list[tuple[str, str]] = []
    notes: list[str] = []
    for line in rest:
        for at, part in enumerate(re.split(r"\s+[|·•]\s+", line)):
            label, value = ("Status", part) if _COLOUR_ALONE.fullmatch(part.strip()) else split_label(part.strip())
            if label is None and not at:
                return None
            if label is None:
                notes.append(part)
            else:
                fields.append((label, value))
    if not any(context.vocabulary.fields.get(plain(label).lower()) for label, _ in fields):
        return None
    return Entry(head=first, fields=tuple(fields), notes=tuple(notes), span=paragraph.span, shape="item")


def _decisions_inside(entry: Entry) -> list[Entry]:
    """Cut a line before each "Decision:" that a sentence of it opens with, and one of risks before each id."""
    risks = _RISKS.match(entry.head)
    if risks and len(parts := _NEXT_ID.split(entry.head[risks.end() :])) > 1:
        return [msgspec.structs.replace(entry, head=f"Risk: {part.strip()}") for part in parts]
    parts = _INSIDE.split(entry.head)
    parts = parts if len(parts) > 1 else commitments(entry.head)
    return [entry] if len(parts) < 2 else [msgspec.structs.replace(entry, head=part.strip()) for part in parts if part.strip()]


def _grouped(found: list[Entry], context: Context) -> list[Entry]:
    """Join a paragraph's "Target" and "Status" lines to the measured line before them."""
    if len(found) < 2:
        return found
    first, *rest = found
    labels = [re.match(r"\W*(\w[\w ]*?)\W*:", plain(entry.head)) for entry in rest]
    names = [context.vocabulary.fields.get(label.group(1).lower()) if label else None for label in labels]
    if "target" not in names or any(name not in ("target", "status", "trend") for name in names):
        return found
    label, value = _split(first.head)
    if not label or context.vocabulary.fields.get(label.lower()):
        return found
    fields = (("Result", value), *(_split(entry.head) for entry in rest))
    return [Entry(head=f"**{label}**", fields=fields, span=Span(first.span.first, rest[-1].span.last), shape="line")]


def _split(markdown: str) -> tuple[str, str]:
    label, _, value = plain(markdown).partition(":")
    return label.strip(), value.strip()
