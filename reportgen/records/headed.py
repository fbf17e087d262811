"""A line in bold above text on the next line is a heading where it announces something: "**Decisions**", and below it what was decided."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Block, Document, Paragraph, Section, split_label
from reportgen.blocks.tree import PSEUDO
from reportgen.records.claim import announces, claim_heading, clean_heading
from reportgen.records.context import Context
from reportgen.records.reworded import TITLE
from reportgen.text import Span, lazy, plain
from reportgen.values.ident import split_id

_MOST_WORDS = 4  # of such a heading; a longer line in bold is the title of one thing
_ONE_THING = lazy(r"(?:decision|risk|escalation|action|story|metric|priority)", re.I)  # "**Risk**" is a label of what follows it


def with_headings(document: Document, context: Context) -> Document:
    """Return a document whose lines in bold that announce what the lines right below them are head sections of their own.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "**Actions**\\n\\n- Call\\n\\n**Decisions**\\nWe stay.\\n"
    >>> [section.title for section in with_headings(parse_blocks(Source(path="a.md", text=text)), Context()).sections]
    ['**Actions**', '**Decisions**']
    """
    blocks, parts = _parted(document.blocks, context)
    sections = _sections(document.sections, context)
    if not parts and sections == document.sections:
        return document
    return msgspec.structs.replace(document, blocks=blocks, sections=(*parts, *sections))


def _sections(sections: tuple[Section, ...], context: Context) -> tuple[Section, ...]:
    """Return sections with those that lines in bold head in them: behind a heading in bold beside it, else below it."""
    found: list[Section] = []
    for section in sections:
        blocks, parts = _parted(section.blocks, context)
        below = _sections(section.sections, context)
        if parts and section.level == PSEUDO:
            end = blocks[-1].span.last if blocks else section.heading.last
            found += [msgspec.structs.replace(section, blocks=blocks, span=Span(section.span.first, end)), *parts]
        elif parts or below != section.sections:
            found.append(msgspec.structs.replace(section, blocks=blocks, sections=(*parts, *below)))
        else:
            found.append(section)
    return tuple(found)


def _parted(blocks: tuple[Block, ...], context: Context) -> tuple[tuple[Block, ...], list[Section]]:
    """Return the blocks before the first line in bold that announces something, and a section for each such line."""
    found = [(at, block) for at, block in enumerate(blocks) if type(block) is Paragraph and _heads(block, context)]
    if not found:
        return blocks, []
    ends = [*(at for at, _ in found[1:]), len(blocks)]
    parts = [_section(first, blocks[at + 1 : end]) for (at, first), end in zip(found, ends, strict=True)]
    return blocks[: found[0][0]], parts


def _section(first: Paragraph, others: tuple[Block, ...]) -> Section:
    title, _, rest = first.text.partition("\n")
    at = first.span.first
    below = Paragraph(text=rest, span=Span(at + 1, first.span.last))
    last = (others[-1] if others else first).span.last
    return Section(title=title.strip(), level=PSEUDO, span=Span(at, last), heading=Span(at, at), blocks=(below, *others), sections=())


def _heads(paragraph: Paragraph, context: Context) -> bool:
    """Tell whether the first line of a paragraph is a heading in bold of the lines below it, which are no fields of what it names."""
    first, _, rest = paragraph.text.partition("\n")
    if not rest or not TITLE.match(first.strip()):
        return False
    title = clean_heading(first)
    if len(title.split()) > _MOST_WORDS or split_id(title)[0] or _ONE_THING.fullmatch(title):
        return False
    if not announces(title) and title.lower() not in context.vocabulary.headings:
        return False
    labels = [plain(split_label(line.strip())[0] or "").lower() for line in rest.split("\n")]
    return claim_heading(title, context) == "metric" or not any(label in context.vocabulary.fields for label in labels)
