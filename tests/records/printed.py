"""Reports as short lines of text, so that cases in files can say what a report reads as."""

from __future__ import annotations

from reportgen.records import Record, Report, Setting
from tests.laws.account import read

_BESIDE = (
    "points", "priority", "event", "likelihood", "impact", "trend", "trend_raw", "unit", "comparator", "target", "met",
)  # fmt: skip


def _pair(name: str, understood: object, raw: str | None) -> str:
    """What was understood, with the author's words in brackets where they differ."""
    words = f" ({raw})" if raw is not None and raw != str(understood) else ""
    return "" if understood is None and raw is None else f"{name}: {'-' if understood is None else understood}{words}"


def print_record(record: Record) -> str:
    """A record in one line: kind, id, title, then `name: value (author's words)` for all that is stated."""
    time = "–".join(clock for clock in (record.start, record.end) if clock)
    parts = [
        record.kind,
        record.id or "-",
        record.title or "-",
        _pair("owners", ", ".join(record.owners) or None, None),
        _pair("level" if record.kind == "risk" else "status", record.level or record.status, record.status_raw),
        _pair("percent", record.percent, None),
        _pair("due", record.due, record.due_raw),
        _pair("time", time or None, record.time_raw),
        _pair("value", record.value, record.value_raw),
        *(_pair(name, getattr(record, name), record.target_raw if name == "target" else None) for name in _BESIDE),
        *(f"{name}: {value}" for name, value in record.details.items()),
    ]
    return " | ".join(part for part in parts if part)


def print_report(report: Report) -> list[str]:
    """The records of a report, then what is unread."""
    unread = [f"unread | {miss.span.first}-{miss.span.last} | {miss.why}" for miss in report.unread]
    return [*(print_record(record) for record in report.records), *unread]


def printed(text: str, setting: Setting | None = None) -> str:
    """The records of a text that stands below the title of Monday, 6 January 2025, Day 3."""
    reports = read(f"# Day 3 outcomes (2025-01-06)\n\n{text}\n", setting=setting)
    return "\n".join(line for report in reports for line in print_report(report)) or "nothing"
