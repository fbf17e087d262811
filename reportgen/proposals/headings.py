"""Headings that announce nothing known, above entries that look like records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportgen.blocks import Document, Entry, Section, entries
from reportgen.proposals.proposal import Proposal, Study, count, with_words
from reportgen.records import Record
from reportgen.records.claim import claim_heading, clean_heading, without_brackets
from reportgen.records.context import Context
from reportgen.records.fields import field_name

_KINDS = ("action", "risk", "decision", "priority", "metric", "checkpoint", "story", "escalation")
_TOLD = {"owner", "due", "status", "points", "level", "likelihood", "impact", "target", "value"}
_LEAST = 2  # entries that look like records
_MOST_HEADINGS = 12  # that are tried as each kind
_IN_BRACKETS = re.compile(r"\(([^(),]{2,40})\)")
_MOST_REPORTS = 3  # in which each is tried


def headings(study: Study) -> Iterator[Proposal]:
    """Propose which kind of record each such heading announces: the one as which its entries state most."""
    found: dict[str, list[tuple[str, Section]]] = defaultdict(list)
    people = {owner for record in study.records for owner in record.owners}
    for path, document in study.documents.items():
        for section in _unclaimed(document, study, people):
            found[without_brackets(clean_heading(section.title).lower()).strip()].append((path, section))
    often = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for words, sections in sorted(pair for pair in often[:_MOST_HEADINGS] if pair[0]):
        (fields, records), _, kind = max((_stated(study, words, kind, sections), -at, kind) for at, kind in enumerate(_KINDS))
        if fields >= _LEAST and records >= _LEAST:
            where = ", ".join(f"{path}:{section.heading.first}" for path, section in sections[:3])
            yield Proposal(
                table="vocabulary.headings",
                key=clean_heading(sections[0][1].title) if len(sections) == 1 else words,
                value=kind,
                why=(f"stands over entries that look like records and stayed narrative, {count(len(sections), 'time')}: {where}",),
            )


def _unclaimed(document: Document, study: Study, people: set[str]) -> Iterator[Section]:
    """Yield the sections that no heading around them claims and whose entries have fields or owners of records."""
    context = Context(vocabulary=study.setting.vocabulary)
    read = {record.line for record in study.read[document.path]}
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop()
        if section.level == 1 or claim_heading(clean_heading(section.title), context) is None:
            waiting += section.sections
            held = [entry for entry in entries(section) if entry.span.first not in read]
            if section.level > 1 and sum(_looks_like_one(entry, context, people) for entry in held) >= _LEAST:
                yield section


def _looks_like_one(entry: Entry, context: Context, people: set[str]) -> bool:
    owned = any(name in people for name in _IN_BRACKETS.findall(entry.head))
    return owned or any(field_name(label, context.vocabulary) in _TOLD for label, _ in entry.fields)


def _stated(study: Study, words: str, kind: str, sections: list[tuple[str, Section]]) -> tuple[int, int]:
    """Return how many fields, and how many records, more are stated below the heading when it announces `kind`."""
    vocabulary = with_words(study.setting.vocabulary, "headings", words, kind)
    fields = records = 0
    for path, section in sections[:_MOST_REPORTS]:
        after = [record for report in study.again(path, vocabulary) for record in report.records]
        less, more = _told(study.read[path], section), _told(after, section)
        fields, records = fields + more[0] - less[0], records + more[1] - less[1]
    return fields, records


def _told(records: list[Record], section: Section) -> tuple[int, int]:
    inside = [record for record in records if section.span.first <= record.line <= section.span.last]
    names = ("owners", "due", "status", "points", "level", "value", "start")
    return sum(sum(bool(getattr(record, name)) for name in names) for record in inside), len(inside)
