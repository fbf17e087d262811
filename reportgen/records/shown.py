"""What items show themselves to be by what each of them states, whatever the heading above calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeGuard

import msgspec

from reportgen.blocks import Block, Entry, Item, Paragraph, Section, Table, item_entry
from reportgen.records.backlog import kind_of_work
from reportgen.records.claim import clean_heading
from reportgen.records.columns import announced_work, assigns, claim_table, stated_by
from reportgen.records.context import Context
from reportgen.records.looks import opens_with_times
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.ident import family, is_cell_id, split_id
from reportgen.values.people import looks_like_people
from reportgen.values.status import starts_with_status

_TYPE = lazy(r"type|category|kind|class|raid", re.I)
_OURS: dict[str, Claim] = {"risk": "risk", "issue": "risk", "action": "action", "story": "story", "decision": "decision"}
_RAID: dict[str, Claim | None] = {**_OURS, "assumption": None, "dependency": None}
# P0, Q1, H2 and W3 are priorities and periods, V2 is a version.
_BARE_ID = lazy(r"[\W_]*(?P<letters>(?![PQHWV]\d)[A-Z]{1,3})(?P<number>\d{1,3})(?=\s+[^\W\d_])")
_FEWEST, _FEWEST_UNTOLD, PICTURED = 2, 3, " ✅☑🔄🚧⏳⬜⚪🟢🟡🔴\ufe0f"
_SOMEBODY = lazy(r"\(([^()]{2,40})\)(?=\s*(?:[–—|:-]|$))")  # "… (Ana) – still digging"
_ASIDES = lazy(r"\s[–—|-]\s|:\s")
_DAY_NAMED = lazy(r"\b(?:due|by|until|deadline|eta|target)\b")
_RATED = r"\W+(?:is\s+|very\s+)?(?:low|medium|moderate|high|severe|critical|[lmh]\b|\d)"
_POINTS = lazy(r"\d\s*(?:story\s+)?(?:pts|points?|sp)\s*(?:[\])]|\.?$|,|\s[–—|·-]\s)|\b(?:story\s+)?(?:points?|pts):\s*\d", re.I)
_LIKELIHOOD = lazy(rf"\b(?:likelihood|probability){_RATED}", re.I)
_IMPACT = lazy(rf"\bimpact{_RATED}", re.I)


WITH_IDS = ("action", "story", "risk", "decision")
"""The kinds whose items may have ids that nothing parts from their words."""


def shown_by(blocks: Iterable[Block], claim: Claim | None, heading: str = "") -> Claim | None:
    """Return what `blocks` hold that stand where `claim` was announced: work with story points is stories, what has odds is risks.

    Most of the items, and at least two, have to state it; without items, of the paragraphs that open in bold. Below a `heading` of
    work items, what has ids and no day is of a backlog.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- **T-1 – Cache** (5 pts)\\n- **T-2 – Badge** (3 pts)\\n"
    >>> shown_by(parse_blocks(Source(path="a.md", text=text)).blocks, "action")
    'story'
    """
    if claim not in ("action", None):
        return claim
    blocks = tuple(blocks)
    stated = [_stated(item_entry(block)) for block in blocks if type(block) is Item]
    kind = kind_of_work(_stated_by_items(blocks, stated, _FEWEST if claim else _FEWEST_UNTOLD), claim, heading)
    if kind == "action" and _most(bool(_POINTS.search(one)) for one in stated):
        return "story"
    stated = stated or [plain(block.text) for block in blocks if type(block) is Paragraph and block.text.startswith("**")]
    if len(stated) < 2 or kind != claim:
        return kind
    if _most(bool(_POINTS.search(one)) for one in stated):
        return "story"
    return "risk" if _most(bool(_LIKELIHOOD.search(one) and _IMPACT.search(one)) for one in stated) else claim


def _stated_by_items(blocks: tuple[Block, ...], stated: list[str], fewest: int) -> set[str]:
    """Return what items state that have ids of one make, "- DR-61 Talk – Okan – delivered": most how far or whose each is, any a day.

    Nothing is stated by others, nor by verdicts, "CTO-1: APPROVED — keep the logs".
    """
    texts = [plain(block.text) for block in blocks if type(block) is Item]
    parted = [split_id(text.lstrip(PICTURED)) for text in texts]
    if len(texts) < fewest or len({family(one) if one else "" for one, _ in parted}) > 1 or not parted[0][0]:
        return set()
    if any(starts_with_status(title) for _, title in parted):
        return set()
    far = [any(starts_with_status(part) for part in _ASIDES.split(text)[1:]) for text in texts]
    days = any(_DAY_NAMED.search(text.lower()) for text in stated)
    named = [match[1] for text in texts if (match := _SOMEBODY.search(text))]
    who = {"owner"} if 4 * sum(map(looks_like_people, named)) >= 3 * len(texts) else set()
    return {"id"} | ({"progress"} if 4 * sum(far) >= 3 * len(far) else set()) | ({"due"} if days else set()) | who


def parted_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with a colon behind the ids of items where nothing parts them from the words: "R1 Wifi too weak", "R2 No spares".

    Ids they are where all of two or more items have one, of the same letters and each of another number.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> found = parted_ids(parse_blocks(Source(path="a.md", text="- R1 Wifi too weak\\n- R2 No spares\\n")).blocks)
    >>> [block.text for block in found]
    ['R1: Wifi too weak', 'R2: No spares']
    """
    kind = Item if any(type(block) is Item for block in blocks) else Paragraph
    if not _are_bare_ids([block.text for block in blocks if _names(block, kind)]):
        return blocks
    return tuple(msgspec.structs.replace(block, text=with_colon(block.text)) if _names(block, kind) else block for block in blocks)


