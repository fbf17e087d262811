"""Processes that start as copies of this one, so that nothing need be sent to them, and how they share out what there is to do."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager


def can_fork() -> bool:
    """Return whether processes can start as copies of this one."""
    return hasattr(os, "fork") and sys.platform != "darwin"  # where libraries of the system do not survive it


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the end: processes are started in here, and whoever is to end or to hear them is noted down in here as well.

    What libraries do right after a fork would swallow it, and all would go on as if nothing was; and a process that is started but not
    noted down waits for ever to be heard.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_copy(work: Callable[[], None]) -> int:
    """Start a process that does `work` and ends, `uninterrupted`; return its number.

    Ctrl-C is for the first process, whose end is heard of: this one leaves it alone, and nothing of the first one's affairs is ended here.

    Raises `OSError` when there are as many processes as there may be.
    """
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        work()
        code = 0
    finally:
        os._exit(code)


def open_tickets(shares: Iterable[int]) -> int:
    """Return the reading end of a pipe that holds a byte for each of `shares`: who reads it has that share, and the fast take more."""
    reading, writing = os.pipe()
    os.write(writing, bytes(shares))
    os.close(writing)
    return reading
