"""Equal words of many records are held once, and nothing else about the records changes."""

from __future__ import annotations

from typing import get_args

import msgspec

from reportgen.corpus.sharing import _WORDS, Sharing
from reportgen.records import Record, Report
from reportgen.text import Span

_PACKED = msgspec.msgpack.Decoder(tuple[Report, ...])


def unpacked() -> tuple[Report, ...]:
    """Return two reports as they come from a cache: every word anew."""
    reports = []
    for day in ("2025-01-12", "2025-01-13"):
        header = Record(kind="report", date=day, title="The day of the pilot", report=day, source=f"{day}.md", line=1, end_line=1)
        action = Record(
            kind="action", date=day, id="AI-100", title="Move the old archive", owners=("Ines Alvarez", "Jonas"), due="2025-01-20",
            details={"next_steps": "ask for more racks"},
            section="Action items of today", report=day, source=f"{day}.md", line=2, end_line=3,
        )  # fmt: skip
        reports.append(Report(key=day, date=day, header=header, span=Span(1, 3), records=(action,)))
    return _PACKED.decode(msgspec.msgpack.encode(tuple(reports)))


def test_equal_words_are_one_object_afterwards() -> None:
    reports, sharing = unpacked(), Sharing()
    (first,), (second,) = (report.records for report in reports)
    assert first.title is not second.title
    sharing.share(reports[:1])
    sharing.share(reports[1:])
    for name in ("id", "title", "owners", "due", "section"):
        assert getattr(first, name) is getattr(second, name), name
    assert first.details["next_steps"] is second.details["next_steps"]
    assert reports[0].header.details is reports[1].header.details == {}


def test_no_record_says_anything_else_afterwards() -> None:
    reports = unpacked()
    Sharing().share(reports)
    assert reports == unpacked()
    assert msgspec.json.encode(reports) == msgspec.json.encode(unpacked())


def test_every_field_of_words_is_shared() -> None:
    kinds: set[object] = {str, tuple[str, ...], dict[str, str]}
    words = {field.name for field in msgspec.structs.fields(Record) if kinds & {field.type, *get_args(field.type)}}
    assert words == {*_WORDS, "details"}
