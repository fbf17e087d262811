"""What a document teaches about itself before it is read: who is who, and what an id family means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from reportgen.blocks import Block, Document, Entry, Item, Paragraph, Section, Table, item_entry, section_entry, split_label, table_entries
from reportgen.records.backlog import kind_of_work
from reportgen.records.beside import BARE_WHEN
from reportgen.records.claim import claim_heading, clean_heading, tells_risks
from reportgen.records.columns import claim_table
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.head import read_head
from reportgen.records.sections import Claim
from reportgen.records.shown import shown_by
from reportgen.text import lazy, plain, remember
from reportgen.values.ident import family, find_ids, split_id
from reportgen.values.people import looks_like_people, mentioned_people, split_owners
from reportgen.values.vocabulary import Vocabulary

_GROUP = lazy(
    (
        r"\b(?:participants|contributors|attendees|team|present|members|facilitator|session lead|scribe|author|lead|on call|on-call"
        r"|crew|people)\b"
    ),
    re.I,
)
_CREW = lazy(r"(?:crew|present|attendees|participants|people|on call|on-call)", re.I)
_FIRST_NAMES = lazy(r"[^\W\d_]{2,12}(?:-[^\W\d_]{1,12})?(?:\s*,\s*[^\W\d_]{2,12}(?:-[^\W\d_]{1,12})?)+")  # "jules, min-ji, omar"
_BRACKETED = lazy(r"\w \(([A-ZÀ-Þ][a-zà-ÿ]+)\)(?=$|[:.,;]|\s[–—-])", re.M)  # "Saved filters (Anouk): in progress"
_IN_BRACKETS = lazy(r"[\w.!?] \(([^\W\d_][\w-]+)\)\.?$")
_DONE_BY = lazy(r" by ([A-ZÀ-Þ][a-zà-ÿ]{2,})(?=$|[,.;)]|\s(?!\d))")
_BETWEEN = lazy(r"\s+[·|]\s+")
_OWNER_IN_TEXT = lazy(r"\bowners?\s*:\**\s*([^()\n;—–|,.]{2,60})", re.I)
_AGENTS = lazy(r"(?:\*\*|__) \(([a-z]+(?:-[a-z0-9]+)+(?:, [a-z]+(?:-[a-z0-9]+)+)*)\)[ \t]*$", re.M)  # "**T-1 Docs** (docs-agent)"
_BEFORE_POINTS = lazy(r"\s[–—-]\s(?P<who>[^()–—]{2,40})\s\(\d{1,3}\s?(?:pts?|points?|sp)\)", re.I)
_BY_WHEN = lazy(  # "**Renew the permit** – Ana, by Friday"
    r"(?:\*\*|__)[^*_\n]+(?:\*\*|__)\s[–—-]\s(?P<who>[A-ZÀ-Þ][^,.():]{1,40}),\s"
    r"(?:by|due|before|until|no date|done|open|in progress|under way|started|not started)\b"
)
_HANDLE = lazy(r"[a-z]{2,12}(?:-[a-z0-9]{2,12})*")
_LEARNED = ("action", "story", "risk", "decision", "escalation")


def blocks_of(document: Document) -> list[Block]:
    """Return every block of a document, those in sections and in items as well, in order."""
    found: list[Block] = []
    stack: list[Block | Section] = [*document.sections[::-1], *document.blocks[::-1]]
    while stack:
        node = stack.pop()
        if type(node) is Section:
            stack.extend((*node.sections[::-1], *node.blocks[::-1]))
        else:
            found.append(node)
            if type(node) is Item:
                stack.extend(node.blocks[::-1])
    return found


@remember
def _names_people(label: str) -> bool:
    return bool(_GROUP.search(label))


def _people(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    return (name for name in split_owners(text, vocabulary) if looks_like_people(name))


def _owning(cells: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the people in a column of owners, and what else works there where the whole column holds handles: "qa-agent", "cto"."""
    parted = [split_owners(cell, vocabulary) for cell in cells]
    handles = len(parted) > 1 and all(_HANDLE.fullmatch(name) for names in parted for name in names)
    return (name for names in parted for name in names if handles or looks_like_people(name))


