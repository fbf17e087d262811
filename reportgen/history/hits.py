"""Hits: the lines of reports that name an item or hold some words, with the record that each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from reportgen.history.model import History
from reportgen.history.select import record_facets
from reportgen.records import Record, Report
from reportgen.text import Source, plain
from reportgen.values.ident import find_ids, is_id
from reportgen.values.wanted import Facets, Filter, accepts, folded

NARRATIVE = "narrative"
"""The kind of a line that belongs to no record."""

_SAME = ("same", "renamed")

Looks = Callable[[str], bool]
"""Says whether a line holds what is looked for."""


class Hit(NamedTuple):
    """One line: where it stands, what it says, in which report, and the record that it belongs to, if any."""

    source: str
    line: int
    text: str
    report: Report
    record: Record | None = None


def names_of(history: History, wanted: str) -> frozenset[str]:
    """Return the ids, folded, of every item that is called `wanted` in any letter case; none when `wanted` is no id that reports name.

    The ids of one item that reports or settings join, that it had before, or that a report calls the same count, too.
    """
    name = wanted.strip().casefold()
    names = {track.key: frozenset(map(str.casefold, (*track.ids, *track.former))) for track in history.tracks}
    met = [track for track in history.tracks if name in names[track.key]]
    found = {name} if met or is_id(wanted.strip().upper()) or name in map(str.casefold, history.mentions) else set()
    for track in met:
        found |= names[track.key]
        for link in track.links:
            found |= names.get(link.track, frozenset()) if link.how in _SAME else frozenset()
    return frozenset(found)


def looks_for_ids(names: frozenset[str]) -> Looks:
    """Return what finds a line that names one of `names` (folded), also within a range such as ``AI-01/02/03``."""
    spelled = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(names))})(?![\w-])", re.I)
    return lambda line: bool(spelled.search(line)) or not names.isdisjoint(map(str.casefold, find_ids(line)))


def looks_for_words(words: str) -> Looks:
    """Return what finds a line that holds `words` in any letter case, also between marks such as ``**``."""
    wanted = " ".join(folded(words).split())

    def looks(line: str) -> bool:
        return wanted in " ".join(folded(line).split()) or wanted in " ".join(folded(plain(line)).split())

    return looks


def hits(history: History, looks: Looks, wanted: Filter, names: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Yield the lines that `looks` finds and whose record is `wanted`, by source and line.

    Of a record that names one of `names` although none of its lines seems to, the first line is one.
    """
    held: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        held[report.header.source].append(report)
    for source in history.corpus.sources:
        for hit in _in_source(source, held.get(source.path, []), looks, names):
            if accepts(wanted, _facets(hit)):
                yield hit


def _in_source(source: Source, reports: list[Report], looks: Looks, names: frozenset[str]) -> Iterator[Hit]:
    lines = source.lines
    found = {number for number, line in enumerate(lines, 1) if looks(line)}
    records = [record for report in reports for record in report.records]
    found |= {record.line for record in _naming(records, names) if not any(record.line <= n <= record.end_line for n in found)}
    held, owner = _held(reports), _owners(records)
    for number in sorted(found):
        if number in held:
            yield Hit(source.path, number, lines[number - 1], held[number], owner.get(number))


def _naming(records: Iterable[Record], names: frozenset[str]) -> Iterator[Record]:
    return (one for one in records if names and not names.isdisjoint(map(str.casefold, (one.id or "", *one.mentions))))


def _held(reports: Iterable[Report]) -> dict[int, Report]:
    """Map each line to the shortest report that holds it: a day within a report of its week."""
    found: dict[int, Report] = {}
    for report in sorted(reports, key=lambda one: (-len(one.span), one.key)):
        found.update(dict.fromkeys(range(report.span.first, report.span.last + 1), report))
    return found


def _owners(records: Iterable[Record]) -> dict[int, Record]:
    """Map each line to the shortest record that holds it."""
    found: dict[int, Record] = {}
    for record in sorted(records, key=lambda one: (one.line - one.end_line, one.line)):
        found.update(dict.fromkeys(range(record.line, record.end_line + 1), record))
    return found


def _facets(hit: Hit) -> Facets:
    """Return what a filter asks of a line: its record, or its report alone."""
    if hit.record:
        return record_facets(hit.record)
    return Facets(NARRATIVE, said=(msgspec.structs.replace(hit.report.header, title=hit.text),))
