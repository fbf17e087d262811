"""What each page of the last build became, so that a page that shows the same again is neither printed nor read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from reportgen.corpus.cache import READERS, Cache, code_version
from reportgen.exports.index import is_data
from reportgen.files import File, Same
from reportgen.site.printer import Printed

_LAYERS = (*READERS, "corpus", "history", "checks", "exports", "site")


class _File(msgspec.Struct, frozen=True, array_like=True):
    """One file as the build left it: path below the output folder, size in bytes, time in nanoseconds, SHA-256 in hex of data."""

    path: str
    size: int
    time: int
    sha256: str = ""


class _Page(msgspec.Struct, frozen=True, array_like=True):
    """One page: the digest of what it shows, its files, and what its text asked the site for."""

    digest: bytes
    files: tuple[_File, ...]
    asked: bytes = b""


class _Left(msgspec.Struct, frozen=True):
    """What a build left: where the report on each page came from, and its pages by path."""

    origins: dict[str, str] = {}
    pages: dict[str, _Page] = {}


_DECODER = msgspec.msgpack.Decoder(_Left)


class Standing:
    """The pages that the last build left in one output folder, and those that this one leaves."""

    def __init__(self, cache: Cache, out: Path, origins: Mapping[str, str]) -> None:
        """Look up in `cache` what the last build left in `out`; `origins` says where the report on each page comes from now.

        A page of which a report was another's then may tell of it in its twins: nothing stands when one was.
        """
        self._cache, self._out, self._origins = cache, out, dict(origins)
        self._key = cache.key(f"pages {code_version(_LAYERS)}", str(out.resolve()), b"")
        left = cache.find(self._key, _DECODER) or _Left()
        moved = any(origins.get(page, origin) != origin for page, origin in left.origins.items())
        self._before = {} if moved else left.pages
        self._now: dict[str, tuple[bytes, tuple[Same, ...], bytes]] = {}

    def asked(self, path: str) -> bytes:
        """Return what the text of the page `path` asked the site for when it was printed last."""
        page = self._before.get(path)
        return page.asked if page else b""

    def stands(self, path: str, digest: bytes) -> tuple[Same, ...]:
        """Return the files of the page `path` if it was printed from the same `digest` and they lie as they were left; else nothing."""
        page = self._before.get(path)
        if page is None or page.digest != digest:
            return ()
        if any(self._look(file.path) != (file.size, file.time) for file in page.files):
            return ()
        return tuple(Same(path=file.path, size=file.size, sha256=file.sha256) for file in page.files)

    def note(self, printed: Printed) -> None:
        """Note that this build leaves what was `printed`."""
        if printed.path:
            self._now[printed.path] = printed.digest, printed.standing or tuple(map(_known, printed.files)), printed.asked

    def keep(self) -> None:
        """Keep what was noted for the next build; call when everything is on disk."""
        pages = {path: _Page(digest, tuple(map(self._left, files)), asked) for path, (digest, files, asked) in sorted(self._now.items())}
        self._cache.keep(self._key, _Left(self._origins, pages))

    def _left(self, file: Same) -> _File:
        size, time = self._look(file.path)
        return _File(file.path, size, time, file.sha256)

    def _look(self, path: str) -> tuple[int, int]:
        try:
            found = os.stat(self._out / path)  # noqa: PTH116 -- some for each page, and faster so
        except OSError:
            return -1, 0
        return found.st_size, found.st_mtime_ns


def _known(file: File) -> Same:
    checked = hashlib.sha256(file.content).hexdigest() if is_data(file.path) else ""
    return Same(path=file.path, size=len(file.content), sha256=checked)
