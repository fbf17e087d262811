"""Which kind of record a heading, a label or a table's columns announce."""

from __future__ import annotations

import re
from typing import Literal

from reportgen.records.context import Context
from reportgen.records.head import trim
from reportgen.text import lazy, plain, remember
from reportgen.values.moment import read_date, read_weekday

Claim = Literal["action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric", "narrative"]

_NUMBERING = lazy(r"^(?:(?:section|appendix)\s+)?(?:\d+(?:\.\d+)*[.):]?|[A-Z][.)]|[IVX]+[.)])\s+(?=\S)", re.I)
_BRACKETS = lazy(r"\s*\([^()]*\)")
_STATES = (
    r"(?:done|completed?|in progress|wip|doing|to do|todo|blocked|in review|review|next up|backlog|merged|shipped|closed"
    r"|not started|planned|ready|on hold|parked|started)"
)
_DAYS = (
    r"(?:day\s*\d+|week\s*\d+|sprint\s*\d+|tomorrow(?:['’]s)?|next(?:[- ](?:day|week|sprint|shift|24h?|24 hours))?|monday|tuesday"
    r"|wednesday|thursday|friday|upcoming|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|[ck]?w\s?\d{1,2}\b)"
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
    ("narrative", r"^sign-?offs?\b|^approvals?$|^(?:votes?|voting)\b|^options\b|\balternatives\b"),
    ("narrative", rf"{_DAYS}.*\bschedule\b|\bschedule for\b|{_DAYS}.*\bagenda\b"),
    (
        "narrative",
        (
            r"^(?:hand-?over )?notes? (?:for|to|on|from)\b|^agenda|meeting agenda|attendees|participants|dependenc"
            r"|acceptance criteria|escalation (?:criteria|protocol|path|matrix|polic|contact|procedure)|risk (?:matrix|appetite"
            r"|scoring)"
        ),
    ),
    ("action", r"^(?:open |new )?(?:defects|bugs)(?: log| list)?$"),
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
            rf"|commitments|preview|themes|work)\b"
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
            r"|morning|day|late|early) (?:shift|crew|team)\b|^(?:the )?first (?:\w+ )?(?:days?|weeks?)$|^what(?:['’]s| is) next"
            r"|^(?:to )?watch (?:for )?(?:tomorrow|next)\b|^(?:our |the )?top (?:\d+|three|five)\b(?! (?:risks|issues|bugs|blockers))"
            r"|^for tomorrow\b|^(?:coming up|on deck|the (?:day|week|sprint) ahead|what comes next|next on (?:the|our) list)$"
            r"|^before (?:the )?(?:next )?(?:night|wave|phase|stage|sprint|shift|day|week)\b"
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
            r"|threats|watch ?list|hazards|issues|(?:what )?(?:could|can|may|might) go wrong|risk watch|what worries us|problems|troubles"
            r"|(?:points|matters|areas|causes?) (?:of|for) concern"
            r"|(?:open|carrier|supplier|vendor) issues"
            r"|red flags?|warning signs|early warnings|show ?stoppers|watch points"
            r"|(?:things|items|points) to watch|what (?:could|might) bite us"
            r"|what keeps (?:me|us) (?:up|awake)(?: at night)?|scary (?:stuff|things|bits|ones))$"
        ),
    ),
    (
        "action",
        r"^(?:agreed |post-meeting )?chores\b|^(?:this|last) (?:week|sprint|month)(?:['’]s)? (?:commitments|work|tasks|to-?dos?)$",
    ),
    (
        "decision",
        (
            r"\bdecisions\b|^decision\b|^resolved questions|\bwe (?:have )?(?:decided|agreed)\b|^decided\b"
            r"|^agreed(?: (?:on|in|with|at|today)\b.*|$)|^agreements$"
            r"|^(?:rulings|determinations|settled|decided \w.*)$"
            r"|^(?:what|things) (?:we|was|were|has been|have been) (?:\w+ )?(?:settled|agreed|decided)\b"
            r"|^resolutions(?: (?:adopted|passed|taken|of)\b.*|$)|\bcalls (?:we )?made\b"
        ),
    ),
    (
        "escalation",
        (
            r"^(?:(?:matters|items|issues|points) )?(?:raised|referred|escalated) (?:to|with)\b"
            r"|^to be escalated\b|^(?:needs|for) (?:management|executive|board|leadership) attention$"
            r"|^for the (?:executive|board|steering|management)\b"
            r"|^escalat(?:ions?|ed)\b|\bescalations?$|escalation (?:log|summary|register|items)"
            r"|^(?:need )?help(?: needed| wanted| please)?!?$|^asks?(?: (?:of|to|for) .*)?$"
            r"|^needs (?:a |our |the )?(?:managers?|management|leadership|leads?|sponsor|director|board|executive|foundation|steering)\b"
        ),
    ),
    (
        "action",
        (
            r"\baction[- ]?items?\b|\bactions?\b(?! plan)|\bfollow-?ups?\b(?=.*(?:logged|register|items))|^follow-?ups$"
            r"|^what (?:we|the team) (?:will|want to|are going to|['’]ll) (?:change|improve|do (?:differently|better|about))\b"
            r"|^who does what|^instructions(?: given| issued)?$|^follow-?up (?:list|items|points|tasks)$"
            r"|^(?:tasks|work) (?:agreed|assigned|given|handed out)\b|^(?:homework"
            r"|(?:punch|snag|job) ?list|jobs|who (?:does )?what(?: when)?)$"
            r"|^(?:open loops|loose ends|handed over)\b|^(?:agreed |post-meeting )?(?:chores|actions"
            r"|next actions)\b|^to-? ?dos?\b|improvement (?:items"
            r"|tasks)|^work items\b|^(?:open |new |completed |carry-?over |carried |assigned |outstanding )?(?:to-?dos?|tasks"
            r"|work items)$"
        ),
    ),
    (
        "action",
        (
            r"^(?:carry-?over|carried[- ]over|carry-?forward|carried[- ]forward)(?: items?| tasks?| actions?| work)?$"
            r"|^(?:team )?assignments$|^tickets?$|^task (?:results|status|list|tracker|board)|modifications required"
            r"|^bench tasks|^work orders?"
        ),
    ),
    (
        "story",
        (
            r"\bstor(?:y|ies)\b|(?:sprint|product|committed) backlog|backlog items|^backlog$|^sprint (?:items|board|scope"
            r"|commitments?|tasks|stories)|\b(?:board|kanban)$|^epics?$|^features?$"
        ),
    ),
    (
        "checkpoint",
        (
            r"\btimeline\b|\bcheckpoints?\b|\btouchpoints\b|(?:communications?|meeting|activity|event|session|day|shift|incident|operations"
            r"|watch) log|^log$|^chronology|^(?:today['’]?s? |daily )?schedule$|schedule (?:execution|recap|adherence)"
            r"|^day at a glance|^(?:the )?day in (?:brief|order)|^log of (?:the|events)|^sequence of events|^coordination"
            r"|^milestones (?:hit|reached|today)"
            r"|^(?:hours|hour by hour|course of (?:the day|events)|run of (?:the day|events)|what happened when)$"
        ),
    ),
    (
        "metric",
        (
            r"\bmetrics?\b|\bkpis?\b|quality gates?|gate compliance|scorecard|\bslos?\b|\bslis?\b|service levels?|dashboard"
            r"|measurements|velocity|benchmark results|key numbers|numbers"
            r"|^(?:the |key |our |service )?(?:statistics|stats|figures|counts|vital signs)\b"
        ),
    ),
)
_STATE_HEADING = lazy(rf"^{_STATES}(?: today| items?| tasks?| tickets?| stories| work)?$")
_PATTERNS = tuple((claim, lazy(pattern)) for claim, pattern in CLAIMS)
_TODAY = lazy(r"\btoday\b|\byesterday\b|\bcompleted\b|\bthis day\b|\bprevious\b")
_LONGEST = 500  # signs of a heading that say what it announces; some patterns look for words anywhere behind others
FRIDAY, MONDAY_AHEAD = 4, 3
_WEEKDAY_ONLY = lazy(r"^((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\s+(?:desk|shift|team|crew))?(?:,? please)?$")
_DAY_ONLY = lazy(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*\(?)?day\s*(?P<day>\d+)\)?|day\s*(?P<other>\d+)\s*\([^()]*day\)")
_SCHEDULE = lazy(r"\b(?:schedule|run sheet|runsheet|running order)\b")
_DAY = lazy(r"\bday\s*(\d+)")


