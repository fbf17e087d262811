"""Where a content folder begins, asked before anything heavy is loaded."""

from __future__ import annotations

import os
from pathlib import Path

SETTINGS = "site.toml"
TEMPLATES = "templates"


def content_folder(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` that holds a `site.toml`; None when the checkout (``.git``) or the disk ends first."""
    try:
        start = path.resolve()
    except (OSError, RuntimeError):  # links in a circle: whoever reads the path says so
        return None
    for folder in (start, *start.parents):
        if os.path.isfile(folder / SETTINGS):  # noqa: PTH113 -- no error where a name is too long
            return folder
        if os.path.exists(folder / ".git"):  # noqa: PTH110
            break
    return None
