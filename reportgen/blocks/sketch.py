"""A report on its way to HTML: what its text alone decides, with holes for what the site knows of its lines and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from html import escape

import msgspec
from markdown_it.token import Token

from reportgen.blocks.inlines import Bit, inlines
from reportgen.blocks.mask import mask
from reportgen.blocks.model import IN_BOX, TICKS
from reportgen.blocks.reader import Reader
from reportgen.blocks.tags import PLAIN_TAGS

_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNSAFE = re.compile(r"""[&<>"'\u202a-\u202e\u2066-\u2069]""")
_BOX = re.compile(rf"^\[([{IN_BOX}])\](?=\s)")
_ONLY_MARKUP = re.compile(r"^[\s>|:\-+*=~`]*$")
_EMPTY_ITEM = re.compile(r"^[\s>|:\-+*=~`\d.)]*$")
_BREAKS = ("softbreak", "hardbreak")
_NOT_BEFORE = ("list_item_open", "tr_open", "thead_open", "tbody_open", "th_open", "td_open")


class Gap(IntEnum):
    """What goes into a hole: the class of a line, the signs of a line, words, the beginning of a link to `text`, or its end."""

    CLASS = 0
    SIGNS = 1
    WORDS = 2
    OPEN = 3
    CLOSE = 4


class Hole(msgspec.Struct, frozen=True, array_like=True):
    """A place that is filled later: about the line `line` of the source, or about `text`, which is not escaped yet."""

    gap: Gap
    line: int = 0
    text: str = ""


Piece = str | Hole
Sketch = tuple[Piece, ...]
"""Safe HTML in pieces, with holes between them."""

_CLOSE = Hole(Gap.CLOSE)


@cache
def _reader() -> Reader:
    """Return the parser: the rules of `parse_blocks`."""
    return Reader()


def safe(text: str) -> str:
    """Escape `text`; signs that reorder what follows are shown as what they are."""
    return text if not _UNSAFE.search(text) else escape(_BIDI.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text), quote=True)


def _pieces(bit: Bit, boxed: bool) -> tuple[Piece, ...]:
    """Return a bit of inline markup; `boxed` text may begin with a box to tick."""
    kind, text, target = bit
    if kind == "text":
        box = _BOX.match(text) if boxed else None
        if box:
            return f'<span class="box{" on" if box.group(1) in TICKS else ""}">[{box.group(1)}]</span>', Hole(Gap.WORDS, text=text[3:])
        return (Hole(Gap.WORDS, text=text),)
    if kind == "code_inline":
        return "<code>", Hole(Gap.WORDS, text=text), "</code>"
    if kind == "link_open":
        return (Hole(Gap.OPEN, text=target),)
    if kind == "link_close":
        return (_CLOSE,)
    if kind == "image":
        return Hole(Gap.OPEN, text=target), f"[image: {safe(text)}]", _CLOSE
    return (PLAIN_TAGS.get(kind, "") or safe(text),)


