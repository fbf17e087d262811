"""What the last build read and what it left, so that a build with nothing new ends before anything heavy is loaded."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from reportgen import __version__
from reportgen.beside import MANIFEST, read_kept, replacing
from reportgen.cli.listing import looking
from reportgen.cli.place import SETTINGS, TEMPLATES, content_folder
from reportgen.folder import installed, touched

_FORM = 4
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that changes again surely gets another time: FAT counts in steps of two seconds."""

STDOUT = Path("-")

_PACKAGE = Path(__file__).resolve().parent.parent
_TEXT = (".md", ".markdown", ".toml")
_PROGRAM = (".py", ".html", ".css", ".js", ".svg", ".toml")


class Seen(NamedTuple):
    """One file that a build read: its path (in a note, a digest of it), its size in bytes, times in nanoseconds, inode, and digest.

    `size` is -1 for what is no plain file, `time` is what programs may set, `touched` what the system noted by itself, where it does.
    """

    path: str
    size: int
    time: int
    inode: int
    touched: int = 0
    digest: str = ""

    def same(self, other: Seen) -> bool:
        """Return whether the disk describes both alike; they are the same path, in a note or not."""
        return self[1:5] == other[1:5]

    def settled(self, time: int) -> bool:
        """Return whether a change after `time` would surely show in what the disk says of the file."""
        return max(self.time, self.touched) < time - _SETTLED


class Outcome(NamedTuple):
    """What a build said: its line for people without the counts of files, the weights of its findings, how many files, and warnings."""

    about: str
    weights: tuple[str, ...]
    files: int
    said: tuple[str, ...] = ()


Looked = tuple[int, list[Seen]]
"""What was looked at, and when by the clock of the disk that holds the note."""


class Ledger:
    """The one note about the last build, kept as `file`; `options` are what else decides the output."""

    def __init__(self, file: Path, options: Iterable[object], jobs: int = 0) -> None:
        """Keep the note in `file`; `options` are the options of the command that decide what is written, in any order that is fixed.

        `jobs` is the number of processes that a person asked for, 0 for as many as pay.
        """
        self._file = file
        self._jobs = jobs
        self._options = _name("\0".join((*map(str, options), __version__, sys.version, *sorted(set(installed())))))
        self._time = 0
        self._seen: list[Seen] = []

    @property
    def kept(self) -> bool:
        """Whether there is a note."""
        return os.path.exists(self._file)  # noqa: PTH110 -- no error where a name is too long

    def unchanged(self, inputs: Iterable[Seen], out: Path) -> Outcome | None:
        """Return what the last build said, when it read exactly `inputs` as they are now and `out` is as it left it; else None.

        `inputs` are looked at when they are taken: not before this begins.

        Times are never proof of sameness by themselves: a file is taken for unchanged without reading it only when size, times and inode
        agree and its times were well past when it was noted. Otherwise its bytes decide, so that a fresh checkout counts as unchanged.
        """
        self._time = self._clock()
        note = self._note()
        with looking(out, note.get("files", 0), self._jobs) as listing:
            known = {path: Seen(path, *rest) for path, *rest in note.get("seen", ())}
            noted = note.get("time", 0)
            self._seen = [_digested(one, known, noted) for one in sorted(set(inputs))]
            digests = {one.path: one.digest for one in self._seen}
            if not note or digests != {one.path: one.digest for one in known.values()} or note["out"] != listing():
                return None
        read = [one for one in self._seen if one is not known[one.path]]
        if any(not one.same(known[one.path]) or one.settled(self._time) for one in read):  # the next look need not read these
            self._write({**note, "time": self._time, "seen": self._seen})
        return Outcome(note["about"], tuple(note["weights"]), note["files"], tuple(note["said"]))

    @property
    def looked(self) -> Looked:
        """What `unchanged` looked at."""
        return self._time, self._seen

    def keep(self, outcome: Outcome, out: Path, looked: Looked | None = None) -> None:
        """Note that a build of what `unchanged` looked at, or another note's did, ended with `outcome` and left `out`."""
        time, seen = looked or self.looked
        with looking(out, outcome.files, self._jobs) as listing:
            note = {"time": time, "seen": seen, "out": listing(), **outcome._asdict()}
        self._write({"form": _FORM, "options": self._options, **note})

    def forget(self) -> None:
        """Take the note away, before the output is touched."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _clock(self) -> int:
        """Return what time it is for the disk that holds the note, in nanoseconds; 0, when no time is trusted, if it takes no file."""
        probe = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"")
            return probe.stat().st_mtime_ns
        except OSError:
            return 0
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)

    def _note(self) -> dict[str, Any]:
        """Return the note, or nothing where there is none of ours that can be read."""
        try:
            data = read_kept(str(self._file))
        except OSError:
            return {}
        if data[:64] != _digest(data[65:]).encode():
            return {}
        note: dict[str, Any] = json.loads(data[65:])
        return note if note["form"] == _FORM and note["options"] == self._options else {}

    def _write(self, note: dict[str, Any]) -> None:
        body = json.dumps(note, ensure_ascii=True, separators=(",", ":")).encode()
        with suppress(OSError):  # costs time at the next build, never this one
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as stream:
                stream.write(_digest(body).encode() + b"\n" + body)


def cache_beside(target: Path) -> Path | None:
    """Return the folder that keeps results beside the output; standard output has none."""
    return None if target == STDOUT else target.parent / "cache"


def lasting(paths: Iterable[Path | None]) -> bool:
    """Tell whether each of `paths` can be read twice: a pipe, as a shell's ``<(…)`` gives, cannot, and nothing is known of it later."""
    return not any(path and os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path) for path in paths)  # noqa: PTH110, PTH112, PTH113


