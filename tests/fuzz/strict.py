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


class Reader(HTMLParser):
    """What stands in `html`: tags still open, ids, links, words, each tag with the one that it stands in, and what is `wrong`."""

    def __init__(self, html: str) -> None:
        """Read all of it."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.parents: list[tuple[str, str]] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [f"<{tag}>"] * (tag not in _TAGS)
        self.wrong += [f"{name}=" for name, _ in attrs if name not in _ATTRIBUTES]
        self.parents.append((self.open[-1] if self.open else "", tag))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}")


def flaws(html: str) -> list[str]:
    """What is not as it must be in the HTML of a report that leads nowhere in the site."""
    reader = Reader(html)
    return reader.wrong + [f"href {link!r}" for link in reader.links if not re.match(r"https?://|mailto:", link, re.I)]


def anchors(html: str) -> list[int]:
    """The numbers of the lines that have an anchor."""
    return sorted(int(name[1:]) for name in Reader(html).ids)
