"""The pages of the documentation as text, their fenced blocks and their links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))}
"""Every page by its path from the root of the repository."""

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>[\w{}-]*)[^\n]*\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


class Block(NamedTuple):
    """A fenced block: what language it names, its text, its first line, and the words of the page before it."""

    kind: str
    text: str
    line: int
    before: str


def blocks(page: str) -> tuple[Block, ...]:
    """The fenced blocks of a page, in their order."""
    text = PAGES[page]
    found = ((one, text[: one.start()]) for one in _FENCE.finditer(text))
    return tuple(Block(one["kind"], one["text"], before.count("\n") + 2, before) for one, before in found)


def prose(page: str) -> str:
    """A page without its fenced blocks; the lines keep their numbers."""
    return _FENCE.sub(lambda found: "\n" * found[0].count("\n"), PAGES[page])


def lines_to_run(page: str) -> tuple[str, ...]:
    """The commands of a page that are to be run as they stand: those of its ``sh`` blocks, but for what sets something up."""
    joined = "\n".join(block.text for block in blocks(page) if block.kind == "sh").replace("\\\n", " ")
    found = (line.strip() for line in joined.split("\n"))
    return tuple(line for line in found if line and not line.startswith(("#", "make ", "pip ")))
