"""Safe HTML of a report, with an anchor for every line that is not blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import msgspec

from reportgen.blocks.links import leads_out, safe_link
from reportgen.blocks.sketch import Gap, Hole, Sketch, safe, sketch

_SAME = 1024  # addresses that words of one report after another lead to

_CLASS, _WORDS, _OPEN, _CLOSE = Gap.CLASS, Gap.WORDS, Gap.OPEN, Gap.CLOSE  # read from the class they would be looked up each time


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a line became: a class for its anchor, a link with a short label where a record starts, and what is wrong with it."""

    kind: str
    href: str = ""
    label: str = ""
    title: str = ""
    flaw: str = ""
    flaw_href: str = ""


Resolve = Callable[[str], str | None]


Pieces = Sequence[tuple[str, str]]
"""A text in pieces, each with the address it leads to, or with nothing."""

Split = Callable[[str], Pieces]


def _nowhere(_: str) -> str | None:
    return None


def _whole(text: str) -> Pieces:
    return ((text, ""),)


def _sign(kind: str, href: str, says: str, text: str) -> str:
    return f'<a class="mk k-{kind}" href="{safe(href)}" title="{safe(says)}">{safe(text)}</a>' if href else ""


@lru_cache(maxsize=_SAME)
def _auto(target: str) -> str:
    """Return the start of a link to where a word leads; nothing where no link may lead."""
    away = ' rel="noopener noreferrer nofollow"' if leads_out(target) else ""
    return f'<a class="auto" href="{safe(target)}"{away}>' if safe_link(target) else ""


class _Filler:
    """Fills holes in their order; `links` are the ends of the links that are open."""

    def __init__(self, marks: Mapping[int, Mark], resolve: Resolve, split: Split) -> None:
        self.marks, self.resolve, self.split = marks, resolve, split
        self.links: list[str] = []
        self.known: dict[str, str] = {}  # labels and words of a status come again and again

    def fill(self, hole: Hole) -> str:
        """Return the HTML for one hole."""
        gap = hole.gap
        if gap is _WORDS:
            return self.linked(hole.text)
        if gap is _OPEN:
            return self.link_open(hole.text)
        if gap is _CLOSE:
            return self.links.pop()
        mark = self.marks.get(hole.line)
        if mark is None:
            return ""
        if gap is _CLASS:
            return " m-" + mark.kind
        if not mark.href and not mark.flaw_href:
            return ""
        return _sign("flaw", mark.flaw_href, mark.flaw, "!") + _sign(mark.kind, mark.href, mark.title, mark.label)

    def linked(self, text: str) -> str:
        """Write a text with links on the pieces that lead somewhere, unless it stands in a link already."""
        if self.links and "</a>" in self.links:
            return safe(text)
        known = self.known.get(text)
        if known is None:
            known = self.known[text] = self.cut(text)
        return known

    def cut(self, text: str) -> str:
        """Return a text with links on the pieces that lead somewhere."""
        pieces = self.split(text) if text else ()
        if not pieces or (len(pieces) == 1 and not pieces[0][1]):
            return safe(text)
        out = []
        for piece, target in pieces:
            start = _auto(target) if target else ""
            out.append(f"{start}{safe(piece)}</a>" if start else safe(piece))
        return "".join(out)

    def link_open(self, target: str) -> str:
        """Open a link to another host; a relative one leads where the caller says, or is shown with its target as text."""
        if leads_out(target):
            self.links.append("</a>")
            return f'<a href="{safe(target)}" rel="noopener noreferrer nofollow">'
        found = self.resolve(target)
        if found:
            self.links.append("</a>")
            return f'<a href="{safe(found)}">'
        self.links.append(f' <span class="target">({self.linked(target)})</span>')
        return ""


def fill(pieces: Sketch, marks: Mapping[int, Mark] | None = None, resolve: Resolve = _nowhere, split: Split = _whole) -> str:
    """Return a sketch with its holes filled; the arguments are those of `report_html`."""
    filler = _Filler(marks or {}, resolve, split)
    filled = filler.fill
    return "".join([piece if isinstance(piece, str) else filled(piece) for piece in pieces])


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
    return fill(sketch(text, first, last), marks, resolve, split)
