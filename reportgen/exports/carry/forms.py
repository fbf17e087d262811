"""One item in the form in which this team lists its kind: ways to write it, the most faithful first, the plainest last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportgen.blocks import Item, Section
from reportgen.exports.carry.choose import Carried
from reportgen.exports.carry.fields import Labelled, Words, labelled, own_fields, value_of
from reportgen.exports.carry.form import Form, Lines, Own
from reportgen.exports.carry.markup import cell, cuts, locate
from reportgen.exports.carry.standing import standing_words
from reportgen.records import Record, Setting
from reportgen.records.fields import field_name
from reportgen.text import BLANK, lazy, plain

_OWNED = lazy(r"^\s*\((?P<label>(?:owners?|assignee|dri|lead|resp\w*)\s*:\s*)?(?P<who>[^()]*)\)", re.I)
_CAME = lazy(r"\s*\((?:[^()]*[↑↓→↗↘⬆⬇][^()]*|(?:was|from|up from|down from)\s[^()]*)\)")
_MARK = "Overdue"
_CUTS = 10


def ways(carried: Carried, own: Own | None, form: Form, words: Words, setting: Setting) -> Iterator[Lines]:
    """Yield the ways to write an item as `form`, without what its report told of that day alone."""
    standing = standing_words(carried.now, own)
    if form.shape == "row":
        yield from _rows(own, form, words, setting, carried.late)
        yield from _with_standing(_flat(form, words, carried.late, "- "), standing)
    elif form.shape == "section":
        yield from _headings(carried, own, form, words, setting)
    else:
        yield from _with_standing(_items(carried, own, form, words, setting), standing)
        yield from _with_standing(_flat(form, words, carried.late, form.indent + form.bullet), standing)
    yield (*_plainest(words, carried.late), *(f"  - {label}: {value}" for label, value in standing.items()))
    yield _table(carried.now.kind, words, carried.late)


def _with_standing(found: Iterator[Lines], standing: dict[str, str]) -> Iterator[Lines]:
    """Yield each way of one line first with what holds on behind it: "R-1: Ice – Yellow – Mitigation: salt the road"."""
    for way in found:
        behind = "".join(f" – {label}: {value}" for label, value in standing.items() if f"{label}:" not in way[0])
        if behind and len(way) == 1:
            yield (way[0] + behind,)
        yield way


def _rows(own: Own | None, form: Form, words: Words, setting: Setting, late: str) -> Iterator[Lines]:
    mine = own_fields(own.place) if own else {}
    same = own is not None and own.place.table is not None and own.place.table.header == form.header
    values, free = [], []
    for at, label in enumerate(form.header):
        value = value_of(label, mine, words, setting)
        meaning = field_name(label, setting.vocabulary)
        if same and meaning in ("title", None) and locate(mine.get(label, ""), plain(words.title)):
            value = mine[label]
        elif value == BLANK:
            free.append(at)
        values.append(value or BLANK)
    if not same:
        _place_title(values, form, words, setting)
    for marked in _marked(values, form, free, late, setting):
        yield (form.indent + "| " + " | ".join(cell(value) for value in marked) + " |",)


def _place_title(values: list[str], form: Form, words: Words, setting: Setting) -> None:
    """Put the title into the column that the model's title stands in, and the id before it where no column is for ids."""
    meanings = [field_name(label, setting.vocabulary) for label in form.header]
    cells = getattr(form.place.block, "cells", ())
    at = next((at for at, one in enumerate(cells) if form.record.title and locate(one, form.record.title)), None)
    if at is None:
        at = next((at for at, meaning in enumerate(meanings) if meaning == "title"), min(1, len(values) - 1))
    values[at] = f"{words.ident}: {words.title}" if words.ident and "id" not in meanings else words.title


def _marked(values: list[str], form: Form, free: list[int], late: str, setting: Setting) -> Iterator[list[str]]:
    """Yield the cells with the mark of what is overdue in one of them."""
    if not late:
        yield values
        return
    meanings = [field_name(label, setting.vocabulary) for label in form.header]
    wanted = [at for at in free if meanings[at] == "notes"] or free
    order = [*wanted[:1], *(at for name in ("status", "due") for at, meaning in enumerate(meanings) if meaning == name)]
    for at in order:
        mark = f"{BLANK} ({_overdue(late)})" if values[at] == BLANK else f"{values[at]} ({_overdue(late)})"
        yield [mark if one == at else value for one, value in enumerate(values)]
    yield values


