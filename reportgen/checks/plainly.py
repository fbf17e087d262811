"""Text so plainly written that the two Markdown readers cannot differ about it: the short way past the second one."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Each form is one in which both readers were read to agree, line by line; what is in none of them is for the second reader to judge.
_ODD = re.compile(r"[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# What begins no block by itself: a letter or sign, emphasis, code, a number that counts no item.
_TEXT = (
    r"(?:[^\W\d_]|[^\x00-\x7f\s]|\*{1,2}(?=[^\s*])|_(?=[^\s_])|[(\"'$@%&.,;/?!]|`(?!`)|~(?!~)"
    r"|[0-9]+(?![\d.)])|[0-9]+\.[0-9]|[0-9]{10})"
)
_PARAGRAPH = re.compile(_TEXT)
_QUOTE = re.compile(rf"> {_TEXT}")
_HEADING = re.compile(r"#{1,6} [^\s#\\][^#\\]*(?<!\s)")
_ITEM = re.compile(rf"(?P<indent> *)(?P<mark>[-*]|(?P<number>[0-9]{{1,9}})\.) (?:\[[ xX]\] )?{_TEXT}")
_ROW = re.compile(r"\|[^\\]*\|")
_DELIMITER = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_RULE = re.compile(r"-{3,}")
_OPENS = re.compile(r"```[\w+-]*")
_FENCE = re.compile(r" *`{3}")
_DEEPEST = 3  # levels of a list; readers have limits, and these are far from them


class _List:
    """The open levels of a list: the columns of their marks and of their texts, and whether they are numbered."""

    def __init__(self) -> None:
        self._levels: list[tuple[int, int, str]] = []

    def takes(self, line: str) -> bool:
        """Whether `line` is plainly the next item, or goes on with the text of the one above it."""
        item = _ITEM.match(line)
        if item is None:
            column = len(line) - len(line.lstrip(" "))
            return bool(self._levels) and column == self._levels[-1][1] and bool(_PARAGRAPH.match(line, column))
        column, kind, depth = len(item["indent"]), item["mark"][-1], len(self._levels)
        while self._levels and column < self._levels[-1][0]:
            self._levels.pop()
        if self._levels and column == self._levels[-1][0]:
            if kind != self._levels.pop()[2]:
                return False
        elif column or self._levels:
            below = depth == len(self._levels) > 0 and self._levels[-1][1] <= column <= self._levels[-1][1] + 3
            if not below or item["number"] not in (None, "1"):
                return False
        self._levels.append((column, column + len(item["mark"]) + 1, kind))
        return len(self._levels) <= _DEEPEST


def _is_table(lines: Sequence[str]) -> bool:
    bars = lines[0].count("|")
    rows = all(_ROW.fullmatch(line) and line.count("|") == bars for line in lines)
    return rows and len(lines) > 1 and bool(_DELIMITER.fullmatch(lines[1]))


def _is_list(lines: Sequence[str]) -> bool:
    return all(map(_List().takes, lines))


def _is_text(lines: Sequence[str]) -> bool:
    """Whether `lines` are a paragraph, or one with a list right below it."""
    for at, line in enumerate(lines):
        if not _PARAGRAPH.match(line):
            return at > 0 and (not line[:1].isdigit() or line.startswith("1. ")) and _is_list(lines[at:])
    return True


def _is_plain(lines: Sequence[str]) -> bool:
    """Whether `lines`, without a blank one or a heading among them, are plainly one table, list, quote or paragraph, or a rule."""
    if not lines:
        return True
    if lines[0].startswith("|"):
        return _is_table(lines)
    if _ITEM.match(lines[0]):
        return _is_list(lines)
    return _is_text(lines) or all(map(_QUOTE.match, lines)) or (len(lines) == 1 and bool(_RULE.fullmatch(lines[0])))


def is_plain(lines: Sequence[str]) -> bool:
    """Return whether our reader and mistune certainly see the same blocks in `lines`; False where that is not certain.

    >>> is_plain(["# Day 3", "", "- **A-1:** Move", "  - Done"]), is_plain(["# Day 3", "", "- Table:", "| a |", "|---|"])
    (True, False)
    """
    chunk: list[str] = []
    code = False
    for line in (*lines, ""):
        if code:
            code = line != "```"
            if code and _FENCE.match(line):
                return False
        elif not line:
            if not _is_plain(chunk):
                return False
            chunk = []
        elif not chunk and line.startswith(("#", "```")):
            code = line.startswith("`")
            if not (_OPENS if code else _HEADING).fullmatch(line):
                return False
        else:
            chunk.append(line)
    return not code and not _ODD.search("\n".join(lines))
