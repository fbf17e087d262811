"""Contradictions of the calendar and of people, one function a rule: each plants one and says in which reports it can be found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from tests.generator.model import Series
from tests.generator.planting import open_items, swap
from tests.generator.write import write_day


def weekday(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    wrong = (day.date + dt.timedelta(days=rng.choice((1, 2, 3)))).strftime("%A")
    if rng.random() < 0.5:
        day.head = f"{series.team} Week {day.week} Day {day.number} Outcomes ({wrong} {day.date.isoformat()})"
    else:
        later = day.date + dt.timedelta(days=7)
        day.extra.insert(0, f"- The demo is on {wrong}, {later.strftime('%B')} {later.day}, {later.year}")
    return (1,)


def due_before(rng: Random, series: Series) -> tuple[int, ...]:
    one = series.days[1].new[0]
    early = (series.days[1].date - dt.timedelta(days=rng.choice((1, 4, 30)))).isoformat()
    series.days[1].new[0] = replace(one, due=early)
    return (1,)


def day_number(rng: Random, series: Series) -> tuple[int, ...]:
    following = series.days[2]
    wrong = (following.date + dt.timedelta(days=rng.choice((1, 2)))).strftime("%A")
    series.days[1].extra.insert(
        0, rng.choice((f"- {wrong} (Day {following.number}) we go on", f"- The rest is for {wrong}, Day {following.number}"))
    )
    return (1,)


def day_label(rng: Random, series: Series) -> tuple[int, ...]:
    if rng.random() < 0.3:  # a title that names a day after the one that the file is named after, which has no report of its own
        last = series.days[-1]
        stated = last.date + dt.timedelta(days=3 if last.date.weekday() == 4 else 1)
        last.head = f"{series.team} Week {last.week} Day {last.number} Outcomes ({stated:%A %Y-%m-%d})"
        return (3,)
    series.days[2].number = series.days[1].number - rng.choice((0, 1))
    return (2, 3)


def timeline(rng: Random, series: Series) -> tuple[int, ...]:
    times = series.days[1].times
    at = rng.choice((2, 3))
    series.days[1].times[at] = (f"0{rng.choice((6, 7))}:{times[at][0][3:]}", times[at][1])
    return (1,)


def gap(rng: Random, series: Series) -> tuple[int, ...]:
    for day in [series.days[3], series.days[4]][: rng.choice((1, 2))]:
        series.days.remove(day)
    return (3,)


def spelling(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(open_items(series, 1))
    name = one.owner
    at = rng.randrange(1, len(name) - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    doubled = name[: at + 1] + name[at] + name[at + 1 :]
    dropped = name[:at] + name[at + 1 :]
    slips = [slip for slip in (swapped, doubled, dropped) if slip != name and len(slip) >= 4]
    swap(series, 1, one, replace(one, owner=rng.choice(slips)))
    return (1,)


def unowned(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(open_items(series, 0, 3)).id
    word = rng.choice(("TBD", "", "unassigned"))
    for at in range(len(series.days)):
        for one in list(series.days[at].items):
            if one.id == name:
                swap(series, at, one, replace(one, owner=word))
    return (1, 2, 3)


def two_owners(rng: Random, series: Series) -> tuple[int, ...]:
    day, one = series.days[1], rng.choice(open_items(series, 1))
    other = rng.choice([item.owner for item in day.items if item.owner != one.owner])
    second = replace(
        day,
        items=[replace(one, owner=other, note="")],
        new=[],
        stories=[],
        risks=[],
        metrics=[],
        times=[],
        priorities=[],
        decisions=[],
        extra=[],
        item_notes=[],
        story_notes=[],
        summary=[],
    )
    second.head = f"{series.team} {rng.choice(('Retrospective', 'Evening round', 'Hand-over notes'))} ({day.date:%A %Y-%m-%d})"
    text = write_day(series, second).replace(" ()\n", "\n")
    series.more.append((f"{series.team.lower()}/{day.date.isoformat()}-second.md", text))
    return (1, len(series.days))


def overload(rng: Random, series: Series) -> tuple[int, ...]:
    owner = series.days[2].items[0].owner
    due = (series.days[-1].date + dt.timedelta(days=20)).isoformat()
    last, known = len(series.days) - 1, {one.id for one in series.days[0].items}
    names = [
        one.id for one in rng.sample([one for one in series.days[last - 1].items if one.percent not in (None, 100) and one.id in known], 5)
    ]
    for at, items in enumerate([list(day.items) for day in series.days]):
        for one in items:
            if one.id in names:
                same = replace(one, owner=owner, due=due, status="In Progress")
                done = at == last and one.id == names[0]
                swap(
                    series,
                    at,
                    one,
                    replace(same, status="Done", percent=100) if done else replace(same, percent=min(same.percent or 0, 95)),
                )
    return tuple(range(len(series.days)))
