"""Reports of teams that write in other languages, against what a careful reader labelled in them before the reader saw them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.blocks import parse_blocks
from reportgen.records import Record, Report, read_reports
from reportgen.text import Source, find_sources, read_source
from tests.laws.account import invented, unaccounted
from tests.laws.test_labels import pair

HERE = Path(__file__).parent
# What the reader does not see yet: a day or sprint without a label, and ids of a family that is no id in English ("AC-14": a current).
KNOWN = {
    "point-2025-06-24": {"1: sprint"},
    "informe-2025-03-03": {"1: day", "12: id", "13: id", "14: id", "15: id"},
    "bao-cao-2025-03-03": {"1: day", "1: sprint"},
}
SOURCES = tuple(read_source(file, name) for file, name in find_sources(HERE))


def labels_of(source: Source) -> list[dict[str, Any]]:
    """The labels of a report, which lie beside it."""
    text = HERE.parent.joinpath(source.path).with_suffix(".jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def misses(source: Source, reports: tuple[Report, ...]) -> tuple[list[str], int]:
    """What the reader says otherwise than the labels, and how much they say: each record and each of its fields."""
    labels = labels_of(source)
    header, *others = labels
    records = [record for report in reports for record in report.records]
    found = []
    pairs: list[tuple[dict[str, Any], Record]] = [(header, reports[0].header), *pair(others, records)]
    taken = [id(label) for label, _ in pairs]
    read = [id(record) for _, record in pairs]
    found += [
        f"{label['line']}: no {name} of {label['kind']}" for label in labels if id(label) not in taken for name in label if name != "line"
    ]
    found += [f"{record.line}: a {record.kind} too many" for record in records if id(record) not in read]
    for label, record in pairs:
        for name, value in label.items():
            got = getattr(record, name)
            if name not in ("kind", "line") and (list(got) if isinstance(got, tuple) else got) != value:
                found.append(f"{record.line}: {name} is {got!r}, not {value!r}")
    return found, sum(len(label) - 1 for label in labels)


def read(source: Source) -> tuple[Report, ...]:
    """The reports of a source, without any settings."""
    return read_reports(parse_blocks(source))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_the_reader_agrees_with_a_careful_reader(source: Source) -> None:
    found, _ = misses(source, read(source))

    known = KNOWN.get(Path(source.path).stem, set())
    assert [miss for miss in found if miss.partition(" is ")[0] not in known] == []
    assert {miss.partition(" is ")[0] for miss in found} == known


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_what_is_read_are_the_authors_words(source: Source) -> None:
    reports = read(source)

    assert unaccounted(source.text, reports) == []
    assert [words for report in reports for record in report.records if (words := invented(record, source.text))] == []
