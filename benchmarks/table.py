"""Rows as Markdown tables, in which every figure stands beside its ratio to Hugo's in the same run."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from benchmarks.steps import Row

YARDSTICK = "Hugo"


def exponent(before: tuple[int, float], after: tuple[int, float]) -> float | None:
    """Return how a figure grows with the number of reports: the slope between two (reports, figure) on logarithmic scales.

    1 is linear, 0 does not grow, 2 is four times for twice the reports. None where a figure or the growth is nothing.

    >>> exponent((22, 1.0), (2200, 100.0))
    1.0
    >>> exponent((10, 3.0), (20, 12.0))
    2.0
    """
    (few, small), (many, large) = before, after
    if few == many or min(few, many) <= 0 or min(small, large) <= 0:
        return None
    return math.log(large / small) / math.log(many / few)


def against(figure: float, yardstick: float | None, digits: int) -> str:
    """Return a figure with its ratio to the yardstick's.

    >>> against(1.5, 0.5, 2), against(1200, 400, 0), against(0.1, 20, 2), against(7, None, 0)
    ('1.50 (×3.0)', '1,200 (×3.0)', '0.10 (×0.005)', '7')
    """
    text = f"{figure:,.{digits}f}"
    return f"{text} (×{ratio(figure / yardstick)})" if yardstick else text


def ratio(value: float) -> str:
    """Return a ratio with as many digits as say something.

    >>> [ratio(value) for value in (0, 0.0051, 0.052, 0.55, 3.14, 31.4, 3140)]
    ['0', '0.005', '0.05', '0.55', '3.1', '31', '3,140']
    """
    if value == 0:
        return "0"
    return f"{value:,.{3 if value < 0.01 else 2 if value < 1 else 1 if value < 10 else 0}f}"


def table(head: Sequence[str], lines: Sequence[Sequence[str]], left: int) -> str:
    r"""Return a Markdown table whose first `left` columns are words and whose others are figures.

    >>> table(["step", "s"], [["cold", "1.0"]], 1)
    '| step | s |\n|---|---:|\n| cold | 1.0 |'
    """
    rule = "|".join("---" if at < left else "---:" for at in range(len(head)))
    return "\n".join((_line(head), f"|{rule}|", *map(_line, lines)))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def step_table(rows: Sequence[Row]) -> str:
    """Return the table of all steps over one number of reports."""
    head = ("step", "program", "runs", "seconds", "peak MiB", "files written", "MB written", "MB kept beside")
    return table(head, [_step_cells(row, yardstick(rows, row)) for row in rows], 2)


def yardstick(rows: Sequence[Row], row: Row) -> Row | None:
    """Return the row of Hugo that `row` is measured by: of the same step over as many reports; None for Hugo's own."""
    if row.program == YARDSTICK:
        return None
    wanted = (row.reports, row.step, YARDSTICK)
    return next((other for other in rows if (other.reports, other.step, other.program) == wanted), None)


def _step_cells(row: Row, by: Row | None) -> tuple[str, ...]:
    return (row.step, row.program, str(row.runs), *_costs(row, by), *_wrote(row, by))


def _costs(row: Row, by: Row | None) -> tuple[str, str]:
    return against(row.seconds, by and by.seconds, 3 if row.seconds < 1 else 2), against(row.mebibytes, by and by.mebibytes, 0)


def _wrote(row: Row, by: Row | None) -> tuple[str, str, str]:
    if row.site is None or row.kept is None:
        return "", "", ""
    site = by.site if by else None
    megabytes, kept = row.site.bytes / 1e6, row.kept.bytes / 1e6
    return (
        against(row.site.files, site and site.files, 0),
        against(megabytes, site and site.bytes / 1e6, _digits(megabytes)),
        f"{kept:,.{_digits(kept)}f}",
    )


def _digits(megabytes: float) -> int:
    return 0 if megabytes == 0 else 2 if megabytes < 1 else 1


def growth_table(rows: Sequence[Row]) -> str:
    """Return the table of growth: each step and program from the smallest number of reports to the largest."""
    head = ("step", "program", "reports", "seconds", "exponent", "ms a report", "peak MiB", "exponent")
    return table(head, list(_growth(rows)), 2)


def _growth(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    for step, program in dict.fromkeys((row.step, row.program) for row in rows):
        before: Row | None = None
        for row in sorted(row for row in rows if (row.step, row.program) == (step, program)):
            seconds, mebibytes = _costs(row, yardstick(rows, row))
            times = _slope(before and (before.reports, before.seconds), (row.reports, row.seconds))
            memory = _slope(before and (before.reports, before.mebibytes), (row.reports, row.mebibytes))
            yield step, program, f"{row.reports:,}", seconds, times, f"{1000 * row.seconds / row.reports:.2f}", mebibytes, memory
            before = row


def _slope(before: tuple[int, float] | None, after: tuple[int, float]) -> str:
    slope = exponent(before, after) if before else None
    return "" if slope is None else f"{slope:.2f}"
