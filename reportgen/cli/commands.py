"""The commands: build, parse, check, show, explain, schema and rules."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import msgspec

from reportgen import __version__
from reportgen.cli.load import Loaded, Tell, load, load_setting, quiet
from reportgen.cli.text import CELLS, count_line, explain_lines, finding_human, finding_line, record_cells, track_lines
from reportgen.corpus.cache import Cache
from reportgen.errors import ReportgenError
from reportgen.records import Setting

WEIGHTS = ("note", "warning", "error")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
CONFIG = click.option("--config", type=click.Path(path_type=Path), help="Settings file; default: site.toml in or beside PATH.")
JOBS = click.option(
    "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 is one a processor. The output is the same."
)


def say(*lines: str) -> None:
    """Print to standard error."""
    for line in lines:
        click.echo(line, err=True)


def out(lines: Iterable[str]) -> None:
    """Print data to standard output."""
    for line in lines:
        click.echo(line)


def _progress() -> Tell:
    """Return a reporter of progress that writes on a terminal only."""
    if not sys.stderr.isatty():
        return quiet

    def tell(what: str, done: int, total: int) -> None:
        if done == total:
            click.echo("\r\033[K", nl=False, err=True)
        elif done % 20 == 0:
            click.echo(f"\r{what} {done}/{total}", nl=False, err=True)

    return tell


def _cache(folder: Path | None, setting: Setting) -> Cache:
    return Cache(folder, settings=msgspec.msgpack.encode(setting, order="sorted"))


def _load(paths: tuple[Path, ...], config: Path | None, jobs: int) -> tuple[Loaded, Setting]:
    setting = load_setting(config, paths)
    loaded = load(paths, setting, _cache(None, setting), jobs, _progress())
    for problem in loaded.problems:
        say(str(problem))
    return loaded, setting


class Commands(click.Group):
    """A group that turns what a person can act on into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        """Run the command; errors for people end as one line."""
        try:
            return super().invoke(ctx)
        except ReportgenError as error:
            say(str(error))
            ctx.exit(2)
        except BrokenPipeError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