@remember
def without_brackets(text: str) -> str:
    """Return `text` without what stands in round brackets.

    >>> without_brackets("due (pt)")
    'due'
    """
    return _BRACKETS.sub("", text)


@remember
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
    text = clean_heading(title).lower()[:_LONGEST]
    own = context.vocabulary.headings
    if text in own:
        return own[text]  # type: ignore[return-value]
    bare = without_brackets(text).strip() or text
    if bare in own:
        return own[bare]  # type: ignore[return-value]
    if _is_next_day(text, context):
        return "priority"
    if _is_later(text, context):
        return "narrative"
    claim = _announced(bare)
    if claim == "priority" and (_TODAY.search(bare) or _is_today(bare, context)):
        return _announced(bare, "priority")
    return claim


@remember
def _announced(bare: str, but: Claim | None = None) -> Claim | None:
    """Return what the first pattern that is found in a heading announces, other than `but`."""
    return next((claim for claim, pattern in _PATTERNS if claim != but and pattern.search(bare)), None)


def _is_next_day(text: str, context: Context) -> bool:
    """Tell whether a heading is nothing but the name of a later day: "Friday (Day 5)" in the report of Day 4."""
    if context.day is not None and (weekday := _WEEKDAY_ONLY.match(text)):
        ahead = (read_weekday(weekday.group(1)) or 0) - context.day.weekday()
        return ahead % 7 == 1 or (context.day.weekday() == FRIDAY and ahead % 7 == MONDAY_AHEAD)
    match = _DAY_ONLY.fullmatch(text) if "day" in text else None
    return bool(match) and context.number is not None and int(match["day"] or match["other"]) > context.number  # type: ignore[index]


def _is_later(text: str, context: Context) -> bool:
    """Tell whether a heading is that of a later day's schedule: "Switch-off day schedule (Friday, October 10)"."""
    if context.day is None or not _SCHEDULE.search(text):
        return False
    day = read_date(text, context.day)
    return day is not None and day > context.day


def state_heading(title: str) -> str | None:
    """Return the status that a heading states for all below it ("In progress"), None where it states none.

    >>> state_heading("### 🚧 In progress"), state_heading("Progress Summary")
    ('in progress', None)
    """
    text = clean_heading(title).lower()
    return text if _STATE_HEADING.match(text) else None


def board_state(title: str) -> str | None:
    """Return the status of what stands below a heading that is a column of a board, where "Next" is no list of priorities.

    >>> board_state("### Next ⏭"), board_state("Doing"), board_state("Next steps")
    ('planned', 'doing', None)
    """
    return state_heading(title) or ("planned" if clean_heading(title).lower() in ("next", "up next", "later", "soon") else None)


def _is_today(text: str, context: Context) -> bool:
    days = {int(n) for n in _DAY.findall(text)}
    return bool(days) and context.number is not None and max(days) <= context.number
