"""How far work is, by the heading above it: the columns of a board, and one alone ("In progress") whose items are somebody's."""

from __future__ import annotations

from itertools import pairwise

from reportgen.blocks import Item, Section, item_entry
from reportgen.records.claim import state_heading
from reportgen.records.context import Context
from reportgen.records.fields import meanings_of
from reportgen.records.head import read_head
from reportgen.records.looks import gives_ids
from reportgen.records.sections import Claim
from reportgen.text import plain
from reportgen.values.ident import split_id
from reportgen.values.status import read_status

_WORK = ("action", "story")


def board_of(sections: tuple[Section, ...]) -> Claim | None:
    """Return what the columns of a board hold, None where `sections` are no board: two side by side say how far something is.

    Stories, where each has an id; else a mixture that is all work to do.
    """
    if len(sections) < 2:
        return None
    states = [state_heading(one.title) for one in sections]
    if not any(one and other and one != other for one, other in pairwise(states)):
        return None
    items = [block for one, state in zip(sections, states, strict=True) if state for block in one.blocks if type(block) is Item]
    return "story" if all(split_id(plain(item.text))[0] for item in items) else "action"


def kind_given(section: Section, context: Context) -> Claim | None:
    """Return what a list of how far work is ("Closed today") holds, None where its items are nobody's.

    What has ids is what their families are, or stories where nobody says so. Without ids, items that are somebody's are actions:
    all of them where they are done, since that may be any news of the day, else most.
    """
    items = [block for block in section.blocks if type(block) is Item]
    if not gives_ids(section):
        state = read_status(state_heading(section.title) or "", context.vocabulary)
        least = len(items) if state and state.state == "done" else (len(items) + 1) // 2
        return "action" if items and sum(_is_owned(item, context) for item in items) >= least else None
    known = [context.kind_of(split_id(plain(item.text))[0]) for item in items]
    return "action" if known and all(kind == "action" for kind in known) else "story"


def _is_owned(item: Item, context: Context) -> bool:
    """Tell whether an item says whose it is: "Read the draft (Ana)"."""
    return "owner" in read_head(item.text, context).said or "owner" in meanings_of(item_entry(item), context.vocabulary)


def stays(stated: str | None, own: Claim | None, claim: Claim | None) -> bool:
    """Tell whether a heading that says how far work is, "In flight", leaves open what that is where a heading above says it.

    >>> stays("in flight", "story", "action"), stays(None, "story", "action")
    (True, False)
    """
    return bool(stated) and own in _WORK and claim in _WORK
