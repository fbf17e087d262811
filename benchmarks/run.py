"""Time and memory of parse and build as the number of reports grows."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.series import ROOT, write_series

SIZES = (22, 220, 2_200)
FOLDER = ROOT / "build" / "bench"


class Cost(NamedTuple):
    """What one run of a program took: wall time in seconds, and the peak of its resident memory in MiB."""

    seconds: float
    mebibytes: float


def measure(arguments: list[str], folder: Path) -> Cost:
    """Run ``python -m reportgen`` with `arguments` in `folder` and measure that process. Exits when it fails."""
    started = time.perf_counter()
    with (folder / "output.txt").open("wb") as output:
        child = subprocess.Popen([sys.executable, "-m", "reportgen", *arguments], cwd=folder, stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"reportgen {' '.join(arguments)} ended with {child.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, KiB elsewhere
    return Cost(seconds, usage.ru_maxrss / unit)


def steps(count: int) -> dict[str, Cost]:
    """Measure each step over a fresh series of `count` reports."""
    folder = FOLDER / str(count)
    shutil.rmtree(folder, ignore_errors=True)
    write_series(folder / "content", count)
    build = ["build", "content", "--out", "build/site"]
    return {
        "parse": measure(["parse", "content/reports", "--format", "ndjson"], folder),
        "build, from nothing": measure(build, folder),
        "build, nothing changed": measure(build, folder),
    }


def table(costs: dict[int, dict[str, Cost]]) -> str:
    """Lay out the costs with the growth over the size before: 10 means ten times the time for ten times the reports."""
    lines = [
        "| step | reports | seconds | ms a report | growth | peak MiB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for step in next(iter(costs.values())):
        before: Cost | None = None
        for count, by_step in costs.items():
            cost = by_step[step]
            growth = f"×{cost.seconds / before.seconds:.1f}" if before else ""
            each = 1000 * cost.seconds / count
            lines.append(f"| {step} | {count:,} | {cost.seconds:.2f} | {each:.1f} | {growth} | {cost.mebibytes:.0f} |")
            before = cost
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time and memory of reportgen parse and build over series of reports.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many reports; 22 220 2200 by default")
    arguments = parser.parse_args()
    costs = {}
    for count in arguments.sizes:
        costs[count] = steps(count)
        print(f"measured {count:,} reports", file=sys.stderr)
    print(table(costs))


if __name__ == "__main__":
    main()
