"""The commands that answer questions: list, grep and stats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.begin import load
from reportgen.cli.filters import ORDERS, Asked, Kind, completes, filters
from reportgen.cli.group import DONE, FAILED, FOUND
from reportgen.cli.offered import complete_names
from reportgen.cli.options import CONFIG, JOBS, PAGER, PATHS, paths_or_content, speech

LIMIT = click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")


def _leave(*, found: bool, failed: bool) -> None:
    """End as grep does: 0 where there was something, 1 where not, 2 where something could not be read."""
    sys.exit(FAILED if failed else DONE if found else FOUND)


@click.command(
    "list",
    epilog="\b\nExamples:\n  reportgen list actions --open --owner Yusra --due-before friday --sort due\n"
    "  reportgen list risks --level yellow --format json\n  reportgen list all --as-of 2025-03-14 --open\n\n"
    "\b\nExit codes:\n  0  there is something\n  1  nothing is like that\n  2  something could not be done",
)
@click.argument("kind", type=Kind("all"), metavar="KIND")
@PATHS
@filters
@click.option("--sort", "order", default="", metavar="BY", shell_complete=completes(ORDERS),
              help=f"{', '.join(ORDERS)}; -due turns it round. By default, what needs a look is first.")
@LIMIT
@click.option("--format", "form", type=click.Choice(["table", "json", "ndjson", "csv"]), default="table", show_default=True)
@PAGER
@CONFIG
@JOBS
@speech
def list_(  # noqa: PLR0913 -- click passes one argument an option
    kind: str, paths: tuple[Path, ...], *, asked: Asked, order: str, limit: int | None, form: str, config: Path | None, jobs: int
) -> None:
    """List items and where they stand.

    KIND is actions, stories, risks, decisions, escalations, checkpoints, priorities, metrics, or all. Each item is one row, as last
    stated, with the line that says so. DAY is a date, a weekday, today, tomorrow or +3d: today is the day of the latest report.
    """
    from reportgen.cli.lists import Lists  # noqa: PLC0415
    from reportgen.cli.rows import print_rows  # noqa: PLC0415

    if kind:
        asked = asked._replace(kinds=(kind,))
    lists = Lists(paths_or_content(paths), config)
    listing = lists.find(asked, order)
    if listing:
        print_rows(listing.rows[:limit], listing.head.place, form)
        _leave(found=bool(listing.rows), failed=False)
    from reportgen.cli.list import list_rows  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs)
    rows = list_rows(loaded, setting, asked, order, lists)[:limit]
    print_rows(rows, loaded.place, form)
    _leave(found=bool(rows), failed=bool(loaded.problems))


@click.command(
    epilog='\b\nExamples:\n  reportgen grep ACT-05 -C 1\n  reportgen grep "spare panel" --since 2025-03-10\n'
    "  reportgen grep -E 'ACT-0[1-5]' --format ndjson\n\n"
    "\b\nExit codes:\n  0  there are lines\n  1  there are none\n  2  something could not be done",
)
@click.argument("words", metavar="ID|WORDS", shell_complete=complete_names("ids"))
@PATHS
@click.option("-E", "--regexp", "as_pattern", is_flag=True, help="WORDS is a regular expression.")
@click.option("-A", "--after", type=click.IntRange(0), default=0, metavar="N", help="With so many lines behind each.")
@click.option("-B", "--before", type=click.IntRange(0), default=0, metavar="N", help="With so many lines in front of each.")
@click.option("-C", "--context", "around", type=click.IntRange(0), default=0, metavar="N", help="With so many lines around each.")
@filters
@LIMIT
@click.option("--format", "form", type=click.Choice(["text", "json", "ndjson"]), default="text", show_default=True)
@PAGER
@CONFIG
@JOBS
@speech
def grep(  # noqa: PLR0913 -- click passes one argument an option
    words: str, paths: tuple[Path, ...], *, as_pattern: bool, after: int, before: int, around: int, asked: Asked, limit: int | None,
    form: str, config: Path | None, jobs: int,
) -> None:
    """Print the lines that name an item, or that hold some words.

    An ID is found wherever reports name it: in ranges such as AI-01/02, and under its other names. WORDS are found in any letter
    case, also between marks such as **. The options that filter say of which records the lines are.
    """
    from reportgen.cli.grep import Sought, find_lines, print_lines  # noqa: PLC0415

    if not words.strip():
        raise click.UsageError("say which ID or WORDS to look for")
    sought = Sought(words=words, as_pattern=as_pattern, before=before or around, after=after or around, limit=limit)
    loaded, setting = load(paths_or_content(paths), config, jobs)
    found = find_lines(loaded, setting, asked, sought)
    print_lines(found, loaded, sought, form)
    _leave(found=bool(found), failed=bool(loaded.problems))


@click.command(
    epilog="\b\nExamples:\n  reportgen stats\n  reportgen stats --owner Klara --since 2025-03-10\n  reportgen stats --format json"
)
@PATHS
@filters
@click.option("--format", "form", type=click.Choice(["table", "json", "ndjson"]), default="table", show_default=True)
@PAGER
@CONFIG
@JOBS
@speech
def stats(paths: tuple[Path, ...], asked: Asked, form: str, config: Path | None, jobs: int) -> None:
    """Say in numbers what the reports hold.

    Reports, records, what is open, done and overdue, how long things take, whose they are, and what the checks find. Each number
    says what it counts; the options that filter say of which items and records.
    """
    from reportgen.cli.stats import count_all, print_figures  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs, judged=True)
    found = count_all(loaded, setting, asked)
    if found or form != "table":
        print_figures(found, form)
    _leave(found=bool(found), failed=bool(loaded.problems))
