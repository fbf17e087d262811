"""The first words of an entry: ``**ACTION-05 – Deliver it (Felix)** — Due Day 3; …`` into id, title and what is said beside."""

from __future__ import annotations

import re

import msgspec

from reportgen.records.beside import BESIDE, is_when, read_bracket, read_commas, read_part, read_segment
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.recast import aside_in_brackets, handed_to, named_in_brackets, sentence_apart, share_behind
from reportgen.records.segments import after_owner, peel, sentences, without_stop
from reportgen.records.struck import head_now
from reportgen.text import lazy, plain, remember, squash
from reportgen.values.health import read_health, read_trend
from reportgen.values.ident import split_id
from reportgen.values.people import FULL_NAME, HANDLE, mentioned_people
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import STATE_MARKS, Vocabulary

PICTURES = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3"
_EDGES = lazy(rf"^[\s{PICTURES}]+(?=\S)|(?<![\s{PICTURES}])[\s{PICTURES}]+$")
_MARKS = lazy(rf"^[\s{PICTURES}]*")
_ARROWS = lazy(r"^[\u2190-\u21ff]")
_BOLD = lazy(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*(.*)$", re.S)
_ONLY_BRACKET = lazy(r"^\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*:?\s*(.*)$", re.S)
_SEPARATORS = " :|·•–—-"
_LEAD = lazy(r"^[:\s–—·•|-]+")
# An id that something parts from the words behind it.
_PARTED = lazy(r"[\[(]?(?:\S{1,80}|[A-Z]{2,5} \d{4,8})\s*(?:[:|–—·(]|-\s|\S{0,80}\])")
_MENTIONS = lazy(
    rf"\s*[(\[]\s*@{HANDLE}(?:[\s,&+]+@{HANDLE}){{0,9}}\s*[)\]]|(?<![\w/.@])@(?:{FULL_NAME}|{HANDLE})"
)
_TRAILING_DUE = lazy(r"(?<!\bwas)(?<!\bnot)[,;.]?\s+(?:[(]?)due(?:\s+by|\s+on)?(?::\s*|\s+)(?!to\b)((?:by\s+)?[^,;()]{3,40}?)\)?\.?$", re.I)
_PERSONS = "👤🙋"
_WHO_AND_WHEN = "👤🙋📅📆🗓⏰"
_PICTURED = lazy(r"(?<=\S)\s+(?:[–—|·-]\s+)?([👤🙋📅📆🗓⏰])\ufe0f?\s*(?:due\s)?(?=[@\w])")
_MARK = lazy(f"[{''.join(STATE_MARKS)}]")
_MARK_ALONE = lazy(rf"^([{''.join(STATE_MARKS)}])\ufe0f?\s*(?:\(([^()]*)\))?\s*$")
_SAYS_WHO = lazy(r"\),\s(?P<who>[A-ZÀ-Þ][\w-]+(?:\s(?:and|&|\+)\s[A-ZÀ-Þ][\w-]+)*):\s(?=[A-Z0-9])")  # "(3 pts), Bao: In progress"
_LAST_PART = lazy(r"[.;,]\s+|\s[—–-]\s")
_MOST_WORDS_OF_A_DAY = 4
_FEWEST_BLANKS = 3  # between the words of a sentence in bold that is a title of its own, and not "Done."
_MOST_FACTS = 5  # sentences behind a title that say something beside it
_BEFORE_MARK = lazy(r"\s[—–|-]\s|:\s")
_STATUS_END = lazy(rf"\s*([{''.join(STATE_MARKS)}]\ufe0f?)\s*((?:\d{{1,3}}\s?%\s)?[A-Za-z][A-Za-z '’-]*(?:\d+)?(?:\s*\([^()]*\))?)?$")


class Head(msgspec.Struct, frozen=True, gc=False, kw_only=True):
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
    if found[:1].isascii() and found[-1:].isascii():
        return found
    while True:
        shorter = found if _ARROWS.match(found) else _EDGES.sub("", found)
        if shorter == found:
            return found
        found = shorter


def _peel_around_mentions(body: str, context: Context) -> tuple[str, dict[str, str], str]:
    """Split a title from what is said beside it; people mentioned in the title (``@mira``) own it where nobody else does."""
    title, more, rest = peel(body, context)
    bare, commas = read_commas(title, context)
    if commas:
        body, title, more = bare + body[len(title) :], bare, {**commas, **more}
    people = mentioned_people(title)
    if not people or "owner" in more:
        return title, more, rest
    title, more, rest = peel(squash(_MENTIONS.sub("", title)) + body[len(title) :], context)
    return title, {"owner": ", ".join(people), **commas, **more}, rest


def _status_behind(body: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split a status with its mark off the end of `body`: "Deliver it ✅ Done"; of a "mark" behind words that say it, those count."""
    end = None if body.isascii() or not _MARK.search(body) else _STATUS_END.search(body)
    if not end or not body[: end.start()].strip():
        return body, {}
    words = end.group(2) or ""
    if words and (not starts_with_status(words, context.vocabulary) or body[: end.start()].endswith((" –", " —", " -"))):
        return body, {}  # behind a dash, it is one of the segments
    _, *last = _BEFORE_MARK.split(body[: end.start()])
    name = "mark" if not words and last and starts_with_status(last[-1], context.vocabulary) else "status"
    return body[: end.start()].rstrip(" –—-|:"), {name: f"{end.group(1)} {words}".strip()}


def _arrow_behind(body: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split a status behind an arrow off the end of `body`: "Photo picker crash → fixed, in build 412"."""
    before, arrow, after = body.rpartition(" → ") if " → " in body else body.partition(" -> ")
    moved = read_part(after, context) if arrow else None
    if moved and moved[0] == "due":
        return before, {"due": moved[1]}
    if arrow and _is_day(after) and before.count("(") == before.count(")") and not is_when(before.rpartition(" ")[2]):
        return before, {"due": after}  # "Send the trace → Monday", not "moved from Friday → Monday"
    if not arrow or not starts_with_status(after, context.vocabulary) or read_health(after, context.vocabulary):
        return body, {}
    words = re.split(r"\s[—–-]\s|[:(]\s?", before)[-1]
    if starts_with_status(words, context.vocabulary) or not re.search(r"[^\W\d_]{2}", words):
        return body, {}  # "Blocked → Done": a change of status
    return before, read_segment(after, context) or {}


def _is_day(text: str) -> bool:
    return is_when(text) and len(text.split()) <= _MOST_WORDS_OF_A_DAY


def _colon_before_status(body: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split "Late events: done, merged before lunch" behind an id into what it is and how far."""
    before, colon, after = body.partition(": ")
    if not colon or not starts_with_status(after, context.vocabulary) or read_health(after, context.vocabulary):
        return body, {}
    words = _LAST_PART.split(before)[-1]
    if starts_with_status(words, context.vocabulary) or field_name(words, context.vocabulary):
        return body, {}  # "… for the suite. Status: done"
    return before, read_segment(after, context) or {}


def _bracket_before(body: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split a bracket that says something beside the title off the start of `body`."""
    bracket = _ONLY_BRACKET.match(body)
    if not bracket or not bracket.group(2):
        return body, {}
    said = read_bracket(bracket.group(1), context) or {}
    return bracket.group(2).lstrip(_SEPARATORS) if said or is_when(bracket.group(1)) else body, said


def _due_behind(title: str, more: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Split "…, due Friday" off the end of a title, where no due date is known yet."""
    due = _TRAILING_DUE.search(title) if "due" not in more and "due" in title.lower() else None
    return (title[: due.start()], {**more, "due": due.group(1)}) if due else (title, more)


def _read_tail(tail: str, context: Context) -> tuple[str, dict[str, str]]:
    """Return the words behind a bold head, and what they say beside its title."""
    tail = _LEAD.sub("", tail)
    if not tail:
        return "", {}
    said: dict[str, str] = {}
    first = _ONLY_BRACKET.match(tail)
    if first and (bracket := read_bracket(first.group(1), context)):
        said, tail = bracket, first.group(2).lstrip(_SEPARATORS)
    for sentence in sentences(tail)[:_MOST_FACTS] if ". " in tail else ():
        if not sentence[:1].isupper() or " — " in sentence or " – " in sentence:
            break
        part = read_part(sentence, context)
        facts = dict([part]) if part else read_bracket(sentence.rstrip("."), context)
        if not facts:
            break
        said = {**facts, **said}  # "Likelihood low, impact high. Owner Kofi. Rating: Amber. The file passed."
    _, beside, _ = peel(f"x — {tail}", context)
    return tail, {**beside, **said}


def _finish(head: Head, body: str, tail: str, context: Context) -> Head:
    """Return `head` with what `body`, which holds its title, and `tail` behind it say."""
    alone = None if head.id is None or body[:1].isascii() else _MARK_ALONE.match(body)
    if alone:  # "A-9 ✅": the mark is all that is said of it
        inside = alone.group(2) or ""
        said = {"status": alone.group(1), **(read_bracket(inside, context) or {} if inside else {})}
        return msgspec.structs.replace(head, id_loose=False, said=said, tail=inside)
    if head.id and body.startswith("→ ") and (moved := read_segment(body[2:], context)) and "status" in moved:
        return msgspec.structs.replace(head, said=moved, tail=body[2:])  # "A-3 → Closed. It ran four times": what came of it
    body = named_in_brackets(body, context) if head.id else body
    body, status = _status_behind(body, context)
    body, lead = _bracket_before(body, context)
    body, arrow = _arrow_behind(body, context)
    body, colon = _colon_before_status(body, context) if head.id and ": " in body else (body, {})
    body, share = share_behind(body, context)
    title, more, rest = _peel_around_mentions(body, context)
    title, more = _due_behind(title, more)
    tail, behind = _read_tail(tail, context)
    said = {**status, **lead, **arrow, **colon, **share}
    for name, value in {**behind, **more}.items():
        said.setdefault(name, value)
    if "mark" in said:
        said.setdefault("status", said.pop("mark"))
    id_behind = bool(said.get("id")) and head.id is None and not head.label
    return msgspec.structs.replace(
        head,
        id=said["id"] if id_behind else head.id,
        id_behind=id_behind,
        title=without_stop(trim(title.strip(_SEPARATORS)), body, tail),
        said=said,
        tail="; ".join(part for part in (tail, rest) if part),
    )


def read_head(markdown: str, context: Context) -> Head:
    """Read the first line of an entry, as Markdown.

    >>> head = read_head("**AI-3 – Complete parity tests (Frank)**", Context())
    >>> head.id, head.title, head.said
    ('AI-3', 'Complete parity tests', {'owner': 'Frank'})
    >>> read_head("**AI-W3D2-01:** Finalize runbook (Oliver) — Due Day 3 10:00 PT; includes checklist", Context()).said
    {'due': 'Day 3 10:00 PT', 'owner': 'Oliver'}
    """
    return _read_head(head_now(markdown, context), context.vocabulary, context.roster)


def _labelled(text: str) -> str:
    """Return `text` with the pictures that stand for who and when as labels: "Fix the door 👤 Ana 📅 Friday"."""
    if text.isascii() or not any(picture in text for picture in _WHO_AND_WHEN):
        return text
    return _PICTURED.sub(lambda match: f" — {'owner' if match[1] in _PERSONS else 'due'}: ", text)


@remember
def _read_head(markdown: str, vocabulary: Vocabulary, roster: frozenset[str]) -> Head:
    context = Context(vocabulary=vocabulary, roster=roster)
    text, more = after_owner(_labelled(markdown.strip()))
    head = _read_parts(text, context)
    if not more:
        return head
    said = {"trend": more, **head.said} if read_trend(more) else head.said
    return msgspec.structs.replace(head, said=said, tail="; ".join(part for part in (head.tail, more) if part))


def _read_parts(text: str, context: Context) -> Head:
    """Read a first line up to its owner: its marks, and what is bold in it."""
    start = None if text[:1].isascii() else _MARKS.match(text)
    marks = start.group().strip() if start else ""
    text = text[start.end() :] if start and not _ARROWS.match(text) else text
    text = handed_to(_SAYS_WHO.sub(r") — owner: \g<who> — ", aside_in_brackets(text, context)), context)
    if bold := _BOLD.match(text):
        return _read_bold(bold, marks, context)
    words = plain(text)
    ident, body = split_id(words)
    body = sentence_apart(body, context)
    return _finish(Head(id=ident, marks=marks, id_loose=bool(ident) and not _PARTED.match(words)), body, "", context)


def _read_bold(bold: re.Match[str], marks: str, context: Context) -> Head:
    """Read a first line that opens in bold: what the bold words say, and what is said behind them."""
    inner, rest = trim(plain(bold.group(2))), plain(bold.group(3))
    labelled = inner.endswith(":") or rest.startswith(":")
    ident, after = split_id(inner.rstrip(": "))
    if ident is None and rest and not labelled:  # in "**T12** Replace it" the bold ends the id, as a colon does elsewhere
        alone = split_id(f"{inner}: x")[0]
        ident, after = (alone, "") if alone == inner else (None, after)
    head = Head(id=ident, marks=marks or "".join(_MARK.findall(bold.group(2))))
    if ident and not after:
        return _finish(head, sentence_apart(rest.lstrip(_SEPARATORS), context), "", context)
    name = field_name(after, context.vocabulary) if ident and labelled else None
    if name in BESIDE and not starts_with_status(after, context.vocabulary):  # "**ACTION-17 Owner:** Paris", and no verdict
        return msgspec.structs.replace(head, said={name: re.split(r";\s", sentences(rest.lstrip(": "))[0])[0].removesuffix(".")})
    only = _ONLY_BRACKET.match(after) if ident else None
    if only and not only.group(2):
        said = read_bracket(only.group(1), context)
        if said is None and not (is_when(only.group(1)) and rest):
            return _finish(head, only.group(1), rest, context)
        head = _finish(head, rest.lstrip(_SEPARATORS), "", context)
        return msgspec.structs.replace(head, said={**(said or {}), **head.said})  # "**DEC-14 (Sat 19:00):** Go" says when
    if ident:
        return _finish(head, after, rest, context)
    if labelled:
        return _finish(msgspec.structs.replace(head, label=trim(inner.rstrip(": "))), rest.lstrip(": "), "", context)
    if rest.startswith(("—", "–", "-", "(", "|")):
        return _finish(head, inner, rest, context)
    if inner.endswith(").") and rest[:1].isupper():
        return _finish(head, inner.removesuffix("."), rest, context)  # "**Page (DO/25/071).** Led by Ana"
    if inner.endswith(".") and rest[:1].isupper() and inner.count(" ") >= _FEWEST_BLANKS:
        return _finish(head, inner, rest, context)  # "**The ford closes altogether.** This is likely now"
    return _finish(head, f"{inner}{'' if rest[:1] in (',', ';') else ' '}{rest}".strip(), "", context)
