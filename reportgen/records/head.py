"""The first words of an entry: ``**ACTION-05 – Deliver it (Felix)** — Due Day 3; …`` into id, title and what is said beside."""

from __future__ import annotations

import re

import msgspec

from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.text import plain, squash
from reportgen.values.health import read_health
from reportgen.values.ident import find_ids, is_id, split_id
from reportgen.values.number import read_points, read_progress
from reportgen.values.people import looks_like_people, mentioned_people
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import STATE_MARKS

PICTURES = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3"
_EDGES = re.compile(rf"^[\s{PICTURES}]+(?=\S)|[\s{PICTURES}]+$")
_ARROWS = re.compile(r"^[\u2190-\u21ff]")
_BOLD = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*(.*)$", re.S)
_DASH = re.compile(r"\s+(?:—|–|\||-|·|•|--)\s+|(?<=\))\s*(?:—|–)\s*")
_LAST_BRACKET = re.compile(r"\s*[(\[]((?:[^()\[\]]|\([^()]*\))*)[)\]]\s*[.:]?$")
_INLINE = re.compile(r"(?<=[.;,|)])\s+((?:Owners?|Due(?: date)?|Status|ETA|Assignee|Priority|Deadline|Target)\s*:\s)", re.I)
_AFTER_BRACKET = re.compile(r"(?<=[^\s:])\s+\([^()]*(\))\s*[:,]\s+")
_ONLY_BRACKET = re.compile(r"^\(((?:[^()]|\([^()]*\))*)\)\s*:?\s*(.*)$", re.S)
_DUE = re.compile(r"^(?:due(?:\s+(?:date|by|on))?|eta|deadline|needed by|complete by)\b\s*:?\s+(.+)$", re.I)
_BY = re.compile(
    (
        r"^by\s+((?:eod|cob|noon|end of|day \d|\d{4}-|\d{1,2}[:/]|mon|tue|wed|thu|fri|sat|sun|tomorrow|today|jan|feb|mar|apr|may"
        r"|jun|jul|aug|sep|oct|nov|dec).*)$"
    ),
    re.I,
)
_OWNER = re.compile(r"^(?:owners?|owned by|assigned to|assignee|lead|dri)\s+(?=[A-Z@])(.+)$")
_TRAILING_DUE = re.compile(r"[,;.]?\s+(?:[(]?)due(?:\s+by|\s+on)?:?\s+(?!to\b)((?:by\s+)?[^,;()]{3,40}?)\)?\.?$", re.I)
_STATUS_END = re.compile(rf"\s*([{''.join(STATE_MARKS)}]\ufe0f?)\s*([A-Za-z][A-Za-z '’-]*(?:\d+)?(?:\s*\([^()]*\))?)?$")
_PRIORITY = re.compile(r"^(?:P[0-4]|(?:high|medium|low|critical|urgent) priority|(?:high|critical|urgent))$", re.I)
_SEE = re.compile(r"^(?:see|cf\.?|ref\.?|per|via)\b", re.I)
_PARTS = re.compile(r"\s*[,;|]\s*|\s+[—–-]\s+|\s+·\s+")
_FIELD = re.compile(r"^([A-Za-z][\w /()#%-]{0,30}?)\s*[:=]\s*(.+)$", re.S)
_NAMES = {
    "owner",
    "due",
    "target",
    "status",
    "progress",
    "points",
    "priority",
    "level",
    "trend",
    "likelihood",
    "impact",
    "chance",
    "rationale",
    "id",
}


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


def read_part(text: str, context: Context) -> tuple[str, str] | None:
    """Read one segment beside a title: "Due Day 3", "Owner: Bob", "8 pts", "In Progress (60%)", a known name; else None."""
    part = text.strip(" .*")
    match = _FIELD.match(part)
    if match:
        name = field_name(match.group(1), context.vocabulary)
        if name in _NAMES:
            return name, match.group(2).strip()
    for pattern, name in ((_DUE, "due"), (_BY, "due"), (_OWNER, "owner")):
        match = pattern.match(part)
        if match:
            return name, match.group(1).strip()
    if _PRIORITY.match(part):
        return "priority", part
    if re.fullmatch(r"\d+(?:\.\d+)?\s*(?:-\s*)?(?:story\s+)?(?:pts?|points?|sp)\b.*", part, re.I) and read_points(part) is not None:
        return "points", part
    if (read_progress(part) or re.fullmatch(r"~?\d{1,3}(?:[.,]\d+)?\s*%", part)) and not re.search(r"[^\W\d_]{2,}", part):
        return "progress", part
    if len(part.split()) <= 14 and starts_with_status(part, context.vocabulary):
        return "status", text.strip(" .")
    if len(part.split()) <= 6 and read_health(part, context.vocabulary) and not find_ids(part):
        return "status", part
    if part.lower() in {name.lower() for name in context.roster} or (_all_known(part, context) and looks_like_people(part, context.roster)):
        return "owner", part
    return None


def _all_known(part: str, context: Context) -> bool:
    names = [p for p in re.split(r"\s*(?:\+|&|,|/|\band\b|\bw/)\s*", part) if p]
    known = {name.lower() for name in context.roster}
    return bool(names) and all(re.sub(r"\s*\(.*", "", name).lower() in known for name in names)


