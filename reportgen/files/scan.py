"""What lies in a folder, as the disk describes it or lists it, without opening any file."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from reportgen.files.paths import RESERVED
from reportgen.folder import entries_of

T = TypeVar("T")


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
    files: dict[str, Seen] = {}
    return Scan(files, _walk(top, files, _seen))


def listed(top: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the inodes of the files below `top`, as its folders list them, and the folders as `scan` does, in a third of the time.

    Some disks list other inodes than they tell of a file that is asked about by itself. Raises `OSError` where `top` cannot be read.
    """
    files: dict[str, int] = {}
    return files, _walk(top, files, os.DirEntry.inode)


def _walk(top: str, files: dict[str, T], tell: Callable[[os.DirEntry[str]], T]) -> dict[str, int]:
    """Put into `files` what `tell` says of each, and return the folders with their times."""
    folders: dict[str, int] = {}
    waiting = [""] if os.path.isdir(top) else []  # noqa: PTH112 -- strings all the way: ten thousands of them
    while waiting:
        folder = waiting.pop()
        start = f"{folder}/" if folder else ""
        with entries_of(f"{top}/{folder}") as (folders[folder], entries):
            for entry in entries:
                path = start + entry.name
                if not folder and path in RESERVED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    files[path] = tell(entry)
    return folders


def _seen(entry: os.DirEntry[str]) -> Seen:
    found = entry.stat(follow_symlinks=False)
    size = found.st_size if stat.S_ISREG(found.st_mode) else -1
    return Seen(size, found.st_mtime_ns, found.st_ino, stat.S_ISLNK(found.st_mode))
