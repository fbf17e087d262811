"""The table of all rules."""

from __future__ import annotations

from reportgen.checks import arithmetic, dates, duplicates, identity, reading
from reportgen.checks.rule import AnyRule, HistoryRule, ReportRule, SourceRule

# Codes never change and are never used again. The weight is "error" where one report contradicts itself, "warning" for
# what is probably wrong, "note" for what is worth a look.
RULES: tuple[AnyRule, ...] = (
    ReportRule(code="RG101", name="unread-text", weight="warning", check=reading.unread_text),
    ReportRule(code="RG102", name="no-date", weight="warning", check=reading.no_date),
    HistoryRule(code="RG103", name="same-key", weight="warning", check=reading.same_key),
    HistoryRule(code="RG104", name="duplicate-id", weight="error", check=duplicates.duplicate_id),
    SourceRule(code="RG105", name="ambiguous-markdown", weight="warning", check=reading.ambiguous_markdown),
    SourceRule(code="RG106", name="damaged-bytes", weight="warning", check=reading.damaged_bytes),
    SourceRule(code="RG107", name="too-deep", weight="warning", check=reading.too_deep),
    SourceRule(code="RG201", name="ratio-percent", weight="error", check=arithmetic.ratio_percent),
    ReportRule(code="RG202", name="percent-status", weight="error", check=arithmetic.percent_status),
    SourceRule(code="RG203", name="stated-count", weight="error", check=arithmetic.stated_count),
    ReportRule(code="RG204", name="metric-verdict", weight="error", check=arithmetic.metric_verdict),
    HistoryRule(code="RG205", name="readiness", weight="error", check=arithmetic.readiness),
    HistoryRule(code="RG301", name="weekday-date", weight="error", check=dates.weekday_date),
    HistoryRule(code="RG302", name="due-before-set", weight="warning", check=dates.due_before_set),
    HistoryRule(code="RG303", name="day-number", weight="warning", check=dates.day_number),
    HistoryRule(code="RG501", name="id-reused", weight="warning", check=identity.id_reused),
    HistoryRule(code="RG502", name="vanished", weight="warning", check=identity.vanished),
    HistoryRule(code="RG503", name="went-backwards", weight="note", check=identity.went_backwards),
    HistoryRule(code="RG504", name="level-before", weight="warning", check=identity.level_before),
)
