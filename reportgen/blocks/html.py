"""Safe HTML of a report, with an anchor for every line that is not blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import escape

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.blocks.depth import MAX_NESTING
from reportgen.blocks.links import leads_out, safe_link
from reportgen.blocks.mask import mask
from reportgen.blocks.tags import PLAIN_TAGS

_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_BOX = re.compile(r"^\[([ xX])\](?=\s)")
_ONLY_MARKUP = re.compile(r"^[\s>|:\-+*=~`]*$")
_EMPTY_ITEM = re.compile(r"^[\s>|:\-+*=~`\d.)]*$")
_NOT_BEFORE = ("list_item_open", "tr_open", "thead_open", "tbody_open", "th_open", "td_open")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a line became: a class for its anchor, a link with a short label where a record starts, and what is wrong with it."""

    kind: str
    href: str = ""
    label: str = ""
    title: str = ""
    flaw: str = ""
    flaw_href: str = ""


Resolve = Callable[[str], str | None]


Pieces = Iterable[tuple[str, str]]
"""A text in pieces, each with the address it leads to, or with nothing."""

Split = Callable[[str], Pieces]


def _nowhere(_: str) -> str | None:
    return None


def _whole(text: str) -> Pieces:
    return ((text, ""),)


@cache
def _reader() -> MarkdownIt:
    """Return the parser: the rules of `parse_blocks`, and inline markup."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    reader.enable(["table", "strikethrough"]).disable(["lheading", "code", "html_block", "html_inline", "reference"])
    reader.validateLink = safe_link  # type: ignore[method-assign]
    return reader


def _safe(text: str) -> str:
    """Escape `text`; signs that reorder what follows are shown as what they are."""
    return escape(_BIDI.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text), quote=True)


class _Writer:
    """Writes tokens in the order of their lines; `line` is the next line without an anchor."""

    def __init__(self, lines: list[str], first: int, marks: Mapping[int, Mark], resolve: Resolve, split: Split) -> None:
        self.lines, self.first, self.marks, self.resolve, self.split = lines, first, marks, resolve, split
        self.kept, hidden = mask(lines)
        self.hidden = {line: fence.info for fence in hidden for line in range(fence.span.first, fence.span.last + 1)}
        self.line = 1
        self.out: list[str] = []
        self.links: list[str] = []
        self.waiting: list[str] = []  # what goes into the next cell

    def attributes(self, line: int) -> str:
        number = line + self.first - 1
        mark = self.marks.get(number)
        return f' id="L{number}" class="l{" m-" + mark.kind if mark else ""}"'

    def glyph(self, line: int) -> str:
        mark = self.marks.get(line + self.first - 1)
        if mark is None:
            return ""
        return self.sign("flaw", mark.flaw_href, mark.flaw, "!") + self.sign(mark.kind, mark.href, mark.title, mark.label)

    def sign(self, kind: str, href: str, says: str, text: str) -> str:
        return f'<a class="mk k-{kind}" href="{_safe(href)}" title="{_safe(says)}">{_safe(text)}</a>' if href else ""

    def hidden_lines(self, line: int, last: int) -> int:
        """Write the run of hidden lines that starts at `line`, as they are, and return its last line."""
        info, end = self.hidden[line], line
        while end < last and self.hidden.get(end + 1) == info:
            end += 1
        body = "\n".join(f"<span{self.attributes(at)}>{_safe(self.lines[at - 1])}</span>" for at in range(line, end + 1))
        self.out.append(f'<pre class="aside" data-info="{_safe(info)}">{body}</pre>')
        return end

    def catch_up(self, before: int) -> None:
        """Anchor every line before `before` that has none; text that the parser dropped (nested too deep) is shown."""
        last = min(before - 1, len(self.lines))
        while self.line <= last:
            text = self.lines[self.line - 1]
            if self.line in self.hidden:
                self.line = self.hidden_lines(self.line, last)
            elif text.strip():
                body = "" if _ONLY_MARKUP.match(text) else _safe(text.strip())
                self.out.append(f"<span{self.attributes(self.line)}>{self.glyph(self.line) if body else ''}{body}</span>")
            self.line += 1

    def anchor(self, line: int) -> tuple[str, str]:
        """Return the attributes and the mark for an element that starts at `line`; empty when the line has its anchor."""
        if line < self.line:
            return "", ""
        self.line = line + 1
        return self.attributes(line), self.glyph(line)

    def open(self, tag: str, line: int) -> None:
        attributes, mark = self.anchor(line)
        self.out.append(f"<{tag}{attributes}>{mark}")

    def open_inside(self, tag: str, line: int) -> None:
        """Open a row or a list item: what stands before it and has no anchor goes into it, since a table or list may not hold it."""
        at = len(self.out)
        self.catch_up(line)
        before, self.out[at:] = self.out[at:], []
        attributes, mark = self.anchor(line)
        self.out.append(f"<{tag}{attributes}>")
        if tag == "tr":
            self.waiting = [mark, *before]
        else:
            self.out += [mark, *before]

    def inline(self, token: Token, first: int, last: int, boxed: bool) -> None:
        """Write a leaf's text; each line break is the anchor of the line it starts, and stays a break before a bold label."""
        breaks = sum(child.type in ("softbreak", "hardbreak") for child in token.children or ())
        exact = breaks == last - first
        if not exact:
            self.catch_up_inside(last + 1)
        line = first
        for at, child in enumerate(token.children or ()):
            if child.type in ("softbreak", "hardbreak"):
                after = next((one for one in (token.children or ())[at + 1 :] if one.content or one.type != "text"), child)
                labelled = after.type == "strong_open"
                self.out.append("<br>\n" if labelled or child.type == "hardbreak" else "\n")
                line += 1
                if exact and line >= self.line:
                    self.out.append(f"<span{self.attributes(line)}>{self.glyph(line)}</span>")
                    self.line = line + 1
            else:
                self.out.append(self.piece(child, boxed and at == 0))

    def catch_up_inside(self, before: int) -> None:
        for line in range(self.line, before):
            if self.lines[line - 1].strip():
                self.out.append(f"<span{self.attributes(line)}>{self.glyph(line)}</span>")
        self.line = max(self.line, before)

    def piece(self, token: Token, boxed: bool) -> str:
        """Return the HTML of one inline token."""
        if token.type == "text":
            box = _BOX.match(token.content) if boxed else None
            if box:
                done = box.group(1) != " "
                return f'<span class="box{" on" if done else ""}">[{box.group(1)}]</span>{self.linked(token.content[3:])}'
            return self.linked(token.content)
        if token.type == "code_inline":
            return f"<code>{self.linked(token.content)}</code>"
        if token.type == "link_open":
            return self.link_open(str(token.attrGet("href") or ""))
        if token.type == "link_close":
            return self.links.pop()
        if token.type == "image":
            target = str(token.attrGet("src") or "")
            return f"{self.link_open(target)}[image: {_safe(token.content)}]{self.links.pop()}"
        return PLAIN_TAGS.get(token.type, "") or _safe(token.content)

    def linked(self, text: str) -> str:
        """Write a text with links on the pieces that lead somewhere, unless it stands in a link already."""
        if "</a>" in self.links:
            return _safe(text)
        out = []
        for piece, target in self.split(text):
            if target and safe_link(target):
                away = ' rel="noopener noreferrer nofollow"' if leads_out(target) else ""
                out.append(f'<a class="auto" href="{_safe(target)}"{away}>{_safe(piece)}</a>')
            else:
                out.append(_safe(piece))
        return "".join(out)

    def link_open(self, target: str) -> str:
        """Open a link to another host; a relative one leads where the caller says, or is shown with its target as text."""
        if leads_out(target):
            self.links.append("</a>")
            return f'<a href="{_safe(target)}" rel="noopener noreferrer nofollow">'
        found = self.resolve(target)
        if found:
            self.links.append("</a>")
            return f'<a href="{_safe(found)}">'
        self.links.append(f' <span class="target">({self.linked(target)})</span>')
        return ""

    def fence(self, token: Token) -> None:
        first, end = (token.map or [0, 0])[0] + 1, (token.map or [0, 0])[1]
        attributes, mark = self.anchor(first)
        rows = token.content.split("\n")[:-1] if token.content.endswith("\n") else token.content.split("\n")
        body = []
        for line, text in enumerate(rows, start=first + 1):
            blank = line > len(self.lines) or not self.lines[line - 1].strip()
            body.append(_safe(text) if blank or line > end else f"<span{self.attributes(line)}>{_safe(text)}</span>")
        self.line = max(self.line, min(first + 1 + len(rows), len(self.lines) + 1))
        info = f' data-info="{_safe(token.info.strip())}"' if token.info.strip() else ""
        self.out.append(f"<pre{attributes}{info}>{mark}<code>" + "\n".join(body) + "</code></pre>")

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

    def write(self, tokens: list[Token]) -> str:
        """Write all `tokens` and return the HTML."""
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
        return "".join(self.out)

    def dropped(self, line: int) -> None:
        """Show the text of an item whose content the parser dropped as nested too deep."""
        text = self.kept[line - 1]
        if not _EMPTY_ITEM.match(text):
            self.out.append(_safe(text.strip()))

    def catch_up_hidden(self, line: int) -> None:
        """A paragraph of a tight list has no element of its own: anchor its line with an empty one, when it has none."""
        if line:
            self.catch_up(line)
            attributes, mark = self.anchor(line)
            if attributes:
                self.out.append(f"<span{attributes}>{mark}</span>")


def _lines(text: str, first: int, last: int) -> Iterator[str]:
    for number, line in enumerate(text.split("\n"), start=1):
        if first <= number <= last:
            yield line.replace("\0", "\ufffd")


def report_html(
    text: str, first: int, last: int, marks: Mapping[int, Mark] | None = None, resolve: Resolve = _nowhere, split: Split = _whole
) -> str:
    r"""Return lines `first` to `last` (from 1, inclusive) of a report as HTML in which nothing of the report is active.

    Every line that is not blank is the anchor ``L<number>`` (the number in `text`). Raw HTML, comments, front matter and hidden
    thinking stand as escaped text. `marks` gives lines a class and a link; `resolve` maps a relative link to a page of
    the site or to None, which shows it as text; `split` puts links on words. Headings go down one level, since the page has its own title.

    >>> report_html("# Day 1\n\n- **A-1** <b>x</b>\n", 1, 3)
    '<h2 id="L1" class="l">Day 1</h2><ul><li id="L3" class="l"><strong>A-1</strong> &lt;b&gt;x&lt;/b&gt;</li></ul>'
    """
    writer = _Writer(list(_lines(text, first, last)), first, marks or {}, resolve, split)
    return writer.write(_reader().parse("\n".join(writer.kept)))
