"""The command that writes the site."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.begin import leave
from reportgen.cli.options import COMMIT, CONFIG, JOBS, PATH, TRUST, fail_on, speech
from reportgen.cli.place import usual_content


@click.command(
    epilog="\b\nExamples:\n  reportgen build\n  reportgen build my-reports --out public --fail-on error\n"
    "  reportgen build --single-file latest\n  reportgen build content --single-file 2025-W16 --out week.html"
)
@click.argument("content", required=False, type=PATH)
@click.option(
    "--out", "target", type=PATH, metavar="PATH",
    help="The folder of the site, by default build/site; only files that reportgen wrote are replaced or removed there. "
    'With --single-file the file, by default build/DAY.html; "-" is standard output.',
)  # fmt: skip
@click.option(
    "--single-file", "single", metavar="DAY|WEEK",
    help='Not the site but one HTML file to mail, of a day (2025-04-17), a week (2025-W16), a sprint ("Sprint 4") or the latest day.',
)  # fmt: skip
@click.option("--cache", type=PATH, metavar="FOLDER", help="Results kept between builds; by default the folder cache beside --out.")
@click.option("--no-cache", is_flag=True, help="Read every report anew and keep nothing.")
@COMMIT
@TRUST
@fail_on("never")
@CONFIG
@JOBS
@speech
def build(  # noqa: PLR0913, PLR0917 -- one parameter an option, as click passes them
    content: Path | None, target: Path | None, single: str | None, cache: Path | None, no_cache: bool, commit: str, trust: bool, bar: str,
    config: Path | None, jobs: int
) -> None:
    """Build the site and its exports, or one file of it.

    CONTENT is a folder with reports/, site.toml and pages/, or any folder of reports; left out, it is content, or else this folder.
    """
    from reportgen.cli.asked import Asked, run_build  # noqa: PLC0415

    asked = Asked(content or usual_content(), target, single, cache, no_cache, commit, trust, config, jobs)
    failed, weights = run_build(asked)
    leave(failed=failed, weights=weights, bar=bar)
