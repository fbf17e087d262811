"""The folder beside a site in which the next one is made: new files are written new, the others are the same files under a second name."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.beside import MANIFEST
from reportgen.files.manifest import discard, write_manifest
from reportgen.files.paths import RESERVED, holders, parents
from reportgen.files.scan import Seen, listed

_TRIES = 3
_BINARY = getattr(os, "O_BINARY", 0)


class NoLinkError(OSError):
    """A file cannot have two names here."""


class Spare:
    """A folder of ours that nobody looks at. Several processes may write into it, each of which knows it by itself.

    No file that is there is ever opened for writing: it may be a file of the site as well.
    """

    def __init__(self, folder: Path) -> None:
        """Work in `folder`, which is made when something is written."""
        self._top = str(folder)
        self._ready: set[str] = set()

    def write(self, path: str, pieces: Iterable[bytes]) -> int:
        """Write a new file, over whatever is there; return its time in nanoseconds. Raises `OSError` where the disk refuses.

        What yields its `pieces` is asked for them once.
        """
        folder, place = path.rpartition("/")[0], f"{self._top}/{path}"
        if folder not in self._ready:
            self._open(folder)
        for _ in range(_TRIES):
            try:
                return _write(place, pieces)
            except FileExistsError:
                remove(place)
            except (FileNotFoundError, NotADirectoryError):  # another process put a file where this one had a folder
                self._open(folder)
        return _write(place, pieces)

    def _open(self, folder: str) -> None:
        """Make `folder` one of ours, and those that hold it: real ones, through which no link leads elsewhere."""
        if "" not in self._ready and not os.path.isfile(f"{self._top}/{MANIFEST}"):  # noqa: PTH113
            os.makedirs(self._top, exist_ok=True)  # noqa: PTH103
            write_manifest(Path(self._top), ())  # from here on it is ours, however this run ends
        for one in reversed((folder, *parents(folder)) if folder else ()):
            place = f"{self._top}/{one}"
            try:
                real = stat.S_ISDIR(os.lstat(place).st_mode)
            except FileNotFoundError:
                real = False
            else:
                if not real:
                    remove(place)
            if not real:
                with suppress(FileExistsError):
                    os.mkdir(place)  # noqa: PTH102
        self._ready |= {"", folder}

    def clear(self, ours: Container[str]) -> None:
        """Remove the files that are `ours`, and all when no other is there. Raises `OSError` where the disk refuses."""
        files, top = listed(self._top)[0], Path(self._top)
        if all(path in ours for path in files):
            with suppress(FileNotFoundError):
                discard(top)
        else:
            for path in filter(ours.__contains__, files):
                remove(f"{self._top}/{path}")
            write_manifest(top, ())
        self._ready.clear()

    def complete(self, site: str, wanted: Mapping[str, Seen | None], folders: Iterable[str]) -> list[str]:
        """Make the spare hold exactly the files `wanted` and the `folders`, and return the folders that changed, the spare itself first.

        A file that is `Seen` in the folder `site` gets a second name here, unless it has one; the others were written before. The cost is
        by what changed, and by the names that are here.

        Raises `NoLinkError` where a file can have one name only, and `OSError` where the disk refuses.
        """
        self._open("")
        keep = {"", *folders} | holders([*folders, *wanted])
        files, have = listed(self._top)
        for name in set(RESERVED) - {MANIFEST}:  # left by a run that could not work beside the site
            remove(f"{self._top}/{name}")
        stale = [path for path, inode in files.items() if path not in wanted or not self._is(path, inode, wanted[path])]
        changed = {path.rpartition("/")[0] for path in stale}
        for path in stale:
            remove(f"{self._top}/{path}")
        for folder in sorted(have.keys() - keep, reverse=True):
            remove(f"{self._top}/{folder}")
        for folder in sorted(keep - have.keys()):
            os.mkdir(f"{self._top}/{folder}")  # noqa: PTH102
            changed.add(folder)
        there = files.keys() - set(stale)
        for path, seen in wanted.items():
            if seen is not None and path not in there:
                _link(f"{site}/{path}", f"{self._top}/{path}", seen)
                changed.add(path.rpartition("/")[0])
        changed |= {path.rpartition("/")[0] for path, seen in wanted.items() if seen is None}
        return [self._top, *(f"{self._top}/{folder}" for folder in sorted(changed) if folder and folder in keep)]

    def _is(self, path: str, inode: int, there: Seen | None) -> bool:
        """Return whether the file `path`, which its folder lists with `inode`, is the one that is `there`, or was written before."""
        return there is None or inode == there.inode or os.lstat(f"{self._top}/{path}").st_ino == there.inode

    def forget(self, paths: Iterable[str]) -> None:
        """Remove what the site had at `paths`, and every word of them: words that nobody shall read any more are not read here.

        Raises `OSError` where the disk refuses.
        """
        if os.path.isdir(self._top):  # noqa: PTH112
            write_manifest(Path(self._top), ())
            for path in paths:
                remove(f"{self._top}/{path}")


def _link(there: str, here: str, seen: Seen) -> None:
    try:
        if seen.link:
            os.symlink(os.readlink(there), here)  # noqa: PTH115, PTH211
        else:
            os.link(there, here)
    except (FileNotFoundError, FileExistsError):
        raise
    except (OSError, NotImplementedError) as error:
        raise NoLinkError(getattr(error, "errno", 0), str(error)) from None


def _write(place: str, pieces: Iterable[bytes]) -> int:
    number = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(number, rest) :]
        return os.fstat(number).st_mtime_ns
    finally:
        os.close(number)


def remove(place: str) -> None:
    """Remove the file or folder at `place`, where there is one, through no link. Raises `OSError` where the disk refuses."""
    try:
        os.unlink(place)  # noqa: PTH108
    except FileNotFoundError:
        return
    except OSError:
        if not os.path.isdir(place):  # noqa: PTH112
            raise
        shutil.rmtree(place)
