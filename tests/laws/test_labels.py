"""Records against what a careful reader labelled in reports of many teams; the labels were written before the reader saw the reports."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reportgen.blocks import parse_blocks
from reportgen.records import Record, read_reports
from reportgen.text import find_sources, read_source

DRIFT = Path(__file__).parent.parent / "drift"
SETS = (  # folders, labels, the least F1 of a kind, of all kinds in the mean, and the least share of right fields
    (("series", "teams"), "labels", 0.92, 0.97, 0.98),
    (("more",), "labels-more", 0.92, 0.97, 0.98),
    (("third",), "labels-third", 0.92, 0.97, 0.98),
    (("fourth",), "labels-fourth", 0.97, 0.996, 1.0),
    (("fifth",), "labels-fifth", 0.75, 0.95, 0.98),
    (("sixth",), "labels-sixth", 0.94, 0.98, 0.98),
    (("seventh",), "labels-seventh", 0.0, 0.8, 0.98),
    (("eighth",), "labels-eighth", 0.97, 0.98, 0.98),
    (("ninth",), "labels-ninth", 0.9, 0.98, 0.98),
    (("eleventh",), "labels-eleventh", 0.88, 0.96, 0.98),
    (("twelfth",), "labels-twelfth", 0.6, 0.8, 0.98),
    (("tenth",), "labels-tenth", 0.85, 0.96, 0.97),
    (("thirteenth",), "labels-thirteenth", 0.94, 0.98, 0.97),
    (("fourteenth",), "labels-fourteenth", 0.94, 0.98, 0.97),
    (("fifteenth",), "labels-fifteenth", 0.9, 0.96, 0.97),
    (("sixteenth",), "labels-sixteenth", 0.9, 0.96, 0.93),
    (("seventeenth",), "labels-seventeenth", 0.85, 0.96, 0.95),
    (("eighteenth",), "labels-eighteenth", 0.9, 0.97, 0.95),
    (("nineteenth",), "labels-nineteenth", 0.9, 0.97, 0.95),
    (("twentieth",), "labels-twentieth", 0.9, 0.97, 0.95),
    (("twentyfirst",), "labels-twentyfirst", 0.85, 0.95, 0.95),
    (("twentysecond",), "labels-twentysecond", 0.85, 0.95, 0.93),
    (("twentythird",), "labels-twentythird", 0.85, 0.95, 0.9),
    (("twentyfourth",), "labels-twentyfourth", 0.85, 0.93, 0.93),
    (("twentyfifth",), "labels-twentyfifth", 0.85, 0.95, 0.95),
    (("twentysixth",), "labels-twentysixth", 0.9, 0.97, 0.95),
    (("twentyseventh",), "labels-twentyseventh", 0.9, 0.97, 0.95),
    (("twentyeighth",), "labels-twentyeighth", 0.9, 0.98, 0.9),
    (("twentyninth",), "labels-twentyninth", 0.9, 0.98, 0.95),
    (("thirtieth",), "labels-thirtieth", 0.9, 0.96, 0.95),
    (("thirtyfirst",), "labels-thirtyfirst", 0.9, 0.98, 0.93),
)
KINDS = ("action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric")
FIELDS = ("id", "status", "percent", "points", "level")

Label = dict[str, Any]


def records_of(folders: tuple[str, ...]) -> dict[str, list[Record]]:
    """The records of every report below the folders, by the name its label file has."""
    found: dict[str, list[Record]] = {}
    for folder in folders:
        for file, name in find_sources(DRIFT / folder):
            records = [record for report in read_reports(parse_blocks(read_source(file, name))) for record in report.records]
            found[f"{file.parent.name}__{file.stem}"] = records
    return found


def labels_of(folder: str) -> dict[str, list[Label]]:
    """The labels of every report, without the report's own and without escalations that say there is none."""
    found = {}
    for file in sorted((DRIFT / folder).glob("*.jsonl")):
        labels = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        found[file.stem] = [label for label in labels if label["kind"] in KINDS and not label.get("none")]
    return found


def pair(labels: list[Label], records: list[Record]) -> list[tuple[Label, Record]]:
    """Labels and records of one kind on one line, with one line of slack."""
    pairs: list[tuple[Label, Record]] = []
    free = list(records)
    for slack in (0, 1):
        for label in labels:
            if any(label is taken for taken, _ in pairs):
                continue
            near = [r for r in free if r.kind == label["kind"] and abs(r.line - label["line"]) <= slack]
            fits = [r for r in near if not (label.get("id") and r.id) or r.id == label["id"]]
            if fits:
                pairs.append((label, fits[0]))
                free.remove(fits[0])
    return pairs


@pytest.mark.parametrize(("folders", "labels", "kind", "mean", "fields"), SETS, ids=[labels for _, labels, *_ in SETS])
def test_the_reader_agrees_with_a_careful_reader(folders: tuple[str, ...], labels: str, kind: float, mean: float, fields: float) -> None:
    records = records_of(folders)
    wanted: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    read: Counter[str] = Counter()
    right, stated = 0, 0
    for name, sure_and_unsure in labels_of(labels).items():
        pairs = pair(sure_and_unsure, records[name])
        forgiven = [id(record) for label, record in pairs if label.get("ambiguous")]
        sure = [(label, record) for label, record in pairs if not label.get("ambiguous")]
        wanted.update(label["kind"] for label in sure_and_unsure if not label.get("ambiguous"))
        hit.update(label["kind"] for label, _ in sure)
        read.update(record.kind for record in records[name] if id(record) not in forgiven)
        checks = [(label[field], getattr(record, field)) for label, record in sure for field in FIELDS if label.get(field) is not None]
        checks += [(sorted(label["owners"]), sorted(record.owners)) for label, record in sure if label.get("owners")]
        stated += len(checks)
        right += sum(want == got for want, got in checks)

    f1 = {kind: 2 * hit[kind] / (wanted[kind] + read[kind]) for kind in KINDS if wanted[kind]}

    assert {name: round(value, 3) for name, value in f1.items() if value < kind} == {}
    assert sum(f1.values()) / len(f1) >= mean
    assert right / stated >= fields
