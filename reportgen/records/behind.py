"""What a line of work says at its end in words that elsewhere may be part of a title: by when, to whom, how far."""

from __future__ import annotations

import re

import msgspec

from reportgen.records.beside import BARE_WHEN, WHEN
from reportgen.records.named import Named, bare_status
from reportgen.text import lazy
from reportgen.values.people import looks_like_people
from reportgen.values.status import starts_with_status
from reportgen.values.vocabulary import Vocabulary

_TIMES = (
    r"(?:[\s,]+(?:eod|eow|cob|cop|morning|noon|midday|afternoon|evening|night|lunch(?:time)?|(?:before|after)\s(?:lunch|noon|coffee|breakfast|dinner)|at|\d[\d.:]*|[ap]m|(?:the\s)?(?:week|month"
    r"|day|year|sprint|quarter|shift)"
    r"|of|business|play|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b|(?:jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)[a-z]*"
    r"|20\d\d|utc|gmt|[cepm]e?s?t))*"
)
_WHEN_BEHIND = lazy(
    rf"(?:\s(?:by|before|no later than)|,(?:\s(?:by|before))?|(?=\s(?:in|within)\s))\s+(?P<when>(?:the\s)?{WHEN}[\w:/-]*{_TIMES})\.?$", re.I
)
_SAID_WHO = lazy(
    r"^(?P<what>.*[^\s,;.–—-])(?:[,;.]\s+(?:owners?|owned by|assigned to|assignee|dri|pic|responsible):?\s+|\s+(?:\("
    r"|[–—-]\s)by\s+)(?P<who>@?[^\W\d_][^,;()]{1,40})\)?\.?$",
    re.I,
)
_IN_BRACKETS = lazy(r"(?P<what>.*\S)\s+[(\[](?!\d{1,2}[:.])(?P<when>[^()\[\],;]{2,24})[)\]]")
_TO_WHOM = lazy(r"^(?P<what>.*\S)\s(?:→|->|=>|➜|⟶)\s*(?P<who>[^→]{2,40})$")
_NAMES = r"[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*)?(?:\s(?:\+|&|and|with)\s[\w-]+)*"
_WHO_FIRST = lazy(rf"(?P<who>{_NAMES})\s(?:→|->|=>|➜|⟶)\s+(?P<what>[^→]+)$")
_WHO_ALONE = lazy(rf"(?P<what>.*[^\W_]{{2}}[)`\"”]?)\.\s(?P<who>{_NAMES})$")  # "Sign the contract. CTO", where a due date stood behind it

_BEHIND_DASH = lazy(r"(?P<what>.*\S)\s[—–]\s(?P<when>[^—–]{2,30})$")

_WHO_AND_MORE = lazy(  # "Chase them. Bo, tomorrow", "Build 7.2. Ana with Bo, target 4 May"
    rf"(?P<what>.*(?:[^\W_]{{2}}|\d)[)`\"”]?)\.\s(?P<who>{_NAMES}),\s(?P<more>[^,.;]{{2,40}})\.?$"
)
_DUE_FIRST = lazy(r"(?:target|due|deadline|eta)(?: date)?(?: by| on)?:?\s+(?=\S)", re.I)  # "Bo, target 4 May"
_NO_DAY = lazy(r"no (?:due date|date|deadline|day)(?: (?:yet|set|so far))?", re.I)
_DAY_ALONE = lazy(rf"(?P<what>.*[^\W_]{{2}}[)`\"”]?)\.\s(?P<when>{WHEN}[\w:/-]*{_TIMES})\.?$", re.I)  # "Ring the buyer. Monday."
_WAS_DUE = lazy(
    rf"(?P<what>.*\S)(?:\s[—–-]|,)\s+was\s(?:due|to be done|planned for|promised for)"
    rf"\s(?:by\s|on\s)?(?P<when>{WHEN}[\w:/-]*{_TIMES})\.?$", re.I
)
# Task lists of wikis end in the day, and nothing parts it from the task: "@ana Record a demo 29 Apr 2025".
_DATE_LAST = lazy(
    r"(?P<what>.*?(?P<before>[^\s,;:(–—-]+))\s(?P<when>(?:[A-Z][a-z]{2,8},?\s)?(?:\d{1,2}\.?\s[A-Z][a-z]{2,8}\.?\s20\d\d"
    r"|20\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.20\d\d)|[A-Z][a-z]{2,8}\s\d{1,2},\s20\d\d)$"
)
_LEADS_ON = lazy(
    r"of|on|from|for|to|in|since|at|by|before|until|till|the|between|and|or|dated|due|after|through|version|as|issued|than|ending"
    r"|beginning|starting|with|week|day|valid|released|signed", re.I
)  # "the minutes of 29 Apr 2025"
_STATUS_SAID = lazy(r"[.;]\s+Status:\s+(?P<how>[^\W\d_][^.;]{2,60})")
_MOST_WORDS = 3
_ARROWS = ("→", "->", "=>", "➜", "⟶")
_WHEN_WORDS = (" by ", " before ", " in ", " within ", " no later ")  # without one, the patterns need not be asked
_WHO_WORDS = ("owne", "assign", "dri", "pic", "responsible", " by ", "(by ")
_FAR = frozenset(
    ("wip", "parked", "punted", "shelved", "landed", "carried", "bumped", "stalled", "scrapped", "killed", "abandoned", "withdrawn")
)


