"""From a made-up week to Markdown, in the three shapes in which people write records."""

from __future__ import annotations

from tests.generator.model import Day, Item, Risk, Series

_MARKS = {"Green": "🟢", "Yellow": "🟡", "Red": "🔴"}


def _progress(item: Item) -> str:
    return item.status if item.percent is None else f"{item.status} ({item.percent}%)"


def _item(item: Item, shape: str) -> list[str]:
    owner = f" ({item.owner})" if item.owner else ""
    if shape == "flat":
        parts = [_progress(item)] if item.status else []
        parts += [f"Due {item.due}"] if item.due else []
        parts += [item.note] if item.note else []
        name = f"**{item.id}:** " if item.id else ""
        return [f"- {name}{item.title}{owner} — {'; '.join(parts)}"]
    name = f"{item.id} – " if item.id else ""
    lines = [f"- **{name}{item.title}{owner}**"]
    lines += [f"  - Status: {_progress(item)}"] if item.status else []
    lines += [f"  - Owner Update: {item.note}"] if item.note else []
    lines += [f"  - Due: {item.due}"] if item.due else []
    return [*lines, ""]


def _items(items: list[Item], shape: str) -> list[str]:
    if shape != "table":
        return [line for item in items for line in _item(item, shape)]
    rows = [f"| {one.id} | {one.title} | {one.owner} | {one.due} | {_progress(one)} | {one.note} |" for one in items]
    return ["| ID | Action | Owner | Due | Status | Notes |", "|---|---|---|---|---|---|", *rows]


def _new(items: list[Item], shape: str) -> list[str]:
    if shape == "table":
        rows = [f"| {one.id} | {one.title} | {one.owner} | {one.due} |" for one in items]
        return ["| ID | Action | Owner | Due |", "|---|---|---|---|", *rows]
    return [f"- **{one.id}:** {one.title} (Owner: {one.owner}, Due: {one.due})." for one in items]


def _risk(risk: Risk, shape: str) -> str:
    level = f"{risk.level} {risk.came}".strip()
    if shape == "flat":
        return f"- {_MARKS[risk.level]} **{risk.id}:** {risk.title} ({risk.owner}) — {level}"
    return f"- **{risk.id} – {risk.title} (Owner: {risk.owner}) – Status: {level}**"


def _risks(risks: list[Risk], shape: str) -> list[str]:
    if shape != "table":
        return [_risk(risk, shape) for risk in risks]
    rows = [f"| {one.id} | {one.title} | {one.level} {one.came} | {one.owner} |" for one in risks]
    return ["| ID | Risk | Status | Owner |", "|---|---|---|---|", *rows]


def _metrics(day: Day, shape: str) -> list[str]:
    if shape == "table":
        rows = [f"| {one.name} | {one.target} | {one.value} | {one.verdict} |" for one in day.metrics]
        return ["| Metric | Target | Current | Status |", "|---|---|---|---|", *rows]
    lines = []
    for number, one in enumerate(day.metrics, start=1):
        lines += [
            f"### Gate {number}: {one.name}",
            "",
            f"**Target:** {one.target}",
            f"**Result:** {one.value}",
            f"**Status:** {one.verdict}",
            "",
        ]
    return lines


def _stories(day: Day, shape: str) -> list[str]:
    if shape == "table":
        rows = [f"| {one.id} | {one.title} | {one.owner} | {one.points} | {one.status} |" for one in day.stories]
        return ["| ID | Story | Owner | Points | Status |", "|---|---|---|---|---|", *rows]
    lines = []
    for one in day.stories:
        lines += [f"- **{one.id} – {one.title} ({one.owner})**", f"  - Status: {one.status}", f"  - Points: {one.points}"]
    return lines


def _times(day: Day, shape: str) -> list[str]:
    if shape == "table":
        return ["| Time | Checkpoint |", "|---|---|", *[f"| {time} | {what} |" for time, what in day.times]]
    return [f"- {time} PT {what}" for time, what in day.times]


def write_day(series: Series, day: Day) -> str:
    """Return the text of one report."""
    shape, style = series.shape, series.style
    head = day.head or f"{series.team} Week {day.week} Day {day.number} {style['REPORT_TITLE']} ({day.date:%A %Y-%m-%d})"
    ids = ", ".join(risk.id for risk in day.risks) if day.risk_ids is None else day.risk_ids
    parts = [
        ("Summary", day.summary),
        (style["TIME_TITLE"], _times(day, shape)),
        (style["ACTIONS_TITLE"], [*_items(day.items, shape), "", *day.item_notes]),
        (style["STORY_TITLE"], [*_stories(day, shape), "", *day.story_notes]),
        (f"{style['RISK_TITLE']} ({ids})", _risks(day.risks, shape)),
        (style["METRIC_TITLE"], _metrics(day, shape)),
        ("Measurements", day.extra),
        (style["NEW_TITLE"], _new(day.new, shape) if day.new else []),
        ("Decisions", [f"- Decision: {one}" for one in day.decisions]),
        ("Tomorrow's Priorities", [f"- {one}" for one in day.priorities]),
    ]
    lines = [f"# {head}", ""]
    for title, body in parts:
        if body:
            lines += [f"## {title}", "", *body, ""]
    return "\n".join(line.rstrip() for line in lines)


def write_series(series: Series) -> list[tuple[str, str]]:
    """Return path and text of every report of `series`."""
    days = [(f"{series.team.lower()}/{day.date.isoformat()}.md", write_day(series, day)) for day in series.days]
    return [*days, *series.more]
