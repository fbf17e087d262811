"""Findings for people: the place, the words, a marker below them, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.exports.formats.sheet import Sheet, active, totals
from reportgen.history import Finding

_WIDTH = 100


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a long line around `column`, and the column within it (both counted from 1)."""
    text = line.replace("\t", " ")
    if len(text) <= _WIDTH:
        return text, column
    start = max(0, min(column - 1 - _WIDTH // 3, len(text) - _WIDTH))
    return ("…" if start else "") + text[start : start + _WIDTH] + ("…" if start + _WIDTH < len(text) else ""), column - start + (start > 0)


def _excerpt(sheet: Sheet, finding: Finding) -> Iterator[str]:
    line = sheet.excerpt(finding)
    if not line.strip():
        return
    number = f"{finding.line:>6}"
    text, column = _window(line, finding.column)
    yield f"{number} | {text}"
    if finding.words and finding.column > 1:
        yield f"{' ' * 6} | {' ' * (column - 1)}{'^' * max(1, min(len(finding.words), len(text) - column + 1))}"


def _lines(sheet: Sheet, finding: Finding) -> Iterator[str]:
    yield f"{sheet.path(finding.source)}:{finding.line}:{finding.column}: {finding.weight} {finding.rule} {finding.name}"
    yield from _excerpt(sheet, finding)
    yield f"       {finding.message}"
    if finding.also:
        yield f"       see {', '.join(f'{sheet.path(place.source)}:{place.line}' for place in finding.also)}"
    if finding.hint:
        yield f"       hint: {finding.hint}"
    yield ""


def render_human(sheet: Sheet) -> str:
    """Return the findings that count, each with its line and a marker, and a closing sentence."""
    said = [line for finding in active(sheet.findings) for line in _lines(sheet, finding)]
    return "\n".join([*said, totals(sheet.findings, sheet.reports), ""])
