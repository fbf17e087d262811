"""The command that says what is wrong."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.begin import leave, load, projects_in
from reportgen.cli.options import CONFIG, FORMS, JOBS, PATH, PATHS, fail_on, paths_or_content, speech


@click.command(
    epilog="\b\nExamples:\n  reportgen check\n  reportgen check content/reports --format line --fail-on warning\n"
    "  reportgen check --write-baseline known.json\n  reportgen check --baseline known.json"
)
@PATHS
@click.option("--format", "form", type=click.Choice(FORMS), default="human", show_default=True)
@fail_on("error")
@click.option("--baseline", type=PATH, metavar="FILE", help="Findings that FILE knows do not count.")
@click.option("--write-baseline", "known", type=PATH, metavar="FILE", help="Make FILE know all findings, and exit with 0.")
@CONFIG
@JOBS
@speech
def check(  # noqa: PLR0913, PLR0917 -- one parameter an option, as click passes them
    paths: tuple[Path, ...], form: str, bar: str, baseline: Path | None, known: Path | None, config: Path | None, jobs: int
) -> None:
    """Say what is wrong or contradictory in reports.

    Looks at the reports at or below each PATH, and where that holds several projects at each of them with its own settings.
    human is for people, line is "path:line:column: weight rule message", for editors and grep.
    """
    from reportgen.cli.check import find_findings, print_findings, save_baseline  # noqa: PLC0415

    paths = paths_or_content(paths)
    parts = projects_in(paths, config)
    loaded = [load((part,), None, jobs, judged=True) for part in parts] or [load(paths, config, jobs, judged=True)]
    sheet = find_findings(dict(zip([part.relative_to(paths[0]).as_posix() for part in parts] or [""], loaded, strict=True)), baseline)
    if known is not None:
        save_baseline(sheet.findings, known)
    else:
        print_findings(sheet, form)
    weights = () if known else tuple(finding.weight for finding in sheet.findings if finding.counts)
    leave(failed=any(one.problems for one, _ in loaded), weights=weights, bar=bar)
