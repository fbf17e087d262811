"""From what a person names to sources: which files, under which names, with which settings."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reportgen.cli.aside import other_names, said_of_blank, said_of_name
from reportgen.cli.place import CONTENT, SETTINGS, content_folder
from reportgen.cli.screen import hush, note
from reportgen.cli.settled import settings_in
from reportgen.cli.withheld import PRIVATE, Withheld, keep_back, left_out, private_below, read_files, safe_name
from reportgen.errors import ReportgenError
from reportgen.text import USUAL, Limits, Source, find_below, make_source, read_source

if TYPE_CHECKING:  # as in `commands`: what reads takes a while to load, and a build with nothing new reads nothing
    from reportgen.records import Setting
    from reportgen.records.privacy import Privacy

STDIN = Path("-")
_TYPED = "stdin"
"""What the source is called that comes from there; it is the one that was asked for, also when it is empty."""

_NOTHING = (
    "no such folder, and no reports (.md) below this one either; write one (reportgen new), or name the folder that has some, as in "
    "reportgen build my-reports"
)


class _File(msgspec.Struct, frozen=True):
    """A file to read: the folder its name starts from, and its path as a person named it."""

    base: Path
    shown: Path


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The sources at or below some paths, sorted by name, and what could not be read, each with its reason.

    `shown` is the path of each source by its name, as a person who stands in the working folder opens it. Where the settings keep something
    back, `withheld` says how much, and `names` has by its real name what each file is called instead. `notes` name what is no report of
    its own, and is no problem either: another name of a file that is read, a file without a word; and settings that match nothing.
    `unmet` are words of excluded sections that no report has in a heading, and `whole` tells whether all that the settings are for is here.
    """

    names: dict[str, str] = {}
    withheld: Withheld = Withheld()
    sources: tuple[Source, ...] = ()
    shown: dict[str, str] = {}
    problems: tuple[ReportgenError, ...] = ()
    notes: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    whole: bool = False


def load_setting(config: Path | None, paths: Sequence[Path], *, whole: bool = False) -> Setting:
    """Return the settings in `config`, else in the `site.toml` at or above the first of `paths` that has one, else the defaults.

    Raises `ReportgenError` when the file cannot be read or says something unknown, and for a folder of several projects, unless the
    `whole` of it is wanted: what an id means is a project's own affair.
    """
    from reportgen.records.privacy import hidden  # noqa: PLC0415

    setting = _setting(config, paths)
    if setting.projects and not whole:
        where = next((path for path in paths if path != STDIN), Path.cwd())
        raise ReportgenError(str(where), f"holds several projects; name the folder of one: {', '.join(setting.projects)}")
    if setting.privacy.names or setting.privacy.patterns:
        hush(partial(hidden, setting.privacy))
    return setting


def _setting(config: Path | None, paths: Sequence[Path]) -> Setting:
    from reportgen.records import Setting, read_setting  # noqa: PLC0415

    if config is not None:
        if not config.exists():
            raise ReportgenError(str(config), "no such settings file")
        return read_setting(read_source(config, str(config)).text, str(config))
    for path in paths:
        folder = content_folder(Path.cwd() if path == STDIN else path)
        if folder is not None:
            return settings_in(folder, _short(folder / SETTINGS))
    return Setting()


def _short(file: Path) -> str:
    """Return `file` as seen from the working folder, where it lies below it."""
    here = Path.cwd().resolve()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def find(paths: Iterable[Path], limits: Limits = USUAL, privacy: Privacy | None = None) -> Found:
    """Read every report at or below `paths`; ``-`` is standard input, as one report. A path that cannot be read stops none of the others.

    Of a content folder (one that holds ``reports/``) only its reports are read. Sources are named as seen from the content folder, or where
    there is none from the folder that holds the path; when two files would get one name, both get more of their path. A file with several
    names is read once, and one without a word is no report. What `privacy` keeps back is in nothing that is returned.
    """
    problems: list[ReportgenError] = []
    sources = []
    files: dict[Path, _File] = {}
    for path in dict.fromkeys(paths):
        try:
            if path == STDIN:
                sources.append(_standard_input(limits))
            elif path.exists() and not path.is_file() and not path.is_dir():  # a pipe, as a shell's <(…) gives
                sources.append(read_source(path, safe_name(privacy, path.name), limits))
            else:
                problems += _gather(path, files, privacy)
        except ReportgenError as error:
            problems.append(error if path != Path(CONTENT) or path.exists() else ReportgenError(CONTENT, _NOTHING))
        except (OSError, RuntimeError) as error:  # too long a name, links in a circle
            reason = getattr(error, "strerror", None) or "its links lead in a circle"
            problems.append(ReportgenError(safe_name(privacy, str(path)), f"cannot be read ({reason})"))
    others = other_names(files)
    found = dict(_named({file: one for file, one in files.items() if file not in others}))
    read = read_files({file: (name, files[file].base) for file, name in found.items()}, limits, privacy)
    shown = {name: safe_name(privacy, _text(files[file].shown)) for file, name in read.called.items()}
    sources += read.sources
    worded = [source for source in sources if not source.empty or source.path == _TYPED]
    kept, held = keep_back(privacy, worded, read.excluded) if privacy else (worded, Withheld())
    again = [
        said_of_name(safe_name(privacy, _text(files[other].shown)), shown[read.called[own]])
        for other, own in sorted(others.items())
        if own in read.called and not (privacy and left_out(privacy, other, _text(other.relative_to(files[other].base)), files[other].base))
    ]
    blank = [said_of_blank(shown.get(source.path, source.path)) for source in sources if source.empty]
    return Found(
        sources=tuple(sorted(kept, key=lambda source: source.path)),
        shown=shown,
        problems=(*problems, *read.problems),
        names={found[file]: name for file, name in read.called.items()},
        withheld=held,
        notes=(*again, *blank),
        unmet=_unmet(privacy, worded),
    )


