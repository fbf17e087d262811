"""A title and the segments behind it: where they are cut off at dashes, strokes, labels and brackets, and what each says."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from reportgen.records.beside import (
    BARE_WHEN,
    BESIDE,
    BY,
    HOW_IT_MOVES,
    MOST_CUTS,
    last_bracket,
    read_bracket,
    read_part,
    read_segment,
)
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.text import lazy
from reportgen.values.health import read_health, read_trend
from reportgen.values.people import is_group, looks_like_people
from reportgen.values.status import starts_with_status

_LABELS = r"(?:Owners?|Due(?: date)?|Status|ETA|Assignee|Priority|Deadline|Target)\s*:\s"
_DASH = lazy(rf"\s+(?:[—–|·•>-]|--|/(?=\s+(?i:{_LABELS})))\s+|(?<=\))\s*(?:—|–)\s*")
_INLINE = lazy(rf"(?<=[.;,|)?!])\s+({_LABELS})", re.I)
_AFTER_BRACKET = lazy(r"(?<=[^\s:])\s+\([^()]*(\))\s*[:,]\s+")
_BRACKET_AND_MORE = lazy(r"\)\s*[:,]\s")
_SEVERAL = lazy(r",|&|\+|\band\b")
_SEMICOLON = lazy(r";\s+")
_LAST_SENTENCE = lazy(r"(?<=[^\s.!?][.!?])\s+(?=[A-Z][^.!?]{1,30}[.!]?$)")
_STOP = lazy(r"(?<!\b[A-ZÀ-Þ])\.\s+|(?<=\b[A-ZÀ-Þ])\.\s+(?=[A-Z][\w /-]{1,30}:\s)")  # not that of "F. Adeyinka"
_LABEL = lazy(r"(?<=[^\s.][.!?)])(?P<gap>\s+)(?P<name>[A-Z][\w /()-]{1,30}):\s")
_ODDS = {"likelihood", "impact", "chance"}
_RANKS = {"priority", "points", "level"}
MOST_WORDS_OF_A_NAME = 3

_OWNER_AND_MORE = lazy(r"[.!?)]\s+Owners?:?\s+(?P<who>@?[A-ZÀ-Þ][^.:;()]{1,40})(?P<stop>\.)\s+(?P<more>[^.!?:()]{1,40}?)\.?$")
_AS_BEFORE = lazy(r"(?:no change|not? (?:much )?chang|same\b|as (?:before|yesterday)|like yesterday|new\b)", re.I)
_MOST_MORE = 4  # words of a sentence behind an owner that only says how it goes
_STANDS = lazy(r"\s+(?:status|state|rag|rating|level|probability|likelihood|impact|completion|progress):\s", re.I)
_FIELD_FIRST = lazy(r"[A-Z][\w /-]{1,30}:\s")
_ABBREVIATED = lazy(r"(?:\b[A-Z]|\b(?:etc|e\.g|i\.e|approx|no|nos|vs|incl|inc|ltd|st|dr)|\.)\.$", re.I)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; the full stop behind the initial of a name ends none.

    >>> sentences("Owner: F. Roe, B. Li. Status: open. Plan B. Due: Friday")
    ['Owner: F. Roe, B. Li', 'Status: open', 'Plan B', 'Due: Friday']
    """
    return _STOP.split(text)


def after_owner(text: str) -> tuple[str, str]:
    """Split the sentence off a text that stands behind its owner and only says how it goes.

    >>> after_owner("Fatigue – drops soon. Owner Farid. Improving.")
    ('Fatigue – drops soon. Owner Farid.', 'Improving')
    """
    found = _OWNER_AND_MORE.search(text) if "wner" in text else None
    if found is None or not looks_like_people(found["who"]):
        return text, ""
    goes = _AS_BEFORE.match(found["more"]) or read_trend(found["more"]) or starts_with_status(found["more"])
    if not goes or len(found["more"].split()) > _MOST_MORE:
        return text, ""
    return text[: found.end("stop")], found["more"]


