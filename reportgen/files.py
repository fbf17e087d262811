"""The one writer: output as values until here, then onto disk."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from reportgen.errors import ReportgenError

MANIFEST = ".reportgen-manifest.json"
_TEMPORARY = ".reportgen-temporary"
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One output file: its path below the output folder, with ``/``, and its bytes."""

    path: str
    content: bytes


class Same(msgspec.Struct, frozen=True, kw_only=True):
    """An output file that is known to be on disk as it should be: it is neither read nor written, and stays.

    `size` is in bytes, `sha256` in hex where whoever knows the file kept it.
    """

    path: str
    size: int = 0
    sha256: str = ""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """How many files of the output folder a run wrote, found to be right already, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The files of ours that an output folder holds; only these are ever removed."""

    paths: tuple[str, ...]


def write_files(out: Path, files: Iterable[File | Same], *, content: Path | None = None) -> Written:
    """Make the folder `out` hold exactly `files`, besides what others put there, and say what changed.

    Files are taken one at a time, so that an iterator need not fit in memory. One whose bytes are on disk already is left alone, the others
    are replaced in one step. Only files that an earlier run wrote (listed in the folder's manifest) and this one did not are removed.

    Raises `ReportgenError` when `out` is not ours to fill (it holds files but no manifest, or is the root, a home folder, or a folder
    that holds `content`), when a path leads out of it, comes twice (in other letter case too) or is a folder's, and when the disk refuses.
    """
    _check_out(out, content)
    with _disk(out, "", "made"):
        out.mkdir(parents=True, exist_ok=True)
    before = _load_manifest(out)
    _write_manifest(out, before)  # from here on the folder is ours, however this run ends
    now: dict[str, str] = {}
    try:
        written = _write_each(out, files, before, now)
    except BaseException:
        _write_manifest(out, {**before, **now})
        raise
    _write_manifest(out, now)
    return written


def _write_each(out: Path, files: Iterable[File | Same], before: dict[str, str], now: dict[str, str]) -> Written:
    """Write `files` and remove what they leave over, keeping `before` and `now` (folded path to path) true to the disk at every step."""
    folders: set[str] = set()
    written = removed = 0
    inside = functools.cache(functools.partial(_is_inside, out))
    for file in files:
        _claim(out, file.path, now, folders, inside)
        if isinstance(file, Same):
            now[_folded(file.path)] = file.path
            continue
        for old in _obstacles(out, file.path, before):
            _remove(out, old)
            del before[_folded(old)]
            removed += 1
        now[_folded(file.path)] = file.path
        written += _replace(out, file)
    for key in sorted(before.keys() - now.keys()):
        _remove(out, before[key])
        del before[key]
        removed += 1
    return Written(written=written, unchanged=len(now) - written, removed=removed)


def _check_out(out: Path, content: Path | None) -> None:
    """Raise unless `out` is a folder, or no file at all, that we may fill."""
    place = out.resolve()
    if place == Path(place.anchor) or Path.home().resolve().is_relative_to(place):
        raise ReportgenError(str(out), "is the root or a home folder; name a folder for the output, such as build/site")
    if content is not None and content.resolve().is_relative_to(place):
        raise ReportgenError(str(out), "holds the content; name another folder for the output, such as build/site")
    if not place.exists():
        return
    if not place.is_dir():
        raise ReportgenError(str(out), "is a file; name a folder for the output")
    if not (place / MANIFEST).is_file() and any(place.iterdir()):
        raise ReportgenError(str(out), "holds files that reportgen did not write; empty it or name another folder")


def _folded(path: str) -> str:
    """Return what a file system that ignores letter case takes `path` for.

    >>> _folded("items/AI-1.html")
    'items/ai-1.html'
    """
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _parents(path: str) -> list[str]:
    """Return the folders that hold `path`, the nearest first.

    >>> _parents("data/items/ai-1.json"), _parents("index.html")
    (['data/items', 'data'], [])
    """
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]


