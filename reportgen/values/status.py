"""Status of an item: one of ten states, a percentage, and the author's words."""

from __future__ import annotations

import re

import msgspec

from reportgen.text import lazy, remember, squash
from reportgen.values.number import read_percent
from reportgen.values.vocabulary import DEFAULT, STATE_MARKS, State, Vocabulary

_MARK = lazy("[" + "".join(STATE_MARKS) + "]")
_LEADING = lazy(r"^[^\w%~(]+")
_PERCENT = lazy(r"~?\d{1,3}(?:[.,]\d+)?\s*(?:%|percent\b)")
_CLAUSE_END = lazy(r"[;(|]|(?<!\d)[,.]|[,.](?!\d)|\s[—–-]\s|\s→\s|:(?!\d)")
_ASIDE = lazy(
    r"\s+(?:(?:at|on|by|in|via|with|behind|during|within|ahead of|as of|for|since|after|before|from|until|this|and"
    r"|to(?= (?:sprint|week|day|next|later|q\d|phase|season|release|version|milestone|cycle"
    r"|iteration|\d|the next|tomorrow|\w+day\b|january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december|[wv]\.?\d)))\b.*|w/\s.*|@\s*.*|\d{1,2}:\d\d.*|\d{4}-\d\d.*)$",
    re.I,
)
_ON_DAY = lazy(
    r"^\s*(?:on\s+)?(?:(?:day|week|sprint)\s*\d+\b|today\b|yesterday\b"
    r"|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$", re.I
)
_STILL = lazy(r"^(?:still|now|already)\s+(?=\w)", re.I)
_FINISHED = ("complete", "completed", "done", "finished")
_AWAITED = lazy(
    r"(?:code )?(?:complete|completed|done|finished|built|written)[,;]\s(?:but |now |still |only )?"
    r"(?:(?:in|under) |(?:awaiting|awaits|waiting for|waits for|pending|subject to|up for|ready for|needs) (?:the |a )?(?:[a-z]+ )?)"
    r"(?:sign-?off|review|approval|acceptance)\b", re.I
)
_NEGATION = lazy(r"\b(?:not|un|isn['’]t|aren['’]t|never|no longer)(?:\s+(?:yet|fully|quite|all|entirely|been|be))*\s*$", re.I)
_PARTLY = lazy(r"\b(?:half|almost|nearly|mostly|partly)\s*$", re.I)
_SOME_OF = lazy(r"(?:(\d{1,5})\s(?:of|out of)\s(\d{1,5})\b|(\d{1,5})/(\d{2,5})(?![\d/]))", re.I)
_SHARE = lazy(
    r"^[\s(]*(?:(?:about|around|roughly|nearly|almost|some)\s+)?~?\d{1,3}(?:[.,]\d+)?\s*(?:%|percent\b)"
    r"(?:\s+(?:completed?|done|finished|there|through|of the way)\b)?", re.I
)
_FINISHED_PART = lazy(r"\b(?:completed?|done|finished)\b", re.I)
_LARGEST_DAY = 31  # "3/12" may be a date, "211/214" is none
_PART_OF = lazy(r"\b(\d{1,4})\s*(?:/|of|out of)\s*(\d{1,4})(?:\s+\w+)?\s*$", re.I)
# "Blocked → Done" says what is now; "In Progress → Done by Friday" says what is planned.
_CHANGES = (
    lazy(r"^(?P<before>[^;.|→]{2,60}?)\s*(?:→|->|=>|➜|⟶)\s*(?P<after>\S.*)$"),
    lazy(r"^from\s+(?P<before>[^;.|]{2,40}?)\s+to\s+(?P<after>\S.*)$", re.I),
    lazy(r"^(?:was|previously|formerly)\s+(?P<before>[^;.|]{2,40}?)[,;]?\s+(?:is\s+)?now\s+(?P<after>\S.*)$", re.I),
)
_MOST_CHANGES = 12
_PLANNED = lazy(r"\b(?:by|until|before|tomorrow|next|eta|expected|target|once|when|if|after)\b", re.I)


