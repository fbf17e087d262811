"""Run one program and say what it took: wall seconds, memory of all its processes, and the files it wrote."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
SAMPLED = (PROC / "self" / "smaps_rollup").exists()  # Linux; elsewhere only the largest single process can be told

_SHORTEST = 0.005  # seconds between two looks at the memory
_SHARE = 50  # a look may take one part in so many of the time, so that it does not slow down what it looks at
_MEBIBYTE = 1024 * 1024
_MAXRSS = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss

#: What a program is told of the machine, and nothing else: what a shell happens to say to Python, say, would change what is measured.
TOLD = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(Path.home()), "LANG": "C.UTF-8"}

Snapshot = dict[str, tuple[int, int, int]]  # path below a folder: time of change in ns, inode, size in bytes


class RunError(Exception):
    """A program that ended with another code than 0: its command, the code and its last line."""


class Cost(NamedTuple):
    """What one run took: wall time in seconds, and peak memory of all its processes together in MiB."""

    seconds: float
    mebibytes: float


class Written(NamedTuple):
    """How many files were made or written anew, and how many bytes they hold."""

    files: int
    bytes: int


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path) -> Cost:
    """Run `command` in `folder` with its output in the file `output`. Raises `RunError` when it does not end with 0.

    Its environment holds `TOLD` and `environment`.

    Memory is the largest sum that was seen of the proportional set sizes (PSS: a page that processes share counts for each in part) of all
    processes of the run, and at least the size of the largest of them.
    """
    done, seen, strangers = threading.Event(), [0], _running()
    with output.open("wb") as file:
        started = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**TOLD, **environment},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watcher = threading.Thread(target=_watch, args=(child.pid, strangers, done, seen))
        watcher.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - started
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)  # interrupted: in a session of its own it has not heard of that
            raise
        finally:
            done.set()
            watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        last = output.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        raise RunError(f"{' '.join(command)} ended with {child.returncode}: {last}")
    return Cost(seconds, max(*seen, _largest(usage.ru_maxrss, seen)) / _MEBIBYTE)


def _largest(maxrss: int, seen: list[int]) -> int:
    """Return the peak of the largest process in bytes, as the system accounts for it.

    A process starts with the size of the one that made it. So a peak below our own says nothing about it, and counts only where nothing
    else was seen.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return maxrss * _MAXRSS if maxrss > own or not any(seen) else 0


def _watch(session: int, strangers: set[str], done: threading.Event, seen: list[int]) -> None:
    """Append the memory of all processes of `session` in bytes to `seen`, again and again until `done`."""
    pause = _SHORTEST
    while SAMPLED and not done.wait(pause):
        started = time.thread_time()
        sizes = [_size(process) for process in _members(session, strangers)]
        seen.append(1024 * max(sum(shared for _, shared in sizes), max((resident for resident, _ in sizes), default=0)))
        pause = max(_SHORTEST, _SHARE * (time.thread_time() - started))


def _running() -> set[str]:
    """Return the numbers of all processes of this machine, none where there is no way to tell."""
    with os.scandir(PROC) if SAMPLED else nullcontext(()) as entries:
        return {entry.name for entry in entries if entry.name.isdigit()}


def _members(session: int, strangers: set[str]) -> list[str]:
    """Return the numbers of the processes of `session`; `strangers` keeps those of others, which need no second look."""
    members = []
    for process in _running() - strangers:
        if _session(process) == session:
            members.append(process)
        else:
            strangers.add(process)
    return members


def _session(process: str) -> int | None:
    try:
        return int((PROC / process / "stat").read_bytes().rpartition(b")")[2].split()[3])
    except (OSError, IndexError):
        return None  # it has ended


def _size(process: str) -> tuple[int, int]:
    """Return the resident and the proportional set size of `process` in KiB, nothing when it has ended."""
    try:
        words = (PROC / process / "smaps_rollup").read_bytes().split()
        return int(words[words.index(b"Rss:") + 1]), int(words[words.index(b"Pss:") + 1])
    except (OSError, ValueError):
        return 0, 0


def snapshot(folder: Path) -> Snapshot:
    """Return every file below `folder`; nothing when there is no such folder."""
    found: Snapshot = {}
    folders = [str(folder)] if folder.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[entry.path] = (status.st_mtime_ns, status.st_ino, status.st_size)
    return found


def written(before: Snapshot, after: Snapshot) -> Written:
    """Return what was written between two snapshots: files that are new or another time, inode or size; removed ones do not count.

    >>> written({"a": (1, 1, 10), "b": (1, 2, 10), "c": (1, 3, 10)}, {"a": (1, 1, 10), "b": (2, 2, 15), "d": (2, 4, 20)})
    Written(files=2, bytes=35)
    """
    sizes = [size for path, (changed, inode, size) in after.items() if before.get(path) != (changed, inode, size)]
    return Written(len(sizes), sum(sizes))
