"""Checking never fails: law 1 for the rules that read text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.text import Source, decode
from tests.checks.pipeline import findings_of

_MARKS = (
    "\n",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "> ",
    "1. ",
    "# ",
    "---\n",
    "```\n",
    "<b>",
    "<!-- ",
    "-->",
    "**",
    "\\|",
    "[a]: b\n",
    "| a | b |\n",
    "|---|---|\n",
)
_CLAIMS = (
    "7/9 (87.5%)",
    "87% (3/4)",
    "26 points",
    "(5 pts)",
    "2/3 GREEN",
    "(3 items)",
    "Monday 2025-01-12",
    "2025-02-30 (Friday)",
    "Friday, May 99",
)
_PIECES = st.sampled_from(_MARKS + _CLAIMS)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=30).map("".join))
def test_any_text_made_of_report_pieces_is_checked(text: str) -> None:
    source = Source(path="a.md", text=text.replace("\r", "\n"))
    findings = findings_of([source])
    assert findings == findings_of([source])
    assert all(1 <= finding.line <= len(source.lines) for finding in findings)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_checked(data: bytes) -> None:
    text, damaged = decode(data)
    findings = findings_of([Source(path="a.md", text=text, damaged=damaged)])
    assert bool(damaged) is any(finding.rule == "RG106" for finding in findings)
