"""Which link targets may be followed."""

from __future__ import annotations

import pytest

from reportgen.blocks.links import leads_out, safe_link


@pytest.mark.parametrize(
    "url", ["https://x.test/a?b=c:d", "HTTP://x.test", "mailto:a@x.test", "a.md", "../a.md#b", "#b", "?q=a:b", "", "/a/b:c"]
)
def test_these_may_be_followed(url: str) -> None:
    assert safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\u200bscript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.test", "\\\\evil.test", "/\\evil.test", "https:evil.test",
        "javascript&colon;alert(1)", "ftp://x.test",
    ],
)  # fmt: skip
def test_these_may_not(url: str) -> None:
    assert not safe_link(url)


@pytest.mark.parametrize(("url", "out"), [("https://x.test", True), ("mailto:a@x.test", True), ("a.md", False), ("//x.test", False)])
def test_only_full_addresses_lead_out(url: str, out: bool) -> None:
    assert leads_out(url) == out
