"""Steps: a new level is one; noise, spikes and drifts are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.history import Point
from reportgen.history.steps import steps


def points(values: Sequence[float]) -> tuple[Point, ...]:
    return tuple(Point(date=f"2025-03-{n + 1:02}", value=value) for n, value in enumerate(values))


def found(values: Sequence[float]) -> list[tuple[int, float, float]]:
    return [(int(step.date[-2:]) - 1, step.before, step.after) for step in steps(points(values))]


WOBBLE = (0, 1, -1, 2, 0, -2, 1, 0, -1, 1, 2, -1, 0, 1, -2, 0)


def test_a_new_level_is_a_step_with_the_medians_on_both_sides() -> None:
    values = [100 + shake for shake in WOBBLE[:8]] + [120 + shake for shake in WOBBLE[8:]]
    (step,) = steps(points(values))
    assert (step.date, step.points_before, step.points_after) == ("2025-03-09", 8, 8)
    assert (step.before, step.after) == (100, 120)


def test_two_levels_up_and_down_are_two_steps() -> None:
    values = [*([50, 51, 49, 50, 50] * 2), *([70, 69, 71, 70, 70] * 2), *([50, 51, 49, 50, 50] * 2)]
    assert [(at, after) for at, _, after in found(values)] == [(10, 70), (20, 50)]


@pytest.mark.parametrize(
    "values",
    [
        [100 + shake for shake in WOBBLE],
        [5] * 12,
        list(range(20)),
        [n + shake / 2 for n, shake in enumerate(WOBBLE)],
        [10, 11, 9, 10, 40, 10, 11, 9, 10, 11],
        [10, 10, 10, 20, 20, 20, 20],
        [100, 100, 100, 100, 100.2, 100.2, 100.2, 100.2],
        [],
    ],
    ids=["noise", "constant", "line", "noisy line", "spike", "seven points", "below half a percent", "nothing"],
)
def test_what_is_no_step(values: list[float]) -> None:
    assert found(values) == []


@given(st.lists(st.floats(-1e6, 1e6), max_size=30), st.sampled_from([2.0, 0.5, -1.0]))
def test_steps_lie_inside_and_do_not_depend_on_the_scale(values: list[float], scale: float) -> None:
    """Law: each side of a step has four points; measured in another unit the steps are in the same places."""
    places = [at for at, _, _ in found(values)]
    assert all(4 <= at <= len(values) - 4 for at in places)
    assert all(b - a >= 4 for a, b in pairwise(places))
    assert [at for at, _, _ in found([scale * value for value in values])] == places
