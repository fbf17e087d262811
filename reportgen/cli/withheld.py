"""What the settings keep from every reader is kept back here, before anything is done with a report: files, their names, and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from reportgen.cli.place import SETTINGS, has_settings
from reportgen.cli.screen import counted
from reportgen.cli.settled import settings_in
from reportgen.errors import ReportgenError
from reportgen.text import Limits, Source, read_source

if TYPE_CHECKING:  # as in `find`
    from reportgen.records.privacy import Privacy

PRIVATE = f"{SETTINGS} there keeps something back that is not known here; name this folder"
"""Why a folder is left out that is one of `private_below`."""


class Withheld(NamedTuple):
    """How much was kept back."""

    files: int = 0
    sections: int = 0
    places: int = 0

    def plus(self, other: Withheld) -> Withheld:
        """Return both together."""
        return Withheld(*map(int.__add__, self, other))

    @property
    def said(self) -> str:
        """What a reader is told of it, once and without a word of it; nothing for nothing."""
        out = [counted(number, word) for number, word in ((self.files, "file"), (self.sections, "section")) if number]
        parts = [f"{' and '.join(out)} excluded"] if out else []
        parts += [f"{counted(self.places, 'place')} redacted"] if self.places else []
        return f"{', '.join(parts)} by the settings" if parts else ""


class Read(NamedTuple):
    """What was read of some files: the name of each that is not excluded, as it may be known, its text as it was, and what failed.

    `excluded` counts the files that are left out.
    """

    called: dict[Path, str]
    sources: list[Source]
    problems: list[ReportgenError]
    excluded: int


def left_out(privacy: Privacy, file: Path, name: str, base: Path) -> bool:
    """Tell whether the settings exclude `file`, called `name` as seen from `base`, or what it is a link to.

    Where `base` is no content folder, the whole path counts: a glob may begin above it.
    """
    from reportgen.records.privacy import excluded  # noqa: PLC0415

    paths = [name]
    if not has_settings(base):
        paths.append(file.as_posix())
    real = file.resolve()
    if real != file:
        paths.append((real.relative_to(base.resolve()) if real.is_relative_to(base.resolve()) else real).as_posix())
    return any(excluded(privacy, path) for path in paths)


def private_below(top: Path, files: Iterable[Path]) -> frozenset[Path]:
    """Return the folders below `top` that hold some of `files` and settings of their own which keep something back.

    Whoever reads all below `top` has other settings, and must leave these folders alone. Raises `ReportgenError` for settings that cannot
    be read: nobody knows what they keep back.
    """
    from reportgen.records.privacy import Privacy  # noqa: PLC0415

    folders: set[Path] = set()
    for holder in {file.parent for file in files}:
        for folder in (holder, *holder.parents):
            if folder in folders or not folder.is_relative_to(top) or folder == top:
                break
            folders.add(folder)
    return frozenset(folder for folder in sorted(folders) if has_settings(folder) and settings_in(folder).privacy != Privacy())


def safe_name(privacy: Privacy | None, path: str) -> str:
    """Return what `path` is called without what is taken out of reports."""
    from reportgen.records.privacy import hidden  # noqa: PLC0415

    return hidden(privacy, path).replace("\n", " ") if privacy else path


def safe_names(privacy: Privacy, names: Iterable[str]) -> dict[str, str]:
    """Return for each of `names`, which are paths, the one it is shown by: without what is taken out of reports, and no two alike."""
    shown = {name: safe_name(privacy, name) for name in names}
    taken = {name for name, safe in shown.items() if name == safe}
    for name in sorted(shown):
        if shown[name] == name:
            continue
        path, number = PurePosixPath(shown[name]), 1
        while shown[name] in taken:
            number += 1
            shown[name] = f"{path.with_suffix('')}-{number}{path.suffix}"
        taken.add(shown[name])
    return shown


def read_files(files: Mapping[Path, tuple[str, Path]], limits: Limits, privacy: Privacy | None) -> Read:
    """Read `files`, given with the name of each and the folder that it is seen from; one that cannot be read stops none of the others."""
    read = {file: name for file, (name, base) in files.items() if not privacy or not left_out(privacy, file, name, base)}
    names = safe_names(privacy, read.values()) if privacy else {name: name for name in read.values()}
    called = {file: names[name] for file, name in read.items()}
    sources, problems = [], []
    for file, name in called.items():
        try:
            sources.append(read_source(file, name, limits))
        except ReportgenError as error:
            problems.append(error)
    return Read(called, sources, problems, len(files) - len(read))


def keep_back(privacy: Privacy, sources: Iterable[Source], files: int = 0) -> tuple[tuple[Source, ...], Withheld]:
    """Return `sources` as everybody may read them, and how much was kept back; `files` were excluded before.

    Raises `ReportgenError` for a pattern that takes too long.
    """
    from reportgen.records.privacy import withhold  # noqa: PLC0415

    kept = [withhold(privacy, source) for source in sources]
    held = Withheld(files, sum(one.sections for one in kept), sum(one.places for one in kept))
    return tuple(one.source for one in kept), held
