"""Which kind of record the rows of a table are, by the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.records.backlog import kind_of_work
from reportgen.records.claim import without_brackets
from reportgen.records.context import Context
from reportgen.records.fields import POINT, field_name
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain, remember
from reportgen.values.vocabulary import DEFAULT, Vocabulary

_NAME_COLUMNS: tuple[tuple[Claim, re.Pattern[str]], ...] = (
    (
        "metric",
        lazy(
            r"^(?:what (?:we|was) (?:measured|counted|tracked)|(?:what )?we (?:measure|count|track)"
            r"|(?:[\w-]+ )?metrics?|(?:[\w-]+ )?kpi|parameter|criteri(?:on|a)|gate|quality gate|indicator|measure|slo|sli"
            r"|signal|service (?:level|figure)|quantity|observable|check|test|figure)(?: (?:name|id))?$"
        ),
    ),
    ("risk", lazy(r"^risks?(?: (?:id|#|title|description|item))?$")),
    ("decision", lazy(r"^(?:decisions?|rulings?|resolutions?|determinations?)(?: (?:id|#|made|title|taken))?$")),
    ("escalation", lazy(r"^escalations?(?: (?:id|#|title))?$")),
    ("story", lazy(r"^(?:(?:user )?stor(?:y|ies)|cards?|prs?|pull requests?|epics?|features?|pbis?)(?: (?:id|#|title))?$")),
    ("action", lazy(r"^(?:action(?: item)?s?|milestones?|tasks?|to-?do|work item|follow-?ups?|commitments?|promises?|asks?"
        "|chores?)(?: (?:id|#|title|description))?$")),
)
_VALUE = lazy(
    r"\b(?:results?|24 ?h(?:ours)?|value|amount|actual|current|measured|meas|achieved|count|final|found|today|this (?:week|wk|month"
    r"|period|run|sprint|session|shift|build|release|cycle|iteration|rehearsal)"
    r"|(?<!plan )(?<!planned )(?<!target )(?<!goal )to date|observed|now|latest|reading|tonight|spent|used"
    r"|score|have|got)\b|^day \d+$"
)
_NAMED = lazy(r"\w")  # a column named by a mark alone (✔) holds verdicts
_TO_DO = lazy(r"^(?:what|item|description|deliverable)$")
_DEADLINE = lazy(r"^(?:by(?: when)?|due(?: date| by| day)?|deadline|(?:needed|complete|finish) by|target (?:date|day)|time limit)$")
_IN_POINTS = lazy(r"\b(?:points?|pts|sp)\b")
_MILESTONE = lazy(r"^milestones?\b")  # nobody's work, but a day that is kept or not
_PERIODS = lazy(r"(?:day|date|week|sprint|month|quarter)s?\b")  # rows are the course of one number, not numbers of the day
_LOOSE = ("test", "check", "figure")  # may head what is measured, or a list of something else
_ACTUAL, _PLANNED = lazy(r"\b(?:actual|achieved)\b"), lazy(r"\b(?:plan(?:ned)?|committed|target|goal|budget)\b")
_LIMIT = lazy(r"^(?:limit|bound|threshold|slo|ceiling|floor|cap|red line|guardrail)s?$")
_A_DAY = lazy(r"^day \d+$")
_AGREED = lazy(r"^(?:agreed|promised)$")  # beside what was measured, what it is held to
_PROMISE = lazy(r"^sl[oi]$")  # behind the name of a service, what it is held to
_NOT_VALUE = lazy(
    (
        r"\b(?:baseline|previous|prior|yesterday|last (?:week|wk|month|period|sprint|report|update|shift|quarter)"
        r"|(?<!last )(?<!past )\d+ days|target|goal|plan(?:ned)?|delta"
        r"|change|trend|status|notes?|owner|evidence|proof|approver|sources?|δ|comments?|threshold|verdict|limit|min|max|slo|budget|units?|cond(?:itions?)?|criterion|criteria)\b|^p/f$"
        r"|^(?:pass|passed|ok|met|reached)\?*$"
        r"|^pass/fail$|^δ|^Δ|^±|variance|%$|buffer"
    ),
    re.I,
)


def _words(header: Iterable[str]) -> list[str]:
    """Return the names of columns as plain words in lower case."""
    return [plain(cell).lower().strip(" :") for cell in header]


def names_of(header: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """Return the meanings of a table's columns (names of `FIELDS`)."""
    found = {name for cell in header if (name := field_name(cell, vocabulary))}
    if "title" not in found and any(POINT.fullmatch(plain(cell)) for cell in header):
        found = found - {"points"} | {"title"}  # "No. | Point | Resp." of a list of open points
    return found | {"likelihood"} if "impact" in found and any(plain(cell).strip() == "P" for cell in header) else found


