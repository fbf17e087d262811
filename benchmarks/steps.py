"""Every step of every program over a series of one size, one run of each in turn, so that all meet the same machine."""

from __future__ import annotations

import os
import re
import shutil
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.measure import Cost, Snapshot, Written, measure, snapshot, written
from benchmarks.programs import ADDED, CHANGED, COLD, FIRST, HELP, NOTHING, PARSE, SHOW, STEPS, Program
from benchmarks.series import series

_PERCENT = re.compile(r"^((?:[-*+|]|\d+\.) ?.*?\b)(\d{1,3})(?=%)", re.M)


class Row(NamedTuple):
    """The medians of the `runs` of one step of one program, and what its first run wrote; None where a step writes no site."""

    reports: int
    step: str
    program: str
    runs: int
    seconds: float
    mebibytes: float
    site: Written | None = None
    kept: Written | None = None


class Pace(NamedTuple):
    """How many runs a step has at most, where the progress is told, and which steps are measured.

    A program whose runs of a step would together take more than `patience` seconds has fewer of them, but at least one.
    """

    runs: int
    patience: float
    tell: Callable[[str], None]
    steps: Sequence[str] = STEPS


class Newest(msgspec.Struct, frozen=True):
    """The last action of the newest report, as `reportgen parse` prints it: whose lines are edited, and what is shown."""

    source: str
    id: str
    date: str


class _Printed(msgspec.Struct, frozen=True):
    source: str
    kind: str = ""
    date: str = ""
    id: str = ""


@dataclass(kw_only=True)
class Bench:
    """A program in its own folder during the runs: its costs so far, the seconds spent on each step and before it, and what it wrote."""

    program: Program
    folder: Path
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    spent: dict[str, list[float]] = field(default_factory=dict)
    wrote: dict[str, tuple[Written, Written]] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """The file with what the program printed last."""
        return self.folder / "printed.txt"

    def file(self, source: str) -> Path:
        """Return where a report lies, by its path below the content folder."""
        return self.folder / "content" / source

    def forget(self) -> None:
        """Remove the site and all that the program keeps."""
        for name in (self.program.out, *self.program.kept):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def state(self) -> tuple[Snapshot, Snapshot]:
        """Return the files of the site, and those that the program keeps for itself."""
        kept: Snapshot = {}
        for name in self.program.kept:
            kept |= snapshot(self.folder / name)
        return snapshot(self.folder / self.program.out), kept

    def row(self, reports: int, step: str) -> Row:
        """Return the medians of a step."""
        costs = self.costs[step]
        seconds, mebibytes = (statistics.median(figures) for figures in zip(*costs, strict=True))
        return Row(reports, step, self.program.name, len(costs), seconds, mebibytes, *self.wrote.get(step, (None, None)))


def rows(count: int, programs: Sequence[Program], folder: Path, pace: Pace) -> Iterator[Row]:
    """Measure every step of `programs` over `count` reports in `folder`, which is removed at the end, and yield the rows, step by step.

    The first program is reportgen: it prints the records from which the report to edit and the item to show are chosen. A step that is
    not asked for is run once, and only where a later one needs it.
    """
    benches = [_lay_out(program, count, pace.runs, folder) for program in programs]
    added = tuple(enumerate(series(count + pace.runs, count), count))
    newest: Newest | None = None
    for step in needed(pace.steps):
        asked = step in pace.steps
        known = [bench for bench in benches if step in bench.program.commands and (asked or step != PARSE or bench is benches[0])]
        for number in range(pace.runs if asked else 1):
            for bench in (bench for bench in known if _has_time(bench.spent.get(step, ()), pace.patience)):
                pace.tell(f"{count:,} reports, {step}: {bench.program.name}, run {number + 1} of {pace.runs}")
                before = _prepare(bench, step, number, newest, added[number])
                bench.spent.setdefault(step, []).append(before + _run(bench, step, newest))
        if step == PARSE:
            newest = _newest(known[0].output)
        yield from (bench.row(count, step) for bench in known if asked)
    shutil.rmtree(folder)


