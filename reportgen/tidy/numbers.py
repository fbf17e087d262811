"""Numbers of lists and of headings that are out of step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reportgen.blocks import Item, Section
from reportgen.text import lazy
from reportgen.tidy.sheet import Fix, Mend, Sheet
from reportgen.values.daynames import any_of, month_of

_ITEM = lazy(r"^(\s*)(\d{1,3})([.)])(?=\s)")
_HEADING = lazy(r"^( {0,3}#{1,6}[ \t]+(?:\*\*|__)?)(\d{1,2}(?:\.\d{1,2})*)([.)]?)(?=\s)")
_MONTH = lazy(lambda: rf"^\W*(?:{any_of(month_of())})(?!\w)", re.I)
_REFERENCE = lazy(
    r"(?:\b(?:items?|points?|steps?|nos?|nr|numbers?|priorit(?:y|ies)|sections?|see|parts?|tasks?|rows?|chapters?|punkte?|schritte?"
    r"|abschnitte?|kapitel|numéros?|étapes?|puntos?|pasos?)\b\.?:?\s*#?|#|§\s*)(\d{1,3})(?:\s*(?:,|/|-|–|&|and|und|to|bis)\s*(\d{1,3}))?\b",
    re.I,
)
Path = tuple[int, ...]
LIST, HEADINGS = frozenset((0, 1, 2)), frozenset((0, 1))
"""The steps from one number to the next that are slips."""


def _in_step(numbers: Sequence[int], steps: frozenset[int]) -> Sequence[int]:
    """Return the numbers one by one from the first, where each of `numbers` is one of `steps` behind the one before; else `numbers`.

    What counts from elsewhere, two that share a place (1, 2, 2, 4), and a list of one number all over are meant as they are.

    >>> list(_in_step([1, 2, 2, 3], LIST)), list(_in_step([1, 1, 1], LIST)), list(_in_step([1, 2, 2, 4], LIST))
    ([1, 2, 3, 4], [1, 1, 1], [1, 2, 2, 4])
    """
    taken = [after - before for before, after in pairwise(numbers)]
    meant = any(pair == (0, 2) for pair in pairwise(taken)) or (not any(taken) and steps == LIST)
    if not taken or numbers[0] > 1 or not set(taken) <= steps or meant:
        return numbers
    return range(numbers[0], numbers[0] + len(numbers))


def _referred(sheet: Sheet) -> set[int]:
    """Return the numbers that the text refers to: no such number may become another."""
    return {int(number) for line in sheet.lines for match in _REFERENCE.finditer(line) for number in match.groups() if number}


def mend_numbers(sheet: Sheet) -> Iterator[Mend]:
    """Yield each ordered list and each row of numbered headings that is out of step, with its numbers one by one.

    A page shows the numbers of a list one by one anyhow. Headings are mended only where a number stands twice: one that is missing may be a
    section that a team leaves out. Nothing is mended where the text refers to a number that would change, or where a number is a date.
    """
    referred = _referred(sheet)
    for blocks in sheet.siblings():
        for numbered, run in groupby(blocks, lambda block: isinstance(block, Item) and block.number is not None):
            if numbered:
                yield from _mended_list(sheet, [block for block in run if isinstance(block, Item)], referred)
    yield from _mended_headings(sheet, referred)


def _mended_list(sheet: Sheet, items: list[Item], referred: set[int]) -> Iterator[Mend]:
    heads = [_ITEM.match(sheet.lines[item.own.first - 1]) for item in items]
    known = [head for head in heads if head]
    if len(known) < len(items) or len({head[3] for head in known}) != 1 or any(item.own.first in sheet.hidden for item in items):
        return
    if any(_MONTH.match(item.text) for item in items):
        return
    old = [int(head[2]) for head in known]
    fixes = []
    for item, head, was, now in zip(items, known, old, _in_step(old, LIST), strict=True):
        if was == now:
            continue
        if was in referred or now in referred or (len(str(now)) != len(head[2]) and item.span.last > item.span.first):
            return  # what stands below an item hangs on the width of its number
        fixes.append(_renumbered(sheet, item.own.first, head, str(now)))
    if fixes:
        yield tuple(fixes)


def _renumbered(sheet: Sheet, number: int, head: re.Match[str], now: str) -> Fix:
    line = sheet.lines[number - 1]
    return Fix(number, f"{head[1]}{now}{line[head.end(2) :]}", f"number {head[2]} should be {now}")


def _path(sheet: Sheet, section: Section) -> Path:
    """Return the number of a heading, part by part; empty where it has none."""
    line = sheet.lines[section.heading.first - 1]
    head = _HEADING.match(line)
    if not head or section.level > 6 or _MONTH.match(line[head.end() :]) or ("." not in head[2] and not head[3]):
        return ()
    return tuple(int(part) for part in head[2].split("."))


def _mended_headings(sheet: Sheet, referred: set[int]) -> Iterator[Mend]:
    fixes: list[Fix] = []
    waiting: list[tuple[tuple[Section, ...], Path, Path]] = [(sheet.document.sections, (), ())]
    while waiting:
        sections, was, now = waiting.pop()
        paths = [_path(sheet, section) for section in sections]
        for prefix, fresh in dict.fromkeys([(was, now), ((), ())]):
            ours = [path for path in paths if path and path[:-1] == prefix]
            meant = iter(_in_step([path[-1] for path in ours], HEADINGS))
            for at, path in enumerate(paths):
                if path and path[:-1] == prefix:
                    paths[at] = (*fresh, next(meant))
                    fixes += _renamed(sheet, sections[at], path, paths[at])
        for section, path in zip(sections, paths, strict=True):
            waiting.append((section.sections, _path(sheet, section), path))
    if fixes and not {number for fix in fixes for number in _numbers(sheet, fix)} & referred:
        yield tuple(sorted(fixes))


def _renamed(sheet: Sheet, section: Section, was: Path, now: Path) -> list[Fix]:
    head = _HEADING.match(sheet.lines[section.heading.first - 1])
    return [_renumbered(sheet, section.heading.first, head, ".".join(map(str, now)))] if head and was != now else []


def _numbers(sheet: Sheet, fix: Fix) -> set[int]:
    heads = (_HEADING.match(sheet.lines[fix.line - 1]), _HEADING.match(fix.text))
    return {int(part) for head in heads if head for part in head[2].split(".")}
