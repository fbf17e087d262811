"""Write a file beside its place, then put it there in one step: nobody ever sees half of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

MANIFEST = ".reportgen-manifest.json"
"""The file in an output folder that lists what reportgen wrote there; a folder that has one holds no report."""

LOCK = ".reportgen-lock"
"""The file in an output folder that says who is writing it, where it cannot lie beside; it is no part of the output."""


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Give a new file to write into, which takes the place of `file` when all went well, and is gone when not.

    What is written under the name of another process is never met, and never trusted by whoever reads `file`: a process of the same
    number on another machine is possible. Raises `OSError` where the disk refuses.
    """
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with _new(temporary) as stream:
            yield stream
        temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


@contextmanager
def adding(file: Path) -> Iterator[BinaryIO]:
    """Give a new file to write into, which becomes `file` when all went well, and is gone when not.

    Raises `FileExistsError` where something is there, which stays as it is, and `OSError` where the disk refuses.
    """
    if os.path.lexists(file):
        raise FileExistsError(file)
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with _new(temporary) as stream:
            yield stream
        _add(temporary, file)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _add(temporary: Path, file: Path) -> None:
    """Give a file its name, over nothing that came meanwhile: a plain rename replaces it on most systems."""
    if os.name == "nt":
        temporary.rename(file)
        return
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without a second name for a file
        stream = file.open("xb")
        try:
            with stream:
                stream.write(temporary.read_bytes())
        except OSError:
            file.unlink(missing_ok=True)
            raise


def read_kept(file: str) -> bytes:
    """Return what a file holds that was kept for later runs, or nothing when something else lies in its place.

    A symbolic link is not followed, and a pipe is not waited for. Raises `OSError` where there is nothing that can be read.
    """
    with open(file, "rb", buffering=0, opener=_plainly) as stream:
        return stream.readall() or b""


def _plainly(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def _new(temporary: Path) -> BinaryIO:
    try:
        return temporary.open("xb")
    except FileExistsError:  # left by a process that was killed
        temporary.unlink()
        return temporary.open("xb")
