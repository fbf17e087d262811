"""Checking never fails: law 1 for the rules that read text."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.text import Source, decode
from tests.checks.pipeline import findings_of, sources_below

SERIES = sources_below(Path(__file__).parents[1] / "drift" / "series")

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


@pytest.mark.parametrize(
    "line",
    ["- Tests with a mix: 60% Python, 25% Go" + ", 15% Rust to mirror traffic p Go" * 5 + " and words that go on and on, no share"],
)
def test_no_line_takes_for_ever(line: str) -> None:
    start = time.process_time()
    findings_of([Source(path="a.md", text=f"# Outcomes (2025-03-05)\n\n## Tests\n\n{line}\n")])
    assert time.process_time() - start < 2


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_checked(data: bytes) -> None:
    text, damaged = decode(data)
    findings = findings_of([Source(path="a.md", text=text, damaged=damaged)])
    assert bool(damaged) is any(finding.rule == "RG106" for finding in findings)


def _mangled(lines: list[str], at: int, how: str) -> list[str]:
    """Return `lines` with one of them dropped, told twice, cut in half, indented, or glued to the next."""
    line = lines[at]
    made = {"drop": [], "twice": [line, line], "half": [line[: len(line) // 2]], "indent": ["    " + line]}
    return [*lines[:at], *made.get(how, [line.rstrip() + " "]), *lines[at + 1 :]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_mangled_report_is_checked(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SERIES))
    lines = source.lines
    for _ in range(3):
        how = data.draw(st.sampled_from(["drop", "twice", "half", "indent", "glue"]))
        lines = _mangled(lines, data.draw(st.integers(0, len(lines) - 1)), how)
    mangled = msgspec.structs.replace(source, text="\n".join(lines))
    for finding in findings_of([mangled, SERIES[0]] if source is not SERIES[0] else [mangled]):
        assert finding.message.strip()
        assert "\n" not in finding.message
        assert 1 <= finding.line <= max(len(lines), len(SERIES[0].lines))


def test_the_order_of_files_changes_no_finding() -> None:
    assert findings_of(reversed(SERIES)) == findings_of(SERIES)
