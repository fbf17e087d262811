"""What a section holds whose heading nobody knows, by weights learned from reports that people labelled; nothing unless it is sure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from reportgen.blocks import Block, Entry, Item, Paragraph, Section, Table, item_entry, table_entries
from reportgen.records.backlog import kind_of_work
from reportgen.records.claim import announces
from reportgen.records.context import Context
from reportgen.records.fields import Fields, meanings_of
from reportgen.records.head import read_head
from reportgen.records.lines import paragraph_entries
from reportgen.records.looks import gives_ids
from reportgen.records.offer import leading_id
from reportgen.records.reading import Reading
from reportgen.records.report import Guess
from reportgen.records.sections import Claim
from reportgen.records.traits import traits_of
from reportgen.records.weights import WEIGHTS
from reportgen.text import lazy
from reportgen.values.health import read_health
from reportgen.values.ident import family
from reportgen.values.status import starts_with_status

Apart = Callable[[tuple[Block, ...], Claim | None, Context], Reading]
CLASSES: tuple[Claim | None, ...] = (None, "action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric")
LETTERS = "nasrdecpm"  # of the classes, as the table of weights writes them
SCALE = 16  # weights are sixteenths of the logarithm of the odds
SURE = 36  # how far the best class must be ahead of every other: nine or ten times as likely
OF_HEADING = 16  # how much of that the heading itself must say for priorities, which look like any list
_USUAL = {"AI": "action", "RISK": "risk", "RSK": "risk", "DEC": "decision", "ESC": "escalation"}
_OF_WORK = {"owner", "status", "due", "progress", "points"}
_WEIGHT = lazy(r"([a-z])(-?\d+)")


def read_unannounced(section: Section, outer: str, context: Context, apart: Apart) -> Reading:
    """Return what `apart` reads of the blocks of a section whose heading announces nothing, by what they look like if by nothing else.

    That counts only where at least half of what is listed becomes records; what of it does not stays narrative. Else ids may say it,
    by letters that many teams give them or by the fields behind them. `outer` is the heading around the section.
    """
    plainly = apart(section.blocks, None, context)
    if not plainly.records and (guessed := _guessed(section, outer, context, apart)):
        return guessed
    families = _families(section.blocks, context) | context.families
    return plainly if families == context.families else apart(section.blocks, None, msgspec.structs.replace(context, families=families))


def _families(blocks: tuple[Block, ...], context: Context) -> dict[str, str]:
    """Return what the families of the ids that entries open with are: by their letters ("AI-7"), or by what two or more entries state."""
    rows = [entry for block in blocks if type(block) is Table for entry in table_entries(block)]
    items = [item_entry(block) for block in blocks if type(block) is Item]
    items += [entry for block in blocks if type(block) is Paragraph for entry in paragraph_entries(block, context) if entry.fields]
    named = [(ident, entry) for entry in (*rows, *items) if (ident := leading_id(entry)) and context.kind_of(ident) is None]
    said = [one for _, entry in named if entry.shape != "row" and entry.fields and (one := _stated(entry, context)) & _OF_WORK]
    stated = {"id"}.union(*said) if len(said) > 1 else set[str]()
    kinds = [(ident, _USUAL.get(ident.partition("-")[0]) or kind_of_work(stated, None, context.heading, ident)) for ident, _ in named]
    return {family(ident): kind for ident, kind in kinds if kind}


def _stated(entry: Entry, context: Context) -> set[str]:
    """Return what an entry states of itself, names of `FIELDS`; a status that is no colour says how far it is."""
    status = Fields(entry, context.vocabulary).get("status") or ""
    far = starts_with_status(status, context.vocabulary) and not read_health(status, context.vocabulary)
    return meanings_of(entry, context.vocabulary) | read_head(entry.head, context).said.keys() | ({"progress"} if far else set())


def _guessed(section: Section, outer: str, context: Context, apart: Apart) -> Reading | None:
    kind = guess(section, outer, context) if any(type(block) is Item or type(block) is Table for block in section.blocks) else None
    if kind is None:
        return None
    guessed = apart(section.blocks, kind, msgspec.structs.replace(context, with_ids=gives_ids(section)))
    entries = sum(len(block.rows) if type(block) is Table else type(block) is Item for block in section.blocks)
    if 2 * sum(record.kind == kind for record in guessed.records) < entries:
        return None
    guessed.kept += [miss.span for miss in guessed.unread]
    guessed.unread = []
    guessed.guesses.append(Guess(section=context.label or context.heading, line=section.heading.first, kind=kind))
    return guessed


def guess(section: Section, outer: str, context: Context) -> Claim | None:
    """Return what a section seems to hold, None where no kind is clearly ahead; `outer` is the heading around it."""
    if announces(section.title):
        return None  # of another day: "Day 3 priorities" on Day 3
    return judge(traits_of(section.title, section.blocks, outer, context), _weights())


def judge(traits: list[str], weights: dict[str, dict[int, int]]) -> Claim | None:
    """Return the class whose weights sum up to clearly more than those of each other class.

    >>> judge(["h:fear", "may: most"], {"h:fear": {3: 40}, "may: most": {3: 9, 1: 8}}), judge(["h:fear"], {"h:fear": {3: 9}})
    ('risk', None)
    """
    sums = [0] * len(CLASSES)
    for trait in ("", *traits):
        for at, weight in weights.get(trait, {}).items():
            sums[at] += weight
    best = max(range(len(CLASSES)), key=lambda at: (sums[at], -at))
    ahead = min(sums[best] - other for at, other in enumerate(sums) if at != best)
    if ahead < SURE or (CLASSES[best] == "priority" and _said_by_heading(best, traits, weights) < OF_HEADING):
        return None
    return CLASSES[best]


def _said_by_heading(kind: int, traits: list[str], weights: dict[str, dict[int, int]]) -> int:
    """Return how far the words of a heading and of the one around it, and a day ahead that they name, put a class before none."""
    found = [weights.get(trait, {}) for trait in traits if trait.startswith(("h:", "o:")) or trait == "day ahead"]
    return sum(one.get(kind, 0) - one.get(0, 0) for one in found)


@cache
def _weights() -> dict[str, dict[int, int]]:
    """Return the table of weights by trait, each by its class."""
    return read_weights(WEIGHTS)


def read_weights(table: str) -> dict[str, dict[int, int]]:
    """Return the weights that a table says, several traits a line, each with the letters of classes and their weights behind.

    >>> read_weights("h:fear=r20;may: most=a8r9n-4")
    {'h:fear': {3: 20}, 'may: most': {1: 8, 3: 9, 0: -4}}
    """
    found: dict[str, dict[int, int]] = {}
    for part in table.replace("\n", "").split(";"):
        trait, _, said = part.rpartition("=")
        found[trait] = {LETTERS.index(letter): int(weight) for letter, weight in _WEIGHT.findall(said)}
    return found
