"""Contradictions of numbers, one function a rule: each plants one and says in which reports it can be found."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.generator.model import Metric, Series
from tests.generator.planting import open_items, swap


def ratio(rng: Random, series: Series) -> tuple[int, ...]:
    words = (
        "- Ready for review: 7/9 (87.5%)",
        "- 112 of 118 tests passed (85.2%)",
        "- Cache hits: 84.2% (26/32 points)",
        "- Passed: 96% (3/100 failed)",
    )
    series.days[1].extra.insert(0, rng.choice(words))
    return (1,)


def percent_status(rng: Random, series: Series) -> tuple[int, ...]:
    at = len(series.days) - 1
    one = rng.choice(open_items(series, at, 0))
    status, percent = rng.choice((("Done", 70), ("Completed", 85), ("Not Started", 100), ("In Progress", 100)))
    if status in ("Done", "Completed"):
        percent = max(percent, (one.percent or 0) // 5 * 5)
    swap(series, at, one, replace(one, status=status, percent=percent))
    return (at,)


def stated_count(rng: Random, series: Series) -> tuple[int, ...]:
    rows = ["| Piece | Points |", "|---|---|", "| Maps | 5 |", "| Keys | 8 |", "| Tiles | 3 |"]
    table = [f"Committed scope: {rng.choice((15, 18, 21))} points in three pieces.", "", *rows]
    items = [f"- **Planned for later:** {rng.choice((12, 14))} points", "  - Maps (5 pts)", "  - Keys (8 pts)"]
    series.days[1].extra += ["", *rng.choice((table, items))]
    return (1,)


def verdict(rng: Random, series: Series) -> tuple[int, ...]:
    at = rng.randrange(4)
    bad = rng.choice(
        (
            Metric("Build time", "≤20 min", "27 min", "✅ Met"),
            Metric("Line count", "≥85%", "91.2%", "❌ Missed"),
            Metric("Hit rate", "≥80%", "71%", "PASS"),
        )
    )
    series.days[1].metrics[at] = bad
    return (1,)


def readiness(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    day.items = [replace(one, status="Ready for Review" if at < 5 else "In Progress", percent=None) for at, one in enumerate(day.items)]
    part = rng.choice((4, 6, 7))
    day.item_notes = [
        rng.choice(
            (
                f"- **Action Item Readiness Metric:** {part}/{len(day.items)} items at Ready for Review",
                f"{part} of {len(day.items)} action items are Ready for Review.",
            )
        )
    ]
    return (1,)


def difference(rng: Random, series: Series) -> tuple[int, ...]:
    row = rng.choice(("| p75 | 54.2 | 57.3 | +4.1 | +5.7% |", "| p75 | 54.2 | 57.3 | +3.1 | +7.5% |"))
    line = rng.choice((
        "- Coverage: 82 → 91 (+11)", "- Scan time: 412.8s → 431.9s (+19.1s, +6.4%)", "- Hit rate: 82.4% → 84.1% (+2.7 pp)",
        "- Velocity: 20 points (+5 vs. 18)", "- Success rate: 98.0% (down from 97.4%)",
    ))  # fmt: skip
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
    day.story_notes = [
        rng.choice(
            (
                f"Accepted so far: {wrong}/{whole} points.",
                f"{wrong} of {whole} points accepted.",
                f"- **Completed:** {wrong}/{whole} story points",
            )
        )
    ]
    return (1,)


def count(rng: Random, series: Series) -> tuple[int, ...]:
    day = series.days[1]
    day.summary = [
        rng.choice(
            (
                "Logged 3 new action items today.",
                "Four new action items were logged.",
                "- 3 new actions, both small",
                f"- {len(day.items) + 4} action items tracked",
            )
        )
    ]
    return (1,)
