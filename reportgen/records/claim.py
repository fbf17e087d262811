"""Which kind of record a heading, a label or a table's columns announce."""

from __future__ import annotations

import re

from reportgen.records.context import Context
from reportgen.records.head import trim
from reportgen.records.hints import HINTS
from reportgen.records.sections import CLAIMS, STATES, Claim
from reportgen.records.synonyms import OTHERS, spellings
from reportgen.text import lazy, plain, remember
from reportgen.values.moment import read_date, read_weekday

_KEYCAP = lazy(r"^(?:(?:[0-9]\ufe0f?\u20e3|:[a-z][a-z0-9_]*:)\s*)+")  # "8️⃣ Friday plan", ":soon: **Weekend**"
_NUMBERING = lazy(r"^(?:(?:section|appendix)\s+)?(?:\d+(?:\.\d+)*[.):]?(?:\s+[·|–—])?|[A-Z][.)]|[IVX]+[.)])\s+(?=\S)", re.I)
_LEFT_OVER = lazy(r"\s*\[(?:edit|bearbeiten|modifier|editar)[^\[\]]{0,20}\]$|\s*¶$", re.I)  # of a wiki page
_BRACKETS = lazy(r"\s*\([^()]*\)")
_STATE_HEADING = lazy(
    rf"^(?:(?:still|left) )?{STATES}(?: items?| tasks?| tickets?| stories| work)?"
    r"(?: today| yesterday| since \w+| so far| this (?:week|sprint|month)|(?<=to do) before .{2,30})?$"
    r"|^(?:still )?(?:open|pending|running)$"
)
_HINTS = tuple((claim, lazy(pattern)) for claim, pattern in HINTS)
_PATTERNS = tuple((claim, lazy(pattern)) for claim, pattern in CLAIMS)
_NAMES = tuple((claim, lazy(pattern)) for claim, pattern in OTHERS)
_JOINED = lazy(r"\s*(?:\s(?:and|&|\+|/)\s|,\s)\s*")
_GOOD_NEWS = lazy(
    r"\b(?:wins?|positives?|highlights|success\w*|kudos|achievements?"
    r"|praise|shout-?outs?|news|good|thanks|highs|joys|hopes|discussion|strengths|opportunities)\b"
)
_MOST_WORDS = 6
_COLOUR_FIRST = lazy(r"(?:green|yellow|amber|orange|red)\s*[–—:-]\s(?!.*escalat)")  # "Yellow – needs attention": how some of a list stand
_HINDERS = lazy(
    r"\b(?:block\w*|impediments?|obstacles?|roadblocks?|(?:show[- ]?)?stoppers?|constraints?|hold-?ups?|snags?|in (?:the|our) way)\b"
)
_OF_RISKS = lazy(r"\b(?:risks?|raid|exposures?|threats?|hazards?)\b")
_RAISED_BESIDE = lazy(r"(.+?)\s+(?:and|&|\+)\s+escalations?")
_RAISED, _TWO = lazy(r"escalations?"), 2
_TODAY = lazy(r"\btoday\b|\byesterday\b|\bcompleted\b|\bthis day\b|\bprevious\b")
_LONGEST = 500  # signs of a heading that say what it announces; some patterns look for words anywhere behind others
FRIDAY, MONDAY_AHEAD = 4, 3
_WEEKDAY_ONLY = lazy(
    r"^(?:for |on |come )?((?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)$)"
    r"(?:,? (?:\d{1,2}\.? [a-z]{3,9}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?))?"
    r"(?:\s+(?:morning|afternoon|evening|night|first(?: things?)?|ahead))?"
    r"(?:\s+(?:desk|shift|team|crew))?(?:,? (?:please|in this order|in order))?(?:\s?[:–—]\s?.{2,40})?$"
)
_FOR_A_DAY = lazy(
    r"(?:the )?(?:work |daily )?(?:programme?|plan|works?|tasks|jobs|queue|list|line-?up|to-?dos?) (?:for|on)"
    r" (?P<when>(?=\d|\w+day\b)[^():]{3,30})"
)
_WEEKEND = lazy(r"(?:for |over |on )?(?:the )?(?:weekend|saturday)(?: (?:and|&) (?:sunday|monday))?")
_DAY_ONLY = lazy(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*\(?)?day\s*(?P<day>\d+)\)?|day\s*(?P<other>\d+)\s*\([^()]*day\)")
_SCHEDULE = lazy(r"\b(?:schedule|run sheet|runsheet|running order)\b")
_TYPE = lazy(r"(?:(?:issue|item|record|work item) ?)?(?:type|kind|category)(?:: ?| ?= ?)(?P<one>[a-z][a-z -]{2,20})")
_DAY = lazy(r"\bday\s*(\d+)")
_WEEK, _SPRINT = lazy(r"\bweek\s*(\d+)"), lazy(r"\bsprint\s*(\d+)")
_DATED = lazy(r"\d{4}-\d\d-\d\d|\d{1,2}\.? [a-z]{3}|[a-z]{3} \d{1,2}\b")
_DIARY = lazy(
    r"\b(?:agenda|schedule|calendar|meetings?|invit\w+|appointments?|visitors|guests)\b|^later\b|^not (?:this|next) (?:week|sprint|time)\b"
    r"|^(?:moved|deferred|postponed|pushed|punted) to\b", re.I)


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
    text = trim(_LEFT_OVER.sub("", _KEYCAP.sub("", plain(markdown.lstrip("#")).strip())))
    return trim(_NUMBERING.sub("", text)).rstrip(":").strip() or text