class Status(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A status as stated: the state where the words are known, the percentage where one is given, the words."""

    state: State | None
    raw: str
    percent: int | float | None = None


@remember
def _phrases(vocabulary: Vocabulary) -> re.Pattern[str]:
    ordered = sorted(vocabulary.states, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s_]+") for w in ordered) + r")(?![\w]|-\w)", re.I)


def _find(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    return _phrases(vocabulary).search(text)


def _clause(text: str) -> str:
    end = _CLAUSE_END.search(text)
    return squash(text[: end.start()] if end else text)


@remember
def starts_with_status(text: str, vocabulary: Vocabulary = DEFAULT) -> bool:
    """Tell whether `text` opens with a status, a percentage or a status phrase that ends its clause; marks before it do not count.

    >>> starts_with_status("Ready for Review; approval on Day 9"), starts_with_status("New tables capture the metadata")
    (True, False)
    """
    bare = _LEADING.sub("", text)
    clause = _STILL.sub("", _clause(bare))
    rest = squash(_PERCENT.sub("", clause))
    match = _phrases(vocabulary).match(rest)
    ends = match is not None and not squash(_ON_DAY.sub("", _ASIDE.sub("", rest[match.end() :]))).strip("!")
    return ends or (not rest and bool(_PERCENT.search(clause)))


@remember
def read_status(text: str, vocabulary: Vocabulary = DEFAULT) -> Status | None:
    """Read a status field or phrase, as plain text; None where there is nothing to read.

    Unknown words give a status without a state, so that the words are kept. A percentage below 100 beside "complete"
    is progress, not completion.

    >>> read_status("Ready for Review (95%)")
    Status(state='in_review', raw='Ready for Review', percent=95)
    >>> read_status("🔄 70% COMPLETE (+20 pp)")
    Status(state='in_progress', raw='70% COMPLETE', percent=70)
    >>> read_status("✅")
    Status(state='done', raw='✅', percent=None)
    """
    whole = squash(text)
    if not whole.strip(" -–—*_"):
        return None
    return _changed(whole, vocabulary) or _awaited(whole) or _stated(whole, vocabulary)


def _awaited(whole: str) -> Status | None:
    """Read "Complete, awaiting sign-off by reception", which is done only for those who made it; None for any other words."""
    match = _AWAITED.match(whole) if "," in whole or ";" in whole else None
    return Status(state="in_review", raw=whole, percent=read_percent(whole)) if match else None


def _changed(whole: str, vocabulary: Vocabulary) -> Status | None:
    """Read "Blocked → Done": the state now is the one behind the arrow; None where `whole` is no change from state to state."""
    bare = rest = _LEADING.sub("", whole)
    for _ in range(_MOST_CHANGES):
        after = next((found for pattern in _CHANGES if (found := _after(pattern.match(rest), vocabulary))), None)
        if after is None:
            break
        rest = after
    if rest is bare:
        return None
    now = _stated(rest, vocabulary)
    at = rest.find(now.raw)
    raw = bare[: len(bare) - len(rest) + at + len(now.raw)] if at >= 0 else now.raw
    return Status(state=now.state, raw=raw, percent=now.percent)


def _after(match: re.Match[str] | None, vocabulary: Vocabulary) -> str | None:
    """Return the words behind the arrow, where both sides are a status and the second is not only planned."""
    if match is None or _PLANNED.search(_clause(match["after"])):
        return None
    return match["after"] if all(starts_with_status(match[side], vocabulary) for side in ("before", "after")) else None


def _stated(whole: str, vocabulary: Vocabulary) -> Status:
    mark = _MARK.search(whole)
    bare = _LEADING.sub("", _MARK.sub(" ", whole).replace("\ufe0f", "")).strip()
    percent = read_percent(whole)
    if percent is not None and not 0 <= percent <= 100:
        percent = None
    clause = _clause(bare) or bare.strip("() ")
    match = _find(clause, vocabulary)
    if match is None and not re.search(r"[^\W\d_]{2,}", _PERCENT.sub("", clause)):  # "30% — Blocked"
        later = _clause(re.sub(r"^[^\w]+", "", bare[len(clause) :]))
        match = _find(later, vocabulary)
        clause = later if match else clause
    if match and _NEGATION.search(clause[: match.start()]):
        match = None
    state = vocabulary.states.get(squash(match.group().replace("_", " ")).lower()) if match else None
    if match and match.group().lower() in _FINISHED and _is_partly(clause[: match.start()], percent):
        state = "in_progress"
    if state is None and percent is not None and not re.search(r"[^\W\d_]{3,}", _PERCENT.sub("", clause)):
        state = "done" if percent == 100 else "planned" if percent == 0 else "in_progress"
    if state is None and match is None and is_part(clause):
        state = "in_progress"
    if state is None and mark and not match:
        state = STATE_MARKS[mark.group()]
    return Status(state=state, raw=_words_of(clause, match) or (mark.group() if mark else whole), percent=percent)  # type: ignore[arg-type]


def _is_partly(before: str, percent: float | None) -> bool:
    """Tell whether "done" is said of a part: "70% done", "half done", "3 of 5 tasks done"."""
    part = _PART_OF.search(before)
    return (percent is not None and percent < 100) or bool(_PARTLY.search(before)) or bool(part and int(part[1]) < int(part[2]))


def is_part(words: str) -> bool:
    """Tell whether `words` open with how many of how many: some, and not yet all.

    >>> is_part("3 of 4 keys"), is_part("211/214"), is_part("4 of 4 keys"), is_part("3/12")
    (True, True, False, False)
    """
    match = _SOME_OF.match(words)
    if match is None:
        return False
    some, whole = (int(number) for number in match.groups() if number)
    return 0 < some < whole and (match[1] is not None or whole > _LARGEST_DAY)


@remember
def is_share(text: str, vocabulary: Vocabulary = DEFAULT) -> bool:
    """Tell whether `text` says how far something is, by a percentage or by how many of how many, and nothing of how it stands.

    >>> is_share("about 40% done"), is_share("3 of 4 keys"), is_share("40% (needs review)"), is_share("Done (70%)")
    (True, True, False, False)
    """
    if _SHARE.match(text):
        return _find(_SHARE.sub("", text), vocabulary) is None
    return is_part(text) and _find(_FINISHED_PART.sub("", text), vocabulary) is None


def _words_of(clause: str, match: re.Match[str] | None) -> str:
    """Return the status words of a clause: all of it when short, else from the start to the known phrase."""
    known = match.end() if match else 0
    short = squash(clause[:known] + _ASIDE.sub("", clause[known:])) or clause
    if match is None or len(short.split()) <= 4:
        return short
    return squash(clause[:known]) if match.start() < 20 else squash(match.group())


def phrase_status(raw: str | None, state: str | None, percent: float | None = None) -> str:
    """Return the words of a status as stated, and what they count as where the share beside them makes another state of them.

    >>> phrase_status("Done", "in_progress", 90), phrase_status("Done", "done", 100), phrase_status(None, "in_review")
    ('Done (90 %), in progress', 'Done', 'in review')
    """
    counted = (state or "").replace("_", " ")
    if raw and percent is not None and state != "done" and (alone := read_status(raw)) and alone.state == "done":
        return f"{raw} ({percent:g} %), {counted}"
    return raw or counted


def print_status(state: State) -> str:
    """Return the words that `read_status` reads back as `state`.

    >>> print_status("in_review")
    'In Review'
    """
    return state.replace("_", " ").title()
