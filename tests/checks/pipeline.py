"""Sources to findings, as the program does it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen.blocks import parse_blocks
from reportgen.checks import check
from reportgen.corpus.build import build_corpus
from reportgen.history import Finding, History, trace
from reportgen.records import Setting, read_reports
from reportgen.text import Source, find_sources, read_source


def history_of(sources: Iterable[Source], setting: Setting | None = None) -> History:
    held = tuple(sources)
    reports = [report for source in held for report in read_reports(parse_blocks(source), setting or Setting())]
    return trace(build_corpus(reports, held))


def findings_of(sources: Iterable[Source], setting: Setting | None = None) -> tuple[Finding, ...]:
    return check(history_of(sources, setting), setting=setting)


def sources_below(folder: Path) -> list[Source]:
    return [read_source(file, name) for file, name in find_sources(folder)]
