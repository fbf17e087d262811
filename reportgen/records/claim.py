"""Which kind of record a heading, a label or a table's columns announce."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.head import trim
from reportgen.text import plain
from reportgen.values.vocabulary import DEFAULT

Claim = Literal["action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric", "narrative"]

_NUMBERING = re.compile(r"^(?:(?:section|appendix)\s+)?(?:\d+(?:\.\d+)*[.):]?|[A-Z][.)]|[IVX]+[.)])\s+(?=\S)", re.I)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_STATES = (
    r"(?:done|completed?|in progress|wip|doing|to do|todo|blocked|in review|review|next up|backlog|merged|shipped|closed"
    r"|not started|planned|ready|on hold|parked|started)"
)
_DAYS = (
    r"(?:day\s*\d+|week\s*\d+|sprint\s*\d+|tomorrow(?:['’]s)?|next(?:[- ](?:day|week|sprint|shift|24h?|24 hours))?|monday|tuesday"
    r"|wednesday|thursday|friday|upcoming)"
)

# The first pattern that is found in the heading, in lower case and without number and brackets, says what it announces.
# "narrative" is a section about the subject that holds no records of it.
CLAIMS: tuple[tuple[Claim, str], ...] = (
    (
        "narrative",
        (
            r"lessons|^retro(?:spective)?\b(?!.*\bactions?\b)|went well|mitigation (?:highlights|strateg|summary|progress)|decision points"
            r"|(?:upcoming|pending|open|needed|required) decisions?\b|decisions? (?:needed|required|pending)"
        ),
    ),
    ("narrative", rf"{_DAYS}.*\bschedule\b|\bschedule for\b|{_DAYS}.*\bagenda\b"),
    (
        "narrative",
        (
            r"^(?:hand-?over )?notes? (?:for|to|on|from)\b|^agenda|meeting agenda|attendees|participants|dependenc"
            r"|acceptance criteria|escalation (?:criteria|protocol|path|matrix|polic|contact|procedure)|risk (?:matrix|appetite"
            r"|scoring)"
        ),
    ),
    (
        "narrative",
        (
            r"definition of done|capacity|\broster\b|\brota\b|resource (?:allocation|plan)|glossary|^links|references"
            r"|artifacts?\b|contacts?$|success criteria|objectives|^goals"
            r"|daily goals|key findings|evidence|defects?\b|known (?:issues|limitations)"
        ),
    ),
    (
        "priority",
        (
            rf"^{_DAYS}\b.*\b(?:priorit(?:y|ies)|plan|focus|tasks|goals|actions|to-?dos?|targets|objectives|outlook|look[- ]?ahead"
            rf"|commitments|work)\b"
        ),
    ),
    (
        "priority",
        (
            rf"\b(?:priorit(?:y|ies)|plan|focus|tasks|goals|next steps|outlook|look[- ]?ahead|commitments|preparation"
            rf"|prep)\b.*\b(?:for|on|to|into|–|—|-|:)\s*{_DAYS}"
        ),
    ),
    (
        "priority",
        (
            r"^next$|^(?:the )?(?:next|immediate next|upcoming) steps\b|^tomorrow\b|^next (?:day|shift|up|24|week|sprint)\b|^up next"
            r"|look[- ]?ahead|^hand-?(?:over|off)\b|\b(?:hand-?(?:over|off) )?(?:to|for) (?:the )?(?:next|incoming|evening|night"
            r"|morning|day|late|early) (?:shift|crew|team)\b|^what(?:['’]s| is) next"
        ),
    ),
    (
        "priority",
        (
            r"(?<!high )(?<!medium )(?<!low )\bpriorities\b$|^(?:top |key |our |team )?priorities\b(?! (?:today|completed"
            r"|review|met))|priorities snapshot|^next priorities"
            r"|^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:['’]s)? (?:priorit|plan|focus)"
        ),
    ),
    (
        "risk",
        (
            r"\brisks?\b|\braid\b|blockers? (?:&|and|/) (?:risks|issues|concerns)|^blockers?\b|^impediments?\b|^(?:worries|concerns"
            r"|threats|watch ?list|hazards|issues|risk watch|what worries us)$"
        ),
    ),
    ("action", r"^(?:agreed |post-meeting )?chores\b"),
    ("decision", r"\bdecisions?\b|^resolved questions|\bwe (?:have )?(?:decided|agreed)\b|^(?:decided|agreed|agreements)\b"),
    ("escalation", r"^escalat(?:ions?|ed)\b|\bescalations?$|escalation (?:log|summary|register|items)"),
    (
        "action",
        (
            r"\baction[- ]?items?\b|\bactions?\b(?! plan)|\bfollow-?ups?\b(?=.*(?:logged|register|items))|^follow-?ups$"
            r"|^who does what|^(?:open loops|loose ends|handed over)\b|^(?:agreed |post-meeting )?(?:chores|actions"
            r"|next actions)\b|^to-? ?dos?\b|improvement (?:items"
            r"|tasks)|^work items\b|^(?:open |new |completed |carry-?over |carried |assigned |outstanding )?(?:to-?dos?|tasks"
            r"|work items)$"
        ),
    ),
    (
        "action",
        (
            r"^(?:carry-?over|carried[- ]over|carry-?forward|carried[- ]forward)(?: items?| tasks?| actions?| work)?$"
            r"|^(?:team )?assignments$|^task (?:results|status|list|tracker|board)|modifications required|^commitments$"
            r"|^bench tasks|^work orders?"
        ),
    ),
    (
        "story",
        (
            r"\bstor(?:y|ies)\b|(?:sprint|product|committed) backlog|backlog items|^backlog$|^sprint (?:items|board|scope"
            r"|commitments?|tasks|stories)|\b(?:board|kanban)$|^epics?$|^tickets?$|^features?$"
        ),
    ),
    (
        "checkpoint",
        (
            r"\btimeline\b|\bcheckpoints?\b|\btouchpoints\b|(?:communications?|activity|event|session|day|shift|incident|operations"
            r"|watch) log|^log$|^chronology|^(?:today['’]?s? |daily )?schedule$|schedule (?:execution|recap|adherence)"
            r"|^day at a glance|^(?:the )?day in (?:brief|order)|^log of (?:the|events)|^sequence of events|^coordination"
            r"|^milestones (?:hit|reached|today)"
        ),
    ),
    (
        "metric",
        (
            r"\bmetrics?\b|\bkpis?\b|quality gates?|gate compliance|scorecard|\bslos?\b|\bslis?\b|service levels?|dashboard"
            r"|measurements|velocity|benchmark results|key numbers|numbers"
        ),
    ),
)
_STATE_HEADING = re.compile(rf"^{_STATES}(?: today| items?| tasks?| tickets?| stories| work)?$")
_PATTERNS = tuple((claim, re.compile(pattern)) for claim, pattern in CLAIMS)
_TODAY = re.compile(r"\btoday\b|\byesterday\b|\bcompleted\b|\bthis day\b|\bprevious\b")
_DAY_ONLY = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*\(?)?day\s*(?P<day>\d+)\)?|day\s*(?P<other>\d+)\s*\([^()]*day\)")
_DAY = re.compile(r"\bday\s*(\d+)")


def clean_heading(markdown: str) -> str:
    """Return a heading's text without markup, number and pictures.

    >>> clean_heading("### 1.2 Action Item **Status** ✅"), clean_heading("4. Risks")
    ('Action Item Status', 'Risks')
    """
    text = trim(plain(markdown.lstrip("#")).strip())
    return trim(_NUMBERING.sub("", text)).rstrip(":").strip() or text


def claim_heading(title: str, context: Context) -> Claim | None:
    """Return what a heading or label announces, None where it announces nothing.

    >>> claim_heading("Day 9 Priorities (Mid-Sprint Health Check Prep)", Context()), claim_heading("High Priority", Context())
    ('priority', None)
    """
    text = clean_heading(title).lower()
    own = context.vocabulary.headings
    if text in own:
        return own[text]  # type: ignore[return-value]
    bare = _BRACKETS.sub("", text).strip() or text
    if bare in own:
        return own[bare]  # type: ignore[return-value]
    if _is_next_day(text, context):
        return "priority"
    for claim, pattern in _PATTERNS:
        if pattern.search(bare):
            if claim == "priority" and (_TODAY.search(bare) or _is_today(bare, context)):
                continue
            return claim
    return None


def _is_next_day(text: str, context: Context) -> bool:
    """Tell whether a heading is nothing but the name of a later day: "Friday (Day 5)" in the report of Day 4."""
    match = _DAY_ONLY.fullmatch(text)
    return bool(match) and context.number is not None and int(match["day"] or match["other"]) > context.number  # type: ignore[index]


def state_heading(title: str) -> str | None:
    """Return the status that a heading states for all below it ("In progress"), None where it states none.

    >>> state_heading("### 🚧 In progress"), state_heading("Progress Summary")
    ('in progress', None)
    """
    text = clean_heading(title).lower()
    return text if _STATE_HEADING.match(text) else None


def _is_today(text: str, context: Context) -> bool:
    days = {int(n) for n in _DAY.findall(text)}
    return bool(days) and context.number is not None and max(days) <= context.number


_NAME_COLUMNS: tuple[tuple[Claim, re.Pattern[str]], ...] = (
    (
        "metric",
        re.compile(
            r"^(?:(?:[\w-]+ )?metrics?|(?:[\w-]+ )?kpi|parameter|criteri(?:on|a)|gate|quality gate|indicator|measure|slo|sli"
            r"|signal|service level|check|test)(?: (?:name|id))?$"
        ),
    ),
    ("risk", re.compile(r"^risks?(?: (?:id|#|title|description|item))?$")),
    ("decision", re.compile(r"^decisions?(?: (?:id|#|made|title|taken))?$")),
    ("escalation", re.compile(r"^escalations?(?: (?:id|#|title))?$")),
    ("story", re.compile(r"^(?:user )?stor(?:y|ies)(?: (?:id|#|title))?$")),
    ("action", re.compile(r"^(?:action(?: item)?s?|tasks?|to-?do|work item|follow-?up)(?: (?:id|#|title|description))?$")),
)
_VALUE = re.compile(
    r"\b(?:results?|24 ?h(?:ours)?|value|actual|current|measured|achieved|count|final|found|today|observed|now|latest|reading"
    r"|score)\b|^day \d+$"
)
_NOT_VALUE = re.compile(
    (
        r"\b(?:baseline|previous|prior|yesterday|last (?:week|month|sprint|report|update|shift|quarter)|\d+ days|target|goal|delta"
        r"|change|trend|status|notes?|owner|δ|comments?|threshold|verdict|limit|min|max|slo|budget)\b|^δ|^Δ|^±|variance|%$|buffer"
    ),
    re.I,
)


def names_of(header: Iterable[str], context: Context) -> set[str]:
    """Return the meanings of a table's columns (names of `FIELDS`)."""
    return {name for cell in header if (name := field_name(cell, context.vocabulary))}


