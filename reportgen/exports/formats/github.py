"""Annotations and a job summary for GitHub Actions.

From its documentation: a step shows 10 errors, 10 warnings and 10 notices, so the worst come first and the rest is counted; a job
summary over 1 MiB is dropped whole, so it stops well before.
"""

from __future__ import annotations

from reportgen.exports.formats.lines import visible
from reportgen.exports.formats.sheet import ORDER, Sheet, active, totals, worst_first

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10
_SUMMARY_LIMIT = 900 * 1024


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_github(sheet: Sheet) -> str:
    """Return workflow commands, ten of each weight, and a line that counts the rest."""
    lines = []
    findings = worst_first(active(sheet.findings))
    for weight in ORDER:
        of_weight = [finding for finding in findings if finding.weight == weight]
        for finding in of_weight[:_SHOWN]:
            place = f"file={_property(sheet.path(finding.source))},line={finding.line},col={finding.column}"
            said = finding.message + (f" ({finding.hint})" if finding.hint else "")
            lines.append(f"::{_LEVELS[weight]} {place},title={_property(f'{finding.rule} {finding.name}')}::{_data(said)}")
        if len(of_weight) > _SHOWN:
            lines.append(f"and {len(of_weight) - _SHOWN} more of weight {weight}")
    return "\n".join([*lines, totals(sheet.findings, sheet.reports), ""])


def _cell(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(escaped.replace("|", "\\|").replace("`", "'").split())


def render_summary(sheet: Sheet) -> str:
    """Return the job summary as Markdown, at most 900 KiB of it."""
    lines = [f"### Reports: {totals(sheet.findings, sheet.reports)}", ""]
    findings = worst_first(active(sheet.findings))
    if findings:
        lines += ["| weight | rule | where | what |", "| --- | --- | --- | --- |"]
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, finding in enumerate(findings):
        where = f"{sheet.path(finding.source)}:{finding.line}"
        row = f"| {finding.weight} | {finding.rule} {_cell(finding.name)} | {_cell(where)} | {_cell(finding.message)} |"
        size += len(row.encode()) + 1
        if size > _SUMMARY_LIMIT:
            lines += ["", f"… and {len(findings) - number} more."]
            break
        lines.append(row)
    return "\n".join([*lines, ""])
