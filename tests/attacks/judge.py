"""What nothing in a published folder may be, whatever reports say, asked of each file in the form that it has."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

TAGS = frozenset((
    "a", "aside", "blockquote", "body", "br", "button", "caption", "circle", "code", "dd", "del", "desc", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "input", "kbd",
    "label", "li", "line", "link", "main", "meta", "nav", "ol", "option", "output", "p", "path", "polyline", "pre", "q", "rect", "s",
    "script", "section", "select", "span", "strong", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr",
    "ul",
))  # fmt: skip
"""Elements that pages of ours are made of."""

LEADING = frozenset((
    "href", "src", "xlink:href", "action", "formaction", "data", "poster", "cite", "background", "ping", "manifest", "longdesc",
))  # fmt: skip
NEVER = frozenset((
    "style", "srcset", "srcdoc", "formaction", "action", "ping", "xlink:href", "autofocus", "target", "is", "slot", "contenteditable",
))  # fmt: skip
SCHEMES = ("http", "https", "mailto")
SAFE_PATH = re.compile(r"[A-Za-z0-9._/-]+")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|clock\$|conin\$|conout\$)(?:\..*)?", re.I)
_SCHEME = re.compile(r"[\x00-\x20\u200b-\u200f\u2028-\u202f\ufeff]*([A-Za-z][A-Za-z0-9+.\-\x00-\x20]*):")
_SCRIPT = re.compile(r"REPORTGEN_(?:SEARCH|ROWS)\.got\(\"([a-z0-9/-]+)\",(.*)\);\n?", re.S)
_OWN = ("data:text/css,:root", "data:image/svg+xml,%3Csvg")  # the page for what is not found has its style and icon inside
_REFRESH = re.compile(r"0; ?url=[A-Za-z0-9./#-]+")  # from the address of an item that is another one's now
_NUMBER = re.compile(r"-?[0-9.e+]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def scheme(target: str) -> str:
    """Return the scheme that a browser sees in `target`: blanks and control signs do not count; empty for a relative one."""
    found = _SCHEME.match(target.replace("\\", "/"))
    return re.sub(r"[\x00-\x20]", "", found.group(1)).lower() if found else ""


def is_safe(target: str) -> bool:
    """Tell whether `target` leads nowhere but where readers of a report may be led."""
    name = scheme(target)
    bare = re.sub(r"[\x00-\x20]", "", target.replace("\\", "/"))
    return name in SCHEMES if name else not bare.startswith("//")


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.wrong, self.stack = path, list[str](), list[str]()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack.append(tag)
        held = {name: value or "" for name, value in attrs}
        if tag not in TAGS:
            self.wrong.append(f"element <{tag}>")
        for name, value in held.items():
            if name.startswith("on") or name in NEVER:
                self.wrong.append(f"attribute {name} of <{tag}>")
            if name in LEADING:
                self.targets.append(value)
                if not is_safe(value) and not (tag == "link" and self.path == "404.html" and value.startswith(_OWN)):
                    self.wrong.append(f"<{tag}> leads to {value[:60]!r}")
            elif not re.fullmatch(r"[a-zA-Z][a-zA-Z-]*[12]?", name):
                self.wrong.append(f"attribute named {name[:40]!r}")
        does = held.get("http-equiv", "").lower() if tag == "meta" else ""
        if does not in {"", "content-security-policy"} and not (does == "refresh" and _REFRESH.fullmatch(held["content"])):
            self.wrong.append(f"meta {held}")
        if tag == "script" and not re.fullmatch(r"(?:\.\./)*(?:static|search|rows)/[a-z0-9/-]+\.js", held.get("src", "")):
            self.wrong.append(f"script {held}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in {"script", "style"} and data.strip():
            self.wrong.append(f"{self.stack[-1]} with {data.strip()[:60]!r}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data[:40]!r}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"declaration {data[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data[:40]!r}")


def _html(path: str, text: str) -> Iterator[str]:
    reader = _Reader(path)
    reader.feed(text)
    reader.close()
    yield from reader.wrong


def _json(_: str, text: str) -> Iterator[str]:
    json.loads(text, parse_constant=_refuse)
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
        yield "a control sign as it is"


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _ndjson(path: str, text: str) -> Iterator[str]:
    for line in text.split("\n")[:-1]:
        yield from _json(path, line)


def _csv(_: str, text: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        yield "rows of different lengths"
    cells = (cell for row in rows for cell in row if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell))
    yield from (f"a formula: {cell[:40]!r}" for cell in cells)


def _xml(_: str, text: str) -> Iterator[str]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "a declaration"
    for one in ET.fromstring(text).iter():  # noqa: S314 -- without declarations
        for name, value in one.attrib.items():
            if name.rpartition("}")[2] in LEADING and not is_safe(value):
                yield f"leads to {value[:60]!r}"
            if name.rpartition("}")[2].startswith("on"):
                yield f"attribute {name}"
        if one.tag.rpartition("}")[2].lower() in {"script", "foreignobject", "stylesheet", "iframe"}:
            yield f"element {one.tag}"


def _calendar(_: str, text: str) -> Iterator[str]:
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    names = {re.split(r"[;:]", line, maxsplit=1)[0] for line in lines if line}
    yield from (f"property {name[:40]!r}" for name in names - _PROPERTIES)
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", text):
        yield "a control sign or a bare line end"
    if text.count("BEGIN:") and lines.count("BEGIN:VCALENDAR") != 1:
        yield "not one calendar"


_PROPERTIES = frozenset((
    "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "X-WR-CALDESC", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND",
    "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "STATUS", "SEQUENCE", "TRANSP",
))  # fmt: skip
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_MARKDOWN.validateLink = bool  # type: ignore[method-assign, assignment]  # no link is let through but what `is_safe` says of it is seen


def _markdown(path: str, text: str) -> Iterator[str]:
    """A twin, as a reader with HTML switched on reads it; what people wrote may have line breaks and images."""
    written = path.startswith(("reports/", "pages/"))
    blocks = _MARKDOWN.parse(text)
    for token in (*blocks, *(child for block in blocks for child in block.children or ())):
        own = written and (token.type == "image" or re.fullmatch(r"<br ?/?>", token.content))
        if token.type in {"html_block", "html_inline", "image"} and not own:
            yield f"{token.type} {token.content[:60]!r}"
        for name in ("href", "src"):
            if not is_safe(str(token.attrs.get(name, ""))):
                yield f"leads to {str(token.attrs[name])[:60]!r}"


def _script(path: str, text: str) -> Iterator[str]:
    """A script of ours as it is, or one call with data that cannot end it."""
    if path.startswith("static/"):
        return
    call = _SCRIPT.fullmatch(text)
    if not call:
        yield f"no call with data: {text[:60]!r}"
        return
    json.loads(call.group(2))
    if set("<>&\u2028\u2029") & set(call.group(2)):
        yield "signs that may end a script"
    if path.startswith("rows/"):
        held = json.loads(call.group(2))
        for row in held if isinstance(held, list) else ():
            yield from _html(path, row if isinstance(row, str) else "")


def _plain(_: str, text: str) -> Iterator[str]:
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
        yield "a control sign"


def _database(content: bytes) -> Iterator[str]:
    """The database: whole, nothing in it that runs by itself, and pages that lie in the site.

    Its texts are values, as reports have them.
    """
    with closing(sqlite3.connect(":memory:")) as held:
        held.deserialize(content)
        if held.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or held.execute("PRAGMA foreign_key_check").fetchall():
            yield "not whole"
        made = held.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'").fetchall()
        yield from (f"{kind} {name!r}" for kind, name in made if kind not in {"table", "view", "index"} or not name.isidentifier())
        for table in [name for kind, name in made if kind == "table" and not name.startswith("search")]:
            rows = held.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names are looked at above
            names = [column[0] for column in rows.description]
            for row in rows:
                pages = [cell for name, cell in zip(names, row, strict=True) if name == "page" and cell is not None]
                yield from (f"{table} leads to {cell[:60]!r}" for cell in pages if not _PAGE.fullmatch(cell))


_PAGE = re.compile(r"(?:[\w-]+/)*[\w-]+\.html(?:#[\w-]+)?")


_FORMS = {
    "html": _html, "json": _json, "ndjson": _ndjson, "csv": _csv, "xml": _xml, "svg": _xml, "ics": _calendar, "md": _markdown,
    "txt": _markdown, "js": _script, "css": _plain, "nojekyll": _plain,
}  # fmt: skip


def wrong_files(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return path and problem of all that may not be in any of `files`, each of which has a form that is known here."""
    found = []
    for path, content in files.items():
        if path == "data/reportgen.sqlite":
            found += [(path, problem) for problem in _database(content)]
            continue
        form = _FORMS[path.rpartition(".")[2]]
        try:
            found += [(path, problem) for problem in form(path, content.decode("utf-8"))]
        except (ValueError, csv.Error, ET.ParseError) as error:
            found.append((path, f"cannot be read: {error}"))
    return found


def wrong_paths(paths: list[str]) -> list[tuple[str, str]]:
    """Return path and problem of all paths that are not safe on every file system, or equal another on some."""
    folded = Counter(unicodedata.normalize("NFKC", path).casefold() for path in paths)
    found = []
    for path in paths:
        parts = path.split("/")
        problems = {
            "leads out": normpath(join("/", dirname(path))) != normpath(f"/{dirname(path)}") or ".." in parts,
            "has signs that are not safe": not SAFE_PATH.fullmatch(path),
            "is a device": any(DEVICE.fullmatch(part) for part in parts),
            "ends in a dot or is hidden": any(part.endswith(".") or (part.startswith(".") and part != ".nojekyll") for part in parts),
            "is too long": max(len(part.encode()) for part in parts) > 255 or len(path.encode()) > 255,
            "equals another": folded[unicodedata.normalize("NFKC", path).casefold()] > 1,
        }
        found += [(path, problem) for problem, true in problems.items() if true]
    return found
