"""The list of our files that lies in an output folder: only what it names is ever replaced or removed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from reportgen.beside import MANIFEST, replacing
from reportgen.errors import ReportgenError
from reportgen.files.paths import RESERVED, problem


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The files of ours that an output folder holds, and the checksum of that list; older ones have none."""

    paths: tuple[str, ...]
    sha256: str = ""


def is_ours(folder: Path) -> bool:
    """Return whether `folder` has a manifest, or holds nothing at all; raise `OSError` where it cannot be read."""
    return (folder / MANIFEST).is_file() or all(entry.name in RESERVED or entry.name.startswith(MANIFEST) for entry in folder.iterdir())


def load_manifest(folder: Path, shown: str) -> tuple[str, ...]:
    """Return the files that earlier runs wrote into `folder`, which a person named `shown`.

    Raises `ReportgenError` when the manifest is damaged: nobody knows then what is ours.
    """
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise _damaged(shown, str(error)) from None
    if manifest.sha256 != _checksum(manifest.paths) if manifest.sha256 else any(map(problem, manifest.paths)):
        raise _damaged(shown, "its list of files is not the one that was written")
    return manifest.paths


def write_manifest(folder: Path, paths: Iterable[str], name: str = MANIFEST) -> None:
    """Make the manifest of `folder`, or its file `name`, list `paths`, in one step. Raises `OSError` where the disk refuses."""
    listed = tuple(sorted(paths))
    content = msgspec.json.encode(_Manifest(paths=listed, sha256=_checksum(listed)))
    with replacing(folder / name) as stream:
        stream.write(msgspec.json.format(content, indent=1) + b"\n")


def discard(folder: Path) -> None:
    """Remove a folder of ours, its manifest last, so that it is known as ours until it is gone. Raises `OSError` where the disk refuses."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name.startswith(MANIFEST)):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    folder.rmdir()


def _checksum(paths: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(paths).encode("utf-8", "surrogatepass")).hexdigest()


def _damaged(shown: str, why: str) -> ReportgenError:
    return ReportgenError(f"{shown}/{MANIFEST}", f"is damaged ({why}); remove the folder and build again")