def claim_heading(title: str, context: Context) -> Claim | None:
    """Return what a heading or label announces, None where it announces nothing.

    >>> claim_heading("Day 9 Priorities (Mid-Sprint Health Check Prep)", Context()), claim_heading("High Priority", Context())
    ('priority', None)
    """
    text, bare = _words_of(title)
    own = context.vocabulary.headings
    if text in own:
        return own[text]  # type: ignore[return-value]
    if bare in own:
        return own[bare]  # type: ignore[return-value]
    if _is_next_day(text, context) or _is_next_day(bare, context):
        return "priority"
    if _is_later(text, context):
        return "narrative"
    claim = _raised_beside(bare) or _hindered_and_raised(bare) or _announced(bare) or _announced_of_parts(bare) or _hinted(bare)
    if claim == "escalation" and _COLOUR_FIRST.match(bare):
        return None
    if claim == "risk" and context.risks_apart and _HINDERS.search(bare) and not _OF_RISKS.search(bare):
        return None
    if claim == "priority" and (_TODAY.search(bare) or _is_today(text, bare, context)):
        return _announced(bare, "priority")
    return claim


def announces(title: str) -> bool:
    """Tell whether the words of a heading announce records of some kind, whatever day they are of.

    >>> announces("Day 3 priorities"), announces("Grit in the gears")
    (True, False)
    """
    return _announced(_words_of(title)[1]) is not None


def _words_of(title: str) -> tuple[str, str]:
    """Return what is looked at of a heading: its words in lower case, with what stands in brackets and without.

    >>> _words_of("Decisions (2)"), _words_of("Type: story (9)")[1]
    (('decisions (2)', 'decisions'), 'stories')
    """
    text = clean_heading(title).lower()[:_LONGEST]
    bare = without_brackets(text).strip() or text
    if typed := _TYPE.fullmatch(bare):  # "Type: task (9)", in an export that is grouped
        bare = f"{typed['one'].removesuffix('y')}ies" if typed["one"].endswith("y") else f"{typed['one'].removesuffix('s')}s"
    return text, bare


@remember
def _announced(bare: str, but: Claim | None = None) -> Claim | None:
    """Return what the first pattern that is found in a heading announces, other than `but`."""
    found: Claim | None = next((claim for claim, pattern in _PATTERNS if claim != but and pattern.search(bare)), None)
    if found is None:
        spelt = spellings(bare)
        found = next((claim for claim, pattern in _NAMES if claim != but and any(map(pattern.fullmatch, spelt))), None)
    return found


@remember
def _raised_beside(bare: str) -> Claim | None:
    """Return "decision" for a heading of decisions and escalations: those below that are raised say so, the others do not.

    >>> _raised_beside("rulings and escalations"), _raised_beside("risks & escalations")
    ('decision', None)
    """
    match = _RAISED_BESIDE.fullmatch(bare)
    return "decision" if match and _announced(match[1]) == "decision" else None


@remember
def _hindered_and_raised(bare: str) -> Claim | None:
    """Return "escalation" for a heading of what hinders and what was raised for it, in whatever order.

    >>> _hindered_and_raised("blockers / escalations"), _hindered_and_raised("risks / escalations")
    ('escalation', None)
    """
    parts = _JOINED.split(bare)
    if len(parts) != _TWO or not any(map(_RAISED.fullmatch, parts)):
        return None
    return "escalation" if any(map(_HINDERS.match, parts)) else None


