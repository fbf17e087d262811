"""One proposed line of settings, and what proposals are made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from reportgen.blocks import Document, parse_blocks
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.history import History, trace
from reportgen.records import Record, Report, Setting, read_reports
from reportgen.text import Source
from reportgen.values.vocabulary import Vocabulary, build_vocabulary


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A line of settings: ``key = value`` in `table` (empty: at the top), and why, a sentence a line, with its evidence as ``file:line``.

    What is not `sure` is a guess, which a person has to allow. Without `key` it is only a remark.
    """

    table: str = ""
    key: str = ""
    value: str | tuple[str, ...] = ""
    why: tuple[str, ...]
    sure: bool = False


class Study(NamedTuple):
    """The reports of a team, read with the settings that it has, and told over days.

    `documents`, `lines` and what was `read` are those of each source, by path; `name` is what the folder is called.
    """

    setting: Setting
    history: History
    documents: dict[str, Document]
    lines: dict[str, list[str]]
    read: dict[str, list[Record]]
    name: str = ""

    @property
    def corpus(self) -> Corpus:
        """The reports."""
        return self.history.corpus

    @property
    def records(self) -> Iterator[Record]:
        """All records but the headers, report after report."""
        for report in self.corpus.reports:
            yield from report.records

    def again(self, path: str, vocabulary: Vocabulary) -> tuple[Report, ...]:
        """Read one source as it would be read with other words."""
        return read_reports(self.documents[path], msgspec.structs.replace(self.setting, vocabulary=vocabulary))


def study(sources: Iterable[Source], setting: Setting, name: str = "") -> Study:
    """Read `sources` with `setting`; `name` is what the folder that holds them is called."""
    kept = tuple(sources)
    documents = {source.path: parse_blocks(source) for source in kept}
    reports = (report for document in documents.values() for report in read_reports(document, setting))
    corpus = build_corpus(reports, kept)
    read: dict[str, list[Record]] = {source.path: [] for source in kept}
    for report in corpus.reports:
        read[report.header.source].extend(report.records)
    return Study(setting, trace(corpus, setting), documents, {source.path: source.lines for source in kept}, read, name)


def with_words(vocabulary: Vocabulary, table: str, word: str, meaning: str) -> Vocabulary:
    """Return `vocabulary` with one word more of the team's own in `table`, an argument of `build_vocabulary`."""
    tables = {name.removeprefix("own_"): dict(getattr(vocabulary, name)) for name in vocabulary.__struct_fields__}
    tables[table][word] = meaning
    return build_vocabulary(**tables)


def places(records: Iterable[Record], most: int = 3) -> str:
    """Return where records stand, the first ones as ``file:line``.

    >>> places([Record(kind="risk", source="a.md", line=number, end_line=number) for number in (3, 5, 7, 9)])
    'a.md:3, a.md:5, a.md:7 and 1 more'
    """
    found = list(dict.fromkeys(f"{record.source}:{record.line}" for record in records))
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def grouped(records: Iterable[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    """Gather records by `key`, sorted by it; those for which it is empty are left out."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if name := key(record):
            found[name].append(record)
    return dict(sorted(found.items()))


def count(number: int, word: str) -> str:
    """Return a number with its noun.

    >>> count(1, "record"), count(3, "record")
    ('1 record', '3 records')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"
