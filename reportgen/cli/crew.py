"""Make things in several processes, this one among them: each takes tasks until none is left, and tells this one what it made."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection, Pipe, wait
from typing import Generic, TypeVar

import msgspec

from reportgen.cli.fork import can_fork, open_tickets, start_copy, uninterrupted
from reportgen.errors import ReportgenError

Thing = TypeVar("Thing", bound=msgspec.Struct)

Task = Callable[[], Iterator[Thing]]
"""Makes some things. Nothing is done twice, and which process does what is not fixed."""

MOST = 255  # tasks of a kind: a ticket for each is one byte
_ENOUGH = 100  # things that a process tells of at once


class _Parcel(msgspec.Struct, frozen=True):
    """What a process sends: a list of things, or what a person is to be told, or where it broke; `last` when nothing follows."""

    things: msgspec.Raw = msgspec.Raw(b"\x90")  # an empty list
    error: tuple[str, str] | None = None
    broken: str = ""
    last: bool = False


_DECODER = msgspec.msgpack.Decoder(_Parcel)


class Crew(Generic[Thing]):
    """At most so many processes that make things, lists of which are sent as what `things` says.

    Of its own things this process makes `often` before it hears what the others tell, who wait when some hundreds are not heard of.
    """

    def __init__(self, jobs: int, things: type[list[Thing]], often: int) -> None:
        self._jobs = jobs if can_fork() else 1
        self._often = often
        self._decoder = msgspec.msgpack.Decoder(things)

    def make(self, tasks: Sequence[Task[Thing]], first: Sequence[Task[Thing]] = ()) -> Iterator[Thing]:
        """Yield what all `tasks` make, in any order if there are several processes; in theirs if there is one.

        Those that are to be done `first` are left to the others, in their order: while this process is at one that takes seconds, nobody
        would be heard. But it does not stand by: each process that looks at what all share copies it by and by, so that one that only
        listens would need as much memory as one that works.

        Raises `ReportgenError` when a task does.
        """
        if self._jobs < 2:
            yield from chain.from_iterable(task() for task in (*first, *tasks))
            return
        _give_back()
        gc.freeze()  # what is shared is not looked through, and so not copied, by each process
        sys.stdout.flush()
        sys.stderr.flush()
        early, then = open_tickets(range(len(first))), open_tickets(range(len(tasks)))
        started: list[tuple[Connection, int]] = []
        try:
            with uninterrupted(), suppress(OSError):  # there are as many processes as there may be: those that there are do it all
                while len(started) < self._jobs - 1:
                    started.append(_start(chain(_taken(first, early), _then(_taken(tasks, then))), [ours for ours, _ in started]))
            own = _taken(tasks, then) if started else chain(_taken(first, early), _taken(tasks, then))
            yield from self._gather([ours for ours, _ in started], own)
        finally:
            os.close(early)
            os.close(then)
            for ours, _ in started:
                ours.close()
            for _, process in started:
                with suppress(ChildProcessError):
                    os.waitpid(process, 0)
            gc.unfreeze()

    def _gather(self, running: list[Connection], own: Iterator[Thing]) -> Iterator[Thing]:
        """Yield `own` things, and what comes until all others have said that nothing follows."""
        for number, thing in enumerate(own):
            yield thing
            if number % self._often == 0:
                yield from self._heard(running, 0)
        while running:
            yield from self._heard(running)

    def _heard(self, running: list[Connection], seconds: float | None = None) -> Iterator[Thing]:
        """Yield what is told within so many `seconds`, and take those out of `running` who say that nothing follows."""
        for one in wait(running, seconds):
            assert isinstance(one, Connection)  # noqa: S101 -- of what was given, for the type checker
            try:
                parcel = _DECODER.decode(one.recv_bytes())
            except EOFError:
                raise ReportgenError("--jobs", "one of the processes was ended from outside; try again, or say --jobs 1") from None
            if parcel.error:
                raise ReportgenError(*parcel.error)
            if parcel.broken:
                raise RuntimeError(parcel.broken)
            yield from self._decoder.decode(parcel.things)
            if parcel.last:
                running.remove(one)


def _give_back() -> None:
    """Give memory that is free between what is held back to the system, where that can be asked for: each process would copy it."""
    from ctypes import CDLL  # noqa: PLC0415 -- 2 ms, for many things only

    with suppress(OSError, TypeError, AttributeError):
        CDLL(None).malloc_trim(0)


def _then(things: Iterator[Thing]) -> Iterator[Thing]:
    """Yield `things`; what was made before in one piece may have left much memory that is free."""
    _give_back()
    yield from things


def _taken(tasks: Sequence[Task[Thing]], tickets: int) -> Iterator[Thing]:
    """Yield what those of `tasks` make that this process gets a ticket for."""
    for ticket in iter(lambda: os.read(tickets, 1), b""):
        yield from tasks[ticket[0]]()


def _start(things: Iterator[Thing], others: Sequence[Connection]) -> tuple[Connection, int]:
    """Start one process that makes `things`; return where its parcels come from, and its number.

    It lets go of where the parcels of the `others` come from: they are to notice when the first process does.
    """
    ours, theirs = Pipe(duplex=False)
    first = os.getpid()

    def work() -> None:
        for one in (*others, ours):
            one.close()
        with suppress(BrokenPipeError):  # the first process has given up
            _send(theirs, _while_wanted(things, first))

    process = start_copy(work)
    theirs.close()
    return ours, process


def _while_wanted(things: Iterator[Thing], first: int) -> Iterator[Thing]:
    """Yield `things`. Raises `BrokenPipeError` when the process `first` was killed: the next run waits for this one to end."""
    for thing in things:
        if os.getppid() != first:
            raise BrokenPipeError
        yield thing


def _send(there: Connection, things: Iterator[Thing]) -> None:
    """Tell the first process of `things`, or what went wrong."""
    encode = msgspec.msgpack.encode
    held: list[Thing] = []
    try:
        for thing in things:
            held.append(thing)
            if len(held) >= _ENOUGH:
                there.send_bytes(encode(_Parcel(msgspec.Raw(encode(held)))))
                held = []
        there.send_bytes(encode(_Parcel(msgspec.Raw(encode(held)), last=True)))
    except ReportgenError as error:
        there.send_bytes(encode(_Parcel(error=(_plain(error.where), _plain(error.problem)))))
    except BrokenPipeError:
        raise
    except BaseException:  # noqa: BLE001 -- told by the first process
        there.send_bytes(encode(_Parcel(broken=_plain(traceback.format_exc()))))


def _plain(text: str) -> str:
    """Return `text` with those parts of paths spelled out that cannot be sent: bytes that are no text where the locale says so."""
    return text.encode("utf-8", "backslashreplace").decode()
