"""What lies among reports and is none of them: other names of a file that is read already, and files without a word."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def other_names(files: Iterable[Path]) -> dict[Path, Path]:
    """Return which of `files`, absolute paths, are only other names of one of them, and of which one.

    A link gives way to the file that it leads to; of several names of one file (hard links) the first in order is its own.
    """
    own: dict[object, Path] = {}
    others: dict[Path, Path] = {}
    found = {file: _identity(file) for file in files}
    for file, (_, key) in sorted(found.items(), key=lambda one: (one[1][0], one[0])):
        if own.setdefault(key, file) != file:
            others[file] = own[key]
    return others


def _identity(file: Path) -> tuple[bool, object]:
    """Return whether `file` is a link, and what is equal for all names of one file."""
    try:
        found = os.lstat(file)
        link = stat.S_ISLNK(found.st_mode)
        real = file.resolve() if link else file
        found = real.stat() if link else found
    except (OSError, RuntimeError):  # whoever reads it says so
        return False, file
    return link, (found.st_dev, found.st_ino) if found.st_nlink > 1 and found.st_ino else real


def said_of_name(shown: str, own: str) -> str:
    """Say that the file which a person knows as `shown` is the one that is read as `own`."""
    return f"{shown}: is the same file as {own}, and is read once, under that name"


def said_of_blank(shown: str) -> str:
    """Say that the file which a person knows as `shown` has no word in it.

    >>> said_of_blank("reports/2025-03-05.md")
    'reports/2025-03-05.md: is empty, and counts as no report; write it, or remove the file'
    """
    return f"{shown}: is empty, and counts as no report; write it, or remove the file"
