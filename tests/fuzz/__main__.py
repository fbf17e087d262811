"""Fuzz every target, then try changed reports, and print what was run and found: ``python -m tests.fuzz [options] [TARGET …]``."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.mutate import mutations, read_seeds, sections
from tests.fuzz.targets import TARGETS

SECONDS = 2.0
"""Computing time that one input may take."""

ENDLESS = 10.0
"""Computing time after which an input is given up; a search with a pattern of ours looks up for it, too."""

_ROOT = Path(__file__).parent.parent.parent
_OPTIONS = ("-max_len=4096", "-timeout=20", "-rss_limit_mb=4000", "-print_final_stats=1", "-verbosity=1")
_REPORT = ("records", "checks", "html")


class Row(NamedTuple):
    """How one target went: `runs` inputs, `cover` branches reached (0: not measured), the slowest in seconds, inputs that failed."""

    name: str
    way: str
    runs: int
    cover: int
    slowest: float
    found: tuple[str, ...]


class Tries(NamedTuple):
    """What is tried: the seeds, how many inputs a target, from which random seed, and where inputs that fail are kept."""

    seeds: tuple[bytes, ...]
    runs: int
    seed: int
    found: Path


def blind(name: str, tries: Tries, longest: int = 4096) -> Row:
    """Try changed seeds on a target without looking at what they reach; the same inputs for the same seed."""
    return _tried(name, (name,), islice(mutations(tries.seeds, tries.seed, longest), tries.runs), tries)


def reports(tries: Tries) -> Row:
    """Try whole changed reports on reader, checks and HTML."""
    return _tried("reports", _REPORT, islice(mutations(tries.seeds, tries.seed, 30_000), tries.runs), tries)


def _tried(name: str, targets: tuple[str, ...], inputs: Iterable[bytes], tries: Tries) -> Row:
    found, slowest, runs = [], 0.0, 0
    signal.signal(signal.SIGVTALRM, _give_up)  # a search of a pattern that goes wrong would hold us for ever
    for data in inputs:
        runs += 1
        for target in targets:
            start = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
            try:
                TARGETS[target](data)
            except Exception:  # noqa: BLE001 -- whatever is raised is what we look for
                found.append(_kept(f"{target}-crash", data, tries.found, traceback.format_exc()))
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            took = time.process_time() - start
            slowest = max(slowest, took)
            if took > SECONDS:
                found.append(_kept(f"{target}-slow", data, tries.found, f"{took:.1f} s\n"))
    return Row(name, "blind", runs, 0, slowest, tuple(found))


def _give_up(_number: int, _frame: object) -> None:
    raise TimeoutError(f"{ENDLESS} s and no end")


def _kept(name: str, data: bytes, folder: Path, why: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(why, "utf-8")
    return file.name


def guided(name: str, tries: Tries) -> Row:
    """Fuzz a target with atheris in a process of its own; what it learns is kept beside what it finds, for the next run."""
    seeds, learned = tries.found.parent / "seeds", tries.found.parent / "learned" / name
    for folder in (seeds, learned, tries.found):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in tries.seeds:
        (seeds / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    before = set(tries.found.iterdir())
    options = (f"-runs={tries.runs}", f"-seed={tries.seed}", f"-artifact_prefix={tries.found}/{name}-", *_OPTIONS)
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(tries.found), str(learned), str(seeds), *options]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, errors="replace", check=False)
    said = done.stdout + done.stderr
    found = {file.name for file in set(tries.found.iterdir()) - before if file.suffix != ".txt"}
    if done.returncode:
        (tries.found / f"{name}.log").write_text(said[-20_000:], "utf-8")
        found = found or {f"{name}.log"}
    runs, slowest = _last(r"stat::number_of_executed_units:\s+(\d+)", said), _last(r"stat::slowest_unit_time_sec:\s+(\d+)", said)
    return Row(name, "guided", runs, _last(r"cov: (\d+)", said), slowest, tuple(sorted(found)))


def _last(pattern: str, said: str) -> int:
    return int([0, *re.findall(pattern, said)][-1])


def main(arguments: list[str]) -> int:
    """Run what was asked for; return 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"one or more of {', '.join(TARGETS)}, reports (default: all)")
    parser.add_argument("--runs", type=int, default=20_000, help="inputs for each target")
    parser.add_argument("--reports", type=int, default=2_000, help="whole reports that are changed and read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="change seeds only, although atheris is there")
    parser.add_argument("--seeds", type=Path, action="append", help="file or folder of reports and settings (default: ours)")
    parser.add_argument("--found", type=Path, default=_ROOT / "build" / "fuzz" / "found")
    asked = parser.parse_args(arguments)
    whole = read_seeds(asked.seeds or [_ROOT / "content", _ROOT / "tests" / "drift", _ROOT / "tests" / "records" / "cases"])
    parts = sections(whole)
    lead = guided if importlib.util.find_spec("atheris") and not asked.blind else blind
    if lead is blind:
        print("without atheris: inputs are changed at random, and what they reach is not looked at", flush=True)
    rows = []
    for name in asked.targets or [*TARGETS, "reports"]:
        seeds, runs = (whole, asked.reports) if name == "reports" else (parts, asked.runs)
        tries = Tries(seeds, runs, asked.seed, asked.found)
        row = reports(tries) if name == "reports" else lead(name, tries)
        rows.append(row)
        counts = f"{row.runs:8,} inputs  {row.cover or '–':>6} branches  slowest {row.slowest:4.1f} s  {len(row.found)} found"
        print(f"{row.name:9} {row.way:7} {counts}", flush=True)
    found = [name for row in rows for name in row.found]
    print(f"{sum(row.runs for row in rows):,} inputs; {len(found)} found" + "".join(f"\n  {asked.found / name}" for name in found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
