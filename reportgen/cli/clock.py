"""The clock: the only module that asks which day it is, and only because somebody said "today"."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(zone: str) -> date:
    """Return the day that it is in `zone`, an IANA name."""
    return datetime.now(ZoneInfo(zone)).date()
