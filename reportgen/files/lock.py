"""One build at a time in one place: the others wait a little, then say who is at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from reportgen.errors import ReportgenError

if sys.platform != "win32":
    import fcntl

WAIT = 5.0
"""Seconds that a build waits for another one to end."""

_STEP = 0.05


@contextmanager
def locked(file: Path, shown: str) -> Iterator[None]:
    """Hold the lock `file` for as long as this lasts, for the folder that a person knows as `shown`.

    The system holds the lock, not what the file says: one whose process has died is free at once, whoever has its number now, and a
    process that was forked from it keeps it until that one ends too. Where the disk knows no such locks the file itself is the lock, and
    a person has to remove one that was left. Raises `ReportgenError` when another one holds it, or it cannot be made.
    """
    try:
        number = _hold(file, shown)
    except OSError as error:
        raise ReportgenError(shown, f"cannot be written ({file.name}: {error.strerror or error})") from None
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)  # while it is held: who waited for it sees that it is another file now, and asks again
        os.close(number)


def _hold(file: Path, shown: str) -> int:
    for _ in range(max(1, round(WAIT / _STEP))):
        number = _try(file)
        if number is not None:
            with suppress(OSError):  # a full disk: it is held all the same
                os.write(number, f"{os.getpid()} {_machine()}\n".encode())
            return number
        Event().wait(_STEP)
    raise ReportgenError(shown, _told(file))


def _machine() -> str:
    """Return the name of this machine, without asking the network for it."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _try(file: Path) -> int | None:
    """Return the open file when it is ours now; None when it is another's."""
    if sys.platform == "win32":
        return _create(file)
    number = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(number), os.stat(file)):  # noqa: PTH116
            return number
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:  # a disk without such locks
        if not os.fstat(number).st_size:
            return number
    os.close(number)
    return None


def _create(file: Path) -> int | None:
    with suppress(FileExistsError):
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
    return None


def _told(file: Path) -> str:
    """Say who holds the lock, on which machine, and since when (UTC, by the time of the file)."""
    try:
        process, _, host = file.read_text("utf-8", "replace").partition("\n")[0].partition(" ")
        since = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return "is being written by another build; try again"
    who = f"process {process} on {host}, since {since:%Y-%m-%d %H:%M} UTC" if process.isdigit() and host.isprintable() else "unknown"
    return f"is being written by another build ({who}); wait for it, or if there is none remove {file}"
