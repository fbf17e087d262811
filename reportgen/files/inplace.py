"""Replace the files of a site one by one, where it cannot be exchanged as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reportgen.beside import MANIFEST
from reportgen.files.manifest import discard, write_manifest
from reportgen.files.paths import Claims, parents
from reportgen.files.place import Place


def replace_each(place: Place, claims: Claims, before: Iterable[str], new: Iterable[str]) -> None:
    """Move the files `new` from the spare to the site, each in one step, and remove those of `before` that are not claimed.

    All has been printed by now. A run that is killed leaves some pages old and some new, each whole, and a manifest that names all of them,
    so that the next one goes on. Raises `OSError` where the disk refuses.
    """
    wanted, before = set(claims.paths.values()), set(before)
    gone = sorted(before - wanted)
    _list(place, before | wanted)
    for path in gone:
        if claims.rival(path):  # stands in the way of a new one
            _remove(place.site, path)
    for path in new:
        target = place.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(place.spare / path, target)  # noqa: PTH105
    for path in gone:
        if not claims.rival(path):
            _remove(place.site, path)
    _list(place, wanted)
    with suppress(OSError):  # the next run does it
        discard(place.spare)


def _list(place: Place, paths: Iterable[str]) -> None:
    """Make the manifest of the site list `paths`; nothing else is left there by a run that is killed meanwhile."""
    place.spare.mkdir(exist_ok=True)
    write_manifest(place.spare, paths, f"{MANIFEST}.new")
    os.replace(place.spare / f"{MANIFEST}.new", place.site / MANIFEST)  # noqa: PTH105


def _remove(site: Path, path: str) -> None:
    """Remove the file `path` and the folders that it leaves empty."""
    target = site / path
    if target.is_dir() and not target.is_symlink():  # listed by a run that was killed before it made the folder a file, or the reverse
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        target.unlink()
    for parent in parents(path):
        try:
            (site / parent).rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # holds something still
            return
