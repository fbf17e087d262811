"""Results kept between runs under a key made of everything they depend on, so that an entry is right or not there."""

from __future__ import annotations

import functools
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from reportgen.beside import read_kept, replacing
from reportgen.folder import installed
from reportgen.records import FORMAT

T = TypeVar("T")

READERS = ("languages", "text", "values", "blocks", "records")
_MAGIC = b"reportgen cache 1\n"
_DIGEST = 32
_ENTRY = re.compile(r"[0-9a-f]{64}(\.\d+)?")


@functools.cache
def code_version(layers: tuple[str, ...] = READERS) -> str:
    """Return a hash of the program text of `layers` and of what they run on, which is another one when either changes."""
    below = (release(name).encode() for name in ("markdown-it-py", "mistune", "msgspec", "rapidfuzz", "tzdata"))
    return digest([*map(_layer_version, layers), *below, sys.version.encode()]).hex()


@functools.cache
def _layer_version(layer: str) -> bytes:
    package = Path(__file__).resolve().parent.parent
    modules = sorted(file for kind in ("*.py", "*.toml") for file in (package / layer).rglob(kind))
    return digest(part for file in modules for part in (file.relative_to(package).as_posix().encode(), file.read_bytes()))


@functools.cache
def release(name: str) -> str:
    """Return the release of an installed library, in some form that is another one for another release."""
    start = f"{name.replace('-', '_')}-"
    for one in installed():
        if one.lower().startswith(start):
            return one
    from importlib import metadata  # noqa: PLC0415 -- 20 ms, for a library that is installed in no usual way

    return f"{name} {metadata.version(name)}"


def digest(parts: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of `parts`, each with its length, so that no two lists of parts read alike.

    >>> digest([b"a", b"bc"]) == digest([b"ab", b"c"])
    False
    """
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.digest()


class Cache:
    """A folder of results, one file each. The one object with state: it remembers which entries this run used.

    Every entry carries the checksum of its key and content; one that is cut short, damaged or another's is made again. Times of files
    play no part. A folder that cannot be written costs time, never the run.
    """

    def __init__(self, folder: Path | None, *, settings: bytes = b"") -> None:
        """Keep entries in `folder` (None: keep none) for readers that run with `settings`, in any form that differs when they do."""
        self._folder = folder
        self._stamp = digest([str(FORMAT).encode(), code_version().encode(), settings])
        self._used: set[str] = set()

    @property
    def folder(self) -> Path | None:
        """The folder, if anything is kept."""
        return self._folder

    @property
    def keeps(self) -> bool:
        """Whether there is a folder to keep anything in."""
        return self._folder is not None

    def get(self, what: str, path: str, data: bytes, decoder: msgspec.msgpack.Decoder[T], make: Callable[[], T]) -> T:
        """Return `make()`, from the cache when it has been made before for the same source.

        `what` names the kind of result (with `code_version` of the layers above the readers, if it depends on them), `path` and `data` are
        the source's name and bytes, `decoder` reads the result's type. With many processes, `find` and `keep` in the first one.
        """
        key = self.key(what, path, data)
        found = self.find(key, decoder)
        if found is None:
            found = make()
            self.keep(key, found)
        return found

    def key(self, what: str, path: str, data: bytes) -> bytes:
        """Return the key of the result `what` for the source `path` that holds `data`."""
        return digest([self._stamp, what.encode(), path.encode("utf-8", "surrogateescape"), data])

    def claim(self, key: bytes) -> None:
        """Say that this run may use what is kept under `key`, in another process: `prune` leaves it."""
        self._used.add(key.hex())

    def has(self, key: bytes) -> bool:
        """Return whether there is something under `key`, which need not be something that can be read."""
        return self._folder is not None and os.path.exists(self._file(key))  # noqa: PTH110 -- strings: thousands of them

    def _file(self, key: bytes) -> str:
        name = key.hex()
        return f"{self._folder}{os.sep}{name[:2]}{os.sep}{name}"

    def find(self, key: bytes, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
        """Return what was kept under `key`; None when nothing was, or when it can no longer be read."""
        self._used.add(key.hex())
        content = _load(self._file(key), key) if self._folder else None
        if content is not None:
            with suppress(msgspec.DecodeError, RecursionError):
                return decoder.decode(content)
        return None

    def keep(self, key: bytes, value: object) -> None:
        """Keep `value` under `key`, where the disk and the form of the value allow it."""
        if self._folder is not None:
            with suppress(OSError, OverflowError, ValueError):  # MessagePack cannot hold every number; such a value is made anew each time
                _store(self._folder / key.hex()[:2] / key.hex(), key, msgspec.msgpack.encode(value))

    def prune(self) -> int:
        """Remove the entries that this run did not use; return how many. Files that are no entries stay."""
        old: list[str] = []
        for folder in self._folder.glob("??") if self._folder else ():
            with suppress(OSError), os.scandir(folder) as held:
                old += [entry.path for entry in held if entry.name not in self._used and _ENTRY.fullmatch(entry.name)]
        for file in old:
            with suppress(OSError):
                os.unlink(file)  # noqa: PTH108 -- strings, as many as there are sources
        return len(old)


def _load(file: str, key: bytes) -> bytes | None:
    """Return the content of the entry `file`, or None when it is not there or not what was stored under `key`."""
    try:
        entry = read_kept(file)
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST
    content = entry[start:]
    return content if entry[:start] == _MAGIC + digest([key, content]) else None


def _store(file: Path, key: bytes, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(file) as stream:
        stream.write(_MAGIC + digest([key, content]) + content)
