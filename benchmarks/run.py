"""Measure reportgen against Hugo, Pelican and its own last release over series of reports, and write the tables."""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.goals import goal_table
from benchmarks.machine import machine, versions
from benchmarks.measure import SAMPLED, RunError
from benchmarks.programs import BENCH, HELP, STEPS, VENV, Program, compile_ahead, git, hugo, pelican, reportgen, unpack
from benchmarks.series import CONTENT, ROOT
from benchmarks.steps import Pace, Row, rows
from benchmarks.table import YARDSTICK, growth_table, step_table

SIZES, RUNS, PATIENCE, ALL_UP_TO = (22, 220, 1_000, 2_200), 5, 20.0, 1_000
QUICK = (22, 66)
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
OURS = "reportgen"
LAST = "c4ad5f7"  # stands for the last release while none has a tag: the last revision before the work on speed

_COMPARED = re.compile(r"compared with itself at ([\w.-]+)[;,]")

_INTRODUCTION = """\
# Time and memory

Written by `make bench`; `python -m benchmarks.run --help` says how to measure more.

Every program makes a site of the same reports: those of the demo again and again, each round seven weeks later and with other ids
(`benchmarks/series.py`); a report holds {kilobytes:.1f} kB on average. Hugo and Pelican turn each report into a page and list them
(`benchmarks/sites`); reportgen also reads records, tells histories, checks, draws trends and writes exports and a search. In brackets
stands each figure as a multiple of Hugo's for the same step in the same run.

- **parse**: print all records. Hugo has no such thing; its row is `hugo list all`, which reads every report and prints a line for each.
- **cold build**: no site and no cache; the files of the reports are in the memory of the system.
- **nothing changed**: the same again. Hugo always builds everything.
- **one report changed**: one line of the newest report is another before each run. **one report added**: one more before each run.
- **--help**: the start; Hugo's is `hugo help`.
- **first show after a build**: the history of one item, asked for the first time after one report changed and a build that is not measured;
  Hugo's is `hugo list all`. **show an item**: the same again, without a build before it.

Seconds are wall time, the median of as many runs as the table says; the programs take turns run by run, and what a run left to be written
to disk is written before the next begins. A program that would take more than {patience:g} s for a step has fewer runs of it, at least one.
The environment of a run holds `PATH`, `HOME`, `LANG` and where the program's own package or cache lies; the Python sources of reportgen,
Pelican and all they import are compiled beforehand, as an installation does.

{memory}

Files and MB written are counted in the site after the first run of a step: new files, and those with another time, inode or size. Kept
beside is what was written to a cache meanwhile."""

_SAMPLED = """\
Peak memory is the largest sum seen over all processes of a run, a page that several share counting for each in part (PSS), and at least the
size of the largest of them. Looking takes at most a fiftieth of one core."""
_ACCOUNTED = "Peak memory is what the system accounted for the largest process of a run."


def report(measured: Sequence[Row], setting: str, patience: float) -> str:
    """Return the page of results, `setting` being the paragraphs on versions and machine."""
    introduction = _INTRODUCTION.format(patience=patience, kilobytes=_kilobytes(), memory=_SAMPLED if SAMPLED else _ACCOUNTED)
    parts = [introduction, setting]
    goals = goal_table(measured, OURS)
    parts += ["## Goals", goals] if goals else []
    for count in dict.fromkeys(row.reports for row in measured):
        parts += [f"## {count:,} reports", step_table([row for row in measured if row.reports == count])]
    parts += [
        "## Growth",
        "The exponent is the slope of a figure over the number of reports, both on logarithmic scales, since the size before: 1 is linear.",
        growth_table([row for row in measured if _grows(row)]),
    ]
    return "\n\n".join(parts) + "\n"


def _kilobytes() -> float:
    """Return the size of a report in kB, on average over one round of the series."""
    return statistics.mean(file.stat().st_size for file in (CONTENT / "reports").rglob("*.md")) / 1000


def _grows(row: Row) -> bool:
    return row.step != HELP and row.program in {OURS, YARDSTICK}


def last_release(wanted: str | None) -> str:
    """Return the revision to compare with: the one asked for, else the latest tag, else that of the last results, else `LAST`."""
    return wanted or _latest_tag() or _recorded() or LAST


def _latest_tag() -> str | None:
    try:
        return git("describe", "--tags", "--abbrev=0").decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _recorded() -> str | None:
    found = _COMPARED.search(RESULTS.read_text("utf-8")) if RESULTS.exists() else None
    return found[1] if found else None


def _programs(before: str) -> tuple[Program, ...]:
    source = unpack(before)
    compile_ahead(source / "reportgen", ROOT / "reportgen")
    return reportgen(OURS, ROOT), hugo(), pelican(), reportgen(f"{OURS} {before}", source)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help=f"how many reports; {' '.join(map(str, SIZES))} by default")
    parser.add_argument("--runs", type=int, metavar="N", help=f"runs of each step at most; {RUNS} by default")
    parser.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS", help="time for the runs of one step of a program")
    parser.add_argument("--all-up-to", type=int, default=ALL_UP_TO, metavar="REPORTS", help="more are for reportgen and Hugo alone")
    parser.add_argument("--against", metavar="REV", help="the older reportgen; by default the latest tag, else the one of the last results")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS, metavar="STEP", help=f"only these of: {', '.join(STEPS)}")
    parser.add_argument("--quick", action="store_true", help="only try: few reports, one run, and nothing written to benchmarks/RESULTS.md")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the tables go; by default benchmarks/RESULTS.md")
    parser.epilog = (
        "By hand, with hours and some 100 GB to spare: 10000, 22000, 100000; in half an hour and with 10 GB: "
        "22000 --runs 1 --steps 'cold build' 'nothing changed' 'one report changed' --out build/bench/growth.md."
    )
    return parser


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def main() -> None:
    """Measure, write the tables, and print them."""
    options = _options().parse_args()
    if not VENV.exists():
        sys.exit("build/bench/venv is missing: `make bench` installs Hugo and Pelican there")
    before = last_release(options.against)
    setting = f"Versions: {versions(before)}\n\nMachine: {machine()}"
    programs = _programs(before)
    draft = BENCH / "RESULTS.md"
    measured: list[Row] = []
    for count in options.sizes or (QUICK if options.quick else SIZES):
        chosen = programs if count <= options.all_up_to else programs[:2]
        runs = options.runs or (1 if options.quick else RUNS)
        try:
            measured += rows(count, chosen, BENCH / str(count), Pace(runs, options.patience, _tell, options.steps))
        except RunError as failed:
            sys.exit(str(failed))
        draft.write_text(report(measured, setting, options.patience), "utf-8")
    print(draft.read_text("utf-8"))
    if options.out or not options.quick:
        (options.out or RESULTS).write_bytes(draft.read_bytes())


if __name__ == "__main__":
    main()