def _announced(words: list[str]) -> tuple[Claim | None, set[Claim]]:
    """Return what the first two columns of a table are named for, and what any of them is."""
    kinds: list[tuple[int, Claim]] = []
    for at, word in enumerate(words):
        kinds += [(at, kind) for kind, pattern in _NAME_COLUMNS if pattern.match(_BRACKETS.sub("", word))]
    leading = next((kind for kind, _ in _NAME_COLUMNS for at, found in kinds if at < 2 and found == kind), None)
    return leading, {kind for _, kind in kinds}


def _measures(words: list[str], names: set[str], leading: Claim | None, claim: Claim | None) -> bool:
    """Tell whether the rows of a table are metrics: it has a column of values, and names, targets or a section that say so."""
    if leading == "metric" and words[0] not in ("test", "check"):
        return _has_value(words)
    if "target" not in names or not _has_value(words):
        return False
    named = any(_VALUE.search(word) for word in words[1:])
    return (
        words[0] in ("test", "check", "") or claim == "metric" or (claim in (None, "narrative") and named and not names & {"owner", "id"})
    )


def _work(claim: Claim | None, names: set[str], announced: set[Claim]) -> Claim | None:
    """Return the kind of rows that are work or what a claimed section lists, by their columns."""
    if ("id" in names and "points" in names) or ("story" in announced and names & {"owner", "status", "points", "progress"}):
        return "story"
    if claim in ("action", "story", "risk", "decision", "escalation") and names & {"id", "title", "owner", "status"}:
        return claim
    if "action" in announced and names & {"owner", "status", "due"}:
        return "action"
    return "action" if {"id", "owner"} <= names and names & {"status", "due"} else None


