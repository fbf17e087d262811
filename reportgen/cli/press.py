"""Print pages in several processes, this one among them: each has shares of them, writes its own files, and tells which."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection, Pipe, wait

import msgspec

from reportgen.cli.fork import can_fork, open_tickets
from reportgen.errors import ReportgenError
from reportgen.site.printer import Printed

_ENOUGH = 100  # pages that a process tells of at once
_OFTEN = 10  # pages of its own after which the first process hears what others tell, who wait when some hundreds are not heard of
_SHARES = 4  # for each process, so that none has to wait long for the last one


Work = Callable[[int, int], Iterator[Printed]]
"""Given the number of a share and how many shares there are: the pages of that share, written."""

Whole = Callable[[], Iterator[Printed]]
"""Gives what cannot be shared out, written."""


class _Parcel(msgspec.Struct, frozen=True):
    """What a process sends: pages, or what a person is to be told, or where it broke; `last` when nothing follows."""

    pages: list[Printed] = []
    error: tuple[str, str] | None = None
    broken: str = ""
    last: bool = False


_DECODER = msgspec.msgpack.Decoder(_Parcel)


def press(work: Work, jobs: int, wholes: Sequence[Whole] = ()) -> Iterator[Printed]:
    """Yield what all of `wholes` and the pages of all shares are, from `jobs` processes; in which order is not fixed with more than one.

    The `wholes` are begun first, in their order: behind them are shares small enough for all processes to end together. This process has
    shares only: while it is at one of the `wholes`, which may take seconds, nobody would be heard. It does not stand by, since each process
    that looks through a history copies it by and by: one that only listens would need as much memory as one that prints.

    Raises `ReportgenError` when one of them does.
    """
    jobs = min(jobs, (255 - len(wholes)) // _SHARES)
    if jobs < 2 or not can_fork():
        yield from chain.from_iterable(whole() for whole in wholes)
        yield from work(0, 1)
        return
    shares = [partial(work, share, jobs * _SHARES) for share in range(jobs * _SHARES)]
    gc.freeze()  # what is shared is not looked through, and so not copied, by each process
    sys.stdout.flush()
    sys.stderr.flush()
    first, then = open_tickets(range(len(wholes))), open_tickets(range(len(shares)))
    started: list[tuple[Connection, int]] = []
    try:
        with suppress(OSError):  # there are as many processes as there may be: those that there are do it all
            for _ in range(jobs - 1):
                started.append(_start(chain(_taken(wholes, first), _taken(shares, then))))  # noqa: PERF401 -- some, if not all
        own = _taken(shares, then) if started else chain(_taken(wholes, first), _taken(shares, then))
        yield from _gather([ours for ours, _ in started], own)
    finally:
        os.close(first)
        os.close(then)
        for ours, _ in started:
            ours.close()
        for _, process in started:
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
        gc.unfreeze()


def _taken(tasks: Sequence[Whole], tickets: int) -> Iterator[Printed]:
    """Yield what those of `tasks` give that this process gets a ticket for."""
    for ticket in iter(lambda: os.read(tickets, 1), b""):
        yield from tasks[ticket[0]]()


def _start(pages: Iterator[Printed]) -> tuple[Connection, int]:
    """Start one process that makes `pages`; return where its parcels come from, and its number."""
    ours, theirs = Pipe(duplex=False)
    first = os.getpid()
    process = os.fork()
    if process:
        theirs.close()
        return ours, process
    code = 1
    try:
        ours.close()
        _send(theirs, _while_wanted(pages, first))
        code = 0
    except BrokenPipeError:  # the first process has given up
        pass
    finally:
        os._exit(code)  # nothing of the first process's affairs is ended here


def _while_wanted(pages: Iterator[Printed], first: int) -> Iterator[Printed]:
    """Yield `pages`. Raises `BrokenPipeError` when the process `first` was killed: the next build waits for this one to end."""
    for printed in pages:
        if os.getppid() != first:
            raise BrokenPipeError
        yield printed


def _send(there: Connection, pages: Iterator[Printed]) -> None:
    """Tell the first process of `pages`, or what went wrong."""
    encode = msgspec.msgpack.encode
    held: list[Printed] = []
    try:
        for printed in pages:
            held.append(printed)
            if len(held) >= _ENOUGH:
                there.send_bytes(encode(_Parcel(held)))
                held = []
        there.send_bytes(encode(_Parcel(held, last=True)))
    except ReportgenError as error:
        there.send_bytes(encode(_Parcel(error=(_plain(error.where), _plain(error.problem)))))
    except BrokenPipeError:
        raise
    except BaseException:  # noqa: BLE001 -- told by the first process
        there.send_bytes(encode(_Parcel(broken=_plain(traceback.format_exc()))))


def _plain(text: str) -> str:
    """Return `text` with those parts of paths spelled out that cannot be sent: bytes that are no text where the locale says so."""
    return text.encode("utf-8", "backslashreplace").decode()


def _gather(running: list[Connection], own: Iterator[Printed]) -> Iterator[Printed]:
    """Yield `own` pages, and what comes until all others have said that nothing follows."""
    for number, printed in enumerate(own):
        yield printed
        if number % _OFTEN == 0:
            yield from _heard(running, 0)
    while running:
        yield from _heard(running)


def _heard(running: list[Connection], seconds: float | None = None) -> Iterator[Printed]:
    """Yield what is told within so many `seconds`, and take those out of `running` who say that nothing follows."""
    for one in wait(running, seconds):
        assert isinstance(one, Connection)  # noqa: S101 -- of what was given, for the type checker
        try:
            parcel = _DECODER.decode(one.recv_bytes())
        except EOFError:
            raise ReportgenError("build", "a process that prints pages was ended from outside; try again, or --jobs 1") from None
        if parcel.error:
            raise ReportgenError(*parcel.error)
        if parcel.broken:
            raise RuntimeError(parcel.broken)
        yield from parcel.pages
        if parcel.last:
            running.remove(one)
