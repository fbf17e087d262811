"""Reports as Markdown that any reader may be given: what would run or lead astray is words, all else is as it was written."""

from __future__ import annotations

import html

import pytest
from markdown_it import MarkdownIt

from reportgen.blocks.disarm import disarmed


@pytest.mark.parametrize(
    "text",
    [
        "- run `kubectl get <pod>` twice\n\n```\n<b onclick=x>\n```", "first<br>second<br/>third", "a < b, 3 <4, <- here",
        "see <https://x.test/a?b=c> or [the plan](plan.md#L3) ![burndown](pictures/b.png)", "- [x] done\n- [ ] open: [[wiki]]",
    ],
)
def test_what_harms_nobody_stays_as_it_was_written(text: str) -> None:
    assert disarmed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "| a |\n|-|\n| <img src=x onerror=alert(1)> |", "`a` <b\nonclick=x> c", "a `b\nc` <i onclick=x> `d`",
        "<https://x.test/ onclick=x>", "[a](javascript:b)", "[a]: <java&#115;cript:b>\n\n[a]", "![a](data:text/html,b)", "<javascript:b>",
        "[a](\n javascript:b)", "\\![a](javascript:b)", "<!-- the rest is gone", "> <div\n> onclick=x>", "[a](//evil.test/b)",
    ],
)
def test_what_would_run_or_lead_astray_is_words_on_the_same_lines(text: str) -> None:
    safe = disarmed(text)
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(safe)
    assert not [sign for sign in ("<script", "<img", "<a ", "<b", "<i", "<!--", "<div") if sign in shown.replace("<blockquote", "")]
    assert [html.unescape(line) for line in safe.split("\n")] == [html.unescape(line) for line in text.split("\n")]
