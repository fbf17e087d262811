"""A rendered site as its links, anchors, elements and numbers, read strictly from its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from reportgen.files import File

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NUMBER = re.compile(r"^[+−-]?\d+(?:[.,]\d+)?\s*(?:%|×)?$")
SVG_VOID = {"rect", "circle", "line", "path", "polyline"}


class Element:
    """One element: its tag, attributes and the elements around it."""

    def __init__(self, tag: str, attributes: dict[str, str], around: tuple[Element, ...]) -> None:
        self.tag, self.attributes, self.around = tag, attributes, around

    def has(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


class Page(HTMLParser):
    """One page, read strictly: tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[str, tuple[Element, ...]]] = []
        self.stack: list[Element] = []
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), attrs
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.stack))
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SVG_VOID, tag
        self.handle_starttag(tag, attrs)
        self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((data.strip(), tuple(self.stack)))

    @cached_property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> Iterator[str]:
        for element in self.elements:
            for name in ("href", "src"):
                if name in element.attributes:
                    yield element.attributes[name]


class Tree:
    """All files of one site by path, and the paths of the exports beside them."""

    def __init__(self, files: Iterable[File], exports: Iterable[File] = ()) -> None:
        self.exports = {file.path: file.content for file in exports}
        self.files = {file.path: file.content for file in files}
        self.pages = {path: Page(content.decode()) for path, content in self.files.items() if path.endswith(".html")}

    @cached_property
    def stubs(self) -> set[str]:
        """The pages that only lead on: another name of an item, which nothing on the site links to."""
        return {path for path, page in self.pages.items() if any(one.attributes.get("http-equiv") == "refresh" for one in page.elements)}

    def targets(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Yield each link of a page that stays on the site: as written, the file it names, and the anchor."""
        for link in self.pages[path].links:
            if re.match(r"[a-z]+:", link):
                continue
            where, _, anchor = link.partition("#")
            file = unquote(where.partition("?")[0])
            yield link, normpath(join(dirname(path), file)) if file else path, unquote(anchor)

    def broken(self) -> list[str]:
        found = []
        for path in self.pages:
            for link, file, anchor in self.targets(path):
                if file not in self.files and file not in self.exports:
                    found.append(f"{path}: {link} names no file")
                elif anchor and (file not in self.pages or anchor not in self.pages[file].ids):
                    found.append(f"{path}: {link} names no anchor")
        return found

    def reached(self) -> set[str]:
        """Return the pages that links lead to from home."""
        seen, todo = {"index.html"}, ["index.html"]
        while todo:
            for _, file, _ in self.targets(todo.pop()):
                if file in self.pages and file not in seen:
                    seen.add(file)
                    todo.append(file)
        return seen

    def bare_numbers(self) -> list[str]:
        """Return the numbers of all pages that stand alone and lead nowhere."""
        found = []
        for path, page in self.pages.items():
            for text, around in page.texts:
                if NUMBER.match(text) and not any(element.tag == "a" or _quoted(element) for element in around):
                    found.append(f"{path}: {text} in {around[-1].tag}.{around[-1].attributes.get('class', '')}")
        return found


def _quoted(element: Element) -> bool:
    """Tell whether a number inside `element` is the author's word, an axis, an empty day or the sheet of a list."""
    return any(map(element.has, ("doc", "tick", "cal", "words"))) or element.tag in {"title", "option", "q"}
