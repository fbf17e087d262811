"""Ask pip-audit about every pinned package, and say plainly what could not be asked: ``python -m tests.supply.audit``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

REQUIREMENTS = Path(__file__).parent.parent.parent / "requirements"

_NO_NETWORK = re.compile(r"NameResolutionError|NewConnectionError|Network is unreachable|Max retries exceeded|timed out")

CLEAN, VULNERABLE, UNKNOWN = 0, 1, 2


class Answer(NamedTuple):
    """What is said about the pins of one file, and the exit code that follows."""

    lines: tuple[str, ...]
    code: int


def answer(name: str, stdout: str, stderr: str) -> Answer:
    """Read what pip-audit said about the file `name`; a package that it skipped counts as not asked about, which it does not fail for."""
    try:
        packages: list[dict[str, Any]] = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        why = "there is no network" if _NO_NETWORK.search(stderr) else (stderr.strip() or "no answer").splitlines()[-1]
        return Answer((f"{name}: not audited: {why}",), UNKNOWN)
    skipped = [f"{package['name']} ({package['skip_reason']})" for package in packages if "skip_reason" in package]
    known = [
        f"{name}: {package['name']} {package['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no release yet'}"
        for package in packages
        for flaw in package.get("vulns", ())
    ]
    asked = len(packages) - len(skipped)
    lines = [*known, f"{name}: {asked} of {len(packages)} packages asked about, {len(known)} known vulnerabilities"]
    if skipped:
        lines.append(f"{name}: nothing is known about the other {len(skipped)}, such as {skipped[0]}")
    return Answer(tuple(lines), VULNERABLE if known else UNKNOWN if skipped or not packages else CLEAN)


def main() -> int:
    """Print what is known about each file; return 0 when all is well, 1 for vulnerabilities, else 2 where something was not asked."""
    codes = set()
    for file in sorted(REQUIREMENTS.glob("*.txt")):
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--progress-spinner", "off", "--format", "json", "-r", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = answer(f"requirements/{file.name}", done.stdout, done.stderr)
        print("\n".join(found.lines), flush=True)
        codes.add(found.code)
    return VULNERABLE if VULNERABLE in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
