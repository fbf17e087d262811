"""What the lock files below requirements/ pin."""

from __future__ import annotations

import re
from pathlib import Path

REQUIREMENTS = Path(__file__).parent.parent.parent / "requirements"
LOCKS = tuple(sorted(file.stem for file in REQUIREMENTS.glob("*.txt")))


def pins(lock: str) -> dict[str, tuple[str, ...]]:
    """The versions of each package that the lock file `lock` pins; some have one for each of several kinds of machine."""
    found: dict[str, tuple[str, ...]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", (REQUIREMENTS / f"{lock}.txt").read_text("utf-8"), re.M):
        found[name] = (*found.get(name, ()), version)
    return found
