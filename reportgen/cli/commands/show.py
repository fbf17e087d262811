"""The command that tells the history of one item."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.begin import load
from reportgen.cli.filters import AS_OF
from reportgen.cli.group import DONE, FAILED, FOUND
from reportgen.cli.offered import complete_names
from reportgen.cli.options import CONFIG, JOBS, PAGER, PATHS, paths_or_content, speech
from reportgen.cli.screen import complain, show_long


@click.command(
    "show",
    epilog="\b\nExamples:\n  reportgen show ACT-05\n  reportgen show ACT-05 --as-of 2025-03-10\n  reportgen show R-2 my-reports\n"
    '  reportgen show "Reject rate"',
)
@click.argument("ident", metavar="ID", shell_complete=complete_names("ids"))
@PATHS
@AS_OF
@PAGER
@CONFIG
@JOBS
@speech
def show_(ident: str, paths: tuple[Path, ...], *, as_of: str | None, config: Path | None, jobs: int) -> None:
    """Print the history of one item.

    That is every sighting with its changes, and every mention.
    ID is an id in any letter case, also one that the item had before, or the title of something that has no id, such as a metric.
    """
    from reportgen.cli.shown import Histories, paint  # noqa: PLC0415

    histories = Histories(paths_or_content(paths), config)
    answer = None if as_of else histories.find(ident)
    if answer:
        show_long(answer.lines, paint)
        if answer.missing:
            complain(answer.missing)
        sys.exit(FOUND if answer.missing else DONE)
    from reportgen.cli.show import print_history  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs)
    found = print_history(loaded, setting, ident, as_of or histories)
    sys.exit(FAILED if loaded.problems else DONE if found else FOUND)
