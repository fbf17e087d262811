"""One report that is too much beside one that is not: what a build takes for both, and what is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.cli.run import ROOT

GOOD = "# Day 1, 2025-05-05\n\n## Risks\n- **R-1:** Fog (Owner: Ben) – Status: Yellow\n"
SECONDS, MEGABYTES = 2.0, 500.0

# A small process between: what a process takes is counted from that of the one that starts it, and a test's is large.
_LAUNCH = """
import json, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, done.stderr]))
"""


class Measured(NamedTuple):
    """What a build did: its exit code, seconds of computing time, most megabytes at once, what it said, and the folder it wrote."""

    code: int
    seconds: float
    megabytes: float
    said: str
    out: Path

    @property
    def findings(self) -> str:
        """What the findings say, one a line."""
        file = self.out / "data" / "findings.ndjson"
        return "\n".join(json.loads(line)["message"] for line in file.read_text("utf-8").splitlines()) if file.exists() else ""

    @property
    def has_the_other(self) -> bool:
        """Whether the report that is not too much has its page."""
        return (self.out / "reports" / "2025-05-05.html").is_file()


def build(folder: Path, data: bytes | None = None) -> Measured:
    """Build a site of a good report and one that holds `data`, both below `folder`, which may hold more already."""
    reports = folder / "content" / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "good.md").write_text(GOOD, "utf-8")
    if data is not None:
        (reports / "heavy.md").write_bytes(data)
    asked = ["build", str(folder / "content"), "--out", str(folder / "site"), "--no-cache", "--jobs", "1"]
    command = [sys.executable, "-P", "-m", "reportgen", *asked]
    launched = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *command], capture_output=True, encoding="utf-8", check=True, cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    code, seconds, megabytes, said = json.loads(launched.stdout)
    return Measured(code, seconds, megabytes, said, folder / "site")
