"""Paths of output files: which are none, and which stand in each other's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reportgen.beside import LOCK, MANIFEST
from reportgen.errors import ReportgenError

SPARE = ".reportgen-spare"
RESERVED = (MANIFEST, SPARE, LOCK)
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NO_NAMES = {"", ".", ".."}


def folded(path: str) -> str:
    """Return what a file system that ignores letter case takes `path` for.

    >>> folded("items/AI-1.html")
    'items/ai-1.html'
    """
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def parents(path: str) -> list[str]:
    """Return the folders that hold `path`, the nearest first.

    >>> parents("data/items/ai-1.json"), parents("index.html")
    (['data/items', 'data'], [])
    """
    found = []
    while path := path.rpartition("/")[0]:
        found.append(path)
    return found


def holders(paths: Iterable[str]) -> set[str]:
    """Return every folder that holds one of `paths`.

    >>> sorted(holders(["data/items/ai-1.json", "index.html"]))
    ['data', 'data/items']
    """
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def problem(path: str) -> str:
    r"""Say what is wrong with `path` as the path of an output file, in any file system; empty when nothing is.

    >>> problem("items/ai-1.html")
    ''
    >>> problem("../../etc/passwd")
    "has the part '..'"
    >>> problem("a\\b")
    'has a backslash or a control character'
    """
    parts = path.split("/")
    if not path or folded(parts[0]) in RESERVED:
        return "is no name for an output file"
    if _UNSAFE.search(path):
        return "has a backslash or a control character"
    if path.startswith("/") or ":" in parts[0]:
        return "is absolute"
    return next((f"has the part {part!r}" for part in parts if part in _NO_NAMES), "")


def check_path(out: str, path: str) -> None:
    """Raise `ReportgenError` when `path` is none of a file in the folder `out`."""
    wrong = problem(path)
    if wrong:
        raise ReportgenError(f"{out}: {path!r}", wrong)


class Claims:
    """The files that one run wants, each of which has its path alone."""

    def __init__(self, out: str) -> None:
        """Claim paths in the folder `out`, as a person named it."""
        self._out = out
        self.paths: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._open = set[str]()

    def take(self, path: str) -> None:
        """Note that this run wants `path`. Raises `ReportgenError` when it is no path, or another file of the run stands in its way."""
        folder, _, name = path.rpartition("/")
        if folder in self._open and not _UNSAFE.search(name) and name not in _NO_NAMES:  # thousands lie in one folder
            key = folded(path)
            other = self.paths.get(key) or self._folders.get(key)
        else:
            check_path(self._out, path)
            other, key = self.rival(path), folded(path)
        if other:
            raise ReportgenError(f"{self._out}: {path!r}", f"is wanted by two output files, the other is {other!r}")
        self.paths[path if key == path else key] = path  # most are held once, so
        if folder:
            self._hold(folder, path)

    def _hold(self, folder: str, path: str) -> None:
        """Note that `folder` holds the file `path`, whose way there is a way for others, too."""
        if folder not in self._open:
            for parent in (folder, *parents(folder)):
                self._folders.setdefault(folded(parent), path)
            self._open.add(folder)

    def rival(self, path: str) -> str:
        """Return a claimed path that cannot be a file where `path` is one, because they are alike or one holds the other; else nothing."""
        key = folded(path)
        taken = self.paths.get(key) or self._folders.get(key)
        if taken:
            return taken
        return next((self.paths[parent] for parent in parents(key) if parent in self.paths), "")


def first_conflict(claims: Claims, others: Iterable[str]) -> tuple[str, str] | None:
    """Return the first of the files `others` that stands where a claimed path shall be, and that path; None when none does."""
    return next(((other, rival) for other in others if (rival := claims.rival(other))), None)
