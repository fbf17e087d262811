"""The commands for other programs: query and export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.begin import leave, load
from reportgen.cli.group import DONE, FAILED, FOUND
from reportgen.cli.options import CONFIG, JOBS, PAGER, PATH, PATHS, paths_or_content, speech

FORMS = ("json", "ndjson", "csv", "sqlite")  # of exports; a test holds them against what exports there are


AS_OF = click.option("--as-of", "day", default="", metavar="DAY", help="As the reports up to this day had it; by default, all.")


@click.command(
    epilog='\b\nExamples:\n  reportgen query "SELECT id, title, owners, due FROM open_actions"\n'
    '  reportgen query "SELECT owners, count(*) FROM items WHERE is_late GROUP BY owners" --format csv\n'
    "  reportgen query \"SELECT date, text FROM records WHERE record IN (SELECT rowid FROM search WHERE search MATCH 'lamp')\"\n"
    "  reportgen query --schema\n\n"
    "\b\nExit codes:\n  0  there are rows\n  1  there are none\n  2  something could not be done"
)
@click.argument("sql", required=False, metavar="SQL")
@PATHS
@click.option("--schema", is_flag=True, help="Print the tables and views, and what each column means.")
@click.option("--format", "form", type=click.Choice(["table", "json", "ndjson", "csv"]), default="table", show_default=True)
@AS_OF
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=10, show_default=True, metavar="SECONDS",
              help="Stop a query that takes longer.")
@PAGER
@CONFIG
@JOBS
@speech
def query(  # noqa: PLR0913 -- one parameter an option, as click passes them
    sql: str | None, paths: tuple[Path, ...], *, schema: bool, form: str, day: str, timeout: float, config: Path | None, jobs: int
) -> None:
    """Ask the reports in SQL.

    One SELECT over the tables of data/reportgen.sqlite, made in memory: nothing needs to be built before, and nothing is written.
    DAY is a date, a weekday, today or -2w: today is the day of the latest report.
    """
    from reportgen.cli.lists import Lists  # noqa: PLC0415
    from reportgen.cli.query import open_left, open_traced, print_answer, print_schema  # noqa: PLC0415

    if schema:
        print_schema()
        return
    if sql is None:
        raise click.UsageError("say what to SELECT, or --schema to see what there is")
    left = None if day else Lists(paths_or_content(paths), config).database()
    database = open_left(left, sql) if left else None
    if database:
        sys.exit(DONE if print_answer(database, sql, form, timeout) else FOUND)
    from reportgen.cli.until import until  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs, judged=True)
    found = print_answer(open_traced(until(loaded, day), setting), sql, form, timeout)
    sys.exit(FAILED if loaded.problems else DONE if found else FOUND)


@click.command(
    epilog="\b\nExamples:\n  reportgen export\n  reportgen export --format sqlite --out build/database\n"
    "  reportgen export content --as-of 2025-03-14 --out build/march --format csv --format ndjson"
)
@PATHS
@click.option("--out", type=PATH, default="build/export", show_default=True, metavar="FOLDER",
              help="Where the files go; only files that reportgen wrote there are replaced or removed.")
@click.option("--format", "forms", type=click.Choice(FORMS), multiple=True, help="Only this format; may be repeated. By default, all.")
@AS_OF
@CONFIG
@JOBS
@speech
def export(paths: tuple[Path, ...], out: Path, forms: tuple[str, ...], day: str, config: Path | None, jobs: int) -> None:
    """Write the data without the site.

    json: items.json, one file an item and a report, and their schemas. ndjson: records, also by kind, and findings, one a line.
    csv: every table of the database, and the records of each kind. sqlite: reportgen.sqlite. All are listed in index.json.
    DAY is a date, a weekday, today or -2w: today is the day of the latest report.
    """
    from reportgen.cli.export import export_data  # noqa: PLC0415
    from reportgen.cli.until import until  # noqa: PLC0415

    loaded, setting = load(paths_or_content(paths), config, jobs, judged=True)
    export_data(until(loaded, day), setting, out, forms or FORMS, paths_or_content(paths))
    leave(failed=bool(loaded.problems))
