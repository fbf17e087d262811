"""What else teams call the sections of a report: whole headings, with the words that may stand before and behind them."""

from __future__ import annotations

from reportgen.records.sections import Claim
from reportgen.text import lazy

_LEAD = lazy(
    r"(?:the|our|my|your|some|all|any|a few|new|open|key|main|top|current|recent|team|group|today['’]s|this (?:week|sprint|month)['’]s"
    r"|outstanding|remaining|major|biggest|active|live|other|more|project|programme|program|delivery|technical) (?=\S)"
)
_TAIL = lazy(
    r"(?:,? (?:today|tomorrow|tonight|now|right now|so far|at the moment|to date|ahead|still open|going forward"
    r"|this (?:week|sprint|month|morning|afternoon|evening|shift)|for (?:today|tomorrow|now|this (?:week|sprint|month))"
    r"|(?:of|from) (?:today|the (?:day|week|shift|night|sprint|call|meeting))|as of \w[\w ,.]{0,20}))?[ !?.…]*$"
)
_LEADERS = lazy(
    r"\b(?:managers?|management|leaders?|leadership|leads|sponsors?|directors?|board|executives?|execs?|exco|steerco"
    r"|steering(?: (?:committee|group|board))?|committee|command|council|c-?level|ceo|cto|cfo|coo|cio|vps?|head of [\w ]{2,20}"
    r"|(?:line|executive) producers?|(?:people )?higher[- ]ups?"
    r"|(?:head|chief|deputy|vice) \w+|heads?|dean|principal|boss(?:es)?|founders?|senior staff|pmo|headquarters|hq|above|upstairs)\b"
)
_ABOVE = r"(?:the |our |your )?(?:\w+ )?§"  # the sign stands for whom `_LEADERS` names
_LEADER = lazy(r"(?:\w+ )?§")
_TO_LEADERS = lazy(rf"to {_ABOVE}")
_FROM_OTHERS = rf"(?:you|others|other teams?|them|outside|elsewhere|readers?|{_ABOVE})"
_ORDINAL = r"(?:\d+|two|three|four|five|seven|ten|few|couple(?: of)?)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_CREW = r"(?:shifts?|team|crew|desk|watch|on-?call|tour|turn|relief|person|one)"


def leads_up(label: str) -> bool:
    """Tell whether a label says that what follows goes to somebody above: "To the board".

    >>> leads_up("To the board"), leads_up("To the reader")
    (True, False)
    """
    return any(map(_TO_LEADERS.fullmatch, spellings(label.lower())))


def is_leader(name: str) -> bool:
    """Tell whether a name is that of somebody above, also with one word before it: "sponsor", "Quality management".

    >>> is_leader("Quality management"), is_leader("the minutes")
    (True, False)
    """
    return any(map(_LEADER.fullmatch, spellings(name.lower())))


def _whole(*phrases: str) -> str:
    """Return the pattern of headings that are one of `phrases`."""
    return rf"(?:{'|'.join(phrases)})"


def spellings(heading: str) -> tuple[str, ...]:
    """Return a heading in lower case, also without the common words before and behind it, and with a sign for those who lead.

    >>> spellings("our asks of management today")[-2:]
    ('our asks of §', 'asks of §')
    """
    found = [heading]
    while lead := _LEAD.match(found[-1]):
        found.append(found[-1][lead.end() :])
    found += [short for one in found if (short := _TAIL.sub("", one)) != one]
    found += [raised for one in found if (raised := _LEADERS.sub("§", one)) != one]
    return tuple(found)


