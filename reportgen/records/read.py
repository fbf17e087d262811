"""A document becomes its reports: `read_reports`, the one way from blocks to records."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

import msgspec

from reportgen.blocks import Document, Section
from reportgen.records.author import Author
from reportgen.records.board import board_of
from reportgen.records.claim import claim_heading, state_heading
from reportgen.records.context import Context
from reportgen.records.days import Part, split_days
from reportgen.records.detect import languages_of
from reportgen.records.english import Translated
from reportgen.records.headed import with_headings
from reportgen.records.header import Header, find_dateline, find_subject, find_title, opening_of, read_header
from reportgen.records.learn import blocks_of, learn_boxes, learn_families, learn_met, learn_risks, learn_roster, slashed_texts
from reportgen.records.looks import are_day_first, are_nearer_day_first
from reportgen.records.outline import outlined, parted
from reportgen.records.reading import Reading
from reportgen.records.record import Record
from reportgen.records.report import Report, Unread
from reportgen.records.setting import Setting
from reportgen.records.walk import Walker
from reportgen.text import Span, plain
from reportgen.values.moment import read_date, read_weekday


def _key(header: Header, part: Part, path: str, days: tuple[date, ...]) -> str:
    """Return the report's key: its date; the first and last date of a period; ``undated-`` and the file's name."""
    if len(days) > 1 and not part.of_day:
        return f"{days[0].isoformat()}--{days[-1].isoformat()}"
    if header.date:
        return header.date.isoformat()
    stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(path).with_suffix("").as_posix().lower()).strip("-")
    return f"undated-{stem or 'report'}"


def _header_record(header: Header, key: str, path: str, when: date | None) -> Record:
    return Record(
        date=when.isoformat() if when else None,
        kind="report",
        title=header.title,
        weekday=header.weekday,
        day=header.day,
        week=header.week,
        sprint=header.sprint,
        report=key,
        source=path,
        line=header.span.first,
        end_line=header.span.last,
    )


def _section_lines(sections: tuple[Section, ...]) -> list[Span]:
    spans = []
    stack = list(sections)
    while stack:
        section = stack.pop()
        spans.append(section.heading)
        stack.extend(section.sections)
    return spans


def _within(reading: Reading, most: int) -> tuple[list[Record], list[Unread]]:
    """Return the first records in the order of their lines, and what was not read: also all records beyond `most`, together."""
    records = sorted(reading.records, key=lambda record: (record.line, record.end_line, record.kind))
    beyond = records[most:]
    if not beyond:
        return records, reading.unread
    span = Span(beyond[0].line, max(record.end_line for record in beyond))
    why = f"{len(beyond):,} records more than are read of one file; split it, or raise 'records' of [limits] in site.toml"
    return records[:most], [*reading.unread, Unread(section=beyond[0].section or "", span=span, why=why)]


def _read_part(part: Part, header: Header, days: tuple[date, ...], document: Document, context: Context, most: int) -> Report:
    key = _key(header, part, document.path, days)
    period = len(days) > 1 and not part.of_day
    when = days[-1] if period else header.date
    inner = msgspec.structs.replace(context, day=when, number=header.day, week=header.week, sprint=header.sprint, report=key)
    inner = inner if when or not header.weekday else msgspec.structs.replace(inner, weekday=read_weekday(header.weekday))
    reading = Reading()
    walker = Walker(reading)
    blocks, named = parted(part.blocks, inner)
    walker.blocks(blocks, None, inner)
    inner = msgspec.structs.replace(inner, board=board_of(part.sections))
    sections = (*named, *(outlined(section, inner) for section in part.sections))
    for section in sections:
        walker.section(section, None, inner)
    if header.span != part.heading:  # the title is the subject of a mail, and the first heading one of its sections
        reading.keep(part.heading)
    records, unread = _within(reading, most)
    return Report(
        key=key,
        date=when.isoformat() if when else None,
        dates=tuple(day.isoformat() for day in days) if period else (),
        header=_header_record(header, key, document.path, when),
        span=part.span,
        records=tuple(records),
        kept=_tidy([*reading.kept, *_section_lines(sections)]),
        unread=tuple(sorted(unread, key=lambda miss: miss.span)),
        guesses=tuple(reading.guesses),
    )


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans sorted and joined where they touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.first <= joined[-1].last + 1:
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)


def read_reports(document: Document, setting: Setting | None = None) -> tuple[Report, ...]:
    """Read the reports of one document: one, or one a day and one for their period. Never fails.

    A report in another language is read by the English words that its own stand for; what is read of it are its author's words.
    What a prefix means and who is who is learned from the document itself, and from `setting`.
    """
    setting = setting or Setting()
    languages = languages_of(document, setting.languages)
    if not languages:
        return _read_english(document, setting)
    translated = Translated(document, languages, setting.vocabulary)
    author = Author(translated)
    return tuple(author.report(report) for report in _read_english(translated.document, setting))


def _read_english(document: Document, setting: Setting) -> tuple[Report, ...]:
    """Read the reports of a document whose words that mean something are English."""
    document = with_headings(document, Context(vocabulary=setting.vocabulary))
    title = find_title(document)
    stated = setting.dates.get(document.path)
    above = find_dateline(document) if title and _is_one_of_the_sections(title, setting) else None
    subject = find_subject(document, title) or above or (title.title if title else "", title.heading if title else Span(1, 1))
    blocks = blocks_of(document)
    dated = slashed_texts(document, blocks)
    day_first = are_day_first(dated)
    whole = read_header(*subject, opening_of(document, title), document, stated, day_first=day_first)
    parted = None if title and _is_one_of_the_sections(title, setting) else title
    parts = split_days(document, parted, whole.date or (whole.dates[0] if whole.dates else None))
    day_first = day_first or (whole.date is not None and are_nearer_day_first(dated, whole.date))
    context = Context(vocabulary=setting.vocabulary, zone=setting.zone, source=document.path, day_first=day_first)
    context = msgspec.structs.replace(context, number=whole.day, week=whole.week, sprint=whole.sprint)
    context = msgspec.structs.replace(context, roster=learn_roster(blocks, context), met=learn_met(blocks))
    context = msgspec.structs.replace(context, risks_apart=learn_risks(document, context))
    context = msgspec.structs.replace(context, families=learn_families(document, context), boxes=learn_boxes(blocks, context))
    headers = [whole]
    for part in parts[1:]:
        header = read_header(part.title, part.heading, part.blocks, Document(path=document.path), None)
        hinted = header.date or _hinted(part, whole)
        headers.append(msgspec.structs.replace(header, date=hinted, week=header.week or whole.week, sprint=header.sprint or whole.sprint))
    days = tuple(sorted({header.date for header in headers[1:] if header.date}))
    reports, left = [], setting.limits.records
    for part, header in zip(parts, headers, strict=True):
        reports.append(_read_part(part, header, days, document, context, left))
        left -= len(reports[-1].records)
    return tuple(reports)


def _is_one_of_the_sections(title: Section, setting: Setting) -> bool:
    """Tell whether the first heading of a document is bold words that announce records, and so no title: a mail, notes without one."""
    if title.level < 7:
        return False
    return claim_heading(title.title, Context(vocabulary=setting.vocabulary)) is not None or state_heading(title.title) is not None


def _hinted(part: Part, whole: Header) -> date | None:
    return read_date(plain(part.title), whole.date or (whole.dates[0] if whole.dates else None))
