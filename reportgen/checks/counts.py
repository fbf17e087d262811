"""Counts that stand right above what they count: points over a list, "8/8 GREEN" over a table, "(3 items)" in a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.blocks import Block, Item, Paragraph, Quote, Section, Table
from reportgen.checks.page import Page, sections
from reportgen.checks.rule import Remark
from reportgen.checks.totals import table_sums, wrong_points
from reportgen.history.finding import Place
from reportgen.text import plain

_POINTS = re.compile(r"(?<![\w/.,+~±≥≤<>–-])(?<!of )(?<!/ )(\d{1,4}(?:\.\d)?)\s*(?:story\s+)?(?:points|pts|SP)\b(?!\s*/)", re.I)
_MANY_POINTS = re.compile(r"\d\s*(?:story\s+)?(?:points?|pts?|SP)\b", re.I)
_OWN_POINTS = re.compile(r"\((\d{1,3}(?:\.\d)?)\s*(?:story\s+)?(?:points?|pts?|SP)\)", re.I)
_UNSURE = re.compile(r"\b(?:top|main|mainly|including|incl|largest|such as|of which|among|each|per|average|some|mostly)\b|e\.g\.", re.I)
_LEVELS = re.compile(r"(?<![\w/.])(\d{1,3})\s?/\s?(\d{1,3})\s+(?:risks?\s+)?(green|yellow|red)\b", re.I)
_LEVEL_MARKS = {"green": "🟢", "yellow": "🟡", "red": "🔴"}
_THINGS = r"(?:action\s+items?|actions?|items?|stor(?:y|ies)|risks?|decisions?|escalations?|tasks?|tickets?|blockers?|priorities)"
_HEADING_COUNT = re.compile(rf"\(\s*(\d{{1,3}})\s+(?:(?:new|open|closed|active|completed)\s+)?{_THINGS}\s*\)\s*$", re.I)


def _levels_of(table: Table) -> list[str] | None:
    """Return the level of each row, or None where a row does not state exactly one."""
    found = []
    for row in table.rows:
        text = " | ".join(row.cells)
        cells = [re.sub(r"\W+", " ", plain(cell)).strip().lower() for cell in row.cells]
        levels = [level for level, mark in _LEVEL_MARKS.items() if level in cells or mark in text]
        if len(levels) != 1:
            return None
        found.append(levels[0])
    return found


def _level_counts(page: Page, section: Section) -> Iterator[Remark]:
    match = _LEVELS.search(plain(section.title))
    tables = [block for block in section.blocks if type(block) is Table]
    levels = _levels_of(tables[0]) if match and len(tables) == 1 and not section.sections else None
    if match is None or not levels:
        return
    level = match[3].lower()
    here, rows = levels.count(level), len(levels)
    if (here, rows) != (int(match[1]), int(match[2])):
        yield Remark(
            source=page.source.path,
            line=section.heading.first,
            words=match.group(),
            message=f'"{match.group()}" stands above a table of {rows} rows of which {here} {"is" if here == 1 else "are"} {level}',
            hint="correct the count, or complete the table",
            also=(Place(source=page.source.path, line=tables[0].span.first),),
        )


def _heading_count(page: Page, section: Section) -> Iterator[Remark]:
    """Compare "(3 items)" at the end of a heading with the one table or the one list that is all of its section."""
    match = _HEADING_COUNT.search(plain(section.title))
    if not match or section.sections or not section.blocks:
        return
    blocks, first = section.blocks, section.blocks[0]
    if all(type(block) is Item for block in blocks):
        counted, what = len(blocks), "list items"
    elif type(first) is Table and len(blocks) == 1:
        counted, what = len(first.rows), "rows"
    else:
        return
    if counted != int(match[1]):
        yield Remark(
            source=page.source.path,
            line=section.heading.first,
            words=match.group().strip(),
            message=f'the heading says "{match.group().strip("() ")}", and {counted} {what} stand below it',
            hint="correct the count, or complete the list",
        )


def _sum(page: Page, text: str, line: int, below: Sequence[Block]) -> Iterator[Remark]:
    """Compare "26 points" in a line with the "(5 pts)" of each item of the list right below it."""
    items = [block for block in below if type(block) is Item]
    words = plain(text) if len(items) > 1 else ""
    match = _POINTS.search(words)
    if not match or len(_MANY_POINTS.findall(words)) != 1 or _UNSURE.search(words):
        return
    parts = [_OWN_POINTS.findall(plain(item.text)) for item in items]
    if any(len(part) != 1 for part in parts):
        return  # an item without points of its own, or one that says more about them, makes the sum uncertain
    total = sum(float(part[0]) for part in parts)
    if abs(total - float(match[1])) > 1e-6:
        yield Remark(
            source=page.source.path,
            line=line,
            words=match.group(),
            message=f'"{match.group()}" stands above items of {" + ".join(part[0] for part in parts)} = {total:g} points',
            hint="correct the sum, or complete the list",
            also=tuple(Place(source=page.source.path, line=item.own.first) for item in items),
        )


def _run(blocks: Sequence[Block]) -> list[Block]:
    """Return the items that `blocks` begin with."""
    found: list[Block] = []
    for block in blocks:
        if type(block) is not Item:
            break
        found.append(block)
    return found


def _sums(page: Page, blocks: Sequence[Block]) -> Iterator[Remark]:
    waiting = [blocks]
    while waiting:
        some = waiting.pop()
        yield from table_sums(page, some)
        for at, block in enumerate(some):
            if type(block) is Item:
                yield from _sum(page, block.text, block.own.first, _run(block.blocks))
                waiting.append(block.blocks)
            elif type(block) is Quote:
                waiting.append(block.blocks)
            elif type(block) is Paragraph and at + 1 < len(some) and type(some[at + 1]) is Item:
                yield from _sum(page, block.text.split("\n")[-1], block.span.last, _run(some[at + 1 :]))


def miscounts(page: Page) -> Iterator[Remark]:
    """Yield a remark for each stated count that is certainly unlike what stands right below it."""
    yield from _sums(page, page.document.blocks)
    for section in sections(page.document):
        yield from _level_counts(page, section)
        yield from _heading_count(page, section)
        yield from _sum(page, section.title, section.heading.first, _run(section.blocks))
        if section.blocks and type(section.blocks[0]) is Table:
            yield from wrong_points(page, section.title, section.heading.first, section.blocks[0])
        yield from _sums(page, section.blocks)
