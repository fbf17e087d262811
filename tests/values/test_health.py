"""RAG status: the colour now, and where it is heading."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.values.health import print_health, read_health, read_trend
from reportgen.values.vocabulary import Level, build_vocabulary
from tests.values.case_files import differences, line

LEVELS: tuple[Level, ...] = get_args(Level)


def test_colours_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        health = read_health(text)
        return line(health.level, health.trend, health.raw, health.trend_raw) if health else "none"

    assert differences("health.txt", read) == []


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_reads_its_printed_form_back(level: Level) -> None:
    health = read_health(print_health(level))

    assert health is not None
    assert (health.level, health.raw) == (level, print_health(level))


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS), st.sampled_from(["→", "->", "=>", "➜", "⟶", "to"]))
def test_an_arrow_leads_to_the_colour_now(before: Level, after: Level, arrow: str) -> None:
    health = read_health(f"{print_health(before)} {arrow} {print_health(after)}")

    assert health is not None
    assert health.level == after
    assert (health.trend == "steady") == (before == after)


def test_a_teams_own_colours_are_read_too() -> None:
    health = read_health("Kritisch → Ruhig", build_vocabulary(levels={"kritisch": "red", "Ruhig": "green"}))

    assert health is not None
    assert (health.level, health.trend) == ("green", "down")


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("improving", "down"), ("↓", "down"), ("📉", "down"), ("worsening", "up"), ("⬆️", "up"), ("escalating", "up"), ("steady", "steady"),
        ("→", "steady"), ("no change", "steady"), ("new", None), ("", None), ("closed", None),
    ],
)  # fmt: skip
def test_words_and_arrows_of_a_trend(text: str, trend: str | None) -> None:
    assert read_trend(text) == trend


@given(st.text(alphabet=st.sampled_from("Red Green→(↓from),;.🟡 "), max_size=40) | st.text(max_size=30))
def test_the_words_are_the_authors(text: str) -> None:
    health = read_health(text)

    if health is not None:
        assert health.raw in text
        assert (health.trend_raw or "") in text


@pytest.mark.parametrize("piece", ["red → ", "red (", "🟡", "red ↑ ", "to ", "was red, now ", "red trending "])
def test_long_lines_are_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    read_health(piece * (20_000 // len(piece)))

    assert time.process_time() - start < 1
