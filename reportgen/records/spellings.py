"""How a word may be spelled: its capitals, blanks, apostrophes, and the signs that stand for others."""

from __future__ import annotations

from reportgen.languages import Language
from reportgen.text import squash
from reportgen.text.sight import fold

BLANK = r"[ \t\u00a0\u202f]"
Words = dict[str, str]
_SHORT = 5  # letters: a shorter word without its accents is often another one ("dû", "du")


def border(*, before: bool) -> str:
    """Return the pattern of a place where a word begins (`before` it) or ends."""
    return r"(?<!\w)" if before else r"(?!\w)"


def normal(word: str) -> str:
    """Return `word` as tables hold it.

    >>> normal("Aujourd’hui  "), normal("IN  Arbeit")
    ("aujourd'hui", 'in arbeit')
    """
    return squash(word).lower().replace("’", "'")


def alternatives(word: str, language: Language) -> tuple[str, ...]:
    """Return the spellings of a word: as it is, and as it is written without the signs that not every keyboard has.

    >>> from reportgen.languages import load_language
    >>> alternatives("Maßnahmen für", load_language("de")), alternatives("terminé", load_language("fr"))
    (('maßnahmen für', 'maßnahmen fuer', 'massnahmen für', 'massnahmen fuer'), ('terminé', 'termine'))
    """
    found = [normal(word)]
    for pair in language.folded:
        sign, _, other = pair.partition(" ")
        if sign == "*":
            found += [fold(one) for one in found if len(one) >= _SHORT]
        else:
            found += [one.replace(sign, other) for one in found]
    return tuple(dict.fromkeys(found))
