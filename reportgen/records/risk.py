"""Risks: what may go wrong, with its RAG colour, likelihood, impact and trend."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from reportgen.blocks import Entry, split_label
from reportgen.records.beside import read_part
from reportgen.records.context import Context
from reportgen.records.fields import Fields
from reportgen.records.head import trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.named import Named, bare_status, read_name, read_owners, without_bare_status
from reportgen.records.rated import with_level
from reportgen.records.record import Record
from reportgen.records.spoken import carer, coloured
from reportgen.records.spoken import odds as spoken_odds
from reportgen.records.subjects import named_behind
from reportgen.text import lazy, plain
from reportgen.values.health import Health, read_health, read_trend
from reportgen.values.ident import split_id
from reportgen.values.people import split_owners
from reportgen.values.status import read_status, starts_with_status
from reportgen.values.vocabulary import LEVEL_MARKS, Level

_BRACKET = lazy(r"^(.*?)\s*\(([^()]+)\)\s*$")
_ARROW = lazy(r"^(.*?)\s*([↑↓→↗↘⬆⬇➡↔])\s*$")
_PAIR = lazy(r"^\s*([A-Za-z][\w -]*?)\s*(?:/|×|\bx\b)\s*([A-Za-z][\w -]*?)\s*(?:\(.*\))?$")
_SEVERITY = lazy(r"\s*\((?:severity|impact|likelihood|probability|priority)\s*:?[^()]*\)\s*\.?$", re.I)
_RATED_FIRST = lazy(r"^\((?:[HML]|high|med(?:ium)?|low)\)\s+(?=\S)", re.I)  # "(H) The key is out", of how bad it is
_ASIDE = lazy(
    (
        r"^(?:root cause|mitigation\w*|impact|watch\s?list|note|notes|summary|overall|commentary|update|action|escalation"
        r"|next steps?|new risks?.*|closed risks?.*|contingency|trend|status|owner|retired.*|mitigation actions?)$"
    ),
    re.I,
)
_WHO_FIRST = lazy(r"(\([^()]{2,60}\)):\s+")
_TAKEN = lazy(r"accept|approv|agreed", re.I)  # a risk that is accepted is one that remains
_LETTER = lazy(r"[^\W\d_]{2}")
_RISK = lazy(r"^(?:new )?risks?$", re.I)
_LETTERS: dict[str, Level] = {"R": "red", "A": "yellow", "Y": "yellow", "G": "green"}
_COLOURED = lazy(r"(?P<what>[^:]{3,80}):\s(?P<colour>RED|AMBER|YELLOW|GREEN|(?:Red|Amber|Yellow|Green)(?=\W"
    r"|$))(?:\s*[.,;–—(-]+\s*(?P<why>.*))?$", re.S)
_LED_BY_COLOUR = lazy(r"(?P<colour>RED|AMBER|YELLOW|GREEN)\s*[-–—:]\s+(?P<what>\S.*)", re.S)
_IS_NOW = lazy(  # "R-4 Wifi is RED since Monday", "R-4 (Wifi) RED → YELLOW"
    r"(?:\((?P<named>[^()]{3,100})\)|(?P<what>[^.;:]{3,80}?)(?=\s(?:is|remains|stays|went|goes|turned|moved)\s))"
    r"(?:\s(?:is|remains|stays|went|goes|turned|moved to)(?:\s(?:now|still|back to))?)?"
    r"\s+(?P<colour>\W*(?:RED|AMBER|YELLOW|GREEN)\b.*)", re.S
)
_OF_A_DAY = lazy(r"(?:day \d|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,4}day)?\b)")
_IS_GONE = lazy(r"(?:\([^()]*\)\s*)?(?:is|are|was|were|has been|have been) (?:closed|removed|merged|retired|dropped|archived)\b", re.I)
_EARLIER = lazy(r"yesterday|previous|prior|last|before|was\b|old")
_USED_TO_BE = lazy(r"\b(?:was|were|from|formerly|previously|until \w+)\s+$", re.I)
_REMAINS = lazy(
    r"\b(?:remains?|stays?|moved to|now|is|turned|raised to|lowered to|downgraded to|upgraded to|back to|still|goes)\s+", re.I
)


def _split_trend(words: str | None) -> tuple[str | None, str | None]:
    """Split "Medium (improving)" or "High ↑" into the level and its trend."""
    for pattern in (_BRACKET, _ARROW):
        match = pattern.match(words or "")
        if match and (read_trend(match.group(2)) or match.group(2).lower() in ("new", "closed")):
            return match.group(1), match.group(2)
    return words, None


def _odds(fields: Fields, said: dict[str, str]) -> dict[str, Any]:
    likelihood, trend = _split_trend(fields.get("likelihood") or said.get("likelihood"))
    impact, other = _split_trend(fields.get("impact") or said.get("impact"))
    pair = _PAIR.match(fields.get("chance") or said.get("chance") or "")
    if pair:
        likelihood, impact = likelihood or pair.group(1), impact or pair.group(2)
    return {"likelihood": likelihood, "impact": impact, "trend_raw": trend or other}


def _coloured(fields: Fields) -> list[str]:
    """Return the cells of a row that hold a colour, for tables with a column a day: today's first, earlier days left out."""
    columns = [(plain(label).lower(), at, plain(value)) for at, label, meaning, value in fields.columns() if meaning in (None, "value")]
    today = [column for column in columns if not _EARLIER.search(column[0])]
    found = sorted(today, key=lambda column: not re.search(r"today|now|current", column[0]))
    if found and all(_OF_A_DAY.match(column[0]) for column in found):
        found.reverse()  # of columns a day, the last one has what came of it
    return [value for _, _, value in found if len(value.split()) <= 4]


