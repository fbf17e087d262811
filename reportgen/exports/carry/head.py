"""The head of the next report: front matter, title, and the lines about the report itself, with the new day."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.blocks import Block, Document, Item, Paragraph, split_label
from reportgen.exports.carry.places import Page
from reportgen.exports.carry.when import Move
from reportgen.text import BLANK, lazy, plain

_ABOUT = lazy(
    r"^(?:\w+ )?(?:date|day|week|sprint|team|author|prepared by|project|series|programme|program|zone|read by|location|place)$", 2
)
_TOPIC = lazy(r"^(.*\d.*?)(?::\s+|\s+[—–-]\s+)((?:(?!:\s|\s[—–-]\s).)*)$")
_KEPT = ("title", "date", "day", "week", "sprint", "author", "team", "project", "layout", "type", "tags")


def head_lines(page: Page, document: Document, move: Move, titles: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines above the first section of a report of another day; `titles` are those of other recent reports."""
    yield from _front(page, move, document)
    if page.title is not None:
        yield move.titled(_title(page.lines[page.title.heading.first - 1], move, titles))
    else:
        yield f"# Report of {move.new.isoformat()}"
    meta = list(_meta(page, move))
    while meta and not meta[-1]:
        meta.pop()
    if meta:
        yield from ("", *meta)


def _title(raw: str, move: Move, titles: tuple[str, ...]) -> str:
    """Return a title without what stands behind its last colon or dash, where that neither names the day nor is in any other title."""
    match = _TOPIC.match(raw)
    if match is None or not titles or move.titled(match[2]) != match[2]:
        return raw
    return raw if any(plain(match[2]) in title for title in titles) else match[1]


def below_head(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks above the first section that are more than lines about the report."""
    for block in blocks:
        told = isinstance(block, Item) and not block.items and split_label(block.text)[0] is not None
        if not told and not isinstance(block, Paragraph):
            yield block


def _meta(page: Page, move: Move) -> Iterator[str]:
    """Yield the lines about the report itself that stand below its title, for the new day; a blank for any other words."""
    blank = False
    for block in page.blocks:
        if isinstance(block, Paragraph) and (page.title is None or block.span.first > page.title.heading.last):
            for raw in page.raw(block.span.first, block.span.last):
                line = _about(raw, move)
                if line != BLANK or not blank:
                    yield line
                blank = blank or line == BLANK
            yield ""
        elif isinstance(block, Item) and not block.items and split_label(block.text)[0]:
            yield _about(page.lines[block.span.first - 1], move)


def _about(raw: str, move: Move) -> str:
    """Return a labelled line for the new day, with a blank for what it says of the old one; only a blank for other words."""
    words = raw.strip()
    label, value = split_label(words[2:].lstrip() if words[:2] in ("- ", "* ", "+ ") else words)
    if label is None:
        return BLANK
    if _ABOUT.match(plain(label)):
        return move.titled(raw.rstrip()) + ("  " if raw.endswith("  ") else "")
    return f"{raw[: raw.rfind(value)].rstrip() if value else raw.rstrip()} {BLANK}"


def _front(page: Page, move: Move, document: Document) -> Iterator[str]:
    """Yield the front matter with the new day; what else it says of the day is left out."""
    if not document.front or page.lines[:1] != ["---"]:
        return
    end = next((at for at, line in enumerate(page.lines[1:], start=1) if line.strip() == "---"), 0)
    yield "---"
    for line in page.lines[1:end]:
        key = line.partition(":")[0].strip().lower()
        if key in _KEPT:
            moved = move.said(line)
            days = {"day": move.days, "week": move.weeks}.get(key)
            yield line.replace(str(days[0]), str(days[1])) if days and moved == line else moved
    yield from ("---", "")