def tells_risks(title: str, context: Context) -> bool:
    """Tell whether a heading is that of a document's risks, not of what hinders it today.

    >>> tells_risks("5. Exposure register", Context()), tells_risks("Blockers", Context())
    (True, False)
    """
    return bool(_OF_RISKS.search(_words_of(title)[0])) and claim_heading(title, context) == "risk"


@remember
def _announced_of_parts(bare: str) -> Claim | None:
    """Return what the first of two names of a section announces: "Issues and mitigations"; a stroke may part two words for one.

    >>> _announced_of_parts("issues and mitigations"), _announced_of_parts("conditions / commitments"), _announced_of_parts("worries, wins")
    ('risk', 'action', None)
    """
    if " → " in bare:
        return _announced(bare.rpartition(" → ")[2])
    parts = _JOINED.split(bare)
    if len(parts) < 2 or len(bare.split()) > _MOST_WORDS or _GOOD_NEWS.search(bare):
        return None
    kinds = [_announced(part) for part in parts]
    if " / " in bare and kinds[0] is None:
        return next((kind for kind in kinds if kind), None)
    return kinds[0] if all(kind in (None, kinds[0]) for kind in kinds) else None


@remember
def _hinted(bare: str) -> Claim | None:
    """Return what a word in a heading hints at, where it hints at one thing only.

    >>> _hinted("where it hurts"), _hinted("you asked, we owe you"), _hinted("troubleshooting")
    ('risk', 'action', None)
    """
    found = [claim for claim, pattern in _HINTS if pattern.search(bare)]
    return found[0] if len(found) == 1 else None


def _is_next_day(text: str, context: Context) -> bool:
    """Tell whether a heading is nothing but the name of a later day: "Friday (Day 5)" in the report of Day 4."""
    if announced := _FOR_A_DAY.fullmatch(text):  # "Programme for 19.06.2025", on the day before
        text = announced["when"]
        day = read_date(text, context.day) if context.day and text[:1].isdigit() else None
        return _is_next_day(text, context) if day is None else 0 < (day - context.day).days <= MONDAY_AHEAD  # type: ignore[operator]
    today = context.weekday if context.day is None else context.day.weekday()
    if today is not None and (weekday := _WEEKDAY_ONLY.match(text)):
        ahead = (read_weekday(weekday.group(1).title()) or 0) - today
        return ahead % 7 == 1 or (today == FRIDAY and ahead % 7 == MONDAY_AHEAD)
    if context.day is not None and context.day.weekday() == FRIDAY and _WEEKEND.fullmatch(text):
        return True
    match = _DAY_ONLY.fullmatch(text) if "day" in text else None
    return bool(match) and context.number is not None and int(match["day"] or match["other"]) > context.number  # type: ignore[index]


def _is_later(text: str, context: Context) -> bool:
    """Tell whether a heading is that of a later day's schedule: "Switch-off day schedule (Friday, October 10)"."""
    if context.day is None or not _SCHEDULE.search(text):
        return False
    day = read_date(text, context.day)
    return day is not None and day > context.day


def is_diary(title: str) -> bool:
    """Tell whether what stands below a heading is when people meet, also where it stands among what is to be done next.

    >>> is_diary("Command centre schedule, Wednesday"), is_diary("Before lunch")
    (True, False)
    """
    return bool(_DIARY.search(title))


def state_heading(title: str) -> str | None:
    """Return the status that a heading states for all below it ("In progress"), None where it states none.

    >>> state_heading("### 🚧 In progress"), state_heading("Progress Summary")
    ('in progress', None)
    """
    text = without_brackets(clean_heading(title).lower()).strip()
    return text if _STATE_HEADING.match(text) else None


def board_state(title: str) -> str | None:
    """Return the status of what stands below a heading that is a column of a board, where "Next" is no list of priorities.

    >>> board_state("### Next ⏭"), board_state("Doing"), board_state("Next steps")
    ('planned', 'doing', None)
    """
    return state_heading(title) or ("planned" if clean_heading(title).lower() in ("next", "up next", "later", "soon") else None)


def _is_today(text: str, bare: str, context: Context) -> bool:
    """Tell whether a heading is of the reported day, week or sprint, or one before, by the last number or the date in it."""
    if context.week is not None and any(int(n) > context.week for n in _WEEK.findall(bare)):
        return False
    day = read_date(text, context.day) if context.day and _DATED.search(text) else None
    if day and context.day and day > context.day:
        return False
    for pattern, own in ((_DAY, context.number), (_SPRINT, context.sprint)):
        if numbers := [int(n) for n in pattern.findall(bare)]:
            return own is not None and max(numbers) <= own
    return False
