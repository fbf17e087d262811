"""What every plant needs: the items that are open on a day, and another in the place of one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.generator.model import Item, Series


class Plant(NamedTuple):
    """How to plant: `length` days, the places of the reports in which the finding may stand, and rules that rightly speak as well."""

    code: str
    plant: Callable[[Random, Series], tuple[int, ...]]
    length: int = 4
    also: tuple[str, ...] = ()


def open_items(series: Series, at: int, least: int = 1) -> list[Item]:
    """Return the items that are open on day `at` and listed on the `least` days after it too."""
    held = [one for one in series.days[at].items if one.percent is not None and one.percent < 90]
    later = [{one.id for one in day.items if one.percent is not None and one.percent < 90} for day in series.days[at : at + least + 1]]
    return [one for one in held if all(one.id in ids for ids in later)]


def swap(series: Series, at: int, old: Item, new: Item | None) -> None:
    items = series.days[at].items
    series.days[at].items = [one for item in items for one in ([new] if item is old else [item]) if one is not None]


def same_item(series: Series, at: int, name: str) -> Item:
    return next(one for one in series.days[at].items if one.id == name)
