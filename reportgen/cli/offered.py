"""What a shell can offer to complete: ids, owners and reports of the last run, kept beside the results of builds."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.beside import read_kept, replacing
from reportgen.cli.place import SETTINGS, usual_content
from reportgen.folder import touched

if TYPE_CHECKING:
    from reportgen.history import History

FILE = Path("build/cache/names")
"""Beside the histories that `show` keeps, and removed with them when what nobody shall read is in them (`kept.drop`)."""

ASKS = "_REPORTGEN_COMPLETE"
"""The variable by which the script of a shell asks; click names it so."""

_MOST = 2000
_SAFE = re.compile(r"[^\W_][\w .@#/+-]*")
"""Names that a shell runs nothing of when they stand in its line as they are: they come from reports."""


def keep_names(history: History) -> None:
    """Keep what `history` has names for, where a build made a place for it."""
    if not FILE.parent.is_dir():
        return
    names = {
        "ids": [name for track in history.tracks for name in track.ids],
        "owners": [person.name for person in history.people],
        "reports": [report.key for report in reversed(history.corpus.reports)],
        "settings": _settings(),
    }
    with suppress(OSError), replacing(FILE) as stream:
        stream.write(json.dumps(names).encode())


def complete_names(what: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes a word by the names of `what` (ids, owners, reports); nothing where none are kept. Never fails."""

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
        try:
            names = json.loads(read_kept(str(FILE)))
            if names["settings"] != _settings():  # what was kept may be what is redacted now
                return []
            begin, blanks = incomplete.casefold(), not os.environ.get(ASKS, "").startswith("bash")  # which quotes none
            found = dict.fromkeys(name for name in names[what] if name.casefold().startswith(begin) and _SAFE.fullmatch(name))
            return [name for name in found if blanks or " " not in name][:_MOST]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []

    return complete


def _settings() -> list[int]:
    try:
        found = (usual_content() / SETTINGS).stat()
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_size, found.st_ino, touched(found)]
