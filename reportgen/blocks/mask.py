"""The prose of a report: without front matter, comments and a writer's hidden thinking, and all of it in Markdown."""

from __future__ import annotations

import re

from reportgen.blocks.model import Fence
from reportgen.blocks.pasted import as_markdown
from reportgen.text import Span, lazy

_FENCE = lazy(r"^ {0,3}(`{3,}|~{3,})")
_THINKING = lazy(r"^\s*<(think|thinking|reasoning|scratchpad|analysis)>", re.I)
_KEY = lazy(r"^([A-Za-z][\w .-]*?)\s*:\s*(.*)$")


def _front_matter(lines: list[str]) -> int:
    """Return how many lines the front matter at the top takes, 0 where there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=2):
        if line.rstrip() in ("---", "..."):
            return number
        if line.strip() and not _KEY.match(line) and not line.startswith((" ", "\t", "-", "#")):
            return 0
    return 0


def _closing(lines: list[str], at: int, mark: str, known: dict[str, int]) -> int:
    """Return the first line from `at` on that holds `mark`, else the number of lines; `known` remembers: many unclosed tags stay linear."""
    if known.get(mark, -1) < at:
        known[mark] = next((number for number in range(at, len(lines)) if mark in lines[number].lower()), len(lines))
    return known[mark]


def front_values(text: str) -> dict[str, str]:
    """Return the ``key: value`` lines of front matter, keys in lower case, quotes dropped.

    >>> front_values("---\\ntitle: Day 3\\ndate: '2025-03-05'\\n---")
    {'title': 'Day 3', 'date': '2025-03-05'}
    """
    found = {}
    for line in text.split("\n"):
        match = _KEY.match(line)
        if match and match.group(2).strip():
            found[match.group(1).lower()] = match.group(2).strip().strip("'\"")
    return found


def mask(lines: list[str]) -> tuple[list[str], tuple[Fence, ...]]:
    """Blank out what is not prose, keeping line numbers, and return it beside as fences; put the rest in Markdown (`as_markdown`).

    A leading ``<think>`` block is what a language model told itself; a comment is what a writer hid: neither is a statement of the report.
    """
    kept, hidden = list(lines), []

    def hide(first: int, last: int, info: str) -> None:
        hidden.append(Fence(text="\n".join(lines[first : last + 1]), info=info, span=Span(first + 1, last + 1)))
        for index in range(first, last + 1):
            kept[index] = ""

    at = _front_matter(lines)
    if at:
        hide(0, at - 1, "front matter")
    fence = ""
    known: dict[str, int] = {}
    while at < len(lines):
        line = lines[at]
        opened = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if opened and not fence:
            fence = opened.group(1)
        elif fence and opened and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and "<" in line:
            thinking = _THINKING.match(line)
            mark = f"</{thinking.group(1).lower()}>" if thinking else "-->" if line.lstrip().startswith("<!--") else ""
            end = _closing(lines, at, mark, known) if mark else len(lines)
            if end < len(lines) and not lines[end].lower().partition(mark)[2].strip():
                hide(at, end, "thinking" if thinking else "comment")
                at = end
        if not fence and kept[at]:
            kept[at] = as_markdown(line, (lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else ""))
        at += 1
    return kept, tuple(hidden)
