"""Lines that say who, when or how far in a way of their own, with what they say as parts of their own, as others write it."""

from __future__ import annotations

import re

from reportgen.records.beside import WHEN, read_bracket, read_part
from reportgen.records.context import Context
from reportgen.text import lazy
from reportgen.values.people import looks_like_people
from reportgen.values.status import starts_with_status

_ASIDE = lazy(r"(?<=[.!?])\s+(?<!\*)[*_](?![*_])([^*_]{2,80}?)\.?[*_](?![*_])\s*(.*)$", re.S)  # "Seals. *Mira, due Friday.* Ordered."
_HANDED = lazy(r"\s→\s(?P<who>[^→()—–]{2,40}?)(?:\s+\((?P<more>[^()]*)\))?$")
_SHARE_BEHIND = lazy(r"(?P<who>\)|(?<!\S)@[^\W\d_][\w-]*)\s+(?P<share>~?\d{1,3}(?:[.,]\d+)?\s?%)(?=$|[.,;]|\s+due\b)")
_DAY_BEHIND = lazy(rf"\([^()]+\)(?=\s+(?:by|before|until|no later than)\s+{WHEN}[\w:/-]*\.?$)", re.I)
_SENTENCES = lazy(r"\.\s+(?=[A-Z])")
_BRACKET_AND_SENTENCE = lazy(r"(?P<before>[^()]*\((?P<inside>[^()]{2,60})\))\.\s+(?=[A-Z0-9])")
_NAMED = lazy(r"\((?P<what>[^()]*[^\W\d_]{2}[^()]*)\)\s*(?::|→|->|=>)\s+(?P<how>\S.*)", re.S)


def share_behind(body: str, context: Context) -> tuple[str, dict[str, str]]:
    """Split how far it is off the person before it, "(Ana) 85%, due Friday", and part a day from who is in the bracket before it.

    >>> share_behind("5 bolts (Ana) 62.5%", Context())
    ('5 bolts (Ana)', {'progress': '62.5%'})
    """
    share = _SHARE_BEHIND.search(body) if "%" in body else None
    body = body[: share.end("who")] + body[share.end() :] if share else body
    day = _DAY_BEHIND.search(body) if ") " in body else None
    if day and read_bracket(day.group()[1:-1], context):
        body = f"{body[: day.end()]}, {body[day.end() :].lstrip()}"
    return body, {"progress": share["share"]} if share else {}


def aside_in_brackets(text: str, context: Context) -> str:
    """Return `text` with a sentence in italics that says who, when or how far in brackets, as others write it."""
    aside = _ASIDE.search(text) if "*" in text or "_" in text else None
    if not aside or ":" in aside.group(1) or not read_bracket(aside.group(1), context):
        return text
    rest = f" — {aside.group(2)}" if aside.group(2) else ""
    return f"{text[: aside.start()]} ({aside.group(1)}){rest}"


def handed_to(text: str, context: Context) -> str:
    """Return "Find out why → qa-agent (due Monday)" with whom it was given to, and what the bracket says, as parts of their own."""
    given = _HANDED.search(text) if "→ " in text else None
    if given is None or (read_part(given["who"], context) or ("",))[0] != "owner":
        return text
    return " — ".join(part for part in (text[: given.start()], f"owner: {given['who']}", given["more"]) if part)


def named_in_brackets(body: str, context: Context) -> str:
    """Return "(Pilot consent, Paris): Done" behind an id, where brackets hold what and whose it is, with each as a part of its own.

    >>> named_in_brackets("(Pilot consent, Paris) → done", Context())
    'Pilot consent — owner: Paris — done'
    """
    match = _NAMED.fullmatch(body) if body.startswith("(") else None
    said = (read_part(match["how"], context) or ("status",))[0] if match else ""
    if match is None or said not in ("status", "due") or read_bracket(match["what"], context):
        return body
    if said == "status" and not starts_with_status(match["how"], context.vocabulary):
        return body
    what, _, who = match["what"].rpartition(", ")
    if not what or not looks_like_people(who, context.roster):
        what, who = match["what"], ""
    how = match["how"] if read_part(match["how"], context) else f"status: {match['how']}"
    return " — ".join(part for part in (what, who and f"owner: {who}", how) if part)


def sentence_apart(body: str, context: Context) -> str:
    """Return "Rust suite (Queenie). 91 of 100 are green" with each sentence behind who, when or how far as a part of its own."""
    match = _BRACKET_AND_SENTENCE.match(body) if "). " in body else None
    if match is None or not read_bracket(match["inside"], context):
        return body
    return " — ".join((match["before"], *_SENTENCES.split(body[match.end() :])))
