"""What the program says: data on standard output, everything else on standard error, colour and progress on a terminal only."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

import click

from reportgen.errors import ReportgenError

QUIET = "reportgen.quiet"
HUSHED = "reportgen.hushed"
AT_ONCE = "reportgen.at-once"
_FEW = 50  # things that are done before a person wonders
_AT_ONCE = 500  # lines: few calls of the system, and a reader that stops early is still noticed early

Tell = Callable[[str, int, int], None]
Paint = Callable[[str], str]


def prepare() -> None:
    """Write UTF-8 with plain newlines whatever the locale says, so that output is the same on every machine."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def clean(text: str) -> str:
    r"""Return `text` on one line, with control characters spelled out: a report cannot steer the terminal that shows it.

    >>> clean("done \x1b[2J now")
    'done \\x1b[2J now'
    """
    return "".join(sign if sign.isprintable() or sign in " \t\u00ad\u200d" else sign.encode("unicode_escape").decode() for sign in text)


def counted(number: int, word: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "report"), counted(0, "error")
    ('1 report', '0 errors')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"


def counted_files(out: Path, unchanged: int, written: int = 0, removed: int = 0) -> str:
    """Say what became of the output.

    >>> counted_files(Path("build/site"), unchanged=8, written=1)
    '1 file written, 8 unchanged, 0 removed in build/site'
    """
    return f"{counted(written, 'file')} written, {unchanged} unchanged, {removed} removed in {out}"


def data(lines: Iterable[str]) -> None:
    """Print lines for programs, exactly as they are; a terminal, which no program reads, gets them with control characters spelled out."""
    _put(map(_clean_lines, lines) if sys.stdout.isatty() else lines)


def _clean_lines(text: str) -> str:
    return text if text.isprintable() else "\n".join(map(clean, text.split("\n")))


def _put(lines: Iterable[str]) -> None:
    rest = iter(lines)
    while some := list(islice(rest, _AT_ONCE)):
        click.echo("\n".join(some))


def show(lines: Iterable[str], paint: Paint = str) -> None:
    """Print lines for people, on standard output; `paint` adds colour, which only a terminal gets to see."""
    _put(paint(clean(line)) for line in lines)


def show_long(lines: Iterable[str], paint: Paint = str) -> None:
    """Print lines for people as `show` does; more than a terminal holds, a page at a time."""
    page(paint(clean(line)) for line in lines)


def page(lines: Iterable[str]) -> None:
    """Print lines that need no cleaning; on a terminal, through the pager of ``PAGER`` where they are more than it holds."""
    rest = iter(lines)
    if not _pages():
        _put(rest)
        return
    from shutil import get_terminal_size  # noqa: PLC0415 -- 2 ms, with the libraries of all its archives

    width, height = get_terminal_size()
    first: list[str] = []
    while height > 1:
        line = next(rest, None)
        if line is None:
            _put(first)
            return
        first.append(line)
        height -= max(-(-len(click.unstyle(line)) // max(width, 1)), 1)
    os.environ.setdefault("LESS", "FRX")  # colours, and no pager where it all fits after all
    click.echo_via_pager((f"{line}\n" for line in chain(first, rest)), color=click.get_current_context().color)


def _pages() -> bool:
    """Return whether a person reads along at a terminal and wants pages."""
    context = click.get_current_context(silent=True)
    if (context and context.meta.get(AT_ONCE)) or os.environ.get("NO_PAGER") or os.environ.get("PAGER") == "":
        return False
    return sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def hush(hidden: Callable[[str], str]) -> None:
    """From now on say everything on standard error as `hidden` returns it: without what nobody shall read."""
    context = click.get_current_context(silent=True)
    if context:
        context.meta[HUSHED] = hidden


def complain(problem: object) -> None:
    """Say what could not be done, on standard error."""
    context = click.get_current_context(silent=True)
    hidden = context.meta.get(HUSHED, str) if context else str
    try:
        said = hidden(str(problem))
    except ReportgenError as error:  # a pattern that takes too long: nothing is said that it was not tried on
        said = str(error)
    click.echo(clean(said), err=True)


def note(line: str) -> None:
    """Say what was done, on standard error, unless asked to be quiet."""
    if not quiet():
        complain(line)


def quiet() -> bool:
    """Return whether only data and problems are wanted."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


@contextmanager
def progress() -> Iterator[Tell]:
    """Give a function to tell progress with: what is done, how many are done, and of how many (0: not known)."""
    if quiet() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 -- a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread that refreshes: the reading processes are forked from this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if 0 < total < _FEW:
                return
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            shown = done == total or done % (total // _FEW) == 0 if total else done % 20 == 0
            bar.update(tasks[what], completed=done, total=total or None, refresh=shown)

        yield tell


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody about progress."""
