"""A made-up week of a made-up team as data: what is true on each day, without a contradiction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from tests.generator import words

SHAPES = ("nested", "flat", "table")


@dataclass
class Item:
    """An action item on one day."""

    id: str
    title: str
    owner: str
    due: str
    status: str
    percent: int | None
    note: str = ""


@dataclass
class Story:
    id: str
    title: str
    owner: str
    points: int
    status: str


@dataclass
class Risk:
    id: str
    title: str
    owner: str
    level: str
    came: str = ""


@dataclass
class Metric:
    name: str
    target: str
    value: str
    verdict: str


@dataclass
class Day:
    """One report; `extra` are lines of a section of notes, `title`, `risk_title` … what stands in headings."""

    date: dt.date
    week: int
    number: int
    title: str = ""
    items: list[Item] = field(default_factory=list)
    new: list[Item] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    item_notes: list[str] = field(default_factory=list)
    story_notes: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    risk_ids: str | None = None
    head: str = ""


@dataclass
class Series:
    """The reports of one team, how they are written, and second reports of a day by the place of the day."""

    team: str
    shape: str
    days: list[Day]
    style: dict[str, str]
    more: list[tuple[str, str]] = field(default_factory=list)


def dice(seed: str) -> Random:
    """Return a source of chance that always gives the same for one seed."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def _working_days(first: dt.date, count: int) -> list[dt.date]:
    found: list[dt.date] = []
    while len(found) < count:
        if first.weekday() < 5:
            found.append(first)
        first += dt.timedelta(days=1)
    return found


def _value(rng: Random, name: tuple[str, str, float, str], good: bool) -> Metric:
    title, sign, target, unit = name
    low, high = (1.01, 1.06) if (sign == "≥") == good else (0.90, 0.99)
    number = target * rng.uniform(low, high)
    if unit == "%":
        number = min(number, 99.9)
        good = number >= target if sign == "≥" else number <= target
    shown = f"{number:.1f}" if target < 100 and unit else f"{round(number)}"
    good = float(shown) >= target if sign == "≥" else float(shown) <= target
    gap = " " if unit not in ("%", "") else ""
    return Metric(title, f"{sign}{target:g}{gap}{unit}", f"{shown}{gap}{unit}", "✅ Met" if good else "❌ Missed")


def _items(rng: Random, prefix: str, people: list[str], titles: list[str], days: list[dt.date], count: int) -> list[list[Item]]:
    """Return the action items of each day: every open one, and those that were closed on it."""
    by_day: list[list[Item]] = [[] for _ in days]
    for number in range(count):
        owner = people[number % len(people)]
        length = rng.randint(len(days), len(days) + 4) if number % 3 else rng.randint(2, len(days))
        due = days[-1] + dt.timedelta(days=3 + 2 * number)
        for at in range(len(days)):
            if at >= length:
                break
            percent = min(100, round(100 * (at + 1) / length / 5) * 5)
            percent = 100 if at == length - 1 else min(percent, 95)
            status = rng.choice(words.DONE if percent == 100 else words.REVIEW if percent >= 90 else words.PROGRESS)
            name = f"{prefix}-{number + 1:02}"
            by_day[at].append(Item(name, titles[number], owner, due.isoformat(), status, percent, rng.choice(words.NOTES)))
    return by_day


