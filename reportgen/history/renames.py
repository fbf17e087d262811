"""Renames: where a report says that an item had another id, carries one on, or takes another's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reportgen.records import Record
from reportgen.text.memory import remember
from reportgen.values.ident import is_id

How = Literal["renamed", "same", "supersedes", "superseded", "splits", "repeats"]

_ID = r"(?-i:(?P<id>[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,12}){1,5}))(?![\w-])"
_CARRY = r"(?:carry[\s-]?over|carried[\s-](?:over|forward)|continued|continuation|cont\.)"
# Each form with hints of which its words, case folded, hold one; without the letter i, which has other forms than a folded one.
FORMS: tuple[tuple[How, tuple[str, ...], re.Pattern[str]], ...] = (
    ("renamed", ("carr", "cont"), re.compile(rf"[(\[]\s*{_ID}:?\s+{_CARRY}", re.I)),
    ("renamed", ("carr", "cont"), re.compile(rf"\b{_CARRY}(?:\s(?:of|from))?:?\s+{_ID}", re.I)),
    (
        "renamed",
        ("former", "prev", "renamed", "renumbered", "old", "née", "ka", "k/a"),
        re.compile(rf"\b(?:formerly|previously|renamed from|renumbered from|old id|née|f/?k/?a)\s*[:=]?\s*{_ID}", re.I),
    ),
    ("renamed", ("was", "ex"), re.compile(rf"[(\[,;–—]\s*(?:was|ex)[\s:-]\s*{_ID}\s*[)\],;.]", re.I)),
    ("superseded", ("superseded", "replaced"), re.compile(rf"\b(?:superseded|replaced) by\s+{_ID}", re.I)),
    ("supersedes", ("supersedes", "replaces", "reverses"), re.compile(rf"\b(?:supersedes|replaces|reverses)\s+{_ID}", re.I)),
    ("splits", ("spl", "spun"), re.compile(rf"\b(?:split (?:off|out of|from)|spun off from)\s+{_ID}", re.I)),
    ("repeats", ("dupl",), re.compile(rf"\bduplicate of\s+{_ID}", re.I)),
)
_FIELD = re.compile(r"^(?:formerly|(?:former|previous|old)_id|previously|re(?:named|numbered)_from|was|carr(?:ied_over|yover)_from)$")
_TIED = re.compile(rf"[(\[]\s*{_ID}\s*[)\]]")


class Claim(NamedTuple):
    """What a record says about another id: how the two belong together, the id, and the words that say so."""

    how: How
    id: str
    words: str


def claims(record: Record) -> tuple[Claim, ...]:
    """Return what the title and the fields of `record` say about other ids, in the order of the text, each id once.

    Only words that a report uses for this count ("AI-W3D1-09 carryover", "formerly", "(was X)"); a mere mention is none.
    """
    found: dict[str, Claim] = {}
    for claim in _claims(record):
        if is_id(claim.id) and claim.id.casefold() != (record.id or "").casefold():
            found.setdefault(claim.id.casefold(), claim)
    return tuple(found.values())


def _claims(record: Record) -> Iterator[Claim]:
    for text in (record.title, *record.details.values()):
        if "-" in text:
            yield from _worded(text)
    for name, text in record.details.items():
        if _FIELD.match(name) and is_id(text.strip()):
            yield Claim("renamed", text.strip(), f"{name.replace('_', ' ')}: {text.strip()}")


@remember
def _worded(text: str) -> tuple[Claim, ...]:
    """Return what `text` says about other ids, in the order of `FORMS`."""
    folded = text.casefold()
    forms = [(how, form) for how, hints, form in FORMS if any(hint in folded for hint in hints)]
    return tuple(Claim(how, match["id"], match[0].strip("([ ,;")) for how, form in forms for match in form.finditer(text))


def tied(record: Record) -> tuple[Claim, ...]:
    """Return the ids that the title of `record` ties it to by brackets: "Draft the gating rules (AI-7)".

    Only one id in all brackets ties; a title that names several speaks of them.
    """
    if "-" not in record.title:
        return ()
    found = {match["id"]: match[0] for match in _TIED.finditer(record.title) if is_id(match["id"])}
    return tuple(Claim("same", name, words) for name, words in found.items()) if len(found) == 1 else ()
