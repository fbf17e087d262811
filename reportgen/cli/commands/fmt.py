"""The command that mends how reports are written."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import CONFIG, PATHS, paths_or_content, speech


@click.command(
    epilog="\b\nExamples:\n  reportgen fmt\n  reportgen fmt --check content/reports\n  reportgen fmt --write content/reports/week-5"
)
@PATHS
@click.option("--diff", "how", flag_value="diff", default=True, help="Print what would change; this is the default.")
@click.option("--check", "how", flag_value="check", help='List what would change as "path:line: what", and exit with 1 if there is any.')
@click.option("--write", "how", flag_value="write", help="Change the files.")
@CONFIG
@speech
def fmt(paths: tuple[Path, ...], how: str, config: Path | None) -> None:
    """Put numbering, dashes of ids and dates in order.

    Looks at the reports at or below each PATH. Mended are: numbers of lists and headings that are out of step, odd dashes in ids, dates of
    labelled fields that are not ISO, blanks at the end of lines, CR LF and byte-order marks.
    No word, code, quote or link is touched, and nothing that changes what is read.
    """
    from reportgen.cli.fmt import run_fmt  # noqa: PLC0415

    run_fmt(paths_or_content(paths), how, config)
