"""What brackets behind the titles of a list hold where each item has one: an id of one make, or whoever does it in small letters."""

from __future__ import annotations

import re

from reportgen.blocks import Block, Item, item_entry
from reportgen.records.backlog import kind_of_work
from reportgen.records.beside import BARE_WHEN
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.ident import family, is_id
from reportgen.values.people import looks_like_people
from reportgen.values.status import starts_with_status

_BEHIND = lazy(r"\S\s+\((?P<inside>[^()]{2,60})\)(?:\s[–—-]\s.*|[.:])?$", re.S)  # also before how far it is: "(Ana) - half done"
_PARTS = lazy(r"\s*[,;]\s+")
_ONE_WORD = lazy(r"(?!\w*(?:ed|ing|ly)$)[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{2,})?")
_NOBODY = lazy(  # what a small word in brackets says of a task far more often than whose it is
    r"later|soon|again|maybe|minor|major|quick|easy|small|big|large|internal|external|remote|online|offline|partial|paid|free|open|shut|sick"
    r"|away|out|off|here|there|too|both|half|tbc|tbd|done|new|old|draft|optional|urgent|low|medium|high|stretch|blocked|late|early|first|last"
    r"|nobody|none|anyone|somebody|everybody|all|again|repeat|bonus|critical|part|rest"
)
_DASH = lazy(r"\s[—–]\s")
_FEWEST, _FEWEST_BETWEEN = 2, 3  # items; and of those with a name between dashes, which part them in three


def small_names(blocks: tuple[Block, ...], context: Context) -> frozenset[str]:
    """Return who stands in small letters in brackets behind work, where each item has such brackets and the others name people.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- Print the pads (Ana)\\n- Bend the post (workshop)\\n- Log it (Bo, Friday)\\n"
    >>> sorted(small_names(parse_blocks(Source(path="a.md", text=text)).blocks, Context()))
    ['workshop']
    """
    insides = _insides(blocks)
    firsts = [_PARTS.split(inside)[0] for inside in insides]
    small = {first for first in firsts if _is_small(first, context)}
    people = [first for first in firsts if looks_like_people(first, context.roster) and not BARE_WHEN.match(first)]
    others = [first for first in firsts if first not in small]
    named = len(people) >= _FEWEST and len(people) == len(others) and 2 * len(people) > len(firsts)
    return frozenset(small) if small and named else frozenset()


def names_between(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return who stands between a title and the words behind it, where each of three or more items has one name there and says how far.

    Most of what stands behind has to open with a status, so that the names are no places or products.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- A-1 Gate — Ana — merged\\n- A-2 Lamp — Bo — in review\\n- A-3 Door — Kit — off for this week\\n"
    >>> sorted(names_between(parse_blocks(Source(path="a.md", text=text)).blocks))
    ['Ana', 'Bo', 'Kit']
    """
    parts = [_DASH.split(plain(block.text)) for block in blocks if type(block) is Item]
    if len(parts) < _FEWEST_BETWEEN or any(len(one) != _FEWEST_BETWEEN for one in parts):
        return frozenset()
    names = [who for _, who, _ in parts]
    far = sum(starts_with_status(last) for _, _, last in parts)
    return frozenset(names) if 2 * far > len(parts) and all(map(looks_like_people, names)) else frozenset()


def kind_by_ids(blocks: tuple[Block, ...], claim: Claim | None, context: Context) -> Claim | None:
    """Return what items are, where nothing announced it, that have an id of one make behind their titles and say below whose and how far.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "- Salt (B-3)\\n  - With: Ana\\n  - Stage: in layout\\n- Sand (B-7)\\n  - With: Bo\\n  - Stage: printed\\n"
    >>> kind_by_ids(parse_blocks(Source(path="a.md", text=text)).blocks, None, Context())
    'story'
    """
    if claim is not None:
        return claim
    ids = _insides(blocks)
    if len(ids) < _FEWEST or not all(map(is_id, ids)) or len(set(map(family, ids))) > 1:
        return None
    entries = [item_entry(block) for block in blocks if type(block) is Item]
    stated = [{field_name(label, context.vocabulary) for label, _ in entry.fields} - {None} for entry in entries]
    said = {name for name in set[str | None]().union(*stated) if name and all(name in one for one in stated)}
    known = context.kind_of(ids[0]) or kind_of_work({"id", *said}, None, context.label or context.heading, ids[0])
    return known if {"owner", "status"} <= said and known in ("action", "story") else None  # type: ignore[return-value]


def _insides(blocks: tuple[Block, ...]) -> list[str]:
    """Return what stands in brackets behind each item; nothing where one has no brackets."""
    texts = [plain(block.text) for block in blocks if type(block) is Item]
    found = [match["inside"].strip() for text in texts if (match := _BEHIND.search(text))]
    return found if len(found) == len(texts) else []


def _is_small(word: str, context: Context) -> bool:
    return bool(_ONE_WORD.fullmatch(word)) and not (
        _NOBODY.fullmatch(word) or BARE_WHEN.match(word) or starts_with_status(word, context.vocabulary)
    )
