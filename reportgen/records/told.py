"""What blocks that stand together are, before they are read one by one: by what is announced, by what each states, by their looks."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Block, Item
from reportgen.records.below import owned_below
from reportgen.records.chat import unquoted
from reportgen.records.claim import claim_heading
from reportgen.records.context import Context
from reportgen.records.fielded import with_fields_below
from reportgen.records.head import read_head
from reportgen.records.looks import (
    are_boxes,
    are_dotted,
    are_marked,
    are_tasks,
    is_ahead,
    is_timeline,
    names_before,
    names_behind,
)
from reportgen.records.sections import Claim
from reportgen.records.shown import WITH_IDS, parted_ids, shown_by
from reportgen.records.stated import stated_items
from reportgen.records.subjects import noted_work, subjects
from reportgen.records.trailing import kind_by_ids, names_between, small_names
from reportgen.text import lazy, plain
from reportgen.values.ident import family, split_id
from reportgen.values.status import starts_with_status

_NO_TIMES = lazy(
    r"\b(?:releases?|versions?|changelog|prices?|menu|costs?|budgets?|expenses|invoices?|sections?|chapters?|clauses?)\b", re.I
)


def tell(blocks: tuple[Block, ...], claim: Claim | None, context: Context) -> tuple[tuple[Block, ...], Claim | None, Context]:
    """Return blocks as they are read, what they hold where `claim` was announced, and what is known of the people in them."""
    blocks = with_fields_below(unquoted(blocks), context.vocabulary)
    announced, claim = claim, shown_by(blocks, claim, f"{context.label} {context.heading}")
    blocks = stated_items(blocks, claim) if claim == "risk" != announced else blocks
    claim = kind_by_ids(blocks, claim, context)
    blocks = parted_ids(blocks) if claim in WITH_IDS else blocks
    blocks = owned_below(blocks) if claim == "action" else blocks
    if claim in (None, "checkpoint") and are_dotted(blocks) and not _counts_else(context):
        claim, context = "checkpoint", msgspec.structs.replace(context, dotted=True)
    if claim is None and is_timeline(blocks, context):
        claim = "checkpoint"
    if claim in (None, "action", "story") and (noted := noted_work(blocks)):
        claim, blocks = shown_by(noted, claim or "action"), noted
    if claim is None and (are_tasks(blocks) or (context.boxes and are_boxes(blocks))):
        claim = "action"
    if claim is None and are_marked(blocks):
        claim, context = "action", msgspec.structs.replace(context, board="action")
    return blocks, claim, _with_people(blocks, claim, context)


def own_items(item: Item, claim: Claim | None, context: Context) -> tuple[Item, tuple[Item, ...]]:
    """Return an item without those nested in it that are work or risks of their own, with an id, a title and an owner each, and these."""
    if claim not in ("action", "story", "risk") or not item.blocks:
        return item, ()
    above = split_id(plain(item.text))[0]
    own = tuple(block for block in item.blocks if type(block) is Item and _is_own(block, above, context))
    return (msgspec.structs.replace(item, blocks=tuple(block for block in item.blocks if block not in own)), own) if own else (item, ())


def _is_own(item: Item, above: str | None, context: Context) -> bool:
    """Tell whether an item below the one with the id `above` has another of its make, or of a known one, with its title and owner."""
    head = read_head(item.text, context)
    if not head.id or head.id == above or head.id_loose or "owner" not in head.said or not head.title:
        return False
    alike = above is not None and family(head.id) == family(above)
    return (alike or context.kind_of(head.id) is not None) and not starts_with_status(head.title, context.vocabulary)


def _counts_else(context: Context) -> bool:
    """Tell whether numbers with dots under a heading are times of another day, or no times: of releases, clauses or what things cost."""
    if claim_heading(context.label or context.heading, context) == "checkpoint":
        return False  # "Release log"
    return is_ahead(context) or bool(_NO_TIMES.search(f"{context.heading} {context.label}"))


def _with_people(blocks: tuple[Block, ...], claim: Claim | None, context: Context) -> Context:
    """Return the context with the people whom a list of work names in the same place of most of its items."""
    if claim not in ("action", "story"):
        return context
    names = names_behind(blocks) | names_between(blocks) | names_before(blocks, context.roster | context.met)
    names |= subjects(blocks) | small_names(blocks, context) if claim == "action" else frozenset()
    return msgspec.structs.replace(context, roster=context.roster | names) if names - context.roster else context
