"""People: owners as written, without their roles."""

from __future__ import annotations

import re

from reportgen.text import lazy, plain, remember, squash
from reportgen.values.vocabulary import DEFAULT, Vocabulary

MOST_WORDS_OF_A_ROLE = 3
Roster = frozenset[str] | tuple[str, ...]

_BRACKETS = lazy(r"\s*[(\[][^()\[\]]*[)\]]?")
_SPLIT = lazy(r"\s*(?:\+|&|,|;|/|\band\b|\bund\b|\by\b|\bet\b|\bw/|\bwith\b|→)\s*")
_NOBODY = lazy(r"^(?:tbd|tba|n/?a|none|nobody|unassigned|-+|–|—|\?+|pending|all|open|to be determined|team)?$", re.I)
_NAME_WORD = lazy(r"[^\W\d_][\w.'’-]*")
_PARTICLES = ("de", "van", "von", "der", "den", "da", "di", "del")
_ROLE_ENDS = lazy(
    (
        r"(?:lead|manager|engineer|champion|owner|analyst|pm|champion|architect|director|officer|observer|team|counsel|council"
        r"|specialist|designer|coordinator|representative|rep|steward|monitor|statistician)$"
    ),
    re.I,
)
_GROUP = lazy(
    r"^(?:[A-Z][\w&-]*|[a-z]+(?:-[a-z]+)+)\s+(?:committee|team|group|board|council|desk|crew|office)$"
    r"|^(?:service|help|support|front) desk$"
)
# Some programs write people whole, "@Bram de Wit send it"; what an article follows is a verb, "@Ana Fix the door".
FULL_NAME = (
    r"[A-ZÀ-Þ][a-zà-ÿ][\w-]*(?:\s(?:de|van|von|der|den|da|di|del|la|le))*\s[A-ZÀ-Þ][a-zà-ÿ][\w-]*"
    r"(?=$|[,;)\]:]|\s(?!(?:the|a|an|our|your|their|all|this|that|up|out|for|on|with|and|in|at)\b)[^A-ZÀ-Þ\s])"
)
_ROLE_NAMED = lazy(
    r"[A-Z][\w&-]*(?:\s[a-z-]+)?\s(?:lead|manager|engineer|analyst|architect|director|officer|advis[eo]r|coordinator|designer|specialist"
    r"|steward|champion|owner|controller|supervisor|inspector)"
)
HANDLE = r"[^\W\d_][\w-]*(?:\.[\w-]+)*"  # "petra.v"
_AT = lazy(rf"(?<![\w/.@])@({FULL_NAME}|{HANDLE})")
# Capitalized words that stand in brackets after a title and are not people.
_NOT_NAMES = lazy(
    (
        r"\b(?:complete|completed|done|new|pending|draft|see|non|blocking|optional|stretch|phase|sprint|week|day|part|step|stage"
        r"|tier|blocked|carryover|carry-over|carried|continued|critical|high|medium"
        r"|low|urgent|approved|accepted|overdue|final|prod|production|staging|readme|loom|api|cli|ci|cd|github|jira|slack|sql|todo"
        r"|wip|none|tbd|v\d|deferred|ongoing|merged|target|due|yellow|green|red|amber"
        r"|on track|at risk|q[1-4]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|am|pm|eod|pt|utc"
        r"|in progress|not started|ready)\b"
    ),
    re.I,
)


@remember
def split_owners(text: str, vocabulary: Vocabulary = DEFAULT) -> tuple[str, ...]:
    """Return the names in `text`, role brackets dropped, other spellings replaced, none twice.

    >>> split_owners("Bob (Backend) + Avery (Architecture)")
    ('Bob', 'Avery')
    >>> split_owners("Bob w/ Felix, Program PM & Data"), split_owners("TBD")
    (('Bob', 'Felix', 'Program PM', 'Data'), ())
    """
    names: dict[str, None] = {}
    clean = plain(text).strip(" .:;")
    if _NOBODY.match(clean):
        return ()
    previous = ""
    while previous != clean:
        previous, clean = clean, _BRACKETS.sub("", clean)
    for part in _SPLIT.split(clean):
        name = squash(part).strip(" .:;*_-–—()[]").removeprefix("@")
        if not _NOBODY.match(name) and len(name) <= 60:
            names[vocabulary.owners.get(name.lower(), name)] = None
    return tuple(names)


def looks_like_people(text: str, roster: Roster = ()) -> bool:
    """Tell whether every part of `text` can be the name of a person or role; certain for those in `roster`.

    >>> looks_like_people("Bob + ReScript Champion"), looks_like_people("non-blocking"), looks_like_people("README + Loom")
    (True, False, False)
    """
    parts = _parts(text)
    if not parts or len(parts) > 6:
        return False
    known = known_names(roster)
    met = [part.lower() in known for part in parts]
    if all(met):
        return True
    if any(met):
        return all(part_known or _is_name(part) for part, part_known in zip(parts, met, strict=True))
    return all(_can_be_people(part) for part in parts)


@remember
def known_names(roster: Roster) -> frozenset[str]:
    """Return the names of `roster` as they are looked up, in lower case."""
    return frozenset(name.lower() for name in roster)


@remember
def _parts(text: str) -> tuple[str, ...]:
    """Return the parts of `text` that would each be somebody, role brackets dropped."""
    bare = _BRACKETS.sub("", plain(text).strip(" .:;"))
    return tuple(squash(part).removeprefix("@") for part in _SPLIT.split(bare) if part.strip())


@remember
def _can_be_people(part: str) -> bool:
    named = _is_name(part) or bool(_GROUP.match(part) or _ROLE_NAMED.fullmatch(part))
    return named and not _NOT_NAMES.search(part) and _person_like(part)


@remember
def _is_name(part: str) -> bool:
    """Tell whether `part` is written as a name in any script with capitals: "Émile Roux", "Ana de Souza", "Head of QA"."""
    words = part.split()
    small = [word for word in words if word in (*_PARTICLES, "of", "the")]
    large = [word for word in words if _NAME_WORD.fullmatch(word) and word[0].isupper()]
    return len(words) <= 4 and bool(large) and len(small) + len(large) == len(words) and words[0] != "the"


def _person_like(part: str) -> bool:
    """Tell a name from a thing: one to three words, no digits, not an abbreviation unless it is a short role (QA, PM)."""
    words = part.split()
    if any(c.isdigit() for c in part) or len(words) > 4:
        return False
    if part.isupper():
        return 2 <= len(part) <= 3
    return len([word for word in words if word not in _PARTICLES]) <= 2 or bool(_ROLE_ENDS.search(part))


def is_group(text: str) -> bool:
    """Tell whether `text` is the name of several people at once: "Site office", "release-crew team".

    >>> is_group("Site office"), is_group("Ana Roe")
    (True, False)
    """
    return bool(_GROUP.match(text))


def is_role(text: str) -> bool:
    """Tell whether `text` is an office that somebody holds, also in small letters: "medical monitor", "Data Analyst".

    >>> is_role("medical monitor"), is_role("see minutes")
    (True, False)
    """
    return len(text.split()) <= MOST_WORDS_OF_A_ROLE and bool(_ROLE_ENDS.search(text))


def mentioned_people(text: str) -> tuple[str, ...]:
    """Return the names in ``@name`` mentions.

    >>> mentioned_people("Fix it @mira and @jo-k")
    ('mira', 'jo-k')
    """
    return tuple(dict.fromkeys(_AT.findall(text))) if "@" in text else ()
