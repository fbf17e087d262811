"""Which settings match nothing in the folder that they are for: asked only where all of it is read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.beside import MANIFEST
from reportgen.cli.find import STDIN, Found
from reportgen.cli.place import SETTINGS, content_folder
from reportgen.cli.withheld import read_files
from reportgen.records import Setting
from reportgen.records.idle import idle_dates, idle_files, idle_sections, unmet
from reportgen.text import find_below

_MARKDOWN = (".md", ".markdown")


class Scope(NamedTuple):
    """The folder that settings are for, and the one from which they name its files."""

    top: Path
    base: Path


def scope_of(paths: Sequence[Path], setting: Setting) -> Scope | None:
    """Return what the settings are for, where all reports of that are at `paths`.

    None where only some are read: these settings may be about others. So are those of a file that lies elsewhere, unless the folder looks
    like a whole one.
    """
    if not setting.places or len(paths) != 1 or paths[0] == STDIN or not os.path.isdir(paths[0]):  # noqa: PTH112 -- no error for a long name
        return None
    here = paths[0].resolve()
    whole = (here, here.parent) if here.name == "reports" else (here,)
    base = content_folder(here)
    if base:
        return Scope(base, base) if base in whole else None
    home = Path(next(iter(setting.places.values())).rpartition(":")[0]).resolve().parent
    inner = (here / "reports").is_dir()
    return Scope(here, here if inner else here.parent) if inner or len(whole) > 1 or home in whole else None


def idle_notes(scope: Scope, setting: Setting, found: Found) -> Iterator[str]:
    """Say what is set about files and sections although there are none such; nothing of what depends on something that cannot be read."""
    shown = {source.path for source in found.sources}
    shown |= {folder for path in shown for folder in map(Path.as_posix, Path(path).parents)} - {"."}
    files = _files(scope) if setting.dates or setting.privacy.files else None
    if files is not None:
        start = "reports/" if scope.top == scope.base and (scope.top / "reports").is_dir() else ""
        yield from idle_dates(setting, {file for file in files if file.startswith(start)}, shown)
        yield from idle_files(setting, files, shown)
    if not found.problems:
        yield from idle_sections(setting, _unmet(scope, setting, found.unmet))


def _files(scope: Scope) -> frozenset[str] | None:
    """Return the Markdown files of the folder, each with all ways in which a glob may name it; None where not all can be seen."""
    unseen: list[OSError] = []
    named: set[str] = set()
    for folder, folders, files in os.walk(scope.top, onerror=unseen.append):
        if MANIFEST in files:
            folders.clear()  # the site of an earlier build
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 -- thousands of them
        for name in (*links, *(name for name in files if not name.startswith(".") and name.lower().endswith(_MARKDOWN))):
            named.update(_names(Path(folder, name), scope.base))
    return None if unseen else frozenset(named)


def _names(file: Path, base: Path) -> Iterator[str]:
    """Yield what `left_out` knows a file by."""
    yield file.relative_to(base).as_posix()
    if not (base / SETTINGS).is_file():
        yield file.as_posix()
    if file.is_symlink():
        real = Path(os.path.realpath(file))
        yield (real.relative_to(base) if real.is_relative_to(base) else real).as_posix()


def _unmet(scope: Scope, setting: Setting, headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `headings` that no hand-written page has either; none where a page cannot be read."""
    pages = scope.base / "pages"
    if not headings or not pages.is_dir():
        return headings
    read = read_files({file: (name, scope.base) for file, name in find_below(pages).sources}, setting.limits, setting.privacy)
    return () if read.problems else unmet(headings, read.sources)
