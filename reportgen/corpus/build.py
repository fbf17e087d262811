"""Put many reports in one order and give each its own key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from reportgen.corpus.corpus import Corpus
from reportgen.records import Report
from reportgen.text import Source
from reportgen.text.order import natural

_SUFFIX = re.compile(r"\.(?:md|markdown)$", re.I)


def build_corpus(reports: Iterable[Report], sources: Iterable[Source]) -> Corpus:
    """Gather `reports` and the `sources` they were read from, whatever order both come in.

    Reports are sorted by date, then key; undated ones stand last. Of several reports with one key (also when only letter case differs) the
    first by source path (without its suffix, numbers by their size) and line keeps it; the next gets ``-2`` behind it, and so on, in the
    records too. So a report that is added to a day as ``day-3-evening.md`` or ``day-10.md`` takes no key from ``day-3.md``.
    """
    unique = _with_unique_keys(tuple(reports))
    return Corpus(
        reports=tuple(sorted(unique, key=lambda report: (report.date is None, report.date or "", report.key))),
        sources=tuple(sorted(sources, key=lambda source: source.path)),
    )


def _with_unique_keys(reports: tuple[Report, ...]) -> list[Report]:
    by_key: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_key[report.key.casefold()].append(report)
    taken = set(by_key)
    unique = []
    for key in sorted(by_key):
        first, *others = sorted(by_key[key], key=lambda report: (*_place(report), report.key)) if len(by_key[key]) > 1 else by_key[key]
        unique.append(first)
        unique += [_renamed(other, _free_key(other.key, taken)) for other in others]
    return unique


def _place(report: Report) -> tuple[object, ...]:
    source = report.header.source
    return (natural(_SUFFIX.sub("", source)), source, report.span)


def _free_key(key: str, taken: set[str]) -> str:
    """Return `key` with the lowest number from 2 behind it that no report has, and take it."""
    number = 2
    while f"{key}-{number}".casefold() in taken:
        number += 1
    taken.add(f"{key}-{number}".casefold())
    return f"{key}-{number}"


def _renamed(report: Report, key: str) -> Report:
    return replace(
        report,
        key=key,
        header=replace(report.header, report=key),
        records=tuple(replace(record, report=key) for record in report.records),
    )
