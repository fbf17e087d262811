"""Names of days are read from the top of each language's file, which says of them what the whole file says."""

from __future__ import annotations

import pytest
from msgspec.structs import asdict

from reportgen.languages import codes, load_language, load_names


@pytest.mark.parametrize("code", codes())
def test_the_top_of_a_file_says_all_but_its_tables(code: str) -> None:
    whole, top = asdict(load_language(code)), asdict(load_names(code))
    assert top == {field: {} if isinstance(value, dict) else value for field, value in whole.items()}
