"""Series: the table of trends, one row each."""

from __future__ import annotations

from reportgen.history import gauges, pace, sprints, standing
from reportgen.history.chart import Book, Chart
from reportgen.history.gauges import LEVELS
from reportgen.history.model import Trend
from reportgen.history.standing import STATES

__all__ = ["LEVELS", "STATES", "TRENDS", "Book", "trends"]

TRENDS = (
    Chart(
        "readiness", "Readiness",
        "Action items ready for review or done, of those a report states a status for; and the share as reports state it.",
        "line", standing.readiness, standing.say_readiness,
    ),
    Chart(
        "flow", "Cumulative flow", "All action items and stories by their state as last stated.",
        "stack", standing.flow, standing.say_flow,
    ),
    Chart(
        "moves", "Created against closed", "Action items and stories first seen, closed and still open at each report.",
        "line", standing.moves, standing.say_moves,
    ),
    Chart(
        "mix", "Status mix", "Share of each state among the items that a report states a status for.",
        "stack", standing.mix, standing.say_mix,
    ),
    Chart(
        "age", "Age of what is open", "Calendar days since the first report of each open action item and story, at each report.",
        "line", standing.age, standing.say_age,
    ),
    Chart(
        "cycle", "Cycle time", "Calendar days from the first report of an item to the one that says it is done, by the day it was done.",
        "line", pace.cycle, pace.say_cycle,
    ),
    Chart(
        "cycle-spread", "Cycle times", "How many items took so many calendar days from their first report to done.",
        "bars", pace.cycle_spread, pace.say_cycle_spread, "days",
    ),
    Chart(
        "slips", "Due dates that moved", "Calendar days by which due dates moved later, at the report that moved them.",
        "bars", pace.slips, pace.say_slips,
    ),
    Chart(
        "promises", "Promised and kept", "Items due on a date and priorities announced for it, by what its reports say became of them.",
        "stack", pace.promised, pace.say_promised,
    ),
    Chart(
        "risks", "Risks", "The level of every risk in each report that states one.",
        "strip", gauges.risks, gauges.say_risks,
    ),
    Chart(
        "metrics", "Metrics", "Every metric that at least two dates measure, with its target.",
        "line", gauges.metrics, gauges.say_metrics, small=True,
    ),
    Chart(
        "velocity", "Story points", "Points of the stories in each report, and of those that it states to be done.",
        "bars", sprints.velocity, pace.say_points,
    ),
    Chart(
        "sprints", "Velocity", "Points that each sprint held and finished by its last report.",
        "bars", sprints.sprint_velocity, sprints.say_sprints, "sprint",
    ),
    Chart(
        "burndown", "Burndown", "Points that the sprint under way holds and those left, on each date; ideal is an even way down.",
        "line", sprints.burndown, sprints.say_burndown,
    ),
    Chart(
        "workload", "Workload", "Open action items and stories by owner, at the last report.",
        "bars", sprints.workload, pace.say_workload,
    ),
    Chart(
        "throughput", "Throughput", "Action items and stories done on each date, by owner.",
        "stack", pace.throughput, pace.say_throughput,
    ),
    Chart(
        "records", "Records", "Records that the reports of each date state.",
        "line", gauges.completeness, gauges.say_counted,
    ),
    Chart(
        "unread", "Lines not read", "Lines where records stand that could not be read as one, by date.",
        "line", gauges.unread, gauges.say_counted,
    ),
)  # fmt: skip


def trends(book: Book) -> tuple[Trend, ...]:
    """Draw every chart of `TRENDS` that has at least one series."""
    drawn = ((chart, tuple(chart.draw(book))) for chart in TRENDS)
    return tuple(
        Trend(
            key=chart.key, title=chart.title, about=chart.about, shape=chart.shape, series=series,
            summary=chart.sum_up(series), axis=chart.axis, small=chart.small,
        )
        for chart, series in drawn
        if series
    )  # fmt: skip
