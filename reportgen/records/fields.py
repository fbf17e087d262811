"""The labelled fields of an entry, asked for by meaning: `owner` finds "Assignee", "DRI" and "Owner(s)"."""

from __future__ import annotations

import re

from reportgen.blocks import Entry
from reportgen.text import lazy, plain, remember, without_struck
from reportgen.values.ident import is_cell_id
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import Vocabulary

Field = tuple[str, str | None, str]  # label, meaning, Markdown

_BRACKET = lazy(r"\s*\([^()]*\)\s*$")
_LATEST = lazy(r"^(?:final|current|new|latest|original|initial|revised|agreed|overall|updated|present|today['’]?s?)\s+(?=\w)")
_NOW = lazy(r"(?P<what>(?:[a-z]+ )?(?:state|status|rag|rating|level|progress)) (?:today|now|tonight|so far)")
_HOW_FAR = lazy(r"(?:sprint|week|day|phase) \d+ (?:state|status)$|(?:state|status) this (?:morning|evening|week|sprint)$")
_TO_BE = lazy(
    r"(?:goal|target|limit|needed|required) (?:for|by|at|this|until)\s"
    r"|(?:sprint|daily|weekly|monthly|release|quarter(?:ly)?|acceptance) (?:target|goal|limit|budget|threshold)$"
    r"|(?:green|ok|fine) (?:if|when|at)$|(?:go-?live|exit|entry|acceptance|release|pass) (?:criterion|criteria)$"
    r"|(?:stop|hard|soft|upper|lower|alarm|alert|warning|rollback|abort|trip|action) (?:limit|threshold|level|bound)$"
)
_IN_CHARGE = lazy(  # "Agent in charge", "Who has it", "Kept by", "By whom promised"
    r"(?:[a-z]+ )?\w+ in charge$|(?:responsible|accountable) (?!party\b)[a-z]+$|who (?:has|holds|owns|does|takes|carries|keeps|watches) it$"
    r"|(?:kept|carried|led|looked after|picked up|closed|finished|resolved|fixed|handled) by(?: whom)?$"
    r"|by whom (?:promised|carried out)$|who promised(?: it)?$"
)
_NUMBERING = lazy(r"(?!day|week|sprint|page|phone)[a-z]{2,12}(?:-(?:no|nr|id|ref)\.?| id| (?:no|nr)\.)$")  # "LOP-No.", "Call no."
_STROKE, _TWO = lazy(r"\s*/\s*"), 2
POINT, _WORDS = lazy(r"(?:open )?point:?", re.I), lazy(r"[^\W\d_]{3,}")
_WHERE = lazy(r"where(?: it (?:is|stands))?|stage|condition", re.I)
_COLOUR = lazy(r"rag(?: status)?|colou?r|level|rating", re.I)
_RUNNING = (None, "id", "title", "notes", "rationale")  # not said of a thing in one word
_SENTENCE = lazy(r"(?:[.;,]|\s[/|·•])\s+(?=[*_]*[A-Z][\w /-]{1,30}:[*_]*\s)")
_KEY = lazy(r"(?:[\W_]|(?<![^\W_])[^\x00-\x7f](?![^\W_]))+")  # a single sign such as Δ is no name


@remember
def field_name(label: str, vocabulary: Vocabulary) -> str | None:
    """Return what a label means, a name of `FIELDS`, or None.

    >>> from reportgen.values.vocabulary import DEFAULT
    >>> field_name("**Owner(s)**", DEFAULT), field_name("Due (PT)", DEFAULT), field_name("Mood", DEFAULT)
    ('owner', 'due', None)
    """
    words = plain(label).strip(" :").lower()
    if _TO_BE.match(words):
        return "target"
    if _HOW_FAR.match(words):
        return "status"
    if _IN_CHARGE.match(words):
        return "owner"
    if _NUMBERING.match(words):
        return "id"
    today = _NOW.sub(r"\g<what>", words)
    for spelling in (words, _BRACKET.sub("", words), _LATEST.sub("", words), words.rstrip("."), words.removesuffix(" to date"), today):
        if spelling in vocabulary.fields:
            return vocabulary.fields[spelling]
    parts = [vocabulary.fields.get(part) for part in _STROKE.split(words)] if "/" in words else []
    known = {part for part in parts if part}
    return known.pop() if len(parts) == _TWO and len(known) == 1 else None  # "Crew / Responsible", "Budget / target"


def meanings_of(entry: Entry, vocabulary: Vocabulary) -> set[str]:
    """Return what the labels of an entry mean that are spelt just so, names of `FIELDS`."""
    return {name for label, _ in entry.fields if (name := vocabulary.fields.get(plain(label).strip(" :").lower()))}


@remember
def detail_key(label: str) -> str:
    """Return the key of a detail: the author's label in lower case with underscores.

    >>> detail_key("Blockers/Dependencies")
    'blockers_dependencies'
    """
    return _KEY.sub("_", plain(label).lower()).strip("_")


