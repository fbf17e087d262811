"""Plants, checks and counts: how many of what was planted is found, and what else the rules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.history import Finding
from reportgen.text import Source
from tests.checks.pipeline import findings_of
from tests.generator.model import SHAPES, dice, make_series
from tests.generator.planting import Plant
from tests.generator.plants import PLANTS
from tests.generator.write import write_series


class Row(NamedTuple):
    """One rule: how often it was planted and found, and how often it spoke where it should not."""

    code: str
    planted: int
    found: int
    false_alarms: int


class Result(NamedTuple):
    """One planted series: whether it was found, and the errors and warnings that nothing planted."""

    found: bool
    others: tuple[Finding, ...]


def _findings(texts: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    return findings_of(Source(path=path, text=text, damaged=text.count("\ufffd")) for path, text in texts)


def clean(seed: int) -> tuple[Finding, ...]:
    """Return the errors and warnings over a series in which nothing is wrong; `seed` chooses its shape and words."""
    series = make_series(dice(f"clean {seed}"), SHAPES[seed % 3], 5 if seed % 4 else 9)
    return tuple(one for one in _findings(write_series(series)) if one.weight != "note")


def planted(plant: Plant, seed: int) -> Result:
    """Plant, check, and look for the finding in the reports where it may stand."""
    rng = dice(f"{plant.code} {seed}")
    series = make_series(rng, SHAPES[seed % 3], plant.length)
    before = [path for path, _ in write_series(series)]
    places = plant.plant(rng, series)
    texts = write_series(series)
    paths = {texts[at][0] for at in places if at < len(texts)}
    findings = _findings(texts)
    found = any(one.rule == plant.code and one.source in paths for one in findings)
    known = {plant.code, *plant.also}
    return Result(found and bool(before), tuple(one for one in findings if one.rule not in known and one.weight != "note"))


def measure(times: int, cleans: int) -> tuple[Row, ...]:
    """Plant each contradiction `times` times, check `cleans` clean series besides, and return a row a rule."""
    alarms: Counter[str] = Counter(one.rule for seed in range(cleans) for one in clean(seed))
    hits: Counter[str] = Counter()
    for plant in PLANTS:
        for seed in range(times):
            result = planted(plant, seed)
            hits[plant.code] += result.found
            alarms.update(one.rule for one in result.others)
    return tuple(Row(plant.code, times, hits[plant.code], alarms[plant.code]) for plant in PLANTS)
