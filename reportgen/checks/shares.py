"""Rules RG207 and RG208: a ratio in one cell and its percentage in the next, and shares that do not add up to a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.blocks import Table
from reportgen.checks.page import Page, lines_of
from reportgen.checks.ratios import bounds_of
from reportgen.checks.rule import Remark
from reportgen.text import plain

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,3})?"
_RATIO = re.compile(rf"^(?P<part>{_NUMBER})\s?(?:/|of|out of)\s?(?P<whole>{_NUMBER})(?:\s+[A-Za-z]{{1,16}}){{0,2}}$")
_PERCENT = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})?)\s?%$")
_OF_IT = re.compile(r"%|percent|\brate\b|\bshare\b|\bratio\b|complet|progress|\bdone\b|\bready\b|readiness|coverage", re.I)
_OTHER = re.compile(
    r"target|goal|threshold|baseline|before|previous|plan|limit|confidence|likelihood|expected|forecast|trend|change|Δ", re.I
)
_SHARE = re.compile(
    r"^(?:share|share of (?:total|all|the)\b.*|% of (?:total|all)|percent(?:age)? of (?:total|all)|split|distribution|"
    r"proportion)(?:\s*\(?%\)?)?$",
    re.I,
)
_TOTAL = re.compile(r"^(?:grand\s+)?(?:total|totals|sum|all|overall|gesamt|summe)\b", re.I)
_WORDS = r"[^\d;:|()]"
_ONE = r"\d{1,3}(?:\.\d)?\s?%"
_MIX = re.compile(  # what stands between two shares can be read in one way only, or a line that is no mix takes for ever
    rf"\b(?:mix|split|breakdown|distribution|composition|shares?)\b[^:;.|]{{0,40}}:\s*"
    rf"(?P<parts>{_WORDS}{{0,30}}{_ONE}(?:{_WORDS}{{0,62}}{_ONE}){{2,7}}{_WORDS}{{0,32}})$",
    re.I,
)
_EACH = re.compile(r"(\d{1,3}(?:\.\d)?)\s?%")
_NEAR_WHOLE = 15.0  # points from 100; what is further away is no split of one whole


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _fits(ratio: re.Match[str], percent: re.Match[str]) -> bool | None:
    bounds = bounds_of(ratio["part"], ratio["whole"])
    if bounds is None:
        return None
    value = float(percent["number"])
    slack = 10.0 ** -_decimals(percent["number"]) - 1e-9  # cut off is not wrong here
    return any(bounds[0] - slack <= one <= bounds[1] + slack for one in (value, 100 - value))


def _pairs(table: Table, at: int) -> Iterator[tuple[int, str, str, bool]]:
    """Yield line, ratio, percentage and whether they fit, for the rows with a ratio in cell `at` and a percentage in the next."""
    for row in table.rows:
        ratio, percent = (_RATIO.match(plain(row.cells[at])), _PERCENT.match(plain(row.cells[at + 1])))
        fits = _fits(ratio, percent) if ratio and percent else None
        if ratio and percent and fits is not None:
            yield row.span.first, ratio.group(), percent.group(), fits


def cell_ratio(page: Page) -> Iterator[Remark]:
    """A ratio in one cell and the percentage in the next disagree.

    Why: one of the two is a leftover of another day, and charts follow the one while people read the other.
    Right:
        | Suite | Passed | Rate |
        |---|---|---|
        | Unit | 45/50 | 90% |
        | System | 18/24 | 75% |
    Wrong:
        | Suite | Passed | Rate |
        |---|---|---|
        | Unit | 45/50 | 90% |
        | System | 18/24 | 85% |
    """
    for table in page.tables:
        headers = [plain(header) for header in table.header]
        for at in range(len(headers) - 1):
            rows = list(_pairs(table, at)) if not _OTHER.search(f"{headers[at]} {headers[at + 1]}") else []
            wrong = [row for row in rows if not row[3]]
            said = bool(_OF_IT.search(headers[at + 1]))
            if not wrong or len(wrong) > (len(rows) - len(wrong)) * (1 if said else 0.5) + (1 if said and len(rows) == 1 else 0):
                continue
            for line, ratio, percent, _ in wrong:
                part, whole = (float(number.replace(",", "")) for number in re.findall(_NUMBER, ratio)[:2])
                yield Remark(
                    source=page.source.path,
                    line=line,
                    message=f'"{ratio}" is {100 * part / whole:.1f}%, and the cell beside it says "{percent}"',
                    hint="correct the ratio or the percentage",
                    words=percent,
                )


def _off(numbers: Sequence[str]) -> float | None:
    """Return what shares add up to, where that is not 100 but near enough to be meant; rounding may lose half a decimal each."""
    total = sum(float(number) for number in numbers)
    slack = sum(0.5 * 10 ** -_decimals(number) for number in numbers) + 1e-6
    return total if slack < abs(total - 100) <= _NEAR_WHOLE else None


def _columns(page: Page) -> Iterator[Remark]:
    for table in page.tables:
        for at, header in enumerate(table.header):
            if not _SHARE.match(plain(header)):
                continue
            rows = [row for row in table.rows if not _TOTAL.match(plain(row.cells[0]))]
            cells = [_PERCENT.match(plain(row.cells[at])) for row in rows]
            numbers = [cell["number"] for cell in cells if cell]
            total = _off(numbers) if len(numbers) == len(rows) >= 3 else None
            if total is not None:
                yield Remark(
                    source=page.source.path,
                    line=table.span.first,
                    message=f'the column "{plain(header)}" adds up to {total:g}%: {" + ".join(numbers)}',
                    hint="correct the shares, or add the row that is missing",
                    words=plain(header),
                )


def share_sum(page: Page) -> Iterator[Remark]:
    """Shares of one whole that do not add up to it.

    Why: something is missing or counted twice, and each of the shares is wrong by it.
    Right:
        - Test mix: 60% Python, 25% Go, 15% Rust
    Wrong:
        - Test mix: 60% Python, 25% Go, 25% Rust
    """
    yield from _columns(page)
    for line, text in lines_of(page, "%"):
        match = _MIX.search(text.rstrip(" .")) if text.count("%") > 2 else None
        numbers = _EACH.findall(match["parts"]) if match else []
        total = _off(numbers) if line not in page.hidden else None
        if match and total is not None:
            yield Remark(
                source=page.source.path,
                line=line,
                message=f'"{match["parts"].strip()}" adds up to {total:g}%',
                hint="correct the shares, or name the one that is missing",
                words=match["parts"].strip(),
            )