def _unmet(privacy: Privacy | None, sources: Iterable[Source]) -> tuple[str, ...]:
    if not privacy or not privacy.sections:
        return ()
    from reportgen.records.idle import unmet  # noqa: PLC0415

    return unmet(privacy.sections, sources)


def find_files(paths: Iterable[Path], privacy: Privacy) -> tuple[tuple[tuple[Path, str, str], ...], list[ReportgenError]]:
    """List every report file at or below `paths` with its name as a source and its path as a person opens it, and what cannot be read.

    For who writes reports: of a link, only the file that it leads to is listed, and only where it lies in the folder itself; a link, a pipe
    and standard input that are named are no files. What `privacy` excludes is left out.
    """
    files: dict[Path, _File] = {}
    problems = []
    for path in dict.fromkeys(paths):
        try:
            if path == STDIN or path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
                problems.append(ReportgenError(safe_name(privacy, str(path)), "is a link or no file; name the file itself"))
            else:
                problems += _gather(path, files, privacy)
        except ReportgenError as error:
            problems.append(error)
    found = [(file, name) for file, name in _named(files) if not file.is_symlink() and not left_out(privacy, file, name, files[file].base)]
    return tuple((file, name, _text(files[file].shown)) for file, name in found), problems


def _standard_input(limits: Limits) -> Source:
    if sys.stdin is None:
        raise ReportgenError("-", "standard input is closed; send a report to it, or name a file")
    if sys.stdin.isatty():
        note("reading a report from the keyboard; end it with Ctrl-D")
    return make_source(sys.stdin.buffer.read(limits.bytes + 1), _TYPED, limits)


def _gather(path: Path, files: dict[Path, _File], privacy: Privacy | None) -> list[ReportgenError]:
    """Add the files at or below `path`, and return what is left out; of a file that is there already, the outer of two folders stays."""
    top = path / "reports" if (path / "reports").is_dir() else path
    place = top.resolve()
    base = content_folder(place) or (place.parent.parent if place.is_file() else place.parent)
    below = find_below(top)
    closed = private_below(place, (file for file, _ in below.sources))
    for file, _ in below.sources:
        if closed and not closed.isdisjoint(file.parents):
            continue
        known = files.get(file)
        if known is None or len(base.parts) < len(known.base.parts):
            files[file] = _File(base, top if file == place else top / file.relative_to(place))
    left = [(file, why) for file, why in below.left if not privacy or not left_out(privacy, file, _text(file.relative_to(base)), base)]
    left += [(folder, PRIVATE) for folder in sorted(closed)]
    return [ReportgenError(safe_name(privacy, _text(top / file.relative_to(place))), why) for file, why in left]


def _named(files: dict[Path, _File]) -> Iterator[tuple[Path, str]]:
    """Yield each file with its name, no two of which are equal."""
    bases = {file: found.base for file, found in files.items()}
    names = {file: _text(file.relative_to(base)) for file, base in bases.items()}
    while twice := _clashing(bases, names):
        bases = {file: base.parent if base in twice else base for file, base in bases.items()}
        names = {file: _text(file.relative_to(base)) for file, base in bases.items()}
    for file in sorted(names):
        yield file, names[file]


def _clashing(bases: dict[Path, Path], names: dict[Path, str]) -> set[Path]:
    """Return the folders below which two files would get one of the `names`."""
    counts = Counter(names.values())
    return {base for file, base in bases.items() if counts[names[file]] > 1 and base != base.parent}


def _text(path: Path) -> str:
    """Return `path` with ``/``, as text that can be written anywhere."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
