"""What a checkout says of itself, read from its files: where it begins, where it comes from, and which branch is published."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from reportgen.proposals import Origin, read_origin

_MOST = 200_000  # bytes of a file of git that are read
_COMMIT = re.compile(r"[0-9a-f]{40}")


class Checkout(NamedTuple):
    """The top folder of a checkout, its origin where that is a known address, and the branch that is published."""

    top: Path
    origin: Origin | None = None
    branch: str = "main"


def find_checkout(folder: Path) -> Checkout | None:
    """Return the checkout that `folder` lies in; None where there is none. Git itself is never run."""
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            place = _git_folder(top / ".git")
            return Checkout(top, read_origin(_text(_common(place) / "config")), _branch(place))
    return None


def _git_folder(entry: Path) -> Path:
    """Return the folder that git keeps its things in: of a work tree, `entry` is a file that names it."""
    match = None if entry.is_dir() else re.match(r"gitdir: (.+)", _text(entry))
    return (entry.parent / match[1].strip()).resolve() if match else entry


def _common(place: Path) -> Path:
    named = _text(place / "commondir").strip()
    return (place / named).resolve() if named else place


def _branch(place: Path) -> str:
    """Return the branch that the remote calls its first one, else the one that is checked out, else main."""
    for file in (_common(place) / "refs" / "remotes" / "origin" / "HEAD", place / "HEAD"):
        match = re.match(r"ref: refs/(?:remotes/origin|heads)/([\w./-]+)\s*$", _text(file))
        if match:
            return match[1]
    return "main"


def _text(file: Path) -> str:
    with suppress(OSError), file.open("rb") as stream:
        return stream.read(_MOST).decode("utf-8", "replace")
    return ""


def installed_from() -> str:
    """Return what pip would have to install to get this very program, where it came from a repository; else nothing.

    An index is never named: there, another project has the name reportgen.
    """
    try:
        told = json.loads(metadata.distribution("reportgen").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        return ""
    url, commit = str(told.get("url", "")), str(told.get("vcs_info", {}).get("commit_id", ""))
    return f"reportgen @ git+{url}@{commit}" if url.startswith("https://") and "@" not in url and _COMMIT.fullmatch(commit) else ""
