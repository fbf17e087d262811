"""Records: what the reports state, one frozen `Record` each."""

from reportgen.records.read import read_reports
from reportgen.records.record import FORMAT, Direction, Kind, Level, Record, State
from reportgen.records.report import Report, Unread, report_at
from reportgen.records.setting import Calendar, Items, Setting, read_setting

__all__ = [
    "FORMAT",
    "Calendar",
    "Direction",
    "Items",
    "Kind",
    "Level",
    "Record",
    "Report",
    "Setting",
    "State",
    "Unread",
    "read_reports",
    "read_setting",
    "report_at",
]
