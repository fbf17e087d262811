"""The commands that show what was read: parse and explain."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.begin import leave, load
from reportgen.cli.options import CONFIG, JOBS, PATH, PATHS, paths_or_content, speech
from reportgen.errors import ReportgenError


@click.command(
    epilog="\b\nExamples:\n  reportgen parse today.md --format table\n  reportgen parse team-a team-b | grep ACT-05\n"
    "  git show HEAD~1:content/reports/today.md | reportgen parse -"
)
@PATHS
@click.option("--format", "form", type=click.Choice(["ndjson", "json", "table"]), default="ndjson", show_default=True)
@CONFIG
@JOBS
@speech
def parse(paths: tuple[Path, ...], form: str, config: Path | None, jobs: int) -> None:
    """Print the records of reports.

    Reads the reports at or below each PATH; "-" is standard input, as one report.
    ndjson is one JSON object a line, json an array of them, table is for people.
    """
    from reportgen.cli.parse import print_records  # noqa: PLC0415

    loaded, _ = load(paths_or_content(paths), config, jobs)
    print_records(loaded, form)
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
    loaded, _ = load((file,), config, 1)
    print_explained(loaded)
    leave(failed=bool(loaded.problems))
