"""The commands that show what was read: parse and explain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.begin import leave, load
from reportgen.cli.filters import Asked, filters
from reportgen.cli.group import FOUND
from reportgen.cli.options import CONFIG, JOBS, PAGER, PATH, PATHS, paths_or_content, speech
from reportgen.errors import ReportgenError


@click.command(
    epilog="\b\nExamples:\n  reportgen parse today.md --format table\n  reportgen parse team-a team-b | grep ACT-05\n"
    "  reportgen parse --kind action --owner Klara --since 2025-03-10\n"
    "  git show HEAD~1:content/reports/today.md | reportgen parse -"
)
@PATHS
@filters
@click.option("--format", "form", type=click.Choice(["ndjson", "json", "table"]), default="ndjson", show_default=True)
@PAGER
@CONFIG
@JOBS
@speech
def parse(paths: tuple[Path, ...], asked: Asked, form: str, config: Path | None, jobs: int) -> None:
    """Print the records of reports.

    Reads the reports at or below each PATH; "-" is standard input, as one report.
    ndjson is one JSON object a line, json an array of them, table is for people. With an option that filters, the records that
    are so by their own words; then 1 is the exit code where none is.
    """
    from reportgen.cli.parse import choose, print_records  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs)
    records = choose(loaded, setting, asked)
    print_records(records, loaded, form)
    if asked != Asked() and not records and not loaded.problems:
        sys.exit(FOUND)
    leave(failed=bool(loaded.problems))


@click.command(epilog="\b\nExamples:\n  reportgen explain content/reports/week-1/day3-outcomes.md\n  reportgen explain - <today.md")
@click.argument("file", type=PATH)
@CONFIG
@speech
def explain(file: Path, config: Path | None) -> None:
    """Print a report and what each line became.

    The margin names the record that starts on a line; "|" goes on with it, "." is narrative, "!" could not be read.
    """
    from reportgen.cli.explain import print_explained  # noqa: PLC0415

    if file.is_dir():
        raise ReportgenError(str(file), "is a folder; name one report")
    loaded, setting = load((file,), config, 1)
    print_explained(loaded, setting)
    leave(failed=bool(loaded.problems))
