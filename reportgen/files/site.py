"""A site while the next one is made: what stands, what is new, and the one step that puts the new one in its place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from reportgen.beside import MANIFEST
from reportgen.errors import ReportgenError
from reportgen.files.entry import File, Long, Same, Written
from reportgen.files.inplace import replace_each
from reportgen.files.lock import locked
from reportgen.files.manifest import load_manifest, write_manifest
from reportgen.files.passing import Passing
from reportgen.files.paths import RESERVED, Claims, check_path, first_conflict, holders
from reportgen.files.place import Place, check_ours, find_place
from reportgen.files.scan import Scan, Seen, scan
from reportgen.files.spare import NoLinkError, Spare
from reportgen.files.swap import flush, flush_quietly, recover, swap

_FIXED = {errno.EXDEV, errno.EPERM, errno.EACCES, errno.EBUSY, errno.ENOTEMPTY, errno.EEXIST, errno.EINVAL, errno.ENOTSUP}
"""What the system says of folders that cannot be renamed: mounts, folders of a lower layer, those of another user."""


class Site:
    """One output folder for one run, as `open_site` gives it. Copies of it in forked processes may `put` files, too."""

    def __init__(self, place: Place) -> None:
        """Look at what lies in `place`. Raises `ReportgenError` when that is not ours, and `OSError` where it cannot be read."""
        self._place = place
        self._before = load_manifest(place.site, place.shown)
        self._there: Scan = scan(str(place.site))
        self._spare = Spare(place.spare)

    @property
    def shown(self) -> str:
        """The folder as a person named it."""
        return self._place.shown

    @property
    def folder(self) -> Path:
        """The folder, from the root of the disk."""
        return self._place.site

    def look(self, path: str) -> tuple[int, int]:
        """Return size in bytes and time in nanoseconds of the file `path` when the run began; -1 and 0 where there was none."""
        seen = self._there.files.get(path)
        return (seen.size, seen.time) if seen else (-1, 0)

    def put(self, file: File | Long) -> Same:
        """Write a file for the next site, unless this one has it with the same bytes; say which, with the digest of a long one.

        Raises `ReportgenError` for a path that is none of an output file, and when the disk refuses.
        """
        check_path(self._place.shown, file.path)
        size, time = self.look(file.path)
        try:
            if isinstance(file, Long):
                return self._put_long(file, size, time)
            if size == len(file.content) and self._holds(file):
                return Same(path=file.path, size=size, time=time)
            time = self._spare.write(file.path, (file.content,))
        except OSError as error:
            raise self._refused(error, file.path) from None
        return Same(path=file.path, size=len(file.content), time=time, new=True)

    def _put_long(self, file: Long, size: int, time: int) -> Same:
        """Compare `file` with what this site has, and write it from where it is another one; what its pieces come from is asked once."""
        there = f"{self._place.site}/{file.path}"
        with open(there, "rb") if size >= 0 and os.path.isfile(there) else nullcontext() as stream:  # noqa: PTH113, PTH123
            passing = Passing(file.pieces(), stream)
            if passing.same():
                return Same(path=file.path, size=size, sha256=passing.sha256, time=time)
            time = self._spare.write(file.path, passing)
        return Same(path=file.path, size=passing.size, sha256=passing.sha256, time=time, new=True)

    def _holds(self, file: File) -> bool:
        with suppress(OSError), open(f"{self._place.site}/{file.path}", "rb") as stream:  # noqa: PTH123 -- one for each file
            return stream.read() == file.content
        return False

    def publish(self, files: Iterable[Same]) -> Written:
        """Make the folder hold exactly `files`, and what others put there, at once; nothing is touched when that is so already.

        Raises `ReportgenError`, and leaves the old site, when two files want one path, one stands where somebody else's is, one is neither
        new nor there, and when the disk refuses.
        """
        claims, stands = Claims(self._place.shown), set()
        for file in files:
            claims.take(file.path)
            if not file.new:
                stands.add(file.path)
                if file.path not in self._there.files:
                    raise ReportgenError(f"{self._place.shown}/{file.path}", "is not there any more; build again")
        self._check_others(claims)
        paths = claims.paths.values()
        gone = set(self._before).difference(paths)
        written = len(paths) - len(stands)
        if written or gone or len(self._before) != len(paths):
            self._renew(claims, {path: self._there.files[path] if path in stands else None for path in paths})
        return Written(written=written, unchanged=len(stands), removed=len(gone))

    def forget_old(self) -> None:
        """Remove the site before this one, which is kept for the next run: it may say what nobody shall read any more.

        Raises `ReportgenError` when the disk refuses.
        """
        try:
            self._spare.clear({*self._before, *scan(str(self._place.site)).files} - self._others().keys())
        except OSError as error:
            raise self._refused(error, self._place.spare.name) from None

    def _others(self) -> dict[str, Seen]:
        """Return the files that others put into the folder."""
        return {path: self._there.files[path] for path in self._there.files.keys() - set(self._before)}

    def _check_others(self, claims: Claims) -> None:
        others = self._others()
        conflict = first_conflict(claims, sorted(others))
        if conflict is None:
            return
        other, path = conflict
        if others[other].link and path != other:
            raise ReportgenError(f"{self._place.shown}: {path!r}", "leads out of the output folder through a link")
        raise ReportgenError(f"{self._place.shown}/{other}", f"is not from reportgen, and {path!r} shall be there; move it elsewhere")

    def _renew(self, claims: Claims, wanted: dict[str, Seen | None]) -> None:
        new = [path for path, seen in wanted.items() if seen is None]
        try:
            if not self._place.beside or not self._swap(claims, wanted):
                replace_each(self._place, claims, self._before, new)
        except OSError as error:
            raise ReportgenError(self._place.shown, f"cannot be written ({error.filename}: {error.strerror or error})") from None

    def _swap(self, claims: Claims, wanted: dict[str, Seen | None]) -> bool:
        """Complete the spare and put it where the site is; return whether that can be done here."""
        place, others, site = self._place, self._others(), str(self._place.site)
        theirs = self._there.folders.keys() - holders(self._before) - {""}  # empty ones, too
        try:
            changed = self._spare.complete(site, {**wanted, **others}, {one for one in theirs if not claims.rival(one)})
        except NoLinkError:
            return False
        write_manifest(place.spare, claims.paths.values())
        if self._there.folders:
            shutil.copymode(place.site, place.spare)
            new = [path for path, seen in wanted.items() if seen is None]
            flush([f"{place.spare}/{path}" for path in (MANIFEST, *new)], changed)
        try:
            swap(place)
        except OSError as error:
            if error.errno in _FIXED:
                return False
            raise
        flush_quietly(str(place.site.parent))
        with suppress(OSError):  # the site is there; what is left over is no reason to complain
            self._bring_along()
            self._spare.forget({path for path in self._before if wanted.get(path) is None})
        return True

    def _bring_along(self) -> None:
        """Move what others put into the old site after this run looked at it: a folder has another time then."""
        for folder, time in self._there.folders.items():
            old = self._place.spare / folder
            if old.is_dir() and old.stat().st_mtime_ns != time:
                self._bring_from(folder, old)

    def _bring_from(self, folder: str, old: Path) -> None:
        for entry in old.iterdir():
            path = f"{folder}/{entry.name}" if folder else entry.name
            known = path in RESERVED or path in self._there.files or path in self._there.folders
            if not known and not os.path.lexists(self._place.site / path):
                with suppress(OSError):  # stays in the spare then
                    (self._place.site / folder).mkdir(parents=True, exist_ok=True)
                    entry.rename(self._place.site / path)

    def _refused(self, error: OSError, path: str) -> ReportgenError:
        return ReportgenError(f"{self._place.shown}/{path}", f"cannot be written ({error.strerror or error})")


@contextmanager
def open_site(out: Path, content: Path | None = None) -> Iterator[Site]:
    """Give the site in the folder `out` to one run at a time; files of others that lie there stay, in the new one, too.

    Where the folder that holds `out` can be written, the next site is made in a spare folder beside it, ``.NAME.spare``, and both are
    exchanged in one step. The spare is kept for the run after that. Where `out` is a mount, where files cannot have two names, or where
    somebody stands in `out`, its files are replaced one by one when all are printed.

    Raises `ReportgenError` when `out` is not ours to fill, is being filled, or cannot be.
    """
    place = find_place(out, content)
    check_ours(place.site, str(out))
    try:
        (place.site.parent if place.beside else place.site).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportgenError(str(out), f"cannot be made ({error.strerror or error})") from None
    with locked(place.lock, str(out)):
        try:
            recover(place)
            check_ours(place.site, str(out))
            check_ours(place.spare, str(place.spare))
            site = Site(place)
        except OSError as error:
            raise ReportgenError(str(out), f"cannot be read ({error.strerror or error})") from None
        yield site


def write_files(out: Path, files: Iterable[File | Long | Same], *, content: Path | None = None) -> Written:
    """Make the folder `out` hold exactly `files`, besides what others put there, and say what changed.

    Files are taken one at a time, so that an iterator need not fit in memory. One whose bytes are on disk already is not written, and the
    others appear all at once. Only files that an earlier run wrote (listed in the folder's manifest) are ever replaced or removed.

    Raises `ReportgenError` as `open_site` and `Site.publish` do, and leaves the old site then.
    """
    with open_site(out, content) as site:
        return site.publish(file if isinstance(file, Same) else site.put(file) for file in files)
