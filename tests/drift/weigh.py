"""Learns from the labelled reports what the sections of a report look like, and writes `reportgen/records/weights.py`."""

from __future__ import annotations

import json
import math
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from reportgen.blocks import Item, Section, Table, parse_blocks
from reportgen.records import read, read_reports
from reportgen.records.context import Context
from reportgen.records.guess import CLASSES, LETTERS, SCALE
from reportgen.records.sections import Claim
from reportgen.records.traits import traits_of
from reportgen.records.walk import Walker
from reportgen.text import find_sources, read_source

DRIFT = Path(__file__).parent
TARGET = DRIFT.parent.parent / "reportgen" / "records" / "weights.py"
NOTHING = "nothing"  # reports of lists that state no record
SETS = (
    (NOTHING, (NOTHING,)),
    ("labels", ("series", "teams")),
    ("labels-more", ("more",)),
    *(
        (f"labels-{name}", (name,))
        for name in (
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
        )
    ),
)
_LIKE_THE_SERIES = re.compile(r"wk|[lchw][lm]-week|meridian")
EPOCHS, RATE, DECAY, LEAST_TEAMS = 12, 0.25, 0.004, 3
OF_SERIES, OF_NOTHING = 0.3, 1.0  # how much an example counts: reports of the series are many and alike, what is no record is rare
_STRIDES = (617, 619, 631)  # primes, by which the examples are gone through in another order than that of the files
LEAST, _WIDTH = 4, 136  # the least weight that is worth its place; signs a line


class Example(NamedTuple):
    """A section of a labelled report: its set, its team, its heading, its traits, and the kind of what its labels say is in it."""

    group: str
    team: str
    title: str
    traits: list[str]
    kind: Claim | None
    records: int
    entries: int


def examples() -> list[Example]:
    """The sections with a list or table of all labelled reports, without those that may be argued."""
    found: list[Example] = []
    for labels, folders in SETS:
        for folder in folders:
            for file, name in find_sources(DRIFT / folder):
                labelled = DRIFT / labels / f"{file.parent.name}__{file.stem}.jsonl"
                lines = labelled.read_text("utf-8").splitlines() if labels != NOTHING else []
                told = [
                    label for line in lines if line.strip() and not (label := json.loads(line)).get("none") and label["kind"] in CLASSES
                ]
                team = "series" if _LIKE_THE_SERIES.match(file.parent.name) else file.parent.name
                for section, outer, context in sections_of(file, name):
                    kind = _kind(section, told)
                    if kind:
                        traits = traits_of(section.title, section.blocks, outer, context)
                        found.append(Example(labels, team, section.title, traits, *kind))
    return found


def sections_of(file: Path, name: str) -> list[tuple[Section, str, Context]]:
    """The sections of a report that hold a list or a table, each with the heading around it and what a reader knows there."""
    found: list[tuple[Section, str, Context]] = []

    class Noting(Walker):
        """A walker that notes what it walks over."""

        def section(self, section: Section, claim: Claim | None, context: Context) -> None:
            if any(isinstance(block, Item | Table) for block in section.blocks):
                found.append((section, context.heading, context))
            super().section(section, claim, context)

    with mock.patch.object(read, "Walker", Noting):
        read_reports(parse_blocks(read_source(file, name)))
    return found


def _kind(section: Section, told: list[dict[str, Any]]) -> tuple[Claim | None, int, int] | None:
    """What the labels say a section holds, with the number of its records of that kind and of its entries; None where it may be argued."""
    lists = [block for block in section.blocks if isinstance(block, Item | Table)]
    entries = sum(len(block.rows) if isinstance(block, Table) else 1 for block in lists)
    inside = [label for label in told if any(block.span.first <= label["line"] <= block.span.last for block in lists)]
    sure = Counter(label["kind"] for label in inside if not label.get("ambiguous"))
    if len(inside) > 2 * sure.total():
        return None
    kind, records = min(sure.items(), key=lambda one: (-one[1], one[0]), default=(None, 0))
    return (kind, records, entries) if 2 * records >= entries or records >= 0.7 * sure.total() > 0 else (None, 0, entries)


Weights = dict[str, list[float]]


def learn(given: list[Example]) -> str:
    """The table of weights: those of a linear model of the traits, by stochastic descent in a fixed order, as integers."""
    teams = defaultdict[str, set[str]](set)
    for example in given:
        for trait in example.traits:
            teams[trait].add(example.team)
    kept = sorted(trait for trait, of in teams.items() if len(of) >= LEAST_TEAMS)
    weights: Weights = {trait: [0.0] * len(CLASSES) for trait in ("", *kept)}
    steps: Weights = {trait: [1e-3] * len(CLASSES) for trait in weights}
    count = len(given)
    stride = next(prime for prime in _STRIDES if count % prime)
    for epoch in range(EPOCHS):
        for at in range(count):
            example = given[(at * stride + epoch * 7) % count]
            _step(["", *(trait for trait in example.traits if trait in weights)], example, weights, steps)
    return _written(weights)


def _step(traits: list[str], example: Example, weights: Weights, steps: Weights) -> None:
    """Move the weights of an example's traits towards what it is."""
    worth = OF_NOTHING if example.kind is None else OF_SERIES if example.team == "series" else 1.0
    sums = [math.fsum(column) for column in zip(*(weights[trait] for trait in traits), strict=True)]
    odds = [math.exp(one - max(sums)) for one in sums]
    total = math.fsum(odds)
    wrong = [worth * (odd / total - (kind == example.kind)) for odd, kind in zip(odds, CLASSES, strict=True)]
    for trait in traits:
        own, squares = weights[trait], steps[trait]
        for at, miss in enumerate(wrong):
            slope = miss + DECAY * own[at]
            if abs(slope) > 0.002:
                squares[at] += slope * slope
                own[at] -= RATE * slope / math.sqrt(squares[at])


def _written(weights: Weights) -> str:
    """Weights as `read_weights` reads them, in lines of one width, those of a trait as how far they are from the middle one of them.

    Only differences between the classes count, and most classes have the same small weight.
    """
    lines = [""]
    for trait, whole in weights.items():
        middle = statistics.median_low(whole)
        of = [one - middle for one in whole]
        said = "".join(f"{letter}{round(SCALE * one)}" for letter, one in zip(LETTERS, of, strict=True) if abs(round(SCALE * one)) >= LEAST)
        if said:
            part = f"{trait}={said};"
            if len(lines[-1]) + len(part) > _WIDTH:
                lines.append("")
            lines[-1] += part
    return "\n".join(lines).removesuffix(";")


def module(table: str) -> str:
    """The text of the module that holds a table of weights."""
    return f'"""Weights of the traits of sections, as `make weights` learned them from the labelled reports: never edited by hand."""\n\nWEIGHTS = """\\\n{table}"""\n'


if __name__ == "__main__":
    TARGET.write_text(module(learn(examples())), "utf-8")
