"""Processes that start as copies of this one, so that nothing need be sent to them, and how they share out what there is to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


def can_fork() -> bool:
    """Return whether processes can start as copies of this one."""
    return hasattr(os, "fork") and sys.platform != "darwin"  # where libraries of the system do not survive it


def open_tickets(shares: Iterable[int]) -> int:
    """Return the reading end of a pipe that holds a byte for each of `shares`: who reads it has that share, and the fast take more."""
    reading, writing = os.pipe()
    os.write(writing, bytes(shares))
    os.close(writing)
    return reading
