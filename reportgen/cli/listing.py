"""What lies in an output folder, as the disk describes it: one digest, found by two processes where there is much to look at."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.beside import LOCK
from reportgen.cli.fork import can_fork, open_tickets
from reportgen.folder import entries_of

_MANY = 5_000  # files: to ask the disk about so many takes five times as long as to start a process
_SHARES = 255
_DIGEST = 32


@contextmanager
def looking(out: Path, files: int, jobs: int = 0) -> Iterator[Callable[[], str]]:
    """Give what returns a digest of the names, sizes and times of all files in `out`; where nothing else is to be done, call it at once.

    Where some thousand `files` are known to lie there, a second process begins with the largest folders meanwhile, unless `jobs` is 1.
    """
    lines, folders = _entries(str(out), "")
    shares = [folders[number::_SHARES] for number in range(min(len(folders), _SHARES))]
    found: dict[int, bytes] = {}

    def told() -> str:
        parts = [found[number] if number in found else _below(str(out), share) for number, share in enumerate(shares)]
        return _digest("\n".join((*lines, "")).encode("utf-8", "surrogateescape") + b"".join(parts)).hex()

    if files < _MANY or len(shares) < 2 or (jobs or os.cpu_count() or 1) < 2 or not can_fork():
        yield told
        return
    with _second(str(out), shares) as find:

        def together() -> str:
            found.update(find())
            return told()

        yield together


@contextmanager
def _second(out: str, shares: list[list[str]]) -> Iterator[Callable[[], dict[int, bytes]]]:
    """Start a second process on `shares`, and give what helps it with the rest and returns the digests of all that were found."""
    tickets = open_tickets(sorted(range(len(shares)), key=lambda number: -_extent(out, shares[number])))
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:  # there are as many processes as there may be: the first one does it all
        process = None
    if process == 0:
        try:
            while ticket := os.read(tickets, 1):
                os.write(writing, ticket + _below(out, shares[ticket[0]]))
        finally:
            os._exit(0)  # nothing of the first process's affairs is ended here
    os.close(writing)

    def find() -> dict[int, bytes]:
        found = {}
        while ticket := os.read(tickets, 1):
            found[ticket[0]] = _below(out, shares[ticket[0]])
        while len(row := os.read(reading, 1 + _DIGEST)) > _DIGEST:
            found[row[0]] = row[1:]
        return found

    try:
        yield find
    finally:
        if process:
            os.kill(process, signal.SIGKILL)  # it has ended by itself unless nobody wants to know any more
            os.waitpid(process, 0)
        os.close(tickets)
        os.close(reading)


def _extent(out: str, folders: list[str]) -> int:
    """Return how large folders are, their entries alone; that tells how long it takes to look at them."""
    size = 0
    for folder in folders:
        with suppress(OSError):
            size += os.stat(f"{out}/{folder}").st_size  # noqa: PTH116
    return size


def _below(out: str, folders: list[str]) -> bytes:
    """Return a digest of everything in and below `folders` of `out`."""
    total = hashlib.blake2b(digest_size=_DIGEST)
    waiting = sorted(folders, reverse=True)
    while waiting:
        folder = waiting.pop()
        lines, more = _entries(f"{out}/{folder}", f"{folder}/")
        waiting += reversed(more)
        total.update("\n".join((folder, *lines, "")).encode("utf-8", "surrogateescape"))
    return total.digest()


def _entries(place: str, prefix: str) -> tuple[list[str], list[str]]:
    """Return a line for each file in the folder at `place`, and its folders with `prefix` before their names, both in order."""
    lines, folders = [], []
    try:
        with entries_of(place) as (_, entries):
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{prefix}{entry.name}")
                elif entry.name != LOCK:
                    found = entry.stat(follow_symlinks=False)
                    lines.append(f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}")
    except OSError:
        return ["unreadable"], []
    lines.sort()
    folders.sort()
    return lines, folders


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()
