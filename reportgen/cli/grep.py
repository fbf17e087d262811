"""`reportgen grep`: the lines of reports that name an item or hold some words, with the lines around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click
import msgspec

from reportgen.cli.filters import Asked, pattern
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.screen import clean, data, page
from reportgen.history import History
from reportgen.history.hits import NARRATIVE, Hit, Looks, hits, looks_for_ids, looks_for_words, names_of
from reportgen.records import Setting
from reportgen.text.pattern import finds


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line as data: where it stands, what it says, which record it belongs to, and the lines `before` and `after` it."""

    source: str
    line: int
    text: str
    date: str | None = None
    report: str
    kind: str
    id: str | None = None
    title: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for: `words`, as a regular expression where `as_pattern`, with so many lines `before` and `after`."""

    words: str
    as_pattern: bool = False
    before: int = 0
    after: int = 0
    limit: int | None = None


def find_lines(loaded: Loaded, setting: Setting, asked: Asked, sought: Sought) -> tuple[Hit, ...]:
    """Return the lines that are `sought`, of records that are `asked` for."""
    question = understand(asked, loaded, setting)
    history = tell(question, setting)
    names, looks = _looks(history, sought)
    return tuple(islice(hits(history, looks, question.wanted, names), sought.limit))


def _looks(history: History, sought: Sought) -> tuple[frozenset[str], Looks]:
    if sought.as_pattern:
        wanted = pattern(sought.words, "-E")
        return frozenset(), lambda line: finds(wanted, line)
    names = names_of(history, sought.words)
    return names, looks_for_ids(names) if names else looks_for_words(sought.words)


def print_lines(found: Sequence[Hit], loaded: Loaded, sought: Sought, form: str) -> None:
    """Print `found` as `form` (text, json or ndjson)."""
    lines = {source.path: source.lines for source in loaded.corpus.sources}
    if form == "text":
        page(_text(found, loaded, sought, lines))
        return
    made = (_found(hit, sought, lines[hit.source]) for hit in found)
    if form == "json":
        data([msgspec.json.format(msgspec.json.encode(list(made)), indent=2).decode()])
    else:
        data(msgspec.json.encode(one).decode() for one in made)


def _found(hit: Hit, sought: Sought, lines: Sequence[str]) -> Found:
    record, at = hit.record, hit.line - 1
    return Found(
        source=hit.source, line=hit.line, text=hit.text, date=hit.report.date, report=hit.report.key,
        kind=record.kind if record else NARRATIVE, id=record.id if record else None, title=record.title if record else "",
        before=tuple(lines[max(at - sought.before, 0) : at]), after=tuple(lines[at + 1 : at + 1 + sought.after]),
    )  # fmt: skip


def _text(found: Sequence[Hit], loaded: Loaded, sought: Sought, lines: dict[str, list[str]]) -> Iterator[str]:
    """Yield lines as grep prints them: ``path:line: text``, those around with ``-``, and ``--`` between what is apart."""
    hit_lines = {(hit.source, hit.line) for hit in found}
    source, last = "", 0
    for hit in found:
        if hit.source != source:
            start, last = hit.line - sought.before, 0
        start = max(hit.line - sought.before, last + 1, 1)
        if (sought.before or sought.after) and source and (hit.source != source or start > last + 1):
            yield "--"
        source = hit.source
        end = min(hit.line + sought.after, len(lines[source]))
        for number in range(start, end + 1):
            yield _line(loaded.place(source, number), lines[source][number - 1], is_hit=(source, number) in hit_lines)
        last = max(last, end)


def _line(place: str, text: str, *, is_hit: bool) -> str:
    path, _, number = clean(place).rpartition(":")
    mark = ":" if is_hit else "-"
    where = click.style(f"{path}{mark}{number}{mark}", fg="cyan" if is_hit else None, dim=not is_hit)
    return f"{where} {clean(text)}".rstrip() if text.strip() else where
