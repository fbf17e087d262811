"""What items show themselves to be by what each of them states, whatever the heading above calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.blocks import Block, Entry, Item, Table, item_entry
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain

_TYPE = lazy(r"type|category|kind|class|raid", re.I)
_OURS: dict[str, Claim] = {"risk": "risk", "issue": "risk", "action": "action", "story": "story", "decision": "decision"}
_RAID: dict[str, Claim | None] = {**_OURS, "assumption": None, "dependency": None}
_RATED = r"\W+(?:is\s+|very\s+)?(?:low|medium|moderate|high|severe|critical|[lmh]\b|\d)"
_POINTS = lazy(r"\d\s*(?:story\s+)?(?:pts|points?|sp)\s*[\])]|\b(?:story\s+)?(?:points?|pts):\s*\d", re.I)
_LIKELIHOOD = lazy(rf"\b(?:likelihood|probability){_RATED}", re.I)
_IMPACT = lazy(rf"\bimpact{_RATED}", re.I)


def shown_by(blocks: Iterable[Block], claim: Claim | None) -> Claim | None:
    """Return what `blocks` hold that stand where `claim` was announced: work with story points is stories, what has odds is risks.

    Most of the items, and at least two, have to state it.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- **T-1 – Cache** (5 pts)\\n- **T-2 – Badge** (3 pts)\\n"
    >>> shown_by(parse_blocks(Source(path="a.md", text=text)).blocks, "action")
    'story'
    """
    if claim not in ("action", None):
        return claim
    items = [block for block in blocks if type(block) is Item]
    if len(items) < 2:
        return claim
    stated = [_stated(item_entry(item)) for item in items]
    if _most(bool(_POINTS.search(one)) for one in stated):
        return "story"
    return "risk" if _most(bool(_LIKELIHOOD.search(one) and _IMPACT.search(one)) for one in stated) else claim


def kinds_of_rows(table: Table) -> tuple[Claim | None, ...] | None:
    """Return what each row of a table is by its own column for that, as in a RAID log; None where a table has no such column.

    Assumptions and dependencies are on record as such, and are none of our kinds.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "| ID | Type | Summary |\\n|---|---|---|\\n| N-1 | Risk | Late |\\n| N-2 | Assumption | Sunny |\\n"
    >>> kinds_of_rows(parse_blocks(Source(path="a.md", text=text)).blocks[0])
    ('risk', None)
    """
    at = next((at for at, cell in enumerate(table.header[:4]) if _TYPE.fullmatch(plain(cell).strip(" :"))), None)
    if at is None:
        return None
    types = [plain(row.cells[at]).strip().lower() for row in table.rows]
    return tuple(_RAID[one] for one in types) if types and all(one in _RAID for one in types) else None


def _stated(entry: Entry) -> str:
    return plain("\n".join((entry.head, *(f"{label}: {value}" for label, value in entry.fields))))


def _most(stated: Iterable[bool]) -> bool:
    found = list(stated)
    return 3 * sum(found) >= 2 * len(found) and sum(found) > 1
