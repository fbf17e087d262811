"""Processes that start as copies of this one, so that nothing need be sent to them, and how they share out what there is to do."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


def can_fork() -> bool:
    """Return whether processes can start as copies of this one."""
    return hasattr(os, "fork") and sys.platform != "darwin"  # where libraries of the system do not survive it


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the end: what libraries do right after a fork would swallow it, and all would go on as if nothing was."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def open_tickets(shares: Iterable[int]) -> int:
    """Return the reading end of a pipe that holds a byte for each of `shares`: who reads it has that share, and the fast take more."""
    reading, writing = os.pipe()
    os.write(writing, bytes(shares))
    os.close(writing)
    return reading
