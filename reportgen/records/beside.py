"""What is said beside a title: in brackets behind it, in segments behind dashes, in labels of its own."""

from __future__ import annotations

import re

from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.text import lazy
from reportgen.values.health import read_health, read_trend
from reportgen.values.ident import find_ids, is_id, is_reference
from reportgen.values.number import read_points, read_progress
from reportgen.values.people import known_names, looks_like_people
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import STATE_MARKS

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
WHEN = (
    r"(?:(?:eod|eow|eom|cob|cop|noon|midday|lunch(?:time)?|midnight|asap|end of|close of (?:business|play)|tomorrow|tonight|today)\b"
    r"|day\s*\d|week\s*\d|sprint\s*\d|(?:w|wk|kw|cw)\.?\s?\d{1,2}\b|q[1-4]\b|\d{4}-\d|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?(?!\d)|\d{1,2}[:/]\d|\d{1,2}\s?[ap]m\b"
    r"|(?:this|next)\s(?:week|month|morning|afternoon|evening|sprint)\b|(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b"
    rf"|(?:w/c\s)?\d{{1,2}}(?:\.|st|nd|rd|th)?[\s-]{_MONTH}|(?:next\s)?{_WEEKDAY}|{_MONTH}\.?\s+\d|(?:early|mid|late)[\s-]{_MONTH}"
    r"|in\s(?:\d{1,2}|a|one|two|three|four)\s(?:day|week)|within\s\d{1,2}\s?(?:h\b|hours?|days?|weeks?))"
)
_BEFORE_PEOPLE = ("", "owner", "people", "priority", "points")
_FIRST_SENTENCE = lazy(r"(?<=[a-z])\.\s+(?=[A-Z])")
_LAST_BRACKET = lazy(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*[.:]?$")
_LONGEST_BRACKET = 2000  # signs: what is longer says nothing beside a title, and a line of brackets only stays linear
_DUE = lazy(r"^(?:due(?:\s+(?:date|by|on))?|overdue since|new date|eta|deadline|needed by|complete by)\b\s*:?\s+(.+)$", re.I)
BY = lazy(rf"^(?:by|before|until|till|ends|no later than)\s+({WHEN}.*|[01]?\d\.[0-5]\d(?![\d%]).*|\d{{1,2}}\.\d{{1,2}})$", re.I)
_BEFORE = lazy(r"(?:by|before|until|after)\s\S", re.I)
_DAY_SHORT = lazy(_WEEKDAY, re.I)
BARE_WHEN = lazy(rf"^(?:(?:from|now)\s+)?{WHEN}", re.I)
_MOVED = lazy(rf"^(?:moved|pushed|postponed|slipped|rescheduled|now)(?: out| back)?(?: to)?\s+(?=\d|[A-Z]|(?:next|this|the"
    rf"|tomorrow)\b)({WHEN}.*)$", re.I)
_CARES = lazy(
    r"^([A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})\s+(?:to (?:watch|monitor|follow up|chase|own)"
    r"|(?:is )?on it|owns it|(?:has|is keeping|keeps) an eye on|(?:is )?(?:watching|monitoring|chasing|minding|tracking)"
    r"|watches|minds|chases)(?: this| it)?$"
)
_OWNER = lazy(r"^(?:[Oo]wners?|[Ww]atching:|[Oo]wned by|[Ll]ed by|[Rr]un by|[Kk]ept by"
    r"|[Aa]ssigned(?: to|:)|assignee|lead|dri|DRI|pic|PIC|poc|POC)\s+(?=[A-Z@])(.+)$")
_STATUS = lazy(r"^status\s+(?=[A-Z])(.+)$", re.I)
_PRIORITY = lazy(r"^(?:P[0-4]|(?:high|medium|low|critical|urgent) priority|(?:high|critical|urgent))$", re.I)
_POINTS = lazy(r"\d+(?:\.\d+)?\s*(?:-\s*)?(?:story\s+)?(?:pts?|points?|sp)\b", re.I)
_PERCENT = lazy(r"(?:~|about |around )?\d{1,3}(?:[.,]\d+)?\s*%")
_SHARE = lazy(r"\d{1,3}(?:[.,]\d+)?\s*%")
_SO_FAR = lazy(r"\s(?:complete|completed|done|finished|there|through)$", re.I)
_WORDS = lazy(r"[^\W\d_]{2,}")
_AND = lazy(r"\s*(?:\+|&|,|/|\band\b|\bw/)\s*")
_COMMA = lazy(r",\s+")
_BRACKET = lazy(r"\s*\(.*")
_SEE = lazy(r"^(?:see|cf\.?|ref\.?|per|via)\b", re.I)
_PARTS = lazy(r"\s*[,;|]\s*|\s+[—–-]\s+|\s+·\s+")
_FIELD = lazy(r"^([A-Za-z][\w /()#%-]{0,30}?)\s*[:=]\s*(.+)$", re.S)
_MENTIONED = lazy(r"@[A-Za-z][\w-]*(?:(?:\s*[,&+/]\s*|\s+(?:and\s+)?)@[A-Za-z][\w-]*){0,9}")
_NEXT_LABEL = lazy(r"\.\s+(?=[A-Z][\w/ -]{1,30}:\s)")
MOST_CUTS = 60  # a line with more dashes than this is no title with facts behind it, and each cut costs a look at the whole line

_FEW = 5  # words of a segment that ends in a status
_ODDS = lazy(r"(?P<name>likelihood|probability|impact)\s+(?P<how>(?:very )?(?:low|medium|moderate|high|severe|critical))", re.I)
_NO_DATE = lazy(r"no (?:due date|date|deadline)(?: yet)?|undated|date (?:tbd|open)", re.I)
_FIRST_COMES = lazy(r"(?:before|after)(?:\s[\w-]+){1,5}")
HOW_IT_MOVES = lazy(r"(?:ed|ing|ly)$")  # "(Red, Escalated)" names nobody
_NOBODY = lazy(r"tbd|tba|unassigned|nobody|no owner|n/a|\?+|to be (?:decided|assigned|determined)", re.I)

#: The names of `FIELDS` that may be said beside a title.
BESIDE = frozenset(
    (
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
    )
)


def read_part(text: str, context: Context) -> tuple[str, str] | None:
    """Read one segment beside a title: "Due Day 3", "Owner: Bob", "8 pts", "In Progress (60%)", a known name; else None."""
    part = text.strip(" .*")
    if part.startswith("@") and _MENTIONED.fullmatch(part):
        return "owner", part.replace(" @", ", @")
    match = _FIELD.match(part)
    name = field_name(match.group(1), context.vocabulary) if match else None
    if match and name in BESIDE:
        return name, _to_next_label(match.group(2).strip())
    if _NO_DATE.fullmatch(part):
        return "due", part
    if odds := _ODDS.fullmatch(part):
        return ("impact" if odds["name"].lower() == "impact" else "likelihood"), odds["how"]
    for pattern, meaning in ((_DUE, "due"), (_MOVED, "due"), (_CARES, "owner"), (BY, "due"), (_OWNER, "owner"), (_STATUS, "status")):
        match = pattern.match(part)
        if match:
            return meaning, match.group(1).strip()
    return _unlabelled(part, context)


def _to_next_label(value: str) -> str:
    """Return a value up to the sentence behind it that has a label of its own: "Marek. Mitigation: run it by hand"."""
    return _NEXT_LABEL.split(value, maxsplit=1)[0] if ". " in value and ":" in value else value


def _unlabelled(part: str, context: Context) -> tuple[str, str] | None:
    if _PRIORITY.match(part):
        return "priority", part
    if part.rstrip("\ufe0f") in STATE_MARKS:
        return "status", part
    if _POINTS.match(part) and read_points(part) is not None:
        return "points", part
    if _PERCENT.fullmatch(_SO_FAR.sub("", part)) or (read_progress(part) and not _WORDS.search(part)):
        return "progress", part
    if len(part.split()) <= 14 and starts_with_status(part, context.vocabulary):
        return "status", part
    if len(part.split()) <= 6 and read_health(part, context.vocabulary) and not find_ids(part):
        return "status", part
    before, _, last = part.rpartition(", ")
    if " " in before and part[0].islower() and len(part.split()) <= _FEW and starts_with_status(last, context.vocabulary):
        return "status", last  # "never started, dropped"
    return ("owner", part) if _all_known(part, context) else None


def _all_known(part: str, context: Context) -> bool:
    names = [p for p in _AND.split(part) if p]
    known = known_names(context.roster)
    whole = part.lower() in known
    return whole or (
        bool(names) and all(_BRACKET.sub("", name).lower() in known for name in names) and looks_like_people(part, context.roster)
    )


def read_segment(text: str, context: Context) -> dict[str, str] | None:
    """Read a segment that may say several things: "Done (Dov)", "🟡 Yellow, Sunita", "6 pts, Rune"; None where it says none."""
    found = read_part(text, context)
    if (found is None or found[0] == "owner") and (given := _with_bracket(text, context)):
        return given
    if found is None:  # "Priya, due 8 Oct, in progress", as in brackets
        several = read_bracket(_FIRST_SENTENCE.split(text, maxsplit=1)[0], context) if "," in text else None
        return several if several and len(several) > 1 else _far_and_due(text, context)
    name, value = found
    said: dict[str, str] = {"status": text.strip(" .")} if name == "due" and starts_with_status(text, context.vocabulary) else {}
    if name in ("status", "points", "progress", "level"):
        bracket = last_bracket(value)
        inner = read_bracket(bracket.group(1), context) if bracket and value[: bracket.start()].strip() else None
        if bracket and inner and set(inner) & {"owner", "due"}:
            said, value = inner, value[: bracket.start()]
        first, *others = [value] if name == "level" else _COMMA.split(value)
        beside = [(part, read_part(part, context)) for part in others]
        for part, more in beside:
            if more and more[0] in ("owner", "points", "due", "progress", *(("status",) if name == "points" else ())):
                said.setdefault(*more)
            elif BARE_WHEN.match(part):
                said.setdefault("due", part)
            elif looks_like_people(part, context.roster):
                said.setdefault("owner", part)
        value = first if said and others else value
    said[name] = value
    return said


def _far_and_due(text: str, context: Context) -> dict[str, str] | None:
    """Read words of one's own before a due date, "nearly there, about 60 % done, due 18 Jun": by when, and what of them says how far."""
    *words, last = _COMMA.split(text, maxsplit=MOST_CUTS)
    due = _DUE.match(last.strip(" ."))
    if not words or due is None or not BARE_WHEN.match(due.group(1)):
        return None
    said = {"due": due.group(1).strip()}
    for part in words:
        name, value = read_part(part, context) or ("", "")
        if name in ("status", "progress"):
            share = _SHARE.search(value) if name == "progress" else None
            said.setdefault(name, share[0] if share else value)
    return said


def _with_bracket(text: str, context: Context) -> dict[str, str] | None:
    """Read people whom the document knows, or nobody, and what is said in brackets behind them: "Ana (5 pts)", "unassigned (8 pts)"."""
    bracket = last_bracket(text)
    who = text[: bracket.start()].strip() if bracket else ""
    if bracket is None or not (_NOBODY.fullmatch(who) or (who and _all_known(who, context))):
        return None
    if bracket.group(1).startswith(("until ", "till ")):
        return None  # how long somebody was there
    inside = read_bracket(bracket.group(1), context)
    return {"owner": who, **inside} if inside and "owner" not in inside else None


def _may_be_people(part: str, context: Context) -> bool:
    return looks_like_people(part, context.roster) and not BARE_WHEN.match(part)


def is_when(text: str) -> bool:
    """Tell whether `text` opens with a date, a weekday or a day, week or sprint by number.

    >>> is_when("June 16"), is_when("Day 3 10:00 PT"), is_when("one day")
    (True, True, False)
    """
    return bool(BARE_WHEN.match(text))


def _given(inside: str, context: Context) -> dict[str, str] | None:
    """Read "Tamsin → Thu", to whom and by when."""
    who, _, when = inside.partition(" → ")
    if not looks_like_people(who, context.roster) or not (BARE_WHEN.match(when) or _BEFORE.match(when)):
        return None
    return {"owner": who, "due": when}


def _due_bare(part: str, last: str) -> tuple[str, str] | None:
    """Return a bare day as a due date, and right behind people also what has to come first: "(Ansel, before next OTA run)"."""
    first = last == "people" and _FIRST_COMES.fullmatch(part)
    return ("due", part) if first or BARE_WHEN.match(part) else None


def _follows(part: str, last: str, context: Context) -> bool:
    """Tell whether a part of a bracket is people where they may stand: first, behind a rank or points, or behind a colour."""
    behind_colour = last == "colour" and not HOW_IT_MOVES.search(part) and read_trend(part) is None
    return (last in _BEFORE_PEOPLE or behind_colour) and _may_be_people(part, context)


def read_bracket(inside: str, context: Context) -> dict[str, str] | None:
    """Read what stands in brackets behind a title, when all of it says something beside the title; else None."""
    if _NOBODY.fullmatch(inside.strip()):
        return {"owner": inside}
    if inside.startswith("@") and _MENTIONED.fullmatch(inside.strip()):
        return {"owner": inside}
    if " → " in inside and (who := _given(inside, context)):
        return who
    parts = [part for part in _PARTS.split(inside) if part.strip()]
    a_day = len(parts) > 1 and any(map(_DAY_SHORT.fullmatch, parts))  # "(Ana, Wed)"
    if not a_day and _may_be_people(inside, context) and not starts_with_status(inside, context.vocabulary) and not _OWNER.match(inside):
        return {"owner": inside}
    if len(parts) == 1 and (is_id(inside) or is_reference(inside)):
        return {"id": inside}
    said: dict[str, str] = {}
    names: list[str] = []
    last = ""
    when = parts.pop(0) if len(parts) > 1 and BARE_WHEN.match(parts[0]) and read_part(parts[1], context) else None
    for part in parts:
        found = read_part(part, context) or (_due_bare(part, last) if names or said else None)
        person = part.startswith("@") if found else _follows(part, last, context)
        if found and not person and not (found[0] == "owner" and "owner" in said):
            coloured = found[0] == "level" or (found[0] == "status" and read_health(part, context.vocabulary))
            last = "colour" if coloured else found[0]
            said.setdefault(*found)
        elif found or person:
            names.append(part)
            last = "people"
        elif not (said and (_SEE.match(part) or last in ("status", "due", "colour"))) and not (names and inside.startswith("@")):
            return None  # what is said of somebody who is mentioned goes with the name: "(@pavel, away from Saturday)"
    if when and said:
        said.setdefault("due", when)
    if names and said:
        said["owner"] = ", ".join([said["owner"], *names] if "owner" in said else names)
    return said or None


def read_commas(title: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split off a title what commas part from it, from the first mention or due date on, when all of it says something beside the title.

    >>> read_commas("Collect layers nightly, @bo, due 2026-05-22, blocked by the quota", Context())
    ('Collect layers nightly', {'owner': '@bo', 'due': '2026-05-22', 'status': 'blocked by the quota'})
    >>> read_commas("Send the draft, by Friday, to legal", Context())[1]
    {}
    """
    parts = _COMMA.split(title, maxsplit=MOST_CUTS) if ", " in title and "(" not in title else []
    first = next((at for at, part in enumerate(parts) if at and _is_fact(part)), 0)
    found = [read_part(part, context) for part in parts[first:]] if first else []
    if not found or any(pair is None for pair in found):
        return title, {}
    said: dict[str, str] = {}
    for pair in found:
        said.setdefault(*pair) if pair else None
    if first > 1 and "owner" not in said and looks_like_people(parts[first - 1], context.roster):
        first -= 1
        said["owner"] = parts[first]
    return ", ".join(parts[:first]), said


def _is_fact(part: str) -> bool:
    """Tell whether words behind a comma are people mentioned or a due date, and no part of a sentence."""
    due = _DUE.match(part)
    return bool(_MENTIONED.fullmatch(part) or BY.match(part) or (due and BARE_WHEN.match(due.group(1))))


def last_bracket(text: str) -> re.Match[str] | None:
    """Return the bracket that `text` ends with."""
    end = text.rstrip()
    end = end[:-1].rstrip() if end.endswith((".", ":")) else end
    return _LAST_BRACKET.search(text, max(len(text) - _LONGEST_BRACKET, 0)) if end.endswith((")", "]")) else None
