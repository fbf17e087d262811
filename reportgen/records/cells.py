"""What a column of a table of work holds whose head does not say it, told by its cells: people, how far a row is, by when it is due."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Table
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.moment import read_date
from reportgen.values.people import known_names, looks_like_people, split_owners

_OWNED = ("action", "story", "risk")
_ON_WHOM = lazy(r"(?:on|with)(?: whom)?|whom", re.I)  # heads of a column of people that say no more
_FEWEST_MET = 2  # people known from elsewhere, in a column that nobody names for people
_LONGEST_DATE = 20  # signs of a cell that is a date and nothing else
_PERCENT = lazy(r"~?(?:100|\d{1,2})(?:[.,]\d+)?\s?%")
# What has been done to something: "Packed", "Tested". What is spent or planned of it is another thing.
_HAS_BEEN = lazy(
    r"(?!(?:us|need|budget|plann|expect|requir|target|allocat|estimat|assign|loa|fail|reject|block|spe)ed\b)[a-z]{3,15}ed|built|laid|written"
    r"|drawn|sewn|cut|dug|sent",
    re.I,
)


def with_known_heads(table: Table, kind: Claim | None, context: Context) -> Table:
    """Return a table of work of a `kind` with plain heads above a column of people, above one of percentages, and above one of due dates.

    People are told by names that the document has elsewhere, too; percentages by a head that says what has been done; due dates by
    days that are still to come.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> text = "| No | Scope | Foreman | Packed |\\n|-|-|-|-|\\n| L-1 | Jars | Ana | 40% |\\n| L-2 | Bows | Bo | 5% |\\n"
    >>> (table,) = parse_blocks(Source(path="a.md", text=text)).blocks
    >>> with_known_heads(table, "story", Context(roster=frozenset({"Ana", "Bo"}))).header
    ('No', 'Scope', 'Owner', 'Progress')
    """
    if kind not in _OWNED or len(table.rows) < 2:
        return table
    meanings = [field_name(cell, context.vocabulary) for cell in table.header]
    columns = {at: _column(table, at) for at, meaning in enumerate(meanings) if at and meaning is None and plain(table.header[at]).strip()}
    heads = list(table.header)
    if "owner" not in meanings and (at := _of_people(columns, heads, context)) is not None:
        heads[at] = "Owner"
    shares = [at for at, cells in columns.items() if _HAS_BEEN.fullmatch(plain(heads[at]).strip()) and all(map(_PERCENT.fullmatch, cells))]
    if kind == "story" and "progress" not in meanings and len(shares) == 1:
        heads[shares[0]] = "Progress"
    if kind == "action" and {"owner", "status"} <= set(meanings) and (at := _of_due_dates(table, meanings, context)) is not None:
        heads[at] = "Due"
    return msgspec.structs.replace(table, header=tuple(heads)) if tuple(heads) != table.header else table


def _of_due_dates(table: Table, meanings: list[str | None], context: Context) -> int | None:
    """Return the column "Date" of open points that has their due dates: behind what they are, and some of the days are still to come."""
    at = next((at for at, cell in enumerate(table.header) if plain(cell).strip(" :").lower() == "date"), 0)
    if context.day is None or "due" in meanings or "target" in meanings or not {"title", "points"} & set(meanings[:at]):
        return None
    cells = [cell for cell in _column(table, at) if cell.strip("-–— ")]
    days = [read_date(cell, context.day) if len(cell) <= _LONGEST_DATE else None for cell in cells]
    return at if all(days) and any(day and day > context.day for day in days) else None


def _column(table: Table, at: int) -> list[str]:
    return [plain(row.cells[at]).strip() if at < len(row.cells) else "" for row in table.rows]


def _of_people(columns: dict[int, list[str]], heads: list[str], context: Context) -> int | None:
    """Return the first column of people: of names that the document knows, or of nothing but names below "On" or "With whom"."""
    for at, cells in columns.items():
        on_whom = _ON_WHOM.fullmatch(plain(heads[at]).strip(" :"))
        if _are_people(cells, context) or (on_whom and all(looks_like_people(cell, context.roster) for cell in cells)):
            return at
    return None


def _are_people(cells: list[str], context: Context) -> bool:
    """Tell whether cells hold nothing but names: most of people whom the document knows, or who come again, and two of those known."""
    filled = [cell for cell in cells if cell.strip("-–— ")]
    if 3 * len(filled) < 2 * len(cells) or not all(looks_like_people(cell, context.roster) for cell in filled):
        return False
    names = [split_owners(cell) for cell in filled]
    known = known_names(context.roster)
    met = {name.lower() for cell in names for name in cell if name.lower() in known}
    said = [name for cell in names for name in cell]
    again = sum(any(name.lower() in met or said.count(name) > 1 for name in cell) for cell in names)
    return len(met) >= min(_FEWEST_MET, len(set(said))) and 2 * again >= len(filled)
