"""A strict reader of the HTML that a report became: known tags, closed in order, known attributes, no link but those let through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "span", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"aria-label", "class", "data-info", "href", "id", "rel", "role", "start", "tabindex", "title"}
_VOID = ("br", "hr")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.anchors: list[int] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [f"<{tag}>"] * (tag not in _TAGS)
        self.wrong += [f"{name}=" for name, _ in attrs if name not in _ATTRIBUTES]
        links = [value or "" for name, value in attrs if name == "href"]
        self.wrong += [f"href {link!r}" for link in links if not re.match(r"https?://|mailto:", link, re.I)]
        self.anchors += [int(value[1:]) for name, value in attrs if name == "id" and value]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}")


def flaws(html: str) -> list[str]:
    """What is not as it must be in the HTML of a report."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.wrong + [f"<{tag}> stays open" for tag in reader.open]


def anchors(html: str) -> list[int]:
    """The numbers of the lines that have an anchor."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return sorted(reader.anchors)
