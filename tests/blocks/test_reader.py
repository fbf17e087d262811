"""The parser with fewer questions reads what the plain one reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportgen.blocks.depth import MAX_NESTING
from reportgen.blocks.reader import Reader

ROOT = Path(__file__).parent.parent.parent
TEXTS = sorted(file for folder in ("content", "tests/drift", "tests/golden") for file in (ROOT / folder).rglob("*.md"))
SHARED = sorted((ROOT.parent / "shared" / "corpus").rglob("*.md"))

Told = tuple[str, str, list[int] | None, str, str, int]


def plainly(text: str) -> list[Told]:
    plain = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    plain.enable(["table"]).disable(["lheading", "code", "html_block", "reference", "inline", "text_join"])
    return [(token.type, token.tag, token.map, token.content, token.info, token.level) for token in plain.parse(text)]


def ours(text: str) -> list[Told]:
    return [(token.type, token.tag, token.map, token.content, token.info, token.level) for token in Reader().tokens(text)]


@pytest.mark.parametrize("file", [*TEXTS, *SHARED], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_report_we_have_has_the_same_blocks(file: Path) -> None:
    text = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    assert ours(text) == plainly(text)


begins = st.sampled_from(
    ["", "- ", "* ", "+ ", "1. ", "12) ", "> ", "# ", "####### ", "```", "~~~ x", "---", "***", "___", "| a | b |", "|---|:-:|", "-|-",
     ": ", "  ", "   ", "    ", "\t", "     - ", "=", "\\", "<b>", "[a]: b", "0. ", "-", "1.", ">", "#"]
)  # fmt: skip
ends = st.sampled_from(["", "word", "a | b", "**bold** x", "`code`", "- nested", "> quoted", "1. one", " ", "|", "---", "# no"])
lines = st.tuples(begins, begins, ends).map("".join)


@settings(max_examples=400)
@given(st.lists(lines, max_size=14).map("\n".join))
def test_any_shapes_in_any_order_have_the_same_blocks(text: str) -> None:
    assert ours(text) == plainly(text)