def read_bracket(inside: str, context: Context) -> dict[str, str] | None:
    """Read what stands in brackets behind a title, when all of it says something beside the title; else None."""
    if looks_like_people(inside, context.roster) and not starts_with_status(inside, context.vocabulary):
        return {"owner": inside}
    said: dict[str, str] = {}
    last = ""
    for part in _PARTS.split(inside):
        found = read_part(part, context)
        if found:
            last = found[0]
            said.setdefault(*found)
        elif last == "owner" and looks_like_people(part, context.roster):
            said["owner"] += ", " + part
        elif said and _SEE.match(part):
            continue
        elif not said and part and is_id(part) and len(inside) == len(part):
            return {"id": part}
        elif last in ("status", "due") and said:
            continue
        else:
            return None
    return said or None


def _peel(text: str, context: Context) -> tuple[str, dict[str, str], str]:
    """Split a title from the fields behind it; return title, fields, and the rest that is neither."""
    said: dict[str, str] = {}
    rest: list[str] = []
    labelled = _LAST_BRACKET.search(text)
    if labelled and ":" in labelled.group(1) and text[: labelled.start()].strip():
        said = read_bracket(labelled.group(1), context) or {}
        text = text[: labelled.start()] if said else text
    title, parts = _segments(text, context)
    for part, found in parts:
        if found is None:
            rest.append(part)
        elif found[0] == "status" and "status" in said:
            said.setdefault("progress", found[1])
        else:
            said.setdefault(*found)
    while match := _LAST_BRACKET.search(title):
        found_all = read_bracket(match.group(1), context)
        if found_all is None or not title[: match.start()].strip():
            break
        for name, value in found_all.items():
            said.setdefault(name, value)
        title = title[: match.start()]
    return title.strip(), said, "; ".join(rest)


def _segments(text: str, context: Context) -> tuple[str, list[tuple[str, tuple[str, str] | None]]]:
    """Cut what follows a title off at dashes and labels: the first segment that says something beside the title ends it."""
    cuts = [(match.start(), match.end()) for match in _DASH.finditer(text)]
    cuts += [(match.start(), match.start(1)) for match in _INLINE.finditer(text)]
    cuts += [(match.end(1), match.end()) for match in _AFTER_BRACKET.finditer(text)]
    cuts = sorted(cut for cut in cuts if cut[0] > 0 and _is_outside(text, cut))
    pieces = [(start, text[end : cuts[at + 1][0] if at + 1 < len(cuts) else len(text)]) for at, (start, end) in enumerate(cuts)]
    found: list[tuple[int, str, tuple[str, str] | None]] = []
    for start, piece in pieces:
        for number, part in enumerate(re.split(r";\s+", piece)):
            found.append((start if not number else -1, part, read_part(part, context)))
    first = next((at for at, (_, _, part) in enumerate(found) if part is not None), len(found))
    ended = next((at for at, (start, _, _) in enumerate(found) if start > 0 and _ends_read(text[:start], context)), len(found))
    first = min(first, ended)
    while first and first < len(found) and found[first - 1][0] > 0 and looks_like_people(found[first - 1][1], context.roster):
        first -= 1
        found[first] = (found[first][0], found[first][1], ("owner", found[first][1]))
    while first < len(found) and found[first][0] < 0:
        first -= 1
    title = text[: found[first][0]] if first < len(found) else text
    return title, [(part, read) for _, part, read in found[first:]]


def _is_outside(text: str, cut: tuple[int, int]) -> bool:
    """Tell whether a cut stands outside of brackets."""
    before = text[: cut[1]]
    return before.count("(") <= before.count(")")


def _ends_read(title: str, context: Context) -> bool:
    """Tell whether a title ends in a bracket that says something beside it: what follows is no title any more."""
    bracket = _LAST_BRACKET.search(title)
    return bool(bracket and title[: bracket.start()].strip() and read_bracket(bracket.group(1), context))


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
        body = lead_bracket.group(2).lstrip(" :–—-")
    title, more, rest = _peel(body, context)
    due = _TRAILING_DUE.search(title)
    if due and "due" not in more:
        more["due"] = due.group(1)
        title = title[: due.start()]
    people = mentioned_people(title)
    if people and "owner" not in more:
        more["owner"] = ", ".join(people)
        title = squash(re.sub(r"(?<![\w/.@])@[A-Za-z][\w-]*", "", title))
    title = trim(title.strip(" :–—-"))
    lead = re.match(r"^[:\s–—-]+", tail)
    tail = tail[lead.end() :] if lead else tail
    if tail:
        first = _ONLY_BRACKET.match(tail)
        bracket = read_bracket(first.group(1), context) if first else None
        if first and bracket:
            more = {**bracket, **more}
            tail = first.group(2).lstrip(" :–—-")
        _, beside, _ = _peel(f"x — {tail}", context)
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
        head.id_loose = bool(head.id) and not re.match(r"[\[(]?\S+\s*(?:[:|–—(]|-\s|\S*\])", words.strip())
        return _finish(head, body, "", context)
    inner, rest = plain(bold.group(2)), plain(bold.group(3))
    labelled = inner.endswith(":") or rest.startswith(":")
    head.id, after = split_id(inner.rstrip(": "))
    if head.id and not after:
        return _finish(head, rest.lstrip(" :–—-"), "", context)
    name = field_name(after, context.vocabulary) if head.id and labelled else None
    if name in _NAMES:  # "**ACTION-17 Owner:** Paris": a field of the item, not the item
        head.said = {name: re.split(r";\s|\.\s|\.$", rest.lstrip(": "))[0]}
        return head
    only = _ONLY_BRACKET.match(after) if head.id else None
    if only and not only.group(2):
        said = read_bracket(only.group(1), context)
        if said is None:
            return _finish(head, only.group(1), rest, context)
        head = _finish(head, rest.lstrip(" :–—-"), "", context)
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
