"""Dates of labelled fields in the form that reads the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.blocks import Table, split_label
from reportgen.records.fields import field_name
from reportgen.records.header import DATE_LABEL
from reportgen.text import lazy, plain
from reportgen.tidy.sheet import Fix, Mend, Sheet
from reportgen.values.moment import read_date

_MARK = lazy(r"^\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)*(?:\[[ xX]\]\s+)?")
_MONTH, _NTH = r"[^\W\d_]{3,12}\.?", r"(?:st|nd|rd|th|\.|º)?"
_FORMS = lazy(
    rf"{_MONTH} \d{{1,2}}{_NTH},? \d{{4}}|\d{{1,2}}{_NTH} (?:de |of )?{_MONTH},?(?: de)? \d{{4}}|\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}"
    r"|\d{4}年\d{1,2}月\d{1,2}日",
    re.I,
)
_TWO_NUMBERS = lazy(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}")


def iso(text: str) -> str | None:
    """Return the date that `text` is, and nothing else, as an ISO date; None where it is none, already one, or could be two.

    >>> iso("March 14, 2025"), iso("14.03.2025"), iso("3. März 2025"), iso("2025/3/4")
    ('2025-03-14', '2025-03-14', '2025-03-03', '2025-03-04')
    >>> iso("03/04/2025"), iso("Friday, March 14, 2025"), iso("2025-03-14"), iso("March 14")
    (None, None, None, None)
    """
    two = _TWO_NUMBERS.fullmatch(text)
    if two:
        first, second = int(two[1]), int(two[3])
        if first != second and (first > 12) == (second > 12):
            return None
    elif not _FORMS.fullmatch(text):
        return None
    day = read_date(text)
    return None if day is None or day.isoformat() == text else day.isoformat()


def mend_days(sheet: Sheet) -> Iterator[Mend]:
    """Yield each line that is a label for a due date, or for the date of the report, and a date in another form than ISO.

    Only where the date is all that stands behind the label: a weekday, a time or a remark is nothing that may be lost.
    """
    tables = {line for blocks in sheet.siblings() for block in blocks if isinstance(block, Table) for line in range(*_range(block))}
    for number, line in sheet.prose():
        text = line.rstrip()
        label, value = split_label(text[_MARK.match(text).end() :])  # type: ignore[union-attr]
        if number in tables or not label or not value or not text.endswith(value):
            continue
        if field_name(label, sheet.setting.vocabulary) != "due" and not DATE_LABEL.match(plain(label)):
            continue
        meant = iso(value)
        if meant:
            yield (Fix(number, f"{text.removesuffix(value)}{meant}{line[len(text) :]}", f"date {value} is {meant}"),)


def _range(table: Table) -> tuple[int, int]:
    return table.span.first, table.span.last + 1
