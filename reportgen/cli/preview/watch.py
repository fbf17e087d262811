"""When files change: told by the system where watchfiles is installed, else found by looking again and again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

from reportgen.cli.place import SETTINGS, TEMPLATES, content_folder
from reportgen.folder import touched

_QUIET = 15
"""Milliseconds without a change after which an edit is over: an editor writes a file in several steps."""

_LONGEST = 150
"""Milliseconds for which changes are gathered at most."""

_LOOK = 200
"""Milliseconds after which settings, and what folders there are, are looked at again."""

_PAUSE = 0.1
"""Seconds between two looks, where nobody tells of changes."""

_FILES = 10_000
"""Files that are looked at in a second, at most: a tenth of a processor or less."""

_TEXT = (".md", ".markdown")

Changed = frozenset[str]
"""Absolute paths of files that changed; none where nobody knows which."""


class Place:
    """What a preview of `content`, with the settings `config`, else with those that are found, is made from."""

    def __init__(self, content: Path, config: Path | None) -> None:
        """Look nowhere yet."""
        self._content, self._config = Path(os.path.abspath(content)), config  # noqa: PTH100 -- links are kept

    def folders(self) -> tuple[Path, ...]:
        """Return the folders, whole with what is below them, that hold reports, hand-written pages and templates."""
        if not (self._content / "reports").is_dir():
            return (self._content,)
        return tuple(folder for name in ("reports", "pages", TEMPLATES) if (folder := self._content / name).is_dir())

    def matters(self, path: str) -> bool:
        """Tell whether the file `path` decides anything: not what editors leave beside it."""
        parts = Path(path).parts
        if any(part.startswith(".") for part in parts[len(self._content.parts) :]):
            return False
        return TEMPLATES in parts[len(self._content.parts) :] or path.lower().endswith(_TEXT)

    def looks(self) -> tuple[object, ...]:
        """Return how the settings and the folders look, which is another thing when one changes, comes or goes."""
        found = content_folder(self._content)
        setting = self._config or (found / SETTINGS if found else self._content / SETTINGS)
        return self.folders(), _seen(str(setting)), str(setting)


def _seen(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)  # noqa: PTH116 -- thousands of them
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino, touched(found)


def changes(place: Place, stop: Event, *, poll: bool = False) -> Iterator[Changed]:
    """Yield what changed of `place`, each time something did, until `stop` is set; with `poll`, whatever is installed, by looking."""
    told = None if poll else _teller()
    before = place.looks()
    while not stop.is_set():
        if any(not folder.is_dir() for folder in place.folders()):
            stop.wait(_LOOK / 1000)
            continue
        for files in (told or _looked)(place, stop):
            if files:
                yield files
            if place.looks() != before:
                before = place.looks()
                yield frozenset()
                break


_Teller = Callable[[Place, Event], Iterator[Changed]]


def _teller() -> _Teller | None:
    """Return what is told of changes by the system, where watchfiles is installed."""
    try:
        from watchfiles import watch  # noqa: PLC0415 -- may be missing
    except ImportError:
        return None

    def told(place: Place, stop: Event) -> Iterator[Changed]:
        files = (
            frozenset(path for _, path in found if place.matters(path))
            for found in watch(
                *place.folders(), watch_filter=None, debounce=_LONGEST, step=_QUIET, stop_event=stop, rust_timeout=_LOOK,
                yield_on_timeout=True, raise_interrupt=False,
            )
        )  # fmt: skip
        with suppress(FileNotFoundError):  # a folder went away in the meantime: it is looked for again
            yield from files

    return told


def _looked(place: Place, stop: Event) -> Iterator[Changed]:
    """Yield what changed from one look to the next, and nothing where nothing did."""
    before, pause = _look(place), _PAUSE
    while not stop.wait(pause):
        now = _look(place)
        yield frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before, pause = now, max(_PAUSE, len(now) / _FILES)


def _look(place: Place) -> dict[str, tuple[int, ...]]:
    """Return how each file looks that matters."""
    found: dict[str, tuple[int, ...]] = {}
    waiting = [str(folder) for folder in place.folders()]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif place.matters(entry.path):
                    found[entry.path] = _seen(entry.path)
    return found
