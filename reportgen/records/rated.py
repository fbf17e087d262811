"""How grave a risk is, said in a word of its own in its one line: "Disk nearly full – MEDIUM – Lars", "Late invoices: red"."""

from __future__ import annotations

import re

from reportgen.records.fields import field_name
from reportgen.text import lazy, plain, remember
from reportgen.values.ident import split_id
from reportgen.values.vocabulary import Vocabulary

_HOW = r"(?P<how>(?:very )?(?:low|medium|moderate|high)|critical|severe)"
_SEGMENT = lazy(rf"(?<=\S)\s+(?:[—–|-]|--)\s+{_HOW}(?=\s+(?:[—–|-]|--)\s|\s*\(|\.?$)", re.I)
_IN_BRACKET = lazy(rf"(?<=\s\(){_HOW}(?=,\s[^()]*\)|\))|(?<=,\s){_HOW.replace('how', 'last')}(?=\))", re.I)
_AT_END = lazy(  # also with the colon inside or outside of bold: "**Node disk is full**: Red"
    r"(?P<what>.*[^\s:*_])(?::(?P<marks>\*\*|__)?|(?P<out>\*\*|__):)\s+"
    rf"(?:{_HOW}|(?P<colour>[^\W\d_]+))(?P<who>\s+\([^()]+\))?\.?", re.I | re.S
)
_PARTS = lazy(r"[.;]\s|\s[—–|-]\s|:\s")  # what stands behind one of these and before a colon is a label
_ALL = lazy(  # "Overall risk: high" is about all risks, "Severity: high" about the one above
    r"(?:(?:overall|total|current|residual|net|project|programme|program)\s.*"
    r"|(?:risks?|severity|rating|health|exposure|score|posture))", re.I
)
_LONGEST = 400  # signs of a line that is one risk


@remember
def with_level(markdown: str, vocabulary: Vocabulary) -> str:
    """Return the one line of a risk with the word that only says how grave it is as a field of its own, where there is one such word.

    >>> from reportgen.values.vocabulary import DEFAULT
    >>> with_level("Disk nearly full – MEDIUM – Lars", DEFAULT), with_level("Rain (HIGH, Amal)", DEFAULT)
    ('Disk nearly full — level: MEDIUM – Lars', 'Rain (level: HIGH, Amal)')
    >>> with_level("**Node disk is full**: Red", DEFAULT), with_level("Fog – Impact: high", DEFAULT)
    ('**Node disk is full** — level: Red', 'Fog – Impact: high')
    """
    if len(markdown) > _LONGEST:
        return markdown
    if ":" in markdown and (end := _AT_END.fullmatch(markdown)):
        return _behind_colon(end, vocabulary)
    segments, inside = list(_SEGMENT.finditer(markdown)), list(_IN_BRACKET.finditer(markdown))
    if len(segments) + len(inside) != 1:
        return markdown
    found = (segments or inside)[0]
    lead = " — level: " if segments else "level: "
    return f"{markdown[: found.start()]}{lead}{found[0][found[0].find(_word(found)) :]}{markdown[found.end() :]}"


def _word(found: re.Match[str]) -> str:
    return next(word for word in found.groups() if word)


def _behind_colon(end: re.Match[str], vocabulary: Vocabulary) -> str:
    """Return a line that ends in a colon and a level with this as a field, where a risk stands before the colon and no label."""
    how = end["how"] or end["colour"]
    what = split_id(plain(f"{end['what']}{end['marks'] or end['out'] or ''}: x"))[1].removesuffix("x").rstrip(": ")
    label = bool(_PARTS.search(what) or field_name(what, vocabulary) or _ALL.fullmatch(what))
    if label or not what or (end["colour"] and how.lower() not in vocabulary.levels):
        return end.string
    return f"{end['what']}{end['marks'] or end['out'] or ''} — level: {how}{end['who'] or ''}"
