"""A source as the rules read it: its tree, its reports, and its lines with and without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.blocks import Block, Document, Fence, Item, Quote, Section, Table
from reportgen.checks.bounds import Bounds
from reportgen.checks.told import Told
from reportgen.records import Record, Report, Setting
from reportgen.records.detect import languages_of
from reportgen.records.english import in_english
from reportgen.text import Source, Span, plain

_DIGIT = re.compile(r"\d")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One source with its tree and what was read from it; built once and given to every rule about one source.

    `reports` are in the order of `in_place`, and the key of each is its number there: which key it has among all others, nobody knows
    yet. `hidden` are the numbers of the lines in fences: code, front matter, comments and hidden thinking state nothing. `numeric` holds
    number, text and words of each line with a digit, the cells of a table row one by one; in English where the report is in another
    language that is read. `tables` are in the order of their lines, wherever they stand.
    """

    source: Source
    document: Document
    reports: tuple[Report, ...]
    bounds: Bounds
    told: Told
    lines: tuple[str, ...]
    hidden: frozenset[int]
    numeric: tuple[tuple[int, str, tuple[str, ...]], ...]
    tables: tuple[Table, ...]


def in_place(reports: Sequence[Report]) -> list[Report]:
    """Return the reports of one source by date, then place, the undated last, whatever keys they have."""
    return sorted(reports, key=lambda report: (report.date is None, report.date or "", report.span))


def build_page(source: Source, document: Document, reports: Sequence[Report], setting: Setting) -> Page:
    """Put together what the rules ask about `source`, of which `document` is the tree and `reports` what was read from it. Never fails."""
    told = Told((source,))
    lines = tuple(source.lines)
    return Page(
        source=source,
        document=document,
        reports=tuple(msgspec.structs.replace(report, key=str(at)) for at, report in enumerate(in_place(reports))),
        bounds=Bounds(setting=setting),
        told=told,
        lines=lines,
        hidden=_hidden(document),
        numeric=tuple(_numeric(lines, languages_of(document, setting.languages))),
        tables=tuple(_tables(document)),
    )


def sections(document: Document) -> Iterator[Section]:
    """Yield every section of `document` in the order of its lines, parents first."""
    waiting = list(reversed(document.sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.sections))


def _tables(document: Document) -> Iterator[Table]:
    for blocks in (document.blocks, *(section.blocks for section in sections(document))):
        waiting = list(reversed(blocks))
        while waiting:
            block = waiting.pop()
            if type(block) is Table:
                yield block
            elif (type(block) is Item or type(block) is Quote) and block.blocks:
                waiting.extend(reversed(block.blocks))


def _fences(blocks: tuple[Block, ...]) -> Iterator[Span]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if type(block) is Fence:
            yield block.span
        elif (type(block) is Item or type(block) is Quote):
            waiting.extend(block.blocks)


def _hidden(document: Document) -> frozenset[int]:
    spans = list(_fences(document.blocks))
    for section in sections(document):
        spans.extend(_fences(section.blocks))
    return frozenset(line for span in spans for line in range(span.first, span.last + 1))


def _cells(line: str) -> list[str]:
    bare = line.strip()
    return bare.strip("|").split("|") if bare.startswith("|") else [line]


def _numeric(lines: Sequence[str], languages: tuple[str, ...]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for number, written in enumerate(lines, start=1):
        if _DIGIT.search(written):
            line = in_english(written, languages) if languages else written
            yield number, line, tuple(filter(None, map(plain, _cells(line))))


def lines_of(page: Page, *signs: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the plain text of each line with a digit and one of `signs`; the cells of a row come one by one."""
    for number, line, texts in page.numeric:
        for sign in signs:
            if sign in line:
                yield from ((number, text) for text in texts)
                break


def records_of(page: Page) -> Iterator[tuple[Report, Record]]:
    """Yield each record that was read from the source, with its report."""
    for report in page.reports:
        for record in report.records:
            yield report, record
