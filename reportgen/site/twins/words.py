"""Markdown twins of what people wrote: a report and a hand-written page in their own words, an item as its life."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.blocks.disarm import disarmed
from reportgen.site.items import DueStep, ItemView, Step
from reportgen.site.page import Page, Site
from reportgen.site.reports import ReportView
from reportgen.site.twins import rows
from reportgen.site.twins.markdown import joined, link, linked, section, words
from reportgen.site.view import Ref
from reportgen.site.waits import Waits
from reportgen.site.words import LEVELS, number

Lines = Iterator[str]


def report(site: Site, page: Page, view: ReportView, root: str) -> Lines:
    """Yield a report as its author wrote it, line by line, below a head that names its source; what could run or lead astray is words."""
    report = site.sources[page.path]
    yield from ("", joined(words(view.title), f"source {link(view.source)}") + ".")
    yield from ("", joined(*(link(ref, root) for ref in view.around), by=" · ")) if view.around else ()
    yield from rows.before_after(view.before, view.after, root)
    written = "\n".join(site.lookup.texts.get(report.path, "").split("\n")[report.line - 1 : report.end_line])
    shown = disarmed(written)
    kept = "as they were written" if shown == written else "as they were written, but for signs that would make them HTML or unsafe links"
    yield from ("", f"Lines {report.line} to {report.end_line} of the source follow {kept}.", "", "---", "")
    yield from shown.split("\n")


def prose(site: Site, page: Page) -> Lines:
    """Yield a hand-written page as it was written, disarmed as a report is."""
    text = next(one.text for one in site.lookup.look.pages if page.path == f"pages/{one.slug}.html")
    yield ""
    yield from disarmed(text).split("\n")


def _facts(view: ItemView, root: str) -> Lines:
    line, life = view.line, view.life
    said = f"“{words(line.said)}”" if line.said else ""
    pairs = (
        ("Also called", ", ".join(map(words, view.known))),
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
    kept = linked("source", step.source) if step.source else ""
    yield f"{joined(link(step.day, root), link(step.line, root), kept)}{': ' + state if state else ''}"
    if step.moves:
        yield rows.moves(step.moves, root)
    for name, refs in step.facts:
        yield f"{words(name)}: {_pieces(refs)}"
    if step.also:
        yield f"The same on {', '.join(link(ref, root) for ref in step.also)}"


def _pieces(refs: tuple[Ref, ...]) -> str:
    """Return the pieces of a text in a row; their addresses hold for the page as they are."""
    return "".join(f"{' ' * ref.text[:1].isspace()}{linked(ref.text, ref.href)}{' ' * ref.text[-1:].isspace()}" for ref in refs).strip()


def _waits(waits: Waits, root: str) -> Lines:
    said = f" ({words(waits.name.lower())}, {link(waits.said, root)})" if waits.said else ""
    yield f"Blocked by: {_pieces(waits.words) or 'nothing'}{said}"
    for one in waits.waiters:
        yield f"It blocks {rows.name(one.item, root)}: “{words(one.words)}”, {link(one.said, root)}"


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
    if view.steps_left:
        yield from ("", f"{view.steps_left} earlier sightings are in the JSON.")
    yield from section("Blocks", _waits(view.waits, root)) if view.waits else ()
    yield from section("Due dates", (_due(one, root) for one in view.dues)) if view.dues else ()
    yield from section("Promised and kept", rows.kept(view.life.kept, root)) if view.life.kept else ()
    ties = (
        joined(f"{words(one.how)} {linked(f'{one.item.text} {one.title}', one.item.href, root)}", link(one.place, root), words(one.reason))
        for one in view.life.ties
    )
    yield from section("Belongs together", ties) if view.life.ties else ()
    yield from section("Findings", rows.flaws(view.flaws, root)) if view.flaws else ()
    mentioned = (
        f"{', '.join(link(day, root) for day in (one.day, *one.also))}: {link(one.item, root)} {words(one.title)}"
        for one in reversed(view.mentioned)
    )
    yield from section(f"Mentioned by ({view.mentioned_total})", mentioned, "No other record names this one.")
    yield from section("Names", (link(ref, root) for ref in view.names)) if view.names else ()
