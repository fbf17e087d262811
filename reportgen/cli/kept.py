"""What answers are kept beside the results of builds, with a note that says what they follow from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from reportgen.cli.ledger import Ledger, Looked, Outcome, inputs, lasting
from reportgen.cli.place import usual_content

KEPT = Path("build/cache")
"""Where builds keep results by default. Only a build makes this folder: a command that only asks leaves nothing in a place of its own."""

NAMES = ("show", "list")
"""Folders in there, one a command; each has a note of its own, so that none speaks for what the other left."""

Said = tuple[str, ...]
"""What a person is told each time, on standard error."""


class Kept:
    """What one command keeps for one set of paths, as they were when `said` last saw what it follows from."""

    def __init__(self, name: str, paths: Iterable[Path], config: Path | None) -> None:
        """Look for what was kept as `name` for `paths` and the settings `config`, as a person in the working folder named them."""
        self._paths, self._config = tuple(paths), config
        self._folder = KEPT / name if KEPT.is_dir() and Path("-") not in self._paths and lasting((*self._paths, config)) else None
        asked = (Path.cwd(), config, *self._paths)
        self._ledger = Ledger(KEPT / f"last-{name}", asked) if self._folder else None

    @property
    def usual(self) -> bool:
        """Whether this is of what is read where nobody names anything."""
        return self._config is None and self._paths == (usual_content(),)

    def look(self) -> tuple[Path, Said] | None:
        """Return the folder of what was kept, and what reading all reports would have said, too; None when it is not true now."""
        if self._ledger is None or self._folder is None:
            return None
        files = (file for path in self._paths for file in inputs(path, self._config))
        again = self._ledger.unchanged(files, self._folder)
        return (self._folder, again.said) if again else None

    def put(self, write: Callable[[Path], object], said: Said = (), looked: Looked | None = None) -> None:
        """Let `write` put files into the folder, where there is a place for it, and note that they follow from what was `looked` at.

        None: from what `look` looked at. `said` is said again.
        """
        if self._ledger is None or self._folder is None:
            return
        self._ledger.forget()
        with suppress(OSError):
            clear(self._folder)
            self._folder.mkdir(exist_ok=True)
            write(self._folder)
            self._ledger.keep(Outcome("", (), 1, tuple(filter(None, said))), self._folder, looked)


def drop(place: Path) -> None:
    """Remove what is kept in `place`: a build read something new, or what nobody shall read any more is in it."""
    for file in (*(file for name in NAMES for file in place.glob(f"last-{name}*")), *place.glob("names*")):
        with suppress(OSError):
            file.unlink()
    for name in NAMES:
        clear(place / name)


def clear(folder: Path) -> None:
    """Remove the files that commands keep in `folder`."""
    for file in (file for name in FILES for file in folder.glob(f"{name}*")):
        with suppress(OSError):
            file.unlink()


FILES = ("histories", "items", "rows")
"""What is kept: by `show` itself, by a build for it, and for `list`."""
