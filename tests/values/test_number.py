"""How targets read, when a value meets one, and what value and target an item in prose states."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.values.number import (
    Comparator,
    Quantity,
    Target,
    meets,
    print_target,
    read_quantity,
    read_target,
)
from reportgen.values.said import find_target, find_value, phrase_target
from tests.values.case_files import differences, line

COMPARATORS: st.SearchStrategy[Comparator | None] = st.sampled_from([None, "≥", "≤", ">", "<", "=", "±"])
VALUES = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2).map(float))
UNITS = st.sampled_from([None, "%", "MB", "ms", "files/min", "/pt", "$", "°C", "doors"])
REPORT_LETTERS = st.text("0123456789.,:/%+-−–≥≤<>±=()$ target limit SLO MB ms within of\n", max_size=80)


def test_targets_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        target = read_target(text)
        return line(target.comparator, target.value, target.unit, target.tolerance) if target else "none"

    assert differences("target.txt", read) == []


def test_items_in_prose_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        phrase = find_target(text)
        return line(find_value(text), *((phrase.raw, phrase.implied, phrase.named) if phrase else ()))

    assert differences("phrase.txt", read) == []


@pytest.mark.parametrize(
    ("value", "target", "met"),
    [
        ("97.4%", "≥95%", True), ("81.3%", "≥95% (≥30.4 points)", False), ("95%", "≥95%", True), ("95%", ">95%", False),
        ("58.2 ms", "≤60 ms", True), ("60 ms", "<60 ms", False), ("210 ms", "≤ 0.4 s", True), ("13 min 20 s", "≤12 min", False),
        ("+2.1%", "±5%", True), ("-6%", "±5%", False), ("-5.0%", "±5%", True), ("-94 dB", "≤ -96 dB", False),
        ("39.5 % RH", "38 ±3 %", True), ("43.1 % RH", "38 ±3 %", False), ("0.1 mm", "= 0.1 mm", True),
        ("0.27 defects/point", "<0.5 defects per story point", True), ("0.2 defects/point", "<0.5/pt", True),
        ("1,284 files/minute", "≥1,200 files/min", True), ("119/120 (99.2%)", "≥98%", True), ("1 of 1", "100%", True),
        ("30 of 32", "≥95%", False), ("14 of 16", "≥12", True), ("412/412", "412/412", True), ("212 GB", "≥0.4 TB", False),
        ("6/6 (100%)", "6/6 (100%)", True), ("0", "0", True), ("0", "zero", True), ("$0.56", "≤ $0.75", True), ("212 ms", "< 300", True),
    ],
)  # fmt: skip
def test_a_value_meets_its_target_or_does_not(value: str, target: str, met: bool) -> None:
    assert judge(value, target) is met


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("3", "0"), ("42 MB", "45 MB"), ("22 of 30", "24 of 30"),  # no comparator: more or less may be better
        ("431.9s", "≤7%"), ("97.4", "≥95%"), ("88%", "≥80"), ("+0.6 pp", "±1%"), ("9 doors", "≥8 sites"), ("12 files/s", "≥10 files/min"),
        ("3 mW", "≤3 MW"), ("8 of 9", "≥0.8"), ("0 of 0", "≥95%"), ("$12", "≤ €14"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_not(value: str, target: str) -> None:
    assert judge(value, target) is None


def judge(value: str, target: str) -> bool | None:
    quantity, wanted = read_quantity(value), read_target(target)
    assert quantity is not None
    assert wanted is not None
    return meets(quantity, wanted)


def test_a_phrase_says_where_it_stands() -> None:
    text = "42.3 MB peak (within 45 MB target)"
    phrase = find_target(text)
    assert phrase is not None
    assert text[slice(*phrase.span)] == phrase.raw


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("185 ms, stays below the 210 ms ceiling", True), ("97.4% success; surpasses 95% floor", True), ("$75 of $70 budget", False),
        ("42.3 MB peak (within 45 MB target)", True), ("50 MB peak (limit ≥45 MB)", True), ("44 files/min (target 45 files/min)", None),
    ],
)  # fmt: skip
def test_words_around_a_target_say_which_side_is_right(text: str, met: bool | None) -> None:
    phrase, quantity = find_target(text), read_quantity(find_value(text) or "")
    assert phrase is not None
    assert quantity is not None
    target = phrase_target(phrase)
    assert target is not None
    assert meets(quantity, target) is met


@given(COMPARATORS, VALUES, UNITS, st.none() | VALUES)
def test_a_target_reads_its_printed_form_back(
    comparator: Comparator | None, value: float, unit: str | None, tolerance: float | None
) -> None:
    target = Target(comparator, value, unit) if tolerance is None or unit in ("/pt", "$") else Target(None, value, unit, tolerance)
    assert read_target(print_target(target)) == target


@given(VALUES, VALUES, UNITS)
def test_of_two_opposite_targets_one_is_met(value: float, wanted: float, unit: str | None) -> None:
    quantity = Quantity(value, unit)
    assert meets(quantity, Target("≥", wanted, unit)) is not meets(quantity, Target("<", wanted, unit))
    assert meets(quantity, Target("≤", wanted, unit)) is not meets(quantity, Target(">", wanted, unit))


@given(REPORT_LETTERS | st.text(max_size=40))
@example("1 " * 2000 + "target")
@example("target " * 500 + "1")
@example("(" * 500 + "≥5%")
@example("9" * 5000)
@example("5%" + " a" * 3000)
def test_any_text_is_searched_and_only_its_own_words_come_back(text: str) -> None:
    phrase, value, target = find_target(text), find_value(text), read_target(text)
    assert phrase is None or text[slice(*phrase.span)] == phrase.raw
    assert value is None or value in text
    assert target is None or read_target(print_target(target)) == target
