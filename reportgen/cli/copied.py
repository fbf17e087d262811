"""The database of the last build, from which what reports say again is copied: to make it takes four times as long."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import msgspec

from reportgen.cli.standing import LAYERS
from reportgen.corpus.cache import Cache, code_version
from reportgen.exports.render import FOLDER
from reportgen.exports.sql.before import Before
from reportgen.exports.sql.database import FILE, PAGE, build_after, can_build, clean, database_bytes, render_database
from reportgen.files import File, Long, Target
from reportgen.history import Finding, History


class _Left(msgspec.Struct, frozen=True):
    """What is known of the database of the last build: the digest of its bytes, and its `firsts`."""

    sha256: bytes = b""
    firsts: dict[bytes, int] = {}


_PIECE = 256 * PAGE
_DECODER = msgspec.msgpack.Decoder(_Left)


class Copied:
    """Renders the database of one site. What it needs is claimed at once: the process that makes the database may keep it."""

    def __init__(self, cache: Cache, site: Target) -> None:
        """Keep in `cache` what is to be known of the database that lies in `site`."""
        self._cache, self._file = cache, site.folder / FOLDER / FILE
        self._key = cache.key(f"database {code_version(LAYERS)}", str(site.folder), b"")
        cache.claim(self._key)

    def render(self, history: History, findings: tuple[Finding, ...]) -> Iterator[File | Long]:
        """Yield what `reportgen.exports.sql.database.render_database` does."""
        folder = self._cache.folder
        if folder is None or not can_build():
            yield from render_database(history, findings)
            return
        left = self._cache.find(self._key, _DECODER) or _Left()
        with _scratch(folder / f"{self._key.hex()}.part") as place:
            filled = build_after(Before(lambda: self._content(left.sha256), left.firsts), history, findings, str(place))
            if filled.name == str(place):
                filled.database.close()
                self._cache.keep(self._key, _Left(_digest(_pieces(place)), filled.firsts))
                yield Long(path=FILE, pieces=partial(_pieces, place))
                return
        content = database_bytes(filled.database)
        self._cache.keep(self._key, _Left(_digest((content,)), filled.firsts))
        yield File(path=FILE, content=content)

    def _content(self, sha256: bytes) -> bytes:
        """Return the database that lies in the site; nothing where it is not the one that is known, bit by bit."""
        with suppress(OSError):
            content = self._file.read_bytes()
            if hashlib.sha256(content).digest() == sha256:
                return content
        return b""


@contextmanager
def _scratch(file: Path) -> Iterator[Path]:
    """Give a file that is to be written for a while: there is none when that begins, nor when it ends."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink()  # of a run that was killed
    try:
        yield file
    finally:
        with suppress(OSError):
            file.unlink()


def _pieces(place: Path) -> Iterator[bytes]:
    """Yield the bytes of the database in the file `place`, cleaned: they are made and handed over there, and never held."""
    with place.open("rb") as stream:
        while piece := bytearray(stream.read(_PIECE)):
            clean(piece, first=stream.tell() == len(piece))
            yield bytes(piece)


def _digest(pieces: Iterable[bytes]) -> bytes:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()
