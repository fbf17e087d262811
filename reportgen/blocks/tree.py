"""Headings to sections: which block stands under which heading, also where bold text or a short label serves as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import msgspec

from reportgen.blocks.model import Block, Item, Paragraph, Section, Table
from reportgen.text import Span, lazy

PSEUDO = 7
_BOLD = lazy(r"^(?:(?:[^\w\s*_:]{1,4}|:[a-z0-9_]+:)\s+)?(?:\*\*|__)([^*\n]+(?:\*(?!\*)[^*\n]+)*)(?:\*\*|__)\s*:?$")
_BOLD_AND_MORE = lazy(r"^(?:\*\*|__)[A-Z][A-Z0-9]*-[\w.-]*\d[^*\n]*(?:\*\*|__)\s*\([^()\n]*\)$")  # "**R-08: It slips** (Red, was Amber)"
_LABEL = lazy(r"^[^\W\d_][^.!?;|\n]{1,60}:$")
_NO_TITLE = lazy(r"[.;|]$|\*\*[^*]+:\*\*|^\s*[-*+]")
_DASHES = lazy(r"-{3,}\s*")
_NUMBERED = lazy(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[^\W\d_]")
_ITALIC = lazy(r"^(\*|_)(?![*_\s])[^*_\n.:;]{3,40}(?<!\s)\1$")  # "*Please do*", which chats show in bold
_ALONE = lazy(r"[A-Z][A-Z]{3}[A-Z0-9 ,'’&/()-]{1,50}(?<![ ,])$")  # "STATUS OF THE WAVES", where a text has no other headings
_CAPITALS = lazy(r"\d{1,2}[.)]\s+[A-Z][A-Z]{2}[A-Z ,'’&/-]{1,50}(?:\s*\([^()]*\))?\s*$")  # "2. FIGURES (until 21:00)", in a letter
_UNEVEN = 2  # signs that an underline may be longer or shorter than a numbered title
_UNDERLINE = lazy(r"^={3,}\s*$")


@final
class Heading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A heading before its section is known."""

    level: int
    title: str
    span: Span


class _Open(msgspec.Struct):
    heading: Heading
    blocks: list[Block]
    sections: list[Section]


def _pseudo(line: str, next_block: Block | Heading | None) -> str | None:
    """Return the title of a paragraph line that stands as a heading, or None."""
    bold = _BOLD.match(line.strip())
    if bold and next_block is not None and type(next_block) is not Heading:
        return line.strip().rstrip(":").strip()
    listed = (type(next_block) is Item or type(next_block) is Table)
    if listed and (_BOLD_AND_MORE.match(line.strip()) or _ITALIC.match(line.strip())):
        return line.strip()
    if listed and _LABEL.match(line.strip()) and len(line.split()) <= 6:
        return line.strip().rstrip(":")
    return None


def _underlined(block: Paragraph, lines: Sequence[str]) -> Heading | None:
    """Read a title line over a line of ``===`` or ``---`` as a heading, when it looks like a title and not like a statement."""
    first, *rest = block.text.split("\n")
    title_like = len(first) <= 90 and not _NO_TITLE.search(first)
    if len(rest) == 1 and _UNDERLINE.match(rest[0]) and title_like:
        return Heading(level=1, title=first, span=block.span)
    below = lines[block.span.last] if block.span.last < len(lines) else ""
    if not rest and _DASHES.fullmatch(below) and title_like and ":" not in first:
        return Heading(level=2, title=first, span=Span(block.span.first, block.span.last + 1))
    return None


def _numbered(item: Item, lines: Sequence[str]) -> Heading | None:
    """Read a numbered title over a line of dashes about as long as it ("1. Highlights"), which Markdown takes for a list, as a heading."""
    at = item.span.first
    if _CAPITALS.match(lines[at - 1]) and not item.blocks and item.span.last == at:
        return Heading(level=2, title=lines[at - 1].strip(), span=item.span)
    title, under = lines[at - 1], lines[at] if at < len(lines) else ""
    if item.blocks or item.span.last != at or not _DASHES.fullmatch(under) or not _NUMBERED.match(title) or _NO_TITLE.search(title):
        return None
    if len(title) > 90 or abs(len(under.strip()) - len(title)) > _UNEVEN:
        return None
    return Heading(level=2, title=title, span=Span(at, at + 1))


