"""What an author crossed out and wrote anew: "~~2025-09-03~~ 2025-09-09" is due on the later day; what is crossed out was so before."""

from __future__ import annotations

import re

from reportgen.records.beside import BARE_WHEN, BESIDE, read_part
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.text import lazy, plain
from reportgen.values.ident import is_id
from reportgen.values.people import looks_like_people

_ANEW = lazy(
    r"(?P<before>[:(\[,;|–—-]\s*|\b(?:due|by|until|on|owner|status)\s+)(?P<was>~~(?=\S)[^~]{1,80}(?<=\S)~~)(?P<gap>\s*(?:(?:→|->|=>)\s*)?)"
    r"(?P<now>[^\s~,;()|\[\]](?:(?!\s[–—|-]\s|\.\s)[^~,;()|\[\]])*)",
    re.I,
)
_LONGEST = 80  # signs of a value
_LABEL = lazy(r"(?P<label>[A-Za-z][\w /-]{0,30})[*_]*:[*_]*\s*$")


def head_now(markdown: str, context: Context) -> str:
    """Return a first line without the former values in it: those crossed out where a field of the same sort stands right behind.

    What is crossed out of a title stays, since it is most often what was done or given up.

    >>> head_now("**A-2** Order salt (Ana, due ~~Friday~~ 2025-09-09) – Status: ~~Blocked~~ Done", Context())
    '**A-2** Order salt (Ana, due 2025-09-09) – Status: Done'
    >>> head_now("~~A-2 Order salt~~ done", Context())
    '~~A-2 Order salt~~ done'
    """
    return _ANEW.sub(lambda found: _now(found, context), markdown) if "~~" in markdown else markdown


def _now(found: re.Match[str], context: Context) -> str:
    """Return a match of `_ANEW` without what is crossed out, where that is a former value and no title."""
    before = found.string[max(found.start("was") - _LONGEST, 0) : found.start("was")]
    lead = plain(before).strip(" :–—-|")
    label = _LABEL.search(plain(before))
    named = bool(label and field_name(label["label"], context.vocabulary) in BESIDE)
    was, now = plain(found["was"]), plain(found["now"][:_LONGEST]).strip(" .*_")
    same = bool(lead) and not is_id(lead) and not _sorts(was, context).isdisjoint(_sorts(now, context))
    return found["before"] + found["now"] if named or same else found[0]


def _sorts(words: str, context: Context) -> set[str]:
    """Return as what words may stand beside a title: a day, people, how far something is."""
    part = read_part(words, context)
    found = {part[0]} if part else set()
    if BARE_WHEN.match(words):
        found.add("due")
    elif looks_like_people(words, context.roster):
        found.add("owner")
    return found
