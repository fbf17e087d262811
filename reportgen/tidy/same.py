"""Whether two texts say the same: what is read from both, but for what may be mended."""

from __future__ import annotations

from typing import Any

import msgspec

from reportgen.records import Record, Report, Setting, read_reports
from reportgen.tidy.days import iso
from reportgen.tidy.sheet import Sheet
from reportgen.values.ident import find_ids

_FREE = ("id", "title", "due_raw", "mentions")


def told(sheet: Sheet, setting: Setting) -> tuple[Report, ...]:
    """Return what is read from `sheet`."""
    return read_reports(sheet.document, setting)


def same(before: tuple[Report, ...], after: tuple[Report, ...], mended: frozenset[str]) -> bool:
    """Tell whether two readings of one file are equal but for the form of dates in `due_raw` and the dashes of the ids `mended`.

    An id that was not read for its dash is read now: then it no longer stands in the title.
    """
    return len(before) == len(after) and all(_same_report(one, other, mended) for one, other in zip(before, after, strict=True))


def _same_report(before: Report, after: Report, mended: frozenset[str]) -> bool:
    if len(before.records) != len(after.records):
        return False
    bare = [_letters(msgspec.structs.replace(report, records=(), header=_NOTHING)) for report in (before, after)]
    records = zip((before.header, *before.records), (after.header, *after.records), strict=True)
    return bare[0] == bare[1] and all(_same_record(one, other, mended) for one, other in records)


_NOTHING = Record(kind="report", source="", line=1, end_line=1)


def _same_record(before: Record, after: Record, mended: frozenset[str]) -> bool:
    if _letters(_without(before)) != _letters(_without(after)) or _head(before) != _head(after):
        return False
    if before.id != after.id and after.id not in mended:
        return False
    dates = (before.due_raw, after.due_raw)
    if dates[0] != dates[1] and _letters(dates[0]) != _letters(dates[1]) and iso(dates[0] or "") != dates[1]:
        return False
    return _others(before, mended) == _others(after, mended)


def _others(record: Record, mended: frozenset[str]) -> set[str]:
    """Return the ids that a record mentions and whose dashes nobody mended."""
    return set(record.mentions) - mended - set(find_ids(record.id or ""))


def _without(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in _FREE}


def _head(record: Record) -> str:
    return str(_letters(f"{record.id or ''}{record.title}"))


def _letters(value: Any) -> Any:  # noqa: ANN401 -- any part of a record
    """Return `value` with all its texts as nothing but letters and digits: what a dash stands between does not count."""
    if isinstance(value, str):
        return "".join(filter(str.isalnum, value))
    if isinstance(value, dict):
        return {_letters(key): _letters(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_letters(inner) for inner in value]
    return _letters(msgspec.structs.asdict(value)) if isinstance(value, msgspec.Struct) else value