def _overdue(late: str) -> str:
    return f"overdue since {late}"


def _items(carried: Carried, own: Own | None, form: Form, words: Words, setting: Setting) -> Iterator[Lines]:
    models = labelled(form.page, form.place)
    lead = form.indent + form.bullet
    mine = labelled(own.page, own.place) if own and own.place.shape == "item" else ()
    if own and isinstance(own.place.block, Item) and bool(mine) == bool(models):
        head = _reworded(" ".join(own.place.block.text.split("\n")[0].split()), carried.now, words)
        start = locate(head, carried.now.title)
        beginnings = [lead + one for one in islice(cuts(head, start[1] if start else len(head)), _CUTS)]
        found = [list(_with_fields(one, own, form, words, setting, carried.late)) for one in beginnings]
        yield from (some[0] for some in found)
        yield from (way for some in found for way in some[1:])
    for head in _dressed(form, words):
        if models:
            yield from _with_fields(lead + head, own, form, words, setting, carried.late)
        elif not (words.due or words.status or words.percent):
            yield (lead + head + (f" — {_overdue(carried.late)}" if carried.late else ""),)


def _reworded(head: str, now: Record, words: Words) -> str:
    """Return the head of an item with a due date that still means the same, and without what a level came from, which was news once."""
    if now.kind == "risk":
        head = _CAME.sub("", head)
    return head.replace(now.due_raw, words.due) if now.due_raw and words.due and now.due_raw != words.due else head


def _with_fields(head: str, own: Own | None, form: Form, words: Words, setting: Setting, late: str) -> Iterator[Lines]:
    """Yield an item with its labelled lines in the order and dress of its own last words, else of the model."""
    mine = labelled(own.page, own.place) if own and own.place.shape == form.shape else ()
    lines = mine or labelled(form.page, form.place)
    if not lines:
        ends = [f"; {_overdue(late)}", f" — {_overdue(late)}", f" ({_overdue(late)})", ""] if late else [""]
        if form.lacks(words):
            ends = [f" — {BLANK}{end}" for end in ends] + ends
        yield from ((head + end,) for end in ends)
        return
    values = own_fields(own.place) if own else {}
    below = []
    said = set()
    for one in lines:
        meaning = field_name(one.label, setting.vocabulary)
        value = value_of(one.label, values, words, setting) if meaning != "title" else BLANK
        if one.label.casefold() == _MARK.casefold() or (not value and meaning in ("due", "progress", "owner")):
            continue
        said.add(meaning)
        below.append(f"{one.before} {value or BLANK}")
    mark = _like(lines[0], _MARK, f"since {late}") if late else ""
    marks = [mark] if mark else []
    yield (head, *marks, *below)
    extra = [_like(lines[0], label, text) for label, text in _state(words) if label.lower() not in said and text]
    for least in range(1, len(extra) + 1):
        yield (head, *marks, *below, *extra[-least:])
    yield (head, *below)


def _state(words: Words) -> tuple[tuple[str, str], ...]:
    return (("Points", words.points), ("Owner", words.owners), ("Status", _status(words)), ("Due", words.due))


def _status(words: Words) -> str:
    return f"{words.status} ({words.percent})" if words.status and words.percent else words.status or words.percent


def _like(model: Labelled, label: str, value: str) -> str:
    """Return a labelled line in the dress of another."""
    return f"{model.before.replace(model.label, label, 1)} {value}"


def _dressed(form: Form, words: Words) -> Iterator[str]:
    """Yield id, title and owners dressed as those of the model are, and in the dress that most teams use."""
    block = form.place.block
    head = (block.text if isinstance(block, Item) else getattr(block, "title", "")).split("\n")[0]
    found = locate(head, form.record.title)
    if found and form.record.id and words.ident and form.record.id in head[: found[0]]:
        before = head[: found[0]].replace(form.record.id, words.ident, 1)
        yield from _closed(before, head[found[1] :], words)
    elif found and not words.ident and not form.record.id:
        yield from _closed(head[: found[0]], head[found[1] :], words)
    name = f"{words.ident} – {words.title}" if words.ident else words.title
    if words.owners:
        yield f"**{name} ({words.owners})**"
        yield f"**{name} (Owner: {words.owners})**"
    yield f"**{name}**"


