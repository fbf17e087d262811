"""The histories of all items as text, kept beside the results of builds, so that the next `show` prints one without tracing them again."""

from __future__ import annotations

import hashlib
import os
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

from reportgen.beside import replacing
from reportgen.cli.ledger import Ledger, Outcome, inputs

KEPT = Path("build/cache")
"""Where builds keep results by default. Only a build makes this folder: a command that only asks leaves nothing in a place of its own."""

_FILE = "histories"
_ROW = struct.Struct(">16sQQ16s")
_END = struct.Struct(">QQ16s")


class Shown(NamedTuple):
    """One item: the names that it answers to, in small letters, and its history as lines."""

    names: tuple[str, ...]
    lines: tuple[str, ...]


class Histories:
    """The histories of one set of paths, as they were when `note` last saw what they are made of."""

    def __init__(self, paths: Iterable[Path], config: Path | None) -> None:
        """Look for what was kept for `paths` and the settings `config`, as a person in the working folder named them."""
        self._paths, self._config = tuple(paths), config
        self._folder = KEPT / "show" if KEPT.is_dir() and Path("-") not in self._paths else None
        asked = (Path.cwd(), config, *self._paths)
        self._ledger = Ledger(KEPT / "last-show", asked) if self._folder else None

    def find(self, wanted: str) -> tuple[str, ...] | None:
        """Return the lines of every item called `wanted`, none if there is none; None when nothing that is true now was kept."""
        if self._ledger is None or self._folder is None:
            return None
        files = (file for path in self._paths for file in inputs(path, self._config))
        if self._ledger.unchanged(files, self._folder) is None:
            return None
        try:
            return _read(self._folder / _FILE, wanted.casefold())
        except (OSError, ValueError, struct.error):
            return None

    def keep(self, items: Iterable[Shown]) -> None:
        """Keep `items`, which follow from what `find` looked at, where there is a place for it."""
        if self._ledger is None or self._folder is None:
            return
        self._ledger.forget()
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            _write(self._folder / _FILE, items)
            self._ledger.keep(Outcome("", (), 1), self._folder)


def drop(place: Path) -> None:
    """Remove the histories and names kept in `place`: a build read something new, or what nobody shall read any more is in them."""
    for file in (*place.glob("last-show*"), *place.glob("names*"), *(place / "show").glob(f"{_FILE}*")):
        with suppress(OSError):
            file.unlink()


def paint(line: str) -> str:
    """Return a line of a history in colour: what it is about, and where it was seen."""
    if not line.startswith(" "):
        return click.style(line, bold=True)
    return click.style(line, fg="cyan") if line.startswith("  ") and not line.startswith("   ") else line


def _write(file: Path, items: Iterable[Shown]) -> None:
    """Write the texts of `items` one after the other, then a row for each name of each, sorted, and last where the rows begin.

    A row has the digest of the name, where the text begins and how long it is in bytes, and the digest of the text.
    """
    rows: list[bytes] = []
    with replacing(file) as stream:
        for item in items:
            text = "\n".join(item.lines).encode("utf-8", "surrogatepass")
            rows += [_ROW.pack(_name(name), stream.tell(), len(text), _digest(text)) for name in set(item.names)]
            stream.write(text)
        index = b"".join(sorted(rows))
        stream.write(index + _END.pack(stream.tell(), len(rows), _digest(index)))


def _read(file: Path, name: str) -> tuple[str, ...]:
    """Return the lines of every item called `name`, with an empty one between two. Raises `ValueError` for a file that is not whole."""
    with file.open("rb") as stream:
        stream.seek(-_END.size, os.SEEK_END)
        start, count, digest = _END.unpack(stream.read())
        stream.seek(start)
        index = stream.read(count * _ROW.size)
        if _digest(index) != digest:
            raise ValueError(file.name)
        texts: list[str] = []
        for begins, length, proof in _rows(index, _name(name)):
            stream.seek(begins)
            text = stream.read(length)
            if _digest(text) != proof:
                raise ValueError(file.name)
            texts.append(text.decode("utf-8", "surrogatepass"))
    return tuple("\n\n".join(texts).split("\n")) if texts else ()


def _rows(index: bytes, name: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, length and digest of the texts under `name`."""
    at = bisect_left(range(len(index) // _ROW.size), name, key=lambda row: index[row * _ROW.size : row * _ROW.size + len(name)])
    while index.startswith(name, at * _ROW.size):
        _, begins, length, proof = _ROW.unpack_from(index, at * _ROW.size)
        yield begins, length, proof
        at += 1


def _name(name: str) -> bytes:
    return _digest(name.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
