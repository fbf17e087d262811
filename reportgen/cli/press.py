"""Print pages in several processes: each has shares of them, writes its own files, and tells which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from reportgen.cli.crew import MOST, Crew, Task
from reportgen.cli.fork import can_fork
from reportgen.site.printer import Printed

_SHARES = 4  # for each process, so that none has to wait long for the last one
_OFTEN = 10  # pages of its own after which this process hears of others: each is soon printed, and to ask takes a while

Work = Callable[[int, int], Iterator[Printed]]
"""Given the number of a share and how many shares there are: the pages of that share, written."""

Whole = Task[Printed]
"""Gives what cannot be shared out, written."""


def press(work: Work, jobs: int, wholes: Sequence[Whole] = ()) -> Iterator[Printed]:
    """Yield what all of `wholes` and the pages of all shares are, from `jobs` processes; in which order is not fixed with more than one.

    The `wholes` are begun first, in their order: behind them are shares small enough for all processes to end together.

    Raises `ReportgenError` when one of them does.
    """
    jobs = min(jobs, MOST // _SHARES)
    shares = jobs * _SHARES if jobs > 1 and can_fork() else 1
    yield from Crew(jobs, list[Printed], _OFTEN).make([partial(work, share, shares) for share in range(shares)], wholes)
