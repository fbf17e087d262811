"""`reportgen explain`: a report with, in the margin, what each line became."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from reportgen.blocks import parse_blocks
from reportgen.cli.load import Loaded
from reportgen.cli.screen import counted, note, show
from reportgen.languages import load_language
from reportgen.records import Report, Setting
from reportgen.records.detect import detect
from reportgen.records.make import many
from reportgen.text import Source

RECORD, NARRATIVE, UNREAD = "|", ".", "! unread"
_NOTHING = 'no heading says what stands below it; write one such as "## Action Items", or add yours to [vocabulary.headings] in site.toml'
_TO_TELL = "[vocabulary.headings] in site.toml can say what it is"
_MOST_WORDS = 8
_MARGIN = re.compile(r" *\d+ (?P<what>[^│]*)│")


def print_explained(loaded: Loaded, setting: Setting) -> None:
    """Print the sources of `loaded` with their margins, then why each unread place is unread."""
    for source in loaded.corpus.sources:
        reports = tuple(report for report in loaded.corpus.reports if report.header.source == source.path)
        show(explain_lines(source, reports, loaded), _paint)
        records = sum(len(report.records) for report in reports)
        unread = sum(len(report.unread) for report in reports)
        shown = loaded.shown.get(source.path, source.path)
        for line in language_lines(source, setting):
            note(f"{shown}: {line}")
        note(f"{shown}: {counted(records, 'record')}, {counted(unread, 'place')} unread; | belongs to the record above, . is narrative")
        if not records:
            note(_NOTHING)


def language_lines(source: Source, setting: Setting) -> Iterator[str]:
    """Yield in which languages beside English `source` is read, and why."""
    if setting.languages:
        names = [load_language(code).name for code in setting.languages]
        yield f"read in {', '.join(names)}, as 'languages' in the settings says"
        return
    for found in detect(parse_blocks(source)):
        more = f" and {len(found.words) - _MOST_WORDS} more" if len(found.words) > _MOST_WORDS else ""
        yield f"read in {load_language(found.code).name}, too, by {', '.join(found.words[:_MOST_WORDS])}{more}"


def explain_lines(source: Source, reports: tuple[Report, ...], loaded: Loaded) -> Iterator[str]:
    """Yield the lines of `source`, each with its number and what it became: report, kind and id, ``|``, ``.`` or ``! unread``.

    `reports` are those read from `source`. Lines without a mark are blank. A line for each unread place follows, with the reason, and one
    for each section that was read by what it looks like.
    """
    margin = _margin(reports)
    width = max((len(text) for text in margin.values()), default=0)
    lines = source.lines[:-1] if source.text.endswith("\n") else source.lines
    for number, line in enumerate(lines, start=1):
        mark = margin.get(number, "") if line.strip() else ""
        yield f"{number:>5} {mark:<{width}} │ {line}".rstrip()
    for report in reports:
        for miss in report.unread:
            yield f"{loaded.place(source.path, miss.span.first)}: unread, {miss.why}"
        for one in report.guesses:
            where = loaded.place(source.path, one.line)
            yield f'{where}: read as {many(one.kind)} by what it looks like, since "{one.section}" is no heading that is known; {_TO_TELL}'


def _margin(reports: tuple[Report, ...]) -> dict[int, str]:
    """Return the mark of each line; a record's first line says which, what is unread hides narrative around it."""
    margin: dict[int, str] = {}
    for report in reports:
        for span in report.kept:
            margin.update(dict.fromkeys(range(span.first, span.last + 1), NARRATIVE))
    for report in reports:
        margin[report.header.line] = f"report {report.key}"
        for miss in report.unread:
            margin.update(dict.fromkeys(range(miss.span.first, miss.span.last + 1), UNREAD))
    for record in sorted((record for report in reports for record in report.records), key=lambda record: (record.line, -record.end_line)):
        margin.update(dict.fromkeys(range(record.line + 1, record.end_line + 1), RECORD))
    for report in reports:
        for record in report.records:
            mark = f"{record.kind} {record.id or ''}".strip()
            before = margin.get(record.line, RECORD)
            margin[record.line] = mark if before in {RECORD, NARRATIVE, UNREAD} else f"{before} + {mark}"
    return margin


def _paint(line: str) -> str:
    match = _MARGIN.match(line)
    if match is None:
        return click.style(line, fg="yellow")
    what = match["what"].strip()
    colour = {"!": "yellow", ".": "bright_black", "|": "bright_black", "": "bright_black"}.get(what[:1], "cyan")
    return click.style(line[: match.end()], fg=colour) + line[match.end() :]
