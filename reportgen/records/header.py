"""What a report says about itself: title, date, weekday, and the numbers of its day, week and sprint."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from reportgen.blocks import Block, Document, Item, Paragraph, Quote, Section, Table, is_fields, split_label
from reportgen.blocks.tree import PSEUDO
from reportgen.records.head import trim
from reportgen.records.looks import day_before_month
from reportgen.text import Span, lazy, plain
from reportgen.values.moment import read_date, read_range, read_weekday, weekday_name

DATE_LABEL = lazy(
    r"^(?:report(?:ing)? |session |meeting |shift |working )?(?:date|datum|fecha)(?: of report)?$|^(?:report|day|today|for|period|sent)$",
    re.I,
)
_DAY = lazy(r"\b(?:day|d)\s*[-#]?\s*(\d{1,3})\b(?!\s*%)", re.I)
_WEEK = lazy(r"\bweek\s*[-#]?\s*(\d{1,3})\b|\bW(\d{1,2})\b", re.I)
_SPRINT = lazy(r"\bsprint\s*[-#]?\s*(\d{1,3})\b", re.I)
_SPRINT_DAY = lazy(r"\bsprint\s*\d{1,3}\W+day\s*(\d{1,3})\b", re.I)
_BETWEEN = lazy(r"\s+[|·•]\s+")
_LONGEST_DATELINE = 80  # signs; a longer line is prose that mentions a date
# A first sentence that is a date: "Friday, June 26, 2026. Written by production", "26 June 2026, week 1 of term. Lead: Bo".
_DATELINE = lazy(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\.?\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2},?)\s+20\d\d"
    r"(?:,\s(?:day|week|sprint)\s\d{1,3}\b[^.,;]{0,30})*(?=[.;]\s)", re.I
)
_DATE_ALONE = lazy(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:\d{1,2}\.?\s+[a-z]{3,9}\s+20\d\d|[a-z]{3,9}\s+\d{1,2},?\s+20\d\d|20\d\d-\d\d-\d\d)", re.I
)
_DAY_LABEL = lazy(r"\bday\b", re.I)


class Header(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The header of one report; `line` and `end_line` are those of its title, `meta` the lines about the report itself."""

    title: str
    date: dt.date | None = None
    dates: tuple[dt.date, ...] = ()
    weekday: str | None = None
    day: int | None = None
    week: int | None = None
    sprint: int | None = None
    span: Span
    meta: tuple[Span, ...] = ()


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(next(group for group in match.groups() if group)) if match else None


def meta_lines(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str, Span]]:
    """Yield (label, value, lines) of the labelled lines that stand before anything else: ``**Date:** Tuesday, …``.

    >>> from reportgen.text import Span
    >>> [m[:2] for m in meta_lines((Paragraph(text="**Date:** 2025-03-04 | **Sprint:** 2", span=Span(3, 3)),))]
    [('Date', '2025-03-04'), ('Sprint', '2')]
    """
    for block in blocks:
        if type(block) is Paragraph:
            for offset, line in enumerate(block.text.split("\n")):
                for part in _BETWEEN.split(line.strip()):
                    label, value = split_label(part)
                    if label is not None:
                        at = block.span.first + offset
                        yield plain(label), plain(value), Span(at, at)
        elif type(block) is Item and not block.items:
            label, value = split_label(block.text)
            if label is None:
                return
            yield plain(label), plain(value), block.span
        elif type(block) is Quote:
            yield from meta_lines(block.blocks)
        elif type(block) is Table and is_fields(block):
            yield from ((plain(row.cells[0]), plain(row.cells[1]), row.span) for row in block.rows)
        elif type(block) is Table and len(block.rows) == 1 and any(DATE_LABEL.match(plain(cell)) for cell in block.header):
            (row,) = block.rows
            yield from ((plain(label), plain(cell), row.span) for label, cell in zip(block.header, row.cells, strict=False))
        else:
            return


def find_title(document: Document) -> Section | None:
    """Return the section whose heading is the report's title: the first one, when it is the highest."""
    real = [section for section in document.sections if section.level < 7] or list(document.sections)
    return real[0] if real else None


def opening_of(document: Document, title: Section | None) -> tuple[Block, ...]:
    """Return what stands before anything else: before the title, and below it or below a second title right behind it."""
    if title is None:
        return document.blocks
    behind = [one for one in document.sections if one.heading.first > title.heading.last and one.level == title.level]
    second = (title.sections or tuple(behind))[:1] if not title.blocks else ()
    if second and second[0].level == PSEUDO and read_date(plain(second[0].title)):  # a line in bold, "**Sprint 4 · 5 May 2025**"
        return (*document.blocks, Paragraph(text=second[0].title, span=second[0].heading), *second[0].blocks)
    return document.blocks + (second[0].blocks if second else title.blocks)


