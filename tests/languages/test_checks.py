"""What is wrong in a report in another language is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.blocks import parse_blocks
from reportgen.checks import check
from reportgen.corpus.build import build_corpus
from reportgen.history.trace import trace
from reportgen.records import read_reports
from reportgen.text import Source, find_sources, read_source

HERE = Path(__file__).parent
SOURCES = tuple(read_source(file, name) for file, name in find_sources(HERE))

# The report, what is right in it, and what a tired author writes instead.
WRONG = (
    ("de/tagesbericht-2025-03-03", "# Tagesbericht Montag", "# Tagesbericht Dienstag", "RG301"),
    ("de/tagesbericht-2025-03-03", "8 von 9 Gateways (88,9 %)", "8 von 9 (80,9 %)", "RG201"),
    ("fr/compte-rendu-2025-03-03", "rendu du lundi 3 mars", "rendu du jeudi 3 mars", "RG301"),
    ("fr/compte-rendu-2025-03-03", "88,9 % (8 sur 9 agences)", "8 sur 9 (80,9 %)", "RG201"),
    ("es/informe-2025-03-03", "lunes, 3 de marzo", "martes, 3 de marzo", "RG301"),
    ("es/informe-2025-03-03", "8 de 9 trenes (88,9 %)", "8 de 9 (80,9 %)", "RG201"),
    ("zh/2025-03-03", "2025年3月3日 星期一", "2025年3月3日 星期二", "RG301"),
    ("zh/2025-03-03", "（8/9，88.9％）", "：8/9（80.9％）", "RG201"),
    ("vi/bao-cao-2025-03-03", "Thứ Hai, ngày 3", "Thứ Ba, ngày 3", "RG301"),
    ("vi/bao-cao-2025-03-03", "8 trên 9 chi nhánh (88,9 %)", "8 trên 9 (80,9 %)", "RG201"),
)


def rules(*sources: Source) -> list[tuple[str, int]]:
    """Which rules find something in some sources, and where."""
    reports = [report for source in sources for report in read_reports(parse_blocks(source))]
    return [(finding.rule, finding.line) for finding in check(trace(build_corpus(reports, sources)))]


@pytest.mark.parametrize(("name", "right", "wrong", "rule"), WRONG)
def test_a_wrong_weekday_and_a_wrong_share_are_found(name: str, right: str, wrong: str, rule: str) -> None:
    source = next(source for source in SOURCES if source.path == f"languages/{name}.md")
    line = next(number for number, text in enumerate(source.lines, start=1) if right in text)

    found = rules(Source(path=source.path, text=source.text.replace(right, wrong)))

    assert (rule, line) in found
    assert [other for other in found if other != (rule, line)] == rules(source)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_nothing_is_found_that_is_not_so(source: Source) -> None:
    """An item that is late before its report says so is a note, and right: three of these reports have one."""
    assert [rule for rule, _ in rules(source) if rule != "RG302"] == []
