"""Run something in a process of its own that is killed, or whose disk fails, at its n-th change of the disk."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportgen.errors import ReportgenError

Act = Callable[[], object]

DONE, REFUSED, BROKEN = 0, 2, 99
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _changes(event: str, arguments: tuple[Any, ...]) -> bool:
    return event in CHANGES or (event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & FOR_WRITING))


def _fork(act: Act, hook: Callable[[], None]) -> int:
    """Return how a process ended that does `act` and calls `hook` before each change of the disk: its exit code, or minus a signal."""
    process = os.fork()
    if not process:
        code = BROKEN
        try:
            write = os.write

            def writing(number: int, content: Any) -> int:
                hook()
                return write(number, content)

            sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
            os.write = writing
            sys.addaudithook(lambda event, arguments: hook() if _changes(event, arguments) else None)
            act()
            code = DONE
        except ReportgenError:
            code = REFUSED
        except BaseException:  # noqa: BLE001 -- told by the exit code, and here
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def count_changes(act: Act) -> int:
    """Do `act`, and return how often it changed the disk."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    write = os.write

    def mark() -> None:
        write(writing, b".")

    assert _fork(act, mark) == DONE
    os.close(writing)
    marks = b""
    while more := os.read(reading, 1 << 16):
        marks += more
    os.close(reading)
    return len(marks)


def kill_at(number: int, act: Act) -> bool:
    """Do `act` in a process that is killed before it changes the disk for the `number`-th time (from 0); return whether it came so far."""
    passed = 0

    def hook() -> None:
        nonlocal passed
        if passed == number:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    code = _fork(act, hook)
    assert code in {DONE, -signal.SIGKILL}
    return code != DONE


def fail_from(number: int, why: int, act: Act) -> int:
    """Do `act` on a disk that from the `number`-th change on refuses with the error `why`; return `DONE` or `REFUSED`."""
    passed = 0

    def hook() -> None:
        nonlocal passed
        passed += 1
        if passed > number:
            raise OSError(why, os.strerror(why))

    code = _fork(act, hook)
    assert code in {DONE, REFUSED}, f"at {number}: {errno.errorcode[why]}"
    return code


def copy_links(there: Path, here: Path) -> None:
    """Make `here` a copy of the folder `there` whose files are the same files: who writes into one is seen in the other."""
    for folder, _, names in os.walk(there):
        target = here / os.path.relpath(folder, there)
        target.mkdir(parents=True, exist_ok=True)
        for name in names:
            os.link(os.path.join(folder, name), target / name, follow_symlinks=False)  # noqa: PTH118
