"""History: the same thing over days."""

from reportgen.history.calendar import When
from reportgen.history.diff import Since, since, since_each
from reportgen.history.finding import Finding, Place, Weight
from reportgen.history.gauges import finding_trend
from reportgen.history.model import (
    Change,
    Cycle,
    Day,
    Forecast,
    History,
    Link,
    Person,
    Point,
    Promise,
    Series,
    Silence,
    Step,
    Track,
    Trend,
    Window,
)
from reportgen.history.trace import trace
from reportgen.history.windows import window

__all__ = [
    "Change",
    "Cycle",
    "Day",
    "Finding",
    "Forecast",
    "History",
    "Link",
    "Person",
    "Place",
    "Point",
    "Promise",
    "Series",
    "Silence",
    "Since",
    "Step",
    "Track",
    "Trend",
    "Weight",
    "When",
    "Window",
    "finding_trend",
    "since",
    "since_each",
    "trace",
    "window",
]
