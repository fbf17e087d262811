"""The words that reports use: shipped defaults, extended by a team's `site.toml`."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from reportgen.text import remember

State = Literal["new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review", "done", "deferred", "cancelled"]
Level = Literal["green", "yellow", "red"]

# One line a state; longer phrases win over shorter ones, so the order within a line does not matter.
STATES: dict[State, str] = {
    "new": "new | newly logged | newly added | logged | created | raised",
    "planned": (
        "not started | open | pending | planned | scheduled | queued | to do | todo | backlog | to be done"
        " | ready to start | not yet started | upcoming | assigned | tbd | unstarted | ready | proposed | committed"
    ),
    "in_progress": (
        "drafting | draft | in progress | in-progress | inprogress | active | watching | implementation | implementing"
        " | wip | ongoing | started | underway | under way | executing | in development | developing | investigating"
        " | monitoring | running | working | in flight | partial | partially done | partially complete"
        " | partially completed | continuing | testing | in testing | progressing | mostly done | doing | reopened"
        " | in work | mitigating"
    ),
    "blocked": "blocked | waiting | stalled | stuck | failed | failing | on hold | paused | rejected | impeded | held",
    "at_risk": (
        "at risk | at-risk | behind | delayed | late | slipping | slipped | off track | below target | overdue | missed"
        " | yellow | red | critical"
    ),
    "on_track": "on track | on-track | green | ahead of schedule | on schedule | on target | healthy",
    "in_review": (
        "ready for review | in review | under review | final review | review | ready for deployment | ready to deploy"
        " | awaiting sign-off | awaiting signoff | awaiting review | awaiting approval | awaiting qa | pending review"
        " | pending sign-off | pending approval | ready for approval | ready for sign-off | ready for qa"
        " | ready for merge | ready to merge | pr open | pr submitted | submitted for review | enters final verification"
        " | final verification | in qa | in verification | in final review | validating | in validation"
        " | ready for release | ready for testing | ready for test | in code review"
    ),
    "done": (
        "done | complete | completed | accepted | approved | delivered | closed | finalized | finalised | finished"
        " | resolved | merged | shipped | deployed | released | published | signed off | landed | fixed | verified"
        " | validated | implemented | met | pass | passed | executed | archived | achieved | fulfilled | live | sent"
        " | submitted"
    ),
    "deferred": (
        "deferred | carried over | carry-over | carried forward | postponed | parked | moved to next sprint | backlogged "
        "| later | rescheduled"
        " | descoped to next sprint | deprioritized | deprioritised | snoozed"
    ),
    "cancelled": (
        "cancelled | canceled | won't do | won’t do | wont do | dropped | abandoned | withdrawn | rejected as duplicate"
        " | obsolete | descoped | superseded | skipped | wontfix | won't fix | duplicate | removed"
    ),
}

STATE_MARKS: dict[str, State] = {
    "✅": "done",
    "☑": "done",
    "✔": "done",
    "✓": "done",
    "🎉": "done",
    "🟢": "on_track",
    "🟡": "at_risk",
    "🟠": "at_risk",
    "⚠": "at_risk",
    "🔴": "blocked",
    "⛔": "blocked",
    "🛑": "blocked",
    "🚫": "blocked",
    "🔄": "in_progress",
    "🚧": "in_progress",
    "⚙": "in_progress",
    "🏗": "in_progress",
    "🔵": "in_progress",
    "▶": "in_progress",
    "🆕": "new",
    "⏳": "planned",
    "📋": "planned",
    "⬜": "planned",
    "⚪": "planned",
    "🔲": "planned",
    "📅": "planned",
    "👀": "in_review",
    "🔍": "in_review",
    "⏸": "deferred",
    "❌": "blocked",
}

LEVELS: dict[Level, str] = {
    "green": "green | grün | verde | vert",
    "yellow": "yellow | amber | orange | gelb | amarillo | jaune",
    "red": "red | rot | rojo | rouge",
}

LEVEL_MARKS: dict[str, Level] = {"🟢": "green", "🟡": "yellow", "🟠": "yellow", "🔴": "red"}

# What a labelled field is called, by the name under which readers ask for it.
FIELDS: dict[str, str] = {
    "id": (
        "id | # | no | no. | nr | ref | key | item id | action id | risk id | story id | task id | ticket | issue"
        " | decision id | ai | ai id | action item id | escalation id | metric id | item # | action # | issue id | jira"
        " | number"
    ),
    "owner": (
        "to | r | handed to | owner | owners | owner(s) | assignee | assignees | assigned to | assigned | responsible | dri | who | lead"
        " | accountable | owned by | action owner | risk owner | responsible party | agent | person | engineer"
        " | raised by | decided by | decision owner | driver | approver | engineer | new owner | current owner | made by"
        " | taken by | agreed by | signed by | handler | holder | lead(s) | assignee(s)"
    ),
    "due": (
        "due | due date | eta | deadline | due by | needed by | when | complete by | target date | by when | due day"
        " | finish by | target completion | completion target | expected | target day | estimated completion | due/target"
        " | expected by | by"
    ),
    "target": (
        "wanted | aim | required | requirement | contract | spec | plan | planned | target | goal | threshold | target/threshold "
        "| target value | slo | limit | budget | objective | benchmark"
        " | acceptance threshold | expected value | target (day)"
    ),
    "status": (
        "final | status | state | current status | completion status | disposition | progress status | stage | outcome status"
        " | new status | verdict"
    ),
    "progress": ("progress | completion | percent | % | % complete | complete | percent complete | completion % | % done | done % | done"),
    "points": "points | story points | pts | sp | estimate | size | story point | point",
    "priority": "priority | prio | p | urgency | pri",
    "likelihood": "likelihood | probability | prob | prob. | chance | l | odds",
    "impact": "impact | severity if it happens | consequence | i",
    "chance": (
        "likelihood/impact | l/i | probability/impact | likelihood / impact | prob/impact | likelihood × impact"
        " | probability / impact | likelihood x impact | lxi"
    ),
    "level": ("level | rag | rag status | overall rag | colour | color | rating | risk level | current level | health | exposure"),
    "trend": "trend | direction | movement | change | trajectory",
    "value": (
        "count | observed | value | result | actual | current | current value | measured | achieved | today | observed | reading"
        " | outcome value | latest | now | actual value | current result | score | measurement"
    ),
    "time": (
        "time | when (pt) | time (pt) | time (utc) | clock | start | timestamp | hour | time slot | window | slot"
        " | time window | utc | pt | et | cet | gmt | local time | zeit | uhrzeit | hora | heure"
    ),
    "title": (
        "title | description | name | summary | task | action | action item | item | story | risk | decision | activity"
        " | event | what | topic | escalation | metric | kpi | checkpoint | milestone | priority item | criterion | gate"
        " | measure | indicator | issue description | risk description | action description | story title"
        " | task description | deliverable | work item | question | decision made | action required | risk title"
        " | concern | blocker | metric name | focus | objective / task | goal / task | feature | touchpoint | session"
        " | details"
    ),
    "rationale": "rationale | reason | why | context | justification",
    "notes": "notes | note | comment | comments | remarks | details | update | owner update | latest update",
}


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word.strip(): name for name, words in table.items() for word in words.split("|")}


class Vocabulary(msgspec.Struct, frozen=True, gc=False, kw_only=True, eq=False):
    """Every word that has a meaning, lower case: status words, colours, people's other spellings, id families, headings, fields.

    `states` maps a phrase to a state and `levels` to a colour. `owners` maps another spelling to the name to show;
    `prefixes` an id family (``ACT``) to a record kind; `headings` a heading spelling to a kind; `fields` a label to the
    name in `FIELDS`.

    `build_vocabulary` gives the same object for the same words, also in another process: what was read with a vocabulary can
    be remembered without comparing all its words each time.
    """

    states: dict[str, str] = {}
    levels: dict[str, str] = {}
    owners: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    headings: dict[str, str] = {}
    fields: dict[str, str] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _same, tuple(tuple(getattr(self, name).items()) for name in self.__struct_fields__)


@remember
def _same(*tables: tuple[tuple[str, str], ...]) -> Vocabulary:
    """Return the one vocabulary whose fields, in their order, hold the pairs of `tables`."""
    return Vocabulary(**{name: dict(pairs) for name, pairs in zip(Vocabulary.__struct_fields__, tables, strict=True)})


def build_vocabulary(
    states: dict[str, str] | None = None,
    levels: dict[str, str] | None = None,
    owners: dict[str, str] | None = None,
    prefixes: dict[str, str] | None = None,
    headings: dict[str, str] | None = None,
    fields: dict[str, str] | None = None,
) -> Vocabulary:
    """Return the shipped words with a team's own on top (each argument maps word to meaning).

    >>> build_vocabulary(states={"In der Prüfung": "in_review"}).states["in der prüfung"]
    'in_review'
    """

    def lower(table: dict[str, str] | None) -> dict[str, str]:
        return {word.lower(): meaning for word, meaning in (table or {}).items()}

    field_words: dict[str, str] = {}
    for name, words in FIELDS.items():
        for word in words.split("|"):
            field_words.setdefault(word.strip(), name)
    tables = (
        {**_words({str(k): v for k, v in STATES.items()}), **lower(states)},
        {**_words({str(k): v for k, v in LEVELS.items()}), **lower(levels)},
        lower(owners),
        {word.upper(): meaning for word, meaning in (prefixes or {}).items()},
        lower(headings),
        {**field_words, **lower(fields)},
    )
    return _same(*(tuple(table.items()) for table in tables))


DEFAULT = build_vocabulary()
