"""The outline of the next report: the sections of one that this team wrote, with places where items go and blanks for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.blocks import Block, Item, Paragraph, Section, Table, split_label
from reportgen.exports.carry.form import Form
from reportgen.exports.carry.places import Page, Place, lasting
from reportgen.exports.carry.when import Move
from reportgen.records import Record
from reportgen.text import BLANK, lazy
from reportgen.values.ident import find_ids

_HEADING = lazy(r"^(?P<marks>#{1,6}\s+)?(?P<number>(?:\d+(?:\.\d+)*)(?P<dot>[.)]?)\s+)?(?P<words>.*?)\s*$", re.S)
_BRACKET = lazy(r"\s*\((?P<in>[^()]*)\)")
_TALLY = lazy(r"\s*[:—–-]*\s*\(?\d+(?:\.\d+)?\s*(?:/\s*\d|%).*$|\s*[✅🟢🟡🔴⚠️❌]+\s*[A-Z ]*$")
_FRESH = lazy(r"\b(?:new|logged|raised|created|added)\b", re.I)
_OVER = lazy(r"\b(?:complet\w+|closed|done|finished|accepted|resolved|retired)\b(?!.*\bstatus\b)", re.I)
_LASTING = ("action", "story", "risk", "metric", "checkpoint", "priority", "decision", "escalation")
_PSEUDO = 7


class Slot:
    """A place for items of one kind under one heading, in one form; `entries` are the ways to write each that belongs there."""

    def __init__(self, kind: str, key: str, form: Form, *, models: int = 1) -> None:
        self.kind, self.key, self.form, self.models = kind, key, form, models
        self.fresh = bool(_FRESH.search(key))
        self.over = bool(_OVER.search(key)) and not re.search("status|progress|review|update", key)

    @property
    def blank(self) -> str:
        """A line of this form that says nothing yet."""
        if self.form.shape == "row":
            return f"{self.form.indent}|{' … |' * max(len(self.form.header), 1)}"
        return f"{self.form.indent}{self.form.bullet.replace('[ ] ', '')}{BLANK}" if self.form.shape == "item" else f"- {BLANK}"


class Node:
    """One heading of the next report, its lines and slots, and the nodes below it."""

    def __init__(self, heading: str, key: str, *, numbered: bool = False) -> None:
        self.heading, self.key, self.numbered = heading, key, numbered
        self.body: list[str | Slot] = []
        self.below: list[Node] = []

    def slots(self) -> Iterator[Slot]:
        """Yield the slots here and below."""
        yield from (part for part in self.body if isinstance(part, Slot))
        for node in self.below:
            yield from node.slots()


class Usual(NamedTuple):
    """What stands in several of the recent reports: headings and labels, by what does not change; all counts where there is one report."""

    headings: frozenset[str]
    labels: frozenset[str]
    only: bool


def usual(pages: tuple[Page, ...]) -> Usual:
    """Return what at least two of `pages` share."""
    headings = [page.headings() for page in pages]
    labels = [frozenset(_labels(page.blocks, page.sections)) for page in pages]
    return Usual(_twice(headings), _twice(labels), len(pages) < 2)


def _twice(sets: list[frozenset[str]]) -> frozenset[str]:
    return frozenset(name for found in sets for name in found if sum(name in other for other in sets) > 1)


def _labels(blocks: Iterable[Block], sections: Iterable[Section]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Item) and (label := split_label(block.text)[0]):
            yield lasting(label)
    for section in sections:
        yield from _labels(section.blocks, section.sections)


class Outliner:
    """Makes the outline of a report of another day from `page`."""

    def __init__(self, page: Page, known: Usual, move: Move) -> None:
        self.page, self.known, self.move = page, known, move
        self.records: dict[int, Record] = {}
        for record in page.report.records:
            self.records.setdefault(record.line, record)

    def nodes(self, sections: Iterable[Section], *, kept: bool = False) -> list[Node]:
        """Return the nodes for `sections` that belong into a report of another day; all of them where the one above is `kept`."""
        return [node for section in sections if (node := self._node(section, kept=kept)) is not None]

    def _node(self, section: Section, *, kept: bool) -> Node | None:
        heading, numbered = self.heading(section)
        node = Node(heading, lasting(section.title), numbered=numbered)
        often = self.known.only or node.key in self.known.headings
        node.body = self.body(section.blocks, node.key)
        own = [one for one in section.sections if one.heading.first in self.records]
        node.body += self._headed(own, node.key)
        node.below = self.nodes([one for one in section.sections if one not in own], kept=kept)
        slots = [slot for slot in node.slots() if slot.kind == "priority" or (slot.kind in ("action", "story", "risk") and slot.models > 1)]
        if not often and not slots and not kept:
            return None
        if not node.body and not node.below:
            node.body = [BLANK]
        if not often and node.below and not any(slot in node.body for slot in slots):
            node.heading = f"{'#' * min(section.level, 6)} {BLANK}"  # what that day was about
        return node

    def _headed(self, sections: list[Section], key: str) -> list[str | Slot]:
        """Return the slots for items that are headings."""
        found: dict[str, Slot] = {}
        for section in sections:
            record = self.records[section.heading.first]
            slot = found.setdefault(
                record.kind, Slot(record.kind, key, Form("section", self.page, Place("section", section), record), models=0)
            )
            slot.models += 1
        return list(found.values())

    def heading(self, section: Section) -> tuple[str, bool]:
        """Return the heading for another day, without number, and whether it had one."""
        raw = self.page.lines[section.heading.first - 1].strip()
        match = _HEADING.match(raw)
        if section.level >= _PSEUDO or match is None:
            return self.move.said(raw), False
        words = _TALLY.sub("", _BRACKET.sub(self._bracket, match["words"])).strip() or match["words"]
        return f"{match['marks'] or ''}{self.move.said(words)}", bool(match["number"])

    def _bracket(self, match: re.Match[str]) -> str:
        """Keep a bracket that names the day, or that says nothing of a day; drop ids, counts and times, which were true once."""
        moved = self.move.said(match["in"])
        if moved != match["in"]:
            return f" ({moved})"
        return "" if re.search(r"\d", match["in"]) or find_ids(match["in"]) else match.group()

    def body(self, blocks: Iterable[Block], key: str) -> list[str | Slot]:
        """Return the lines and slots for the blocks under one heading."""
        found: list[str | Slot] = []
        for block in blocks:
            for part in self._block(block, key):
                same = next((one for one in found if isinstance(one, Slot) and isinstance(part, Slot) and _alike(one, part)), None)
                if same is not None:
                    same.models += 1
                elif part != BLANK or BLANK not in found:
                    found.append(part)
        if len(found) > 1 and BLANK in found:
            found.remove(BLANK)
        return found

    def _block(self, block: Block, key: str) -> Iterator[str | Slot]:
        record = self.records.get(block.span.first)
        if isinstance(block, Table):
            yield from self._table(block, key)
        elif isinstance(block, Item):
            yield from self._item(block, record, key)
        elif isinstance(block, Paragraph):
            lines = range(block.span.first, block.span.last + 1)
            stated = [self.records[line] for line in lines if line in self.records]
            for one in stated:
                yield Slot(one.kind, key, Form("line", self.page, Place("line", block), one))
            if not stated:
                yield BLANK
        else:
            yield BLANK

    def _table(self, table: Table, key: str) -> Iterator[str | Slot]:
        stated = [(row, record) for row in table.rows if (record := self.records.get(row.span.first)) and record.kind in _LASTING]
        if not stated:
            yield BLANK
            return
        row, record = stated[0]
        head = [self.move.said(line) for line in self.page.raw(table.span.first, table.span.first + 1)]
        form = Form("row", self.page, Place("row", row, table), record, table.header)
        slot = Slot(record.kind, key, form, models=len(stated))
        yield "\n".join(head)
        yield slot

    def _item(self, item: Item, record: Record | None, key: str) -> Iterator[str | Slot]:
        if record is not None:
            yield Slot(record.kind, key, Form("item", self.page, Place("item", item), record))
            return
        nested = [part for child in item.blocks for part in self._block(child, key) if part != BLANK]
        raw = self.page.lines[item.own.first - 1].rstrip()
        label, value = split_label(item.text.split("\n")[0])
        slots = [part for part in nested if isinstance(part, Slot)]
        if slots:
            yield self.move.said(raw if not value else raw[: raw.rfind(value)].rstrip() if label else raw)
            yield from self.body(item.blocks, lasting(label) if label else key)
        elif label and (self.known.only or lasting(label) in self.known.labels):
            yield f"{self.move.said(raw[: raw.rfind(value)].rstrip() if value else raw)} {BLANK}"
        else:
            yield BLANK


def _alike(one: Slot, other: Slot) -> bool:
    return one.kind == other.kind and one.form.shape == other.form.shape != "row" and one.form.indent == other.form.indent