def _stated_now(text: str, context: Context) -> Health | None:
    """Return the colour that `text` states, None where it only says which it had: "was yellow; five hours were lost"."""
    health = read_health(text, context.vocabulary)
    return None if health and " " not in health.raw and _USED_TO_BE.search(text[: text.find(health.raw)]) else health


def _health(named: Named, entry: Entry, fields: Fields, context: Context) -> tuple[Health | None, str | None]:
    """Return the colour an entry states and, without one, its status words."""
    level = fields.get("level")
    if level and (colour := _LETTERS.get(level.strip().upper())):  # "A" is amber in a RAG column and nowhere else
        return Health(level=colour, raw=level.strip()), None
    words = [level, fields.get("status"), named.head.said.get("level"), named.head.said.get("status")]
    for text in (*words, *(_coloured(fields) if entry.shape == "row" and not any(words) else ())):
        health = _stated_now(text, context) if text else None
        if health:
            return health, None
    if entry.shape != "row" and named.head.tail:
        health = _stated_now(named.head.tail[:120], context)
        if health and named.head.tail.find(health.raw) <= 40:
            return health, None
        if behind := _stated_now(coloured(named.head.tail, context), context):
            return behind, None
    marks = "".join(mark for mark in plain(entry.head) if mark in LEVEL_MARKS)
    if marks and (health := read_health(marks[-1], context.vocabulary)):
        return health, None
    return None, next((trim(text) for text in words if text and re.search(r"\w", text)), None)


def _closed(named: Named, fields: Fields, context: Context) -> str | None:
    """Return "done" or "cancelled" where words beside the colour or in its place, or the heading above, say that a risk is closed."""
    said = named.head.said
    stated = (fields.get("status"), fields.get("level"), said.get("status"), said.get("level"), said.get("progress"))
    for text in (*stated, context.state):
        if text and starts_with_status(text, context.vocabulary):
            status = read_status(text, context.vocabulary)
            if status and status.state in ("done", "cancelled") and _LETTER.search(status.raw) and not _TAKEN.match(status.raw):
                return status.state
    return None


def _belongs(named: Named, entry: Entry, fields: Fields, claimed: bool, context: Context) -> bool:
    if not named.title or says_nothing(named.title):
        known = claimed or context.kind_of(named.id) == "risk"
        return bool(named.id and known and (named.head.tail or named.head.said.get("status") or entry.shape == "row"))
    if entry.shape == "line" and ((named.head.id_loose and not named.head.said) or _IS_GONE.match(named.title)):
        return False
    if named.id:
        known = context.kind_of(named.id) == "risk"
        return claimed or (known and bool(named.head.said or named.head.tail or fields.entry.fields))
    if not claimed:
        return False
    if entry.shape == "row":
        return True
    if entry.shape == "section":
        return bool({"owner", "status", "level", "likelihood", "impact", "chance"} & set(_meanings(fields)))
    if context.with_ids and not named.head.said and not _meanings(fields):
        return False
    label = named.head.label or split_label(named.title)[0] or ""
    said = {"owner", "level", "likelihood", "impact"} & {*named.head.said, *_meanings(fields)}
    rated = len(said) > 1 or named.head.marks[:1] in LEVEL_MARKS
    return not _ASIDE.match(label) and (entry.shape == "item" or (entry.shape == "line" and rated))


def _meanings(fields: Fields) -> list[str]:
    return [meaning for _, _, meaning, _ in fields.columns() if meaning]


def _named(entry: Entry, fields: Fields, context: Context) -> Named:
    """Read the head; in "R-4: Green (↓ from Yellow), Slow tiles (Priya)" the colour comes first and the title behind it."""
    if not _ASIDE.match(split_label(entry.head)[0] or ""):
        entry = msgspec.structs.replace(entry, head=with_level(entry.head, context.vocabulary))
    ident, text = split_id(plain(entry.head)) if entry.shape == "item" else (None, "")
    who = _WHO_FIRST.match(text) if ident else None
    text = text[who.end() :] if who else text
    health = read_health(text, context.vocabulary) if ident else None
    if health is None or not text.startswith(health.raw):
        return read_name("risk", entry, fields, context)
    title = text[len(health.raw) :].lstrip(" ,;:.—–-")
    named = read_name("risk", msgspec.structs.replace(entry, head=f"{ident}{f' {who[1]}' if who else ''}: {title}"), fields, context)
    named = without_bare_status(named, fields)  # "RSK-3 🟢 closed": how it stands, not what it is
    how = {"progress": named.head.said["status"]} if "status" in named.head.said else {}
    head = msgspec.structs.replace(named.head, said={**named.head.said, **how, "status": health.raw})
    return msgspec.structs.replace(named, head=head)


