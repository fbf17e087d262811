"""What the checks found, one a line: ``findings.ndjson``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.files import File
from reportgen.history import Finding, History


def render_findings(_: History, findings: tuple[Finding, ...]) -> Iterator[File]:
    """Yield the findings in the order they are given."""
    yield File(path="findings.ndjson", content=b"".join(msgspec.json.encode(finding) + b"\n" for finding in findings))
