"""A folder of a site that is filled as if it were a site of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from reportgen.files.entry import File, Long, Same


class Target(Protocol):
    """Where the files of one site go: a whole output folder, or a part of one."""

    @property
    def shown(self) -> str:
        """The folder as a person named it."""

    @property
    def folder(self) -> Path:
        """The folder, from the root of the disk."""

    def look(self, path: str) -> tuple[int, int]:
        """Return size in bytes and time in nanoseconds of the file `path` when the run began; -1 and 0 where there was none."""

    def put(self, file: File | Long) -> Same:
        """Write a file for the next site, unless this one has it with the same bytes; say which, with the digest of a long one."""


class Part:
    """The folder `name` of a target: paths go in and come out as seen from there."""

    def __init__(self, whole: Target, name: str) -> None:
        """Fill the folder `name` of `whole`."""
        self._whole, self._name = whole, name

    @property
    def shown(self) -> str:
        """The folder as a person named it."""
        return f"{self._whole.shown}/{self._name}"

    @property
    def folder(self) -> Path:
        """The folder, from the root of the disk."""
        return self._whole.folder / self._name

    def look(self, path: str) -> tuple[int, int]:
        """Return size in bytes and time in nanoseconds of the file `path` when the run began; -1 and 0 where there was none."""
        return self._whole.look(f"{self._name}/{path}")

    def put(self, file: File | Long) -> Same:
        """Do what `Site.put` does, and raise as it does."""
        return replace(self._whole.put(replace(file, path=f"{self._name}/{file.path}")), path=file.path)

    def placed(self, file: Same) -> Same:
        """Return `file`, which this folder has, as seen from the whole."""
        return replace(file, path=f"{self._name}/{file.path}")
