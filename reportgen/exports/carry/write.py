"""The outline and its items as lines, and which way of writing each item says what it shall: the draft is read to find out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reportgen.blocks import parse_blocks
from reportgen.exports.carry.choose import Carried
from reportgen.exports.carry.form import Lines
from reportgen.exports.carry.outline import Node, Slot
from reportgen.records import Record, Report, Setting, read_reports
from reportgen.text import Source

_ROUNDS = 24
_STATES = ("action", "story", "risk", "decision", "escalation", "metric", "priority")


class Piece:
    """Some lines of the draft that can be written in several ways; `carried` is what they shall say, None for lines that state nothing."""

    def __init__(self, ways: Iterable[Lines], carried: Carried | None = None) -> None:
        every = list(ways)
        self.ways = [*every[: _ROUNDS - 2], *every[_ROUNDS - 2 :][-2:]]  # the last ones are those that always work
        self.carried, self.at, self.first = carried, 0, 0

    @property
    def lines(self) -> Lines:
        """The lines in the way that is tried."""
        return self.ways[self.at]

    def says(self, records: dict[int, list[Record]]) -> bool:
        """Tell whether the lines, of which `records` were read, say what they shall."""
        mine = [one for line in range(self.first, self.first + len(self.lines)) for one in records.get(line, ()) if one.kind in _STATES]
        if self.carried is None:
            return not mine
        return len(mine) == 1 and same(mine[0], self.carried)


def same(read: Record, carried: Carried) -> bool:
    """Tell whether a record of the draft states what is carried: what its last words say, and nothing else than what was said before."""
    now, filled = carried.now, carried.filled

    def fits(name: str) -> bool:
        said, was, before = (getattr(one, name) for one in (read, now, filled))
        return bool(said == was if was or not said else said == before)

    return (
        (read.kind, (read.id or "").casefold(), read.title) == (now.kind, (now.id or "").casefold(), now.title)
        and fits("owners")
        and fits("status")
        and fits("due")
        and (read.due is not None or now.due is not None or not now.due_raw or read.due_raw == now.due_raw)
        and (read.level, read.points) == (now.level, now.points)
        and (now.percent is None or read.percent == now.percent)
    )


class Sheet(NamedTuple):
    """The head of the draft (front matter, title, lines about the report) and the nodes below it, with the pieces of each slot."""

    head: tuple[str, ...]
    nodes: tuple[Node, ...]
    pieces: dict[int, list[Piece]]


def render(sheet: Sheet) -> list[str]:
    """Return the lines of the draft, and tell each piece at which line it starts."""
    lines = [*sheet.head]
    _nodes(lines, sheet.nodes, sheet.pieces, ())
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _nodes(lines: list[str], nodes: Iterable[Node], pieces: dict[int, list[Piece]], above: tuple[int, ...]) -> None:
    number = 0
    for node in nodes:
        number += node.numbered
        place = (*above, number) if node.numbered else above
        _gap(lines)
        lines.append(_numbered(node, place, depth=len(above)))
        _gap(lines)
        for part in node.body:
            if isinstance(part, Slot):
                _slot(lines, part, pieces.get(id(part), []))
            else:
                if part.startswith("|") or (lines[-1].startswith("|") and not part.startswith(" ")):
                    _gap(lines)
                lines.extend(part.split("\n"))
        _nodes(lines, node.below, pieces, place)


def _numbered(node: Node, place: tuple[int, ...], *, depth: int) -> str:
    if not node.numbered:
        return node.heading
    marks, _, words = node.heading.partition(" ")
    dot = "." if depth == 0 else ""
    return f"{marks} {'.'.join(map(str, place))}{dot} {words}"


def _gap(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")


def _slot(lines: list[str], slot: Slot, pieces: list[Piece]) -> None:
    if not pieces:
        lines.append(slot.blank)
        return
    rows = [piece for piece in pieces if piece.lines[0].lstrip().startswith("|")]
    others = [piece for piece in pieces if piece not in rows]
    if slot.form.shape == "row" and not rows:
        lines.append(slot.blank)
    for at, piece in enumerate((*rows, *others)):
        if piece in others and ((at == len(rows) and (rows or slot.form.shape == "row")) or piece.lines[0].startswith("#")):
            _gap(lines)
        piece.first = len(lines) + 1
        lines.extend(_counted(line, at + 1) for line in piece.lines)
        if len(piece.lines) > 1 and slot.form.shape == "item" and _loose(slot):
            _gap(lines)


def _counted(line: str, number: int) -> str:
    return line.replace("1.", f"{number}.", 1) if line.lstrip().startswith("1. ") else line


def _loose(slot: Slot) -> bool:
    """Tell whether the team leaves an empty line between two items."""
    lines, span = slot.form.page.lines, slot.form.place.block.span
    return len(lines) > span.last and not lines[span.last].strip() and span.last > span.first


def settle(sheet: Sheet, source: Callable[[str], Source], setting: Setting, wanted: Callable[[Report], bool]) -> tuple[str, list[Piece]]:
    """Return the text of the draft in which each piece is written in the first way that says what it shall, and those that none does.

    `source` puts a text where it will stand; `wanted` tells the report of the draft from others in that file.
    """
    pieces = [piece for some in sheet.pieces.values() for piece in some]
    wrong: list[Piece] = []
    for _ in range(_ROUNDS):
        lines = render(sheet)
        whole = source("\n".join(lines))
        offset = whole.text.split("\n").index(lines[0]) if lines and lines[0] in whole.text.split("\n") else 0
        records = _records(whole, setting, wanted, offset)
        wrong = [piece for piece in pieces if not piece.says(records)]
        left = [piece for piece in wrong if piece.at + 1 < len(piece.ways)]
        if not left:
            break
        for piece in left:
            piece.at += 1
    return "\n".join(render(sheet)) + "\n", wrong


def _records(source: Source, setting: Setting, wanted: Callable[[Report], bool], offset: int) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for record in _read(source, setting, wanted):
        found.setdefault(record.line - offset, []).append(record)
    return found


def _read(source: Source, setting: Setting, wanted: Callable[[Report], bool]) -> Iterator[Record]:
    for report in read_reports(parse_blocks(source), setting):
        if wanted(report):
            yield from report.records
