"""Single words by which a heading that nobody knows still says what stands below it; asked for after all names of sections."""

from __future__ import annotations

from reportgen.records.sections import Claim

_MOST_WORDS = 9


def _hint(words: str, never: str) -> str:
    """Return the pattern of short headings with one of `words` in them and none that `never` holds."""
    return rf"^(?=(?:\S+\s+){{0,{_MOST_WORDS - 1}}}\S+$)(?!.*\b(?:{never})\b).*\b(?:{words})\b"


_OVER = "no|not|never|without|resolved|solved|fixed|closed|cleared|gone|past|former|old|thanks|lessons?|examples?|definitions?|hopes"
# As `CLAIMS`, asked for last of all.
HINTS: tuple[tuple[Claim, str], ...] = (
    (
        "risk",
        _hint(
            r"worr(?:y|ies|ied|ying)|nervous|afraid|fears?|fearing|threat(?:s|en\w*)?|dangers?|dangerous|jeopardy|goes? wrong"
            r"|going wrong|hurts?|sting"
            r"|bites?|derail\w*|obstacles|hazards?|scary|scar(?:es|ed)|trouble|troubling|fragile|shaky|warning signs?|sore (?:spots?"
            r"|points?)"
            r"|weak(?:ness(?:es)?| spots?| points?)|sleepless|uneasy|alarming|pitfalls?|headwinds?",
            rf"{_OVER}|users?|customers?|models?|analysis|analyses",
        ),
    ),
    (
        "escalation",
        _hint(
            r"upstairs|(?:told|said|passed|reported|mailed) upwards?"
            r"|(?:need|want)(?:s|ed)? (?:a |the |your |their |some |more )?(?:help|push|hand|support|backing|attention|cover|nudge)"
            r"|(?:help|support|assistance|backing) (?:\w+ )?(?:from|of|by) .+|asks? (?:the|our|your) \w+|requests? to (?:the|our) .+"
            r"|(?:kicked|pushed|passed|bumped|handed) up|(?:management|leadership|board|directors?|sponsors?) (?:must|has to|have to"
            r"|needs? to|should) \w+|asked of \w+|above us"
            r"|(?:taken|brought|put|raised|carried|sent) (?:up )?to (?:the )?(?:\w+ )?(?:call|board|committee|steerco|meeting|council"
            r"|management"
            r"|leadership|director|head|chief|sponsor)",
            rf"{_OVER}|tickets?|desk|line|team|page|users?|customers?|received|we (?:gave|give)|offered",
        ),
    ),
    (
        "decision",
        _hint(
            r"decid(?:ed|ing)|agreed|settled|rulings?|ruled|verdicts|determined|green-?lit|signed off|made up (?:our"
            r"|their) minds?",
            rf"{_OVER}|open|pending|needed|need|needs|required|to be|before|undecided|tree|support|makers?|making|actions?|record|how"
            rf"|when|until|yet"
            r"|who|if|goal|target|process",
        ),
    ),
    (
        "action",
        _hint(
            r"owe(?:s|d)?|homework|promised|jobs (?:we|i)\b.*|taken on|picked up|to chase|unfinished|to-?dos?|assigned|chores"
            r"|instructions (?:to|for)"
            r"|errands|jobs for"
            r"|handed (?:out|to)|tasks? for|follow-?ups?",
            _OVER,
        ),
    ),
    (
        "priority",
        _hint(
            r"(?:for|until|by|on|before) tomorrow(?!['’]s)|(?:for|in|over) (?:the )?(?:next|coming) (?:day|shift|week|sprint|fortnight"
            r"|month"
            r"|period|\d+ ?h(?:ours)?|\d+ days)"
            r"|next (?:fortnight|shift|period)",
            rf"{_OVER}|on-?call|rota|roster|who|out|away|leave|absent|absences|schedule|agenda|meetings?|risks?|staff\w*|cover|weather"
            rf"|forecast|log",
        ),
    ),
    (
        "story",
        _hint(
            r"tickets|work packages",
            rf"{_OVER}|support|help|incident|raised|opened|from|users?|customers?|per|count|volume|for|tomorrow\S*",
        ),
    ),
    ("metric", _hint(r"counted|measured|scores?|pulse|gauges?|tally|in figures|in numbers|kpis?", _OVER)),
)
