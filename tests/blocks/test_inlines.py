"""Inline markup that is read in one pass is what the parser reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.blocks.inlines import Bit, inlines, parsed, quickly
from reportgen.blocks.reader import Reader

ROOT = Path(__file__).parent.parent.parent
FOLDERS = [ROOT / "content", ROOT / "tests" / "drift", ROOT / "tests" / "golden", ROOT.parent / "shared" / "corpus"]
TEXTS = sorted(file for folder in FOLDERS for file in folder.rglob("*.md"))

pieces = st.sampled_from(
    ["**", "*", "***", "`", "``", " `a` ", "_", "__", "a", "é", "7", " ", "  ", "\n", " \n", "  \n", "\t", "(", ")", "[", "]", "](", "!",
     "<", ">", "<http://a", "<5", "&amp;", "&", ";", "\\", "~", "~~", ".", ":", "**A-1** ", "“", "🚀", "\u00a0", "\u2028", "x_y", "[ ] ",
     "[a](b)"]
)  # fmt: skip


def leaves(file: Path) -> list[str]:
    text = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return [token.content for token in Reader().tokens(text) if token.type == "inline"]


@pytest.mark.parametrize("tangle", ["[a](", "![a](", "[ a_", "![[]()"])
def test_brackets_that_never_end_are_words(tangle: str) -> None:
    """The parser would look for the end of each in all that follows."""
    text = f"**bold** {tangle * 50}\n  next"
    assert inlines(text) == (Bit("text", f"**bold** {tangle * 50}"), Bit("softbreak"), Bit("text", "next"))
    assert inlines(f"**bold** {tangle}")[0] == Bit("strong_open")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_leaf_of_a_report_we_have_reads_the_same(folder: Path) -> None:
    texts = [text for file in TEXTS if file.is_relative_to(folder) for text in set(leaves(file))]
    assert [text for text in texts if quickly(text) not in (None, parsed(text))] == []


def test_nearly_all_leaves_take_the_quick_way() -> None:
    texts = [text for file in TEXTS if file.is_relative_to(ROOT) for text in leaves(file)]
    assert sum(quickly(text) is None for text in texts) < len(texts) / 10


@settings(max_examples=1500)
@given(st.lists(pieces, max_size=12).map("".join))
def test_any_markup_in_any_order_reads_the_same(text: str) -> None:
    assert quickly(text) in (None, parsed(text))


def test_a_link_that_may_not_be_followed_is_text() -> None:
    assert inlines("[x](javascript:alert(1))") == (Bit("text", "[x](javascript:alert(1))"),)
