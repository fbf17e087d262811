"""Charts: where things stand on the picture, what they say, and where they lead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.site.charts import CHARTS, Dot, Plot, Row, spark
from reportgen.site.charts.scale import scale
from tests.site.tree import Page

DATES = ("2025-03-03", "2025-03-04", "2025-03-05")


def plot(*rows: Row, unit: str = "", dates: tuple[str, ...] = DATES) -> Plot:
    return Plot(key="c", title="A <b>", about="What & why", unit=unit, dates=dates, rows=rows)


def row(*values: float, **more: object) -> Row:
    dots = tuple(Dot(at=at, value=value, text=str(value), href=f"reports/x.html#L{at + 1}") for at, value in enumerate(values))
    return Row(name="N <i>", style="s0", dots=dots, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", sorted(CHARTS))
def test_every_chart_has_a_title_a_description_and_a_link_for_each_value(shape: str) -> None:
    page = Page(CHARTS[shape](plot(row(1, 2, 3))))
    assert [element.attributes["href"] for element in page.elements if element.tag == "a"] == [f"reports/x.html#L{n}" for n in (1, 2, 3)]
    svg = page.elements[0]
    assert svg.attributes["aria-labelledby"].split() == [element.attributes["id"] for element in page.elements[1:3]]
    assert [text for text, around in page.texts if around[-1] is page.elements[1]] == ["A <b>"]


@pytest.mark.parametrize("shape", sorted(CHARTS))
def test_labels_are_escaped_and_nothing_is_styled_inline(shape: str) -> None:
    svg = CHARTS[shape](plot(row(1, 2, 3, href='x"y')))
    assert "<b>" not in svg
    assert "<i>" not in svg
    assert "style=" not in svg
    assert 'x"y' not in svg


def test_a_line_rises_with_its_values() -> None:
    svg = CHARTS["line"](plot(row(1, 2, 3)))
    spots = re.search(r'<polyline class="run s0" points="([^"]+)"', svg)
    assert spots
    heights = [float(spot.split(",")[1]) for spot in spots.group(1).split()]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("comparator", "above"),
    [("≥", True), (">", True), ("≤", False), ("<", False)],
)
def test_the_band_lies_on_the_side_where_the_target_is_met(comparator: str, above: bool) -> None:
    svg = CHARTS["line"](plot(row(1, 2, 3, target=2.0, comparator=comparator)))
    band = re.search(r'class="band"[^>]* y="([\d.]+)" height="([\d.]+)"', svg)
    aim = re.search(r'class="aim"[^>]* y1="([\d.]+)"', svg)
    assert band
    assert aim
    edge = float(band.group(1)) + (float(band.group(2)) if above else 0)
    assert edge == pytest.approx(float(aim.group(1)), abs=0.2)


def test_a_stack_puts_rows_on_top_of_each_other() -> None:
    svg = CHARTS["stack"](plot(row(1, 1, 1), row(2, 2, 2)))
    bars = [(float(y), float(height)) for y, height in re.findall(r'class="bar s0"[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', svg)]
    (low, _), (high, tall) = bars[0], bars[3]
    assert high + tall == pytest.approx(low, abs=0.2)


def test_a_strip_says_the_level_in_letters_too() -> None:
    dots = tuple(Dot(at=at, value=at, text=level, href="x.html") for at, level in enumerate(("green", "yellow", "red")))
    page = Page(CHARTS["strip"](plot(Row(name="R-1", style="s0", dots=dots))))
    assert [text for text, around in page.texts if around[-1].has("letter")] == ["G", "Y", "R"]


def test_shares_that_add_up_to_a_little_more_than_a_hundred_end_at_a_hundred() -> None:
    svg = CHARTS["stack"](plot(row(33.4, 50, 50), row(66.7, 50, 50), unit="%"))
    assert ">100%<" in svg
    assert ">125%<" not in svg
    assert ">150%<" not in svg


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=6))
def test_any_values_have_a_scale_with_few_rising_ticks(values: list[float]) -> None:
    ruler = scale(values)
    assert list(ruler.ticks) == sorted(set(ruler.ticks))
    assert 2 <= len(ruler.ticks) <= 8
    known = [value for value in values if abs(value) < 1e15]
    assert all(ruler.low <= value * (1 + 1e-9) + 1e-300 and value <= ruler.high + abs(value) * 1e-9 for value in known if value >= 0)


def test_a_sparkline_shows_the_latest_values_and_is_hidden_from_readers() -> None:
    picture = spark(list(range(100)))
    assert 'aria-hidden="true"' in picture
    assert picture.count(",") == 40
