"""`reportgen check`: findings as text for people, lines for editors, or JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import click
import msgspec

from reportgen.checks import check
from reportgen.cli.load import Loaded
from reportgen.cli.screen import counted, data, note, show
from reportgen.history import Finding, trace

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_HEAD = re.compile(r"(?<=: )(error|warning|note)(?= RG\d+)")


def print_findings(loaded: Loaded, form: str) -> tuple[str, ...]:
    """Print what is wrong in `loaded` as `form` (human, line or json) and return the weights of the findings."""
    findings = check(trace(loaded.corpus))
    if form == "json":
        data([msgspec.json.format(msgspec.json.encode(findings), indent=2).decode()])
    elif form == "line":
        show(finding_line(finding, loaded) for finding in findings)
    else:
        show((line for finding in findings for line in finding_lines(finding, loaded)), _paint)
        note(count_line(findings, len(loaded.corpus.reports)))
    return tuple(finding.weight for finding in findings)


def finding_line(finding: Finding, loaded: Loaded) -> str:
    """Return a finding as ``path:line:col: severity code message``, for editors and grep."""
    return f"{loaded.place(finding.source, finding.line)}:{finding.column}: {finding.weight} {finding.rule} {finding.message}"


def finding_lines(finding: Finding, loaded: Loaded) -> Iterator[str]:
    """Yield a finding for people: the line, what is wrong, the other places that prove it, and what to do."""
    yield f"{loaded.place(finding.source, finding.line)}: {finding.weight} {finding.rule} {finding.name}"
    yield f"    {finding.message}"
    if finding.also:
        yield f"    see {', '.join(loaded.place(place.source, place.line) for place in finding.also)}"
    if finding.hint:
        yield f"    hint: {finding.hint}"


def count_line(findings: tuple[Finding, ...], reports: int) -> str:
    """Return the closing line: how many findings of each weight, in how many reports."""
    counts = Counter(finding.weight for finding in findings)
    words = [counted(counts[weight], weight) for weight in ("error", "warning", "note") if counts[weight]]
    return f"{', '.join(words) or 'no findings'} in {counted(reports, 'report')}"


def _paint(line: str) -> str:
    def colour(weight: re.Match[str]) -> str:
        return click.style(weight[0], fg=_COLOURS[weight[0]], bold=True)

    return line if line.startswith(" ") else _HEAD.sub(colour, line, count=1)
