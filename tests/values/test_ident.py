"""Ids in text: found, split off, expanded, and told from what only looks like one."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.values.ident import family, find_ids, is_cell_id, is_id, split_id
from tests.values.case_files import differences

PREFIXES = st.from_regex(r"[B-GI-PR-VY-Z][A-Z]{0,6}(?:-[A-Z]\d)?", fullmatch=True).filter(lambda prefix: is_id(f"{prefix}-1"))


def test_ids_are_found_as_the_cases_say() -> None:
    assert differences("ident.txt", lambda text: " ".join(find_ids(text)) or "none") == []


def test_a_leading_id_is_split_off_as_the_cases_say() -> None:
    def read(text: str) -> str:
        ident, rest = split_id(text)
        return "none" if ident is None else f"{ident} | {rest}".rstrip()

    assert differences("split_id.txt", read) == []


@pytest.mark.parametrize("text", ["AI-W1D5-02", "R-7", "A-1", "P0-S1-01", "R-S2-01", "ADR-011"])
def test_an_id_is_letters_and_parts_with_a_digit(text: str) -> None:
    assert is_id(text)
    assert is_cell_id(text)


@pytest.mark.parametrize("text", ["", "ACTION", "GO-LIVE", "R-7 ", "r-7", "UTF-8", "SHA-256", "-7", "R--7", "2025-01", "Q3-2025"])
def test_these_are_no_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["R1", "infra#482", "proj_12", "web.3", "ops-7"])
def test_a_cell_of_an_id_column_may_hold_looser_ones(text: str) -> None:
    assert is_cell_id(text)
    assert not is_id(text)


@pytest.mark.parametrize("text", ["", "1", "two words", "Done", "10:30", "5%", "TBD"])
def test_a_cell_of_an_id_column_may_hold_none(text: str) -> None:
    assert not is_cell_id(text)


@pytest.mark.parametrize(
    ("ident", "expected"), [("P0-S1-01", "P#-S#-#"), ("ACTION-12", "ACTION-#"), ("AI-W1D5-02", "AI-W#D#-#"), ("H-1B", "H-#")]
)
def test_ids_of_one_family_differ_in_their_numbers(ident: str, expected: str) -> None:
    assert family(ident) == expected


@given(PREFIXES, st.integers(1, 90), st.integers(1, 9), st.sampled_from([" through ", "–", "…", " to ", " thru ", " – "]))
def test_a_range_names_every_id_in_it(prefix: str, first: int, more: int, by: str) -> None:
    expected = tuple(f"{prefix}-{number:02d}" for number in range(first, first + more + 1))

    assert find_ids(f"See {expected[0]}{by}{expected[-1]}.") == expected


@given(PREFIXES, st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True), st.sampled_from([", ", " and ", "/", "; ", " + "]))
def test_every_id_of_a_list_is_found(prefix: str, numbers: list[int], by: str) -> None:
    expected = tuple(f"{prefix}-{number}" for number in numbers)

    assert find_ids(by.join(expected)) == expected


@given(st.text(alphabet=st.sampled_from("AR-107/, –….toand "), max_size=40))
def test_every_id_found_is_one(text: str) -> None:
    found = find_ids(text)

    assert len(set(found)) == len(found)
    assert all(is_id(ident) for ident in found)
    ident, rest = split_id(text)
    assert text.strip().endswith(rest.strip())
    assert ident is None or re.search(re.escape(ident), text)


@pytest.mark.parametrize("piece", ["A-1", "A-1/", "A-1, ", "1-", "A-", "A-1 through ", "A-1–", "R-1/2"])
def test_long_lines_are_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    find_ids(piece * (20_000 // len(piece)))
    split_id(piece * (20_000 // len(piece)))

    assert time.process_time() - start < 1