def without_stop(title: str, body: str, tail: str = "") -> str:
    """Return a title without its full stop, where how it stands is the next that `body`, what it was cut off, says.

    Behind a whole sentence, which people or days follow, it stays, but not behind a title in bold with any field in the `tail` behind it.

    >>> without_stop("Current too high.", "Current too high. Status: RED"), without_stop("Call them.", "Call them. Owner: Bo")
    ('Current too high', 'Call them.')
    """
    next_is_field = (body.startswith(title) and _STANDS.match(body, len(title))) or (body == title and _FIELD_FIRST.match(tail))
    ends = title.endswith(".") and ". " not in title and next_is_field
    return title[:-1].rstrip() if ends and not _ABBREVIATED.search(title) else title


def peel(text: str, context: Context) -> tuple[str, dict[str, str], str]:
    """Split a title from what is said beside it; return title, names of `FIELDS` with the author's words, and the rest that is neither."""
    said: dict[str, str] = {}
    rest: list[str] = []
    labelled = last_bracket(text)
    if labelled and ":" in labelled.group(1) and text[: labelled.start()].strip():
        said = read_bracket(labelled.group(1), context) or {}
        text = text[: labelled.start()] if said else text
    title, parts = _segments(text, context)
    for part, found in parts:
        if found is None:
            rest += [part] if part.strip() else []
            continue
        for name, value in found.items():
            said.setdefault("progress" if name == "status" and "status" in said else name, value)
    while match := last_bracket(title):
        found_all = read_bracket(match.group(1), context)
        if found_all is None or not title[: match.start()].strip():
            break
        for name, value in found_all.items():
            said.setdefault(name, value)
        title = title[: match.start()]
    return title.strip(), said, "; ".join(rest)


def _segments(text: str, context: Context) -> tuple[str, list[tuple[str, dict[str, str] | None]]]:
    """Cut what follows a title off at dashes and labels: the first segment that says something beside the title ends it."""
    cuts = _cuts(text, context)
    if not cuts:
        return text, []
    pieces = [(start, text[end : cuts[at + 1][0] if at + 1 < len(cuts) else len(text)]) for at, (start, end) in enumerate(cuts)]
    found: list[tuple[int, str, dict[str, str] | None]] = []
    for start, piece in pieces:
        for number, part in enumerate(_SEMICOLON.split(piece, maxsplit=MOST_CUTS)):
            found.append((start if not number else -1, part, _read(part, context)))
    if len(found) == 2 and found[1][2] is None and _is_columns(found[0][1], found[1][1]) and _is_parted(text, found[0][1]):
        what, who = text[: found[0][0]], found[0][1]
        if _is_first_name(what) and not looks_like_people(who):
            what, who = who, what  # "Ana | fix the door | Fri"
        return what, [(who, {"owner": who}), (found[1][1], {"due": found[1][1]})]
    first = next((at for at, (_, _, part) in enumerate(found) if part is not None), len(found))
    ended = next((at for at, (start, _, _) in enumerate(found) if start > 0 and _ends_read(text[:start], context)), len(found))
    first = min(first, ended)
    if first == len(found) and found and found[-1][0] > 0 and _SEVERAL.search(found[-1][1]) and looks_like_people(found[-1][1]):
        first -= 1  # several names behind a dash need no roster
        found[first] = (found[first][0], found[first][1], {"owner": found[first][1]})
    first = _from_people(found, first, context)
    while first < len(found) and found[first][0] < 0:
        first -= 1
    while first and first < len(found) and found[first - 1][0] > 0 and BARE_WHEN.match(found[first - 1][1]):
        first = _from_people(found, first - 1, context)  # "— Sunniva — tonight — in progress"
    _read_rest(found, first, context)
    title = text[: found[first][0]] if first < len(found) else text
    return title, [(part, read) for _, part, read in found[first:]]


def _read(part: str, context: Context) -> dict[str, str] | None:
    """Read a segment, and the sentence behind the people in it that says how far it is: "owner: Site office. In testing, 45 % complete"."""
    found = read_segment(part, context)
    names, _, more = (found or {}).get("owner", "").partition(". ")
    if not found or not starts_with_status(more, context.vocabulary) or not looks_like_people(names, context.roster):
        return found
    return {**(read_bracket(more.rstrip("."), context) or {"status": more}), **found, "owner": names}


def _from_people(found: list[tuple[int, str, dict[str, str] | None]], first: int, context: Context) -> int:
    """Read the segments right before the first that said something as people where they can be; return which is the first now."""
    while first and first < len(found) and found[first - 1][0] > 0 and looks_like_people(found[first - 1][1], context.roster):
        first -= 1
        found[first] = (found[first][0], found[first][1], {"owner": found[first][1]})
    return first


