from reportgen.api import Change as Change
from reportgen.api import Corpus as Corpus
from reportgen.api import Day as Day
from reportgen.api import Finding as Finding
from reportgen.api import History as History
from reportgen.api import Person as Person
from reportgen.api import Point as Point
from reportgen.api import Reading as Reading
from reportgen.api import Record as Record
from reportgen.api import Report as Report
from reportgen.api import ReportgenError as ReportgenError
from reportgen.api import Series as Series
from reportgen.api import Setting as Setting
from reportgen.api import Source as Source
from reportgen.api import Span as Span
from reportgen.api import Track as Track
from reportgen.api import Trend as Trend
from reportgen.api import Unread as Unread
from reportgen.api import build_corpus as build_corpus
from reportgen.api import check as check
from reportgen.api import load_setting as load_setting
from reportgen.api import read_report as read_report
from reportgen.api import read_reports as read_reports
from reportgen.api import read_setting as read_setting
from reportgen.api import trace as trace

__version__: str
__all__ = [
    "Change",
    "Corpus",
    "Day",
    "Finding",
    "History",
    "Person",
    "Point",
    "Reading",
    "Record",
    "Report",
    "ReportgenError",
    "Series",
    "Setting",
    "Source",
    "Span",
    "Track",
    "Trend",
    "Unread",
    "__version__",
    "build_corpus",
    "check",
    "load_setting",
    "read_report",
    "read_reports",
    "read_setting",
    "trace",
]
