"""Whether work is of a backlog, a story, or somebody's to do, an action item: told by what it states, in whatever shape it stands."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from reportgen.records.sections import Claim
from reportgen.text import lazy

_ANY_WORK = lazy(r"\bwork items\b|\btickets\b", re.I)  # headings that say that it is work, and not of what kind
_TICKETS = lazy(r"\btickets\b", re.I)
_WORK_ITEMS = lazy(r"\bwork items\b", re.I)  # of a backlog, where nobody says by when
_TO_SOLVE = lazy(r"\b(?:issues?|incidents?|carr(?:y|ied)[- ]?(?:over|forward))\b", re.I)  # what came up on the way, and is in no backlog
_OF_ACTIONS = lazy(r"(?:ai|ap|act|action)s?[^a-z]", re.I)


def kind_of_work(stated: AbstractSet[str], claim: Claim | None, heading: str = "", ident: str = "") -> Claim | None:
    """Return what work is that stands where `claim` was announced, below `heading`, by the names of `FIELDS` that it states.

    Points are of a story. Who and by when are of an action item; how far it is, and no day, of a story. These count only where
    nobody announced the kind, or the heading speaks of any work. An `ident` such as AI-7 says what it is. Tickets with a
    priority and no points are of a queue that somebody works off, and of no backlog.

    >>> kind_of_work({"id", "owner", "due", "status"}, None), kind_of_work({"id", "owner", "status"}, None)
    ('action', 'story')
    >>> kind_of_work({"id", "owner", "status"}, "action"), kind_of_work({"id", "owner", "status"}, "action", "Work items")
    ('action', 'story')
    >>> kind_of_work({"id", "owner", "status"}, None, "Carried over"), kind_of_work({"id", "owner", "status"}, None, ident="AI-7")
    ('action', 'action')
    >>> kind_of_work({"id", "owner", "status", "priority"}, None, "Tickets of the night")
    'action'
    """
    if claim not in ("action", "story", None) or (claim is not None and "points" not in stated and not _ANY_WORK.search(heading)):
        return claim
    if "points" in stated:
        return "story"
    if "due" in stated:
        return "action" if "owner" in stated and (claim or "id" in stated) else claim
    if {"id", "owner", "status", "priority"} <= stated and _TICKETS.search(heading):
        return "action"
    if claim is not None:
        return "story" if "id" in stated and _WORK_ITEMS.search(heading) else claim
    if "id" not in stated or not ("progress" in stated or {"owner", "status"} <= stated):
        return None
    return "action" if _TO_SOLVE.search(heading) or _OF_ACTIONS.match(ident) else "story"
