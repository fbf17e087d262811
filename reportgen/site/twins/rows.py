"""Items, changes, findings and reports as one line of Markdown each, every part linked to what states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.site.daylist import DayRow
from reportgen.site.dayviews import Moved, Standing
from reportgen.site.life import Kept
from reportgen.site.twins.markdown import joined, link, linked, table, words
from reportgen.site.view import Flaw, Line, Move, Ref, Tile
from reportgen.site.words import KINDS, LEVELS, number

_TRENDS = {"up": " ↑", "down": " ↓"}


def name(line: Line, root: str) -> str:
    """Return an item as a link: its id and its title."""
    return linked(f"{line.id} {line.title}", line.href, root)


def stands(line: Line, root: str) -> str:
    """Return where an item stands, linked to the line that says so: its level, else its state, else its value."""
    level = f"{LEVELS.get(line.level, line.level)}{_TRENDS.get(line.trend, '')}" if line.level else ""
    return linked(level or line.state_text or line.value, line.at, root)


def progress(line: Line, root: str) -> str:
    """Return how far an item is, where that says more than its state."""
    return linked(f"{number(line.percent)}%", line.at, root) if line.percent not in (None, 0, 100) else ""


def owners(line: Line, root: str) -> str:
    """Return the owners of an item."""
    return ", ".join(link(owner, root) for owner in line.owners)


def flags(line: Line) -> str:
    """Return what needs a look in an item."""
    return joined(
        "past due" if line.late else "", f"slipped {line.slips}×" if line.slips else "", "reopened" if line.reopened else "",
        "vanished" if line.vanished else "",
    )  # fmt: skip


def kind(line: Line) -> str:
    """Return the kind of an item in words."""
    return KINDS[line.kind][0].capitalize()


def rows(lines: Iterable[Line], root: str) -> Iterator[str]:
    """Yield items: where each stands, whose it is and when it is due."""
    for line in lines:
        due = f"due {link(line.due_ref, root)}" if line.due_ref and line.is_open else ""
        parts = joined(stands(line, root), progress(line, root), owners(line, root), due, flags(line))
        yield joined(name(line, root), parts, by=": ")


def names(lines: Iterable[Line], root: str) -> Iterator[str]:
    """Yield items by name only."""
    return (name(line, root) for line in lines)


def _move(move: Move, root: str) -> str:
    return f"{words(move.name)} {link(move.before, root) or 'none'} → {link(move.after, root) or 'none'}"


def moves(changes: Iterable[Move], root: str) -> str:
    """Return changes of one item in a row."""
    return ", ".join(_move(move, root) for move in changes)


def moved(changed: Iterable[Moved], root: str) -> Iterator[str]:
    """Yield items with what changed of each."""
    return (f"{name(one.item, root)}: {moves(one.moves, root)}" for one in changed)


def risks(standing: Iterable[Standing], root: str) -> Iterator[str]:
    """Yield risks with their level on the day that the page is about."""
    for one in standing:
        said = joined(words(LEVELS.get(one.level, one.level)), owners(one.item, root))
        yield f"{name(one.item, root)}: {said}" if said else name(one.item, root)


def tiles(numbers: Iterable[Tile], root: str) -> Iterator[str]:
    """Yield headline numbers."""
    yield ""
    for one in numbers:
        note = f" ({link(one.note, root)})" if one.note else ""
        yield f"- {words(one.name)}: {link(one.value, root)}, {link(one.of, root)}{note}"


def flaw(one: Flaw, root: str) -> str:
    """Return a finding with its rule, its place and those that prove it."""
    off = f", {one.standing}{f' because “{words(one.reason)}”' if one.reason else ''}" if one.standing != "new" else ""
    also = "".join(f", see {link(ref, root)}" for ref in one.also)
    hint = f" {words(one.hint[:1].upper() + one.hint[1:])}." if one.hint and one.standing == "new" else ""
    item = f", {link(one.item, root)}" if one.item else ""
    rule = linked(one.rule, f"rules/{one.rule}.html", root)
    return f"{one.weight.capitalize()} {rule}{off}: {words(one.message)}.{hint} {link(one.place, root)}{item}{also}"


def flaws(found: Iterable[Flaw], root: str) -> Iterator[str]:
    """Yield findings."""
    return (flaw(one, root) for one in found)


def kept(promises: Iterable[Kept], root: str) -> Iterator[str]:
    """Yield promises with what became of them."""
    for one in promises:
        proof = "".join(f", see {link(ref, root)}" for ref in one.proof)
        item = linked(f"{one.item.text} {one.title}", one.item.href, root)
        yield f"{one.words}: {item} by {words(one.day)}, {words(one.why)}; promised {link(one.said, root)}{proof}"


def _report(row: DayRow, root: str) -> tuple[str, ...]:
    stated = [link(ref, root) for ref in row.numbers] or [""] * 4
    levels = ", ".join(linked(f"{ref.text} {level}", ref.href, root) for level, ref in row.levels)
    about = joined(words(row.title), words(row.eyebrow), by=" · ")
    return link(row.report, root), about, link(row.readiness, root), *stated, levels, link(row.findings, root)


def reports(found: Iterable[DayRow], root: str) -> Iterator[str]:
    """Yield reports as a table with the numbers of their days."""
    head = ("Report", "Title", "Ready", "Open", "Closed", "New", "Silent", "Risks", "Findings")
    return table(head, (_report(row, root) for row in found))


def before_after(before: Ref | None, after: Ref | None, root: str) -> Iterator[str]:
    """Yield the way to the pages beside this one."""
    said = joined(f"Before: {link(before, root)}" if before else "", f"after: {link(after, root)}" if after else "", by="; ")
    if said:
        yield from ("", f"{said[0].upper()}{said[1:]}.")