_CONCERNS = (  # "Safety and schedule concerns", but not those that are over, nor those of users
    r"(?!.*\b(?:no|resolved|closed|solved|addressed|cleared|removed|past|former|old|customers?|users?)\b)"
    r"(?:[\w'’-]+ (?:(?:and|&|/) )?){1,3}(?:concerns|worries|hazards|threats|headwinds|red flags|impediments|obstacles|roadblocks"
    r"|show[- ]?stoppers)"
)
# As `CLAIMS`, asked for after them: the whole heading, in one of its `spellings`, has to be one of these.
OTHERS: tuple[tuple[Claim, str], ...] = (
    (
        "decision",
        _whole(
            r"agreements (?:reached|made)",
            r"(?:judge?ment|key|our) calls",
            r"choices(?: made)?",
            r"conclusions(?: reached)?",
            r"consensus",
            r"calls? (?:we )?(?:have )?(?:made|taken)",
            r"(?:what|things|points|stuff) (?:we|was|were|got|has been|have been|had been|is|are) (?:\w+ )?"
            r"(?:settled|agreed|decided|chosen|resolved|picked|ruled|confirmed)(?: (?:on|upon))?",
            r"what we (?:chose|picked|went with|settled on|landed on|will (?:stick|go) with)",
            r"(?:things|points|items|everything) (?:agreed|decided|settled)",
            r"(?:ratified|ruled|green-?lit|locked[- ](?:in|down)|signed[- ]off|approved|endorsed|confirmed)"
            r"(?: (?:at|by|in|on|with|during)\b.{2,60})",
            r"ratified|green-?lit|locked[- ](?:in|down)|signed[- ]off|approvals (?:given|granted|received)|go-?aheads(?: given)?|verdicts",
            r"questions (?:settled|answered|resolved|closed)|(?:settled|closed|resolved|answered) questions",
            r".{0,60}\b(?:was|were|been|is) (?:decided|agreed|determined|resolved|settled)(?: (?:on|upon))?",
            r"(?!.*\b(?:issues|bugs|tickets|problems|incidents|defects|risks|blockers|alerts|cases|errors|actions|items|conflicts"
            r"|questions)\b)"
            r"[\w'’ ]{3,40} (?:resolved|ruled|decided|agreed)",
            r"outcomes agreed|directives|adrs?|motions (?:carried|passed)|votes? (?:passed|carried|results?)",
        ),
    ),
    (
        "escalation",
        _whole(
            r"(?:(?:management|sponsor|leadership|executive|board) )?attention(?: needed| required)?",
            rf"for {_ABOVE}(?:['’]s)?(?: (?:attention|action|help|decision|input|review))?",
            rf"(?:requests|questions|issues|items|asks|calls|messages?|pleas?|appeals?|points|matters) (?:to|for|of) {_ABOVE}",
            rf"(?:asks|pleas|requests) (?:to|for|of|from) {_FROM_OTHERS}|asks? (?:the |our )?{_ABOVE}|asks? (?:upstairs|upwards?"
            rf"|up the (?:line|chain|ladder))",
            rf"{_ABOVE} (?:asks?|help|attention|support|input|action)(?: (?:needed|wanted|required))?",
            r"(?:support|help|assistance|backing|cover) (?:needed|wanted|required|requested|please|us)(?: (?:from|with|by)\b.*)?",
            r"(?:asking|calling) (?:(?:upstairs|others?|you) )?for (?:help|a hand|support|backing|assistance)|up the (?:line|chain|ladder)",
            r"(?:needs?|for|waits for|waiting for) (?:somebody|someone|people) (?:who is )?(?:above|higher up|more senior"
            r"|senior)(?: (?:to |than )?(?:me|us|the team))?",
            r"where we need (?:help|support|you)|(?:what )?(?:(?:we|i) )?needs? (?:help |something |a hand "
            r"|support )?from (?:[\w ]{2,40})",
            r"(?:what )?(?:we|i) need (?:help (?:with|on)|your help(?: (?:with|on))?|a hand (?:with|on))|can you help|please help|sos",
            rf"needs (?:a |an )?(?:decision|call|answer|push|nudge|steer|ruling|word)(?: (?:from|by|of) {_ABOVE})?",
            rf"needs {_ABOVE}|(?:needs|wants|waits for|waiting (?:for|on)) (?:a )?humans?(?: \w+)?|humans? (?:needed|wanted|required)|"
            rf"(?:needs|waits for|waiting (?:for|on)|stuck with|blocked (?:by|on)) (?:the |our )?"
            r"(?:management|leadership|board|sponsor|director|executives?|upstairs|owner)",
            rf"(?:sent|pushed|passed|taken|raised|flagged|kicked|moved|referred|brought)"
            rf" (?:up|upstairs|upwards?|up the (?:line|chain|ladder)|to {_ABOVE})",
            rf"(?:blockers?|issues|problems|decisions|risks) for {_ABOVE}",
            r"(?:beyond|outside|above) our (?:control|remit|reach|power|pay ?grade)",
        ),
    ),
    (
        "risk",
        _whole(
            r"obstacles|roadblocks|dangers|headaches|headwinds|exposures?|hot ?spots|(?:amber|yellow|orange) flags|caution flags"
            r"|(?:risk )?radar|on (?:the|our|my) radar|(?:known )?unknowns|uncertainties|show[- ]stoppers|trouble ?spots|weak (?:spots"
            r"|points)|cautions|pitfalls|gotchas|bottlenecks|pain points|stumbling blocks|nightmares",
            r"(?:(?:things|what|stuff|parts?) )?(?:that )?(?:(?:i|we)(?: are| am|['’]m|['’]re) )?(?:nervous|worried|anxious|uneasy"
            r"|concerned)(?: about)?",
            r"what (?:could|can|might|may|would) (?!i\b|we\b|be\b|go\b|you\b|.*\b(?:better|improve\w*|different\w*"
            r"|help))(?:still )?\w+(?: .{2,40})?|constraints",
            r"(?:things|what|stuff) (?:that )?(?:worr(?:y|ies)|keeps?|scares?|bothers?|troubles?|concerns?|bugs?|haunts?) (?:me|us)"
            r"(?: (?:up|awake)(?: at night)?)?",
            r"what (?:could|can|may|might|would) (?:still )?(?:bite|hurt|sink|derail|stop|kill|slow|break|delay|trip|block|hit|go wrong)"
            r"(?: (?:us|this|it))?(?: up| down)?",
            r"(?:what|things)(?: that)? (?:could|can|may|might) (?:still )?go wrong"
            r"|what(?:['’]s| is) (?:worrying|blocking|slowing) us(?: down)?"
            r"|what(?:['’]s| is) (?:at risk|in (?:the|our) way|on fire)|in (?:the|our) way|blocking us|slowing us down",
            r"(?:worry|concern|watch|risk|threat|blocker) ?(?:list|log|register|board)|(?:list of )?(?:worries|problems)",
            r"(?:to )?(?:watch|keep (?:an )?eyes? on|keep watching|watch(?:ing)? closely|look out for|watch out(?: for)?|monitor closely)"
            r"|(?:keeping (?:an )?eyes? on|watch(?:ing)? (?:items|points)|look-?outs?|eyes on|watching)",
            r"(?:things|items|points) (?:we are |we['’]re )?(?:to watch|watching|to keep an eye on|of concern)|concerns raised",
            r"(?:open|current|main|top|live|active) (?:problems|concerns|issues|worries)|safety concerns",
        ),
    ),
    ("risk", _CONCERNS),
    ("risk", _whole(r"(?:external|internal|cross-team|delivery|technical|project|top|key|active|live|team|our) blockers")),
    (
        "action",
        _whole(
            r"aps|ais?|promises(?: made)?|pledges|commitments(?: made)?|things to do|work packages|to-?do list|task list|action list",
            r"jobs (?:for|to do)\b.*|job sheet|(?:to do|to be done|needs? doing)(?: (?:before|by|after)\b.*)?|errands|duties",
            r"(?:open|outstanding|pending|unfinished|remaining|unresolved) (?:items|points|matters|business|work|jobs|threads|ends|tasks)",
            r"(?:matters|items|actions|points|issues|tasks) (?:outstanding|open|pending|arising|left|remaining)(?: (?:from|since"
            r"|of) .{2,40})?",
            r"still (?:open|to do|outstanding|pending|owed|on the list|to come)|left (?:to do|open|over)|leftovers|what(?:['’]s"
            r"| is) left(?: to do)?"
            r"|outstanding|snags|remediation(?: (?:items|work|steps|tasks))?|tasks for .{2,30}|what (?:we|i) owe(?: .{2,20})?"
            r"|please do|(?:things|what) (?:somebody|someone|we|people) (?:has|have|needs?) to do"
            r"|(?:follow-?up|corrective|preventive) work|work to do|in (?:our|my) court"
            r"|loose (?:ends|threads)|open (?:ends|threads|loops)|work (?:left|outstanding|remaining|in hand)|on (?:the|our|my) plate",
            r"what (?:each|every|all)\w* (?:of us )?(?:will|has to|have to|is going to|takes on|does)\b.*",
            r"who (?:owes|does|is doing|has|takes|owns|will do|picks up|brings|did|promised|is on) what(?: (?:and|by|until) when"
            r"| to whom)?",
            r"owed|iou?s|promised|(?:tasks|actions|owners|to-?dos) (?:&|and|/|\+) (?:owners|actions|tasks|deadlines|dates|due dates)",
            r"(?:ticked|crossed|checked|struck) off(?: (?:the|our) list)?",
            r"follow(?:ing)?[- ]?(?:up|through)s?|chasers?|to chase|chase list|due (?:soon|next|this week|today)|coming due|deadlines",
            r"(?:assigned|delegated|allocated|handed out)(?: (?:today|work|items|tasks|jobs|to \w+))?|responsibilities|assignments",
        ),
    ),
    (
        "priority",
        _whole(
            r"before (?:the |our )?(?:next|coming) (?:time|meeting|session|call|round|evening|one|\w+ (?:day|night|meeting|call))",
            r"looking ahead|forward (?:look|plan)|big rocks|(?:planned|to tackle|to do|up) (?:for )?(?:tomorrow|next)"
            r"|\w+day(?:[’']s)? top (?:\d+|three|five)|upcoming|to come|coming(?: up)?(?: next| soon)?|on the horizon|what(?:['’]s"
            r"| is) coming(?: up)?|outlook|week ahead",
            rf"(?:focus|plans?|planned|goals|work|targets|intentions) (?:for |in )?(?:the )?next\b.*|next (?:period|month|quarter"
            rf"|iteration|fortnight"
            rf"|{_ORDINAL} ?(?:h|hrs?|hours|days?|weeks?))",
            r"(?:plans?|planned) (?:until|till|to|through|up to|for) .{2,30}|planned (?:activities|work|tasks"
            r"|steps)(?:,? (?:for )?(?:the )?next .{2,30})?",
            rf"{_WEEKDAY},? (?:what to|to) (?:watch|do|tackle)|(?:what )?to (?:watch|do|tackle) (?:on )?{_WEEKDAY}",
            r"first thing(?:s)?(?: (?:tomorrow|on \w+|\w+day|in the morning|next (?:week|day)))?(?:s first)?",
            r"(?:the )?(?:game |battle )?plan (?:for|of) (?:the )?(?:day|week|weekend|attack|action|month|night|coming \w+)",
            r"what(?:['’]s| is| comes) (?:first|next|up)(?: on \w+day)?",
            r"what (?:will|do) (?:you|we|i) (?:do|work on|tackle|pick up|plan)(?: to do)? (?:tomorrow|next)\??",
            r"what (?:we|i) (?:do|will do|['’]ll do|are doing|plan|tackle|pick up) (?:next|tomorrow|then)|where (?:we go )?next"
            r"|next (?:moves|in line|jobs)",
            r"(?:lined|queued|teed) up(?: (?:next|for \w+))?|on deck(?: for \w+)?|on tap"
            r"|on the (?:docket|cards|agenda)(?: (?:for )?(?:tomorrow|next))?"
            r"|marching orders",
            r"focus(?: areas?| points?| items?| list)?(?: (?:for|in|this) .{2,20})?|top of (?:the|our) list|must[- ](?:dos?|haves?|wins?)",
            rf"(?:early|late|day|night|morning|evening|next|incoming|relief|weekend|swing|graveyard) {_CREW},? please",
            rf"(?:to|for) {_CREW} [a-z0-9](?:,? please)?(?:,? in (?:this|that) order)?",
            rf"(?:to|for) (?:the )?(?:next|incoming|evening|night|morning|day|late|early|relief|weekend|swing"
            rf"|graveyard) {_CREW}(?:,? please)?(?:,? in (?:this|that) order)?",
        ),
    ),
    (
        "metric",
        _whole(
            r"(?:[\w&]+ ){0,4}figures"
            r"|(?:\w+ )?indicators|vitals|key (?:data|results)|sl[ao]s?|throughput|measured today|readings|quantities",
            r"(?:by|in) (?:the )?numbers|(?:the |in |(?:week|day|sprint) \d{1,2}(?:[’']s)? )?(?:numbers|figures)"
            r"|score ?(?:board|card|sheet)|gauges|telemetry|tall(?:y|ies)|totals"
            r"|measures|measurements",
            r"pulse|output|production|performance|volumes?|instruments|meters",
        ),
    ),
    (
        "checkpoint",
        _whole(
            r"(?:what )?happened|records? of (?:the )?(?:day|shift|night)",
            r"(?:(?:appendix|annex) \w{1,2}: )?(?:messages|mails|notices|communications|announcements) sent",
            r"events|diary|run log|timetable|journal|log ?book|minute by minute|the day|(?:how|what) the (?:day|night|shift) (?:went"
            r"|ran|unfolded|brought)|by the clock"
            r"|what happened|play[- ]by[- ]play|blow[- ]by[- ]blow|as it happened|run sheet|running log|logs?|incident (?:recap|history"
            r"|record)"
            r"|(?:[\w-]+ ){1,3}log|activity|(?:the )?day in (?:review|short)|gates|syncs|stand-?ups|check-?ins|the (?:night|shift"
            r"|morning)|order of events"
        ),
    ),
    (
        "story",
        _whole(
            r"(?:prs?|pull requests|merge requests|mrs?|cards|user stories|tickets worked|features|epics|work ?streams"
            r"|(?:(?:wave|phase|stage|sprint|release|milestone|work ?stream|project)(?: \d{1,2})? )?deliverables|backlog)"
            r"(?: (?:&|and|/) (?:prs?|tickets|cards|issues|stories|epics|features))?(?: (?:merged|shipped|landed|in flight|open))?",
            r"(?:tickets|issues|cards|stories|items) (?:worked on|moved|touched)|what (?:we )?(?:shipped|landed|merged|delivered)",
            r"what (?:moved|changed|progressed)(?: forward| on the board)?|(?:release|ship|launch|merge|milestone)[ -]?blockers(?: list)?",
            r"(?:work|items|stories|features|changes|tickets) in (?:flight|progress|motion)|in[- ]flight(?: work)?",
        ),
    ),
)
