"""The machine and the versions in words, without the name of a host or a folder."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

from benchmarks.programs import BENCH, git
from benchmarks.series import ROOT
from reportgen import __version__

_PINNED = re.compile(r"^(hugo|pelican)==(\S+)", re.M)


def machine() -> str:
    """Return what the machine is: cores, memory, kernel, file system, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} on {platform.machine()}, files on {_file_system(BENCH)}; "
        f"{os.getloadavg()[0]:.1f} other programs wanted a core when it began."
    )


def _file_system(folder: Path) -> str:
    """Return the kind of the file system that holds `folder`, as the kernel lists it."""
    mounts = Path("/proc/self/mounts")
    kinds = [line.split()[1:3] for line in mounts.read_text("utf-8").splitlines()] if mounts.exists() else []
    under = [(len(place), kind) for place, kind in kinds if folder.resolve().is_relative_to(place)]
    return max(under)[1] if under else "an unknown file system"


def versions(before: str) -> str:
    """Return the versions of everything that was measured, `before` being the revision of the older reportgen."""
    pins = dict(_PINNED.findall((ROOT / "requirements" / "bench.txt").read_text("utf-8")))
    return (
        f"reportgen {__version__} at {revision()}, compared with itself at {before}; {platform.python_implementation()} "
        f"{platform.python_version()}; Hugo {pins['hugo']}; Pelican {pins['pelican']}."
    )


def revision() -> str:
    """Return the revision of the working tree in short, and whether something in it is not committed."""
    try:
        short = git("rev-parse", "--short", "HEAD").decode().strip()
        changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!benchmarks/RESULTS.md")
    except (OSError, subprocess.CalledProcessError):
        return "an unknown revision"
    return f"{short} with changes" if changed else short
