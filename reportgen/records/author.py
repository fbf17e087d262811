"""The author's words put back into what was read of a document in English."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import msgspec

from reportgen.blocks import split_label
from reportgen.records.claim import clean_heading
from reportgen.records.english import Node, Translated
from reportgen.records.fields import detail_key
from reportgen.records.record import Record
from reportgen.records.report import Report, Unread
from reportgen.text import Span, plain

_MARKUP = frozenset("*`~\\")
_WORDS = ("title", "status_raw", "trend_raw", "likelihood", "impact", "priority", "due_raw", "time_raw", "value_raw", "target_raw", "unit")


class _Seen(NamedTuple):
    """What is read of some nodes without blanks and markup, sign by sign, and the author's words that each sign stands for."""

    signs: str
    parts: tuple[
        tuple[int, str, str], ...
    ]  # number of the words that the sign stands for, those words, what stands between them and the next
    swapped: frozenset[int]  # numbers of those words that read otherwise


def _pieces(node: Node) -> list[tuple[str, str]]:
    """Return what is read of a node and what its author wrote, piece by piece; what reads as it stands comes sign by sign."""
    pieces, at = [], 0
    for swap in node.swaps:
        pieces += [(sign, sign) for sign in node.text[at : swap.start]]
        pieces.append((swap.english, node.text[swap.start : swap.end]))
        at = swap.end
    return [*pieces, *((sign, sign) for sign in node.text[at:])]


def _see(nodes: tuple[Node, ...]) -> _Seen:
    signs: list[str] = []
    parts: list[tuple[int, str, str]] = []
    number, swapped = 0, set()
    for node in nodes:
        for read, written in _pieces(node):
            bare = "".join(sign for sign in read if not sign.isspace() and sign not in _MARKUP)
            number += 1
            if read != written:
                swapped.add(number)
            if bare:
                signs.append(bare)
                parts += [(number, written.strip() if len(written) > 1 else written, "")] * len(bare)
            if parts and (not bare or written[-1:].isspace()) and written.strip("".join(_MARKUP)) != written[:0]:
                last = parts[-1]
                parts[-1] = (last[0], last[1], " " if written.isspace() or written[-1:].isspace() else last[2])
        if parts:
            parts[-1] = (parts[-1][0], parts[-1][1], " ")
    return _Seen("".join(signs), tuple(parts), frozenset(swapped))


def _bare(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in _MARKUP)


def _written(seen: _Seen, text: str) -> str | None:
    """Return the author's words for `text` where that is read, None where it is not."""
    bare = _bare(text)
    start = seen.signs.find(bare) if bare else -1
    if start < 0:
        return None
    if seen.swapped.isdisjoint(part for part, _, _ in seen.parts[start : start + len(bare)]):
        return text
    said, number = [], 0
    for at in range(start, start + len(bare)):
        part, written, behind = seen.parts[at]
        if part != number:
            said.append(written)
            number = part
        if behind and at + 1 < start + len(bare):
            said.append(behind)
    return "".join(said).strip()


class Author:
    """Puts the words of a document's author back."""

    def __init__(self, translated: Translated) -> None:
        """Know the words of the document that was `translated`."""
        self._nodes = translated.nodes
        self._starts = [node.span.first for node in self._nodes]
        self._headings = [node for node in self._nodes if node.place == "heading"]
        self._seen = lru_cache(maxsize=64)(_see)

    def _inside(self, first: int, last: int) -> tuple[Node, ...]:
        at = bisect_left(self._starts, first)
        found = []
        while at < len(self._nodes) and self._starts[at] <= last:
            found.append(self._nodes[at])
            at += 1
        return tuple(found)

    def _text(self, text: str, nodes: tuple[Node, ...]) -> str:
        """Return the author's words for `text`, which was read of `nodes`."""
        if not any(node.swaps for node in nodes):
            return text
        for one in nodes:
            if one.swaps and (said := _written(self._seen((one,)), text)) is not None:
                return said
        said = _written(self._seen(nodes), text)
        if said is not None:
            return said
        for swap, original in sorted(((swap, node.text[swap.start : swap.end]) for node in nodes for swap in node.swaps), key=_longest):
            text = text.replace(swap.english, original)
        return text

    def heading(self, title: str, line: int) -> str:
        """Return the author's words for a heading that stands at or above `line`."""
        for node in reversed(self._headings):
            if node.span.first <= line and clean_heading(node.english) == title:
                return clean_heading(node.text)
        return title

    def record(self, record: Record) -> Record:
        """Return `record` in the author's words."""
        nodes = self._inside(record.line, record.end_line)
        changes: dict[str, object] = {}
        for name in _WORDS:
            value = getattr(record, name)
            if isinstance(value, str) and (said := self._text(value, nodes)) != value:
                changes[name] = said
        if record.owners:
            changes["owners"] = tuple(self._text(owner, nodes) for owner in record.owners)
        if record.details:
            keys = self._keys(nodes, record.line)
            changes["details"] = {keys.get(key, key): self._text(value, nodes) for key, value in record.details.items()}
        if record.section:
            changes["section"] = self.heading(record.section, record.line)
        return msgspec.structs.replace(record, **changes)

    def _keys(self, nodes: tuple[Node, ...], line: int) -> dict[str, str]:
        """Return the keys of details by those of the labels as they were read: labels of the record itself, and of its table."""
        keys: dict[str, str] = {}
        for node in nodes:
            for read, written in zip(node.english.split("\n"), node.text.split("\n"), strict=True):
                label, own = split_label(read.strip())[0], split_label(_narrow(written.strip()))[0]
                if label and own:
                    keys.setdefault(detail_key(label), detail_key(own))
        headers = [node for node in self._nodes if node.place == "header" and node.span.first < line]
        last = max((node.span.first for node in headers), default=0)
        for node in headers:
            if node.span.first == last:
                keys.setdefault(detail_key(node.english), detail_key(node.text))
        return {key: own for key, own in keys.items() if own}

    def report(self, report: Report) -> Report:
        """Return `report` in the author's words."""
        header = report.header
        title = self._text(header.title or "", self._inside(header.line, header.end_line)) if header.title else header.title
        return msgspec.structs.replace(
            report,
            header=msgspec.structs.replace(header, title=title),
            records=tuple(map(self.record, report.records)),
            unread=tuple(map(self._unread, report.unread)),
            guesses=tuple(msgspec.structs.replace(one, section=self.heading(one.section, one.line)) for one in report.guesses),
        )

    def _unread(self, miss: Unread) -> Unread:
        span: Span = miss.span
        text = self._text(miss.text, self._inside(span.first, span.last)) if miss.text else miss.text
        return msgspec.structs.replace(miss, section=self.heading(miss.section, span.first), text=text)


def _longest(pair: tuple[object, str]) -> tuple[int, str]:
    return -len(pair[1]), pair[1]


def _narrow(text: str) -> str:
    """Return `text` with the colon that parts a label from its value."""
    return plain(text).replace("：", ": ", 1)
