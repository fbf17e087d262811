"""One file, several days: where each reported day starts and ends."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from reportgen.blocks import Block, Document, Section
from reportgen.text import Span, lazy, plain
from reportgen.values.moment import read_date, read_weekday

_DAY_NUMBER = lazy(r"^day\s*\d+\b", re.I)
_MARKS = lazy(r"^\W+")


class Part(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The part of a document that is one report: its title, blocks and sections."""

    title: str
    heading: Span
    span: Span
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    of_day: bool = False


def _is_day(section: Section, year_hint: date | None) -> bool:
    """Tell whether a section's heading names a day: "Day 1 — Monday, February 17, 2025", "Montag, 6. Januar 2025", "2025-01-06"."""
    title = _MARKS.sub("", plain(section.title))
    if read_date(title, year_hint) is None:
        return False
    first, *others = title.split()
    if _DAY_NUMBER.match(title) or read_weekday(first) is not None:
        return True
    opens = read_date(" ".join([first, *others[:3]]), year_hint)
    return opens is not None and opens != read_date(" ".join(others[:4]), year_hint)  # the first word is a part of the date


def _day_sections(sections: tuple[Section, ...], hint: date | None) -> tuple[Section, ...]:
    found = tuple(section for section in sections if section.level < 7 and _is_day(section, hint) and (section.blocks or section.sections))
    dates = {read_date(plain(section.title), hint) for section in found}
    return found if len(found) >= 2 and len(dates) == len(found) else ()


def split_days(document: Document, title: Section | None, hint: date | None) -> tuple[Part, ...]:
    """Return the parts of a document: one, or one a day and one for the period around them, in the order of their lines."""
    whole = Span(1, max(document.lines, 1))
    if title is None:
        return (Part(title="", heading=Span(1, 1), span=whole, blocks=document.blocks, sections=document.sections),)
    inner = title.sections
    others = tuple(section for section in document.sections if section is not title)
    days = _day_sections(inner, hint) or _day_sections(others, hint)
    heads = document.blocks + title.blocks
    if not days:
        return (Part(title=title.title, heading=title.heading, span=whole, blocks=heads, sections=(*inner, *others)),)
    rest = tuple(section for section in (*inner, *others) if section not in days)
    period = Part(title=title.title, heading=title.heading, span=whole, blocks=heads, sections=rest)
    return (
        period,
        *(Part(title=day.title, heading=day.heading, span=day.span, blocks=day.blocks, sections=day.sections, of_day=True) for day in days),
    )
