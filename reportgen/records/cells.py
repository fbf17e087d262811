"""What a column of a table of work holds whose head nobody knows, told by its cells: the people, or how far each row is."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Table
from reportgen.records.context import Context
from reportgen.records.fields import field_name
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.people import known_names, looks_like_people, split_owners

_OWNED = ("action", "story")
_FEWEST_MET = 2  # people known from elsewhere, in a column that nobody names for people
_PERCENT = lazy(r"~?(?:100|\d{1,2})(?:[.,]\d+)?\s?%")
# What has been done to something: "Packed", "Tested". What is spent or planned of it is another thing.
_HAS_BEEN = lazy(
    r"(?!(?:us|need|budget|plann|expect|requir|target|allocat|estimat|assign|loa|fail|reject|block|spe)ed\b)[a-z]{3,15}ed|built|laid|written"
    r"|drawn|sewn|cut|dug|sent",
    re.I,
)


def with_known_heads(table: Table, kind: Claim | None, context: Context) -> Table:
    """Return a table of work of a `kind` with plain heads above a column of people and above one of percentages.

    People are told by names that the document has elsewhere, too; percentages by a head that says what has been done.

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
    if "owner" not in meanings and (at := next((at for at, cells in columns.items() if _are_people(cells, context)), None)) is not None:
        heads[at] = "Owner"
    shares = [at for at, cells in columns.items() if _HAS_BEEN.fullmatch(plain(heads[at]).strip()) and all(map(_PERCENT.fullmatch, cells))]
    if kind == "story" and "progress" not in meanings and len(shares) == 1:
        heads[shares[0]] = "Progress"
    return msgspec.structs.replace(table, header=tuple(heads)) if tuple(heads) != table.header else table


def _column(table: Table, at: int) -> list[str]:
    return [plain(row.cells[at]).strip() if at < len(row.cells) else "" for row in table.rows]


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
