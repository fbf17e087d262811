"""Where each item goes: the report that is the model, the slot of an item, and sections that the model lacks."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.exports.carry.choose import Carried
from reportgen.exports.carry.form import Own
from reportgen.exports.carry.outline import Node, Slot
from reportgen.exports.carry.places import Page, lasting
from reportgen.exports.carry.when import Move
from reportgen.text import BLANK

NEEDED = ("action", "story", "risk", "metric", "priority")
"""The kinds that a draft has a section for, where there is anything of them."""


def model_page(pages: tuple[Page, ...]) -> Page:
    """Return the latest of `pages` that has at least two thirds of what the fullest one has: kinds of records, and sections."""
    scores = [len(page.kinds() & set(NEEDED)) + min(len(page.headings()), 3) for page in pages]
    return next(page for page, score in zip(pages, scores, strict=True) if 3 * score >= 2 * max(scores))


def walk(nodes: list[Node]) -> Iterator[Node]:
    """Yield `nodes` and all below them."""
    for node in nodes:
        yield node
        yield from walk(node.below)


def only(home: Node, slot: Slot, page: Page, move: Move) -> Node:
    """Return the heading of `home` with nothing but `slot` below it."""
    node = Node(home.heading, home.key, numbered=home.numbered)
    if slot.form.place.table is not None:
        span = slot.form.place.table.span
        node.body.append("\n".join(move.said(line).strip() for line in page.raw(span.first, span.first + 1)))
    slot.form = slot.form._replace(moved=True)
    node.body.append(slot)
    return node


def insert(nodes: list[Node], found: Node) -> None:
    """Put a section at its place: into one of the same name, else before the priorities of the next day, else last."""
    same = next((node for node in walk(nodes) if node.key == found.key), None)
    if same is not None:
        same.body = [part for part in same.body if part != BLANK] + found.body
        return
    top = next((node for node in nodes if node.heading.startswith("#")), None)
    if top is not None and found.heading.startswith("#"):
        found.heading = f"{top.heading.partition(' ')[0]} {found.heading.partition(' ')[2]}"
        found.numbered = top.numbered
    at = next((at for at, node in enumerate(nodes) if any(slot.kind == "priority" for slot in node.slots())), len(nodes))
    nodes.insert(at, found)


def slot_for(one: Carried, own: Own | None, slots: list[Slot]) -> Slot | None:
    """Return where an item goes: where it stood, unless that is for new or closed ones; else where most of its kind stand."""
    mine = [slot for slot in slots if slot.kind == one.now.kind and not slot.over]
    usual_place = [slot for slot in mine if not slot.fresh] or mine
    home = [slot for slot in usual_place if slot.key == lasting(one.now.section)]
    if own is not None and own.place.table is not None:
        home.sort(key=lambda slot: slot.form.header != own.place.table.header)  # type: ignore[union-attr]
    return home[0] if home else max(usual_place, key=lambda slot: slot.models, default=None)


def untitled(body: list[str | Slot]) -> Node:
    """Return a node for what stands below the title itself."""
    node = Node("", "")
    node.body = body
    return node
