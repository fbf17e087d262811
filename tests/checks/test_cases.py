"""Cases in files: the code of the expected finding stands in a comment on the offending line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.text import Source
from tests.checks.pipeline import findings_of

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.md"))
_EXPECTED = re.compile(r"\s*<!-- (RG\d{3}(?: RG\d{3})*) -->$")


def _sources(case: Path) -> tuple[list[Source], set[tuple[str, int, str]]]:
    """Return the sources of a case without its comments, and the findings (source, line, rule) that these name."""
    sources: list[Source] = []
    expected: set[tuple[str, int, str]] = set()
    for number, text in enumerate(re.split(r"(?m)^=====\n", case.read_text(encoding="utf-8")), start=1):
        path, lines = f"{case.stem}-{number}.md", list[str]()
        for line, words in enumerate(text.split("\n"), start=1):
            match = _EXPECTED.search(words)
            expected.update((path, line, code) for code in (match[1].split() if match else ()))
            lines.append(_EXPECTED.sub("", words))
        sources.append(Source(path=path, text="\n".join(lines)))
    return sources, expected


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_each_marked_line_is_found_and_no_other(case: Path) -> None:
    sources, expected = _sources(case)
    found = {(finding.source, finding.line, finding.rule): finding.message for finding in findings_of(sources)}
    assert sorted(found) == sorted(expected), found
