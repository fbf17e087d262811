"""Markdown twins of what people wrote: a report and a hand-written page in their own words, an item as its life."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.site.items import DueStep, ItemView, Step
from reportgen.site.page import Page, Site
from reportgen.site.reports import ReportView
from reportgen.site.twins import rows
from reportgen.site.twins.markdown import joined, link, linked, section, words
from reportgen.site.words import LEVELS, number

Lines = Iterator[str]


def report(site: Site, page: Page, view: ReportView, root: str) -> Lines:
    """Yield a report as its author wrote it, line by line, below a head that names its source."""
    report = site.sources[page.path]
    yield from ("", joined(words(view.title), f"source {words(f'{report.path}:{report.line}')}", by=", ") + ".")
    yield from ("", joined(*(link(ref, root) for ref in view.around), by=" · ")) if view.around else ()
    yield from rows.before_after(view.before, view.after, root)
    yield from ("", f"Lines {report.line} to {report.end_line} of the source follow as they were written.", "", "---", "")
    yield from site.texts.get(report.path, "").split("\n")[report.line - 1 : report.end_line]


def prose(site: Site, page: Page) -> Lines:
    """Yield a hand-written page as it was written."""
    text = next(one.text for one in site.lookup.look.pages if page.path == f"pages/{one.slug}.html")
    yield ""
    yield from text.split("\n")


def _facts(view: ItemView, root: str) -> Lines:
    line, life = view.line, view.life
    said = f"“{words(line.said)}”" if line.said else ""
    pairs = (
        ("Status", joined(rows.stands(line, root), rows.progress(line, root), said, rows.flags(line))),
        ("Owner", rows.owners(line, root)), ("Due", link(line.due_ref, root)), ("Target", linked(line.target, line.at, root)),
        ("Likelihood", words(line.likelihood)), ("Impact", words(line.impact)), ("Points", linked(line.points, line.at, root)),
        ("Priority", words(line.priority)), ("First seen", link(line.first, root)), ("Last seen", link(line.last, root)),
        ("Closed", link(line.closed, root) if line.kind in ("action", "story", "risk") else ""),
        ("Days open", "" if line.days_open is None else str(line.days_open)),
        ("Slipped", f"{line.slips}×, {line.slipped_days} days" if line.slips else ""), ("Cycle time", words(life.cycle)),
        ("Longest silence", words(life.silence)), ("Time in each status", ", ".join(f"{one[1]} {one[2]}" for one in life.spent)),
    )  # fmt: skip
    return (f"- {name}: {value}" for name, value in pairs if value)


def _step(step: Step, root: str) -> Lines:
    said = f"“{words(step.said)}”" if step.said else ""
    percent = "" if step.percent is None else f"{number(step.percent)}%"
    first = "first seen" if step.first else ""
    state = joined(words(LEVELS.get(step.level, step.level)), words(step.state_text), percent, said, first)
    yield f"{link(step.day, root)}, {link(step.line, root)}{': ' + state if state else ''}"
    if step.moves:
        yield rows.moves(step.moves, root)
    for name, refs in step.facts:
        yield f"{words(name)}: {''.join(_piece(ref.text, ref.href) for ref in refs).strip()}"


def _piece(text: str, href: str) -> str:
    """Return one piece of a text with the white space around it; its address holds for the page as it is."""
    inner = linked(text, href)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and text.strip() else ''}"


def _due(one: DueStep, root: str) -> str:
    said = f"“{words(one.said)}”" if one.due and one.said else ""
    return joined(words(one.due or one.said), said, f"said {link(one.day, root)}", one.slip)


def item(view: ItemView, root: str) -> Lines:
    """Yield an item: where it stands, its life from the latest report back, and what belongs to it."""
    yield from ("", *_facts(view, root))
    twins = ", ".join(link(ref, root) for ref in view.twins)
    if view.reason or twins:
        yield from ("", joined(words(view.reason), f"Also under this id: {twins}." if twins else "", by=" "))
    yield from ("", f"## Timeline ({view.steps_total})", "")
    for step in view.steps:
        head, *more = _step(step, root)
        yield from (f"- {head}", *(f"  - {line}" for line in more))
    yield from section("Due dates", (_due(one, root) for one in view.dues)) if view.dues else ()
    yield from section("Promised and kept", rows.kept(view.life.kept, root)) if view.life.kept else ()
    ties = (
        joined(f"{words(one.how)} {linked(f'{one.item.text} {one.title}', one.item.href, root)}", link(one.place, root), words(one.reason))
        for one in view.life.ties
    )
    yield from section("Belongs together", ties) if view.life.ties else ()
    yield from section("Findings", rows.flaws(view.flaws, root)) if view.flaws else ()
    mentioned = (f"{link(one.day, root)}: {link(one.item, root)} {words(one.title)}" for one in reversed(view.mentioned))
    yield from section(f"Mentioned by ({view.mentioned_total})", mentioned, "No other record names this one.")
    yield from section("Names", (link(ref, root) for ref in view.names)) if view.names else ()
