"""How numbers, ratios, percentages, points and quantities read, and that each reads its own printed form back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.values.quantity import (
    Number,
    Quantity,
    Ratio,
    number,
    print_number,
    print_percent,
    print_points,
    print_progress,
    print_quantity,
    print_ratio,
    read_percent,
    read_points,
    read_progress,
    read_quantity,
    read_ratio,
    read_signed_percent,
)
from tests.values.case_files import differences, line

NUMBERS: st.SearchStrategy[Number] = st.one_of(
    st.integers(0, 10**15 - 1),
    st.decimals(0, 10**6, places=3).map(float),
)
PERCENTS: st.SearchStrategy[Number] = st.one_of(st.integers(0, 100), st.decimals(0, 100, places=2).map(float))
UNITS = st.sampled_from([
    None, "%", "MB", "ms", "files/min", "files/minute", "requests per minute", "$", "$/task", "€/h", "EUR", "°C", "pp", "k",
])  # fmt: skip
REPORT_LETTERS = st.text("0123456789.,:/%+-−–≥≤<>±~=()[]$€ kKMmsh→ptofPT✅Day\n", max_size=60)


def test_quantities_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        quantity = read_quantity(text)
        return line(quantity.value, quantity.unit) if quantity else "none"

    assert differences("quantity.txt", read) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36", 36), ("2.5", 2.5), ("1,284", 1284), ("88,9", 88.9), ("1.284,50", 1284.5), (" 7 ", 7), ("007", 7),
        ("", None), ("P0", None), ("-3", None), ("1e9", None), ("1,28,4", None), ("12 MB", None), ("٣", None), ("²", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_a_number_is_all_of_its_text(text: str, expected: Number | None) -> None:
    assert number(text) == expected


def test_whole_numbers_stay_whole() -> None:
    assert [type(number(text)) for text in ("36", "1,284", "2.5", "100.0")] == [int, int, float, float]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80% complete", 80), ("88.9 %", 88.9), ("~90%", 90), ("100 percent", 100), ("0%", 0), ("Go 100%, Rust 70%", 100),
        ("70% → 90%", 70), ("P0-S1-03 – 90%", 90), ("✅ 100% DONE", 100), ("12 of 15 (80%)", 80), ("88,9 %", 88.9),
        ("+5.7%", None), ("−2 %", None), ("±5%", None), ("≥95% target", None), ("< 5 %", None), (">= 95%", None), ("120%", None),
        ("80-90%", None),
        ("+5% over plan, 60% done", 60), ("percent", None), ("v1.80%", None), ("80", None),
    ],
)  # fmt: skip
def test_a_share_of_work_is_a_percentage_without_sign_or_comparator(text: str, expected: Number | None) -> None:
    assert read_percent(text) == expected


def test_a_change_keeps_its_sign() -> None:
    assert [read_signed_percent(text) for text in ("+5.7%", "-0.3 %", "−0.3%", "12%", "n/a")] == [5.7, -0.3, -0.3, 12, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rust macros (70% → 90%)", (70, 90)), ("50 -> 70 %", (50, 70)), ("from 62.5% to 80%", (62.5, 80)), ("0% => 100%", (0, 100)),
        ("80% complete", None), ("Day 7 → 90%", (7, 90)), ("70% and 90%", None),
    ],
)  # fmt: skip
def test_progress_has_two_ends(text: str, expected: tuple[Number, Number] | None) -> None:
    assert read_progress(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 pts", 8), ("(8 points)", 8), ("Story Points: 5 (ACCEPTED)", 5), ("Points: 3", 3), ("5", 5), ("(5)", 5), ("1 pt", 1),
        ("5-point story", 5),
        ("SP: 13", 13), ("2.5 points", 2.5), ("P0-S1-02 parser (8 pts, Bob)", 8),
        ("26/32 points", None), ("+1.7 pts", None), ("2.4 percentage points", None), ("P0", None), ("Points: 80%", None),
        ("points to the panel", None),
    ],
)  # fmt: skip
def test_story_points(text: str, expected: Number | None) -> None:
    assert read_points(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8/9 (88.9%)", Ratio(8, 9)), ("8 of 9", Ratio(8, 9)), ("8 out of 9 doors", Ratio(8, 9)), ("10 / 10", Ratio(10, 10)),
        ("tests 412/412", Ratio(412, 412)), ("2025/01/12", None), ("03/14/2025", None), ("AI-D10-01/02", None),
        ("1 defect / 5 points", None),
    ],
)  # fmt: skip
def test_ratios(text: str, expected: Ratio | None) -> None:
    assert read_ratio(text) == expected


def test_a_ratio_of_nothing_has_no_percentage() -> None:
    assert Ratio(0, 0).percent is None
    assert Ratio(26, 32).percent == 81.25


@given(NUMBERS)
@example(0.00001)
def test_a_number_reads_its_printed_form_back(value: Number) -> None:
    assert number(print_number(value)) == value


@given(NUMBERS, UNITS, st.booleans())
def test_a_quantity_reads_its_printed_form_back(value: Number, unit: str | None, negative: bool) -> None:
    quantity = Quantity(-value if negative else value, unit)
    assert read_quantity(print_quantity(quantity)) == quantity


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_a_ratio_reads_its_printed_form_back(part: int, whole: int) -> None:
    assert read_ratio(print_ratio(Ratio(part, whole))) == Ratio(part, whole)
    assert read_quantity(print_quantity(Quantity(part, f"/{whole}"))) == Quantity(part, f"/{whole}")


@given(PERCENTS, PERCENTS)
def test_percentages_read_their_printed_form_back(start: Number, end: Number) -> None:
    assert read_percent(print_percent(start)) == start
    assert read_progress(print_progress((start, end))) == (start, end)
    assert read_points(print_points(start)) == start


@given(REPORT_LETTERS | st.text(max_size=40))
@example("9" * 5000)
@example("1" + ",000" * 2000)
@example("$" * 300 + "1")
def test_any_text_reads_as_a_value_that_can_be_printed_or_as_none(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or read_quantity(print_quantity(quantity)) == quantity
    for value in (number(text), read_percent(text), read_signed_percent(text), read_points(text)):
        assert value is None or Decimal(repr(value)).is_finite()
    assert (ratio := read_ratio(text)) is None or read_ratio(print_ratio(ratio)) == ratio
    assert (progress := read_progress(text)) is None or read_progress(print_progress(progress)) == progress