def _apart(field: tuple[str, str], vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Take the fields apart that one line states: "Owner: Bram. Likelihood: likely. Impact: severe.", "Owner: Bo / Due: 3 May"."""
    label, value = field
    if ": " not in value or field_name(label, vocabulary) in (None, "notes", "title", "rationale"):
        return (field,)
    first, *more = _SENTENCE.split(value)
    pairs = [part.partition(":") for part in more]
    if not pairs or any(field_name(name, vocabulary) is None for name, _, _ in pairs):
        return (field,)
    return ((label, first), *((name.strip("*_ "), said.strip(" *_").removesuffix(".")) for name, _, said in pairs))


def _sorted_out(named: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return fields with what two of them say they mean together: "P" beside "I" is a probability, "Exposure" beside "RAG" a title."""
    meanings = [meaning for _, meaning, _ in named]
    if "points" in meanings and "title" not in meanings:
        named = tuple((label, "title" if _is_point(label, meaning, value) else meaning, value) for label, meaning, value in named)
    if {"owner", "progress"} & set(meanings) and "status" not in meanings:  # "Where: in review", beside who does it, and no place
        named = tuple((label, "status" if _says_where(label, meaning, value) else meaning, value) for label, meaning, value in named)
    if "impact" in meanings and "likelihood" not in meanings:
        named = tuple((label, "likelihood" if plain(label).strip() == "P" else meaning, value) for label, meaning, value in named)
    if meanings.count("target") > 1:  # "SRS-210" in a column of requirements names one, and is none
        named = tuple((label, None if what == "target" and is_cell_id(plain(value)) else what, value) for label, what, value in named)
    if meanings.count("level") > 1 and "title" not in meanings and any(_COLOUR.fullmatch(plain(label)) for label, _, _ in named):
        first = meanings.index("level")
        named = tuple(
            (label, "title" if at == first and not _COLOUR.fullmatch(plain(label)) else meaning, value)
            for at, (label, meaning, value) in enumerate(named)
        )
    return named


def _says_where(label: str, meaning: str | None, value: str) -> bool:
    """Tell whether a field "Where", "Stage" or "Condition" says how far something is, and not at which place."""
    return meaning is None and bool(_WHERE.fullmatch(plain(label).strip(" :"))) and starts_with_status(plain(value))


def _is_point(label: str, meaning: str | None, value: str) -> bool:
    """Tell whether a field "Point" is what a point of a list is about, and no number."""
    return meaning == "points" and bool(POINT.fullmatch(plain(label)) and _WORDS.search(value))


@remember
def _named(fields: tuple[tuple[str, str], ...], vocabulary: Vocabulary) -> tuple[tuple[Field, ...], dict[str, int | None]]:
    """Return (label, meaning, Markdown) of each field, and at which index each meaning has its first value, None where it has none."""
    apart = (field for pair in fields for field in _apart(pair, vocabulary))
    named = _sorted_out(tuple(_meant(label, field_name(label, vocabulary), value) for label, value in apart))
    first: dict[str, int | None] = {}
    for at, (_, meaning, value) in enumerate(named):
        if meaning and first.get(meaning) is None:
            first[meaning] = at if value.strip() else None
    return named, first


def _meant(label: str, meaning: str | None, value: str) -> Field:
    """Return a field whose value is the one that counts: what is crossed out beside it was so before; running text stays as it is."""
    return label, meaning, value if meaning in _RUNNING else without_struck(value)


class Fields:
    """The fields of one entry by meaning; remembers which were used, so that the rest becomes `details`."""

    def __init__(self, entry: Entry, vocabulary: Vocabulary) -> None:
        self.entry = entry
        self._named, self._first = _named(entry.fields, vocabulary)
        self._used: set[int] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._first

    def markdown(self, *names: str) -> str | None:
        """Return the Markdown of the first field that means one of `names`, in the order of `names`."""
        for name in names:
            at = self._first.get(name)
            if at is not None:
                self._used.add(at)
                return self._named[at][2]
        return None

    def get(self, *names: str) -> str | None:
        """Return the plain text of the first field that means one of `names`."""
        found = self.markdown(*names)
        return None if found is None else plain(found)

    def labelled(self, pattern: re.Pattern[str]) -> str | None:
        """Return the Markdown of the first field whose label matches `pattern`, for words that mean several things."""
        for at, (label, _, value) in enumerate(self._named):
            if pattern.search(plain(label).lower()) and value.strip():
                self._used.add(at)
                return value
        return None

    def columns(self) -> list[tuple[int, str, str | None, str]]:
        """Return (index, label, meaning, Markdown) of every field not used yet, in order."""
        return [(at, *named) for at, named in enumerate(self._named) if at not in self._used]

    def use(self, at: int) -> None:
        """Mark the field at index `at` as used."""
        self._used.add(at)

    def details(self) -> dict[str, str]:
        """Return the fields that nobody asked for, in order, as plain text under their labels."""
        found: dict[str, str] = {}
        for at, (label, _, value) in enumerate(self._named):
            key, text = detail_key(label), plain(value)
            if at not in self._used and key and text and key not in found:
                found[key] = text
        return found