def parted_titles(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return `sections` with a colon behind the ids of their headings, as `parted_ids` does it for items."""
    if not _are_bare_ids([clean_heading(section.title) for section in sections]):
        return sections
    return tuple(msgspec.structs.replace(section, title=with_colon(section.title)) for section in sections)


def _names(block: Block, kind: type[Item | Paragraph]) -> TypeGuard[Item | Paragraph]:
    """Tell whether a block is one of a list: an item, or, where there is none, a paragraph that opens in bold."""
    return type(block) is kind and (kind is Item or block.text.startswith("**"))


def _are_bare_ids(texts: list[str]) -> bool:
    ids = {(match["letters"], match["number"]) for text in texts if (match := _BARE_ID.match(text))}
    return len(texts) > 1 and len(ids) == len(texts) and len({letters for letters, _ in ids}) == 1


def with_colon(text: str) -> str:
    """Return `text` with a colon behind the id that it opens with where nothing parts it from the words, else as it stands.

    >>> with_colon("WP1 Validators tram"), with_colon("Tell them about R1 then")
    ('WP1: Validators tram', 'Tell them about R1 then')
    """
    match = _BARE_ID.match(text)
    return f"{match[0]}:{text[match.end() :]}" if match else text


def kind_of_table(table: Table, claim: Claim | None, context: Context) -> tuple[Claim | None, bool]:
    """Return what the rows of a table are, and whether only its columns of what, who and by when say so, which not each row has to fill."""
    kind = claim_table(table.header, claim, context)
    if kind is None and claim == "checkpoint" and opens_with_times(table):
        return "checkpoint", False
    if kind in ("action", "story", None):
        kind = _weighed(table, kind, claim, context)
    if kind is not None or claim is not None:
        return kind, False
    if opens_with_times(table):
        return "checkpoint", False
    assigned = assigns(table.header, context.vocabulary)
    return "action" if assigned else None, assigned


def _weighed(table: Table, kind: Claim | None, claim: Claim | None, context: Context) -> Claim | None:
    """Return what rows of work are that their columns take for `kind`; ids may stand in a column of another name, "Protocol"."""
    announced = claim or announced_work(table.header)
    if announced not in ("action", "story", None) or (announced and kind is None):
        return kind
    columns = ([_id_of(row.cells[at]) for row in table.rows if at < len(row.cells)] for at in range(2))
    ids = next((column for column in columns if column and all(column)), [])
    stated = stated_by(table.header, context.vocabulary) | ({"id"} if len(ids) > 1 else set())
    if claim is None and kind == "action" and not context.state and "sprint" in context.heading.lower() and "due" not in stated:
        return "story"
    return kind_of_work(stated, announced, context.heading, next(iter(ids), "") or "")


def _id_of(cell: str) -> str | None:
    words = plain(cell).strip()
    return words if is_cell_id(words) else split_id(words)[0]


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