def _announced(words: list[str]) -> tuple[Claim | None, set[Claim]]:
    """Return what the first two columns of a table are named for, and what any of them is."""
    kinds: list[tuple[int, Claim]] = []
    for at, word in enumerate(words):
        kinds += [(at, kind) for kind, pattern in _NAME_COLUMNS if pattern.match(without_brackets(word))]
    leading = next((kind for kind, _ in _NAME_COLUMNS for at, found in kinds if at < 2 and found == kind), None)
    return leading, {kind for _, kind in kinds}


def _measures(words: list[str], names: set[str], leading: Claim | None, claim: Claim | None) -> bool:
    """Tell whether the rows of a table are metrics: it has a column of values, and names, targets or a section that say so."""
    if _are_taken(names):
        return False
    if leading == "metric" and words[0] not in _LOOSE:
        return _has_value(words)
    plans = _plans(words)
    planned = any(_ACTUAL.sub("", word).strip() in plans for word in words[1:] if _ACTUAL.search(word))
    if planned and "metric" in (leading, claim) and not _PERIODS.match(words[0]):
        return True
    if not ("target" in names or any(map(_AGREED.match, words[1:]))) or not _has_value(words):
        return False
    if claim in (None, "narrative") and names <= {"target", "status", "trend", "notes"} and any(_LIMIT.match(word) for word in words[2:]):
        return True  # "Workload | 4.1 | RC1 | RC2 | Limit": values of nothing but the columns' own names, and what they are held to
    named = any(_VALUE.search(word) for word in words[1:])
    return (
        words[0] in ("test", "check", "") or claim == "metric" or (claim in (None, "narrative") and named and not names & {"owner", "id"})
    )


def _are_taken(names: set[str]) -> bool:
    """Tell whether measures are not what is measured but what somebody does, by a day or as far as it is."""
    return "value" not in names and ({"owner", "due"} <= names or {"id", "owner", "progress"} <= names)


def _work(claim: Claim | None, words: list[str], names: set[str], announced: set[Claim]) -> Claim | None:
    """Return the kind of rows that are work or what a claimed section lists, by their columns."""
    if _pointed(words, names) or ("story" in announced and names & {"owner", "status", "points", "progress"}):
        return "story"
    if claim == "escalation" and "action" in announced and "due" in names:
        return "action"  # "Ask | From whom | By when": what somebody is to do by a day
    if claim == "decision" and "action" in announced and {"owner", "due", "status"} <= _with_day(names):
        return "action"  # "Ref | Action | Owner | Target | Status" below the rulings that it carries out
    if claim in ("action", "story", "risk", "escalation") and names & {"id", "title", "owner", "status"}:
        return claim
    if claim == "decision" and names & {"id", "title"}:
        return claim
    if "action" in announced and names & {"owner", "status", "due"} and ("owner" in names or not _MILESTONE.match(words[0])):
        return "action"
    if not ({"id", "owner"} <= names and names & {"status", "due", "progress"}):
        return None
    return kind_of_work(_with_day(names), None) if claim is None else "action"


def announced_work(header: tuple[str, ...]) -> Claim | None:
    """Return the kind of work that a column is named for ("Action", "Story"), None where none is."""
    announced = _announced(_words(header))[1]
    return "story" if "story" in announced else "action" if "action" in announced else None


def stated_by(header: tuple[str, ...], vocabulary: Vocabulary) -> set[str]:
    """Return what rows of work state by the names of their columns; points only where a column for them is sure."""
    names = _with_day(names_of(header, vocabulary))
    return names if _pointed(_words(header), names) else names - {"points"}


def _with_day(names: set[str]) -> set[str]:
    return names | {"due"} if "target" in names and "value" not in names else names  # a target of what is not measured is a day


def _pointed(words: list[str], names: set[str]) -> bool:
    """Tell whether rows have story points: a column for them beside an id, or one that says so beside who does it and how far it is."""
    return "points" in names and ("id" in names or ({"owner", "status"} <= names and any(_IN_POINTS.search(word) for word in words)))


def claim_table(header: tuple[str, ...], claim: Claim | None, context: Context) -> Claim | None:
    """Return the kind of record that the rows of a table are, given the claim of its section; None for other tables."""
    return _claim_table(header, claim, context.vocabulary)


