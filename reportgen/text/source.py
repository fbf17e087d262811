"""One report file as text: decoded once, newlines normalized once."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportgen.beside import MANIFEST
from reportgen.errors import ReportgenError
from reportgen.folder import may_be_report
from reportgen.text.limits import USUAL, Cut, Limits, within

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The text of one file and where it came from.

    `path` is relative to the content folder, with ``/``. `text` has ``\\n`` newlines only, no byte-order mark and no NUL.
    `damaged` counts the bytes that were not valid text and stand as U+FFFD; `cuts` say what is beyond the limits and not in `text`.
    `nuls` counts the NULs among those that are damaged, the first of which stood in the line `nul_line`.
    """

    path: str
    text: str
    damaged: int = 0
    cuts: tuple[Cut, ...] = ()
    nuls: int = 0
    nul_line: int = 0

    @property
    def stamp(self) -> bytes:
        """All that the source says, to tell whether it says the same again."""
        return f"{self.damaged} {self.nuls} {self.nul_line}{''.join(f' {cut}' for cut in self.cuts)}\n{self.text}".encode()

    @property
    def empty(self) -> bool:
        """Whether the source says nothing at all, not even by a blank (`…`): it has no sign but white space."""
        return not self.text or self.text.isspace()

    @property
    def lines(self) -> list[str]:
        """The lines without their newlines; line 1 is ``lines[0]``."""
        return self.text.split("\n")


def decode(data: bytes) -> tuple[str, int]:
    r"""Return the text of `data` and how many characters could not be decoded, NULs among them. Never fails.

    Byte-order marks choose the encoding, UTF-8 is the default; CR LF and CR become LF, NUL becomes U+FFFD
    (CommonMark 0.31, section 2.3).

    >>> decode(b"\xef\xbb\xbfDone\r\n70 %\r")
    ('Done\n70 %\n', 0)
    >>> decode(b"caf\xe9")
    ('caf\ufffd', 1)
    """
    read = decoded(data)
    return read.text, read.damaged


class Decoded(NamedTuple):
    """The text of a file, how many of its characters could not be decoded, and how many of these are NULs, the first in `nul_line`."""

    text: str
    damaged: int
    nuls: int = 0
    nul_line: int = 0


def decoded(data: bytes) -> Decoded:
    r"""Return the text of `data` as `decode` does, and where the NULs in it were.

    >>> decoded(b"Done\r\n70\0%")
    Decoded(text='Done\n70\ufffd%', damaged=1, nuls=1, nul_line=2)
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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.find("\0")
    if first < 0:
        return Decoded(text, damaged)
    nuls = text.count("\0")
    return Decoded(text.replace("\0", "\ufffd"), damaged + nuls, nuls, text.count("\n", 0, first) + 1)


def make_source(data: bytes, path: str, limits: Limits) -> Source:
    """Return the source named `path` that holds `data`.

    Raises `ReportgenError` when that is more than is read of a file.
    """
    _check_size(len(data), path, limits)
    read = decoded(data)
    text, cuts = within(read.text, limits)
    return Source(path=path, text=text, damaged=read.damaged, cuts=cuts, nuls=read.nuls, nul_line=read.nul_line)


def _check_size(size: int, path: str, limits: Limits) -> None:
    if size > limits.bytes:
        more = f"holds more than {limits.bytes:,} bytes and is not read"
        raise ReportgenError(path, f"{more}; split it, or raise 'bytes' of [limits] in the settings")


def read_source(file: Path, path: str, limits: Limits = USUAL) -> Source:
    """Read `file` as the source named `path`.

    Raises `ReportgenError` when the file cannot be read, or is larger than `limits` allow.
    """
    try:
        if file.is_file():
            _check_size(file.stat().st_size, path, limits)
            data = file.read_bytes()
        else:  # a pipe, which may never end
            with file.open("rb") as stream:
                data = stream.read(limits.bytes + 1)
    except OSError as error:
        raise ReportgenError(path, f"cannot be read ({error.strerror or error}); fix its permissions or remove it") from None
    return make_source(data, path, limits)


class Below(NamedTuple):
    """The Markdown files at or below a path, each with its name, and what was left out, each with the reason."""

    sources: tuple[tuple[Path, str], ...] = ()
    left: tuple[tuple[Path, str], ...] = ()


def find_sources(path: Path) -> tuple[tuple[Path, str], ...]:
    """List the Markdown files at or below `path` with the name each gets as a source, sorted by that name.

    Names are relative to the folder that holds `path`, so that ``content/reports`` gives ``reports/…`` and one file
    keeps the name of its folder. Hidden files, links that lead out of `path`, folders that reportgen wrote, and files that are about the
    folder (README and its like) are left out; a file that is named itself is always taken.
    Raises `ReportgenError` when `path` does not exist.
    """
    return find_below(path).sources


def find_below(path: Path) -> Below:
    """List the Markdown files at or below `path` as `find_sources` does, and what may be a report and was left out, with the reason."""
    top = path.resolve()
    if top.is_file():
        return Below(((top, f"{top.parent.name}/{top.name}".lstrip("/")),))
    if not top.is_dir():
        raise ReportgenError(str(path), "no such file or folder; name a Markdown file or a folder that holds some")
    found, left, start = [], [], len(str(top))
    for file, why in _walk(top):
        if why:
            left.append((file, why))
        else:
            inside = str(file)[start:].replace(os.sep, "/").lstrip("/")
            found.append((file, f"{top.name}/{inside}".lstrip("/")))
    return Below(tuple(sorted(found, key=lambda pair: pair[1])), tuple(sorted(left)))


def _walk(top: Path) -> Iterator[tuple[Path, str]]:
    """Yield each Markdown file below `top`, and why it is left out where it is; also folders that cannot be looked into."""
    waiting = [str(top)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as held:
                entries = list(held)
        except OSError as error:
            yield Path(folder), f"cannot be looked into ({error.strerror or error}), nothing in it is read; fix its permissions"
            continue
        if any(entry.name == MANIFEST for entry in entries):
            continue  # the site of an earlier build
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_symlink() or not _is_folder(entry):
                if may_be_report(entry.name):
                    yield Path(entry.path), _why_not(entry, top)
            else:
                yield Path(entry.path), "is a link to a folder and not followed; put the folder there, or name it too"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _why_not(entry: os.DirEntry[str], top: Path) -> str:
    """Say why a file is no report; empty when it is one."""
    if not entry.is_symlink():
        return "" if entry.is_file() else "is no file but a pipe or a device, and is not read; remove it"
    try:
        place = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a link that leads nowhere, and is not read; remove it"
    if not place.is_relative_to(top):
        return "is a link that leads out of the folder, and is not read; put the file there, or name it too"
    return "" if place.is_file() else "is a link to no file, and is not read; remove it"