def _remainder(named: Named, context: Context) -> Named:
    """Read "R-3 remains yellow: one disk" and "R-4: One disk, GREEN since Monday": a colour said in the sentence, not in a field."""
    if led := _LED_BY_COLOUR.match(named.title):
        tail = "; ".join(part for part in (led["colour"], named.head.tail) if part)
        return Named(id=named.id, title=led["what"], head=msgspec.structs.replace(named.head, tail=tail))
    if not named.id and (coloured := _COLOURED.match(named.title)) and read_health(coloured["colour"], context.vocabulary):
        head = msgspec.structs.replace(named.head, tail=f"{coloured['colour']}; {coloured['why']}".strip("; "))
        return Named(id=None, title=coloured["what"], head=head)
    if named.id and (now := _IS_NOW.match(named.title)):
        tail = "; ".join(part for part in (now["colour"], named.head.tail) if part)
        return Named(id=named.id, title=now["named"] or now["what"], head=msgspec.structs.replace(named.head, tail=tail))
    if not named.id or named.head.tail or read_health(named.head.said.get("status", ""), context.vocabulary):
        return named
    match = _REMAINS.match(named.title)
    if match:
        state, _, title = named.title[match.end() :].partition(":")
    else:
        title, _, state = named.title.rpartition(",")
        before, _, behind = named.title.rpartition(": ")
        colour = read_health(behind, context.vocabulary) if before else None
        title, state = (before, behind) if colour and trim(behind).startswith(colour.raw) else (title, state)
        if before and colour is None and bare_status(trim(behind)):  # "R-3: Staff untrained: Closed"
            head = msgspec.structs.replace(named.head, said={**named.head.said, "status": trim(behind)})
            return Named(id=named.id, title=before, head=head)
    if state and read_health(state, context.vocabulary) and (title or match):
        return Named(id=named.id, title=title.strip(), head=msgspec.structs.replace(named.head, tail=state.strip()))
    return named


def _who_watches(entry: Entry, context: Context) -> tuple[str, ...]:
    """Return the people whom a line below a risk names and of whom it says nothing but that they care for it: "Ana watches this"."""
    said = [read_part(plain(note), context) for note in entry.notes]
    return next((split_owners(part[1], context.vocabulary) for part in said if part and part[0] == "owner"), ())


def read_risk(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read a risk: in a risk section anything that states one, elsewhere an id of a risk's family with a statement."""
    fields = Fields(entry, context.vocabulary)
    named = _named(entry, fields, context)
    if entry.shape == "line" and (label := _RISK.match(named.head.label or split_label(named.title)[0] or "")):
        body = named.title if named.head.label else named.title[label.end() :].lstrip(": ")
        context = msgspec.structs.replace(context, with_ids=False)  # those of what is around it are no ids of risks
        named, claimed = Named(id=named.id, title=body, head=msgspec.structs.replace(named.head, label="")), True
        entry = msgspec.structs.replace(entry, shape="item")
        if named.id is None and split_id(body)[0]:
            entry = msgspec.structs.replace(entry, head=split_label(entry.head)[1])
            named = _named(entry, fields, context)
    if not claimed and context.kind_of(named.id) != "risk":
        return None
    named = without_bare_status(_remainder(named, context), fields)
    if not _belongs(named, entry, fields, claimed, context):
        return None
    told = named.head.tail or named.title
    owners = read_owners(named, fields, context) or named_behind(told, context) or carer(told, context)
    owners = owners or _who_watches(entry, context)
    health, words = _health(named, entry, fields, context)
    odds = _odds(fields, {**spoken_odds(named.head.tail), **named.head.said})
    title = named.title if not named.head.label or _RISK.match(named.head.label) else f"{named.head.label}: {named.title}"
    stated: dict[str, Any] = {
        "id": named.id,
        "title": trim(_RATED_FIRST.sub("", _SEVERITY.sub("", plain(title)))),
        "owners": owners,
        "status": _closed(named, fields, context),
        "status_raw": health.raw if health else words,
        "level": health.level if health else None,
        "likelihood": odds["likelihood"],
        "impact": odds["impact"],
    }
    trend_words = (health.trend_raw if health else None) or odds["trend_raw"] or fields.get("trend") or named.head.said.get("trend")
    stated["trend_raw"] = trend_words
    stated["trend"] = (health.trend if health else None) or (read_trend(trend_words) if trend_words else None)
    return make_record("risk", entry, context, details=fields.details(), **stated)
