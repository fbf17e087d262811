"""Whose work is, where no field says so: "Ana: fix it", "Avery to publish it", a name above a list."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import split_label
from reportgen.records.assigned import instructed
from reportgen.records.context import Context
from reportgen.records.head import read_head, trim
from reportgen.records.named import Named, with_id
from reportgen.text import lazy, plain, remember
from reportgen.values.people import is_group, known_names, looks_like_people, split_owners

_TO_DO = lazy(
    r"^((?:[A-Z][\w.-]*)(?:\s+(?:[A-Z][\w.-]*|and|&|\+|/|desk|office|team|crew|group|board|council))*)"
    r"(?:\s+\([^()]*\))?\s+(?:to|will|should|must)\s+(?!(?:the|an?|all|our|their|its|each|every)\b)[a-z]"
)
_ROLE = lazy(
    (
        r"^(?:qa|devops|security|legal|product|finance|support|sre|ops|marketing|sales|design|data|platform|infra|cto|ceo|cfo|coo|cio|ciso|pm"
        r"|program pm|release manager|tech lead|hr|it)$"
    ),
    re.I,
)
_ONE_NAME = lazy(
    r"^[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+|-(?!(?:up|off|over|in|out|run|live|on|down|back|test|mail|do|end|line|site|go|call|use"
    r"|pay|end)s?$)[a-z]{2,4})?$"
)
_INITIALED = lazy(r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?$")  # "F. Adeyinka"
_BEHIND_NAME = lazy(r"(?:\s*\([^()]*\)|[\s,·|@–—-]+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)+\s*$", re.I)
_LONGEST_NAME = 200  # signs of a name with all that may stand behind it
_LAST_NAME = lazy(r"(?:[A-ZÀ-Þ]\.?|[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)$")
_ASKS_WHO = lazy(r"\b(?:who|whom|each|owes?|owed|assign\w*|homework|commitments?|promis\w+|pledges|responsib\w+|delegated|chores"
    r"|jobs for)\b", re.I)
_LEAD = lazy(r"(?P<who>[^\W\d_][\w.@-]*(?:\s*(?:[,&+/]|\sand\b)?\s*[^\W\d_][\w.-]*){0,3}?)\s*(?:\s[–—-]|:)\s+(?=\S)")
BEFORE_DASH = lazy(r"(?P<who>[A-ZÀ-Þ][\w.-]*(?:\s(?:(?:and|[&+])\s)?[A-ZÀ-Þ][\w.-]*){0,3})\s[–—-]\s+(?=[a-z])")
_TAKES_ON = lazy(
    r"(?P<who>[A-Z][\w.-]*(?:\s+(?:[A-Z][\w.-]*|and|&|\+|/))*)\s+(?:owes?|(?:has|have|needs?|is|are|agreed|promised|volunteered|offered"
    r"|is going) to"
    r"|promise[sd]|pledge[sd]|commit(?:s|ted) to|takes?(?: on)?|owns?|picks? up|handles?|chases?|follows? up|looks? after)\s+\S"
)
_NOT_A_PERSON = lazy(
    (
        r"^(?:i|we|us|you|he|she|they|it|escalations?|escalated|metrics?|stories|note|notes|reminder|remember|update|updates|summary|goal|context|impact|reason|result|outcome|next|blocker|blockers"
        r"|blocked|pending|open|closed|done|new|watch|focus|need|needs|plan|try"
        r"|continue|how|time|ready|able|want|agreed|agree|back|scope|risk|risks|action|actions|decision|status|owner|carry"
        r"|carryover|carryforward|deadline|target|priority|process|cleanup|docs|documentation"
        r"|testing|tests|build|release|deploy|deployment|review|retro|total|other|misc|follow|followup|everyone|everybody|nobody"
        r"|someone|team|reviewed|monitor|monitoring|communication|coordination|mitigation"
        r"|readiness|velocity|capacity|burndown|progress|dependency|dependencies|metrics|artifacts?|link|links|see|task|tasks"
        r"|step|steps|phase|ongoing|completed|overdue|today"
        r"|tomorrow|who|what|when|where|why|which|continued|critical|optional|stretch|due|details|description)$"
    ),
    re.I,
)
_NAME_AND_MORE = lazy(r"\(([^\W\d_][\w.-]*),[^()]*\)$")  # "Buy a new probe (Sasha, ordered)"
_DONE_BY = lazy(r"\bby\s+([A-Z][\w-]+(?:\s+(?:and|&|\+)\s+[A-Z][\w-]+)?)")


def implied_owner(named: Named, context: Context, claimed: bool) -> tuple[str, ...]:
    """Return the owner in "Avery to publish …", "… (Avery, ordered)" or "Completed by Oliver", and, where actions stand, "Avery owes …"."""
    takes = _TAKES_ON.match(named.title) if claimed else None
    if takes and is_person(takes["who"], context, single=True):
        return split_owners(takes["who"], context.vocabulary)
    to_do = _TO_DO.match(named.title)
    who = to_do.group(1) if to_do else ""
    if who and (is_person(who, context, single=True) or (claimed and (_full_name(who) or is_group(who)))):
        return split_owners(who, context.vocabulary)
    if office := instructed(named.title):
        return split_owners(office, context.vocabulary)
    aside = _NAME_AND_MORE.search(named.title) if named.title.endswith(")") else None
    if aside and aside.group(1).lower() in known_names(context.roster):
        return split_owners(aside.group(1), context.vocabulary)
    done_by = _DONE_BY.search(named.head.tail)
    if done_by and is_person(done_by.group(1), context):
        return split_owners(done_by.group(1), context.vocabulary)
    return ()


def _asks_who(context: Context) -> bool:
    """Tell whether a heading asks who does what: what its lines open with is somebody, also in small letters and before a dash."""
    return _asks(context.label or context.heading)


@remember
def _asks(words: str) -> bool:
    return bool(_ASKS_WHO.search(words))


def _led_by(named: Named, context: Context) -> Named:
    """Take "ottoline: write to the vendor" and "Tomas – plate swap" apart below a heading that asks who does what."""
    lead = _LEAD.match(named.title) if named.id is None and not named.head.label and not named.head.said.get("owner") else None
    names = split_owners(lead["who"]) if lead else ()
    if not lead or not names or not all(is_person(name if name[0].isupper() else name.title(), context, single=True) for name in names):
        return named
    head = msgspec.structs.replace(named.head, said={"owner": lead["who"], **named.head.said})
    return Named(id=None, title=trim(named.title[lead.end() :]), head=head)


def _full_name(text: str) -> bool:
    """Tell whether `text` is a first and a last name, or a first name and an initial: "Ana Roe", "Ana R."."""
    first, _, last = text.partition(" ")
    return bool(_ONE_NAME.match(first) and _LAST_NAME.match(last)) and not _NOT_A_PERSON.match(first) and looks_like_people(text)


def _before_dash(title: str, context: Context) -> tuple[str, str]:
    """Split "Ana + Bo – call the bank" into whom the document knows and what they do; no one for any other title.

    >>> _before_dash("Ana + Bo – call the bank", Context(roster=frozenset(("Ana", "Bo"))))
    ('Ana + Bo', 'call the bank')
    """
    match = BEFORE_DASH.match(title)
    known = known_names(context.roster)
    if match is None or not all(name.lower() in known for name in split_owners(match["who"])):
        return "", title
    return match["who"], title[match.end() :]


def named_lead(named: Named, context: Context, claimed: bool) -> Named:
    """Take "Oliver: validate …" apart, where the label is a person, and "Oliver – validate …", where the document knows that."""
    if claimed and _asks_who(context) and (led := _led_by(named, context)) is not named:
        return led
    label, rest = (named.head.label, named.title) if named.head.label else split_label(named.title)
    said: dict[str, str] = {}
    if claimed and not label and " " in named.title and "owner" not in named.head.said:
        label, rest = _before_dash(named.title, context)
    if named.id is None and not label and named.head.tail and looks_like_people(named.title, context.roster):
        label, rest, said = named.title, *_behind_name(named.head.tail, context)
    if label and rest and not rest[0].isdigit() and is_person(label, context, single=claimed and named.id is None):
        head = msgspec.structs.replace(named.head, label="", said={**said, "owner": label, **named.head.said})
        return Named(id=named.id, title=trim(rest), head=head)
    return named


def _behind_name(tail: str, context: Context) -> tuple[str, dict[str, str]]:
    """Return what somebody does, and what is said beside it: "A-2 and A-5 in one change, by Friday", whose ids are part of the words."""
    head = read_head(tail, context)
    title = with_id(head, plain(tail)) if head.id_loose else head.title
    return title or tail, head.said


def is_person(label: str, context: Context, *, single: bool = False) -> bool:
    """Tell a person from a word before a colon ("Note: …"): by the roster, as a usual role, or (`single`) as one name-like word."""
    names = split_owners(label, context.vocabulary)
    known = known_names(context.roster)

    def fits(name: str) -> bool:
        likely = single and bool(_ONE_NAME.match(name)) and not _NOT_A_PERSON.match(name) and looks_like_people(name)
        return name.lower() in known or bool(_ROLE.match(name)) or likely or (single and bool(_INITIALED.match(name)))

    return bool(names) and all(fits(name) for name in names)


def named_by(heading: str, context: Context) -> str:
    """Return the person of this document whose name a heading is, also with a role or the time behind it; nothing for any other.

    >>> named_by("Yuki Tanabe 4:58 PM", Context(roster=frozenset({"Yuki Tanabe"}))), named_by("Backend", Context())
    ('Yuki Tanabe', '')
    """
    name = _BEHIND_NAME.sub("", heading).strip() if len(heading) <= _LONGEST_NAME else ""
    return name if name.lower() in known_names(context.roster) else ""


def owner_above(context: Context) -> tuple[str, ...]:
    """Return who is named above a list of work, where the document says elsewhere, too, that this is a person."""
    return split_owners(context.person, context.vocabulary) if context.person.lower() in known_names(context.roster) else ()
