"""What a build left of its items for the next `show`: a line each, and all the rest in the data of the site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.beside import read_kept
from reportgen.cli.telling import Answer, Mention, missing, read_told, told_lines

_PROOF = 64  # digits in front of the lines, which prove that they are whole


class Left(NamedTuple):
    """One item: the names that it answers to, in small letters, what it is called, its slug, and who mentions it.

    `sha256` is that of its file in ``data/items``, in hex.
    """

    names: Sequence[str]
    called: str
    slug: str
    sha256: str
    mentions: Sequence[Mention]


class Home(NamedTuple):
    """The first line: the folder of the site, and what stands before the name of each source where a person is to open it."""

    site: str
    before: str

    def lines(self, item: Left) -> Iterator[str]:
        """Yield the history of `item`. Raises `OSError` and `ValueError` when its file is not as it was left, or does not say enough."""
        file = f"{self.site}/data/items/{item.slug}.json"
        data = read_kept(file)
        if hashlib.sha256(data).hexdigest() != item.sha256:
            raise ValueError(file)
        return told_lines(read_told(data, item.mentions), lambda source, line: f"{self.before}{source}:{line}")


def proved(lines: bytes) -> bytes:
    """Return `lines`, the home and the items as JSON, as they are kept."""
    return _digest(lines) + b"\n" + lines


def find_left(file: Path, wanted: str) -> Answer:
    """Return what there is of an item called `wanted`. Raises `OSError` and `ValueError` where that cannot be told from `file`."""
    data = read_kept(str(file))
    if data[:_PROOF] != _digest(data[_PROOF + 1 :]):
        raise ValueError(file)
    first = data.index(b"\n", _PROOF + 1)
    found = list(_items(data, wanted.casefold(), first))
    if not found:
        return Answer((), missing(wanted, (Left(*json.loads(line)).called for line in data[first:].splitlines()[1:])))
    home = Home(*json.loads(data[_PROOF + 1 : first]))
    return Answer(tuple("\n\n".join("\n".join(home.lines(item)) for item in found).split("\n")))


def _items(data: bytes, name: str, at: int) -> Iterator[Left]:
    """Yield each item called `name` in the lines of `data` from the place `at` on.

    Raises `ValueError` for a name that JSON may spell in two ways.
    """
    if not name.isprintable():
        raise ValueError(name)
    spelled = json.dumps(name, ensure_ascii=False).encode()
    while (at := data.find(spelled, at)) >= 0:
        end = data.index(b"\n", at)
        item = Left(*json.loads(data[data.rindex(b"\n", 0, at) : end]))
        if name in item.names:
            yield item
        at = end


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_PROOF // 2).hexdigest().encode()
