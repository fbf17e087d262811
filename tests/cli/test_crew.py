"""The crew: several processes make what one makes, whoever may not start or breaks."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
import pytest

from reportgen.cli.crew import Crew, Task
from reportgen.cli.fork import can_fork
from reportgen.errors import ReportgenError

pytestmark = pytest.mark.skipif(not can_fork(), reason="one process works here")


class Word(msgspec.Struct):
    text: str


def words(texts: list[str]) -> Iterator[Word]:
    return map(Word, texts)


def failing(error: Exception) -> Iterator[Word]:
    yield Word("before")
    raise error


def too_long(*_: object) -> None:
    pytest.fail("processes wait for one another")


def made(jobs: int, tasks: list[Task[Word]]) -> list[str]:
    return sorted(word.text for word in Crew(jobs, list[Word], often=1).make(tasks))


MANY = [[f"{task}.{number}" for number in range(150)] for task in range(20)]
ALL = sorted(text for texts in MANY for text in texts)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_everything_is_made_once_in_any_number_of_processes(jobs: int) -> None:
    assert made(jobs, [partial(words, texts) for texts in MANY]) == ALL


def test_one_process_does_it_all_where_the_system_refuses_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert made(4, [partial(words, texts) for texts in MANY]) == ALL


@pytest.mark.parametrize("jobs", [2, 3, 4])
def test_ctrl_c_is_heard_while_the_last_process_starts_and_nobody_waits_for_another(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, started = os.fork, []

    def interrupted() -> int:
        process = fork()
        with suppress(KeyboardInterrupt):  # as Python does around what libraries ask for after a fork
            if process:
                started.append(process)
                if len(started) == jobs - 1:
                    signal.raise_signal(signal.SIGINT)
        return process

    monkeypatch.setattr(os, "fork", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGALRM, too_long)
    more_than_waits_in_a_pipe = ["a long word" * 10_000] * 500
    signal.alarm(60)
    try:
        with pytest.raises(KeyboardInterrupt):
            made(jobs, [partial(words, more_than_waits_in_a_pipe) for _ in range(20)])
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGINT, before)
    assert not [process for process in started if Path(f"/proc/{process}").exists()]


def test_what_a_person_is_to_be_told_is_told_by_the_first_process() -> None:
    tasks = [partial(failing, ReportgenError("day.md:3", "cannot be read")) for _ in range(4)]
    with pytest.raises(ReportgenError, match="cannot be read"):
        made(3, [*tasks])


def test_a_fault_of_ours_in_another_process_is_shown_with_where_it_broke() -> None:
    crew = Crew(2, list[Word], often=1)
    with pytest.raises(RuntimeError, match=r"(?s)Traceback.*ZeroDivisionError"):
        list(crew.make([], [partial(failing, ZeroDivisionError())]))


def test_a_process_that_was_ended_from_outside_is_no_silence() -> None:
    first = os.getpid()

    def ended() -> Iterator[Word]:
        if os.getpid() != first:
            os._exit(9)
        yield Word("ours")

    with pytest.raises(ReportgenError, match="ended from outside"):
        list(Crew(2, list[Word], often=1).make([], [ended]))
