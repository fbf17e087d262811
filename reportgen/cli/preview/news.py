"""What the terminal says while reports are written: findings that are new and findings that are gone, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import click

from reportgen.exports.formats.lines import one_line
from reportgen.history import Finding

_MOST = 20
"""Findings named at once; more are counted."""

_COLOURS = {"+": "red", "-": "green"}


class News:
    """The findings that were told of last."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._told: list[Finding] | None = None
        self._shown: dict[str, str] = {}

    def tell(self, findings: Iterable[Finding], shown: Mapping[str, str]) -> list[str]:
        """Return lines about what `findings` have that the last ones had not (+), and the other way round (-); none the first time.

        `shown` is the path of a source as a person opens it; that of a report which is gone is the one it had. A finding that only moved to
        another line is the same.
        """
        self._shown.update(shown)
        now = [finding for finding in findings if finding.counts]
        before, self._told = self._told, now
        if before is None:
            return []
        same = set(map(id, now)) & set(map(id, before))
        now, before = ([one for one in many if id(one) not in same] for many in (now, before))
        new, gone = list(_more(now, before)), list(_more(before, now))
        lines = [f"{sign} {_said(one, self._shown)}" for sign, many in (("-", gone), ("+", new)) for one in many[:_MOST]]
        left = max(len(new) - _MOST, 0) + max(len(gone) - _MOST, 0)
        return [*lines, f"  and {left} more"] if left else lines


def _more(many: list[Finding], few: list[Finding]) -> Iterator[Finding]:
    """Yield those of `many` that are not among `few`, whatever their lines."""
    known = Counter(finding.fingerprint for finding in few)
    for finding in many:
        known[finding.fingerprint] -= 1
        if known[finding.fingerprint] < 0:
            yield finding


def _said(finding: Finding, shown: Mapping[str, str]) -> str:
    place = f"{shown.get(finding.source, finding.source)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.weight} {finding.rule} {one_line(finding.message)}"


def paint(line: str) -> str:
    """Return a line with the colour of what is new, or gone."""
    return click.style(line[:1], fg=_COLOURS[line[:1]], bold=True) + line[1:] if line[:1] in _COLOURS else line
