"""The command that drafts the next report."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.begin import leave, load
from reportgen.cli.options import CONFIG, JOBS, WHERE, paths_or_content, speech


@click.command(
    epilog="\b\nExamples:\n  reportgen new --stdout\n  reportgen new friday --stdout\n"
    "  reportgen new 2025-04-23 --in content/reports --stdout\n  reportgen new"
)
@click.argument("day", metavar="[DATE]", required=False)
@click.option("--stdout", "printed", is_flag=True, help='Print the draft and write nothing; "-" as DATE does the same.')
@click.option(
    "--silent", type=click.IntRange(1), metavar="N",
    help="Leave out open items that the last N report dates neither list nor name, 2 by default; one fewer for what has no id "
    "or is not begun.",
)  # fmt: skip
@WHERE
@CONFIG
@JOBS
@speech
def new(
    day: str | None, printed: bool, silent: int | None, paths: tuple[Path, ...], config: Path | None, jobs: int
) -> None:
    """Draft the next report from the last.

    Open items go over with their state, the overdue ones first; yesterday's priorities wait for their outcome, metrics for
    their value. The sections and their style are those of your last reports. What nobody knows yet is a "…", which states nothing.

    DATE is an ISO date, a weekday after the last report ("friday"), or "today"; by default the working day after the last report,
    by [calendar] in site.toml. The file goes beside the last one, under the name that follows; nothing is overwritten.
    """
    from reportgen.cli.new import Asked, write_draft  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs)
    write_draft(loaded, setting, Asked(None if day == "-" else day, printed or day == "-", silent))
    leave(failed=bool(loaded.problems))