def _stories(rng: Random, people: list[str], titles: list[str], count: int) -> list[list[Story]]:
    held = [Story(f"ST-{101 + at}", titles[at], people[at % len(people)], rng.choice((2, 3, 5, 8)), "Planned") for at in range(5)]
    by_day = []
    for at in range(count):
        held = [replace(one, status="Accepted" if n <= at * 5 // (count + 1) else "In Progress") for n, one in enumerate(held)]
        by_day.append(held)
    return by_day


def _risks(rng: Random, people: list[str], count: int) -> list[list[Risk]]:
    titles = rng.sample(words.RISKS, 4)
    held = [Risk(f"R-{at + 1}", title, people[at % len(people)], rng.choice(("Yellow", "Green", "Red"))) for at, title in enumerate(titles)]
    by_day = [held]
    for _ in range(count - 1):
        held = [replace(one, came="") for one in held]
        at = rng.randrange(len(held))
        level = rng.choice([level for level in ("Green", "Yellow", "Red") if level != held[at].level])
        rank = ("Green", "Yellow", "Red")
        arrow = "↑" if rank.index(level) > rank.index(held[at].level) else "↓"
        held[at] = replace(held[at], level=level, came=f"({arrow} from {held[at].level})")
        by_day.append(held)
    return by_day


def make_series(rng: Random, shape: str, length: int = 5) -> Series:
    """Make `length` working days of reports in `shape` that agree with each other in everything."""
    days = _working_days(dt.date(2025, rng.randint(1, 11), rng.randint(1, 26)), length)
    people = rng.sample(words.PEOPLE, 5)
    titles = [f"{rng.choice(words.VERBS)} the {thing}" for thing in rng.sample(words.THINGS, len(words.THINGS))]
    prefix = rng.choice(words.PREFIXES)
    items, stories, risks = (
        _items(rng, prefix, people, titles, days, 8),
        _stories(rng, people, titles[15:], length),
        _risks(rng, people, length),
    )
    metrics = rng.sample(words.METRICS, 4)
    made = []
    for at, date in enumerate(days):
        start = rng.choice((8, 9))
        times = [(f"{start + n:02}:{rng.choice((0, 10, 25, 40)):02}", what) for n, what in enumerate(rng.sample(words.CHECKPOINTS, 5))]
        day = Day(date, 2, at + 6, items=items[at], stories=stories[at], risks=risks[at], times=times)
        day.metrics = [_value(rng, metric, rng.random() < 0.7) for metric in metrics]
        day.priorities = [f"Bring {one.id} forward" for one in items[at] if one.percent != 100][:3]
        pairs = ((rng.choice(words.THINGS[:13]), "as agreed with"), (rng.choice(words.THINGS[13:]), "as proposed by"))
        day.decisions = [f"{rng.choice(('Keep', 'Use', 'Prefer'))} the {thing} {how} {rng.choice(people)}" for thing, how in pairs]
        made.append(day)
    _add_new(rng, made, prefix, people, titles[8:15])
    _add_claims(rng, made)
    style = {name: rng.choice(getattr(words, name)) for name in dir(words) if name.endswith("_TITLE")}
    return Series(rng.choice(words.TEAMS), shape, made, style)


def _add_new(rng: Random, days: list[Day], prefix: str, people: list[str], titles: list[str]) -> None:
    """Log two new items on the second day, which the lists of all days after it hold."""
    for number in range(2):
        due = (days[-1].date + dt.timedelta(days=30 + number)).isoformat()
        item = Item(f"{prefix}-{number + 20}", titles[number], people[number], due, "New", None)
        days[1].new.append(item)
        for at, day in enumerate(days[2:]):
            day.items = [*day.items, replace(item, status=rng.choice(words.PROGRESS), percent=10 + 10 * at, note=rng.choice(words.NOTES))]


def _add_claims(rng: Random, days: list[Day]) -> None:
    """Say numbers that are right: readiness, points, counts, differences, ratios and shares."""
    for day in days:
        done = sum(one.points for one in day.stories if one.status == "Accepted")
        whole = sum(one.points for one in day.stories)
        day.story_notes.append(f"Accepted so far: {done}/{whole} points ({100 * done / whole:.1f}%).")
        if day.new:
            day.summary.append(f"Logged {len(day.new)} new action items today.")
        passed, of = rng.randint(80, 110), rng.randint(111, 140)
        day.extra += [f"- Tests: {passed}/{of} passed ({100 * passed / of:.1f}%)", "- Test mix: 60% Python, 25% Go, 15% Rust"]
        day.extra += ["", "| Metric | Before | After | Δ | Δ % |", "|---|---|---|---|---|"]
        for name in ("p50", "p90", "p95", "p99"):
            before = rng.randint(400, 900) / 10
            after = before + rng.choice((-1, 1)) * rng.randint(12, 60) / 10
            day.extra.append(f"| {name} | {before:.1f} | {after:.1f} | {after - before:+.1f} | {100 * (after - before) / before:+.1f}% |")
        day.extra += ["", "| Suite | Passed | Pass rate |", "|---|---|---|"]
        for name in ("Unit", "Contract", "System", "Load"):
            part, total = rng.randint(20, 60), rng.randint(61, 90)
            day.extra.append(f"| {name} | {part}/{total} | {100 * part / total:.1f}% |")
        day.extra += [
            "",
            "| Language | Files | Share |",
            "|---|---|---|",
            "| Go | 120 | 40% |",
            "| Rust | 90 | 30% |",
            "| Python | 90 | 30% |",
        ]
