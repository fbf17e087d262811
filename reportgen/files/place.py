"""Where a site lies, what lies beside it while it is made, and which folders are refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from reportgen.beside import LOCK
from reportgen.errors import ReportgenError
from reportgen.files.manifest import is_ours
from reportgen.files.paths import SPARE

STDOUT = "-"
"""What stands for standard output where a file is named."""

READ = ("reports", "pages", "templates")
"""The folders of a content folder that are read: no output is written there."""


class Place(NamedTuple):
    """The folder of a site, with what is needed beside it.

    `shown` is its name as a person gave it, `spare` the folder in which the next site is made, `old` where the site goes for a moment
    when two folders cannot be exchanged, and `lock` the file that says who is at it. `beside` tells whether these lie in the folder that
    holds the site, so that the new one appears at once. Else they lie in the site, and each file is replaced by itself.
    """

    shown: str
    site: Path
    spare: Path
    old: Path
    lock: Path
    beside: bool


def find_place(out: Path, content: Path | None) -> Place:
    """Return the place of the site `out`, a folder or no file at all.

    Raises `ReportgenError` when it is not ours to fill: a symbolic link, a file, the root, a home folder, or a folder that holds `content`
    or lies in it.
    """
    if str(out) == STDOUT:
        raise ReportgenError(STDOUT, "is standard output, which holds no folder; name one, such as build/site, or ./- for one called so")
    try:
        if out.is_symlink():
            raise ReportgenError(str(out), f"is a symbolic link to {os.readlink(out)}; name that folder itself, or another one")  # noqa: PTH115
        site = out.resolve()
        _check(out, site, content.resolve() if content else None)
        beside = _is_free(site)
    except (OSError, RuntimeError) as error:
        raise ReportgenError(str(out), f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    start = site.parent if beside else site
    names = (f".{site.name}.spare", f".{site.name}.old", f".{site.name}.lock") if beside else (SPARE, f"{SPARE}-old", LOCK)
    spare, old, lock = (start / name for name in names)
    return Place(str(out), site, spare, old, lock, beside)


def _check(out: Path, site: Path, content: Path | None) -> None:
    if site == Path(site.anchor) or Path.home().resolve().is_relative_to(site):
        raise ReportgenError(str(out), "is the root or a home folder; name a folder for the output, such as build/site")
    if content is not None and content.is_relative_to(site):
        raise ReportgenError(str(out), "holds the content; name another folder for the output, such as build/site")
    if content is not None and site.is_relative_to(content) and not _is_apart(site, content):
        raise ReportgenError(str(out), "lies in the content, which is only read; name a folder outside of it for the output")
    if site.exists() and not site.is_dir():
        raise ReportgenError(str(out), "is a file; name a folder for the output")


def _is_apart(site: Path, content: Path) -> bool:
    """Return whether `site` may lie in `content`: who works in that folder has nothing outside of it, and it is none of what is read."""
    return Path.cwd().resolve().is_relative_to(content) and site.relative_to(content).parts[0] not in READ


def check_output(out: Path, content: Path | None) -> None:
    """Raise `ReportgenError` when no site can be made in `out`, as `find_place` and `check_ours` do: asked before anything is written."""
    check_ours(find_place(out, content).site, str(out))


def check_ours(folder: Path, shown: str) -> None:
    """Raise `ReportgenError` when the folder, which a person knows as `shown`, holds something and no manifest of ours."""
    try:
        if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and is_ours(folder))):
            raise ReportgenError(shown, "holds files that reportgen did not write; empty it or name another folder")
    except OSError as error:
        raise ReportgenError(shown, f"cannot be read ({error.strerror or error})") from None


def _is_free(site: Path) -> bool:
    """Return whether the folder `site` can be exchanged for another: no mount, in a folder of ours, and nobody stands in it.

    Whoever stands in a folder goes with it, and would be left in the old site.
    """
    if site.exists() and (site.is_mount() or Path.cwd().is_relative_to(site)):
        return False
    holder = next(folder for folder in site.parents if folder.exists())
    return os.access(holder, os.W_OK | os.X_OK)
