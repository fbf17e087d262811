"""What most commands do first and last: read the reports that were named, and end with the code for what happened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.group import DONE, FAILED, FOUND
from reportgen.cli.options import WEIGHTS
from reportgen.cli.screen import complain, note, progress

if TYPE_CHECKING:  # reading takes a fifth of a second to import, too long for `--help`
    from reportgen.cli.load import Loaded
    from reportgen.records import Setting


def load(paths: tuple[Path, ...], config: Path | None, jobs: int, *, judged: bool = False) -> tuple[Loaded, Setting]:
    """Read the reports and complain about those that cannot be read; exit when that leaves none."""
    from reportgen.cli.kept import KEPT  # noqa: PLC0415
    from reportgen.cli.load import Reader, load_setting, open_cache  # noqa: PLC0415
    from reportgen.cli.load import load as read  # noqa: PLC0415

    setting = load_setting(config, paths)
    with progress() as tell:
        loaded = read(paths, Reader(setting, open_cache(KEPT if KEPT.is_dir() else None, setting), jobs, tell, judged))
    for line in loaded.said:
        note(line)
    _complain(loaded)
    return loaded, setting


def projects_in(paths: tuple[Path, ...], config: Path | None) -> tuple[Path, ...]:
    """Return the folders of the projects below the one path that was named; none where it is one project, or more was named."""
    from reportgen.cli.find import load_setting  # noqa: PLC0415

    setting = load_setting(config, paths, whole=True) if len(paths) == 1 else None
    return tuple(paths[0] / folder for folder in setting.projects) if setting else ()


def _complain(loaded: Loaded) -> None:
    for problem in loaded.problems:
        complain(problem)
    if not loaded.corpus.sources:
        sys.exit(FAILED)


def leave(*, failed: bool, weights: tuple[str, ...] = (), bar: str = "never") -> None:
    """End with the code for what happened: something failed, or a finding is as heavy as `bar`, or neither."""
    heavy = WEIGHTS[WEIGHTS.index(bar) :] if bar in WEIGHTS else ()
    sys.exit(FAILED if failed else FOUND if set(weights) & set(heavy) else DONE)
