"""The table of all rules."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks import (
    arithmetic,
    claims,
    course,
    dates,
    deltas,
    duplicates,
    fields,
    identity,
    ids,
    labels,
    owners,
    promises,
    reading,
    shares,
)
from reportgen.checks.ignore import ignores
from reportgen.checks.page import Page
from reportgen.checks.rule import AnyRule, HistoryRule, Remark, SourceRule


def bad_ignore(page: Page) -> Iterator[Remark]:
    """A comment that is to suppress a finding, without a reason or without a known rule.

    Why: it suppresses nothing, and who wrote it believes that it does.
    Right:
        <!-- reportgen: ignore RG203 because the stretch story is not listed -->
    Wrong:
        <!-- reportgen: ignore RG203 -->
    """
    known = {rule.code for rule in RULES}
    for ignore in ignores(page.source):
        unknown = [code for code in ignore.codes if code not in known]
        problem = (
            f"it names no known rule: {', '.join(unknown)}"
            if unknown
            else "it names no rule"
            if not ignore.codes
            else "it gives no reason"
            if not ignore.reason
            else ""
        )
        if problem:
            yield Remark(
                source=page.source.path,
                line=ignore.line,
                message=f"this comment to reportgen does not hold: {problem}",
                hint="write <!-- reportgen: ignore RG203 because … -->",
                words="reportgen",
            )


# Codes never change and are never used again. The weight is "error" where one report contradicts itself, "warning" for
# what is probably wrong, "note" for what is worth a look.
RULES: tuple[AnyRule, ...] = (
    SourceRule(code="RG101", name="unread-text", weight="warning", check=reading.unread_text),
    SourceRule(code="RG102", name="no-date", weight="warning", check=reading.no_date),
    HistoryRule(code="RG103", name="same-key", weight="warning", check=reading.same_key),
    SourceRule(code="RG104", name="duplicate-id", weight="error", check=duplicates.duplicate_id),
    SourceRule(code="RG105", name="ambiguous-markdown", weight="warning", check=reading.ambiguous_markdown),
    SourceRule(code="RG106", name="damaged-bytes", weight="warning", check=reading.damaged_bytes),
    SourceRule(code="RG107", name="too-deep", weight="warning", check=reading.too_deep),
    SourceRule(code="RG108", name="missing-field", weight="warning", check=fields.missing_field),
    HistoryRule(code="RG109", name="unknown-status", weight="warning", check=fields.unknown_status),
    HistoryRule(code="RG110", name="dangling-id", weight="warning", check=ids.dangling_id),
    SourceRule(code="RG111", name="announced-ids", weight="warning", check=ids.announced_ids),
    SourceRule(code="RG112", name="bad-ignore", weight="warning", check=bad_ignore),
    SourceRule(code="RG113", name="guessed-section", weight="note", check=reading.guessed_section),
    SourceRule(code="RG201", name="ratio-percent", weight="error", check=arithmetic.ratio_percent),
    SourceRule(code="RG202", name="percent-status", weight="error", check=arithmetic.percent_status),
    SourceRule(code="RG203", name="stated-count", weight="error", check=arithmetic.stated_count),
    SourceRule(code="RG204", name="metric-verdict", weight="error", check=arithmetic.metric_verdict),
    SourceRule(code="RG205", name="readiness", weight="error", check=arithmetic.readiness),
    SourceRule(code="RG206", name="stated-difference", weight="error", check=deltas.stated_difference),
    SourceRule(code="RG207", name="cell-ratio", weight="error", check=shares.cell_ratio),
    SourceRule(code="RG208", name="share-sum", weight="warning", check=shares.share_sum),
    SourceRule(code="RG209", name="two-values", weight="warning", check=claims.two_values),
    SourceRule(code="RG210", name="points-ratio", weight="error", check=claims.points_ratio),
    SourceRule(code="RG211", name="items-count", weight="warning", check=claims.items_count),
    SourceRule(code="RG301", name="weekday-date", weight="error", check=dates.weekday_date),
    HistoryRule(code="RG302", name="due-before-set", weight="warning", check=dates.due_before_set),
    HistoryRule(code="RG303", name="day-number", weight="warning", check=dates.day_number),
    HistoryRule(code="RG304", name="day-label", weight="warning", check=labels.day_label),
    SourceRule(code="RG305", name="timeline-order", weight="warning", check=labels.timeline_order),
    HistoryRule(code="RG306", name="gap", weight="note", check=labels.gap),
    HistoryRule(code="RG401", name="owner-spelling", weight="warning", check=owners.owner_spelling),
    HistoryRule(code="RG402", name="unowned", weight="warning", check=owners.unowned),
    HistoryRule(code="RG403", name="two-owners", weight="warning", check=owners.two_owners),
    HistoryRule(code="RG404", name="overload", weight="note", check=owners.overload),
    HistoryRule(code="RG501", name="id-reused", weight="warning", check=identity.id_reused),
    HistoryRule(code="RG502", name="vanished", weight="warning", check=identity.vanished),
    HistoryRule(code="RG503", name="went-backwards", weight="warning", check=identity.went_backwards),
    HistoryRule(code="RG504", name="level-before", weight="warning", check=identity.level_before),
    HistoryRule(code="RG505", name="percent-fell", weight="warning", check=course.percent_fell),
    HistoryRule(code="RG506", name="due-moved", weight="warning", check=course.due_moved),
    HistoryRule(code="RG507", name="overdue-silent", weight="warning", check=course.overdue_silent),
    HistoryRule(code="RG508", name="dropped-priority", weight="note", check=promises.dropped_priority),
    HistoryRule(code="RG509", name="never-listed", weight="warning", check=promises.never_listed),
    HistoryRule(code="RG510", name="decision-undone", weight="note", check=promises.decision_undone),
)