def find_subject(document: Document, title: Section | None) -> tuple[str, Span] | None:
    """Return the subject of a mail that was pasted as a report, and its line, where no heading stands above it."""
    if title is not None and title.level < 7:
        return None
    return next(((value, at) for label, value, at in meta_lines(document.blocks) if label.lower() == "subject" and value), None)


def find_dateline(document: Document) -> tuple[str, Span] | None:
    """Return the date that a document opens with, alone on its line, and that line: the title where nothing else is one."""
    first = document.blocks[0] if document.blocks else None
    line = first.text.partition("\n")[0].strip() if type(first) is Paragraph else ""
    at = first.span.first if first else 1
    return (line, Span(at, at)) if _DATE_ALONE.fullmatch(plain(line)) else None


def _opening(blocks: tuple[Block, ...]) -> tuple[list[str], list[str]]:
    """Return the first lines below a title, up to a sentence behind their date, and the parts of them that may be a date."""
    lines = [plain(line) for block in blocks[:2] if type(block) is Paragraph for line in block.text.split("\n")[:2]]
    lines = [match[0] if (match := _DATELINE.match(line)) else line for line in lines]
    loose = [part for line in lines for part in _BETWEEN.split(line)[:2] if len(part) < _LONGEST_DATELINE]
    return lines, loose + [part for line in lines for part in _BETWEEN.split(line)[2:4] if _DATE_ALONE.fullmatch(part)]


def read_header(
    title: str, span: Span, blocks: tuple[Block, ...], document: Document, stated: str | None, *, day_first: bool = False
) -> Header:
    """Read a header; the date comes from front matter, else title, else a date line, else the file name, else `stated`.

    `day_first` tells that 06/10/2026 is the sixth of October here.
    """
    words = trim(plain(title))
    meta = list(meta_lines(blocks))
    lines = [(label, value) for label, value, _ in meta]
    dated = [value for label, value in lines if DATE_LABEL.match(label)]
    opening, loose = _opening(blocks)
    front = document.front.get("date", "")
    texts = [day_before_month(text) if day_first else text for text in (front, words, *dated, *loose)]
    found = next((when for text in texts if (when := read_date(text))), None)
    period = next((pair for text in (words, *dated) if (pair := read_range(text))), None)
    if found is None:
        found = period[1] if period else _from_name(document.path) or (read_date(stated) if stated else None)
    weekday = next(
        (n for text in (words, *dated, *[t for t in opening if read_date(t)]) if (n := read_weekday(text)) is not None),
        None,
    )
    # "Friday, 20 February 2026 · Week 6 Day 5"
    dateline = " | ".join(text for text in opening if len(text) < _LONGEST_DATELINE and read_date(text))
    about = " | ".join([words, dateline, *[f"{label} {value}" for label, value in lines]])
    sprint_line = next((f"sprint {value}" for label, value in lines if label.lower() == "sprint" and re.match(r"\d", value)), "")
    front_text = " | ".join(f"{key} {value}" for key, value in document.front.items() if key in ("day", "week", "sprint"))
    return Header(
        title=words or PurePosixPath(document.path).stem,
        date=found,
        dates=period or (),
        weekday=_weekday(weekday),
        day=_number(_DAY, words)
        or _number(_DAY, " | ".join(_day_line(label, value) for label, value in lines if _DAY_LABEL.search(label)))
        or _number(_DAY, dateline)
        or _number(_SPRINT_DAY, about)
        or _number(_DAY, front_text),
        week=_number(_WEEK, words) or _number(_WEEK, about) or _number(_WEEK, front_text),
        sprint=_number(_SPRINT, words) or _number(_SPRINT, sprint_line or about) or _number(_SPRINT, front_text),
        span=span,
        meta=tuple(at for _, _, at in meta),
    )


def _day_line(label: str, value: str) -> str:
    """Return a labelled line as words that state a day's number ("Day: 11 of 20"), but not a day of a month ("Day: 11 January")."""
    return f"{label} {value}" if re.fullmatch(r"#?\d{1,3}(?:\s*(?:of|/)\s*\d+)?", value) else f"{label}: {value}"


def _weekday(number: int | None) -> str | None:
    return weekday_name(dt.date(2024, 1, 1 + number)) if number is not None else None


def _from_name(path: str) -> dt.date | None:
    """Return the date in a file name or, failing that, in the folders above: ``2025/03/04.md``, ``2025-03-04-standup.md``."""
    stem = PurePosixPath(path).stem
    match = re.search(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)", stem) or re.search(
        r"(\d{4})/(\d{2})/(\d{2})(?!\d)", path.removesuffix(".md")
    )
    if match:
        return read_date("-".join(match.groups()))
    return read_date(stem.replace("_", "-"))