def needed(steps: Iterable[str]) -> list[str]:
    """Return the steps to run for `steps`: a site is built before it is built again, and the newest report found before its edit.

    >>> needed(["one report changed"]), needed(["--help"])
    (['parse', 'cold build', 'one report changed'], ['--help'])
    """
    wanted = set(steps)
    if wanted & {CHANGED, FIRST, SHOW}:
        wanted.add(PARSE)
    if wanted & {NOTHING, CHANGED, ADDED, FIRST, SHOW}:
        wanted.add(COLD)
    return [step for step in STEPS if step in wanted]


def _newest(printed: Path) -> Newest:
    with printed.open("rb") as lines:
        return newest_of(lines)


def _has_time(spent: Sequence[float], patience: float) -> bool:
    return not spent or sum(spent) * (1 + 1 / len(spent)) <= patience


def _lay_out(program: Program, count: int, runs: int, folder: Path) -> Bench:
    bench = Bench(program=program, folder=folder / program.name.lower().replace(" ", "-"))
    shutil.rmtree(bench.folder, ignore_errors=True)
    bench.folder.mkdir(parents=True)
    program.lay_out(bench.folder, count + runs)
    for number, (path, text) in enumerate(series(count)):
        _write(bench.file(f"reports/{path}"), program.page(text, number))
    return bench


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _prepare(bench: Bench, step: str, number: int, newest: Newest | None, added: tuple[int, tuple[str, str]]) -> float:
    """Bring about what the run with `number` of `step` is to meet; return how many seconds the program took for its part in that."""
    if step in {PARSE, COLD}:
        bench.forget()
    elif step in {CHANGED, FIRST} and newest:
        file = bench.file(newest.source)
        _write(file, edited(file.read_text("utf-8"), number))
        if step == FIRST:
            return _measure(bench, CHANGED, newest).seconds
    elif step == ADDED:
        place, (path, text) = added
        _write(bench.file(f"reports/{path}"), bench.program.page(text, place))
    return 0


def _run(bench: Bench, step: str, newest: Newest | None) -> float:
    """Run `step` once, and return how many seconds it took."""
    writes = step not in {PARSE, HELP, FIRST, SHOW} and step not in bench.wrote
    before = bench.state() if writes else ({}, {})
    cost = _measure(bench, step, newest)
    bench.costs.setdefault(step, []).append(cost)
    if writes:
        site, kept = bench.state()
        bench.wrote[step] = written(before[0], site), written(before[1], kept)
    return cost.seconds


def _measure(bench: Bench, step: str, newest: Newest | None) -> Cost:
    command = [word.replace("{id}", newest.id if newest else "") for word in bench.program.commands[step]]
    os.sync()  # nobody pays for what another has left to write
    return measure(command, bench.folder, bench.program.environment, bench.output)


def newest_of(lines: Iterable[bytes]) -> Newest:
    """Return the last action of the newest report from what `reportgen parse --format ndjson` prints.

    >>> newest_of([b'{"date":"2025-03-04","kind":"action","id":"A-1","source":"b.md"}', b'{"kind":"report","source":"undated.md"}'])
    Newest(source='b.md', id='A-1', date='2025-03-04')
    """
    read = msgspec.json.Decoder(_Printed).decode
    found = Newest("", "", "")
    for line in lines:
        record = read(line)
        if record.kind == "action" and record.id and record.date >= found.date:
            found = Newest(record.source, record.id, record.date)
    return found


def edited(text: str, number: int) -> str:
    r"""Return a report with one line edited: the first percentage of a list item or a table row, else a remark behind the last line.

    >>> edited("# 50% done\n- A-1: In Progress, 70%\n", 3)
    '# 50% done\n- A-1: In Progress, 26%\n'
    >>> edited("- A-1: In Progress\n", 3)
    '- A-1: In Progress (revision 3)\n'
    """
    found = _PERCENT.search(text)
    if not found:
        return f"{text.rstrip()} (revision {number})\n"
    percent = 5 + 7 * number % 90
    other = percent + 1 if str(percent) == found[2] else percent
    return f"{text[: found.start(2)]}{other}{text[found.end(2) :]}"
