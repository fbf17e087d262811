"""The commands that compare reports: diff and digest."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.begin import leave, load
from reportgen.cli.options import CONFIG, JOBS, KEYS, PAGER, WHERE, paths_or_content, speech


@click.command(epilog="\b\nExamples:\n  reportgen diff\n  reportgen diff 2025-03-07 2025-03-14")
@KEYS
@WHERE
@PAGER
@CONFIG
@JOBS
@speech
def diff(keys: tuple[str, ...], paths: tuple[Path, ...], config: Path | None, jobs: int) -> None:
    """Say what changed between two reports.

    KEY is the key of a report, its date as a rule. With two, everything after the first up to the second; with one, that report against
    the one before; with none, the latest.
    """
    _digest(keys, paths, config, jobs, markdown=False)


@click.command(epilog="\b\nExamples:\n  reportgen digest\n  reportgen digest 2025-03-07 2025-03-14 --in content/reports")
@KEYS
@WHERE
@PAGER
@CONFIG
@JOBS
@speech
def digest(keys: tuple[str, ...], paths: tuple[Path, ...], config: Path | None, jobs: int) -> None:
    """Print what changed as Markdown, for a chat or a pull request.

    KEY is the key of a report, its date as a rule. With two, everything after the first up to the second; with one, that report against
    the one before; with none, the latest.
    """
    _digest(keys, paths, config, jobs, markdown=True)


def _digest(keys: tuple[str, ...], paths: tuple[Path, ...], config: Path | None, jobs: int, *, markdown: bool) -> None:
    from reportgen.cli.digest import print_digest  # noqa: PLC0415

    if len(keys) > 2:
        raise click.UsageError("name two reports at most")
    loaded, setting = load(paths_or_content(paths), config, jobs)
    print_digest(loaded, setting, keys, markdown=markdown)
    leave(failed=bool(loaded.problems))
