"""Rules RG1xx, reading: what the reader could not make sense of, and what another reader would read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import PurePosixPath

from reportgen.checks.ambiguity import ambiguities
from reportgen.checks.case import Case
from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.records import Report
from reportgen.records.make import many
from reportgen.text import Source

_NUMBERED_KEY = re.compile(r"^(?P<stem>.+)-(?P<number>[2-9]|[1-9]\d)$")


def unread_text(page: Page) -> Iterator[Remark]:
    """Text that stands among records and was not read as one.

    Why: it is missing from every list and chart, and nobody sees that it is.
    Right:
        ## Action Items
        - **ACTION-05 – Move the archive (Ines)**
    Wrong:
        ## Action Items
        | ??? | see the board |
    """
    for line, what in page.source.cuts:
        yield Remark(source=page.source.path, line=line, message=what, hint="shorten it, or raise [limits] in site.toml")
    for report, unread in chain.from_iterable(zip(repeat(report), report.unread) for report in page.reports):
        text = f': "{unread.text[:80]}"' if unread.text else ""
        yield Remark(
            source=report.header.source,
            line=unread.span.first,
            message=f'section "{unread.section}" holds text that was not read as a record ({unread.why}){text}',
            words=unread.text[:80],
            hint="write it like the records beside it, or move it to a section of its own",
            report=report.key,
        )


def guessed_section(page: Page) -> Iterator[Remark]:
    """A section whose heading announces nothing that is known, and that was read by what it looks like.

    Why: the reader may be wrong about it, and a person who trusts a list has to know which of its rows were guessed.
    Right:
        ## Risks
        - The crane might fail again (high)
    Wrong:
        ## Grit in the gears
        - The crane might fail again (high)
    """
    for report, guess in chain.from_iterable(zip(repeat(report), report.guesses) for report in page.reports):
        yield Remark(
            source=report.header.source,
            line=guess.line,
            message=f'section "{guess.section}" is read as {many(guess.kind)} by what it looks like, since nothing known is in its heading',
            words=guess.section,
            hint="name it in [vocabulary.headings] of site.toml: as what it is, or as narrative",
            report=report.key,
        )


def no_date(page: Page) -> Iterator[Remark]:
    """A report that says nowhere which day it reports on.

    Why: it cannot stand in the order of days, so that its items have no history.
    Right:
        # Day 3 Outcomes (2025-03-05)
    Wrong:
        # Day 3 Outcomes
    """
    for report in (report for report in page.reports if report.date is None and not report.dates):
        yield Remark(
            source=report.header.source,
            line=report.header.line,
            message="the report does not state its date, neither in its title nor in a Date line or its file name",
            hint="write the date into the title, or give it in site.toml",
            report=report.key,
        )


def _alike(one: Report, other: Report) -> bool:
    """Whether nothing but the folder, or a day's number, tells two reports apart."""
    titles = [re.sub(r"\W*\d+", "", report.header.title).casefold() for report in (one, other)]
    names = [PurePosixPath(report.header.source).name.casefold() for report in (one, other)]
    return titles[0] == titles[1] or names[0] == names[1]


def same_key(case: Case) -> Iterator[Remark]:
    """Two reports of one day that nothing tells apart.

    Why: one may be an old copy of the other, and each item of that day counts twice.
    Right:
        2025-03-05-morning.md and 2025-03-05-retrospective.md
    Wrong:
        a/2025-03-05.md and b/2025-03-05.md
    """
    by_key = {report.key: report for report in case.history.corpus.reports}
    for report in case.history.corpus.reports:
        match = _NUMBERED_KEY.match(report.key)
        first = by_key.get(match["stem"]) if match else None
        if first is None or not _alike(first, report):
            continue
        what = f"the day {first.date}" if first.date else f'the key "{first.key}"'
        yield Remark(
            source=report.header.source,
            line=report.header.line,
            message=f"a second report of {what}; the first is {first.header.source}:{first.header.line}",
            hint="remove the old copy, or tell the two apart in their titles or file names",
            report=report.key,
            also=(Place(source=first.header.source, line=first.header.line),),
        )


def ambiguous_markdown(page: Page) -> Iterator[Remark]:
    """Markdown that two readers take for two different documents.

    Why: the same report looks different on different hosts, and records that one host shows as a table are a heap of text on the next.
    Right:
        - Latency:

          | Metric | Value |
          |---|---|
          | p95 | 80 ms |
    Wrong:
        - Latency:
        | Metric | Value |
        |---|---|
        | p95 | 80 ms |
    """
    yield from ambiguities(page)


def damaged_bytes(page: Page) -> Iterator[Remark]:
    """Bytes that are not text in the encoding of the file.

    Why: names and numbers in them are lost.
    Right:
        a file saved as UTF-8
    Wrong:
        a file saved as Latin-1, in which "Zoë" reads "Zo\ufffd"
    """
    source = page.source
    lines = [number for number, line in enumerate(page.lines, start=1) if "\ufffd" in line]
    if source.nuls:
        yield _nuls(source, lines)
    count = source.damaged - source.nuls
    if not count:
        return
    first = lines[0] if lines else 1
    yield Remark(
        source=page.source.path,
        line=first,
        message=f"{count} {'character is' if count == 1 else 'characters are'} damaged, the first in line {first}",
        hint="save the file as UTF-8",
        also=tuple(Place(source=page.source.path, line=line) for line in lines[1:10]),
    )


def _nuls(source: Source, lines: list[int]) -> Remark:
    """Say where NULs are, which are valid UTF-8 and no text; every second byte is one where a file is UTF-16 and does not say so."""
    wide = 3 * source.nuls > len(source.text)
    others = [line for line in lines if line != source.nul_line] if source.damaged == source.nuls else []
    number = "1 NUL character is" if source.nuls == 1 else f"{source.nuls:,} NUL characters are"
    return Remark(
        source=source.path,
        line=source.nul_line,
        message=f"{number} in the file, which no text has, the first in line {source.nul_line}",
        hint="save the file as UTF-8: it seems to be UTF-16" if wide else "take them out; a program or a disk that failed leaves such",
        also=tuple(Place(source=source.path, line=line) for line in others[:9]),
    )


def too_deep(page: Page) -> Iterator[Remark]:
    """Lists or quotes inside each other, deeper than is read.

    Why: readers drop what lies below their limit, most of them without a word.
    Right:
        - a list with a few levels
    Wrong:
        > > > > > … forty levels and more
    """
    spans = page.document.too_deep
    if spans:
        yield Remark(
            source=page.source.path,
            line=spans[0].first,
            message=f"{sum(len(span) for span in spans)} lines are nested too deeply and were read as plain text",
            hint="use fewer levels",
        )
