"""Install what reportgen runs on for each other Python of this machine, below build/pythons: ``python3 -m tests.supply.pythons``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.supply.pins import REQUIREMENTS

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
FOLDER = REQUIREMENTS.parent / "build" / "pythons"
_SAYS = "import sys, venv; print('%d.%d' % sys.version_info[:2])"


def interpreter(version: str) -> Path | None:
    """The Python of `version` on the PATH or where pyenv keeps its own; None where none starts."""
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    places = [*map(Path, filter(None, [shutil.which(f"python{version}")])), *sorted(pyenv.glob(f"{version}.*/bin/python{version}"))]
    for place in places:
        done = subprocess.run([place, "-c", _SAYS], capture_output=True, text=True, check=False)
        if done.stdout.strip() == version:
            return place
    return None


def ready(version: str) -> Path | None:
    """A Python of `version` that has what reportgen runs on: this one, or one installed below build/pythons."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return Path(sys.executable)
    place = FOLDER / version / "bin" / "python"
    return place if (FOLDER / version / "stamp").exists() else None


def install(version: str) -> str:
    """Make an environment for `version`, and say what became of it."""
    place, folder = interpreter(version), FOLDER / version
    if place is None:
        return "not on this machine"
    lock = REQUIREMENTS / "run.txt"
    if (folder / "stamp").exists() and (folder / "stamp").read_bytes() == lock.read_bytes():
        return "ready"
    subprocess.run([place, "-m", "venv", "--clear", folder], check=True)
    pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:")
    done = subprocess.run([*pip, "--require-hashes", "-r", lock], check=False)
    if done.returncode:
        return "could not be installed"
    shutil.copy(lock, folder / "stamp")
    return "installed"


def main() -> None:
    """Install for every version but this one, and print one line each."""
    for version in VERSIONS:
        this = version == f"{sys.version_info.major}.{sys.version_info.minor}"
        print(f"Python {version}: {'this one' if this else install(version)}", flush=True)


if __name__ == "__main__":
    main()