@remember
def _claim_table(header: tuple[str, ...], claim: Claim | None, vocabulary: Vocabulary) -> Claim | None:
    words = _words(header)
    names = names_of(header, vocabulary)
    leading, announced = _announced(words)
    timed = _is_timed(header, names, vocabulary)
    if claim == "priority":
        return "priority"
    if leading == "metric" and words[0] not in _LOOSE and not _are_taken(names):
        return "metric" if _has_value(words) else None
    if ("risk" in announced and not _is_rated(header, vocabulary)) or {"likelihood", "impact"} <= names or {"chance", "id"} <= names:
        return "risk"
    if "decision" in announced and (leading == "decision" or claim == "decision"):
        return "decision"
    if leading == "escalation":
        return "escalation"
    if (timed and claim not in ("action", "narrative")) or (claim == "checkpoint" and names & {"time", "due"}):
        return "checkpoint"
    measured = _measures(words, names, leading, claim)
    if claim == "narrative":
        return "metric" if measured else "story" if {"id", "points", "status"} <= names else None
    return "metric" if measured else _work(claim, words, names, announced)


@remember
def assigns(header: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether the rows of a table say what is to be done, who does it and by when, whatever the heading above calls them.

    A first column that is neither what nor who is what the rows are.

    >>> assigns(("Who", "What", "By when"), DEFAULT), assigns(("Dependency", "Description", "Owner", "Needed by"), DEFAULT)
    (True, False)
    """
    words = _words(header)
    others = [word for cell, word in zip(header, words, strict=True) if field_name(cell, vocabulary) != "owner"]
    owned = len(others) < len(words)
    return owned and bool(_TO_DO.match(others[0] if others else "")) and any(_DEADLINE.match(without_brackets(word)) for word in others)


def _is_rated(header: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether the column "Risk" only rates the rows of a table, which another column before it names: "Change | Summary | Risk"."""
    words = _words(header)
    at = words.index("risk") if "risk" in words else 0
    return at > 1 and any(field_name(cell, vocabulary) == "title" for cell in header[:at])


def _is_timed(header: tuple[str, ...], names: set[str], vocabulary: Vocabulary) -> bool:
    """Tell whether rows are what happened when: the time comes first, or behind their number or their distance from the start ("T-2h")."""
    first, second = [field_name(cell, vocabulary) for cell in (*header, "", "")[:2]]
    counted = first == "id" or plain(header[0] if header else "").lower().strip() in ("t", "t±", "step")
    return first == "time" or (second == "time" and counted and not names & {"status", "due"})


def _has_value(words: list[str]) -> bool:
    return any(may_be_value(word) for word in words[1:])


def may_be_value(word: str) -> bool:
    """Tell whether a column can hold measured values: named for it, or named for nothing that we know ("Rev B", "24 h")."""
    if _VALUE.search(word):
        return True
    return bool(_NAMED.search(word)) and not _NOT_VALUE.search(word) and field_name(word, DEFAULT) in (None, "value")


def _is_target(word: str) -> bool:
    return word == "acceptance" or field_name(word, DEFAULT) == "target"


@remember
def value_column(header: tuple[str, ...], number: int | None) -> int | None:
    """Return the column that holds the reported day's value in a table of metrics: named for it, else the last that can.

    >>> value_column(("Metric", "Baseline (Week 1 Day 6)", "Day 8 Result", "Δ %"), 8)
    2
    """
    words = _words(header)
    if number is not None:
        for at, word in enumerate(words):
            if at and re.search(rf"\bday {number}\b", word) and not _NOT_VALUE.search(word):
                return at
    named = [at for at, word in enumerate(words) if at and _VALUE.search(word) and not re.search(r"baseline|previous|prior", word)]
    if named:  # of columns a day, the last one has what came of it
        return named[-1] if all(_A_DAY.match(words[at]) for at in named) else named[0]
    others = [at for at, word in enumerate(words) if at and may_be_value(word)]
    target = next((at for at, word in enumerate(words) if at and _is_target(word)), len(words))
    return max((at for at in others if at < target), default=others[-1] if others else None)


@remember
def name_column(header: tuple[str, ...]) -> int:
    """Return the column that names a metric: the first one named for it, else the first.

    >>> name_column(("#", "Criterion", "Threshold", "Observed"))
    1
    """
    words = [without_brackets(word) for word in _words(header)]
    pattern = dict(_NAME_COLUMNS)["metric"]
    return next((at for at, word in enumerate(words[:3]) if pattern.match(word) and not (at and _PROMISE.match(word))), 0)


@remember
def planned_beside(header: tuple[str, ...], at: int) -> int | None:
    """Return the column of what was planned of the actual amounts that stand in column `at`, None where no name says so.

    >>> planned_beside(("Figure", "Plan day", "Actual day", "Plan cum.", "Actual cum."), 2), planned_beside(("Item", "Actual"), 1)
    (1, None)
    """
    words = _words(header)
    return _plans(words).get(_ACTUAL.sub("", words[at]).strip()) if _ACTUAL.search(words[at]) else None


def _plans(words: list[str]) -> dict[str, int]:
    """Return the first column of what was planned for each thing that is planned: the words beside "plan"."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        if _PLANNED.search(word):
            found.setdefault(_PLANNED.sub("", word).strip(), at)
    return found