def claim_table(header: tuple[str, ...], claim: Claim | None, context: Context) -> Claim | None:
    """Return the kind of record that the rows of a table are, given the claim of its section; None for other tables."""
    words = [plain(cell).lower().strip(" :") for cell in header]
    names = names_of(header, context)
    leading, announced = _announced(words)
    timed = field_name(header[0], context.vocabulary) == "time" if header else False
    if claim == "priority":
        return "priority"
    if leading == "metric" and words[0] not in ("test", "check"):
        return "metric" if _has_value(words) else None
    if "risk" in announced or {"likelihood", "impact"} <= names or {"chance", "id"} <= names:
        return "risk"
    if "decision" in announced and (leading == "decision" or claim in (None, "decision")):
        return "decision"
    if leading == "escalation":
        return "escalation"
    if (timed and claim not in ("action", "narrative")) or (claim == "checkpoint" and names & {"time", "due"}):
        return "checkpoint"
    measured = _measures(words, names, leading, claim)
    if claim == "narrative":
        return "metric" if measured else None
    return "metric" if measured else _work(claim, names, announced)


def _has_value(words: list[str]) -> bool:
    return any(_may_be_value(word) for word in words[1:])


def _may_be_value(word: str) -> bool:
    """Tell whether a column can hold measured values: named for it, or named for nothing that we know ("Rev B", "24 h")."""
    if _VALUE.search(word):
        return True
    return bool(word) and not _NOT_VALUE.search(word) and DEFAULT.fields.get(_BRACKETS.sub("", word)) in (None, "value")


def value_column(header: tuple[str, ...], number: int | None) -> int | None:
    """Return the column that holds the reported day's value in a table of metrics: named for it, else the last that can.

    >>> value_column(("Metric", "Baseline (Week 1 Day 6)", "Day 8 Result", "Δ %"), 8)
    2
    """
    words = [plain(cell).lower().strip(" :") for cell in header]
    if number is not None:
        for at, word in enumerate(words):
            if at and re.search(rf"\bday {number}\b", word) and not _NOT_VALUE.search(word):
                return at
    named = [at for at, word in enumerate(words) if at and _VALUE.search(word) and not re.search(r"baseline|previous|prior", word)]
    if named:
        return named[0]
    others = [at for at, word in enumerate(words) if at and _may_be_value(word)]
    return others[-1] if others else None


def name_column(header: tuple[str, ...]) -> int:
    """Return the column that names a metric: the first one named for it, else the first.

    >>> name_column(("#", "Criterion", "Threshold", "Observed"))
    1
    """
    words = [_BRACKETS.sub("", plain(cell).lower().strip(" :")) for cell in header]
    pattern = dict(_NAME_COLUMNS)["metric"]
    return next((at for at, word in enumerate(words[:3]) if pattern.match(word)), 0)
