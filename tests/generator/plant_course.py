"""Contradictions from report to report, one function a rule: each plants one and says in which reports it can be found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from tests.generator.model import Series
from tests.generator.planting import open_items, same_item, swap


def reused(rng: Random, series: Series) -> tuple[int, ...]:
    other = rng.choice(("Nobody has the key to the roof", "Customs hold the new cameras", "The caterer cancels"))
    for day in series.days[2:]:
        day.risks = [replace(one, title=other, owner="Mara") if one.id == "R-2" else one for one in day.risks]
    return (2,)


def vanished(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(open_items(series, 1)).id
    for day in series.days[2:]:
        day.items = [one for one in day.items if one.id != name]
        day.priorities = [text for text in day.priorities if name not in text]
    series.days[1].priorities = [text for text in series.days[1].priorities if name not in text]
    return (1,)


def backwards(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(open_items(series, 1))
    swap(series, 1, one, replace(one, status=rng.choice(("Done", "Closed")), percent=100))
    return (2,)


def came_from(rng: Random, series: Series) -> tuple[int, ...]:
    before = series.days[1].risks[0].level
    wrong = rng.choice([level for level in ("Green", "Yellow", "Red") if level != before])
    now = next(level for level in ("Green", "Red", "Yellow") if level != wrong)
    series.days[2].risks[0] = replace(series.days[2].risks[0], level=now, came=rng.choice((f"(from {wrong})", f"(↓ from {wrong})")))
    for at in (3, 4):
        if at < len(series.days):
            series.days[at].risks[0] = replace(series.days[at].risks[0], came="")
    return (2,)


def fell(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(open_items(series, 1))
    now = same_item(series, 2, one.id)
    swap(series, 1, one, replace(one, percent=(now.percent or 0) + rng.choice((5, 10, 20))))
    return (2,)


def moved(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(open_items(series, 1, 2)).id
    days = rng.choice((2, 7, -2))
    for at in range(2, len(series.days)):
        for one in list(series.days[at].items):
            if one.id == name:
                swap(series, at, one, replace(one, due=(dt.date.fromisoformat(one.due) + dt.timedelta(days=days)).isoformat()))
    return (2,)


def overdue(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(open_items(series, 0, 3)).id
    due = (series.days[0].date + dt.timedelta(days=rng.choice((0, 1)))).isoformat()
    for at in range(len(series.days)):
        one = same_item(series, at, name)
        swap(series, at, one, replace(one, due=due))
    return (2, 3)


def priority(rng: Random, series: Series) -> tuple[int, ...]:
    words = (
        "Interview the lighthouse keeper about barometers",
        "Photograph the observatory ceiling before scaffolding",
        "Negotiate customs clearance with Rotterdam harbour",
    )
    series.days[0].priorities.append(rng.choice(words))
    return (0,)


def never_listed(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(series.days[1].new).id
    for day in series.days[2:]:
        day.items = [one for one in day.items if one.id != name]
        day.priorities = [text for text in day.priorities if name not in text]
    return (1,)


def undone(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[0].decisions.append("Raise the daily target from 200 to 240 plates")
    words = (
        "This supersedes the earlier decision to raise the daily target from 200 to 240 plates",
        "Reverses Monday's decision: the daily target stays at 200 plates, not 240",
        "The decision to raise the daily target to 240 plates is overruled",
    )
    series.days[2].decisions.append(rng.choice(words))
    return (2,)
