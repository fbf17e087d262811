"""The form in which a section lists its items, and where an item was last spoken of."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.blocks import Item, Section
from reportgen.exports.carry.fields import Words
from reportgen.exports.carry.markup import as_written, escaped, locate
from reportgen.exports.carry.places import Page, Place, Shape
from reportgen.records import Record
from reportgen.text import lazy

Lines = tuple[str, ...]

_MARKER = lazy(r"^(?P<indent>\s*)(?P<bullet>[-*+]|\d+[.)])(?P<gap>\s+)(?P<box>\[[ xX]\]\s+)?")


class Form(NamedTuple):
    """How a section lists its items: their shape, a model of it on its page, and the header cells of a table."""

    shape: Shape
    page: Page
    place: Place
    record: Record
    header: tuple[str, ...] = ()
    moved: bool = False

    @property
    def indent(self) -> str:
        """The blanks before an item; none where the list is moved out of what it stood below."""
        return "" if self.moved else self._line[: len(self._line) - len(self._line.lstrip())]

    def lacks(self, words: Words) -> bool:
        """Tell whether an item has no owner, due date or status although the model has: its line ends with a blank then."""
        has = self.record
        lost = (has.owners and not words.owners) or (has.due_raw and not words.due)
        return bool(lost or (has.status and not (words.status or words.percent)))

    @property
    def bullet(self) -> str:
        """What stands before the words of an item: its bullet, and a box where the team uses them."""
        match = _MARKER.match(self._line)
        if match is None:
            return "- "
        bullet = "1." if match["bullet"][0].isdigit() else match["bullet"]
        return f"{bullet} {'[ ] ' if match['box'] else ''}"

    @property
    def _line(self) -> str:
        return self.page.lines[self.place.block.span.first - 1]


class Own(NamedTuple):
    """Where an item was last spoken of."""

    page: Page
    place: Place


def title_of(record: Record, own: Own | None) -> str:
    """Return the title of `record` as its author wrote it."""
    if own is None:
        return escaped(record.title)
    block = own.place.block
    if isinstance(block, Item | Section):
        text = block.text if isinstance(block, Item) else block.title
        return (
            as_written(text.split("\n")[0], record.title)
            if locate(text.split("\n")[0], record.title)
            else as_written(" ".join(text.split()), record.title)
        )
    if own.place.table is not None:
        cells = getattr(block, "cells", ())
        return next((one[found[0] : found[1]] for one in cells if (found := locate(one, record.title))), escaped(record.title))
    lines = own.page.raw(record.line, record.end_line)
    return as_written(" ".join(" ".join(lines).split()), record.title)
