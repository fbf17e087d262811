"""One report file as text: decoded once, newlines normalized once."""

from __future__ import annotations

import codecs
from pathlib import Path

import msgspec

from reportgen.errors import ReportgenError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_ABOUT = frozenset(("readme", "contributing", "changelog", "license", "code_of_conduct", "security"))


class Source(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The text of one file and where it came from.

    `path` is relative to the content folder, with ``/``. `text` has ``\\n`` newlines only, no byte-order mark and no NUL.
    `damaged` counts the bytes that were not valid text and stand as U+FFFD.
    """

    path: str
    text: str
    damaged: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines without their newlines; line 1 is ``lines[0]``."""
        return self.text.split("\n")


def decode(data: bytes) -> tuple[str, int]:
    r"""Return the text of `data` and how many characters could not be decoded. Never fails.

    Byte-order marks choose the encoding, UTF-8 is the default; CR LF and CR become LF, NUL becomes U+FFFD
    (CommonMark 0.31, section 2.3).

    >>> decode(b"\xef\xbb\xbfDone\r\n70 %\r")
    ('Done\n70 %\n', 0)
    >>> decode(b"caf\xe9")
    ('caf\ufffd', 1)
    """
    encoding = "utf-8"
    for mark, name in _BOMS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    try:
        text, damaged = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        damaged = max(1, text.count("\ufffd") - data.count("\ufffd".encode(encoding)))  # the mark may be written in a text on purpose
    if "\0" in text:
        damaged += text.count("\0")
        text = text.replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n"), damaged


def read_source(file: Path, path: str) -> Source:
    """Read `file` as the source named `path`.

    Raises `ReportgenError` when the file cannot be read.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReportgenError(path, f"cannot be read ({error.strerror or error}); fix its permissions or remove it") from None
    text, damaged = decode(data)
    return Source(path=path, text=text, damaged=damaged)


def find_sources(path: Path) -> tuple[tuple[Path, str], ...]:
    """List the Markdown files at or below `path` with the name each gets as a source, sorted by that name.

    Names are relative to the folder that holds `path`, so that ``content/reports`` gives ``reports/…`` and one file
    keeps the name of its folder. Hidden files, links that lead out of `path`, and files that are about the folder (README and
    its like) are left out; a file that is named itself is always taken.
    Raises `ReportgenError` when `path` does not exist.
    """
    top = path.resolve()
    if top.is_file():
        return ((top, f"{top.parent.name}/{top.name}".lstrip("/")),)
    if not top.is_dir():
        raise ReportgenError(str(path), "no such file or folder; name a Markdown file or a folder that holds some")
    found = []
    for file in top.rglob("*"):
        inside = file.relative_to(top)
        if file.suffix.lower() not in (".md", ".markdown") or any(part.startswith(".") for part in inside.parts):
            continue
        if file.stem.lower() in _ABOUT:
            continue
        if file.is_file() and file.resolve().is_relative_to(top):
            found.append((file, f"{top.name}/{inside.as_posix()}".lstrip("/")))
    return tuple(sorted(found, key=lambda pair: pair[1]))
