"""What lies in an output folder, as the disk describes it: one digest, found by two processes where there is much to look at."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.beside import LOCK
from reportgen.cli.fork import can_fork, open_tickets, start_copy, uninterrupted
from reportgen.folder import entries_of

_MANY = 5_000  # files: to ask the disk about so many takes five times as long as to start a process
_SHARES = 255
_FEW = 1 << 14  # bytes of a folder, its entries alone: of a hundred or two
_DIGEST = 32
_ALL = 1 << 8 * _DIGEST


@contextmanager
def looking(out: Path, files: int, jobs: int = 0) -> Iterator[Callable[[], str]]:
    """Give what returns a digest of the names, sizes and times of all files in `out`; where nothing else is to be done, call it at once.

    Where some thousand `files` are known to lie there, a second process begins meanwhile, unless `jobs` is 1.
    """
    if files < _MANY or (jobs or os.cpu_count() or 1) < 2 or not can_fork():
        yield lambda: f"{_below(str(out), ['']):x}"
        return
    with _second(str(out)) as find:
        yield lambda: f"{find():x}"


@contextmanager
def _second(out: str) -> Iterator[Callable[[], int]]:
    """Start a second process on the largest folders, and give what helps it with the rest and returns what both found together."""
    first, folders = _shares(out)
    shares = [folders[number::_SHARES] for number in range(min(len(folders), _SHARES))]
    tickets = open_tickets(range(len(shares)))
    reading, writing = os.pipe()
    process = None

    def work() -> None:
        while ticket := os.read(tickets, 1):
            os.write(writing, ticket + _below(out, shares[ticket[0]]).to_bytes(_DIGEST, "big"))

    def find() -> int:
        found = {}
        while ticket := os.read(tickets, 1):
            found[ticket[0]] = _below(out, shares[ticket[0]])
        while len(row := os.read(reading, 1 + _DIGEST)) > _DIGEST:
            found[row[0]] = int.from_bytes(row[1:], "big")
        parts = (found[number] if number in found else _below(out, share) for number, share in enumerate(shares))
        return (first + sum(parts)) % _ALL

    try:
        with uninterrupted(), suppress(OSError):  # there are as many processes as there may be: the first one does it all
            process = start_copy(work)
        os.close(writing)
        yield find
    finally:
        if process:
            os.kill(process, signal.SIGKILL)  # it has ended by itself unless nobody wants to know any more
            os.waitpid(process, 0)
        os.close(tickets)
        os.close(reading)


def _shares(out: str) -> tuple[int, list[str]]:
    """Return what lies at the top of `out` and in small folders there, and the other folders, the largest first."""
    first, top = _entries(out, "")
    sizes: dict[str, int] = {}
    for folder in top:
        size = _size(out, folder)
        if size > _FEW:
            sizes[folder] = size
        else:
            part, more = _entries(out, folder)
            first += part
            sizes.update((one, _size(out, one)) for one in more)
    return first, sorted(sizes, key=lambda folder: (-sizes[folder], folder))


def _size(out: str, folder: str) -> int:
    """Return how large a folder is, its entries alone; that tells how long it takes to look at them."""
    try:
        return os.stat(f"{out}/{folder}").st_size  # noqa: PTH116
    except OSError:
        return 0


def _below(out: str, folders: list[str]) -> int:
    """Return the sum of the digests of everything in and below `folders` of `out`; "" is `out` itself."""
    total, waiting = 0, list(folders)
    while waiting:
        part, more = _entries(out, waiting.pop())
        total += part
        waiting += more
    return total % _ALL


def _entries(out: str, folder: str) -> tuple[int, list[str]]:
    """Return a digest of the name of a folder and of its files, with their sizes and times, and its folders.

    Digests of several folders are added, so that it does not matter which process finds which.
    """
    lines, folders = [], []
    try:
        with entries_of(f"{out}/{folder}") as (_, entries):
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}/{entry.name}" if folder else entry.name)
                elif entry.name != LOCK:
                    found = entry.stat(follow_symlinks=False)
                    lines.append(f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}")
    except OSError:
        lines, folders = ["unreadable"], []
    lines.sort()
    text = "\n".join((folder, *lines))
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=_DIGEST).digest(), "big"), folders
