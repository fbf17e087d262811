"""The commands: build, parse, check, show, diff, digest, explain, schema and rules; each loads what it needs when it runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import __version__
from reportgen.cli.group import DONE, FAILED, FOUND, Commands
from reportgen.cli.options import COMMIT, CONFIG, FORMS, JOBS, KEYS, PATH, PATHS, TRUST, WEIGHTS, WHERE, fail_on, paths_or_content, speech
from reportgen.cli.screen import clean, complain, data, note, progress, show
from reportgen.errors import ReportgenError

if TYPE_CHECKING:  # reading takes a fifth of a second to import, too long for `--help`
    from reportgen.cli.load import Loaded
    from reportgen.records import Setting

EPILOG = """
\b
Examples:
  reportgen build content --out build/site
  reportgen parse content/reports --format ndjson | grep ACT-05
  reportgen check content --fail-on warning
  reportgen show ACT-05

\b
Exit codes:
  0  done
  1  findings at or above --fail-on, or nothing to show
  2  something could not be done
"""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Read daily execution-outcome reports and tell the history of every item in them.

    PATH is a report, a folder of reports, or a content folder (reports/, site.toml, pages/); "content" where it is left out.
    """


def _load(paths: tuple[Path, ...], config: Path | None, jobs: int, *, judged: bool = False) -> tuple[Loaded, Setting]:
    """Read the reports and complain about those that cannot be read; exit when that leaves none."""
    from reportgen.cli.load import Reader, load, load_setting, open_cache  # noqa: PLC0415
    from reportgen.cli.shown import KEPT  # noqa: PLC0415

    setting = load_setting(config, paths)
    with progress() as tell:
        loaded = load(paths, Reader(setting, open_cache(KEPT if KEPT.is_dir() else None, setting), jobs, tell, judged))
    if loaded.withheld.said:
        note(loaded.withheld.said)
    _complain(loaded)
    return loaded, setting


def _complain(loaded: Loaded) -> None:
    for problem in loaded.problems:
        complain(problem)
    if not loaded.corpus.sources:
        sys.exit(FAILED)


def _exit(*, failed: bool, weights: tuple[str, ...] = (), bar: str = "never") -> None:
    """End with the code for what happened: something failed, or a finding is as heavy as `bar`, or neither."""
    heavy = WEIGHTS[WEIGHTS.index(bar) :] if bar in WEIGHTS else ()
    sys.exit(FAILED if failed else FOUND if set(weights) & set(heavy) else DONE)


@main.command(
    epilog="\b\nExamples:\n  reportgen build\n  reportgen build my-reports --out public --fail-on error\n"
    "  reportgen build --single-file latest\n  reportgen build content --single-file 2025-W16 --out week.html"
)
@click.argument("content", default="content", type=PATH)
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
    content: Path, target: Path | None, single: str | None, cache: Path | None, no_cache: bool, commit: str, trust: bool, bar: str,
    config: Path | None, jobs: int
) -> None:
    """Build the site and its exports, or one file of it.

    CONTENT is a folder with reports/, site.toml and pages/, or any folder of reports.
    """
    from reportgen.cli.asked import Asked, run_build  # noqa: PLC0415

    asked = Asked(content, target, single, cache, no_cache, commit, trust, config, jobs)
    failed, weights = run_build(asked)
    _exit(failed=failed, weights=weights, bar=bar)


@main.command(
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

    loaded, _ = _load(paths_or_content(paths), config, jobs)
    print_records(loaded, form)
    _exit(failed=bool(loaded.problems))


@main.command(
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

    Looks at the reports at or below each PATH.
    human is for people, line is "path:line:column: weight rule message", for editors and grep.
    """
    from reportgen.cli.check import find_findings, print_findings, save_baseline  # noqa: PLC0415

    loaded, setting = _load(paths_or_content(paths), config, jobs, judged=True)
    findings = find_findings(loaded, setting, baseline)
    if known is not None:
        save_baseline(findings, known)
    else:
        print_findings(findings, loaded, form)
    weights = () if known else tuple(finding.weight for finding in findings if finding.counts)
    _exit(failed=bool(loaded.problems), weights=weights, bar=bar)


@main.command("show", epilog='\b\nExamples:\n  reportgen show ACT-05\n  reportgen show R-2 my-reports\n  reportgen show "Defect rate"')
@click.argument("ident", metavar="ID")
@PATHS
@CONFIG
@JOBS
@speech
def show_(ident: str, paths: tuple[Path, ...], config: Path | None, jobs: int) -> None:
    """Print the history of one item.

    That is every sighting with its changes, and every mention.
    ID is an id in any letter case, or the title of something that has no id, such as a metric.
    """
    from reportgen.cli.shown import Histories, paint  # noqa: PLC0415

    histories = Histories(paths_or_content(paths), config)
    lines = histories.find(ident)
    if lines:
        show(lines, paint)
        sys.exit(DONE)
    from reportgen.cli.show import print_history  # noqa: PLC0415

    loaded, setting = _load(paths_or_content(paths), config, jobs)
    found = print_history(loaded, setting, ident, histories)
    sys.exit(FAILED if loaded.problems else DONE if found else FOUND)


@main.command(epilog="\b\nExamples:\n  reportgen diff\n  reportgen diff 2025-03-07 2025-03-14")
@KEYS
@WHERE
@CONFIG
@JOBS
@speech
def diff(keys: tuple[str, ...], paths: tuple[Path, ...], config: Path | None, jobs: int) -> None:
    """Say what changed between two reports.

    KEY is the key of a report, its date as a rule. With two, everything after the first up to the second; with one, that report against
    the one before; with none, the latest.
    """
    _digest(keys, paths, config, jobs, markdown=False)


@main.command(epilog="\b\nExamples:\n  reportgen digest\n  reportgen digest 2025-03-07 2025-03-14 --in content/reports")
@KEYS
@WHERE
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
    loaded, setting = _load(paths_or_content(paths), config, jobs)
    print_digest(loaded, setting, keys, markdown=markdown)
    _exit(failed=bool(loaded.problems))


@main.command(epilog="\b\nExamples:\n  reportgen explain content/reports/week-1/day3-outcomes.md\n  reportgen explain - <today.md")
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
    loaded, _ = _load((file,), config, 1)
    print_explained(loaded)
    _exit(failed=bool(loaded.problems))


@main.command(epilog="\b\nExamples:\n  reportgen schema action\n  reportgen schema >schemas.json")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schemas of the output.

    NAME is a kind of record, report-file, item, finding, index, or page- and a kind of page; without it, all schemas are printed as one
    object by name.
    """
    from reportgen.exports import schemas  # noqa: PLC0415
    from reportgen.records.toml import suggest  # noqa: PLC0415
    from reportgen.site import page_schemas  # noqa: PLC0415

    known = schemas() | page_schemas()
    if name is not None and name not in known:
        raise ReportgenError(name, f"no such schema{suggest(name, sorted(known))}")
    data([json.dumps(known[name] if name else known, indent=2, ensure_ascii=False)])


@main.command(epilog="\b\nExamples:\n  reportgen rules\n  reportgen rules RG201")
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules, or explain one of them.

    CODE is a rule's code or name; prints what it finds and why, with a right and a wrong example.
    """
    from reportgen.checks import RULES, explain_rule, explanation  # noqa: PLC0415

    if code is None:
        show(clean(f"{rule.code}  {rule.weight:<7}  {rule.name:<18}  {explanation(rule).what}") for rule in RULES)
    else:
        show(explain_rule(code).rstrip("\n").split("\n"))
