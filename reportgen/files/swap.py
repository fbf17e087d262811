"""Exchange two folders in one step, and leave what was written on the disk before that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from reportgen.files.manifest import discard, is_ours
from reportgen.files.place import Place

_HERE = -100  # AT_FDCWD: paths as they are
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_FEW = 4
"""Files and folders up to which each is flushed by itself, which takes 5 ms for each; more of them, and the whole disk is, in as much."""


def exchange(one: str, other: str) -> None:
    """Exchange two folders in one step. Raises `OSError`, with `ENOSYS` where the system cannot do it."""
    system = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        call = getattr(system, "renamex_np", None)
        arguments: tuple[object, ...] = (first, second, ctypes.c_uint(_EXCHANGE))
    else:
        call = getattr(system, "renameat2", None)
        arguments = (_HERE, first, _HERE, second, ctypes.c_uint(_EXCHANGE))
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one)
    if call(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), one)


def swap(place: Place) -> None:
    """Put the spare where the site is, and the site where the spare was. Raises `OSError` with the site in its place.

    Without a site, or where folders are not exchanged, they are renamed; one that is killed in between is made good by `recover`.
    """
    site, spare, old = map(str, (place.site, place.spare, place.old))
    if not place.site.exists() or not any(place.site.iterdir()):
        os.rename(spare, site)  # noqa: PTH104 -- over an empty folder, too
        return
    try:
        exchange(site, spare)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        os.rename(site, old)  # noqa: PTH104
        try:
            os.rename(spare, site)  # noqa: PTH104
        except OSError:
            os.rename(old, site)  # noqa: PTH104
            raise
        os.rename(old, spare)  # noqa: PTH104


def recover(place: Place) -> None:
    """Put back the site that a swap has put away, when it was killed before the new one came. Raises `OSError` where the disk refuses."""
    if not place.beside or not place.old.is_dir() or place.old.is_symlink() or not is_ours(place.old):
        return
    if not place.site.exists():
        place.old.rename(place.site)
    else:
        discard(place.old)


def flush(files: Sequence[str], folders: Sequence[str]) -> None:
    """Wait until the disk has `files` and what changed in `folders`: after a power cut a name never leads to half a file.

    Raises `OSError` when it cannot keep them.
    """
    if len(files) + len(folders) > _FEW and _flush_all(folders[0]):
        return
    for path in (*files, *folders):
        _flush_one(path)


def _flush_one(path: str) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:  # a disk on which folders, or nothing, can be flushed
            raise
    finally:
        os.close(number)


def _flush_all(folder: str) -> bool:
    """Flush the disk that holds `folder`; return False where that cannot be asked for."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        return False
    number = os.open(folder, os.O_RDONLY)
    try:
        if call(number):
            failed = ctypes.get_errno()
            raise OSError(failed, os.strerror(failed), folder)
    finally:
        os.close(number)
    return True


def flush_quietly(folder: str) -> None:
    """Flush one folder where that is possible: the swap is done, and either side of it is whole."""
    with suppress(OSError):
        _flush_one(folder)
