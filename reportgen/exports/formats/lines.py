"""One finding a line: for editors, and as JSON."""

from __future__ import annotations

import msgspec

from reportgen.exports.formats.sheet import Sheet, active


def one_line(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(text.split())


def render_line(sheet: Sheet) -> str:
    """Return ``path:line:col: weight code message`` lines, which editors, grep and problem matchers read."""
    return "".join(
        f"{sheet.path(finding.source)}:{finding.line}:{finding.column}: {finding.weight} {finding.rule} {one_line(finding.message)}\n"
        for finding in active(sheet.findings)
    )


def render_ndjson(sheet: Sheet) -> str:
    """Return one JSON object a line, suppressed and known findings too."""
    return "".join(msgspec.json.encode(finding).decode() + "\n" for finding in sheet.findings)


def render_json(sheet: Sheet) -> str:
    """Return one JSON array, suppressed and known findings too."""
    return msgspec.json.format(msgspec.json.encode(sheet.findings), indent=2).decode() + "\n"
