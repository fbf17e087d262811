"""What was planted is found, and series in which nothing is wrong stay silent."""

from __future__ import annotations

import pytest

from reportgen.checks import RULES
from tests.generator.measure import clean, planted
from tests.generator.model import SHAPES, dice, make_series
from tests.generator.planting import Plant
from tests.generator.plants import PLANTS
from tests.generator.write import write_series

IDS = [plant.code for plant in PLANTS]


def test_every_rule_has_a_plant() -> None:
    assert [rule.code for rule in RULES] == IDS


def test_a_seed_makes_one_series() -> None:
    one, two = (write_series(make_series(dice("seed"), SHAPES[1])) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("plant", PLANTS, ids=IDS)
def test_what_is_planted_is_found_and_nothing_else(plant: Plant) -> None:
    results = [planted(plant, seed) for seed in range(5)]
    assert all(result.found for result in results)
    assert [one for result in results for one in result.others] == []


@pytest.mark.parametrize("seed", range(12))
def test_a_clean_series_is_silent(seed: int) -> None:
    assert clean(seed) == ()


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTS, ids=IDS)
def test_fifty_of_each_rule_are_found(plant: Plant) -> None:
    results = [planted(plant, seed) for seed in range(50)]
    assert [seed for seed, result in enumerate(results) if not result.found] == []
    assert [one for result in results for one in result.others] == []


@pytest.mark.slow
def test_sixty_clean_series_are_silent() -> None:
    assert [one for seed in range(60) for one in clean(seed)] == []
