"""Judges of other projects, run by Node: installed by ``npm ci`` in this folder, skipped where they are not."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def needs(*packages: str) -> pytest.MarkDecorator:
    """Skip a test where Node or one of `packages` is missing."""
    missing = shutil.which("node") is None or any(not (MODULES / package / "package.json").is_file() for package in packages)
    return pytest.mark.skipif(missing, reason=f"run npm ci in tests/site for {', '.join(packages)}")


def node(script: str, given: str = "") -> Any:
    """Run a module with `given` on its standard input, and return what it prints as JSON."""
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", script], input=given, capture_output=True, text=True, cwd=HERE, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