def _closed(before: str, after: str, words: Words) -> Iterator[str]:
    """Yield the dress of a model whose title stands between `before` and `after`, with and without the owners behind it."""
    marks = next((mark for mark in ("**", "__") if before.count(mark) % 2), "")
    early = bool(marks) and after.lstrip().startswith(marks)
    rest = after.lstrip()[len(marks) :] if early else after
    title = words.title + (marks if early else "")
    owned = _OWNED.match(rest)
    late = "" if early else marks
    if owned and words.owners:
        yield f"{before}{title} ({owned['label'] or ''}{words.owners}){late}"
    yield f"{before}{title}{late}"


def _flat(form: Form, words: Words, late: str, lead: str) -> Iterator[Lines]:
    """Yield one line that says all of the state, as the model does, then as most teams do."""
    status, due, mark = _status(words), words.due, f"; {_overdue(late)}" if late else ""
    if form.lacks(words) and not status:
        status = BLANK
    for head in _dressed(form, words):
        bare = (
            re.sub(r"\s*\((?:Owner: )?[^()]*\)(\*\*)?$", r"\1", head)
            if words.owners and words.owners in head[-len(words.owners) - 4 :]
            else head
        )
        said = [f"Owner: {words.owners}"] if words.owners else []
        said += [f"Points: {words.points}"] if words.points else []
        said += [f"Due: {due}"] if due else []
        if said:
            behind = f" — {status}" if status else ""
            yield (f"{lead}{bare} ({', '.join(said)}){behind}{mark}",)
            yield (f"{lead}{bare}{behind} ({', '.join(said)}){mark}",)
        told = "; ".join(part for part in (status, f"due {due}" if due else "") if part)
        yield (f"{lead}{head} — {told}{mark}" if told else f"{lead}{head}{mark and ' — ' + mark[2:]}",)


def _table(kind: str, words: Words, late: str) -> Lines:
    """Return an item as a table of one row: brackets in a title stay in it there."""
    title = {"action": "Action", "story": "Story", "risk": "Risk"}.get(kind, "Item")
    due = f"{words.due} ({_overdue(late)})" if late and words.due else words.due
    cells = (
        ("ID", words.ident),
        (title, words.title),
        ("Owner", words.owners),
        ("Points", words.points),
        ("Due", due),
        ("Status", _status(words)),
    )
    known = [(label, value) for label, value in cells if value or label == title]
    rows = ([label for label, _ in known], ["---"] * len(known), [cell(value) for _, value in known])
    return ("", *("| " + " | ".join(row) + " |" for row in rows), "")


def _plainest(words: Words, late: str) -> Lines:
    """Return an item with a line for each thing that is known of it: what any reader understands."""
    name = f"{words.ident} – {words.title}" if words.ident else words.title
    state = [f"  - {label}: {text}" for label, text in _state(words) if text]
    return (f"- **{name}**", *state, *([f"  - Overdue: since {late}"] if late else []))


def _headings(carried: Carried, own: Own | None, form: Form, words: Words, setting: Setting) -> Iterator[Lines]:
    level = form.place.block.level if isinstance(form.place.block, Section) else 3
    marks = "#" * min(level, 6) + " "
    if own and isinstance(own.place.block, Section):
        head = _reworded(own.place.block.title, carried.now, words)
        start = locate(head, carried.now.title)
        for beginning in islice(cuts(head, start[1] if start else len(head)), _CUTS):
            yield from _spaced(_with_fields(marks + beginning, own, form, words, setting, carried.late))
    for head in _dressed(form, words):
        yield from _spaced(_with_fields(marks + head, own, form, words, setting, carried.late))


def _spaced(found: Iterator[Lines]) -> Iterator[Lines]:
    """Give each heading an empty line below, and each labelled line without bullet a line of its own."""
    for head, *below in found:
        yield (head, "", *below, "")
