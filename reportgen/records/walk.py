"""One walk over the tree: every entry is offered to the readers, and every line ends as record, narrative or unread."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import (
    Block,
    Entry,
    Item,
    Paragraph,
    Quote,
    Section,
    Table,
    item_entry,
    section_entry,
    split_label,
    table_entries,
)
from reportgen.records.backlog import kind_of_work
from reportgen.records.board import board_of, kind_given, stays
from reportgen.records.cells import with_known_heads
from reportgen.records.claim import board_state, claim_heading, clean_heading, is_diary, state_heading
from reportgen.records.context import Context
from reportgen.records.exported import stated_kind
from reportgen.records.fields import meanings_of
from reportgen.records.guess import read_unannounced
from reportgen.records.head import read_head
from reportgen.records.kinds import READERS
from reportgen.records.lines import entries_of
from reportgen.records.looks import (
    announced_by,
    any_ids,
    decides_below,
    gives_ids,
    is_around,
    is_quoted_log,
    last_line,
    may_decide,
    numbers_are_ids,
    without_kind,
    writes_day_first,
)
from reportgen.records.make import entry_text, many, row_says_nothing, says_nothing
from reportgen.records.metric import is_measured, lists_metrics
from reportgen.records.offer import is_missed, leading_id, offer, repeats
from reportgen.records.reading import Reading
from reportgen.records.record import Record
from reportgen.records.sections import Claim
from reportgen.records.shown import WITH_IDS, kind_of_table, kinds_of_rows, parted_titles
from reportgen.records.stated import stated_items
from reportgen.records.told import own_items, tell
from reportgen.records.whose import is_person, named_by
from reportgen.text import Span, lazy, plain
from reportgen.values.ident import split_id

_FIELDS_OF_WORK = {"owner", "status", "due", "points", "level", "likelihood", "impact", "chance", "priority", "rationale"}
_NUMBERED_TITLE = lazy(r"^(?:decision|risk|action|escalation|story|priority)\s*(?:item\s*)?#?\d+\b", re.I)
_RANK = lazy(r"^(?:critical|severe|very high|high|major|medium|moderate|low|minor)(?:[ -](?:risks?|severity|priority|impact))?$", re.I)
_SUMMARY = lazy(r"^(?:[A-Za-z][\w ]{2,40}:\s*)?(?:~?\d|all\b)", re.I)  # "3 of 4 closed", "All items are done"
_NUMBER = lazy(r"^\s*\d+(?:\.\d+)*[.):]?\s+")
_OF_BOTH = lazy(r"(?:key |new )?(?:decisions?|escalations?)\b", re.I)
_RAISED = lazy(r"^escalat(?:ions?|ed)$", re.I)
_HAS_BEEN = lazy(r"^\W*(?:\w+ed|sent|taken|brought|given)\b(?!.*\b(?:if|unless|should|once|when)\b)", re.I | re.S)  # not what would be done
_EXPLAINS = lazy(r"^(?!.*\b(?:decid|decision|agreed|resolved|following|escalat)).*:$", re.S | re.I)


class Walker:
    """Walks sections depth first with the claim of the nearest claimed ancestor."""

    def __init__(self, reading: Reading) -> None:
        self.out = reading
        self.rows: frozenset[str] = frozenset()  # the ids of the table read last, in the section that is read

    def section(self, section: Section, claim: Claim | None, context: Context) -> None:
        """Read a section: its heading as a record or a claim, then what stands below."""
        self.rows = frozenset()
        section = without_kind(section)
        title = clean_heading(section.title)
        below = msgspec.structs.replace(
            context, heading=title if section.level < 7 else context.heading, label="" if section.level < 7 else title
        )
        own = None if (claim == "priority" and section.level >= 7) or split_id(title)[0] else claim_heading(title, below)
        own = "narrative" if claim == "priority" and is_diary(title) else own
        own = None if own and claim is None and is_around(section, own, below) else own
        own = None if own == "priority" and claim == "action" and gives_ids(section) else own  # "Before Day 4", of action items with ids
        stated = state_heading(title) or (board_state(title) if context.board else None)
        if stated and claim is None and (own is None or context.board):
            own = context.board or kind_given(section, below) or own
        own = None if stays(stated, own, claim) else own
        if own or stated:
            below = msgspec.structs.replace(below, state=stated or "")
        if own:
            below = msgspec.structs.replace(below, with_ids=gives_ids(section))
        elif who := named_by(title, context):
            below = msgspec.structs.replace(below, person=who)
        record = self._heading(section, own or claim, context, below, announces=own is not None)
        section = section if section.sections else msgspec.structs.replace(section, blocks=stated_items(section.blocks, own))
        blocks = section.blocks
        if record is not None:
            self.out.records.append(record)
            blocks = tuple(block for block in blocks if block.span.first > record.end_line)
            claim = own if own == "metric" else None
        else:
            claim = own or claim
        if claim is None and record is None and not stated:
            self.out.take(read_unannounced(section, context.heading, below, _apart))
        else:
            self.blocks(blocks, claim, below)
        board = board_of(section.sections)
        below = below if board == below.board else msgspec.structs.replace(below, board=board)
        for child in parted_titles(section.sections) if claim in WITH_IDS else section.sections:
            self.section(child, claim, below)

    def _heading(self, section: Section, claim: Claim | None, outer: Context, context: Context, *, announces: bool) -> Record | None:
        entry = section_entry(section)
        title = clean_heading(section.title)
        ident = leading_id(Entry(head=title, span=entry.span, shape="section"))
        outer = msgspec.structs.replace(context, heading=outer.heading or title)
        entry = msgspec.structs.replace(entry, head=_NUMBER.sub("", section.title))
        if claim == "risk" and _RANK.match(title):
            return None  # "High", above the risks that are
        named = bool(ident) or bool(_NUMBERED_TITLE.match(title))
        labels = meanings_of(entry, context.vocabulary)
        if {"target", "value"} <= labels and not lists_metrics(entry, context):
            return READERS["metric"](entry, outer, True)
        if claim in ("priority", "checkpoint", "narrative", "metric", None) and not ident:
            return None
        if not named and (announces or not (len(labels & _FIELDS_OF_WORK) >= 2 and claim in ("action", "story", "risk", "escalation"))):
            return None
        kind = kind_of_work(labels | {"id"}, context.kind_of(ident) or claim, outer.heading)  # type: ignore[arg-type]
        if kind not in ("action", "story", "risk", "decision", "escalation") or (kind == "decision" and decides_below(entry)) or (
            not labels and not read_head(entry.head, context).said and not entry.notes
        ):
            return None
        record = READERS[kind](entry, outer, True)
        noted = record is not None and bool(record.status_raw and entry.notes and plain(entry.notes[0]).startswith(record.status_raw))
        return msgspec.structs.replace(record, end_line=section.blocks[0].span.last) if record and noted else record

    def blocks(self, blocks: tuple[Block, ...], claim: Claim | None, context: Context) -> None:
        """Read the blocks that stand together under one heading or label."""
        blocks, claim, context = tell(blocks, claim, context)
        explained, own, around = False, None, context
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            if type(block) is Item:
                self.item(block, "narrative" if explained else own or claim, around)
                continue
            own = announced_by(block, following, context)
            around = msgspec.structs.replace(context, label=last_line(block)) if own else context
            explained = type(block) is Paragraph and claim in ("decision", "escalation") and bool(_EXPLAINS.search(plain(block.text)))
            if type(block) is Table:
                self.table(block, claim, context)
            elif type(block) is Paragraph:
                self.paragraph(block, claim, context)
            elif type(block) is Quote and may_decide(block, claim):
                self.blocks(block.blocks, None, context)  # set off, and each with its label
            elif type(block) is Quote and is_quoted_log(block, blocks, claim):
                self.blocks(block.blocks, claim, context)
            else:
                self.out.keep(block.span)

    def table(self, table: Table, claim: Claim | None, context: Context) -> None:
        """Read the rows of a table."""
        kind, assigned = kind_of_table(table, claim, context)
        table = with_known_heads(table, kind, context)
        day_first = context.day_first or writes_day_first(table)
        inner = msgspec.structs.replace(context, columns=table.header, day_first=day_first, row_ids=numbers_are_ids(table))
        self.out.keep(Span(table.span.first, table.span.first + 1))
        self.rows = frozenset(ident for entry in table_entries(table) if (ident := leading_id(entry)))
        kinds = kinds_of_rows(table) if kind in ("risk", "action", "story", None) else None
        for at, entry in enumerate(table_entries(table)):
            kind = kinds[at] if kinds else kind
            record = READERS[kind](entry, inner, not assigned) if kind in READERS else None
            if record is None and kind != "metric":
                known = context.kind_of(leading_id(entry))
                if known in ("action", "story") and kind is None and _has_work(entry, context):
                    record = READERS[known](entry, inner, False)
            if record is not None:
                self.out.records.append(record)
            elif kind in ("action", "story", "risk", "decision") and entry_text(entry) and not row_says_nothing(entry):
                self.out.miss(entry, context.heading, f"it is a row of a table of {many(kind)} and states none")
            else:
                self.out.keep(entry.span)

    def item(self, item: Item, claim: Claim | None, context: Context) -> None:
        """Read a list item, or the items below it when it only introduces them."""
        bare, own = own_items(item, claim, context)
        entry = item_entry(item)
        group = self._group(item, entry, claim, context)
        record = None if group else offer(item_entry(bare) if own else entry, claim, context)
        if record is not None and repeats(record, self.out.records):
            self.out.keep(item.span)
            return
        if record is not None:
            self.out.records.append(record)
            self._within(record, item, context)
            for child in own:
                self.item(child, claim, context)
            return
        if item.blocks and (group or any((type(block) is Item or type(block) is Table) for block in item.blocks)):
            self._introduced(item, claim, context)
            return
        self._leave(entry, claim, context)

    def _within(self, record: Record, item: Item, context: Context) -> None:
        """Read what stands inside of a record that is one of its own: a table, or what a risk says was escalated."""
        for block in item.blocks:
            if type(block) is Table:
                self.table(block, None, context)
            elif type(block) is Item and record.kind == "risk" and _RAISED.match(split_label(block.text)[0] or ""):
                raised = READERS["escalation"](item_entry(block), context, False)
                self.out.records += [raised] if raised and _HAS_BEEN.match(raised.title or "") else []

    def _group(self, item: Item, entry: Entry, claim: Claim | None, context: Context) -> bool:
        """Tell whether an item is a label for the items or the table below it."""
        if not any((type(block) is Item or type(block) is Table) for block in item.blocks):
            return False
        words = plain(item.text).strip()
        head = read_head(item.text, context)
        labels = meanings_of(entry, context.vocabulary)
        if head.id and not (claim is None and not labels):
            return False
        only_label = (
            words.endswith(":")
            or (bool(head.label) and not head.title)
            or bool(re.fullmatch(r"\W*(\*\*|__)[^*_]+\1\W*", item.text.strip()))
        )
        if claim == "priority":
            tasks = [child for child in item.items if split_label(child.text)[0] is None]
            return only_label or bool(tasks and not labels)
        if (labels & _FIELDS_OF_WORK or {"target", "value"} <= labels) and not words.endswith(":"):
            return False
        return only_label

    def _introduced(self, item: Item, claim: Claim | None, context: Context) -> None:
        self.out.keep(item.own)
        label = read_head(item.text, context).label or plain(item.text).rstrip(": ")
        own = claim_heading(label, context) if claim != "priority" else None
        if own is None and claim in ("decision", "escalation") and not _OF_BOTH.match(label):
            own = "narrative"
        ids = any_ids(item.blocks) if own else context.with_ids
        person = label if claim == "action" and own is None and is_person(label, context, single=True) else ""
        self.blocks(item.blocks, own or claim, msgspec.structs.replace(context, label=label, with_ids=ids, person=person))

    def paragraph(self, paragraph: Paragraph, claim: Claim | None, context: Context) -> None:
        """Read the labelled lines of a paragraph; all else of it is narrative."""
        first, _, rest = paragraph.text.partition("\n")
        if claim is None and first.isupper() and claim_heading(first, context) == "checkpoint":
            self.out.keep(Span(paragraph.span.first, paragraph.span.first))  # "HOURS", and the log right below it
            paragraph, claim = Paragraph(text=rest, span=Span(paragraph.span.first + 1, paragraph.span.last)), "checkpoint"
        found, claim = entries_of(paragraph, claim, context)
        for entry in found:
            remark = entry.shape == "line" and leading_id(entry) in self.rows  # "A-7: cancelled", below the table that has it
            record = None if remark else offer(entry, stated_kind(entry, claim), context)
            if record is not None:
                self.out.records.append(record)
            elif not remark and is_missed(entry, claim, context, self.out.records):
                self.out.miss(entry, context.heading, f"a line with an id in a section of {many(str(claim))} that could not be read")
            else:
                self.out.keep(entry.span)

    def _leave(self, entry: Entry, claim: Claim | None, context: Context) -> None:
        """Decide between narrative and unread for an item that no reader took."""
        why = ""
        head = read_head(entry.head, context)
        words = plain(entry.head)
        if claim in ("action", "story", "risk", "decision") and not says_nothing(words) and not says_nothing(head.title):
            if head.id and claim != "decision":
                why = f"it has an id, {head.id}, but nothing that makes it one of the {many(claim)} here"
            elif claim == "action" and not head.label and entry.shape == "item" and not _SUMMARY.match(words):
                why = "it has neither an id nor an owner, so it cannot be read as an action item"
            elif meanings_of(entry, context.vocabulary) & {"owner", "due", "status"} and claim != "decision":
                why = f"it has fields but no title that makes it one of the {many(claim)} here"
        if claim == "metric" and is_measured(entry, context):
            why = "it has a name and a number, but could not be read as a metric"
        if why:
            self.out.miss(entry, context.heading, why)
        else:
            self.out.keep(entry.span)


def _apart(blocks: tuple[Block, ...], claim: Claim | None, context: Context) -> Reading:
    """Return what is read of blocks, apart from all else of their report."""
    walker = Walker(Reading())
    walker.blocks(blocks, claim, context)
    return walker.out


def _has_work(entry: Entry, context: Context) -> bool:
    return bool(meanings_of(entry, context.vocabulary) & {"owner", "status", "due", "points"}) or entry.shape != "row"
