"""Tables of figures: exponents, ratios to Hugo, goals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.goals import goal_table
from benchmarks.measure import Written
from benchmarks.steps import Row
from benchmarks.table import exponent, growth_table, step_table

OURS = Row(22, "cold build", "reportgen", 5, 1.5, 120.0, Written(80, 4_000_000), Written(3, 250_000))
HUGO = Row(22, "cold build", "Hugo", 5, 0.5, 60.0, Written(40, 1_000_000), Written(0, 0))


@given(st.floats(0.1, 3), st.integers(1, 1_000), st.integers(2, 100), st.floats(0.001, 100))
def test_a_figure_that_is_a_power_of_the_number_of_reports_has_that_power_as_exponent(
    power: float, few: int, times: int, figure: float
) -> None:
    found = exponent((few, figure), (few * times, figure * times**power))
    assert found is not None
    assert abs(found - power) < 1e-6


def test_there_is_no_exponent_without_growth_or_figures() -> None:
    assert exponent((22, 1.0), (22, 2.0)) is None
    assert exponent((22, 0.0), (220, 2.0)) is None


def test_each_figure_stands_beside_its_ratio_to_hugos_in_the_same_step_over_as_many_reports() -> None:
    other_size = HUGO._replace(reports=220, seconds=100.0)
    assert step_table([OURS, HUGO, other_size]).splitlines()[2:4] == [
        "| cold build | reportgen | 5 | 1.50 (×3.0) | 120 (×2.0) | 80 (×2.0) | 4.0 (×4.0) | 0.25 |",
        "| cold build | Hugo | 5 | 0.500 | 60 | 40 | 1.0 | 0 |",
    ]


def test_a_step_that_writes_no_site_says_nothing_about_files() -> None:
    assert step_table([Row(22, "--help", "Hugo", 5, 0.05, 60.0)]).splitlines()[2] == "| --help | Hugo | 5 | 0.050 | 60 |  |  |  |"


def test_growth_goes_from_few_reports_to_many_whatever_order_they_were_measured_in() -> None:
    tenfold = OURS._replace(reports=220, seconds=15.0, mebibytes=120.0)
    assert growth_table([tenfold, OURS]).splitlines()[2:] == [
        "| cold build | reportgen | 22 | 1.50 |  | 68.18 | 120 |  |",
        "| cold build | reportgen | 220 | 15.00 | 1.00 | 68.18 | 120 | 0.00 |",
    ]


def test_a_goal_is_judged_by_the_ratio_where_it_is_a_multiple_of_hugos() -> None:
    ours, hugo = OURS._replace(reports=1_000, seconds=1.9), HUGO._replace(reports=1_000, seconds=1.0)
    assert goal_table([ours, hugo], "reportgen").splitlines()[2:] == ["| cold build | 1,000 | ≤ 2 × Hugo's s | 1.90 s | 1.90 | yes |"]
    slow = ours._replace(seconds=2.1)
    assert goal_table([slow, hugo], "reportgen").splitlines()[2:] == ["| cold build | 1,000 | ≤ 2 × Hugo's s | 2.10 s | 2.10 | no |"]


def test_goals_over_other_numbers_of_reports_are_not_spoken_of() -> None:
    assert goal_table([OURS, HUGO], "reportgen") == ""
