"""Run the command line in this process, or as a person's shell runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from reportgen.cli import main

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "golden" / "small" / "content"


NOWHERE: dict[str, str | None] = {"REPORTGEN_COMMIT": None, "GITHUB_SHA": None, "CI_COMMIT_SHA": None}
"""What a service that runs the tests says of itself, and what would change the output."""


def run(*arguments: object, stdin: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, env={**NOWHERE, **(env or {})})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def start(*arguments: object, cwd: Path = ROOT, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", "-m", "reportgen", *(str(argument) for argument in arguments)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", **options}
    path = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    return subprocess.Popen(command, cwd=cwd, env={**path, **(env or {})}, **pipes)


def shell(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    process = start(*arguments, **options)
    stdout, stderr = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)
