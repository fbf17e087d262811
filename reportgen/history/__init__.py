"""History: the same thing over days."""

from reportgen.history.calendar import When
from reportgen.history.diff import Since, since, since_each
from reportgen.history.finding import Finding, Place, Weight
from reportgen.history.model import Change, Day, History, Link, Person, Point, Series, Track, Trend
from reportgen.history.trace import trace

__all__ = [
    "Change",
    "Day",
    "Finding",
    "History",
    "Link",
    "Person",
    "Place",
    "Point",
    "Series",
    "Since",
    "Track",
    "Trend",
    "Weight",
    "When",
    "since",
    "since_each",
    "trace",
]