def _read_rest(found: list[tuple[int, str, dict[str, str] | None]], first: int, context: Context) -> None:
    """Read segments behind the first that said something: bare days, and a name behind a rank, points or a colour."""
    for at in range(first, len(found)):
        start, part, read = found[at]
        if read is not None:
            continue
        if len(part.split()) <= 4 and (BARE_WHEN.match(part) or BY.match(part)):
            found[at] = (start, part, {"due": part})
        elif at and _is_somebody(part, found[at - 1][1], (found[at - 1][2] or {}).keys(), context):
            found[at] = (start, part, {"owner": part})


def _is_somebody(part: str, before: str, said: Collection[str], context: Context) -> bool:
    """Tell whether a name may stand here: behind a rank or points, a colour, or how likely, "– impact high – Bo – trend: new"."""
    if not said:
        return False
    if not _ODDS.isdisjoint(said):
        return (_is_first_name(part) or is_group(part)) and read_trend(part) is None
    if not _is_first_name(part):
        return False
    return not _RANKS.isdisjoint(said) or (_is_colour(before, context) and not HOW_IT_MOVES.search(part) and read_trend(part) is None)


def _is_colour(part: str, context: Context) -> bool:
    """Tell whether a segment is nothing but a colour, behind which somebody may stand: "– Red – Lars"."""
    health = read_health(part, context.vocabulary)
    return health is not None and health.raw == part.strip(" .*")


def _is_first_name(text: str) -> bool:
    return len(text.split()) == 1 and looks_like_people(text)


def _is_parted(text: str, who: str) -> bool:
    """Tell whether strokes part the columns of `text`, or dashes, where the first is written as a name."""
    return text.count(" | ") == 2 or (" | " not in text and " > " not in text and looks_like_people(who))


def _is_columns(who: str, when: str) -> bool:
    """Tell whether two segments between strokes say who and when, as the columns of a table would: "| vendor | Mon 7 Dec"."""
    return len(who.split()) <= MOST_WORDS_OF_A_NAME and not BARE_WHEN.match(who) and bool(BARE_WHEN.match(when)) and len(when.split()) <= 4


def _cuts(text: str, context: Context) -> list[tuple[int, int]]:
    """Return start and end of what parts a title from the segments behind it, outside of brackets."""
    cuts = [match.span() for match in _DASH.finditer(text)]
    if ":" in text:
        cuts += [(match.start(), match.start(1)) for match in _INLINE.finditer(text)] + _labelled(text, context)
    if _BRACKET_AND_MORE.search(text):
        cuts += [(match.end(1), match.end()) for match in _AFTER_BRACKET.finditer(text)]
    if ". " in text and (last := _LAST_SENTENCE.search(text)) and read_part(text[last.end() :], context):
        cuts.append(last.span())
    return [cut for cut in sorted(cuts)[:MOST_CUTS] if cut[0] > 0 and _is_outside(text, cut)]


def _labelled(text: str, context: Context) -> list[tuple[int, int]]:
    """Return the cuts before sentences that are fields, where two or more follow a title: "Late. Impact: 3. RAG: red. Mitigation: salt".

    Behind two that a reader asks for, any other label is a field, too, and may say what it says in several sentences.
    """
    found = list(_LABEL.finditer(text)) if ". " in text else []
    meant = [field_name(match["name"], context.vocabulary) in BESIDE for match in found]
    first = next((at for at in range(len(meant)) if all(meant[at:]) or (meant[at] and sum(meant[at:]) > 1)), len(meant))
    spans = [match.span("gap") for match in found[first:]]
    values = [text[end:start] for (_, end), (start, _) in pairwise([*spans, (len(text), 0)])]
    whole = (len(sentences(value)) == 1 for value, short in zip(values, meant[first:], strict=True) if short)
    return spans if len(spans) > 1 and all(whole) else []


def _is_outside(text: str, cut: tuple[int, int]) -> bool:
    """Tell whether a cut stands outside of brackets."""
    before = text[: cut[1]]
    return before.count("(") <= before.count(")")


def _ends_read(title: str, context: Context) -> bool:
    """Tell whether a title ends in a bracket that says something beside it: what follows is no title any more."""
    bracket = last_bracket(title)
    return bool(bracket and title[: bracket.start()].strip() and read_bracket(bracket.group(1), context))
