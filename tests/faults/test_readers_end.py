"""Processes that read for another end with it, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = "# Day 1, {day}\n\n## Risks\n" + "".join(f"- **R-{n}:** Fog {n} (Owner: Ben) – Status: Yellow\n" for n in range(40))


def children(process: int) -> list[int]:
    """Return the numbers of the processes that `process` started."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


def alive(group: int) -> bool:
    """Return whether a process of `group` is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def until(so: Callable[[], bool], otherwise: str) -> None:
    """Wait until it is `so`; fail when it is not within ten seconds."""
    end = time.monotonic() + 10
    while not so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of processes here")
def test_processes_that_read_end_when_the_first_is_killed(tmp_path: Path) -> None:
    for at in range(1_000):  # enough for a second or two
        (tmp_path / f"day{at}.md").write_text(REPORT.format(day=f"{2000 + at // 300}-{at % 300 // 28 + 1:02}-{at % 28 + 1:02}"), "utf-8")
    command = [sys.executable, "-m", "reportgen", "parse", str(tmp_path), "--jobs", "3"]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        until(lambda: len(children(first.pid)) == 2, "no processes were started")
        first.send_signal(signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL, "it was done too soon"
        until(lambda: not alive(first.pid), "processes are left")
    finally:
        if alive(first.pid):
            os.killpg(first.pid, signal.SIGKILL)
