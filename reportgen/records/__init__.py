"""Records: what the reports state, one frozen `Record` each."""

from reportgen.records.record import FORMAT, Direction, Kind, Level, Record, State
from reportgen.records.report import Report, Unread

__all__ = ["FORMAT", "Direction", "Kind", "Level", "Record", "Report", "State", "Unread"]
