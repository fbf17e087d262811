"""Where a content folder begins, asked before anything heavy is loaded."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.folder import may_be_report

SETTINGS = "site.toml"
CONTENT = "content"
TEMPLATES = "templates"


def content_folder(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` that holds a `site.toml`; None when the checkout (``.git``) or the disk ends first."""
    try:
        start = path.resolve()
    except (OSError, RuntimeError):  # links in a circle: whoever reads the path says so
        return None
    for folder in (start, *start.parents):
        if has_settings(folder):
            return folder
        if os.path.exists(folder / ".git"):  # noqa: PTH110
            break
    return None


def has_settings(folder: Path) -> bool:
    """Return whether a `site.toml` lies in `folder`: also one that cannot be read, and of which nobody knows what it keeps back."""
    file = folder / SETTINGS
    return os.path.lexists(file) and not os.path.isdir(file)  # noqa: PTH112 -- no error where a name is too long


def usual_content() -> Path:
    """Return the folder of the reports where nobody names one.

    That is ``content``; where there is none, the working folder, if it has settings, a folder ``reports``, or Markdown files at its top or
    in its folders. A home folder and the root are never read unasked.
    """
    usual, here = Path(CONTENT), Path()
    if os.path.lexists(usual) or here.resolve() in {Path.home().resolve(), Path(here.resolve().anchor)}:
        return usual
    return here if has_settings(here) or os.path.isdir("reports") or _holds_markdown(".", 1) else usual  # noqa: PTH112


def _holds_markdown(folder: str, deeper: int) -> bool:
    """Return whether a Markdown file lies in `folder` or, as many steps as `deeper` says, below it; hidden folders do not count."""
    try:
        with os.scandir(folder) as held:
            entries = [entry for entry in held if not entry.name.startswith(".")]
    except OSError:
        return False
    if any(may_be_report(entry.name) for entry in entries):
        return True
    return deeper > 0 and any(_holds_markdown(entry.path, deeper - 1) for entry in entries if entry.is_dir(follow_symlinks=False))
