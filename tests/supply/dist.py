"""Build what is released into dist/, twice from two copies, and compare: ``python -m tests.supply.dist``.

The copies hold the tracked files as they are in the working tree, at other paths, with other times and another umask. The wheel is built a
third time, from the sdist. SOURCE_DATE_EPOCH is the time of everything in the archives: that of the last commit where it is not set.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

from reportgen import __version__
from tests.supply.pythons import VERSIONS, ready

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = "# Outcomes of 2025-01-13\n\n## Action items\n\n- **AI-1** – Load the symbols (Ada)\n  - Status: Done\n"
_EARLIEST = 1580601600  # what hatchling takes for itself, where nobody says a time


class Copy(NamedTuple):
    """Where a copy of the checkout lies, what times its files have, and the umask it is built with."""

    folder: Path
    time: int
    umask: int


def tracked(root: Path) -> list[str]:
    """The files of the checkout: those that git knows; without git, as in an unpacked sdist, all but what was made."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode == 0 and done.stdout and (root / ".git").exists():
        return sorted(name for name in done.stdout.split("\0") if name and (root / name).is_file())
    made = {
        ".venv",
        "build",
        "dist",
        "__pycache__",
        "node_modules",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
        "PKG-INFO",
    }
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if not made & set(path.parts))


def copy(root: Path, target: Copy) -> None:
    """Copy the tracked files of `root`."""
    for name in tracked(root):
        place = target.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, place)
        os.utime(place, (target.time, target.time))


def epoch(root: Path) -> str:
    """The time of everything in the archives, in seconds since 1970."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False)
    return stated or (done.stdout.strip() if (root / ".git").exists() else "") or str(_EARLIEST)


def build(folder: Path, out: Path, when: str, umask: int = 0o022, kinds: tuple[str, ...] = ("sdist", "wheel")) -> dict[str, bytes]:
    """Build in `folder`, without network, and return the archives by name."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *(word for kind in kinds for word in ("-t", kind))]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": when}
    subprocess.run(command, cwd=folder, env=environment, umask=umask, capture_output=True, check=True)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def twice(root: Path, place: Path, when: str) -> tuple[dict[str, bytes], list[str]]:
    """Build `root` from two copies below `place`, and the wheel from the sdist; return the archives, and what differs."""
    copies = (Copy(place / "one", 1_000_000_000, 0o022), Copy(place / "elsewhere" / "two", 1_700_000_000, 0o077))
    built = []
    for one in copies:
        copy(root, one)
        built.append(build(one.folder, one.folder.with_suffix(".out"), when, one.umask))
    sdist = next(name for name in built[0] if name.endswith(".tar.gz"))
    with tarfile.open(place / "one.out" / sdist) as archive:
        archive.extractall(place / "sdist", filter="data")
    again = build(place / "sdist" / sdist.removesuffix(".tar.gz"), place / "again", when, kinds=("wheel",))
    differs = [f"{name} of two copies" for name in built[0] if built[0][name] != built[1].get(name)]
    differs += [f"{name} from the sdist" for name in again if again[name] != built[0].get(name)]
    return built[0], differs


def tried(python: Path, wheel: Path, place: Path) -> str:
    """Install the wheel for `python`, which has what it runs on, and use it in an empty folder; say how that went."""
    installed, here = place / "installed", place / "here"
    (here / "content" / "reports").mkdir(parents=True)
    (here / "content" / "reports" / "2025-01-13.md").write_text(REPORT, "utf-8")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)}
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
    ]
    commands = [
        [*pip, "--target", str(installed), str(wheel)],
        [str(python), "-P", "-m", "reportgen", "build", "content"],
        [str(python), "-P", "-c", "import reportgen; assert reportgen.read_reports('content').reports[0].records[0].id == 'AI-1'"],
    ]
    for command in commands:
        done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"failed: {done.stderr.strip() or done.stdout.strip()}"
    return "installed, built a site, imported" if (here / "build" / "site" / "index.html").is_file() else "failed: built no site"


def main() -> int:
    """Build, compare, try, and put into dist/ what is the same each time."""
    when = epoch(ROOT)
    with tempfile.TemporaryDirectory() as place:
        archives, differs = twice(ROOT, Path(place), when)
    if differs:
        print("\n".join(f"differs: {what}" for what in differs))
        return 1
    out = ROOT / "dist"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    for name, content in archives.items():
        (out / name).write_bytes(content)
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in archives.items()]
    (out / "SHA256SUMS").write_text("".join(sums), "utf-8")
    print("".join(sums) + f"the same from two copies, and the wheel from the sdist; SOURCE_DATE_EPOCH={when}")
    failed = False
    for version in VERSIONS:
        python = ready(version)
        with tempfile.TemporaryDirectory() as place:
            said = tried(python, next(out.glob("*.whl")), Path(place)) if python else "not ready on this machine; see make pythons"
        failed |= said.startswith("failed")
        print(f"Python {version}: {said}", flush=True)
    if not re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M):
        print(f"CHANGELOG.md has no section for {__version__} yet: give [Unreleased] its number and date before the release")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
