"""One planted contradiction a rule, in several wordings; each function changes a series and says in which report it can be found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tests.generator.model import Item, Metric, Series
from tests.generator.write import write_day


class Plant(NamedTuple):
    """How to plant: `length` days, the places of the reports in which the finding may stand, and rules that rightly speak as well."""

    code: str
    plant: Callable[[Random, Series], tuple[int, ...]]
    length: int = 4
    also: tuple[str, ...] = ()


def _open(series: Series, at: int, least: int = 1) -> list[Item]:
    """Return the items that are open on day `at` and listed on the `least` days after it too."""
    held = [one for one in series.days[at].items if one.percent is not None and one.percent < 90]
    later = [{one.id for one in day.items if one.percent is not None and one.percent < 90} for day in series.days[at : at + least + 1]]
    return [one for one in held if all(one.id in ids for ids in later)]


def _swap(series: Series, at: int, old: Item, new: Item | None) -> None:
    items = series.days[at].items
    series.days[at].items = [one for item in items for one in ([new] if item is old else [item]) if one is not None]


def _same(series: Series, at: int, name: str) -> Item:
    return next(one for one in series.days[at].items if one.id == name)


def unread(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].items = series.days[1].items[:-1]
    series.days[1].item_notes = [rng.choice(("- the usual two from the whiteboard", "- see what was said about the tray", "- and the rest as always"))]
    return (1,)


def no_date(rng: Random, series: Series) -> tuple[int, ...]:
    text = f"# {series.team} {rng.choice(('walk through the vault', 'notes from the corridor', 'what we learned'))}\n\nTwo doors stick.\n"
    series.more.append((f"{series.team.lower()}/walk.md", text))
    return (len(series.days),)


def same_key(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[rng.randrange(2)]
    series.more.append((f"{series.team.lower()}/old/{day.date.isoformat()}.md", write_day(series, day)))
    return (series.days.index(day), len(series.days))


def duplicate_id(rng: Random, series: Series) -> tuple[int, ...]:
    one, other = rng.sample(series.days[1].items[:6], 2)
    wrong = replace(other, id=one.id) if rng.random() < 0.5 else replace(one, percent=max(0, (one.percent or 0) - 25), status="In Progress")
    series.days[1].items.append(wrong)
    return (1,)


def ambiguous(rng: Random, series: Series) -> tuple[int, ...]:
    glued = ["- Latency of the day:", "| Gauge | Reading |", "|---|---|", "| north | 80 ms |"]
    uneven = ["| Gauge | Reading |", "|---|---|", "| north | 80 ms | late |"]
    dashes = ["All went well and we can go on", "---", ""]
    series.days[1].extra += ["", *rng.choice((glued, uneven, dashes))]
    return (1,)


def damaged(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].extra.append(f"- {rng.choice(('Zo', 'Caf', 'Andr'))}\ufffd was here")
    return (1,)


def too_deep(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].extra += ["", "> " * rng.randint(60, 90) + "lost"]
    return (1,)


def missing_field(rng: Random, series: Series) -> tuple[int, ...]:
    day, one = series.days[1], rng.choice(_open(series, 1))
    blank = [replace(one, due=""), replace(one, owner="")]
    blank += [replace(one, status="", percent=None)] if series.shape != "flat" else []
    _swap(series, 1, one, rng.choice(blank))
    day.item_notes = []
    return (1,)


def unknown_status(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(_open(series, 1))
    _swap(series, 1, one, replace(one, status=rng.choice(("In Progess", "Blokced", "Redy for Review", "Not Startd")), percent=None))
    return (1,)


def dangling(rng: Random, series: Series) -> tuple[int, ...]:
    prefix = series.days[1].items[0].id.rpartition("-")[0]
    words = rng.choice(("Blocked by {}, as discussed", "The rest waits for {}", "Same cause as in {}, says the log"))
    series.days[1].extra.insert(0, f"- {words.format(f'{prefix}-{rng.randint(71, 99)}')}")
    return (1,)


def announced(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].risk_ids = rng.choice(("R-1, R-2, R-3", "R-1, R-2, R-3, R-5", "R-1, R-2, R-4, R-6", "R-1 through R-3"))
    return (1,)


def bad_ignore(rng: Random, series: Series) -> tuple[int, ...]:
    words = ("ignore RG203", "ignore RG999 because it is fine", "ignore because it is fine", "ignore RG2O1 because of the weekend")
    series.days[1].extra.insert(0, f"<!-- reportgen: {rng.choice(words)} -->")
    return (1,)


def ratio(rng: Random, series: Series) -> tuple[int, ...]:
    words = ("- Ready for review: 7/9 (87.5%)", "- 112 of 118 tests passed (85.2%)", "- Cache hits: 84.2% (26/32 points)", "- Passed: 96% (3/100 failed)")
    series.days[1].extra.insert(0, rng.choice(words))
    return (1,)


def percent_status(rng: Random, series: Series) -> tuple[int, ...]:
    at = len(series.days) - 1
    one = rng.choice(_open(series, at, 0))
    status, percent = rng.choice((("Done", 70), ("Completed", 85), ("Not Started", 100), ("In Progress", 100)))
    if status in ("Done", "Completed"):
        percent = max(percent, (one.percent or 0) // 5 * 5)
    _swap(series, at, one, replace(one, status=status, percent=percent))
    return (at,)


def stated_count(rng: Random, series: Series) -> tuple[int, ...]:
    rows = ["| Story | Points |", "|---|---|", "| Maps | 5 |", "| Keys | 8 |", "| Tiles | 3 |"]
    table = [f"Committed scope: {rng.choice((15, 18, 21))} points in three pieces.", "", *rows]
    items = [f"- **Planned for later:** {rng.choice((12, 14))} points", "  - Maps (5 pts)", "  - Keys (8 pts)"]
    series.days[1].extra += ["", *rng.choice((table, items))]
    return (1,)


def verdict(rng: Random, series: Series) -> tuple[int, ...]:
    at = rng.randrange(4)
    bad = rng.choice((Metric("Build time", "≤20 min", "27 min", "✅ Met"), Metric("Line count", "≥85%", "91.2%", "❌ Missed"), Metric("Hit rate", "≥80%", "71%", "PASS")))
    series.days[1].metrics[at] = bad
    return (1,)


def readiness(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    day.items = [replace(one, status="Ready for Review" if at < 5 else "In Progress", percent=None) for at, one in enumerate(day.items)]
    part = rng.choice((4, 6, 7))
    day.item_notes = [rng.choice((f"- **Action Item Readiness Metric:** {part}/{len(day.items)} items at Ready for Review", f"{part} of {len(day.items)} action items are Ready for Review."))]
    return (1,)


def difference(rng: Random, series: Series) -> tuple[int, ...]:
    row = rng.choice(("| p75 | 54.2 | 57.3 | +4.1 | +5.7% |", "| p75 | 54.2 | 57.3 | +3.1 | +7.5% |"))
    line = rng.choice(("- Coverage: 82 → 91 (+11)", "- Scan time: 412.8s → 431.9s (+19.1s, +6.4%)", "- Hit rate: 82.4% → 84.1% (+2.7 pp)"))
    extra = series.days[1].extra
    if rng.random() < 0.5:
        extra.insert(next(at for at, text in enumerate(extra) if text.startswith("| p95")), row)
    else:
        extra.insert(0, line)
    return (1,)


def cell_ratio(rng: Random, series: Series) -> tuple[int, ...]:
    extra = series.days[1].extra
    row = rng.choice(("| Smoke | 18/24 | 85.0% |", "| Smoke | 41/44 | 83.2% |", "| Smoke | 30 of 40 | 70% |"))
    extra.insert(next(at for at, text in enumerate(extra) if text.startswith("| System")), row)
    return (1,)


def shares(rng: Random, series: Series) -> tuple[int, ...]:
    extra = series.days[1].extra
    if rng.random() < 0.5:
        series.days[1].extra = [text.replace("| 120 | 40% |", f"| 120 | {rng.choice((45, 48, 35))}% |") for text in extra]
    else:
        parts = rng.choice(("50% unit, 30% contract, 25% system", "60% Python, 25% Go, 20% Rust"))
        series.days[1].extra = [text.replace("60% Python, 25% Go, 15% Rust", parts) for text in extra]
    return (1,)


def two_values(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    other = Metric("Intake volume", "≥200", rng.choice(("231", "264", "209")), "✅ Met")
    day.metrics[0] = other
    day.summary.append(f"- **Intake volume:** {rng.choice((222, 240, 275))} (target ≥200)")
    series.style["SUMMARY"] = "Key Metrics"
    return (1,)


def points(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    done, whole = sum(one.points for one in day.stories if one.status == "Accepted"), sum(one.points for one in day.stories)
    wrong = done + rng.choice((1, 2))
    day.story_notes = [rng.choice((f"Accepted so far: {wrong}/{whole} points.", f"{wrong} of {whole} points accepted.", f"- **Completed:** {wrong}/{whole} story points"))]
    return (1,)


def count(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    day.summary = [rng.choice(("Logged 3 new action items today.", "Four new action items were logged.", "- 3 new actions, both small", f"- {len(day.items) + 4} action items tracked"))]
    return (1,)


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
    series.days[1].extra.insert(0, rng.choice((f"- {wrong} (Day {following.number}) we go on", f"- The rest is for {wrong}, Day {following.number}")))
    return (1,)


def day_label(rng: Random, series: Series) -> tuple[int, ...]:
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
    one = rng.choice(_open(series, 1))
    name = one.owner
    at = rng.randrange(1, len(name) - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    doubled = name[: at + 1] + name[at] + name[at + 1 :]
    dropped = name[:at] + name[at + 1 :]
    slips = [slip for slip in (swapped, doubled, dropped) if slip != name and len(slip) >= 4]
    _swap(series, 1, one, replace(one, owner=rng.choice(slips)))
    return (1,)


def unowned(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(_open(series, 0, 3)).id
    word = rng.choice(("TBD", "", "unassigned"))
    for at in range(len(series.days)):
        for one in list(series.days[at].items):
            if one.id == name:
                _swap(series, at, one, replace(one, owner=word))
    return (1, 2, 3)


def two_owners(rng: Random, series: Series) -> tuple[int, ...]:
    day, one = series.days[1], rng.choice(_open(series, 1))
    other = rng.choice([item.owner for item in day.items if item.owner != one.owner])
    second = replace(day, items=[replace(one, owner=other, note="")], new=[], stories=[], risks=[], metrics=[], times=[], priorities=[], decisions=[], extra=[], item_notes=[], story_notes=[], summary=[])
    second.head = f"{series.team} {rng.choice(('Retrospective', 'Evening round', 'Hand-over notes'))} ({day.date:%A %Y-%m-%d})"
    text = write_day(series, second).replace(" ()\n", "\n")
    series.more.append((f"{series.team.lower()}/{day.date.isoformat()}-second.md", text))
    return (1, len(series.days))


def overload(rng: Random, series: Series) -> tuple[int, ...]:
    day, owner = series.days[2], series.days[2].items[0].owner
    due = (series.days[-1].date + dt.timedelta(days=20)).isoformat()
    for at, item in enumerate(rng.sample(day.items, 5)):
        for later in range(4):
            for one in list(series.days[later].items):
                if one.id == item.id:
                    _swap(series, later, one, replace(one, owner=owner, due=due))
        if at == 0:
            last = _same(series, 3, item.id) if any(one.id == item.id for one in series.days[3].items) else None
            if last is not None:
                _swap(series, 3, last, replace(last, status="Done", percent=100))
    return (0, 1, 2, 3)


def reused(rng: Random, series: Series) -> tuple[int, ...]:
    for day in series.days[2:]:
        day.risks = [replace(one, title="Nobody has the key to the roof", owner="Mara") if one.id == "R-2" else one for one in day.risks]
    return (2,)


def vanished(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(_open(series, 1)).id
    for day in series.days[2:]:
        day.items = [one for one in day.items if one.id != name]
        day.priorities = [text for text in day.priorities if name not in text]
    series.days[1].priorities = [text for text in series.days[1].priorities if name not in text]
    return (1,)


def backwards(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(_open(series, 1))
    _swap(series, 1, one, replace(one, status=rng.choice(("Done", "Closed")), percent=100))
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
    one = rng.choice(_open(series, 1))
    now = _same(series, 2, one.id)
    _swap(series, 1, one, replace(one, percent=(now.percent or 0) + rng.choice((5, 10, 20))))
    return (2,)


def moved(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(_open(series, 1, 2)).id
    days = rng.choice((2, 7, -2))
    for at in range(2, len(series.days)):
        for one in list(series.days[at].items):
            if one.id == name:
                _swap(series, at, one, replace(one, due=(dt.date.fromisoformat(one.due) + dt.timedelta(days=days)).isoformat()))
    return (2,)


def overdue(rng: Random, series: Series) -> tuple[int, ...]:
    name = rng.choice(_open(series, 0, 3)).id
    due = (series.days[0].date + dt.timedelta(days=rng.choice((0, 1)))).isoformat()
    for at in range(len(series.days)):
        one = _same(series, at, name)
        _swap(series, at, one, replace(one, due=due))
    return (2, 3)


def priority(rng: Random, series: Series) -> tuple[int, ...]:
    words = ("Interview the lighthouse keeper about barometers", "Photograph the observatory ceiling before scaffolding", "Negotiate customs clearance with Rotterdam harbour")
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
    words = ("This supersedes the earlier decision to raise the daily target from 200 to 240 plates", "Reverses Monday's decision: the daily target stays at 200 plates, not 240", "The decision to raise the daily target to 240 plates is overruled")
    series.days[2].decisions.append(rng.choice(words))
    return (2,)


PLANTS = (
    Plant("RG101", unread),
    Plant("RG102", no_date),
    Plant("RG103", same_key),
    Plant("RG104", duplicate_id, also=("RG505", "RG403")),
    Plant("RG105", ambiguous),
    Plant("RG106", damaged),
    Plant("RG107", too_deep, also=("RG105",)),
    Plant("RG108", missing_field),
    Plant("RG109", unknown_status),
    Plant("RG110", dangling),
    Plant("RG111", announced),
    Plant("RG112", bad_ignore),
    Plant("RG201", ratio),
    Plant("RG202", percent_status),
    Plant("RG203", stated_count),
    Plant("RG204", verdict),
    Plant("RG205", readiness),
    Plant("RG206", difference),
    Plant("RG207", cell_ratio),
    Plant("RG208", shares),
    Plant("RG209", two_values),
    Plant("RG210", points),
    Plant("RG211", count),
    Plant("RG301", weekday),
    Plant("RG302", due_before),
    Plant("RG303", day_number),
    Plant("RG304", day_label),
    Plant("RG305", timeline),
    Plant("RG306", gap, length=9),
    Plant("RG401", spelling),
    Plant("RG402", unowned, also=("RG108",)),
    Plant("RG403", two_owners),
    Plant("RG404", overload, length=5),
    Plant("RG501", reused),
    Plant("RG502", vanished),
    Plant("RG503", backwards, also=("RG505",)),
    Plant("RG504", came_from),
    Plant("RG505", fell),
    Plant("RG506", moved),
    Plant("RG507", overdue, also=("RG108",)),
    Plant("RG508", priority),
    Plant("RG509", never_listed),
    Plant("RG510", undone),
)