class _Writer:
    """Writes tokens in the order of their lines; `line` is the next line without an anchor."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines, self.first = lines, first
        self.kept, hidden = mask(lines)
        self.hidden = {line: fence.info for fence in hidden for line in range(fence.span.first, fence.span.last + 1)}
        self.line = 1
        self.out: list[Piece] = []
        self.waiting: list[Piece] = []  # what goes into the next cell

    def opened(self, tag: str, line: int) -> tuple[Piece, ...]:
        """Return the beginning of an element that is the anchor of `line`."""
        number = line + self.first - 1
        return f'<{tag} id="L{number}" class="l', Hole(Gap.CLASS, number), '">'

    def signs(self, line: int) -> Hole:
        return Hole(Gap.SIGNS, line + self.first - 1)

    def span(self, line: int, *inside: Piece) -> tuple[Piece, ...]:
        """Return an element around `inside` that is the anchor of `line`."""
        return (*self.opened("span", line), *inside, "</span>")

    def hidden_lines(self, line: int, last: int) -> int:
        """Write the run of hidden lines that starts at `line`, as they are, and return its last line."""
        info, end = self.hidden[line], line
        while end < last and self.hidden.get(end + 1) == info:
            end += 1
        self.out.append(f'<pre class="aside" data-info="{safe(info)}">')
        for at in range(line, end + 1):
            self.out += ("\n" if at > line else "", *self.span(at, safe(self.lines[at - 1])))
        self.out.append("</pre>")
        return end

    def catch_up(self, before: int) -> None:
        """Anchor every line before `before` that has none; text that the parser dropped (nested too deep) is shown."""
        last = min(before - 1, len(self.lines))
        while self.line <= last:
            text = self.lines[self.line - 1]
            if self.line in self.hidden:
                self.line = self.hidden_lines(self.line, last)
            elif _ONLY_MARKUP.match(text):
                self.out += self.span(self.line) if text.strip() else ()
            else:
                self.out += self.span(self.line, self.signs(self.line), safe(text.strip()))
            self.line += 1

    def anchor(self, tag: str, line: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the beginning of an element that starts at `line`, and the signs of that line unless it has its anchor already."""
        if line < self.line:
            return (f"<{tag}>",), ()
        self.line = line + 1
        return self.opened(tag, line), (self.signs(line),)

    def open(self, tag: str, line: int) -> None:
        begin, signs = self.anchor(tag, line)
        self.out += (*begin, *signs)

    def open_inside(self, tag: str, line: int) -> None:
        """Open a row or a list item: what stands before it and has no anchor goes into it, since a table or list may not hold it."""
        at = len(self.out)
        self.catch_up(line)
        before, self.out[at:] = self.out[at:], []
        begin, signs = self.anchor(tag, line)
        self.out += begin
        if tag == "tr":
            self.waiting = [*signs, *before]
        else:
            self.out += [*signs, *before]

    def inline(self, token: Token, first: int, last: int, boxed: bool) -> None:
        """Write a leaf's text; each line break is the anchor of the line it starts, and stays a break before a bold label."""
        bits = inlines(token.content)
        exact = sum(bit.kind in _BREAKS for bit in bits) == last - first
        if not exact:
            self.catch_up_inside(last + 1)
        line = first
        for at, bit in enumerate(bits):
            if bit.kind in _BREAKS:
                labelled = at + 1 < len(bits) and bits[at + 1].kind == "strong_open"
                self.out.append("<br>\n" if labelled or bit.kind == "hardbreak" else "\n")
                line += 1
                if exact and line >= self.line:
                    self.out += self.span(line, self.signs(line))
                    self.line = line + 1
            else:
                self.out += _pieces(bit, boxed and at == 0)

    def catch_up_inside(self, before: int) -> None:
        for line in range(self.line, before):
            if self.lines[line - 1].strip():
                self.out += self.span(line, self.signs(line))
        self.line = max(self.line, before)

    def fence(self, token: Token) -> None:
        first, end = (token.map or [0, 0])[0] + 1, (token.map or [0, 0])[1]
        begin, signs = self.anchor("pre", first)
        rows = token.content.split("\n")[:-1] if token.content.endswith("\n") else token.content.split("\n")
        info = token.info.strip()
        if info:
            begin = (*begin[:-1], f'{str(begin[-1])[:-1]} data-info="{safe(info)}">')
        self.out += (*begin, *signs, "<code>")
        for line, text in enumerate(rows, start=first + 1):
            blank = line > len(self.lines) or not self.lines[line - 1].strip()
            self.out.append("\n" if line > first + 1 else "")
            self.out += (safe(text),) if blank or line > end else self.span(line, safe(text))
        self.line = max(self.line, min(first + 1 + len(rows), max(first, end) + 1))  # the end of a list ends a fence with nothing in it
        self.out.append("</code></pre>")

    def cell(self, token: Token) -> None:
        align = str(token.attrGet("style") or "").rpartition(":")[2]
        self.out.append(f'<{token.tag} class="{align}">' if align in ("left", "right", "center") else f"<{token.tag}>")
        self.out += self.waiting
        self.waiting = []

    def block(self, token: Token) -> None:
        """Write what opens, closes or is one block."""
        kind, line = token.type, token.map[0] + 1 if token.map else 0
        if kind in ("list_item_open", "tr_open"):
            self.open_inside(token.tag, line)
        elif kind == "paragraph_open":
            self.open("p", line)
        elif kind == "heading_open":
            self.open(f"h{min(int(token.tag[1]) + 1, 6)}", line)  # the page has the only h1
        elif kind == "heading_close":
            self.out.append(f"</h{min(int(token.tag[1]) + 1, 6)}>")
        elif kind == "ordered_list_open":
            start = token.attrGet("start")
            self.out.append("<ol>" if start is None else f'<ol start="{int(start)}">')
        elif kind in ("th_open", "td_open"):
            self.cell(token)
        elif kind == "fence":
            self.fence(token)
        elif kind == "hr":
            self.open("hr", line)
        else:
            self.out.append(PLAIN_TAGS[kind])

    def write(self, tokens: list[Token]) -> list[Piece]:
        """Write all `tokens` and return the pieces."""
        for at, token in enumerate(tokens):
            line = token.map[0] + 1 if token.map else 0
            if token.type == "inline":
                self.inline(token, line, token.map[1] if token.map else line, at > 1 and tokens[at - 2].type == "list_item_open")
            elif token.hidden:
                self.catch_up_hidden(line)
            else:
                if line and token.type not in _NOT_BEFORE:
                    self.catch_up(line)
                self.block(token)
                if token.type == "list_item_open" and tokens[at + 1].type == "list_item_close":
                    self.dropped(line)
        self.catch_up(len(self.lines) + 1)
        return self.out

    def dropped(self, line: int) -> None:
        """Show the text of an item whose content the parser dropped as nested too deep."""
        text = self.kept[line - 1]
        if not _EMPTY_ITEM.match(text):
            self.out.append(safe(text.strip()))

    def catch_up_hidden(self, line: int) -> None:
        """A paragraph of a tight list has no element of its own: anchor its line with an empty one, when it has none."""
        if line:
            self.catch_up(line)
            if line >= self.line:
                self.line = line + 1
                self.out += self.span(line, self.signs(line))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield `pieces` with neighbouring texts in one."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            yield "".join(texts)
            texts = []
        yield piece
    if texts:
        yield "".join(texts)


def sketch(text: str, first: int, last: int) -> Sketch:
    r"""Return lines `first` to `last` (from 1, inclusive) of a report as HTML with holes, in which nothing of the report is active.

    >>> sketch("- **A-1** x\n", 1, 1)[:3]
    ('<ul><li id="L1" class="l', Hole(gap=<Gap.CLASS: 0>, line=1, text=''), '">')
    """
    lines = [line.replace("\0", "\ufffd") for line in text.split("\n")[first - 1 : last]]
    writer = _Writer(lines, first)
    return tuple(_joined(writer.write(_reader().tokens("\n".join(writer.kept)))))
