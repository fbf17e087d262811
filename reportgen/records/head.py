"""The first words of an entry: ``**ACTION-05 – Deliver it (Felix)** — Due Day 3; …`` into id, title and what is said beside."""

from __future__ import annotations

import re

import msgspec

from reportgen.records.beside import BESIDE, is_when, peel, read_bracket
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.text import plain, squash
from reportgen.values.ident import split_id
from reportgen.values.people import mentioned_people
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import STATE_MARKS

PICTURES = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3"
_EDGES = re.compile(rf"^[\s{PICTURES}]+(?=\S)|(?<![\s{PICTURES}])[\s{PICTURES}]+$")
_ARROWS = re.compile(r"^[\u2190-\u21ff]")
_BOLD = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*(.*)$", re.S)
_ONLY_BRACKET = re.compile(r"^\(((?:[^()]|\([^()]*\))*)\)\s*:?\s*(.*)$", re.S)
_SEPARATORS = " :|·•–—-"
_MENTIONS = re.compile(r"\s*[(\[]\s*@[A-Za-z][\w-]*(?:[\s,&+]+@[A-Za-z][\w-]*){0,9}\s*[)\]]|(?<![\w/.@])@[A-Za-z][\w-]*")
_TRAILING_DUE = re.compile(r"[,;.]?\s+(?:[(]?)due(?:\s+by|\s+on)?:?\s+(?!to\b)((?:by\s+)?[^,;()]{3,40}?)\)?\.?$", re.I)
_STATUS_END = re.compile(rf"\s*([{''.join(STATE_MARKS)}]\ufe0f?)\s*([A-Za-z][A-Za-z '’-]*(?:\d+)?(?:\s*\([^()]*\))?)?$")


class Head(msgspec.Struct, kw_only=True):
    """What the first words of an entry say.

    `label` is a bold or plain label that is not an id ("Semgrep Pilot"); `said` maps names of `FIELDS` to the author's
    words; `tail` is what follows title and fields, `marks` the pictures (✅ …) at the edges. `id_behind`
    tells that the id stood in brackets behind the title, where it may be a mere
    mention, `id_loose` that nothing parts it from the words behind it ("AI-3 depends on …").
    """

    id: str | None = None
    label: str = ""
    title: str = ""
    said: dict[str, str] = {}
    tail: str = ""
    marks: str = ""
    id_behind: bool = False
    id_loose: bool = False


def trim(text: str) -> str:
    """Return `text` without pictures at its edges; an arrow at the start stays, it means something.

    >>> trim("✅ Legal review done ✔️")
    'Legal review done'
    """
    found = text.strip()
    while True:
        shorter = found if _ARROWS.match(found) else _EDGES.sub("", found)
        if shorter == found:
            return found
        found = shorter


def _peel_around_mentions(body: str, context: Context) -> tuple[str, dict[str, str], str]:
    """Split a title from what is said beside it; people mentioned in the title (``@mira``) own it where nobody else does."""
    title, more, rest = peel(body, context)
    people = mentioned_people(title)
    if not people or "owner" in more:
        return title, more, rest
    title, more, rest = peel(squash(_MENTIONS.sub("", title)) + body[len(title) :], context)
    return title, {"owner": ", ".join(people), **more}, rest


def _finish(head: Head, body: str, tail: str, context: Context) -> Head:
    end = _STATUS_END.search(body)
    said: dict[str, str] = {}
    if end and body[: end.start()].strip():
        words = end.group(2) or ""
        if not words or starts_with_status(words, context.vocabulary):
            said["status"] = f"{end.group(1)} {words}".strip()
            body = body[: end.start()].rstrip(" –—-|:")
    lead_bracket = _ONLY_BRACKET.match(body)
    if lead_bracket and lead_bracket.group(2) and (beside_id := read_bracket(lead_bracket.group(1), context)):
        said.update(beside_id)
        body = lead_bracket.group(2).lstrip(_SEPARATORS)
    if lead_bracket and lead_bracket.group(2) and is_when(lead_bracket.group(1)):
        body = lead_bracket.group(2).lstrip(_SEPARATORS)
    title, more, rest = _peel_around_mentions(body, context)
    due = _TRAILING_DUE.search(title)
    if due and "due" not in more:
        more["due"] = due.group(1)
        title = title[: due.start()]
    title = trim(title.strip(_SEPARATORS))
    lead = re.match(r"^[:\s–—-]+", tail)
    tail = tail[lead.end() :] if lead else tail
    if tail:
        first = _ONLY_BRACKET.match(tail)
        bracket = read_bracket(first.group(1), context) if first else None
        if first and bracket:
            more = {**bracket, **more}
            tail = first.group(2).lstrip(_SEPARATORS)
        _, beside, _ = peel(f"x — {tail}", context)
        more = {**beside, **more}
    said.update({name: value for name, value in more.items() if name not in said})
    if said.get("id") and head.id is None and not head.label:
        head.id, head.id_behind = said["id"], True
    head.title, head.said, head.tail = title, said, "; ".join(p for p in (tail, rest) if p)
    return head


def read_head(markdown: str, context: Context) -> Head:
    """Read the first line of an entry, as Markdown.

    >>> head = read_head("**AI-3 – Complete parity tests (Frank)**", Context())
    >>> head.id, head.title, head.said
    ('AI-3', 'Complete parity tests', {'owner': 'Frank'})
    >>> read_head("**AI-W3D2-01:** Finalize runbook (Oliver) — Due Day 3 10:00 PT; includes checklist", Context()).said
    {'due': 'Day 3 10:00 PT', 'owner': 'Oliver'}
    """
    text = markdown.strip()
    marks = re.match(rf"^[\s{PICTURES}]*", text)
    head = Head(marks=marks.group().strip() if marks else "")
    text = text[marks.end() :] if marks and not _ARROWS.match(text) else text
    bold = _BOLD.match(text)
    if not bold:
        words = plain(text)
        head.id, body = split_id(words)
        head.id_loose = bool(head.id) and not re.match(r"[\[(]?\S{1,80}\s*(?:[:|–—·(]|-\s|\S{0,80}\])", words.strip())
        return _finish(head, body, "", context)
    inner, rest = trim(plain(bold.group(2))), plain(bold.group(3))
    head.marks = head.marks or "".join(mark for mark in bold.group(2) if mark in STATE_MARKS)
    labelled = inner.endswith(":") or rest.startswith(":")
    head.id, after = split_id(inner.rstrip(": "))
    if head.id and not after:
        return _finish(head, rest.lstrip(_SEPARATORS), "", context)
    name = field_name(after, context.vocabulary) if head.id and labelled else None
    if name in BESIDE:  # "**ACTION-17 Owner:** Paris": a field of the item, not the item
        head.said = {name: re.split(r";\s|\.\s|\.$", rest.lstrip(": "))[0]}
        return head
    only = _ONLY_BRACKET.match(after) if head.id else None
    if only and not only.group(2):
        said = read_bracket(only.group(1), context)
        if said is None:
            return _finish(head, only.group(1), rest, context)
        head = _finish(head, rest.lstrip(_SEPARATORS), "", context)
        head.said = {**said, **head.said}
        return head
    if head.id:
        return _finish(head, after, rest, context)
    if labelled:
        head.label = trim(inner.rstrip(": "))
        return _finish(head, rest.lstrip(": "), "", context)
    return _finish(
        head,
        f"{inner} {rest}".strip() if not rest.startswith(("—", "–", "-", "(", "|")) else inner,
        rest if rest.startswith(("—", "–", "-", "(", "|")) else "",
        context,
    )
