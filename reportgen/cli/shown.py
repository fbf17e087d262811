"""What the next `show` tells without tracing any item: kept beside the results of builds, by a build or by a `show` that came first.

A `show` keeps the histories themselves, as text. A build keeps of each item where its history lies in the data of the site.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from reportgen.beside import replacing
from reportgen.cli.kept import Kept, Said
from reportgen.cli.ledger import Looked
from reportgen.cli.left import find_left
from reportgen.cli.screen import note
from reportgen.cli.telling import Answer, missing

_TOLD, _LEFT = "histories", "items"
_ROW = struct.Struct(">16sQQ16s")
_PLACE = struct.Struct(">QQ16s")
_ALL = bytes(16)
"""Stands for the digest of a name in the row of what all items are called."""
_END = struct.Struct(">QQ16s")


class Shown(NamedTuple):
    """One item: the names that it answers to, in small letters, what it is called, and its history as text."""

    names: tuple[str, ...]
    called: str
    text: bytes


class Histories(Kept):
    """The histories of one set of paths, as they were when `find` last saw what they are made of."""

    def __init__(self, paths: Iterable[Path], config: Path | None) -> None:
        """Look for what was kept for `paths` and the settings `config`, as a person in the working folder named them."""
        super().__init__("show", paths, config)

    def find(self, wanted: str) -> Answer | None:
        """Return what there is of an item called `wanted`, and tell a person what reading all reports would have said, too.

        None when nothing that is true now was kept.
        """
        kept = self.look()
        if kept is None:
            return None
        folder, said = kept
        try:
            left = folder / _LEFT
            answer = find_left(left, wanted) if left.exists() else _find(folder / _TOLD, wanted)
        except (OSError, ValueError, struct.error):
            return None
        for line in said:
            note(line)
        return answer

    def keep(self, items: Iterable[Shown], said: Said = ()) -> None:
        """Keep the histories `items`, which follow from what `find` looked at, where there is a place for it; `said` is said again."""
        self.put(lambda folder: _write(folder / _TOLD, items), said)

    def leave(self, items: bytes, looked: Looked, said: Said = ()) -> None:
        """Keep what a build left of its `items`, which follow from what it `looked` at, as `keep` does."""
        self.put(lambda folder: _put(folder / _LEFT, items), said, looked)


def told_text(lines: Iterable[str]) -> bytes:
    """Return a history as it is kept."""
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def paint(line: str) -> str:
    """Return a line of a history in colour: what it is about, and where it was seen."""
    if not line.startswith(" "):
        return click.style(line, bold=True)
    return click.style(line, fg="cyan") if line.startswith("  ") and not line.startswith("   ") else line


def _put(file: Path, data: bytes) -> None:
    with replacing(file) as stream:
        stream.write(data)


def _write(file: Path, items: Iterable[Shown]) -> None:
    """Write the texts of `items` one after the other, what all are called, a row for each name of each, sorted, and where the rows begin.

    A row has the digest of the name, where the text begins and how long it is in bytes, and the digest of the text.
    """
    rows: list[bytes] = []
    known: list[str] = []
    with replacing(file) as stream:
        begins = 0
        for names, called, text in items:
            place = _PLACE.pack(begins, len(text), _digest(text))
            rows += [_name(name) + place for name in set(names)]
            known.append(called)
            begins += stream.write(text)
        text = json.dumps(known).encode()
        rows.append(_ALL + _PLACE.pack(begins, len(text), _digest(text)))
        index = b"".join(sorted(rows))
        stream.write(text + index + _END.pack(begins + len(text), len(rows), _digest(index)))


def _find(file: Path, wanted: str) -> Answer:
    """Return what there is of an item called `wanted`. Raises `OSError`, `ValueError` and `struct.error` for a file that is not whole."""
    found = _read(file, _name(wanted.casefold()))
    if not found:
        return Answer((), missing(wanted, json.loads(_read(file, _ALL)[0])))
    return Answer(tuple(b"\n\n".join(found).decode("utf-8", "surrogatepass").split("\n")))


def _read(file: Path, name: bytes) -> list[bytes]:
    """Return the texts in the rows of `name`. Raises `ValueError` for a file that is not whole."""
    with file.open("rb") as stream:
        stream.seek(-_END.size, os.SEEK_END)
        start, count, digest = _END.unpack(stream.read())
        stream.seek(start)
        index = stream.read(count * _ROW.size)
        if _digest(index) != digest:
            raise ValueError(file.name)
        texts = []
        for begins, length, proof in _rows(index, name):
            stream.seek(begins)
            text = stream.read(length)
            if _digest(text) != proof:
                raise ValueError(file.name)
            texts.append(text)
    return texts


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
