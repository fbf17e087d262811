"""Metrics of the next report: yesterday's value beside an empty place for today's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.blocks import Item
from reportgen.exports.carry.fields import labelled
from reportgen.exports.carry.form import Form, Lines, Own
from reportgen.exports.carry.markup import as_written, cell, escaped, locate
from reportgen.exports.carry.when import Move
from reportgen.records import Record, Setting
from reportgen.records.columns import name_column, value_column
from reportgen.records.fields import field_name
from reportgen.text import BLANK, lazy, plain

_BEFORE = lazy(r"\b(?:yesterday|previous|prior|prev|last (?:day|report)|before|baseline)\b", re.I)
_TARGET = lazy(r"\(((?:target|goal|threshold|limit|objective|aim|slo)\b[^();]*)\)", re.I)
_LABEL = lazy(r"^(?P<lead>\s*(?:[-*+]|\d+[.)])\s+)(?P<name>.*?:(?:\*\*|__)?|(?:\*\*|__).*?(?:\*\*|__)\s*:)\s")


def gauge(record: Record, own: Own, form: Form, move: Move, setting: Setting) -> Iterator[Lines]:
    """Yield the ways to write a metric without its value of the day, as its last report wrote it."""
    block, value = own.place.block, record.value_raw or ""
    if own.place.table is not None and own.place.table.header != form.header:
        pass  # a row of another table
    elif own.place.table is not None:
        yield (_row(record, own, move, setting),)
    elif own.place.shape == "item" and isinstance(block, Item) and not labelled(own.page, own.place):
        match = _LABEL.match(own.page.lines[block.span.first - 1])
        if match:
            name = match["name"] + ("**" if match["name"].count("**") % 2 else "")
            yield (f"{match['lead']}{name} {BLANK} ({_aim(record, block)}yesterday: {as_written(block.text, value)})",)
    else:
        first = own.page.lines[block.span.first - 1].rstrip()
        yield (first, *([""] if own.place.shape == "section" else []), *_lines(record, own, setting))
    aim = _aim(record, block if isinstance(block, Item) else None)
    yield (f"- {escaped(record.title)}: {BLANK} ({aim}yesterday: {escaped(value)})",)


def _aim(record: Record, block: Item | None) -> str:
    """Return the words for the target of a metric, which holds on: those in brackets behind its value, where it has some."""
    bracket = _TARGET.search(block.text) if block else None
    if bracket:
        return f"{bracket.group(1)}; "
    if not record.target_raw:
        return ""
    return f"target {as_written(block.text, record.target_raw) if block else escaped(record.target_raw)}; "


def _lines(record: Record, own: Own, setting: Setting) -> Iterator[str]:
    for one in labelled(own.page, own.place):
        meaning = field_name(one.label, setting.vocabulary)
        if meaning == "value":
            yield f"{one.before} {BLANK} (yesterday: {escaped(record.value_raw or '')})"
        else:
            yield f"{one.before} {one.value if meaning == 'target' and one.value else BLANK}"


def _row(record: Record, own: Own, move: Move, setting: Setting) -> str:
    table, row = own.place.table, own.place.block
    header, cells = (table.header if table else ()), getattr(row, "cells", ())
    number = move.days[0] if move.days else None
    today, name = value_column(header, number), name_column(header)
    old = f"day {number}" if number is not None else None
    before = next((at for at, label in enumerate(header) if at not in (today, name) and _BEFORE.search(plain(label))), None)
    values = []
    for at, (label, value) in enumerate(zip(header, cells, strict=False)):
        if at == today or (today is None and old and old in plain(label).lower()):
            values.append(BLANK if before is not None else f"{BLANK} (yesterday: {value})" if "(" not in value else _beside(record))
        elif at == before:
            values.append(as_written(cells[today or 0], record.value_raw or ""))
        elif (
            at == name
            or field_name(label, setting.vocabulary) in ("id", "target", "owner", "title")
            or locate(value, record.target_raw or "")
        ):
            values.append(value or " ")
        else:
            values.append(BLANK)
    return "| " + " | ".join(cell(value) for value in values) + " |"


def _beside(record: Record) -> str:
    return f"{BLANK} (yesterday: {escaped(re.sub(r'[()]', '', record.value_raw or ''))})"


def times(form: Form, start: str, words: str) -> Lines:
    """Return a checkpoint at `start` as the model of `form` writes them."""
    if form.shape == "row":
        cells = [BLANK] * len(form.header)
        cells[0] = start
        if len(cells) > 1:
            cells[1] = words
        return ("| " + " | ".join(cell(value) for value in cells) + " |",)
    raw = form.page.lines[form.record.line - 1]
    said = form.record.time_raw or ""
    zone = re.sub(r"[\d:.–—-]+(?:\s*(?:am|pm)\b)?", "", said, flags=re.I).strip() if said and said in raw else ""
    behind = raw[raw.find(said) + len(said) :] if said and said in raw else ""
    parting = re.match(r"(?:\*\*|__)?\s*(?:[—–:-]+\s+|\s)", behind)
    opened = re.match(r"\s*(?:[-*+]|\d+[.)])\s+(\*\*|__)?", raw)
    mark = opened.group(1) if opened and opened.group(1) else ""
    return (f"{form.indent}{form.bullet}{mark}{start}{' ' + zone if zone else ''}{parting.group() if parting else ' — '}{words}",)
