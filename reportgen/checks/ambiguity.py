"""Where two Markdown readers see two documents: their outlines compared, section by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, zip_longest
from typing import NamedTuple

import msgspec

from reportgen.checks.outline import Part, our_outline, shown_lines, their_outline
from reportgen.checks.page import Page
from reportgen.checks.plainly import is_plain
from reportgen.checks.rule import Remark
from reportgen.text import Span

_NAMES = {
    "heading": ("heading", "headings"),
    "item": ("list item", "list items"),
    "table": ("table", "tables"),
    "row": ("table row", "table rows"),
    "code": ("code block", "code blocks"),
    "quote": ("quote", "quotes"),
    "text": ("paragraph", "paragraphs"),
    "html": ("block of HTML", "blocks of HTML"),
}


class Cause(NamedTuple):
    """Why two readers differ, and what to write instead."""

    why: str
    hint: str


_UNEVEN = Cause(
    "this row has not as many cells as the table's header, so that some readers show the whole table as text",
    "give every row as many cells as the header, and write a bar inside a cell as \\|",
)
_TABLE = Cause("a table here is read as text by some readers", "put a blank line before and after the table")
_GLUED = Cause(
    "a table stands directly under the text of a list item: a table to some readers, more text of the item to others",
    "put a blank line before the table, and indent it like the item's text if it belongs to the item",
)
_INDENTED = Cause(
    "lines indented by four blanks or more are code for some readers, and records for others",
    "indent by at most three blanks, or as far as the text of the list item above; put samples between lines of ```",
)
_UNDERLINED = Cause(
    "a line of dashes or equal signs directly under text makes that text a heading for some readers",
    "put a blank line before the dashes, or write the heading with #",
)
_HTML = Cause("HTML is markup for some readers and text for others", "write it in Markdown")
_SWALLOWED = Cause("some readers show nothing for these lines (a link definition, or nested too deeply)", "say it in a plain sentence")
_CUT = Cause(
    "the two readers cut the lines here into blocks differently",
    "put blank lines between lists, tables and paragraphs, and indent nested items by as much as the text above them",
)
_RECORDS = ("heading", "item", "table", "row")  # what records are made of; the rest is only shown differently
_LONGEST = 1000  # sections, or parts of one, that are aligned to find the line; above that the first is named


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The parts from one heading to the next, in both outlines."""

    ours: tuple[Part, ...]
    theirs: tuple[Part, ...]

    def surplus(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return how many parts of each kind only our reader, and only the other one, sees."""
        ours, theirs = Counter(part.kind for part in self.ours), Counter(part.kind for part in self.theirs)
        return dict(ours - theirs), dict(theirs - ours)


def _split(outline: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Cut an outline before each heading; the first piece is what stands before them and may be empty."""
    pieces: list[list[Part]] = [[]]
    for part in outline:
        if part.kind == "heading":
            pieces.append([])
        pieces[-1].append(part)
    return [tuple(piece) for piece in pieces]


def _groups(ours: Sequence[Part], theirs: Sequence[Part]) -> tuple[Group, ...]:
    """Pair the sections of both outlines by their headings.

    What only one reader takes for a heading lies, for the other, in the section before it, and is put there.
    """
    left, right = _split(ours), _split(theirs)
    heads_left, heads_right = ([piece[0].words if piece else "" for piece in pieces] for pieces in (left, right))
    if heads_left == heads_right:
        return tuple(Group(ours=x, theirs=y) for x, y in zip(left, right, strict=True))
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return (Group(ours=tuple(ours), theirs=tuple(theirs)),)
    found: list[Group] = []
    for tag, a, b, c, d in SequenceMatcher(None, heads_left, heads_right, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(Group(ours=x, theirs=y) for x, y in zip(left[a:b], right[c:d], strict=True))
            continue
        before = found.pop() if found else Group(ours=(), theirs=())
        found.append(Group(ours=(*before.ours, *chain(*left[a:b])), theirs=(*before.theirs, *chain(*right[c:d]))))
    return tuple(found)


def _kinds(parts: Sequence[Part]) -> list[tuple[str, str]]:
    return [(part.kind, part.words) for part in parts]


def _first_difference(group: Group) -> Part | None:
    """Return the first of our parts that is of another kind in the other outline, or the last before one that we lack."""
    if len(group.ours) > _LONGEST or len(group.theirs) > _LONGEST:
        return group.ours[0] if group.ours else None
    matcher = SequenceMatcher(None, _kinds(group.ours), _kinds(group.theirs), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        ours, theirs = group.ours[a:b], group.theirs[c:d]
        if tag != "equal" and [part.kind for part in ours] != [part.kind for part in theirs]:
            for mine, other in zip_longest(ours, theirs):
                if mine is None or other is None or mine.kind != other.kind:
                    return mine or (group.ours[b - 1] if b else None)
    return group.ours[0] if group.ours else None


def _uneven_row(page: Page, table: Part) -> int | None:
    """Return the first line of `table` that has not as many cells as its header, as it is written."""
    span = table.span or Span(1, 0)
    for number in range(span.first, min(span.last, len(page.lines)) + 1):
        line = page.lines[number - 1].strip().replace("\\|", "")
        if len(line.strip("|").split("|")) != table.cells or line.startswith("|") != line.endswith("|"):
            return number
    return None


def _first_bar(page: Page, span: Span) -> int:
    """Return the first line of `span` that looks like a row of a table, or its last."""
    rows = (number for number in range(span.first, span.last + 1) if page.lines[number - 1].lstrip().startswith("|"))
    return next(rows, span.last)


def _cause(page: Page, mine: Part | None, group: Group) -> tuple[int | None, Cause]:
    """Return the line that makes the difference, and why; `mine` is the first of our parts that the other reader lacks."""
    only_ours, only_theirs = group.surplus()
    line = mine.span.first if mine and mine.span else None
    if mine and mine.kind == "table" and "table" in only_ours:
        row = _uneven_row(page, mine)
        return (row, _UNEVEN) if row else (line, _TABLE)
    if "table" in only_theirs:
        return _first_bar(page, mine.span) if mine and mine.span else None, _GLUED
    if line and re.match(r" {4}|\t", page.lines[line - 1]) and ("code" in only_theirs or not only_theirs):
        return line, _INDENTED
    for kind, cause in (("heading", _UNDERLINED), ("code", _INDENTED), ("html", _HTML)):
        if kind in only_theirs:
            return line, cause
    return line, _CUT if only_theirs else _SWALLOWED


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {_NAMES[kind][number != 1]}" for kind, number in counts.items() if kind in _NAMES)


def _difference(only_ours: dict[str, int], only_theirs: dict[str, int]) -> str:
    if only_ours and only_theirs:
        return f"one reader sees {_counted(only_ours)} where another sees {_counted(only_theirs)}"
    return f"one reader sees {_counted(only_ours or only_theirs)} more than another"


def _title(page: Page, group: Group) -> str:
    first = group.ours[0] if group.ours else None
    if first and first.kind == "heading" and first.span:
        line = page.lines[first.span.first - 1]
        return f'section "{line.strip().lstrip("#").strip()[:80]}"'
    return "before the first heading" if first else "here"


def ambiguities(page: Page) -> Iterator[Remark]:
    """Yield a remark for each section of `page` in which mistune sees other blocks than our own reader."""
    lines = shown_lines(page)
    if is_plain(lines):
        return
    theirs = their_outline(lines)
    if theirs is None:
        hint = "look for lists or quotes inside each other, more than a few levels deep"
        yield Remark(source=page.source.path, line=1, message="a second Markdown reader gives up on this text", hint=hint)
        return
    last = 1
    for group in _groups(our_outline(page.document), theirs):
        if group.ours and group.ours[0].span:
            last = group.ours[0].span.first
        only_ours, only_theirs = group.surplus()
        if not only_ours and not only_theirs:
            continue
        line, cause = _cause(page, _first_difference(group), group)
        lossy = any(kind in _RECORDS for kind in (*only_ours, *only_theirs))
        message = f"{_title(page, group)}: {_difference(only_ours, only_theirs)}; {cause.why}"
        yield Remark(source=page.source.path, line=line or last, message=message, hint=cause.hint, weight=None if lossy else "note")
