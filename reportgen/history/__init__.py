"""History: the same thing over days."""

from reportgen.history.calendar import When
from reportgen.history.diff import Since, since, since_each
from reportgen.history.finding import Finding, Place, Weight
from reportgen.history.model import Change, Cycle, Day, History, Link, Person, Point, Promise, Series, Silence, Track, Trend
from reportgen.history.trace import trace

__all__ = [
    "Change",
    "Cycle",
    "Day",
    "Finding",
    "History",
    "Link",
    "Person",
    "Place",
    "Point",
    "Promise",
    "Series",
    "Silence",
    "Since",
    "Track",
    "Trend",
    "Weight",
    "When",
    "since",
    "since_each",
    "trace",
]
