"""What the build is meant to reach, each goal beside what was measured for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from benchmarks.programs import ADDED, CHANGED, COLD, FIRST, HELP, NOTHING, SHOW
from benchmarks.steps import Row
from benchmarks.table import table, yardstick


class Goal(NamedTuple):
    """A bound on one figure of one step over a number of reports; `times_hugo` tells whether it is a multiple of Hugo's."""

    step: str
    reports: int
    figure: Literal["seconds", "mebibytes"]
    limit: float
    times_hugo: bool = False


GOALS = (
    Goal(COLD, 1_000, "seconds", 2, times_hugo=True),
    Goal(COLD, 10_000, "seconds", 2, times_hugo=True),
    Goal(COLD, 10_000, "mebibytes", 0.1, times_hugo=True),
    Goal(COLD, 10_000, "mebibytes", 700),
    Goal(NOTHING, 1_000, "seconds", 0.15),
    Goal(NOTHING, 10_000, "seconds", 0.6),
    Goal(CHANGED, 1_000, "seconds", 0.5),
    Goal(CHANGED, 10_000, "seconds", 3),
    Goal(ADDED, 1_000, "seconds", 0.5),
    Goal(ADDED, 10_000, "seconds", 3),
    Goal(HELP, 1_000, "seconds", 0.06),
    Goal(FIRST, 10_000, "seconds", 0.3),
    Goal(SHOW, 10_000, "seconds", 0.3),
)


def goal_table(rows: Sequence[Row], program: str) -> str:
    """Return the table of the goals that `rows` can tell something about; empty without any."""
    lines = list(_judged(rows, program))
    return table(("step", "reports", "goal", "measured", "× Hugo", "met"), lines, 1) if lines else ""


def _judged(rows: Sequence[Row], program: str) -> Iterator[tuple[str, ...]]:
    for goal in GOALS:
        for row in rows:
            by = yardstick(rows, row)
            if by is not None and (row.step, row.reports, row.program) == (goal.step, goal.reports, program):
                yield _verdict(goal, _figure(row, goal), _figure(by, goal))


def _figure(row: Row, goal: Goal) -> float:
    return row.seconds if goal.figure == "seconds" else row.mebibytes


def _verdict(goal: Goal, ours: float, theirs: float) -> tuple[str, ...]:
    unit = "s" if goal.figure == "seconds" else "MiB"
    times = ours / theirs
    limit = f"≤ {goal.limit:g} × Hugo's {unit}" if goal.times_hugo else f"≤ {goal.limit:g} {unit}"
    met = (times if goal.times_hugo else ours) <= goal.limit
    return goal.step, f"{goal.reports:,}", limit, f"{ours:,.{2 if unit == 's' else 0}f} {unit}", f"{times:.2f}", "yes" if met else "no"
