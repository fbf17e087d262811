"""What the sentences behind a title say of it: who cares for it, how far it is, how likely, in which colour."""

from __future__ import annotations

import re

from reportgen.records.context import Context
from reportgen.records.whose import is_person
from reportgen.text import lazy
from reportgen.values.health import read_health
from reportgen.values.people import known_names, split_owners
from reportgen.values.status import starts_with_status

_CLAUSE = lazy(r"(?<=[^\s.A-Z])[.;]\s+|\.$")
_NAMES = r"(?P<who>@?[A-ZÀ-Þ][\w-]+(?:\s(?:and|&|\+)\s@?[A-ZÀ-Þ][\w-]+)?)"
_CARES = lazy(
    rf"{_NAMES}\s(?:keeps? watch|(?:owns?|takes?|carr(?:y|ies)|follows?|watch(?:es)?|tracks?|chases?|has|have|(?:is|are) on|looks? after"
    r"|keeps? (?:an eye|watch|tabs|track) o[fn])\s(?:it|this|that)|will (?:measure|watch|monitor|follow up|keep watch)"
    r"(?:\s(?:it|this))?$)\b"
)
_DOES = lazy(rf"{_NAMES}\s(?P<verb>[a-z]{{2,}})\s")
# Whoever does this to the work of somebody else has not taken it.
_LOOKS_AT = lazy(
    r"(?:accepted|approved|ask(?:s|ed)|checked|confirmed|found|heard|noticed|rejected|reported|review(?:s|ed)|said|says|saw|sees|signed"
    r"|tested|thinks|told|want(?:s|ed)|and|or|of|from|in)"
)
_MOST_WORDS = 3  # of a sentence that says nothing but how far something is
_RATE = r"(?:very )?(?:low|medium|moderate|high|severe|critical)"
_LIKELY = lazy(rf"\b({_RATE}) (?:likelihood|probability)\b|\b(?:likelihood|probability):? ({_RATE})\b", re.I)
_HARMS = lazy(rf"\b({_RATE}) impact\b|\bimpact:? ({_RATE})\b", re.I)
_SHARE = lazy(
    r"\b(?:half|third|quarter|most|two thirds|three quarters|\d+ of \d+)\b[^.;()]*\b(?:done|filled|written|built|ready|finished|through)\b"
    r"[^.;()]*\(((?:about |~)?\d{1,3}\s?%)\)", re.I
)


def clauses(words: str) -> list[str]:
    """Return the sentences of `words`, parted at semicolons, too.

    >>> clauses("Not started; Ana owns it. Plan B.")
    ['Not started', 'Ana owns it', 'Plan B']
    """
    return [part.strip() for part in _CLAUSE.split(words) if part.strip()]


def carer(words: str, context: Context) -> tuple[str, ...]:
    """Return who a sentence behind a title says cares for it.

    >>> carer("In review since noon. Ana and Bo own it.", Context()), carer("Late; nobody owns it.", Context())
    (('Ana', 'Bo'), ())
    """
    for clause in clauses(words):
        match = _CARES.match(clause)
        if match and is_person(match["who"].replace("@", ""), context, single=True):
            return split_owners(match["who"], context.vocabulary)
    return ()


def doer(words: str, context: Context) -> tuple[str, ...]:
    """Return the person known to the document whom the first sentence of somebody's doings is about, and who does more than look at it.

    >>> here = Context(roster=frozenset({"Ana"}))
    >>> doer("Blocked. Ana has written twice.", here), doer("Ana reviewed it.", here)
    (('Ana',), ())
    """
    known = known_names(context.roster)
    for clause in clauses(words):
        match = _DOES.match(f"{clause} ")
        names = split_owners(match["who"], context.vocabulary) if match else ()
        if match and names and all(name.lower() in known for name in names):
            return names if not _LOOKS_AT.fullmatch(match["verb"]) else ()
    return ()


def how_far(words: str, context: Context) -> str | None:
    """Return the sentence that says nothing but how far something is, or the share that a sentence gives in brackets.

    >>> how_far("Ana merged it at noon. Accepted. One thing is left.", Context()), how_far("A third is filled in (35%).", Context())
    ('Accepted', '35%')
    """
    for clause in clauses(words):
        if len(clause.split()) <= _MOST_WORDS and clause[:1].isupper() and starts_with_status(clause, context.vocabulary):
            return clause
    share = _SHARE.search(words) if "%)" in words else None
    return share[1] if share else None


def odds(words: str) -> dict[str, str]:
    """Return likelihood and impact where sentences say them, in either order.

    >>> odds("Late again. High likelihood, low impact; Ana keeps an eye on it.")
    {'likelihood': 'High', 'impact': 'low'}
    """
    found = {"likelihood": _LIKELY.search(words), "impact": _HARMS.search(words)}
    return {name: match[1] or match[2] for name, match in found.items() if match}


def coloured(words: str, context: Context) -> str:
    """Return the sentence that opens with a colour, and how that goes on.

    >>> coloured("They doubled it. Bo measures. Amber, improving since noon.", Context())
    'Amber, improving since noon'
    """
    for clause in clauses(words):
        health = read_health(clause, context.vocabulary)
        if health and clause.startswith(health.raw[:1]) and clause.startswith(health.raw):
            return clause
    return ""
