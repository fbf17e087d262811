"""What every format of findings is rendered from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from reportgen.history import Finding
from reportgen.text import Source

ORDER = ("error", "warning", "note")


class RuleText(msgspec.Struct, frozen=True, kw_only=True):
    """A rule in words: its code, name and weight, what it checks and why."""

    code: str
    name: str
    weight: str
    what: str = ""
    why: str = ""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Findings in the order of their places, the sources they are in, the rules that were asked, and how many reports were read.

    `paths` maps a source to the path that a reader can open: from the working folder, or from the root of the repository.
    """

    findings: tuple[Finding, ...]
    sources: Sequence[Source] = ()
    rules: tuple[RuleText, ...] = ()
    reports: int = 0
    paths: dict[str, str] = {}
    version: str = ""

    def excerpt(self, finding: Finding) -> str:
        """Return the line that a finding is about, empty when it is not there."""
        lines = next((source.lines for source in self.sources if source.path == finding.source), [])
        return lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""

    def path(self, source: str) -> str:
        """Return the path under which a source can be opened."""
        return self.paths.get(source, source)


def active(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that count: neither suppressed in their report nor known to a baseline."""
    return tuple(finding for finding in findings if finding.counts)


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings by weight, and by place within a weight."""
    return tuple(sorted(findings, key=lambda finding: (ORDER.index(finding.weight), finding.source, finding.line, finding.rule)))


def totals(findings: tuple[Finding, ...], reports: int) -> str:
    """Return the closing sentence: how many of which weight in how many reports, and what was set aside.

    >>> totals((), 3)
    'no findings in 3 reports'
    """
    counts: Counter[str] = Counter(finding.weight for finding in active(findings))
    said = ", ".join(_counted(counts[weight], weight) for weight in ORDER if counts[weight]) or "no findings"
    suppressed = sum(bool(finding.suppressed) for finding in findings)
    known = sum(finding.baselined and not finding.suppressed for finding in findings)
    aside = "".join(f", {number} {word}" for number, word in ((suppressed, "suppressed"), (known, "in the baseline")) if number)
    return f"{said}{aside} in {_counted(reports, 'report')}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
