"""All eight kinds of records, read from every shape in which authors write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.records.kinds import KINDS
from tests.case_files import wrong
from tests.records.printed import printed

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_records_of_a_kind_read_as_the_cases_say(kind: str) -> None:
    assert wrong(CASES / f"{kind}.txt", printed) == ""
