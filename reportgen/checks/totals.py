"""Sums over the column of a table: a row called "Total", and "26 points" in the line above."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.blocks import Block, Item, Paragraph, Table
from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.text import plain

_AMOUNT = re.compile(
    r"^(?P<sign>[$€£])?\s?(?P<number>(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,4})?)\s?(?P<unit>[A-Za-z]{1,6}(?:/[A-Za-z]{1,6})?)?$"
)
_TOTAL = re.compile(r"^(?:grand\s+)?(?:total|totals|sum|gesamt|summe)\s*:?$", re.I)
_POINTS_HEADER = re.compile(r"^(?:story\s+)?(?:points?|pts|sp|estimate)(?:\s*\((?:points?|pts|sp)\))?$", re.I)
_STATUS_HEADER = re.compile(r"^(?:status|state|progress|result|outcome)$", re.I)
_PART_OF_IT = re.compile(
    r"\b(?:accept\w*|done|complete\w*|deliver\w*|finish\w*|remain\w*|left|open|in progress|carr\w+|burn\w*|velocity|spill\w*|stretch|"
    r"average|capacity|per|each|at least|at most|up to|about|around|of which)\b",
    re.I,
)
_POINTS = re.compile(r"(?<![\w/.,+~±≥≤<>–-])(?<!of )(?<!/ )(\d{1,4}(?:\.\d)?)\s*(?:story\s+)?(?:points|pts|SP)\b(?!\s*/)", re.I)


class Amount(msgspec.Struct, frozen=True):
    """A number in a cell, the decimals it is given with, and its currency or unit."""

    value: float
    decimals: int
    unit: str


def _amount(cell: str) -> Amount | None:
    match = _AMOUNT.match(plain(cell))
    if not match:
        return None
    number = match["number"].replace(",", "")
    return Amount(float(number), len(number.partition(".")[2]), (match["sign"] or "") + (match["unit"] or "").lower())


def _column(table: Table, index: int) -> list[Amount] | None:
    """Return the amounts of a column without its total row; None where a cell holds anything else."""
    amounts: list[Amount] = []
    for row in table.rows:
        if row.cells and _TOTAL.match(plain(row.cells[0])):
            continue
        amount = _amount(row.cells[index]) if index < len(row.cells) else None
        if amount is None or (amounts and amount.unit != amounts[0].unit):
            return None
        amounts.append(amount)
    return amounts


def wrong_totals(page: Page, table: Table) -> Iterator[Remark]:
    """Yield a remark for each amount of the last row of `table`, called "Total", that is not the sum above it."""
    if len(table.rows) < 3 or not _TOTAL.match(plain(table.rows[-1].cells[0] if table.rows[-1].cells else "")):
        return
    last = table.rows[-1]
    for index in range(1, min(len(table.header), len(last.cells))):
        stated, amounts = _amount(last.cells[index]), _column(table, index)
        if stated is None or not amounts or amounts[0].unit != stated.unit:
            continue
        total = sum(amount.value for amount in amounts)
        slack = 0.5 * sum(10**-amount.decimals for amount in (*amounts, stated) if amount.decimals) + 1e-6
        if abs(total - stated.value) > slack:
            name, written = plain(table.header[index]), plain(last.cells[index])
            yield Remark(
                source=page.source.path,
                line=last.span.first,
                message=f'the total of "{name}" is stated as {written}; the rows above add up to {total:g}',
                hint="correct the total, or complete the table",
                also=(Place(source=page.source.path, line=table.span.first),),
            )


def _parts(table: Table, index: int) -> set[float]:
    """Return the sums of the points of the rows that share a status."""
    found: dict[tuple[int, str], float] = defaultdict(float)
    for at, header in enumerate(table.header):
        for row in table.rows if _STATUS_HEADER.match(plain(header)) else ():
            amount = _amount(row.cells[index])
            found[at, plain(row.cells[at]).lower()] += amount.value if amount else 0
    return set(found.values())


def wrong_points(page: Page, text: str, line: int, table: Table) -> Iterator[Remark]:
    """Compare "26 points" in the line right above `table` with the sum of its column of points."""
    words = plain(text)
    stated = _POINTS.findall(words)
    columns = [index for index, header in enumerate(table.header) if _POINTS_HEADER.match(plain(header))]
    if len(stated) != 1 or len(columns) != 1 or len(table.rows) < 2 or _PART_OF_IT.search(words):
        return
    amounts = _column(table, columns[0])
    if not amounts or float(stated[0]) in _parts(table, columns[0]):
        return
    total = sum(amount.value for amount in amounts)
    if abs(total - float(stated[0])) > 1e-6:
        yield Remark(
            source=page.source.path,
            line=line,
            message=f'"{stated[0]} points" stands above a table whose points add up to {total:g}',
            hint="correct the sum, or complete the table",
            also=(Place(source=page.source.path, line=table.span.first),),
        )


def table_sums(page: Page, blocks: Sequence[Block]) -> Iterator[Remark]:
    """Yield what is wrong with the sums of the tables among `blocks`, and of the lines right above them."""
    for at, block in enumerate(blocks):
        if type(block) is not Table:
            continue
        yield from wrong_totals(page, block)
        above = blocks[at - 1] if at else None
        if type(above) is Paragraph:
            yield from wrong_points(page, above.text.split("\n")[-1], above.span.last, block)
        elif type(above) is Item and not above.blocks:
            yield from wrong_points(page, above.text.split("\n")[-1], above.own.last, block)
