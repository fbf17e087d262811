"""The press: what several processes print is what one prints, also where fewer may start than are wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from reportgen.cli.fork import can_fork
from reportgen.cli.press import press
from reportgen.site.printer import Printed

PAGES = [f"{number}.html" for number in range(1000)]


def work(share: int, shares: int) -> Iterator[Printed]:
    return (Printed(path=path) for path in PAGES[share::shares])


def whole() -> Iterator[Printed]:
    yield Printed(path="data.json")


@pytest.mark.skipif(not can_fork(), reason="one process prints here")
@pytest.mark.parametrize("most", [0, 1, 2], ids=["none starts", "one starts", "all start"])
def test_all_is_printed_once_however_many_processes_may_start(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started, fork = list[int](), os.fork

    def starting() -> int:
        if len(started) == most:
            raise BlockingIOError
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", starting)
    assert sorted(printed.path for printed in press(work, 3, (whole,))) == sorted([*PAGES, "data.json"])
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
