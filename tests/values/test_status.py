"""Status: one of ten states, a percentage, and the author's words."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text import squash
from reportgen.values.status import print_status, read_status, starts_with_status
from reportgen.values.vocabulary import State, build_vocabulary
from tests.values.case_files import differences

STATES: tuple[State, ...] = get_args(State)


def test_statuses_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        status = read_status(text)
        return f"{status.state or '-'} | {'-' if status.percent is None else status.percent} | {status.raw}" if status else "none"

    assert differences("status.txt", read) == []


@pytest.mark.parametrize("state", STATES)
def test_a_state_reads_its_printed_form_back(state: State) -> None:
    status = read_status(print_status(state))

    assert status is not None
    assert status.state == state
    assert starts_with_status(print_status(state))


@given(st.sampled_from(STATES), st.integers(1, 99))
def test_a_percentage_in_brackets_changes_no_state_but_done(state: State, percent: int) -> None:
    status = read_status(f"{print_status(state)} ({percent}%)")

    assert status is not None
    assert (status.state, status.percent) == ("in_progress" if state == "done" else state, percent)


def test_a_teams_own_words_are_read_too() -> None:
    vocabulary = build_vocabulary(states={"In der Prüfung": "in_review", "erledigt": "done"})

    assert [status.state for text in ("In der Prüfung (80 %)", "✅ Erledigt") if (status := read_status(text, vocabulary))] == [
        "in_review",
        "done",
    ]
    assert starts_with_status("erledigt; mehr morgen", vocabulary)


@pytest.mark.parametrize(
    "text", ["Done", "Ready for Review; approval on Day 9", "✅ Done", "40%", "~40 % (+5)", "Blocked by Ana", "Closed on Day 3"]
)
def test_these_open_with_a_status(text: str) -> None:
    assert starts_with_status(text)


@pytest.mark.parametrize(
    "text", ["", "New tables capture the metadata", "Open the gate", "Review notes of Ana", "not done", "5 points", "Live demo"]
)
def test_these_do_not(text: str) -> None:
    assert not starts_with_status(text)


@given(st.text(alphabet=st.sampled_from("Done not →%10,;()✅—_ "), max_size=40) | st.text(max_size=30))
def test_the_words_are_the_authors(text: str) -> None:
    status = read_status(text)

    if status is not None:
        assert status.raw
        assert all(word in squash(text) for word in status.raw.split())
        assert status.percent is None or 0 <= status.percent <= 100


@pytest.mark.parametrize("piece", ["Done → ", "not ", "95% ", "from done to ", "was done, now ", "(", "— ", "✅", "3/5 "])
def test_long_lines_are_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    read_status(piece * (20_000 // len(piece)))

    assert time.process_time() - start < 1
