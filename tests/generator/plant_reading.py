"""Contradictions of the families of reading, one function a rule: each plants one and says in which reports it can be found."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.generator.model import Series
from tests.generator.planting import open_items, swap
from tests.generator.write import write_day


def unread(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].items = series.days[1].items[:-1]
    series.days[1].item_notes = [
        rng.choice(("- the usual two from the whiteboard", "- see what was said about the tray", "- and the rest as always"))
    ]
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
    dashes = ["All went well: we can go on.", "---", "", "- next"]
    series.days[1].extra += ["", *rng.choice((glued, uneven, dashes))]
    return (1,)


def damaged(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].extra.append(f"- {rng.choice(('Zo', 'Caf', 'Andr'))}\ufffd was here")
    return (1,)


def too_deep(rng: Random, series: Series) -> tuple[int, ...]:
    series.days[1].extra += ["", "> " * rng.randint(60, 90) + "lost"]
    return (1,)


def missing_field(rng: Random, series: Series) -> tuple[int, ...]:
    day, one = series.days[1], rng.choice(open_items(series, 1))
    blank = [replace(one, due=""), replace(one, owner="")]
    blank += [replace(one, status="", percent=None)] if series.shape != "flat" else []
    swap(series, 1, one, rng.choice(blank))
    day.item_notes = []
    return (1,)


def unknown_status(rng: Random, series: Series) -> tuple[int, ...]:
    one = rng.choice(open_items(series, 1))
    swap(series, 1, one, replace(one, status=rng.choice(("In Progess", "Blokced", "In Reveiw", "Not Startd")), percent=None))
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


def guessed(rng: Random, series: Series) -> tuple[int, ...]:
    heading, day = rng.choice(("Grit in the gears", "Sand in the boots", "Knots in the line")), series.days[1]
    who = rng.choice(("drivers", "porters", "guides"))
    held = ["- The crane might fail again if it freezes (high)", f"- Two {who} could be missing all weekend, no cover (medium)"]
    held += ["- The permit may be late, then we lose the slot (high)", "- No spare lamp if the last one breaks (low)"]
    text = "\n".join((f"# Notes of the quality desk ({day.date:%A %Y-%m-%d})", "", f"## {heading}", "", *held, ""))
    series.more.append((f"{series.team.lower()}/quality-desk.md", text))
    return (len(series.days),)
