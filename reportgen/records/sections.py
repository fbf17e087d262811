"""What teams call the sections of a report: patterns for the headings that announce a kind of record."""

from __future__ import annotations

from typing import Literal

Claim = Literal["action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric", "narrative"]

STATES = (
    r"(?:done|completed?|in progress|wip|doing|to do|todo|blocked|in review|review|next up|backlog|merged|shipped|closed"
    r"|not started|planned|ready|on hold|parked|started|landed|delivered|deployed|in flight|in qa|in testing|under review|cancelled|dropped"
    r"|deferred|waiting|stuck|paused|queued|finished|ongoing|under way|underway|in the works|in hand|in play|in motion|not completed"
    r"|not done|ticked off|crossed off)"
)
_DAYS = (
    r"(?:(?:day|week|sprint|run|shift|cycle|iteration)\s*\d+|tomorrow(?:['’]s)?"
    r"|next(?:[- ](?:(?:working |business )?day|week|sprint|shift|run|cycle|iteration|24h?|24 hours))?|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|upcoming|january|february|march|april|may|june|july|august|september|october|november"
    r"|december"
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
    ("checkpoint", r"\bschedule (?:as (?:run|held|it (?:went|happened)|executed)|recap)\b"),
    ("narrative", rf"{_DAYS}.*\bschedule\b|\bschedule for\b|{_DAYS}.*\bagenda\b"),
    ("narrative", r"^(?:pre-?conditions?|prerequisites)$|\b(?:readiness|demo|release|launch|deployment|go-?live|go/no-go) checklist$"),
    ("narrative", r"^what we (?:wanted|set out|hoped|aimed)\b|^(?:actual|expected|intended) outcomes?$"),
    ("narrative", r"^assumptions?$|^why\b|\b(?:exit|entry) (?:gates?|criteria)$|\brules$"),
    (
        "narrative",
        (
            r"^(?:hand-?over )?notes? (?:for|to|on|from)\b|^agenda|meeting agenda|attendees|attendance|^apologies|participants|dependenc"
            r"|acceptance criteria|escalation (?:criteria|protocol|path|matrix|polic|contact|procedure)|risk (?:matrix|appetite"
            r"|scoring)"
        ),
    ),
    ("action", r"^(?:open |new )?bugs(?: log| list)?$"),
    (
        "narrative",
        (
            r"definition of done|capacity|\broster\b|\brota\b|resource (?:allocation|plan)|glossary|^links|references"
            r"|artifacts?\b|contacts?$|success criteria|objectives"
            rf"|^goals\b(?! for (?:the )?{_DAYS})"
            r"|daily goals|key findings|evidence|defects?\b|known (?:issues|limitations)"
        ),
    ),
    (
        "priority",
        (
            rf"^{_DAYS}\b.*\b(?:priorit(?:y|ies)|what matters|must[- ]haves"
            r"|plan|focus|tasks|goals|actions|to-?dos?|targets|objectives|outlook|look[- ]?ahead"
            rf"|commitments|preview|themes|work|queue|line-?up)\b"
        ),
    ),
    (
        "priority",
        (
            rf"^(?:for|plan for|before) t ?(?:[-–]|minus) ?\d|^(?:plan|focus) {_DAYS}"
            r"|\b(?:priorit(?:y|ies)|plan|focus|tasks|goals|next steps|outlook|look[- ]?ahead|commitments|preparation|queue|line-?up"
            rf"|prep)\b.*\b(?:for|on|to|into|–|—|-|:)\s*{_DAYS}"
        ),
    ),
    (
        "priority",
        (
            r"^next$|^(?:the )?(?:next|immediate next|upcoming) steps\b|^tomorrow\b"
            r"|^next (?:(?:[a-z]+ )?day|shift|up|24|week|sprint|run)\b"
            r"|^up next"
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
    ("decision", r"^decisions? (?:taken|made|outside)\b"),
    (
        "risk",
        (
            r"(?<!\bat )\brisks?\b|\braid\b|\b(?:exposures?|hazards?|threats?) (?:register|log|list|board|table)\b"
            r"|blockers? (?:&|and|/) (?:risks|issues|concerns)|^blockers?\b(?! for (?:the )?(?:management|leadership"
            r"|sponsor|board|exec|steer|director|c[et]o\b))|^impediments?\b|^(?:worries|concerns"
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
            r"\bdecisions\b|^decision\b|^resolved questions|\bwe (?:have )?(?:decided|agreed)\b(?! to do\b)|^decided\b"
            r"|^agreed(?: (?:on|in|with|at|today)\b.*|$)|^agreements$"
            r"|^(?:rulings|determinations|settled|decided \w.*)$"
            r"|^(?:what|things) (?:we|was|were|has been|have been) (?:\w+ )?(?:settled|agreed|decided)\b(?! to do\b)"
            r"|^resolutions(?: (?:adopted|passed|taken|of)\b.*|$)|\bcalls (?:we )?made\b"
        ),
    ),
    (
        "escalation",
        (
            r"^(?:(?:matters|items|issues|points) )?(?:raised|referred|escalated) (?:to|with|up|upwards?|above|beyond)\b"
            r"|^(?:taken|brought|put|sent) (?:up )?(?:to|before) (?:the )?(?:steering|sponsors?|(?:\w+ )?board|management|directors?"
            r"|executive|leadership)\b"
            r"|^to be escalated\b|^(?:needs|for) (?:management|executive|board|leadership) attention$"
            r"|^for the (?:executive|board|steering|management)\b"
            r"|^escalat(?:ions?|ed)\b|\bescalations?$|escalation (?:log|summary|register|items)"
            r"|^(?:need )?help(?: needed| wanted| please)?!?$|^asks?(?: (?:of|to|for) .*)?$|^what we ask\b"
            r"|^needs (?:a )?decision (?:by|from)\b|^needs (?:\w+ )?attention\b|^calls? for help\b"
            r"|^needs (?:a |our |the )?(?:managers?|management|leadership|leads?|sponsor|director|board|executive|foundation|steering)\b"
        ),
    ),
    (
        "action",
        (
            r"^(?:still|left|open) to (?:be )?(?:do|done)\b|^must[- ]fix(?:es)?\b"
            r"|\baction[- ]?items?\b|\bactions?\b(?! plan)|\bfollow-?ups?\b(?=.*(?:logged|register|items))"
            r"|^(?:\w+['’]s )?follow-?ups(?: (?:agreed|from|of|in|after|logged|taken|assigned)\b.*)?$"
            r"|^what (?:we|the team) (?:will|want to|are going to|['’]ll) (?:change|improve|do (?:differently|better|about))\b"
            r"|\b(?:agreed|decided|promised|undertook|undertaken) to do$"
            r"|^who does what|^instructions(?: given| issued)?$|^follow-?up (?:list|items|points|tasks)$"
            r"|^(?:tasks|work) (?:agreed|assigned|given|handed out)\b|^(?:homework"
            r"|(?:punch|snag|job) ?list|jobs|who (?:does )?what(?: when)?)$"
            r"|^(?:open loops|loose ends|handed over)\b|^(?:agreed |post-meeting )?(?:chores|actions"
            r"|next actions)\b|^to-? ?dos?\b|improvement (?:items"
            r"|tasks)|^work items\b|^(?:open |new |completed |carry-?over |carried |assigned |outstanding )?(?:to-?dos?|tasks"
            r"|work items)$"
        ),
    ),
    ("action", r"\blist of open points\b|^(?:open points|lops?)(?: list)?$"),
    (
        "action",
        (
            r"^(?:carry-?over|carried[- ]over|carry-?forward|carried[- ]forward)(?: items?| tasks?| actions?| work)?$"
            r"|^(?:team )?assignments$|^tickets?$|^task (?:status|list|tracker)|modifications required"
            r"|^bench tasks|^work orders?"
        ),
    ),
    (
        "story",
        (
            r"\bstor(?:y|ies)\b|(?:sprint(?: \d+)?|product|committed) backlog|^stretch (?:scope|goals|items)$"
            r"|^task (?:results|outcomes|board)\b"
            r"|backlog items|^backlog$|^sprint(?: \d+)? (?:items|board|scope"
            r"|commitments?|tasks|stories)"
            r"|(?<!by )(?<!the )(?<!from )(?<!project )(?<!programme )(?<!program )(?<!steering )(?<!review )"
            r"\b(?:board|kanban)$|^(?:epics?|features?)(?: status| progress)?$"
            r"|^(?:[\w-]+ )?work ?(?:stream )?packages?(?: (?:on|of|in|for) .{2,40})?$"
            r"|\bbacklog (?:movements?|changes|progress|status|updates?)$"
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