def inputs(content: Path, config: Path | None) -> Iterator[Seen]:
    """Look at every file that decides a build of `content` with the settings `config`, else those that are found: also the program.

    More than is read may be named, never less.
    """
    yield from _below(content, _TEXT)
    folder = content_folder(content)
    if config is not None:
        yield _look(config)
    elif folder is not None:
        yield _look(folder / SETTINGS)
    yield from _below(_PACKAGE, _PROGRAM)
    yield from _below(_PACKAGE.parent / "site_templates", _PROGRAM)


def _below(top: Path, endings: tuple[str, ...]) -> Iterator[Seen]:
    """Look at the files at or below `top` that end so, and all in a folder of templates; a folder that cannot be read holds none.

    Hidden files are left out.
    """
    if top.is_file():
        yield _look(top)
        return
    folders = [(str(top), endings)]
    while folders:
        folder, wanted = folders.pop()
        with suppress(OSError), os.scandir(folder) as held:
            entries = list(held)
            if any(entry.name == MANIFEST for entry in entries):
                continue  # the site of an earlier build
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, ("",) if entry.name == TEMPLATES else wanted))
                elif entry.name.lower().endswith(wanted):
                    yield _look(entry)


def _look(file: Path | os.DirEntry[str]) -> Seen:
    path = os.fspath(file)
    try:
        found = file.stat()
    except OSError:
        return Seen(path, -1, 0, 0)
    if not stat.S_ISREG(found.st_mode):  # a pipe, a device: whoever reads the folder says so, and a pipe would be waited for
        return Seen(path, -1, found.st_mtime_ns, found.st_ino, touched(found))
    return Seen(path, found.st_size, found.st_mtime_ns, found.st_ino, touched(found))


def _digested(now: Seen, known: dict[str, Seen], noted: int) -> Seen:
    """Return what a note says of the file, with a digest: that of the same file in `known`, settled when it was `noted`."""
    name = _name(now.path)
    before = known.get(name)
    if before and before.digest and now.same(before) and now.settled(noted):
        return before
    if now.size < 0:
        return Seen(name, *now[1:5], "no file")
    try:
        return Seen(name, *now[1:5], _digest(Path(now.path).read_bytes()))
    except OSError:
        return Seen(name, *now[1:5], "unreadable")


def _name(text: str) -> str:
    """Return what stands for a path in the note, which never has one: a file's name may be what nobody shall read."""
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()
