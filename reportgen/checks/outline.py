"""One document as two Markdown readers see it: a flat outline of its blocks, section by section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from typing import Any

import msgspec

from reportgen.blocks import Block, Document, Fence, Item, Paragraph, Quote, Section, Table
from reportgen.checks.page import Page, sections
from reportgen.text import Span

_NOT_CODE = ("front matter", "comment", "thinking")
_WORDS = re.compile(r"[^\W_]+")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One block of an outline: its kind (heading, item, table, row, code, quote, text, html), its first words, and its lines.

    Only our own reader knows lines and the number of cells; `span` is None and `cells` 0 in the other one's outline.
    """

    kind: str
    words: str
    span: Span | None = None
    cells: int = 0


def _words(text: str) -> str:
    """Return the first words of `text` in a form in which both readers agree: without marks, blanks and case."""
    return " ".join(_WORDS.findall(text[:200])[:6]).lower()


def hidden(document: Document) -> tuple[Fence, ...]:
    """Return what our reader hides from every reader: front matter, comments and thinking."""
    found = [block for block in document.blocks if type(block) is Fence]
    for section in sections(document):
        found.extend(block for block in section.blocks if type(block) is Fence)
    return tuple(fence for fence in found if fence.info in _NOT_CODE)


def _our_block(block: Block) -> Iterator[Part]:
    if type(block) is Paragraph:
        yield Part(kind="text", words=_words(block.text), span=block.span)
    elif type(block) is Item:
        yield Part(kind="item", words=_words(block.text), span=block.own)
    elif type(block) is Table:
        yield Part(kind="table", words=_words(block.header[0] if block.header else ""), span=block.span, cells=len(block.header))
        for row in block.rows:
            yield Part(kind="row", words="", span=row.span, cells=len(row.cells))
    elif type(block) is Fence and block.info not in _NOT_CODE:
        yield Part(kind="code", words=_words(block.text), span=block.span)
    elif type(block) is Quote:
        yield Part(kind="quote", words="", span=block.span)


def _our_blocks(blocks: Sequence[Block]) -> Iterator[Part]:
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        yield from _our_block(block)
        if (type(block) is Item or type(block) is Quote):
            waiting.extend(reversed(block.blocks))


def _our_section(section: Section) -> Iterator[Part]:
    """Yield the heading and the blocks of one section; a bold line that stands as a heading is text to every reader."""
    kind = "heading" if section.level <= 6 else "text"
    yield Part(kind=kind, words=_words(section.title), span=section.heading)
    yield from _our_blocks(section.blocks)


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Join texts that follow without a blank line: our reader cuts a paragraph before a line that stands as a heading."""
    last: Part | None = None
    for part in parts:
        if last is not None and last.kind == part.kind == "text" and last.span and part.span and part.span.first == last.span.last + 1:
            last = Part(kind="text", words=last.words, span=Span(last.span.first, part.span.last))
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def our_outline(document: Document) -> tuple[Part, ...]:
    """Return the outline of `document` as our own reader sees it."""

    def parts() -> Iterator[Part]:
        yield from _our_blocks(document.blocks)
        for section in sections(document):
            yield from _our_section(section)

    return tuple(_joined(parts()))


@cache
def _second_reader() -> Callable[[str], object]:
    """Return mistune without inline markup, because only blocks are compared; loaded where a text needs it."""
    import mistune  # noqa: PLC0415
    from mistune.plugins import import_plugin  # noqa: PLC0415
    from mistune.plugins.table import table_in_list, table_in_quote  # noqa: PLC0415

    class Unread(mistune.InlineParser):
        def __call__(self, s: str, env: MutableMapping[str, Any]) -> list[dict[str, Any]]:
            del env
            return [{"type": "text", "raw": s}]

    plugins = [import_plugin(name) for name in ("table", "strikethrough", "task_lists")]
    return mistune.Markdown(renderer=None, inline=Unread(), plugins=[*plugins, table_in_list, table_in_quote])


def _text_of(token: dict[str, Any]) -> str:
    """Return the words of an inline token tree, as they were written as far as they survive."""
    found, waiting = [], [token]
    while waiting:
        one = waiting.pop()
        if "children" in one:
            waiting.extend(reversed(one["children"]))
        else:
            found.append(str(one.get("raw") or " "))
    return "".join(found)


_OTHER_KINDS = {
    "heading": "heading",
    "paragraph": "text",
    "block_text": "text",
    "block_code": "code",
    "block_quote": "quote",
    "block_html": "html",
    "table": "table",
    "table_row": "row",
}
_CONTAINERS = ("list", "block_quote", "table", "table_head", "table_body", "list_item", "task_list_item")


def _their_tokens(tokens: list[dict[str, Any]]) -> Iterator[Part]:
    waiting = [(token, False) for token in reversed(tokens)]
    while waiting:
        token, inside = waiting.pop()
        kind, below = token["type"], token.get("children", [])
        if kind in ("list_item", "task_list_item"):
            own = below[:1] if below and below[0]["type"] in ("block_text", "paragraph") else []
            yield Part(kind="item", words=_words(_text_of(own[0]) if own else ""))
            below = below[len(own) :]
        elif kind == "heading" and inside:
            yield Part(kind="text", words=_words(_text_of(token)))
        elif kind == "table":
            yield Part(kind="table", words=_words(_text_of(below[0]["children"][0])) if below and below[0].get("children") else "")
        elif kind in _OTHER_KINDS:
            words = "" if kind in ("table_row", "block_quote") else _words(_text_of(token))
            yield Part(kind=_OTHER_KINDS[kind], words=words)
        if kind in _CONTAINERS:
            inside = inside or kind in ("list_item", "task_list_item", "block_quote")
            waiting.extend((one, inside) for one in reversed(below))


def shown_lines(page: Page) -> list[str]:
    """Return the lines of `page` as every reader is to see them: what our reader hides is blank."""
    lines = list(page.lines)
    for fence in hidden(page.document):
        lines[fence.span.first - 1 : fence.span.last] = [""] * len(fence.span)
    return lines


def their_outline(lines: Sequence[str]) -> tuple[Part, ...] | None:
    """Return the outline of `lines` as mistune sees it, or None where it cannot read the text at all."""
    try:
        tokens = _second_reader()("\n".join(lines))
    except (RecursionError, ValueError, IndexError, KeyError, TypeError, AttributeError):
        return None  # a fault of the other reader, on text that no two readers agree about
    return tuple(_their_tokens(tokens)) if isinstance(tokens, list) else None
