"""A baseline: the findings that are known, so that only new ones fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from reportgen.errors import ReportgenError
from reportgen.history.finding import Finding

VERSION = 1  # of the file; 1: the first


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a baseline: what a finding is known by, how often it was there, and the rest for people who read the file."""

    fingerprint: str
    count: int = 1
    rule: str = ""
    source: str = ""
    message: str = ""


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The findings that were there when the baseline was written, sorted by source, rule and fingerprint."""

    version: int = VERSION
    known: tuple[Known, ...] = ()


def write_baseline(findings: Iterable[Finding]) -> bytes:
    """Return the text of a baseline that knows `findings`: JSON, one row a fingerprint. Suppressed ones are left out."""
    held = [finding for finding in findings if not finding.suppressed]
    counts = Counter(finding.fingerprint for finding in held)
    first: dict[str, Finding] = {}
    for finding in held:
        first.setdefault(finding.fingerprint, finding)
    rows = [
        Known(fingerprint=mark, count=counts[mark], rule=one.rule, source=one.source, message=one.message) for mark, one in first.items()
    ]
    rows.sort(key=lambda row: (row.source, row.rule, row.fingerprint))
    return msgspec.json.format(msgspec.json.encode(Baseline(known=tuple(rows))), indent=2) + b"\n"


def read_baseline(data: bytes, where: str = "baseline") -> Baseline:
    """Read what `write_baseline` wrote. Raises `ReportgenError` at `where` for anything else."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReportgenError(where, f"is no baseline: {error}") from None
    if baseline.version != VERSION:
        raise ReportgenError(where, f"is of version {baseline.version}, and this program reads {VERSION}; write it again")
    return baseline


def apply_baseline(findings: Sequence[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """Return `findings` with those marked that `baseline` knows; what is there more often than it was is new."""
    left = Counter({known.fingerprint: known.count for known in baseline.known})
    marked = []
    for finding in findings:
        known = not finding.suppressed and left[finding.fingerprint] > 0
        left[finding.fingerprint] -= known
        marked.append(msgspec.structs.replace(finding, baselined=True) if known else finding)
    return tuple(marked)
