"""What each page of the last build became, so that a page that shows the same again is neither printed nor read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reportgen.corpus.cache import READERS, Cache, code_version, release
from reportgen.files import Same, Target
from reportgen.site.printer import Printed

LAYERS = (*READERS, "corpus", "history", "checks", "exports", "site")


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
    """What a build left: where the report on each page came from, and its pages by path, packed: there are many, and few words of each."""

    origins: dict[str, str] = {}
    pages: dict[str, msgspec.Raw] = {}


_DECODER = msgspec.msgpack.Decoder(_Left)
_PAGE = msgspec.msgpack.Decoder(_Page)
_ENCODE = msgspec.msgpack.Encoder().encode


def _page(pages: Mapping[str, msgspec.Raw], path: str) -> _Page | None:
    packed = pages.get(path)
    return _PAGE.decode(packed) if packed else None


class Standing:
    """The pages that the last build left in one output folder, and those that this one leaves."""

    def __init__(self, cache: Cache, site: Target, origins: Mapping[str, str]) -> None:
        """Look up in `cache` what the last build left in `site`; `origins` says where the report on each page comes from now.

        A page of which a report was another's then may tell of it in its twins: nothing stands when one was.
        """
        self._cache, self._look, self._origins = cache, site.look, dict(origins)
        self._key = cache.key(f"pages {code_version(LAYERS)} {release('jinja2')} {release('markupsafe')}", str(site.folder), b"")
        left = cache.find(self._key, _DECODER) or _Left()
        moved = any(origins.get(page, origin) != origin for page, origin in left.origins.items())
        self._before = {} if moved else left.pages
        self._now: dict[str, msgspec.Raw] = {}
        self._edited: list[str] = []
        self._data: dict[str, str] = {}

    def asked(self, path: str) -> bytes:
        """Return what the text of the page `path` asked the site for when it was printed last."""
        page = _page(self._before, path)
        return page.asked if page else b""

    def stands(self, path: str, digest: bytes) -> tuple[Same, ...]:
        """Return the files of the page `path` if it was printed from the same `digest` and they lie as they were left; else nothing."""
        page = _page(self._before, path)
        if page is None or page.digest != digest:
            return ()
        if any(self._look(file.path) != (file.size, file.time) for file in page.files):
            return ()
        return tuple(Same(path=file.path, size=file.size, sha256=file.sha256, time=file.time) for file in page.files)

    def note(self, printed: Printed) -> None:
        """Note that this build leaves what was `printed`, and written."""
        self._data.update((file.path, file.sha256) for file in printed.standing if not printed.path and file.sha256)
        if printed.path:
            files = tuple(_File(file.path, file.size, file.time, file.sha256) for file in printed.standing)
            self._now[printed.path] = msgspec.Raw(_ENCODE(_Page(printed.digest, files, printed.asked)))
            known = [file.path for file in printed.standing if file.new and self._look(file.path) != (-1, 0)]
            before = _page(self._before, printed.path) if known else None
            if before and before.digest == printed.digest:  # shows the same, and was not the same
                self._edited += known

    @property
    def edited(self) -> tuple[str, ...]:
        """Return the files of pages that somebody changed since the last build left them, sorted."""
        return tuple(sorted(self._edited))

    def sha256(self, path: str) -> str:
        """Return the SHA-256 in hex of the file of data at `path`, as this build leaves it; nothing where it leaves none."""
        page = _page(self._now, path)
        return page.files[0].sha256 if page and page.files else self._data.get(path, "")

    def keep(self) -> None:
        """Keep what was noted for the next build; call when everything is on disk."""
        self._cache.keep(self._key, _Left(self._origins, dict(sorted(self._now.items()))))