def _problem(path: str) -> str:
    r"""Say what is wrong with `path` as the path of an output file, in any file system; empty when nothing is.

    >>> _problem("items/ai-1.html")
    ''
    >>> _problem("../../etc/passwd")
    "has the part '..'"
    >>> _problem("a\\b")
    'has a backslash or a control character'
    """
    if not path or path in (MANIFEST, _TEMPORARY):
        return "is no name for an output file"
    if _UNSAFE.search(path):
        return "has a backslash or a control character"
    if path.startswith("/") or ":" in path.partition("/")[0]:
        return "is absolute"
    return next((f"has the part {part!r}" for part in path.split("/") if part in ("", ".", "..")), "")


def _is_inside(out: Path, folder: str) -> bool:
    """Return whether `folder` of the folder `out` lies in it, wherever links lead."""
    return (out / folder).resolve().is_relative_to(out.resolve())


def _check_path(out: Path, path: str, inside: Callable[[str], bool]) -> None:
    """Raise `ReportgenError` when `path` is not surely inside `out`."""
    problem = _problem(path)
    if not problem and not inside(path.rpartition("/")[0]):
        problem = "leads out of the output folder through a link"
    if problem:
        raise ReportgenError(f"{out}: {path!r}", problem)


def _claim(out: Path, path: str, now: dict[str, str], folders: set[str], inside: Callable[[str], bool]) -> None:
    """Note that this run writes `path`. Raises `ReportgenError` when another file of the run stands in its way."""
    _check_path(out, path, inside)
    key, parents = _folded(path), [_folded(parent) for parent in _parents(path)]
    other = next((now[taken] for taken in (key, *parents) if taken in now), path if key in folders else None)
    if other is not None:
        raise ReportgenError(f"{out}: {path!r}", f"is wanted by two output files, the other is {other!r}")
    folders.update(parents)


def _obstacles(out: Path, path: str, before: dict[str, str]) -> list[str]:
    """List the files of earlier runs that stand where `path` shall: in another spelling, as a file that is now a folder, or the reverse."""
    found = [before[key] for key in map(_folded, _parents(path)) if key in before]
    if before.get(_folded(path), path) != path:
        found.append(before[_folded(path)])
    with _disk(out, path, "written"):
        if (out / path).is_dir() and not (out / path).is_symlink():
            found += [old for old in before.values() if old.startswith(f"{path}/")]
    return found


def _replace(out: Path, file: File) -> bool:
    """Write `file` unless its bytes are on disk already; return whether it was written."""
    target, temporary = out / file.path, out / _TEMPORARY
    with _disk(out, file.path, "written"):
        same_size = target.is_file() and not target.is_symlink() and target.stat().st_size == len(file.content)
        if same_size and target.read_bytes() == file.content:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)  # left by a run that was killed
        with temporary.open("xb") as stream:
            stream.write(file.content)
        temporary.replace(target)
    return True


def _remove(out: Path, path: str) -> None:
    """Remove the file `path` and the folders that it leaves empty."""
    _check_path(out, path, functools.partial(_is_inside, out))
    target = out / path
    with _disk(out, path, "removed"), suppress(FileNotFoundError):
        target.unlink(missing_ok=True)
        for parent in _parents(path):
            if any((out / parent).iterdir()):
                break
            (out / parent).rmdir()


@contextmanager
def _disk(out: Path, path: str, done: str) -> Iterator[None]:
    """Turn what the disk refuses into an error that names the file."""
    try:
        yield
    except OSError as error:
        raise ReportgenError(str(out / path), f"cannot be {done} ({error.strerror or error})") from None


def _load_manifest(out: Path) -> dict[str, str]:
    """Return the files that earlier runs wrote, by folded path. Raises `ReportgenError` when the manifest is damaged."""
    try:
        paths = msgspec.json.decode((out / MANIFEST).read_bytes(), type=_Manifest).paths
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError) as error:
        raise ReportgenError(str(out / MANIFEST), f"is damaged ({error}); remove the folder and build again") from None
    return {_folded(path): path for path in paths}


def _write_manifest(out: Path, paths: dict[str, str]) -> None:
    manifest = _Manifest(paths=tuple(sorted(paths.values())))
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    with _disk(out, MANIFEST, "written"):
        (out / _TEMPORARY).write_bytes(content)
        (out / _TEMPORARY).replace(out / MANIFEST)