@remember
def _named_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the people whom the labelled lines of `text`, as Markdown, and what it says of owners name."""
    words = plain(text)
    said = [match.group(1) for match in _OWNER_IN_TEXT.finditer(words)] if "owner" in words.lower() else []
    crew: list[str] = []
    for line in text.split("\n"):
        for part in _BETWEEN.split(line) if " · " in line or " | " in line else (line,):
            label, value = split_label(part.strip())
            if label and (_names_people(label) or field_name(label, vocabulary) == "owner"):
                said.append(value)
                crew += mentioned_people(value)
            if label and _CREW.fullmatch(label) and _FIRST_NAMES.fullmatch(value):
                crew += split_owners(value, vocabulary)
    return (*crew, *(name for one in said for name in _people(one, vocabulary)))


def learn_roster(blocks: list[Block], context: Context) -> frozenset[str]:
    """Return the names that the document itself gives: owner columns and fields, and lists of participants."""
    names: set[str] = set()
    for block in blocks:
        if type(block) is Table:
            at = next((i for i, cell in enumerate(block.header) if field_name(cell, context.vocabulary) == "owner"), None)
            names.update(_owning([row.cells[at] for row in block.rows], context.vocabulary) if at is not None else ())
        elif (type(block) is Paragraph or type(block) is Item) and ":" in block.text:  # else it has neither a label nor an owner
            names.update(_named_in(block.text, context.vocabulary))
        if (type(block) is Paragraph or type(block) is Item) and "@" in block.text:
            names.update(name for name in mentioned_people(block.text) if " " in name)
    return frozenset(names | _before_points(blocks, names) | _behind_titles(blocks) | _before_days(blocks) | _mentioned(blocks))


def _mentioned(blocks: list[Block]) -> set[str]:
    """Return who is mentioned in one place, "@jo", and stands in brackets behind an item in another: "Prices are wrong (jo)"."""
    texts = [block.text for block in blocks if type(block) is Paragraph or type(block) is Item]
    met = {name for text in texts if "@" in text for name in mentioned_people(text)}
    return met & {match[1] for text in texts if met and (match := _IN_BRACKETS.search(text))}


def _before_days(blocks: list[Block]) -> set[str]:
    """Return who stands between a title in bold and by when, in two or more places: "**Renew the permit** – Ana, by Friday"."""
    texts = [block.text for block in blocks if type(block) is Paragraph or type(block) is Item]
    found = [match["who"] for text in texts if "**" in text and (match := _BY_WHEN.match(text)) and looks_like_people(match["who"])]
    return {name for who in found for name in split_owners(who)} if len(found) > 1 else set()


def _behind_titles(blocks: list[Block]) -> set[str]:
    """Return the handles in brackets behind two or more titles in bold: "**T-1 Docs** (docs-agent)"."""
    texts = [block.text for block in blocks if type(block) is Paragraph or type(block) is Item]
    behind = [match[1] for text in texts if "-" in text for match in _AGENTS.finditer(text)]
    return {name for one in behind for name in split_owners(one)} if len(behind) > 1 else set()


def _before_points(blocks: list[Block], known: set[str]) -> set[str]:
    """Return who stands between a dash and points in several items, where some of them are `known`: "Audit trail – Ottoline (5 pts)"."""
    found = [match["who"] for block in blocks if type(block) is Item and (match := _BEFORE_POINTS.search(block.text))]
    parted = [split_owners(who) for who in found]
    named = {name for names in parted for name in names}
    return named if len(found) > 1 and named & known and all(map(looks_like_people, named)) else set()


def learn_met(blocks: list[Block]) -> frozenset[str]:
    """Return the names in brackets behind more than one item, or behind "by" ("talk by Bruna"): likely people, though nothing says so."""
    texts = [block.text for block in blocks if type(block) is Paragraph or type(block) is Item]
    texts += [cell for block in blocks if type(block) is Table for row in block.rows for cell in row.cells]
    by = {match[1] for text in texts if " by " in text for match in _DONE_BY.finditer(text) if not BARE_WHEN.match(match[1])}
    behind = Counter(match[1] for block in blocks if type(block) is Item for match in _BRACKETED.finditer(block.text))
    return frozenset(name for name in (*by, *(name for name, times in behind.items() if times > 1)) if looks_like_people(name))


def slashed_texts(document: Document, blocks: list[Block]) -> list[str]:
    """Return the titles, cells and texts of a document that may hold dates with strokes, by which its order of day and month is learned."""
    texts = [section.title for section in document.sections]
    for block in blocks:
        if type(block) is Table:
            texts += [cell for row in block.rows for cell in row.cells if "/" in cell]
        elif (type(block) is Paragraph or type(block) is Item) and "/" in block.text:
            texts.append(block.text)
    return texts


def learn_risks(document: Document, context: Context) -> bool:
    """Return whether a section of the document is that of its risks."""
    stack = [*document.sections]
    while stack:
        section = stack.pop()
        if tells_risks(section.title, context):
            return True
        stack.extend(section.sections)
    return False


def learn_boxes(blocks: list[Block], context: Context) -> bool:
    """Return whether a box to tick is a task here: most items with one say whose it is, in their first line or in a field."""
    items = [block for block in blocks if type(block) is Item and block.checked is not None]
    owned = sum(_has_owner(item, context) for item in items)
    return bool(items) and 2 * owned >= len(items)


def _has_owner(item: Item, context: Context) -> bool:
    entry = item_entry(item)
    labelled = any(field_name(label, context.vocabulary) == "owner" for label, _ in entry.fields)
    return labelled or "owner" in read_head(entry.head, context).said


def _claims(document: Document, context: Context) -> Iterator[tuple[str, Claim | None]]:
    """Yield (family, kind) for each id that stands where a kind is defined."""
    stack: list[tuple[Section, Claim | None, str]] = [(section, None, "") for section in reversed(document.sections)]
    while stack:
        section, outer, around = stack.pop()
        title = clean_heading(section.title)
        ident = split_id(title)[0]
        claim = outer if ident else claim_heading(title, context) or outer
        if ident:
            stated = {name for label, _ in section_entry(section).fields if (name := field_name(label, context.vocabulary))}
            yield family(ident), kind_of_work(stated | {"id"}, claim, around)
        shown = shown_by(section.blocks, claim, title)
        for block in section.blocks:
            yield from _block_claims(block, shown, context)
        stack.extend((child, claim, title) for child in reversed(section.sections))


def _block_claims(block: Block, claim: Claim | None, context: Context) -> Iterator[tuple[str, Claim | None]]:
    if type(block) is Table:
        kind = claim_table(block.header, claim, context)
        for entry in table_entries(block):
            ident = _row_id(entry)
            if ident:
                yield family(ident), kind
    elif type(block) is Item:
        ident = split_id(plain(block.text))[0]
        if ident:
            yield family(ident), claim
        elif block.items:
            label = split_label(block.text)[0] or plain(block.text)
            own = claim_heading(label, context) if claim != "priority" else None
            for child in block.items:
                child_id = split_id(plain(child.text))[0]
                if child_id:
                    yield family(child_id), own or claim
        elif claim == "action" and (found := find_ids(item_entry(block).head)) and plain(block.text).endswith(f"({found[-1]})"):
            yield family(found[-1]), claim


def _row_id(entry: Entry) -> str | None:
    for _, value in entry.fields[:2]:
        ident = split_id(plain(value))[0]
        if ident:
            return ident
    return None


def learn_families(document: Document, context: Context) -> dict[str, str]:
    """Return what each id family means here: the kind it is most often defined as."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in _claims(document, context):
        if kind in _LEARNED:
            counts[name][kind] += 1
    found = {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in counts.items()}
    return dict(sorted(found.items()))
