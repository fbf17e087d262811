"""Reports of days in a row, from the lines under one heading each."""

from __future__ import annotations

from datetime import date, timedelta

from reportgen.records import Setting
from reportgen.text import Source
from tests.checks.pipeline import findings_of

MONDAY = date(2025, 3, 3)


def sources(*days: str, title: str = "Action Items") -> list[Source]:
    """Make one report a day from Monday 2025-03-03 on; a text that begins with ``#`` brings its own headings."""
    made = []
    for at, text in enumerate(days):
        day = (MONDAY + timedelta(days=at)).isoformat()
        body = text if text.startswith("#") else f"## {title}\n\n{text}"
        made.append(Source(path=f"{day}.md", text=f"# Lantern Outcomes ({day})\n\n{body}\n"))
    return made


def speaks(code: str, *days: str, title: str = "Action Items", setting: Setting | None = None) -> list[tuple[int, str]]:
    """Return on which days `code` speaks, 0 for Monday, and with which weight."""
    found = findings_of(sources(*days, title=title), setting)
    return [((date.fromisoformat(one.source[:10]) - MONDAY).days, one.weight) for one in found if one.rule == code]
