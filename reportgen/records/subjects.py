"""Whose work is where each line of a list says it in the same place: "**Wim** fetches the belts", "Bus company: confirm it"."""

from __future__ import annotations

import re

from reportgen.blocks import Block, Entry, Item, Paragraph
from reportgen.records.beside import BARE_WHEN
from reportgen.records.context import Context
from reportgen.records.whose import BEFORE_DASH, is_person
from reportgen.text import Span, lazy, plain
from reportgen.values.ident import split_id
from reportgen.values.people import is_group, known_names, looks_like_people, split_owners
from reportgen.values.status import starts_with_status

_BOLD_SUBJECT = lazy(r"(?:\*\*|__)(?P<who>[A-ZÀ-Þ][\w.-]*(?:\s(?:and|&|\+)\s[A-ZÀ-Þ][\w.-]*)*)(?:\*\*|__)\s+(?=[a-z]{2})")
_LEAD = lazy(r"(?P<who>[A-ZÀ-Þ][\w.'’-]*(?:\s[\w.'’&+-]+){0,3}):\s+(?=[a-z])")
_ARROW = lazy(r"(?:→|->|=>|➜)\s*")
_BETWEEN = lazy(r"\s+[·•|]\s+")
_POINTS = lazy(r"\d{1,3} (?:story )?(?:points?|pts?)", re.I)
_DUE = lazy(r"(?:due|by|before)\s+\S", re.I)
_FEWEST_PARTS = 2  # of a line of who, by when and how far


def subjects(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return whom most items of a list of work open with: in bold, as the subject of a sentence, or before a colon or dash.

    Before a colon there may be an office, too, where most others are names: "Dario: order it", "Bus company: confirm it".

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "1. **Wim** fetches the belts\\n2. **Geertje** rings the buyer\\n"
    >>> sorted(subjects(parse_blocks(Source(path="a.md", text=text)).blocks))
    ['Geertje', 'Wim']
    """
    texts = [block.text for block in blocks if type(block) is Item]
    return _alike(texts, _BOLD_SUBJECT) | _alike(texts, _LEAD) | _alike(texts, BEFORE_DASH)


def _alike(texts: list[str], pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the names that `pattern` finds at the start of two thirds of `texts`, of which at least half have to be names of people."""
    found = [match["who"] for text in texts if (match := pattern.match(text))]
    sure = sum(is_person(who, Context(), single=True) for who in found)
    if sure < 2 or 3 * len(found) < 2 * len(texts) or 2 * sure < len(found):
        return frozenset()
    return frozenset(name for who in found for name in split_owners(who))


def subject(entry: Entry, context: Context) -> tuple[str, ...]:
    """Return the people whom the document knows and a sentence has in bold as its subject: "**Wim** fetches two new belts"."""
    match = _BOLD_SUBJECT.match(entry.head)
    names = split_owners(match["who"], context.vocabulary) if match else ()
    return names if all(name.lower() in known_names(context.roster) for name in names) else ()


def noted_work(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return paragraphs of an id and a title with a line of who, by when and how far below them as items; nothing for any others.

    So stand the terms of a list of definitions, too, without an arrow: "A-7 Dark mode", and below it "Ana · 3 points · done".

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "**E-3** Reprint it\\n→ Bo · due 4 May 2026 · open\\n\\n**E-4** Key holder\\n→ IT desk · today · done\\n"
    >>> [block.text for block in noted_work(parse_blocks(Source(path="a.md", text=text)).blocks)]
    ['**E-3** Reprint it — owner: Bo — due 4 May 2026 — status: open', '**E-4** Key holder — owner: IT desk — today — status: done']
    """
    if len(blocks) < 2 or not all(type(block) is Paragraph and block.text.count("\n") == 1 for block in blocks):
        return ()
    found = [_noted(block.text, block.span) for block in blocks if type(block) is Paragraph]
    return tuple(item for item in found if item) if all(found) else ()


def _noted(text: str, span: Span) -> Item | None:
    what, _, below = text.partition("\n")
    who, *rest = _BETWEEN.split(_ARROW.sub("", below.strip(), count=1))
    if not split_id(plain(what))[0] and not split_id(f"{plain(what).partition(' ')[0]}: x")[0]:
        return None
    told = [part for part in rest if _says(part) or starts_with_status(part)]
    if 1 + len(rest) < _FEWEST_PARTS or not told or not (looks_like_people(who) or is_group(who)):
        return None
    parts = [part if _says(part) else f"status: {part}" for part in rest]
    return Item(text=" — ".join((what.strip(), f"owner: {who}", *parts)), own=span, span=span)


def _says(part: str) -> bool:
    """Tell whether a part says by when something is due or how many points it has."""
    return bool(_DUE.match(part) or BARE_WHEN.match(part) or _POINTS.fullmatch(part))


def named_behind(words: str, context: Context) -> tuple[str, ...]:
    """Return the person of this document whose name is the last sentence of `words`: "The causeway may be under water. Bruna."."""
    *before, last = words.strip().rstrip(".").rsplit(". ", maxsplit=1)
    return (last,) if before and last.lower() in known_names(context.roster | context.met) else ()
