"""Words without their markup."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text import plain, squash
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases" / "plain.txt"


def test_lines_lose_their_markup_as_the_cases_say() -> None:
    assert wrong(CASES, lambda given: "\n".join(plain(line) for line in given.split("\n")).rstrip("\n")) == ""


def test_squash_leaves_single_blanks() -> None:
    assert squash("  a \n\t b\u00a0c ") == "a b c"


def test_nul_in_a_text_that_nobody_decoded_is_harmless() -> None:
    assert plain("`a` \x007\x00") == "a \ufffd7\ufffd"


@given(st.text(alphabet=st.sampled_from("ab *_~`[]()<>!\\-\n"), max_size=40))
def test_plain_adds_no_letter(markdown: str) -> None:
    words = plain(markdown)

    assert all(words.count(letter) <= markdown.count(letter) for letter in "ab")
    assert words == squash(words)


@pytest.mark.parametrize("piece", ["*", "**a ", "`", "`a ``b ", "[", "[x](", "_a ", "~~a ", "<!--", "<http:", "\\", "(((", "![[("])
def test_a_line_of_nothing_but_marks_is_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    plain(piece * (20_000 // len(piece)))

    assert time.process_time() - start < 1
