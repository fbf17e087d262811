"""Likeness: the known status that an unknown one is a misspelling of, where it is not its opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process

from reportgen.text import lazy, squash

_WORDS = (
    r"not|no|never|non|without|cannot|\w+n['’]t|nicht|kein\w*|nie|ohne|ne|pas|jamais|sans|nunca|sin|não|sem|mai|senza|niet|geen|nooit"
    r"|chưa|không"
)
_DENIAL = lazy(rf"(?<!\w)(?:{_WORDS})(?!\w)")
_FILLER = lazy(r"(?<!\w)(?:yet|still|fully|quite|entirely|any|longer|been|be|noch|encore|aún|todavía|ainda|ancora|nog)(?!\w)")
_PREFIXES = ("un", "in", "im", "non", "non-", "dis", "un-", "in-", "未", "不", "没", "无")
_DENIED = lazy(rf"(?:(?<!\w)(?:{_WORDS})(?!\w)[\w\s]*|(?<!\w)(?:un|in|im|non|dis)-?|[未不没无])$")


def denied(before: str) -> bool:
    """Tell whether the words `before` another, or the beginning of its own word, deny it.

    >>> denied("not yet "), denied("un"), denied("in ")
    (True, True, False)
    """
    return bool(_DENIED.search(before))


def nearest_status(words: str, known: Collection[str], least: float) -> str:
    """Return the one of the `known` words (in small letters) that `words` most likely misspells; empty where none is at least so alike.

    A denial is never a misspelling of what it denies, nor of another denial: "incomplete" is not nearly "complete", and "not done"
    is no "not doing".

    >>> known = ["complete", "done", "not doing", "not yet done", "not started", "in progress"]
    >>> [nearest_status(words, known, 82) for words in ("complte", "not startd", "inprogess", "not done", "incomplete", "unstarted")]
    ['complete', 'not started', 'in progress', 'not yet done', '', '']
    """
    core = _core(words)
    alike = [(fuzz.ratio(core or words, _core(other) or other), other) for other in sorted(known) if bool(_core(other)) == bool(core)]
    score, best = max(alike, key=lambda pair: pair[0], default=(0.0, ""))
    if score < least or any(_plain(f"{prefix}{words}") == _plain(best) for prefix in _PREFIXES):
        return ""
    return "" if not core and process.extractOne(words, list(_opposites(known)), scorer=fuzz.ratio, score_cutoff=score + 1e-9) else best


def _core(words: str) -> str:
    """Return what `words` deny; empty where they deny nothing in a word of its own."""
    rest = _DENIAL.sub(" ", words)
    return squash(_FILLER.sub(" ", rest)) if rest != words else ""


def _opposites(known: Collection[str]) -> Iterator[str]:
    """Yield the known words with a prefix that denies them, unless that is a known word too ("in progress")."""
    held = {_plain(word) for word in known}
    for word in known:
        for prefix in _PREFIXES:
            if _plain(prefix + word) not in held:
                yield prefix + word


def _plain(words: str) -> str:
    return words.replace(" ", "").replace("-", "")