def _over_title(block: Paragraph) -> tuple[list[Paragraph], Paragraph]:
    """Take the lines above an underlined title, such as the name of a house, off the paragraph that it stands in."""
    if "\n==" not in block.text:
        return [], block
    *above, title, under = block.text.split("\n")
    if not above or not _UNDERLINE.match(under):
        return [], block
    at = block.span.last - 1
    before = Paragraph(text="\n".join(above), span=Span(block.span.first, at - 1))
    return [before], Paragraph(text=f"{title}\n{under}", span=Span(at, block.span.last))


def _headed(block: Paragraph) -> list[Block | Heading]:
    """Take the line in capitals that heads a paragraph off it, "HOURS", with the log right below it."""
    first, _, rest = block.text.partition("\n")
    at = block.span.first
    below = [Paragraph(text=rest, span=Span(at + 1, block.span.last))] if rest else []
    return [Heading(level=PSEUDO, title=first.rstrip(), span=Span(at, at)), *below]


def _with_pseudo(flat: Sequence[Block | Heading], lines: Sequence[str]) -> list[Block | Heading]:
    found: list[Block | Heading] = []
    untitled = not any(type(block) is Heading for block in flat)
    for at, block in enumerate(flat):
        if type(block) is not Paragraph:
            found.append((_numbered(block, lines) if type(block) is Item else None) or block)
            continue
        above, titled = _over_title(block)
        under = _underlined(titled, lines)
        if under:
            found += [*above, under]
            continue
        *before, last = block.text.split("\n")
        if untitled and _ALONE.match(block.text.partition("\n")[0].rstrip()) and (before or at + 1 < len(flat)):
            found += _headed(block)
            continue
        title = _pseudo(last, flat[at + 1] if at + 1 < len(flat) else None)
        if title is None:
            found.append(block)
            continue
        end = block.span.last
        if before:
            found.append(Paragraph(text="\n".join(before), span=Span(block.span.first, end - 1)))
        found.append(Heading(level=PSEUDO, title=title, span=Span(end, end)))
    return found


def _last_line(frame: _Open) -> int:
    ends = [frame.heading.span.last]
    if frame.blocks:
        ends.append(frame.blocks[-1].span.last)
    if frame.sections:
        ends.append(frame.sections[-1].span.last)
    return max(ends)


def _beneath(heading: Heading, stack: Sequence[_Open]) -> Heading:
    """Return a heading one level deeper, where a label or italics stand below a line in bold that has nothing else right below it.

    "**3. ACTIONS**", then "*Finished*" and a list, then "*New*" and another: both are part of the actions.
    """
    outer = next((one for one in stack if one.heading.level == PSEUDO), None)
    if outer is None or outer.blocks or heading.level != PSEUDO or not _BOLD.match(outer.heading.title) or _BOLD.match(heading.title):
        return heading
    return msgspec.structs.replace(heading, level=PSEUDO + 1)


def build_sections(flat: Sequence[Block | Heading], lines: Sequence[str]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Fold a flat run of headings and blocks into sections; return the blocks before the first heading, and the sections."""
    root = _Open(Heading(level=0, title="", span=Span(1, 1)), [], [])
    stack = [root]

    def close() -> None:
        frame = stack.pop()
        span = Span(frame.heading.span.first, _last_line(frame))
        stack[-1].sections.append(
            Section(
                title=frame.heading.title,
                level=frame.heading.level,
                span=span,
                heading=frame.heading.span,
                blocks=tuple(frame.blocks),
                sections=tuple(frame.sections),
            )
        )

    for block in _with_pseudo(flat, lines):
        if type(block) is not Heading:
            stack[-1].blocks.append(block)
            continue
        heading = _beneath(block, stack)
        while stack[-1].heading.level >= heading.level:
            close()
        stack.append(_Open(heading, [], []))
    while len(stack) > 1:
        close()
    return tuple(root.blocks), tuple(root.sections)
