"""What lies in a folder, as the disk describes it, without opening any file."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from reportgen.files.paths import RESERVED
from reportgen.folder import entries_of


class Seen(NamedTuple):
    """One file: size in bytes (-1 for what is no plain file), time in nanoseconds, inode, and whether it is a symbolic link."""

    size: int
    time: int
    inode: int
    link: bool = False


class Scan(NamedTuple):
    """The files of a folder, and its folders with their times ("" is the folder itself), by path with ``/``; what is kept for us aside."""

    files: dict[str, Seen]
    folders: dict[str, int]


def scan(top: str) -> Scan:
    """Look at everything below `top`, through no symbolic link; nothing when it is not there. Raises `OSError` where it cannot be read."""
    found = Scan({}, {})
    waiting = [""] if os.path.isdir(top) else []  # noqa: PTH112 -- strings all the way: ten thousands of them
    while waiting:
        folder = waiting.pop()
        with entries_of(f"{top}/{folder}") as (time, entries):
            found.folders[folder] = time
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if path in RESERVED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    found.files[path] = _seen(entry.stat(follow_symlinks=False))
    return found


def _seen(found: os.stat_result) -> Seen:
    size = found.st_size if stat.S_ISREG(found.st_mode) else -1
    return Seen(size, found.st_mtime_ns, found.st_ino, stat.S_ISLNK(found.st_mode))