def when_behind(title: str) -> str | None:
    """Return the words at the end of a title that say by when, which stay in the title too.

    >>> when_behind("Sefa to book the window by noon"), when_behind("Publish the notes, 22 May"), when_behind("Talk to the April team")
    ('noon', '22 May', None)
    """
    match = _WHEN_BEHIND.search(title) if "," in title or any(word in title for word in _WHEN_WORDS) else None
    return match["when"] if match else None


def without_behind(named: Named, vocabulary: Vocabulary) -> Named:
    """Take the name behind an arrow ("Fix the door → Ana") and the bare status behind a comma ("Fix the door, done") off a title."""
    named = _without_day(_without_sentence(_with_status(named, vocabulary), vocabulary))
    said, title = named.head.said, named.title
    arrow = _TO_WHOM.match(title) if "owner" not in said and any(sign in title for sign in _ARROWS) else None
    who, _, when = arrow["who"].partition(", ") if arrow else ("", "", "")
    if arrow and len(who.split()) <= _MOST_WORDS and looks_like_people(who) and (not when or BARE_WHEN.match(when)):
        title, said = arrow["what"], {**({"due": when} if when else {}), **said, "owner": who}
    lead = _WHO_FIRST.match(title) if "owner" not in said and any(sign in title for sign in _ARROWS) else None
    if lead and looks_like_people(lead["who"]):
        title, said = lead["what"], {**said, "owner": lead["who"]}
    alone = _WHO_ALONE.match(title) if "owner" not in said and "due" in said and ". " in title else None
    if alone and looks_like_people(alone["who"]):
        title, said = alone["what"], {**said, "owner": alone["who"]}
    label = _SAID_WHO.match(title) if "owner" not in said and any(word in title.lower() for word in _WHO_WORDS) else None
    if label and looks_like_people(label["who"]) and not BARE_WHEN.match(label["who"]):
        title, said = label["what"], {**said, "owner": label["who"]}
    day = _IN_BRACKETS.fullmatch(title) if title.endswith((")", "]")) and "due" not in said else None
    if day and BARE_WHEN.match(day["when"]) and len(day["when"].split()) <= _MOST_WORDS:
        title, said = day["what"], {**said, "due": day["when"]}
    dash = _BEHIND_DASH.match(title) if "due" not in said and (" — " in title or " – " in title) else None
    if dash and BARE_WHEN.match(dash["when"]) and len(dash["when"].split()) <= _MOST_WORDS:
        title, said = dash["what"], {**said, "due": dash["when"]}
    before, comma, last = title.rpartition(", ")
    far = bool(comma) and (bare_status(last) or last.lower() in _FAR or (" " in last and last.lower() in vocabulary.states))
    if far and "status" not in said:
        title, said = before, {**said, "status": last.rstrip(".")}
    was = _WAS_DUE.match(title) if "due" not in said and " was " in title else None
    if was:
        title, said = was["what"], {**said, "due": was["when"]}
    return named if title is named.title else _told(named, title, said)


def _with_status(named: Named, vocabulary: Vocabulary) -> Named:
    """Take the status behind a day, "due Friday, in review", for one; one with its label, "Status: done", before any other words."""
    said = named.head.said
    if stated := _STATUS_SAID.search(named.head.tail):
        return _told(named, named.title, {"status": stated["how"]})
    parts = said.get("due", "").split(", ") if "status" not in said else []
    at = next((at for at, part in enumerate(parts) if at and starts_with_status(part, vocabulary)), 0)
    return _told(named, named.title, {"due": ", ".join(parts[:at]), "status": ", ".join(parts[at:])}) if at else named


def _without_sentence(named: Named, vocabulary: Vocabulary) -> Named:
    """Take a last sentence off a title that says who and by when or how far, "Chase the vendor. Bo, tomorrow", or only by when."""
    said, title = named.head.said, named.title
    both = _WHO_AND_MORE.match(title) if "owner" not in said and ". " in title else None
    if both and looks_like_people(both["who"]):
        more = _DUE_FIRST.sub("", both["more"])
        name = "status" if starts_with_status(more, vocabulary) else "due" if BARE_WHEN.match(more) or _NO_DAY.fullmatch(more) else ""
        if name and name not in said:
            return _told(named, both["what"], {"owner": both["who"], name: more})
    day = _DAY_ALONE.match(title) if "due" not in said and ". " in title else None
    return _told(named, day["what"], {"due": day["when"]}) if day else named


def _without_day(named: Named) -> Named:
    """Take the date that nothing parts from a task off its end, where somebody is named for it."""
    said = named.head.said
    last = _DATE_LAST.match(named.title) if "due" not in said and "owner" in said and named.title[-1:].isdigit() else None
    if last is None or _LEADS_ON.fullmatch(last["before"]):
        return named
    return _told(named, last["what"], {"due": last["when"]})


def _told(named: Named, title: str, said: dict[str, str]) -> Named:
    return Named(id=named.id, title=title, head=msgspec.structs.replace(named.head, said={**named.head.said, **said}))