EPILOG = """
\b
Examples:
  reportgen build content --out build/site
  reportgen parse content/reports --format ndjson | jq -r 'select(.kind=="risk") | .title'
  reportgen check content/reports
  reportgen show ACT-05
"""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Read daily execution-outcome reports and tell the history of every item in them.

    Exit codes: 0 clean, 1 findings at or above --fail-on (or nothing found), 2 could not do it.
    """


@main.command(epilog="\b\nExamples:\n  reportgen build\n  reportgen build my-reports --out public")
@click.argument("content", default="content", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "target",
    default="build/site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder of the site; only files written by reportgen are replaced.",
)
@click.option(
    "--cache", "cache_folder", type=click.Path(path_type=Path), help="Folder of results kept between builds; default: cache beside --out."
)
@click.option("--no-cache", is_flag=True, help="Read every report anew and keep nothing.")
@CONFIG
@JOBS
@click.option(
    "--fail-on",
    type=click.Choice([*WEIGHTS, "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for findings of this weight or above.",
)
def build(  # noqa: PLR0913, PLR0917 -- one parameter an option, as click passes them
    content: Path, target: Path, cache_folder: Path | None, no_cache: bool, config: Path | None, jobs: int, fail_on: str
) -> None:
    """Build the site and its exports from CONTENT (a folder with reports/, site.toml and pages/, or just with reports)."""
    from reportgen.cli.build import build_site  # noqa: PLC0415 -- templates and checks are loaded when they are needed

    setting = load_setting(config, (content,))
    cache = _cache(None if no_cache else cache_folder or target.parent / "cache", setting)
    built = build_site(content, target, setting, cache, jobs, _progress())
    for problem in built.problems:
        say(str(problem))
    say(built.summary)
    _exit(built.weights, fail_on, bool(built.problems))


def _exit(weights: tuple[str, ...], fail_on: str, failed: bool) -> None:
    bar = WEIGHTS.index(fail_on) if fail_on in WEIGHTS else len(WEIGHTS)
    if failed:
        sys.exit(2)
    if any(WEIGHTS.index(weight) >= bar for weight in weights):
        sys.exit(1)


@main.command(
    epilog="\b\nExamples:\n  reportgen parse content/reports --format ndjson | grep ACT-05\n  reportgen parse today.md --format table"
)
@PATHS
@click.option("--format", "form", type=click.Choice(["ndjson", "json", "table"]), default="ndjson", show_default=True)
@CONFIG
@JOBS
def parse(paths: tuple[Path, ...], form: str, config: Path | None, jobs: int) -> None:
    """Print the records of the reports at or below PATH, one JSON object a line, in the format that DESIGN calls version 1."""
    loaded, _ = _load(paths, config, jobs)
    records = [record for report in loaded.corpus.reports for record in (report.header, *report.records)]
    if form == "ndjson":
        encode = msgspec.json.Encoder().encode
        out(encode(record).decode() for record in records)
    elif form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(records), indent=2).decode())
    else:
        _table(CELLS, [record_cells(record) for record in records])
    sys.exit(2 if loaded.problems else 0)


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 -- takes as long to import as reading a report
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in header:
        table.add_column(name, overflow="fold" if name == "title" else "ellipsis", no_wrap=name != "title")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(soft_wrap=False, no_color=bool(os.environ.get("NO_COLOR")) or None)
    console.print(table, width=console.width if sys.stdout.isatty() else 200)


@main.command(epilog="\b\nExamples:\n  reportgen check content/reports\n  reportgen check content/reports --format line --fail-on warning")
@PATHS
@click.option("--format", "form", type=click.Choice(["human", "line", "json"]), default="human", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([*WEIGHTS, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 for findings of this weight or above.",
)
@CONFIG
@JOBS
def check(paths: tuple[Path, ...], form: str, fail_on: str, config: Path | None, jobs: int) -> None:
    """Say what is wrong, missing or contradictory in the reports at or below PATH."""
    from reportgen.checks import check as judge  # noqa: PLC0415 -- loads a second Markdown reader
    from reportgen.history import trace  # noqa: PLC0415

    loaded, _ = _load(paths, config, jobs)
    findings = judge(trace(loaded.corpus))
    if form == "json":
        out(msgspec.json.encode(finding).decode() for finding in findings)
    else:
        lines: Callable[[Any], Iterable[str]] = finding_human if form == "human" else lambda finding: (finding_line(finding),)
        out(line for finding in findings for line in lines(finding))
        say(count_line(findings, len(loaded.corpus.reports)))
    _exit(tuple(finding.weight for finding in findings), fail_on, bool(loaded.problems))


@main.command(epilog="\b\nExamples:\n  reportgen show ACT-05\n  reportgen show R-2 --in my-reports")
@click.argument("ident", metavar="ID")
@click.option(
    "--in",
    "paths",
    multiple=True,
    default=("content/reports",),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the reports are.",
)
@CONFIG
@JOBS
def show(ident: str, paths: tuple[Path, ...], config: Path | None, jobs: int) -> None:
    """Print the history of the item ID: every sighting, every change, every mention."""
    from reportgen.history import trace  # noqa: PLC0415

    loaded, _ = _load(paths, config, jobs)
    history = trace(loaded.corpus)
    found = [track for track in history.tracks if (track.id or "").lower() == ident.lower() or track.key.lower() == ident.lower()]
    for number, track in enumerate(found):
        out(["", *track_lines(track, history)] if number else track_lines(track, history))
    if not found:
        say(_nearest(ident, sorted({track.id for track in history.tracks if track.id})))
        sys.exit(1)


def _nearest(ident: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415

    close = difflib.get_close_matches(ident.upper(), known, n=3)
    return f"{ident}: no such item in these reports" + (f", did you mean {' or '.join(close)}?" if close else "")


@main.command(epilog="\b\nExample:\n  reportgen explain content/reports/week-1/2025-03-03.md")
@click.argument("file", type=click.Path(path_type=Path))
@CONFIG
def explain(file: Path, config: Path | None) -> None:
    """Print FILE with, in the margin, what each line became: kind and id, narrative (.) or unread (!)."""
    if file.is_dir():
        raise ReportgenError(str(file), "is a folder; name one report")
    loaded, _ = _load((file,), config, 1)
    for source in loaded.corpus.sources:
        out(explain_lines(source, tuple(report for report in loaded.corpus.reports if report.header.source == source.path)))
    sys.exit(2 if loaded.problems else 0)


@main.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of the records of kind NAME, or all schemas by name."""
    from reportgen.exports.schemas import schemas  # noqa: PLC0415

    known = schemas()
    if name is not None and name not in known:
        raise ReportgenError(name, f"no such schema; known are {', '.join(sorted(known))}")
    click.echo(json.dumps(known[name] if name else known, indent=2, ensure_ascii=False))


@main.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """Print what the rule CODE checks and why, with a right and a wrong example, or all rules."""
    from reportgen.checks import RULES, explain_rule  # noqa: PLC0415

    if code is None:
        out(f"{rule.code}  {rule.weight:<8} {rule.name}" for rule in RULES)
        return
    click.echo(explain_rule(code))
